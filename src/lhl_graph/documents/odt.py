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
_TEXT, _TABLE, _OFFICE, _DRAW, _STYLE = (_NS % name for name in ("text", "table", "office", "drawing", "style"))

_GONE: Final = frozenset(
    {_TEXT + "tracked-changes", _OFFICE + "annotation", _TEXT + "ruby-text", _TEXT + "note-citation"}
)
_APART: Final = frozenset({_TEXT + "note", _DRAW + "text-box", _TABLE + "table"})
"""What stands within a paragraph and is a piece of its own."""

_BLANKS: Final = re.compile(r"[ \t\r\n]+")
_FIELDS: Final = (_TEXT + "hidden-paragraph", f"{_TEXT}span/{_TEXT}hidden-paragraph")
"""Where the field stands that may hide a paragraph."""


class _Reader:
    """Walks one document; knows how many tables it has met and what it left out."""

    def __init__(self, hiding: dict[tuple[str, str], bool]) -> None:
        self.hiding = hiding
        self.tables = 0
        self.left: dict[str, int] = {"picture": 0, "comment": 0, "deleted": 0, "hidden": 0}

    def pieces(self, parent: Iterable[Element], kind: str = "paragraph", cell: Cell | None = None) -> Iterator[Piece]:
        """Give the pieces of a body, a section, a cell, a note or a text box."""
        for element in parent:
            tag = element.tag
            if tag in (_TEXT + "p", _TEXT + "h"):
                yield from self._paragraph(element, kind, cell)
            elif tag == _TABLE + "table":
                yield from self._table(element)
            elif tag == _TEXT + "section" and _is_hidden(element):
                self.left["hidden"] += 1
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
        fields = (each for path in _FIELDS for each in element.findall(path))
        hidden = self._hides(element, "paragraph", above=False) or any(map(_is_hidden, fields))
        text = "".join(self._text(element, apart, hidden=hidden))
        if cell is not None:
            yield Piece("cell", text, cell=cell)
        elif element.tag == _TEXT + "h" and kind in ("paragraph", "item"):
            level = element.get(_TEXT + "outline-level", "1")
            yield Piece("heading", text, _number(level))
        else:
            yield Piece(kind, text)
        yield from self.pieces(apart)

    def _text(self, element: Element, apart: list[Element], *, hidden: bool) -> Iterator[str]:
        yield self._shown(element.text, hidden=hidden)
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
                inner = self._hides(child, "text", above=hidden) or _is_hidden(child)
                yield from self._text(child, apart, hidden=inner)
            yield self._shown(child.tail, hidden=hidden)

    def _hides(self, element: Element, family: str, *, above: bool) -> bool:
        """Whether an element is hidden by its style; where that does not say, it is if what it stands in is."""
        return self.hiding.get((family, element.get(_TEXT + "style-name", "")), above)

    def _shown(self, text: str | None, *, hidden: bool) -> str:
        """Give a text that is not hidden; blanks and line ends in a row are one blank (OpenDocument, white space)."""
        if not text or not hidden:
            return _BLANKS.sub(" ", text or "")
        self.left["hidden"] += not text.isspace()
        return ""

    def _table(self, table: Element) -> Iterator[Piece]:
        """Give the cells; one that stands for several, as OpenDocument lets it, is read once and counted as all."""
        number = self.tables
        self.tables += 1
        row = 0
        for line in _inside(table, (_TABLE + "table-row",)):
            column = 0
            for cell in _inside(line, (_TABLE + "table-cell", _TABLE + "covered-table-cell")):
                yield from self.pieces(cell, "cell", Cell(number, row, column))
                column += _number(cell.get(_TABLE + "number-columns-repeated", "1"))
            row += _number(line.get(_TABLE + "number-rows-repeated", "1"))

    def _leave(self, element: Element) -> None:
        if element.tag == _OFFICE + "annotation":
            self.left["comment"] += 1
        elif element.tag == _TEXT + "tracked-changes":
            self.left["deleted"] += sum(1 for _ in element.iter(_TEXT + "deletion"))


def read(name: str, package: Package) -> Document:
    """Give the document that the package holds: inserted text is read, deleted and hidden text is not.

    Raises:
        InputError: a part is damaged or too large.
    """
    root = package.tree("content.xml")
    common = package.tree("styles.xml").findall(_OFFICE + "styles") if "styles.xml" in package.parts() else []
    reader = _Reader(_hiding([*common, *root.findall(_OFFICE + "automatic-styles")]))
    body = root.find(f"{_OFFICE}body/{_OFFICE}text")
    pieces = [] if body is None else list(reader.pieces(body))
    return compose(name, "odt", pieces, [Unread(kind, number) for kind, number in reader.left.items()])


def _hiding(parts: Iterable[Element]) -> dict[tuple[str, str], bool]:
    """Give by family and name whether styles hide their text, as far as they or what they take over from say so."""
    said: dict[tuple[str, str], bool] = {}
    above: dict[tuple[str, str], tuple[str, str]] = {}
    for style in (style for part in parts for style in part.iter(_STYLE + "style")):
        family, properties = style.get(_STYLE + "family", ""), style.find(_STYLE + "text-properties")
        named = family, style.get(_STYLE + "name", "")
        above[named] = family, style.get(_STYLE + "parent-style-name", "")
        display = None if properties is None else properties.get(_TEXT + "display")
        if display is not None:
            said[named] = display == "none"
    found = {}
    for named in above:
        teller, seen = named, set[tuple[str, str]]()
        while teller not in said and teller in above and teller not in seen:
            seen.add(teller)
            teller = above[teller]
        if teller in said:
            found[named] = said[teller]
    return found


def _is_hidden(element: Element) -> bool:
    """Whether a section, or a text with a condition, is hidden as the document was last shown."""
    return element.get(_TEXT + "display") == "none" or element.get(_TEXT + "is-hidden") == "true"


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
