"""Word documents (DOCX): the text that a reader of the last version sees, with headings, tables and notes."""

from __future__ import annotations

import re
import unicodedata
from itertools import zip_longest
from typing import TYPE_CHECKING, Final, NamedTuple, TypeVar

from lhl_graph.documents.document import Cell, Document, Piece, Unread, compose

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from xml.etree.ElementTree import Element

    from lhl_graph.documents.package import Package

_W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_CHOICE: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Choice"
_ALTERNATE: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent"

_CHARACTERS: Final = {
    _W + "tab": "\t",
    _W + "ptab": "\t",
    _W + "br": "\n",
    _W + "cr": "\n",
    _W + "noBreakHyphen": "\u2011",
}
_GONE: Final = frozenset(_W + name for name in ("del", "moveFrom", "instrText", "pPr", "rPr", "softHyphen", "rt"))
"""What is not read: rt is the reading that stands above a word (ISO/IEC 29500-1, section 17.3.3.24)."""
_HEADING: Final = re.compile(r"(?:heading|overskrift|title|tittel)\s*([1-9])?", re.IGNORECASE)
_COLUMNS: Final = re.compile(r"[0-9]{1,2}")
"""Word has no more than 63 columns."""
_HEXADECIMAL: Final = re.compile(r"[0-9A-Fa-f]{4}")
_SHIFTED: Final = 0x100
_OFF: Final = ("0", "false", "off")
_CONTENTS: Final = re.compile(r"(?:toc|innh|table of figures)\b.*|(?:toc|innh)\s*[0-9]", re.IGNORECASE)


_Said = TypeVar("_Said", int, bool)


class _Style(NamedTuple):
    """A style: its name, its level as a heading (0 if it is none), and whether it hides text."""

    name: str
    level: int
    hidden: bool = False


class _Reader:
    """Walks the parts of one document; knows what its styles are called and how many tables it has met."""

    def __init__(self, styles: dict[str, _Style]) -> None:
        self.styles = styles
        self.tables = 0
        self.deleted = 0
        self.hidden = 0
        self.pictures = 0
        self.begun = ""

    def pieces(self, parent: Element, cell: Cell | None = None, kind: str = "paragraph") -> Iterator[Piece]:
        """Give the pieces of a body, a cell, a note or a text box."""
        for element, after in zip_longest(parent, parent[1:]):
            if element.tag == _W + "p":
                joined = after is not None and after.tag == _W + "p" and _has_no_end(element)
                yield from self._paragraph(element, cell, kind, joined=joined)
            elif element.tag == _W + "tbl":
                yield from self._table(element)
            elif element.tag == _ALTERNATE:
                yield from self.pieces(_chosen(element), cell, kind)
            elif element.tag not in _GONE:
                yield from self.pieces(element, cell, kind)

    def _paragraph(self, paragraph: Element, cell: Cell | None, kind: str, *, joined: bool) -> Iterator[Piece]:
        """Give a paragraph and its text boxes; one that is joined with the next is the beginning of that."""
        boxes: list[Element] = []
        name, level, hidden = self._style(paragraph)
        text = self.begun + "".join(self._text(paragraph, boxes, hidden=hidden))
        self.begun = ""
        if _CONTENTS.fullmatch(name):
            kind = "contents"
        elif level and cell is None and kind == "paragraph":
            kind = "heading"
        elif cell is not None:
            kind = "cell"
        elif kind == "paragraph" and paragraph.find(f"{_W}pPr/{_W}numPr") is not None:
            kind = "item"
        if not joined:
            yield Piece(kind, text, level if kind == "heading" else 0, cell=cell)
        for box in boxes:
            yield from self.pieces(box)
        self.begun = text if joined else ""

    def _text(self, element: Element, boxes: list[Element], *, hidden: bool) -> Iterator[str]:
        """Give the text of a paragraph or a part of one; `hidden` if the style of the paragraph hides it."""
        for child in element:
            if child.tag == _W + "t":
                yield child.text or ""
            elif child.tag == _W + "r" and self._hides(child, hidden=hidden):
                self.hidden += child.find(_W + "t") is not None
            elif child.tag in _CHARACTERS:
                yield _CHARACTERS[child.tag]
            elif child.tag == _W + "sym":
                yield _sign(child)
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
        """Give the cells, each at the column of the grid where it begins (ISO/IEC 29500-1, 17.4.15 and 17.4.17)."""
        number = self.tables
        self.tables += 1
        for row, line in enumerate(self._kept(table, "tr", "del")):
            column = _number(line.find(f"{_W}trPr/{_W}gridBefore"), 0)
            for cell in self._kept(line, "tc", "cellDel"):
                yield from self.pieces(cell, Cell(number, row, column))
                column += _number(cell.find(f"{_W}tcPr/{_W}gridSpan"), 1)

    def _kept(self, parent: Element, name: str, mark: str) -> Iterator[Element]:
        """Give the rows of a table or the cells of a row that are not marked as deleted (17.13.5)."""
        for each in _inside(parent, _W + name):
            if each.find(f"{_W}{name}Pr/{_W}{mark}") is None:
                yield each
            else:
                self.deleted += 1

    def _hides(self, run: Element, *, hidden: bool) -> bool:
        """Whether a run is hidden: by itself, else by its style or its paragraph's, of which two undo each other."""
        own = _vanishes(run)
        style = run.find(f"{_W}rPr/{_W}rStyle")
        named = "" if style is None else style.get(_W + "val", "")
        of_style = bool(named) and named in self.styles and self.styles[named].hidden
        return own if own is not None else hidden != of_style

    def _style(self, paragraph: Element) -> _Style:
        style = paragraph.find(f"{_W}pPr/{_W}pStyle")
        outline = paragraph.find(f"{_W}pPr/{_W}outlineLvl")
        identity = "" if style is None else style.get(_W + "val", "")
        found = self.styles.get(identity, _Style(identity, _heading_level(identity)))
        return found if outline is None else found._replace(level=_outline_level(outline))


