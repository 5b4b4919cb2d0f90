"""Cells of text files: several values in one, and nothing that a spreadsheet would take for a formula.

A spreadsheet runs what starts with = + - or @, also behind a tab or a line break (OWASP, CSV Injection). Such a cell
gets an apostrophe in front, as a person would type it; so does one that starts with an apostrophe of its own. Taking
one apostrophe away from the start of a cell gives the value back.
"""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, Final

from lhl_graph.errors import OutputError
from lhl_graph.iris import PREFIXES

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from lhl_graph.export.sheets import Cell, Column, Sheet

SEPARATORS: Final = ("|", "¦", "‖")
NUMBERS: Final = frozenset(PREFIXES["xsd"] + name for name in ("integer", "decimal", "double"))

_RISKY: Final = ("=", "+", "-", "@", "\t", "\r", "\n", "'")


def separator(column: Column, cells: Iterable[Cell]) -> str:
    """Give the first separator that no value of a column holds.

    Raises:
        OutputError: its values hold them all.
    """
    return free(column.name, (value for cell in cells for value in cell))


def free(name: str, values: Iterable[str]) -> str:
    """Give the first separator that none of these values holds; `name` is what they are values of.

    Raises:
        OutputError: they hold them all.
    """
    used = {mark for value in values for mark in SEPARATORS if mark in value}
    for mark in SEPARATORS:
        if mark not in used:
            return mark
    raise OutputError(f"no separator is left for the values of {name}; choose Parquet or an RDF notation")


def joined(sheet: Sheet) -> list[list[str]]:
    """Give the rows of a sheet with one text a cell."""
    marks = [separator(column, (row[i] for row in sheet.rows)) for i, column in enumerate(sheet.columns)]
    return [[mark.join(cell) for mark, cell in zip(marks, row, strict=True)] for row in sheet.rows]


def harmless(text: str) -> str:
    """Give a text as no spreadsheet takes it for a formula."""
    return f"'{text}" if text.startswith(_RISKY) else text


def csv_text(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """Write UTF-8 CSV as RFC 4180 has it."""
    buffer = io.StringIO()
    writer = csv.writer(buffer)
    writer.writerow(columns)
    writer.writerows(rows)
    return buffer.getvalue().encode()
