"""Spreadsheets as cells: the sheets of an XLSX file, and CSV with commas, semicolons or tabs."""

from __future__ import annotations

import csv
import re
from typing import TYPE_CHECKING, Final

from lhl_graph.documents.document import Cell, Document, Piece, compose
from lhl_graph.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element

    from lhl_graph.documents.package import Package

_MAIN: Final = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_PLACE: Final = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")
_INDEX: Final = re.compile(r"[0-9]{1,9}")
_SHEET: Final = re.compile(r"xl/worksheets/sheet([0-9]{1,9})\.xml")


def read_xlsx(name: str, package: Package) -> Document:
    """Read the cells of every sheet, in order; formulas give the value that was last worked out.

    Raises:
        InputError: a part is damaged or too large.
    """
    numbered = sorted((int(found[1]), part) for part in package.parts() if (found := _SHEET.fullmatch(part)))
    shared = "xl/sharedStrings.xml"
    strings = [_text(each) for each in package.tree(shared)] if shared in package.parts() else []
    return compose(name, "xlsx", _cells([package.tree(sheet) for _, sheet in numbered], strings))


def read_csv(name: str, content: bytes) -> Document:
    """Read UTF-8 (or what an older Excel writes) with the separator that its first line has most of.

    Raises:
        InputError: it is not CSV.
    """
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = content.decode("cp1252", errors="replace")
    first = text.partition("\n")[0]
    separator = max(",;\t", key=first.count)
    try:
        rows = list(csv.reader(text.splitlines(keepends=True), delimiter=separator, strict=True))
    except csv.Error as error:
        raise InputError(f"{name}: is not CSV ({error})") from None
    pieces = (
        Piece("cell", value, cell=Cell(0, row, column))
        for row, values in enumerate(rows)
        for column, value in enumerate(values)
    )
    return compose(name, "csv", pieces)


def _cells(sheets: list[Element], strings: list[str]) -> Iterator[Piece]:
    for table, sheet in enumerate(sheets):
        for cell in sheet.iter(f"{_MAIN}c"):
            place = _PLACE.fullmatch(cell.get("r", ""))
            if place:
                column = 0
                for letter in place[1]:
                    column = 26 * column + ord(letter) - 64
                yield Piece("cell", _value(cell, strings), cell=Cell(table, int(place[2]) - 1, column - 1))


def _value(cell: Element, strings: list[str]) -> str:
    value = cell.findtext(f"{_MAIN}v", "")
    if cell.get("t") == "s":
        return strings[int(value)] if _INDEX.fullmatch(value) and int(value) < len(strings) else ""
    return _text(cell) if cell.get("t") == "inlineStr" else value


def _text(item: Element) -> str:
    return "".join(each.text or "" for each in item.iter(f"{_MAIN}t"))
