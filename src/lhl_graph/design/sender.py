"""Who speaks, as of when, and how to read it: what stands under everything that leaves the tool."""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files
from typing import Any, Final, NamedTuple

from lhl_graph.version import __version__

LICENCE: Final = "https://creativecommons.org/licenses/by/4.0/"


class Sender(NamedTuple):
    """What is said in one language of who made something and how to read it."""

    line: str
    """Name and version, day of the data, licence, and whose page it is not."""
    title: str
    """Heading of the sentences."""
    reading: tuple[str, ...]
    """Six sentences: what is shown, what each statement rests on, and how sure it is."""


def sender(day: str, language: str) -> Sender:
    """Say who speaks, in `nb`, `nn` or `en`; `day` is the newest day of the data, as YYYY-MM-DD."""
    words = _words()[language]
    line = words["line"].format(version=__version__, day=dated(day, language))
    return Sender(line, words["title"], tuple(words["reading"]))


def dated(day: str, language: str) -> str:
    """Write a year, month or day (ISO 8601) as people do: "2024", "april 2024", "5. april 2024".

    Raises:
        IndexError: the month is none.
        ValueError: it is no date.
    """
    year, *rest = day.split("-")
    if not rest:
        return year
    named = f"{_words()[language]['months'][int(rest[0]) - 1]} {year}"
    if len(rest) == 1:
        return named
    return f"{int(rest[1])}{'' if language == 'en' else '.'} {named}"


@cache
def _words() -> Any:
    return json.loads(files("lhl_graph.design").joinpath("sender.json").read_text(encoding="utf-8"))
