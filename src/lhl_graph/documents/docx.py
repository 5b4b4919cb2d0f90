"""Word documents (DOCX): the text that a reader of the last version sees, with headings, tables and notes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from lhl_graph.documents.document import Cell, Document, Piece, Unread, compose
from lhl_graph.documents.docx_styles import Style, heading_level, outline_level, styles, vanishes

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element

    from lhl_graph.documents.package import Package

_W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_CHOICE: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Choice"
_ALTERNATE: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent"

_CHARACTERS: Final = {_W + "tab": "\t", _W + "br": "\n", _W + "cr": "\n", _W + "noBreakHyphen": "\u2011"}
_GONE: Final = frozenset({_W + "del", _W + "moveFrom", _W + "instrText", _W + "pPr", _W + "rPr", _W + "softHyphen"})
_CONTENTS: Final = re.compile(r"(?:toc|innh|table of figures)\b.*|(?:toc|innh)\s*[0-9]", re.IGNORECASE)


class _Reader:
    """Walks the parts of one document; knows what its styles are called and how many tables it has met."""

    def __init__(self, styles: dict[str, Style]) -> None:
        self.styles = styles
        self.tables = 0
        self.deleted = 0
        self.hidden = 0
        self.pictures = 0

    def pieces(self, parent: Element, cell: Cell | None = None, kind: str = "paragraph") -> Iterator[Piece]:
        """Give the pieces of a body, a cell, a note or a text box."""
        for element in parent:
            if element.tag == _W + "p":
                yield from self._paragraph(element, cell, kind)
            elif element.tag == _W + "tbl":
                yield from self._table(element)
            elif element.tag == _ALTERNATE:
                yield from self.pieces(_chosen(element), cell, kind)
            elif element.tag not in _GONE:
                yield from self.pieces(element, cell, kind)

    def _paragraph(self, paragraph: Element, cell: Cell | None, kind: str) -> Iterator[Piece]:
        boxes: list[Element] = []
        name, level, hidden = self._style(paragraph)
        text = "".join(self._text(paragraph, boxes, hidden=hidden))
        if _CONTENTS.fullmatch(name):
            kind = "contents"
        elif level and cell is None and kind == "paragraph":
            kind = "heading"
        elif cell is not None:
            kind = "cell"
        elif kind == "paragraph" and paragraph.find(f"{_W}pPr/{_W}numPr") is not None:
            kind = "item"
        yield Piece(kind, text, level if kind == "heading" else 0, cell=cell)
        for box in boxes:
            yield from self.pieces(box)

    def _text(self, element: Element, boxes: list[Element], *, hidden: bool) -> Iterator[str]:
        """Give the text of a paragraph or a part of one; `hidden` if the style of the paragraph hides it."""
        for child in element:
            if child.tag == _W + "t":
                yield child.text or ""
            elif child.tag == _W + "r" and self._hides(child, hidden=hidden):
                self.hidden += child.find(_W + "t") is not None
            elif child.tag in _CHARACTERS:
                yield _CHARACTERS[child.tag]
            elif child.tag == _W + "txbxContent":
                boxes.append(child)
            elif child.tag == _ALTERNATE:
                yield from self._text(_chosen(child), boxes, hidden=hidden)
            elif child.tag in _GONE:
                self.deleted += child.tag in (_W + "del", _W + "moveFrom") and child.find(f".//{_W}r") is not None
            else:
                self.pictures += child.tag.endswith("}blip")
                yield from self._text(child, boxes, hidden=hidden)

    def _table(self, table: Element) -> Iterator[Piece]:
        number = self.tables
        self.tables += 1
        for row, line in enumerate(_inside(table, _W + "tr")):
            for column, cell in enumerate(_inside(line, _W + "tc")):
                yield from self.pieces(cell, Cell(number, row, column))

    def _hides(self, run: Element, *, hidden: bool) -> bool:
        """Whether a run is hidden: by itself, else by its style or its paragraph's, of which two undo each other."""
        own = vanishes(run)
        style = run.find(f"{_W}rPr/{_W}rStyle")
        named = "" if style is None else style.get(_W + "val", "")
        of_style = bool(named) and named in self.styles and self.styles[named].hidden
        return own if own is not None else hidden != of_style

    def _style(self, paragraph: Element) -> Style:
        style = paragraph.find(f"{_W}pPr/{_W}pStyle")
        outline = paragraph.find(f"{_W}pPr/{_W}outlineLvl")
        identity = "" if style is None else style.get(_W + "val", "")
        found = self.styles.get(identity, Style(identity, heading_level(identity)))
        return found if outline is None else found._replace(level=outline_level(outline))


def read(name: str, package: Package) -> Document:
    """Give the document that the package holds: inserted text is read, deleted and hidden text is not.

    Raises:
        InputError: a part is damaged or too large.
    """
    parts = package.parts()
    reader = _Reader(styles(package.tree("word/styles.xml")) if "word/styles.xml" in parts else {})
    pieces = list(reader.pieces(package.tree("word/document.xml")))
    for part in ("word/footnotes.xml", "word/endnotes.xml"):
        if part in parts:
            for note in package.tree(part):
                if note.get(_W + "type") in (None, "normal"):
                    pieces.extend(reader.pieces(note, kind="note"))
    headers = sum(part.startswith(("word/header", "word/footer")) for part in parts)
    comments = len(package.tree("word/comments.xml")) if "word/comments.xml" in parts else 0
    unread = [
        Unread("picture", reader.pictures),
        Unread("deleted", reader.deleted),
        Unread("hidden", reader.hidden),
        Unread("comment", comments),
        Unread("header", headers),
    ]
    return compose(name, "docx", pieces, unread)


def _chosen(alternate: Element) -> Element:
    """Give the first of the forms that a shape is written in: the others say the same again."""
    choice = alternate.find(_CHOICE)
    return alternate if choice is None else choice


def _inside(parent: Element, tag: str) -> Iterator[Element]:
    """Give rows of a table or cells of a row, also those in content controls and insertions."""
    for child in parent:
        if child.tag == tag:
            yield child
        elif child.tag not in _GONE and child.tag not in (_W + "tbl", _W + "tc", _W + "p"):
            yield from _inside(child, tag)
