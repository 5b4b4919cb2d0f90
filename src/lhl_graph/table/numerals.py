"""Numbers as they are written in a language."""

from __future__ import annotations

import math
from typing import Final

_MOST: Final = 12
"""Decimals at the most."""


def decimal(value: float, digits: int, language: str) -> str:
    """Write a number with so many decimals: 0,41 in Bokmål and Nynorsk, 0.41 in English.

    A small one gets as many as its first digit needs: what is not nothing is never written as 0.
    """
    if 0 < abs(value) < 0.5 * 10**-digits:
        digits = max(digits, min(_MOST, -math.floor(math.log10(abs(value)))))
    text = f"{value:.{digits}f}"
    return text if language == "en" else text.replace(".", ",")


def compared(value: float, digits: int, language: str) -> str:
    """Write a share that is never 0 after a letter: `= 0,041`, or `< 0,001` where so many decimals cannot tell it."""
    least = 10.0**-digits
    return f"< {decimal(least, digits, language)}" if value < least else f"= {decimal(value, digits, language)}"
