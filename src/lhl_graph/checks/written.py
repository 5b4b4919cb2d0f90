"""Values of the graph as they stand in a file, and as a message repeats them."""

from __future__ import annotations

from typing import Final
from urllib.parse import unquote

from lhl_graph.iris import BASE, NS

LONGEST: Final = 80
"""How much of a value a message repeats."""


def as_written(value: str, subject: str) -> str:
    """Give a value as it stands in a file: a reference without the IRI it is relative to, a text as it is."""
    if subject and value.startswith(subject + "/"):
        return unquote(value.removeprefix(subject + "/"))
    if not value.startswith(BASE) or value.startswith(NS):
        return value
    scheme, _, name = value.removeprefix(BASE).partition("/")
    return unquote(name or scheme)


def in_one_line(value: str) -> str:
    """Shorten a value for a message, and leave out what would break the line or steer a terminal.

    A line end that a value ends with stands as ⏎: nothing else may be wrong with it.
    """
    text = " ".join("".join(each if each.isprintable() else " " for each in value).split())
    text += "⏎" * value.endswith(("\n", "\r"))
    return text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"
