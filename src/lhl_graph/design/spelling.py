"""Telling what a misspelt word of a search most likely is, in the reader's browser."""

from __future__ import annotations

from functools import cache
from importlib.resources import files


@cache
def script() -> str:
    """Give the script, whose functions the script of a page calls from the same scope."""
    return files("lhl_graph.design").joinpath("spelling.js").read_text(encoding="utf-8")
