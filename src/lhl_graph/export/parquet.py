"""A folder of Parquet files, one a class: lists as lists, days as days, and each column knows its property.

Needs pyarrow (the extra ``export``), imported when called.
"""

from __future__ import annotations

import io
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from lhl_graph.design.sender import LICENCE
from lhl_graph.iris import PREFIXES

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from lhl_graph.export.about import About
    from lhl_graph.export.sheets import Cell, Column, Sheet

_XSD: Final = PREFIXES["xsd"]
_READ: Final[Mapping[str, Callable[[str], Any]]] = {
    _XSD + "integer": int,
    _XSD + "decimal": float,
    _XSD + "double": float,
    _XSD + "date": date.fromisoformat,
}


def files(sheets: list[Sheet], about: About) -> dict[str, bytes]:
    """Give file name → content.

    Raises:
        ModuleNotFoundError: pyarrow is not installed.
    """
    return {f"{sheet.name}.parquet": _file(sheet, about) for sheet in sorted(sheets, key=lambda sheet: sheet.name)}


def _file(sheet: Sheet, about: About) -> bytes:
    import pyarrow as pa
    import pyarrow.parquet as pq

    types = {int: pa.int64(), float: pa.float64(), date.fromisoformat: pa.date32()}
    fields, arrays = [], []
    for number, column in enumerate(sheet.columns):
        read = _READ.get(column.datatype, str)
        one = types.get(read, pa.string())
        kind = pa.list_(one) if column.many else one
        arrays.append(pa.array([_value(row[number], column, read) for row in sheet.rows], type=kind))
        fields.append(pa.field(column.name, kind, metadata=_said(column, about.language)))
    said = {"class": sheet.kind, "version": about.version, "modified": about.date, "license": LICENCE}
    table = pa.table(arrays, schema=pa.schema(fields, metadata=said))
    buffer = io.BytesIO()
    pq.write_table(table, buffer, compression="zstd")
    return buffer.getvalue()


def _value(cell: Cell, column: Column, read: Callable[[str], Any]) -> Any:
    values = [read(value) for value in cell]
    return values if column.many else next(iter(values), None)


def _said(column: Column, language: str) -> dict[str, str]:
    said = {
        "title": column.headings[language],
        "property": column.property,
        "language": column.language,
        "basis": column.basis,
    }
    return {key: text for key, text in said.items() if text}
