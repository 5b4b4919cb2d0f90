"""One value of a table as text: for a program with all its digits, for a reader with as many as can be taken in."""

from __future__ import annotations

import re
from typing import Any, Final

from lhl_graph.table.numerals import decimal

YES: Final = {"nb": "ja", "nn": "ja", "en": "yes"}
NO: Final = {"nb": "nei", "nn": "nei", "en": "no"}

_SMALL: Final = 0.0005
"""A share below this is not 0, though three decimals would say so."""


_NUMBERED: Final = re.compile(r" ?\((?:see )?S\d+(?:(?:, | and )S\d+)*\)")


def unnumbered(text: str) -> str:
    """Leave out the numbers that sources have in a data file: they mean nothing to who reads a note elsewhere.

    >>> unnumbered("the county governor (S17) gives another day (S6, S58); S4 gives none")
    'the county governor gives another day; S4 gives none'
    """
    return _NUMBERED.sub("", text)


def whole(value: Any) -> str:
    """Write a value for a program: numbers with all their digits, truth as in JSON."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, list | tuple):
        return "; ".join(map(whole, value))
    return "" if value is None else str(value)


def cell(value: Any, joiner: str = ", ", language: str = "en") -> str:
    """Write one value: nothing for None, scores with three decimals as in `language`, lists joined."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return f"<{decimal(0.001, 3, language)}" if 0 < value < _SMALL else decimal(value, 3, language)
    if isinstance(value, list | tuple):
        return joiner.join(cell(each, joiner, language) for each in value)
    return str(value)
