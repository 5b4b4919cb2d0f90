"""Plain text and Markdown: the text stays as it is, and its lines are put together to headings and paragraphs."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from lhl_graph.documents.document import MOST_CHARACTERS, Block, Cell, Document, Piece, Unread, placed
from lhl_graph.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

ITEM: Final = re.compile(r"\s*(?:[-–•*▪●◦·+o]|[0-9]{1,2}[.)]|[a-zæøå]\))\s+(?=\S)")
_NUMBERED: Final = re.compile(r"\s*([0-9]{1,2}(?:\.[0-9]{1,2})*)\.?\s+(?=[A-ZÆØÅ])")
_MARKDOWN: Final = re.compile(r"\s{0,3}(#{1,6})\s+")
_RULE: Final = re.compile(r"[\s|:*_=-]+")
_CELL: Final = re.compile(r"\|((?:\\.?|[^|\\])*)")
"""A cell of a table in Markdown, in which a bar behind a backslash is text (GitHub Flavored Markdown 0.29, 4.10)."""
_CONTENTS: Final = re.compile(r"(?:\.{4}|…{2}|(?:\. ){4})\s*[0-9]{1,4}\Z")
_HIDDEN: Final = re.compile(r"<!--.{0,9999}?-->", re.DOTALL)
_STRUCK: Final = re.compile(r"~~[^~\n]{1,999}~~")
_FEW_WORDS: Final = 12
_UNNUMBERED: Final = 7
"""The level of a heading that neither a number nor a mark tells the level of."""


class Line(NamedTuple):
    """A line as a span of the text, without its line break."""

    start: int
    end: int
    text: str


class Group(NamedTuple):
    """Lines that make one piece."""

    kind: str
    level: int
    lines: list[Line]


def read(name: str, content: bytes, form: str) -> Document:
    """Give a text (`txt`) or Markdown (`md`) with its blocks; offsets count in the file's own text, decoded.

    What Markdown hides or strikes through is blanked, so that the offsets stay.

    Raises:
        InputError: it is no text, or too much of it.
    """
    text = decoded(name, content)
    if len(text) > MOST_CHARACTERS:
        raise InputError(f"{name}: holds more than {MOST_CHARACTERS:,} characters of text; give parts of it")
    unread: list[Unread] = []
    if form == "md":
        text, comments = _HIDDEN.subn(_blanked, text)
        text, deleted = _STRUCK.subn(_blanked, text)
        unread = [each for each in (Unread("comment", comments), Unread("deleted", deleted)) if each.number]
    path: list[tuple[int, str]] = []
    blocks: list[Block] = []
    for group in groups(lines(text)):
        cells = list(_cells(group, len(blocks))) if form == "md" else []
        for piece, start, end in cells or [(Piece(group.kind, "", group.level), *_trimmed(group))]:
            blocks.append(placed(piece, start, end, text[start:end], path))
    return Document(name, form, text, blocks, unread)


def _blanked(found: re.Match[str]) -> str:
    return re.sub(r"\S", " ", found[0])


def decoded(name: str, content: bytes) -> str:
    """Give the text that bytes stand for: UTF-8, UTF-16 with its mark, else Windows-1252.

    Raises:
        InputError: they are no text.
    """
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", errors="replace")
    if b"\x00" in content:
        raise InputError(f"{name}: is no text; give DOCX, PDF, HTML, ODT, TXT or MD")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")


def lines(text: str, offset: int = 0) -> Iterator[Line]:
    """Give the lines of a text; form feeds end lines too."""
    for found in re.finditer(r"[^\n\r\f\v]+|\r?\n|[\r\f\v]", text):
        if found[0].strip("\n\r\f\v"):
            yield Line(offset + found.start(), offset + found.end(), found[0])
        elif found[0] in ("\n", "\r\n", "\r") and not _follows_text(text, found.start()):
            yield Line(offset + found.start(), offset + found.start(), "")


def _follows_text(text: str, position: int) -> bool:
    return position > 0 and text[position - 1] not in "\n\r\f\v"


def groups(given: Iterable[Line]) -> Iterator[Group]:
    """Put lines together: an empty line, an item, a heading or a short line with an end ends what stood before."""
    everything = list(given)
    lengths = sorted(len(line.text.rstrip()) for line in everything if line.text.strip())
    width = lengths[int(len(lengths) * 0.9)] if lengths else 0
    current: list[Line] = []
    for line in everything:
        text = line.text.strip()
        if not text or _RULE.fullmatch(text):
            yield from _ended(current, alone=True)
            current = []
        elif current and not _goes_on(current[-1].text, line.text, width):
            yield from _ended(current, alone=False)
            current = [line]
        else:
            current = [*current, line] if len(current) < 4 else _appended(current, line)
    yield from _ended(current, alone=True)


def _appended(current: list[Line], line: Line) -> list[Line]:
    current.append(line)
    return current


def _ended(current: list[Line], *, alone: bool) -> Iterator[Group]:
    if current:
        kind, level = _kind(current, alone=alone)
        yield Group(kind, level, current)


def _kind(given: Sequence[Line], *, alone: bool) -> tuple[str, int]:
    text = given[0].text.strip()
    marked = _MARKDOWN.match(given[0].text)
    if marked:
        return "heading", len(marked[1])
    if _CONTENTS.search(text):
        return "contents", 0
    short = len(given) <= 2 and len(text.split()) <= _FEW_WORDS and text[-1] not in ".,;:!?|" and "|" not in text
    numbered = _NUMBERED.match(given[0].text)
    if numbered and short:
        return "heading", numbered[1].count(".") + 1
    if ITEM.match(given[0].text):
        return "item", 0
    if short and alone and len(given) == 1 and text[0].isupper():
        return "heading", _UNNUMBERED
    return "paragraph", 0


def _goes_on(before: str, line: str, width: int) -> bool:
    """Whether a line goes on with the sentence or paragraph of the one before it."""
    before, text = before.rstrip(), line.strip()
    if _MARKDOWN.match(line) or _MARKDOWN.match(before) or text.startswith("|") or before.startswith("|"):
        return False
    if ITEM.match(line) or (_NUMBERED.match(line) and len(text.split()) <= _FEW_WORDS):
        return False
    if before.endswith(("-", "\u00ad", "\u2010", "\u0002", "\ufffe")) or text[0].islower():
        return True
    if before[-1] in ".:!?":
        return before[-1] != ":" and len(before) >= 0.8 * width and width <= 140
    return len(before) >= 0.6 * width and width <= 140


def _trimmed(group: Group) -> tuple[int, int]:
    first, last = group.lines[0], group.lines[-1]
    mark = _MARKDOWN.match(first.text) or (ITEM.match(first.text) if group.kind == "item" else None)
    start = first.start + (mark.end() if mark else len(first.text) - len(first.text.lstrip()))
    return start, last.end - (len(last.text) - len(last.text.rstrip()))


def _cells(group: Group, number: int) -> Iterator[tuple[Piece, int, int]]:
    """Give the cells of a table's row in Markdown; `number` tells the row."""
    first = group.lines[0]
    if len(group.lines) != 1 or not first.text.lstrip().startswith("|"):
        return
    for column, match in enumerate(_CELL.finditer(first.text)):
        if text := match[1].strip():
            start = first.start + match.start(1) + match[1].index(text)
            yield Piece("cell", "", cell=Cell(0, number, column)), start, start + len(text)
