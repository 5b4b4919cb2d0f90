"""A folder of CSV files, one a class, described as CSV on the Web (W3C Recommendation, 17 December 2015).

CSVW and not Frictionless: its description is RDF, so that each column names the property it holds (`propertyUrl`), each
row the thing it is about (`aboutUrl`), and any CSVW processor makes the same triples of it again. Only where a cell
names several things each comes as a literal of type `xsd:anyURI`: a cell has one `valueUrl` (Generating RDF from
Tabular Data on the Web, section 4.6.8), and a list in it would become one address with commas.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

from lhl_graph.design.sender import LICENCE
from lhl_graph.export.about import DESCRIPTION
from lhl_graph.export.cells import NUMBERS, csv_text, harmless, joined, separator
from lhl_graph.export.choice import BASIS
from lhl_graph.export.sheets import IRI
from lhl_graph.iris import BASE, PREFIXES

if TYPE_CHECKING:
    from lhl_graph.export.about import About
    from lhl_graph.export.sheets import Column, Sheet

METADATA: Final = "csv-metadata.json"
"""The name under which a processor looks for the description beside a file (Tabular Data Model, section 5.3)."""

_XSD: Final = PREFIXES["xsd"]
_BUILT_IN: Final = {
    _XSD + name: name
    for name in ("string", "integer", "decimal", "double", "boolean", "date", "anyURI", "gYear", "gMonthDay")
}


def files(sheets: list[Sheet], about: About) -> dict[str, bytes]:
    """Give file name → content."""
    described, found = [], {}
    for sheet in sheets:
        texts = joined(sheet)
        numbers = [column.datatype in NUMBERS for column in sheet.columns]
        rows = [[text if plain else harmless(text) for text, plain in zip(row, numbers, strict=True)] for row in texts]
        marked = {
            column.name
            for column, given, written in zip(
                sheet.columns, zip(*texts, strict=True), zip(*rows, strict=True), strict=True
            )
            if given != written
        }
        found[f"{sheet.name}.csv"] = csv_text([column.name for column in sheet.columns], rows)
        described.append(_table(sheet, marked))
    metadata = {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": about.language}],
        "dc:title": _said(about.titles),
        "dc:description": _said(DESCRIPTION),
        "dc:license": {"@id": LICENCE},
        "dc:modified": {"@value": about.date, "@type": "xsd:date"},
        "schema:version": about.version,
        "rdfs:comment": {
            "@value": "A cell that starts with = + - @ or ' has one more ' in front, so that no spreadsheet runs it; "
            "take it away to get the value.",
            "@language": "en",
        },
        "tables": described,
    }
    found[METADATA] = (json.dumps(metadata, ensure_ascii=False, indent=1) + "\n").encode()
    return dict(sorted(found.items()))


def _table(sheet: Sheet, marked: set[str]) -> dict[str, Any]:
    columns = [
        _column(column, separator(column, (row[i] for row in sheet.rows)), column.name in marked)
        for i, column in enumerate(sheet.columns)
    ]
    return {
        "url": f"{sheet.name}.csv",
        "dc:title": _said(sheet.headings),
        "dc:type": {"@id": sheet.kind},
        "tableSchema": {"columns": columns, "primaryKey": "id", "aboutUrl": "{+id}"},
    }


def _column(column: Column, mark: str, marked: bool) -> dict[str, Any]:
    """Describe a column; one in which a cell has an apostrophe in front is text, whatever its values are."""
    described: dict[str, Any] = {"name": column.name, "titles": dict(sorted(_titles(column).items()))}
    described["datatype"] = "string" if marked else _datatype(column)
    if column.language:
        described["lang"] = column.language
    if column.many:
        described["separator"] = mark
    if not column.property:
        return {**described, "suppressOutput": True}
    described["propertyUrl"] = column.property
    if column.basis:
        described[BASIS] = {"@id": f"{BASE}basis/{column.basis}"}
    if column.datatype == IRI and not column.many:
        described["valueUrl"] = f"{{+{column.name}}}"
    return described


def _titles(column: Column) -> dict[str, Any]:
    """Give the headings, with the column's name among them: the file's own heading must be one (section 6.4)."""
    return {**column.headings, "und": column.name}


def _datatype(column: Column) -> Any:
    """Give the type of a column's cells; text for what is put into an address, as csvw 4.1.1 takes an anyURI apart."""
    if column.datatype == IRI:
        return "anyURI" if column.many else "string"
    if column.language:
        return "string"
    return _BUILT_IN.get(column.datatype, {"base": "string", "@id": column.datatype})


def _said(texts: Any) -> list[dict[str, str]]:
    return [{"@value": text, "@language": language} for language, text in texts.items()]
