"""What the pages about a thing share, whoever serves them: words, style, and the macros in `templates/thing.j2`."""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files
from typing import Final

from lhl_graph.design.palette import css

MARKS: Final = {"stated": "stated", "classified": "judged", "read-by-machine": "judged"}
"""Basis on which something is said → how it is marked; what the tool worked out is marked `computed`."""


@cache
def words(language: str) -> dict[str, str]:
    """Give the words of the macros in a language."""
    found: dict[str, str] = json.loads(_read("words.json"))[language]
    return found


@cache
def style() -> str:
    """Give the palette, the rules that all pages share, and those of the macros."""
    return css() + _read("thing.css")


def _read(name: str) -> str:
    return files("lhl_graph.design").joinpath(name).read_text(encoding="utf-8")
