"""What a document is made of; every notation renders these."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

WIDTH: Final = 16.2
"""Width of the text in centimetres where a notation has pages: A4 with margins of 2.4."""


class Paragraph(NamedTuple):
    """A text, the numbers of the notes that it rests on, and whether it was computed."""

    text: str
    notes: tuple[int, ...] = ()
    computed: bool = False


class Heading(NamedTuple):
    """A heading; level 1 begins a chapter."""

    level: int
    text: str


class Items(NamedTuple):
    """A list, each point a paragraph."""

    points: tuple[Paragraph, ...]


class Grid(NamedTuple):
    """A table: its caption, the heads of its columns, rows of cells, and the share of the width of each column."""

    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[Paragraph, ...], ...]
    widths: tuple[int, ...]
    numeric: frozenset[int] = frozenset()
    """Places of the columns that hold numbers."""


class Figure(NamedTuple):
    """A picture as SVG, what it shows in words for those who do not see it, and its caption."""

    svg: str
    alternative: str
    caption: str


Block = Paragraph | Heading | Items | Grid | Figure


def paragraphs(block: Block) -> Iterator[Paragraph]:
    """Give the paragraphs of a block, points and cells too, in the order in which they are read."""
    match block:
        case Paragraph():
            yield block
        case Items(points):
            yield from points
        case Grid():
            for row in block.rows:
                yield from row


class Note(NamedTuple):
    """A source as it is cited; `date` is written out as far as the source gives it, or says that it gives none."""

    number: int
    title: str
    publisher: str
    date: str
    url: str

    @property
    def rest(self) -> str:
        """What stands after the title: a full stop where it has no end of its own, who published it, and when."""
        stop = "" if self.title.endswith((".", "?", "!", "…")) else "."
        told = ", ".join(each for each in (self.publisher, self.date) if each)
        return f"{stop} {told}." if told else stop


class Document(NamedTuple):
    """A whole document in one language; `day` is the newest day that its data speak of, ISO 8601."""

    title: str
    subtitle: str
    language: str
    day: str
    blocks: tuple[Block, ...]
    notes: tuple[Note, ...]
    names: dict[str, str]
    """What notations write of their own: `contents`, `sources`, `numbers`, `computed`, `table`, `figure`."""

    @property
    def chapters(self) -> list[str]:
        """The headings of its chapters, without that of the sources, which each notation adds."""
        return [block.text for block in self.blocks if isinstance(block, Heading) and block.level == 1]
