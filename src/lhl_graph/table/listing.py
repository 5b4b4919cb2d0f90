"""Long lists as a reader wants them: the first few and how many more there are, in lines no longer than a page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

WIDTH: Final = 110
"""Columns of a line where the terminal does not say."""

FEW: Final = 3
"""How many names a terminal shows in one cell or of one part; CSV and JSON hold them all."""

_MORE: Final = {"nb": "… og {count} til", "nn": "… og {count} til", "en": "… and {count} more"}


def more(count: int, language: str) -> str:
    """Say how many are left out."""
    return _MORE[language].format(count=count)


def few(names: Sequence[str], most: int, language: str) -> str:
    """Join the first few names by commas, and say how many more there are; one too many is shown, not counted."""
    if len(names) <= most + 1:
        return ", ".join(names)
    return f"{', '.join(names[:most])} {more(len(names) - most, language)}"


def item(text: str, width: int | None = None, bullet: str = "") -> str:
    """Wrap a text under its bullet; a word longer than a line, such as an address, is left whole."""
    import textwrap

    return textwrap.fill(
        text,
        max(width or WIDTH, len(bullet) + 20),
        initial_indent=bullet,
        subsequent_indent=" " * len(bullet),
        break_long_words=False,
        break_on_hyphens=False,
    )
