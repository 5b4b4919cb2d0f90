"""Lines of text of a PDF with their places, and the lines drawn across its pages."""

from __future__ import annotations

from collections import defaultdict
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pypdfium2 import PdfDocument, PdfPage

_SAME_LINE: Final = 0.35
"""How far apart, in heights of a letter, the feet of letters of one line may stand."""

_BLANK: Final = 0.12
"""How wide a gap, in heights of a letter, parts two words."""

_APART: Final = 0.55
"""How wide a gap, in heights of a letter, parts two runs."""

_THIN: Final = 2.5
"""How high a drawn line is at the most, in points."""

DRAWN_BULLET: Final = "\u2219"
"""Stands for a bullet that is drawn and not written."""

_DOT: Final = (2.0, 8.0)
"""How wide and how high a drawn mark must be, and may be, in points, to be the bullet of a list."""

_RISE, _FALL = 9.0, 2.0
"""How far, in points, a letter of running text reaches over its foot and under it: a drawn bullet counts as one."""

HYPHEN: Final = "\x02"
"""Pdfium's sign for a hyphen that parts a word at the end of a line."""

_RULED: Final = 0.4
"""Which share of the page's width drawn lines at one height must cover together."""


class Run(NamedTuple):
    """Words that stand on one line with no wide gap between them.

    All in points: ``left`` and ``right`` from the left, ``top`` and ``bottom`` down from the top of the first page, as
    if all pages were one, ``depth`` down from the top of its own; ``page`` counts from 1. ``words`` are its words, each
    with its left and its right.
    """

    left: float
    right: float
    top: float
    bottom: float
    text: str
    page: int
    depth: float
    words: tuple[tuple[float, float, str], ...]

    @property
    def height(self) -> float:
        """How high the line is."""
        return self.bottom - self.top


class _Letter(NamedTuple):
    left: float
    right: float
    top: float
    bottom: float
    foot: float
    said: str


def lines(document: PdfDocument) -> Iterator[Run]:
    """Give the runs of all pages, downwards and from left to right."""
    for number, (page, down) in enumerate(_pages(document), 1):
        letters = [*_letters(page), *_dots(page)]
        for line in _lines(sorted(letters, key=lambda letter: (letter.foot, letter.left))):
            yield from _runs(line, down, number)


def rules(document: PdfDocument) -> Iterator[float]:
    """Give how far down, all pages taken as one, lines are drawn across a good part of a page."""
    for page, down in _pages(document):
        width: dict[int, float] = defaultdict(float)
        for left, bottom, right, top in _drawn(page):
            if top - bottom <= _THIN:
                width[round(page.get_height() - top)] += right - left
        yield from sorted(down + y for y, covered in width.items() if covered >= _RULED * page.get_width())


def _pages(document: PdfDocument) -> Iterator[tuple[PdfPage, float]]:
    """Give each page, open until the next is asked for, and how far down it begins, all pages taken as one."""
    down = 0.0
    for number in range(len(document)):
        page = document[number]
        yield page, down
        down += page.get_height()
        page.close()


def _drawn(page: PdfPage) -> Iterator[tuple[float, float, float, float]]:
    """Give left, bottom, right and top of what is drawn on a page, in points from its lower left corner."""
    from pypdfium2 import raw

    for each in page.get_objects(filter=[raw.FPDF_PAGEOBJ_PATH], max_depth=2):
        yield each.get_bounds()


def _letters(page: PdfPage) -> Iterator[_Letter]:
    """Give the letters of a page; control codes, halves of surrogate pairs and Unicode's specials are no letters."""
    from ctypes import byref, c_double

    from pypdfium2 import raw

    x, y = c_double(), c_double()
    height = page.get_height()
    text_page = page.get_textpage()
    for place in range(text_page.count_chars()):
        code = raw.FPDFText_GetUnicode(text_page.raw, place)
        said = chr(code) if 32 < code < 0xD800 or 0xE000 <= code < 0xFFF0 or code == ord(HYPHEN) else " "
        if not said.isspace() and not raw.FPDFText_IsGenerated(text_page.raw, place):
            left, bottom, right, top = text_page.get_charbox(place, loose=True)
            raw.FPDFText_GetCharOrigin(text_page.raw, place, byref(x), byref(y))
            yield _Letter(left, right, height - top, height - bottom, height - y.value, said)
    text_page.close()


def _dots(page: PdfPage) -> Iterator[_Letter]:
    """Give the bullets that are drawn and not written, as browsers do when they print."""
    height = page.get_height()
    for left, bottom, right, top in _drawn(page):
        if all(_DOT[0] <= size <= _DOT[1] for size in (right - left, top - bottom)):
            foot = height - bottom + (top - bottom) / 2
            yield _Letter(left, right, foot - _RISE, foot + _FALL, foot, DRAWN_BULLET)


def _lines(letters: Sequence[_Letter]) -> Iterator[list[_Letter]]:
    line: list[_Letter] = []
    for letter in letters:
        if line and letter.foot - line[0].foot > _SAME_LINE * (line[0].bottom - line[0].top):
            yield sorted(line)
            line = []
        line.append(letter)
    if line:
        yield sorted(line)


def _runs(line: Sequence[_Letter], down: float, page: int) -> Iterator[Run]:
    top = median(letter.top for letter in line)
    bottom = median(letter.bottom for letter in line)
    part: list[_Letter] = []
    for letter in [*line, None]:
        if part and (letter is None or letter.left - part[-1].right > _APART * (bottom - top)):
            yield _run(tuple(_words(part, _BLANK * (bottom - top))), down + top, down + bottom, page, top)
            part = []
        if letter is not None:
            part.append(letter)


def _words(part: Sequence[_Letter], blank: float) -> Iterator[tuple[float, float, str]]:
    word: list[_Letter] = []
    for letter in [*part, None]:
        if word and (letter is None or letter.left - word[-1].right > blank):
            yield word[0].left, max(each.right for each in word), "".join(each.said for each in word)
            word = []
        if letter is not None:
            word.append(letter)


def _run(words: tuple[tuple[float, float, str], ...], top: float, bottom: float, page: int, depth: float) -> Run:
    said = " ".join(word for _, _, word in words)
    return Run(words[0][0], max(right for _, right, _ in words), top, bottom, said, page, depth, words)


def cut(run: Run, columns: Sequence[tuple[float, float]]) -> Iterator[Run]:
    """Give the parts of a run that words part which begin where a column does; each column is its edge and its left."""
    begins = [
        place
        for place, (left, _, _) in enumerate(run.words)
        if place and any(run.words[place - 1][1] <= edge + 1 and abs(left - usual) < 1 for edge, usual in columns)
    ]
    for first, last in pairwise([0, *begins, len(run.words)]):
        yield _run(run.words[first:last], run.top, run.bottom, run.page, run.depth)
