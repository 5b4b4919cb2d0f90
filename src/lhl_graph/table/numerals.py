"""Numbers as they are written in a language."""

from __future__ import annotations


def decimal(value: float, digits: int, language: str) -> str:
    """Write a number with so many decimals: 0,41 in Bokmål and Nynorsk, 0.41 in English."""
    text = f"{value:.{digits}f}"
    return text if language == "en" else text.replace(".", ",")


def compared(value: float, digits: int, language: str) -> str:
    """Write a share that is never 0 after a letter: `= 0,041`, or `< 0,001` where so many decimals cannot tell it."""
    least = 10.0**-digits
    return f"< {decimal(least, digits, language)}" if value < least else f"= {decimal(value, digits, language)}"
