"""Text in aligned columns that fit a width, and rows as paragraphs where columns would be too narrow for a word."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

_LONGEST: Final = 30
"""Words up to this length stay whole; an address or identifier that is longer breaks after a sign, else anywhere."""

_GAP: Final = 2


def aligned(headings: Sequence[str], rows: Sequence[Sequence[str]], right: Sequence[bool], limit: int | None) -> str:
    """Lay rows out under headings and a rule, no line longer than `limit` and no word broken; `right` aligns numbers.

    Where the columns cannot be that narrow, each row becomes a paragraph of `heading: text`.
    """
    columns = list(zip(headings, *rows, strict=True))
    widths = [max(map(len, column), default=0) for column in columns]
    floors = [min(max(_longest_word(text) for text in column), _LONGEST) for column in columns]
    if limit is not None and sum(floors) + _GAP * (len(floors) - 1) > limit:
        return "\n\n".join(_paragraph(headings, row, limit) for row in rows) or "\n".join(headings)
    widths = _fit(widths, floors, limit)
    rule = (" " * _GAP).join("─" * width for width in widths)
    return "\n".join([_line(headings, widths, right), rule, *(_line(row, widths, right) for row in rows)])


def _fit(widths: list[int], floors: list[int], limit: int | None) -> list[int]:
    """Shrink the widest columns until the line fits, none below its longest word."""
    widths = list(widths)
    while limit is not None and sum(widths) + _GAP * (len(widths) - 1) > limit:
        places = [place for place, width in enumerate(widths) if width > floors[place]]
        if not places:
            break
        widths[max(places, key=lambda place: widths[place])] -= 1
    return widths


def flat(text: str) -> str:
    """Put a text of several lines on one."""
    return text if text.isprintable() else " ".join("".join(c if c.isprintable() else " " for c in text).split())


def _line(cells: Sequence[str], widths: Sequence[int], right: Sequence[bool]) -> str:
    columns = [_wrap(text, width) for text, width in zip(cells, widths, strict=True)]
    lines = []
    for number in range(max((len(column) for column in columns), default=0)):
        parts = [
            (column[number] if number < len(column) else "").rjust(width)
            if is_right
            else (column[number] if number < len(column) else "").ljust(width)
            for column, width, is_right in zip(columns, widths, right, strict=True)
        ]
        lines.append((" " * _GAP).join(parts).rstrip())
    return "\n".join(lines)


def _paragraph(headings: Sequence[str], row: Sequence[str], limit: int) -> str:
    import textwrap

    said = (f"{heading}: {text}" for heading, text in zip(headings, row, strict=True) if text)
    fitted = (_breakable(each, limit - _GAP) for each in said)
    return "\n".join(
        textwrap.fill(each, limit, subsequent_indent=" " * _GAP, break_on_hyphens=False) for each in fitted
    )


def _wrap(text: str, width: int) -> list[str]:
    if len(text) <= width:
        return [text]
    import textwrap

    return textwrap.wrap(_breakable(text, width), width, break_long_words=True, break_on_hyphens=False) or [""]


def _longest_word(text: str) -> int:
    return max(map(len, text.split()), default=0)


def _breakable(text: str, width: int) -> str:
    """Let a word that is longer than a line break behind a sign, as in addresses."""
    words = []
    for word in text.split():
        if len(word) <= width:
            words.append(word)
            continue
        line = ""
        for part in re.findall(r"[^/:.#?&=_-]*[/:.#?&=_-]*", word):
            if line and len(line) + len(part) > width:
                words.append(line)
                line = ""
            line += part
        words.append(line)
    return " ".join(words)
