"""Cells as aligned columns of text that fit a width."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

_SHRINK_TO: Final = 12


def aligned(headings: Sequence[str], cells: Sequence[Sequence[str]], right: Sequence[bool], width: int | None) -> str:
    """Give a heading, a rule, and one line a row; cells wrap to fit `width` columns, numbers stand to the right."""
    widths = [max((len(line) for line in column), default=0) for column in zip(headings, *cells, strict=True)]
    widths = _fit(widths, width)
    head = _line(headings, widths, right)
    body = (_line(row, widths, right) for row in cells)
    return "\n".join([head, "  ".join("─" * each for each in widths), *body])


def _fit(widths: list[int], limit: int | None) -> list[int]:
    """Shrink the widest columns until the line fits; no column below a readable minimum."""
    widths = list(widths)
    while limit is not None and sum(widths) + 2 * (len(widths) - 1) > limit and max(widths) > _SHRINK_TO:
        widths[widths.index(max(widths))] -= 1
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
        lines.append("  ".join(parts).rstrip())
    return "\n".join(lines)


def _wrap(text: str, width: int) -> list[str]:
    if len(text) <= width:
        return [text]
    import textwrap

    return textwrap.wrap(text, width) or [""]
