"""OpenDocument texts (ODT): the text of the last version, with headings, tables and notes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from lhl_graph.documents.document import Cell, Document, Piece, Unread, compose

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from xml.etree.ElementTree import Element

    from lhl_graph.documents.package import Package

_NS: Final = "{urn:oasis:names:tc:opendocument:xmlns:%s:1.0}"
_TEXT, _TABLE, _OFFICE, _DRAW = (_NS % name for name in ("text", "table", "office", "drawing"))

_GONE: Final = frozenset(
    {_TEXT + "tracked-changes", _OFFICE + "annotation", _TEXT + "ruby-text", _TEXT + "note-citation"}
)
_APART: Final = frozenset({_TEXT + "note", _DRAW + "text-box", _TABLE + "table"})
"""What stands within a paragraph and is a piece of its own."""


class _Reader:
    """Walks one document; knows how many tables it has met and what it left out."""

    def __init__(self) -> None:
        self.tables = 0
        self.left: dict[str, int] = {"picture": 0, "comment": 0, "deleted": 0}

    def pieces(self, parent: Iterable[Element], kind: str = "paragraph", cell: Cell | None = None) -> Iterator[Piece]:
        """Give the pieces of a body, a section, a cell, a note or a text box."""
        for element in parent:
            tag = element.tag
            if tag in (_TEXT + "p", _TEXT + "h"):
                yield from self._paragraph(element, kind, cell)
            elif tag == _TABLE + "table":
                yield from self._table(element)
            elif tag in _GONE:
                self._leave(element)
            elif tag.startswith(_TEXT) and tag.endswith(("-index", "table-of-content")):
                yield from self.pieces(element, "contents", cell)
            elif tag == _TEXT + "note":
                yield from self.pieces(element, "note")
            else:
                inner = "item" if tag == _TEXT + "list-item" and kind == "paragraph" else kind
                yield from self.pieces(element, inner, cell)

    def _paragraph(self, element: Element, kind: str, cell: Cell | None) -> Iterator[Piece]:
        apart: list[Element] = []
        text = "".join(self._text(element, apart))
        if cell is not None:
            yield Piece("cell", text, cell=cell)
        elif element.tag == _TEXT + "h" and kind in ("paragraph", "item"):
            level = element.get(_TEXT + "outline-level", "1")
            yield Piece("heading", text, _number(level))
        else:
            yield Piece(kind, text)
        yield from self.pieces(apart)

    def _text(self, element: Element, apart: list[Element]) -> Iterator[str]:
        yield element.text or ""
        for child in element:
            if child.tag in _APART:
                apart.append(child)
            elif child.tag in _GONE:
                self._leave(child)
            elif child.tag == _TEXT + "s":
                count = child.get(_TEXT + "c", "1")
                yield " " * min(_number(count), 100)
            elif child.tag in (_TEXT + "tab", _TEXT + "line-break"):
                yield "\t" if child.tag == _TEXT + "tab" else "\n"
            else:
                self.left["picture"] += child.tag == _DRAW + "image"
                yield from self._text(child, apart)
            yield child.tail or ""

    def _table(self, table: Element) -> Iterator[Piece]:
        number = self.tables
        self.tables += 1
        for row, line in enumerate(_inside(table, (_TABLE + "table-row",))):
            for column, cell in enumerate(_inside(line, (_TABLE + "table-cell", _TABLE + "covered-table-cell"))):
                yield from self.pieces(cell, "cell", Cell(number, row, column))

    def _leave(self, element: Element) -> None:
        if element.tag == _OFFICE + "annotation":
            self.left["comment"] += 1
        elif element.tag == _TEXT + "tracked-changes":
            self.left["deleted"] += sum(1 for _ in element.iter(_TEXT + "deletion"))


def read(name: str, package: Package) -> Document:
    """Give the document that the package holds: inserted text is read, deleted text is not.

    Raises:
        InputError: a part is damaged or too large.
    """
    root = package.tree("content.xml")
    reader = _Reader()
    body = root.find(f"{_OFFICE}body/{_OFFICE}text")
    pieces = [] if body is None else list(reader.pieces(body))
    return compose(name, "odt", pieces, [Unread(kind, number) for kind, number in reader.left.items()])


def _inside(parent: Element, tags: tuple[str, ...]) -> Iterator[Element]:
    """Give rows of a table or cells of a row, also those in groups; not those of a table within."""
    for child in parent:
        if child.tag in tags:
            yield child
        elif child.tag.startswith(_TABLE) and child.tag not in (_TABLE + "table", _TABLE + "table-cell"):
            yield from _inside(child, tags)


def _number(text: str) -> int:
    """Read a small whole number; anything else, such as one of thousands of digits, is 1."""
    return int(text) if re.fullmatch("[0-9]{1,4}", text) else 1
