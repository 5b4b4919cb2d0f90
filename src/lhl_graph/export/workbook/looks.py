"""How cells of the workbook look, how much room they take, and how a sheet goes to paper."""

from __future__ import annotations

import textwrap
from itertools import compress
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from lhl_graph.export.about import About

    Looks = Mapping[str, Any]
    """Name of a look → format of the book."""

LINE: Final = 15
"""Height of a line, in points."""
NARROWEST: Final = 10
"""Letters in a column, at the least."""
_ROOM: Final = 200
"""Letters that columns have room for together: letters of 8 points on A4 across."""
_LONGEST_WORD: Final = 27
"""Letters of the longest word that is kept whole, such as the name of a ministry."""
_SHORT: Final = 16
"""Letters of a text that is kept on one line."""
_MOST_LINES: Final = 27
"""How many lines a row has room for: Excel makes none higher than 409 points."""
_LETTER: Final = 1.1
"""So many letters have room where a digit has, by which columns are measured."""
_SHARE: Final = '[=0]0;[<0.005]"> 0";0.00'
"""Two decimals, and never 0 for what is not nothing; the reader's own program sets the decimal mark."""
_A4: Final = 9
_NONE_HIDDEN: Final = 0
"""The lines between cells are seen on the screen and on paper."""
_PAGE: Final = {"nb": "Side &P av &N", "nn": "Side &P av &N", "en": "Page &P of &N"}


def looks(book: Any) -> Looks:
    """Give the formats of a book: heads as their columns, numbers to the right and what is ticked in the middle."""
    head = {"bold": True, "bg_color": "#e8edf2", "text_wrap": True, "valign": "top"}
    right = {"valign": "top", "align": "right", "indent": 1}
    return {
        "head": book.add_format({**head, "align": "left"}),
        "head share": book.add_format({**head, **right}),
        "head ticked": book.add_format({**head, "align": "center"}),
        "text": book.add_format({"text_wrap": True, "valign": "top"}),
        "day": book.add_format({"num_format": "yyyy-mm-dd", "valign": "top", "align": "left"}),
        "link": book.add_format({"font_color": "#0b5394", "underline": 1, "valign": "top", "text_wrap": True}),
        "title": book.add_format({"bold": True, "font_size": 14}),
        "whole": book.add_format({"valign": "top"}),
        "count": book.add_format(right),
        "ticked": book.add_format({"valign": "top", "align": "center"}),
        "share": book.add_format({**right, "num_format": _SHARE}),
    }


def width(heading: str, longest: int, most: int) -> int:
    """Give how many letters wide a column is: no word of its heading is broken, and no text wider than `most`."""
    return max(NARROWEST, *(len(word) + 2 for word in heading.split()), min(longest, most))


def fitted(
    widths: Sequence[int], headings: Sequence[str], columns: Iterable[Sequence[str]], shown: Sequence[bool]
) -> list[int]:
    """Give widths with which those `shown` have room on a screen and on paper: those with fewest lines are narrowed.

    None is narrower than the words in it, as far as they are words and no addresses, or than texts that are short.
    """
    texts = [list(each) for each in columns]
    words = [max((len(word) for text in each for word in text.split()), default=0) for each in texts]
    usual = [sorted(map(len, each))[len(each) * 9 // 10] if each else 0 for each in texts]
    kept = [
        max(min(word, _LONGEST_WORD) + 2, most if most <= _SHORT else 0)
        for word, most in zip(words, usual, strict=True)
    ]
    least = [width(heading, each, _ROOM) for heading, each in zip(headings, kept, strict=True)]
    places = list(compress(range(len(widths)), shown))
    found = [max(each) if is_shown else each[0] for *each, is_shown in zip(widths, least, shown, strict=True)]
    while sum(found[place] for place in places) > _ROOM:
        wide = [place for place in places if found[place] > least[place]]
        if not wide:
            break
        found[min(wide, key=lambda place: usual[place] / found[place])] -= 1
    return found


def height(texts: Sequence[str], widths: Sequence[float]) -> float:
    """Give the height of a row that has room for its texts, up to a limit."""
    return LINE * max((lines(text, wide) for text, wide in zip(texts, widths, strict=True)), default=1)


def lines(text: str, width: float) -> int:
    """Give how many lines a text takes that is broken between words, up to a limit."""
    broken = (textwrap.wrap(each, int(width * _LETTER)) or [""] for each in text.splitlines())
    return min(_MOST_LINES, max(1, sum(map(len, broken))))


def head(
    page: Any, headings: Sequence[str], widths: Sequence[int], kinds: Sequence[str], seen: Sequence[bool], looks: Looks
) -> None:
    """Write the heads, each aligned as its column, on a row that has room for those `seen`.

    `kinds` are those of `looks`.
    """
    for number, (heading, kind) in enumerate(zip(headings, kinds, strict=True)):
        page.write_string(0, number, heading, looks.get(f"head {kind}", looks["head"]))
    tall = (len(textwrap.wrap(each, wide)) for each, wide in compress(zip(headings, widths, strict=True), seen))
    page.set_row(0, LINE * max(tall, default=1))


def printed(page: Any, about: About) -> None:
    """Print on A4 across, as wide as the paper, the heading on each page, lines between cells, who says so below."""
    page.set_landscape()
    page.set_paper(_A4)
    page.fit_to_pages(1, 0)
    page.repeat_rows(0)
    page.hide_gridlines(_NONE_HIDDEN)
    page.set_margins(left=0.4, right=0.4)
    page.set_footer(f"&L&A&Clhl-graph {about.version}, {about.date}&R{_PAGE[about.language]}")


def unprinted(page: Any, column: int) -> None:
    """Leave a sheet out of what is printed, though it can be seen: only a cell with nothing in it goes to paper."""
    page.print_area(0, column, 0, column)
