"""Web pages (HTML): the text that a person reads, without scripts, menus and what is hidden."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from lhl_graph.documents.document import Cell, Document, Piece, Unread, compose
from lhl_graph.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element

MOST_BYTES: Final = 20_000_000
DEEPEST: Final = 400
DEEPEST_UNREAD: Final = 2_000
"""How deep tags may be nested before the page is parsed: the time that parsing takes grows with the square of it."""

_NESTING: Final = re.compile(
    rb"<(/?)(?:div|span|table|section|article|main|ul|ol|dl|blockquote|center|fieldset|a|b|i|u|em|strong|font|small|big)"
    rb"(?=[\s>/])",
    re.IGNORECASE,
)

_GONE: Final = frozenset(
    [
        "script",
        "style",
        "nav",
        "footer",
        "template",
        "noscript",
        "head",
        "title",
        "iframe",
        "object",
        "svg",
        "math",
        "canvas",
        "audio",
        "video",
        "button",
        "select",
        "textarea",
        "input",
        "form",
        "del",
        "s",
        "strike",
        "rp",
        "rt",
    ]
)
_INLINE: Final = frozenset(
    [
        "a",
        "abbr",
        "acronym",
        "b",
        "bdi",
        "bdo",
        "big",
        "cite",
        "code",
        "data",
        "dfn",
        "em",
        "font",
        "i",
        "ins",
        "kbd",
        "label",
        "mark",
        "meter",
        "output",
        "q",
        "ruby",
        "samp",
        "small",
        "span",
        "strong",
        "sub",
        "sup",
        "time",
        "tt",
        "u",
        "var",
        "wbr",
    ]
)
_SPAN: Final = re.compile(r"[0-9]{1,3}")
_MOST_COLUMNS: Final = 100
"""Beyond this column a cell is not moved by one further up: nobody reads so wide a table."""
_HEADINGS: Final = frozenset(["h1", "h2", "h3", "h4", "h5", "h6"])


class _Reader:
    """Walks one page; collects inline text until a block ends it."""

    def __init__(self) -> None:
        self.tables = 0
        self.pictures = 0
        self.buffer: list[str] = []

    def pieces(self, element: Element, kind: str, level: int, cell: Cell | None, depth: int = 0) -> Iterator[Piece]:
        """Give the pieces of an element.

        Raises:
            ValueError: it is nested more than `DEEPEST` deep.
        """
        if depth > DEEPEST:
            raise ValueError(f"is nested more than {DEEPEST} deep")
        self.buffer.append(element.text or "")
        for child in element:
            tag = child.tag if isinstance(child.tag, str) else ""
            if tag == "br":
                self.buffer.append(" \n ")
            elif tag == "img":
                self.pictures += 1
                self.buffer.append(f" {child.get('alt', '')} ")
            elif tag in _INLINE and not _hidden(child):
                yield from self.pieces(child, kind, level, cell, depth + 1)
            elif tag and tag not in _GONE and not _hidden(child):
                yield from self._flush(kind, level, cell)
                yield from self._block(child, tag, kind, cell, depth)
            self.buffer.append(child.tail or "")
        if element.tag not in _INLINE:
            yield from self._flush(kind, level, cell)

    def _block(self, element: Element, tag: str, kind: str, cell: Cell | None, depth: int) -> Iterator[Piece]:
        if tag == "table":
            yield from self._table(element, depth)
        elif cell is not None:
            yield from self.pieces(element, "cell", 0, cell, depth + 1)
        elif tag in _HEADINGS:
            yield from self.pieces(element, "heading", int(tag[1]), None, depth + 1)
        else:
            kind = {"li": "item", "dd": "item", "p": kind, "ul": kind, "ol": kind}.get(tag, "paragraph")
            yield from self.pieces(element, kind, 0, None, depth + 1)

    def _table(self, table: Element, depth: int) -> Iterator[Piece]:
        number = self.tables
        self.tables += 1
        row = -1
        free: dict[int, int] = {}
        for line in _inside(table, ("tr", "caption")):
            if line.tag == "caption":
                yield from self.pieces(line, "paragraph", 0, None, depth + 1)
                continue
            row += 1
            for column, cell in _placed(line, row, free):
                yield from self.pieces(cell, "cell", 0, Cell(number, row, column), depth + 1)

    def _flush(self, kind: str, level: int, cell: Cell | None) -> Iterator[Piece]:
        text = re.sub(r"[ \t\r\f\n\u00a0]+", " ", "".join(self.buffer)).strip()
        self.buffer.clear()
        if text:
            yield Piece(kind, text, level if kind == "heading" else 0, cell=cell)


def read(name: str, content: bytes) -> Document:
    """Give the page's text, of its body.

    Raises:
        InputError: the page is too large or nested too deep.
    """
    import html5rdf

    if len(content) > MOST_BYTES:
        raise InputError(f"{name}: is larger than {MOST_BYTES // 10**6} MB; give parts of it")
    if _too_deep(content):
        raise _unreadable(name, "is nested too deep")
    reader = _Reader()
    try:
        root = html5rdf.parse(_decoded(content), treebuilder="etree", namespaceHTMLElements=False)
        body = root.find("body")
        pieces = [] if body is None else list(reader.pieces(body, "paragraph", 0, None))
    except (ValueError, RecursionError, AssertionError, LookupError) as error:
        reason = "is nested too deep" if isinstance(error, RecursionError) else error
        raise _unreadable(name, reason) from None
    return compose(name, "html", pieces, [Unread("picture", reader.pictures)])


def _unreadable(name: str, reason: object) -> InputError:
    return InputError(f"{name}: this page cannot be read: it {reason}")


def _too_deep(content: bytes) -> bool:
    """Whether tags whose end may not be left out are nested so deep that parsing would take very long."""
    depth = 0
    for tag in _NESTING.finditer(content):
        depth = max(0, depth + (-1 if tag[1] else 1))
        if depth > DEEPEST_UNREAD:
            return True
    return False


def _decoded(content: bytes) -> str | bytes:
    """Give the text of a page that names no encoding, if it is UTF-8; else leave it to the rules of HTML."""
    if b"charset" not in content[:2048].lower() and not content.startswith((b"\xff\xfe", b"\xfe\xff")):
        try:
            return content.decode("utf-8-sig")
        except UnicodeDecodeError:
            return content
    return content


def _hidden(element: Element) -> bool:
    style = (element.get("style") or "").replace(" ", "").lower()
    return (
        element.get("hidden") is not None
        or element.get("aria-hidden") == "true"
        or element.get("role") in ("navigation", "banner", "contentinfo", "search")
        or "display:none" in style
    )


def _placed(line: Element, row: int, free: dict[int, int]) -> Iterator[tuple[int, Element]]:
    """Give the cells of a row with the columns where they begin (HTML, section 4.9.12.1, "Forming a table").

    `free` tells from which row on a column is not taken by a cell further up.
    """
    column = 0
    for cell in _inside(line, ("td", "th")):
        while free.get(column, 0) > row:
            column += 1
        yield column, cell
        begin, column = column, column + _span(cell, "colspan")
        if (high := _span(cell, "rowspan")) > 1:
            free.update(dict.fromkeys(range(begin, min(column, _MOST_COLUMNS)), row + high))


def _span(cell: Element, name: str) -> int:
    said = cell.get(name, "").strip()
    return max(1, int(said)) if _SPAN.fullmatch(said) else 1


def _inside(parent: Element, tags: tuple[str, ...]) -> Iterator[Element]:
    """Give rows of a table or cells of a row; not those of a table within."""
    for child in parent:
        if child.tag in tags:
            yield child
        elif child.tag in ("thead", "tbody", "tfoot", "form"):
            yield from _inside(child, tags)