def read(name: str, package: Package) -> Document:
    """Give the document that the package holds: inserted text is read, deleted and hidden text is not.

    Raises:
        InputError: a part is damaged or too large.
    """
    parts = package.parts()
    reader = _Reader(_styles(package.tree("word/styles.xml")) if "word/styles.xml" in parts else {})
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


def _styles(root: Element) -> dict[str, _Style]:
    """Give the styles by their ids; one takes over from what it is based on what it does not say itself.

    The style of paragraphs that name none is at "" too, as far as it hides them.
    """
    names: dict[str, str] = {}
    based: dict[str, str] = {}
    levels: dict[str, int] = {}
    hiding: dict[str, bool] = {}
    usual = ""
    for style in root.iter(_W + "style"):
        identity = style.get(_W + "styleId", "")
        name, parent = style.find(_W + "name"), style.find(_W + "basedOn")
        names[identity] = "" if name is None else name.get(_W + "val", "")
        if parent is not None:
            based[identity] = parent.get(_W + "val", "")
        mark = style.find(f"{_W}pPr/{_W}outlineLvl")
        level = _heading_level(names[identity]) if mark is None else _outline_level(mark)
        if mark is not None or level:
            levels[identity] = level
        hides = _vanishes(style)
        if hides is not None:
            hiding[identity] = hides
        if style.get(_W + "type") == "paragraph" and style.get(_W + "default", "0") not in _OFF:
            usual = identity
    found = {
        identity: _Style(name, _inherited(identity, levels, based) or 0, _inherited(identity, hiding, based) or False)
        for identity, name in names.items()
    }
    return {"": _Style("", 0, found[usual].hidden if usual in found else False), **found}


def _inherited(identity: str, said: Mapping[str, _Said], based: Mapping[str, str]) -> _Said | None:
    """Give what a style, or the nearest that it is based on, says; nothing where none does, or in a circle."""
    seen: set[str] = set()
    while identity not in said and identity in based and identity not in seen:
        seen.add(identity)
        identity = based[identity]
    return said.get(identity)


def _vanishes(element: Element) -> bool | None:
    """Whether a run or a style hides text, which Word neither shows nor prints; None where it does not say."""
    mark = element.find(f"{_W}rPr/{_W}vanish")
    return None if mark is None else mark.get(_W + "val", "1") not in _OFF


def _has_no_end(paragraph: Element) -> bool:
    """Whether the end of a paragraph is marked as deleted or moved away (17.13.5): the next one goes on in it."""
    return any(paragraph.find(f"{_W}pPr/{_W}rPr/{_W}{mark}") is not None for mark in ("del", "moveFrom"))


def _sign(symbol: Element) -> str:
    """Give the sign that is named by its number; a blank for one that only a font of signs knows.

    Such a font has its signs in the first 256 places, or, shifted, in those for private use (ISO/IEC 29500-1, section
    17.3.3.30).
    """
    number = symbol.get(_W + "char", "")
    code = int(number, 16) if _HEXADECIMAL.fullmatch(number) else 0
    return " " if code < _SHIFTED or unicodedata.category(chr(code)) in ("Co", "Cs", "Cn") else chr(code)


def _number(element: Element | None, usual: int) -> int:
    """Give how many columns an element says; `usual` where it is not there, or says no such number."""
    said = "" if element is None else element.get(_W + "val", "")
    return int(said) if _COLUMNS.fullmatch(said) else usual


def _heading_level(name: str) -> int:
    """Give the level of heading that the name of a style tells; 0 if it tells none."""
    found = _HEADING.fullmatch(name)
    return int(found[1] or 1) if found else 0


def _outline_level(element: Element) -> int:
    """Give the level of heading that an outline level stands for; 0 if it stands for running text."""
    value = element.get(_W + "val", "")
    return int(value) + 1 if value in tuple("012345678") else 0


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
