"""Numbers as they are written in a language."""

from __future__ import annotations


def decimal(value: float, digits: int, language: str) -> str:
    """Write a number with so many decimals: 0,41 in Bokmål and Nynorsk, 0.41 in English."""
    text = f"{value:.{digits}f}"
    return text if language == "en" else text.replace(".", ",")
