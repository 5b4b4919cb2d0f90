"""A document as read: one text, its blocks as spans of that text, and what could not be read."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, Final, NamedTuple

from lhl_graph.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterable

MOST_CHARACTERS: Final = 20_000_000
"""How much text is read of one document: some 10,000 pages."""


class Cell(NamedTuple):
    """Where a cell stands: the number of its table, its row and its column, each from 0."""

    table: int
    row: int
    column: int


class Piece(NamedTuple):
    """What a reader of one format gives: a heading, paragraph, item, cell, note or line of contents, in order.

    ``level`` is that of a heading, from 1; ``page`` counts from 1 where the format has pages.
    """

    kind: str
    text: str
    level: int = 0
    page: int | None = None
    cell: Cell | None = None


class Block(NamedTuple):
    """A piece as a span of the document's text, in code points, with the headings that it stands under."""

    kind: str
    start: int
    end: int
    path: tuple[str, ...]
    level: int
    page: int | None
    cell: Cell | None


class Unread(NamedTuple):
    """What was left out, how many, and where.

    ``kind`` is ``picture-page``, ``picture``, ``comment``, ``deleted``, ``hidden`` or ``header``.
    """

    kind: str
    number: int
    pages: tuple[int, ...] = ()


class Document(NamedTuple):
    """One document: its name, its format, its text as read, the blocks of that text, and what was left out."""

    name: str
    form: str
    text: str
    blocks: list[Block]
    unread: list[Unread]

    def said(self, block: Block) -> str:
        """Give the text of a block."""
        return self.text[block.start : block.end]


def compose(name: str, form: str, pieces: Iterable[Piece], unread: Iterable[Unread] = ()) -> Document:
    """Put pieces together, one a line, in NFC; pieces without a letter or figure are dropped.

    Raises:
        InputError: it is more text than `MOST_CHARACTERS`.
    """
    texts: list[str] = []
    blocks: list[Block] = []
    path: list[tuple[int, str]] = []
    position = 0
    for piece in pieces:
        text = unicodedata.normalize("NFC", piece.text).strip()
        if not any(map(str.isalnum, text)):
            continue
        if position + len(text) > MOST_CHARACTERS:
            raise InputError(f"{name}: holds more than {MOST_CHARACTERS:,} characters of text; give parts of it")
        blocks.append(placed(piece, position, position + len(text), text, path))
        texts.append(text)
        position += len(text) + 1
    return Document(name, form, "\n".join(texts), blocks, [each for each in unread if each.number])


def placed(piece: Piece, start: int, end: int, text: str, path: list[tuple[int, str]]) -> Block:
    """Give the block of a piece; a heading is put into `path`, in the place of those that it ends."""
    if piece.kind == "heading":
        while path and path[-1][0] >= piece.level:
            path.pop()
    above = tuple(heading for _, heading in path)
    if piece.kind == "heading":
        path.append((piece.level, " ".join(text.split())))
    return Block(piece.kind, start, end, above, piece.level, piece.page, piece.cell)
