"""Dates in a query that are compared as days and are none: as sources write them, they are text that no day equals."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from lhl_graph.graph.sparql import blanked, position

if TYPE_CHECKING:
    from collections.abc import Iterator

_WRITTEN = re.compile(r"(?<![\w:?$-])(dct:date|lhl:(?:asOf|start|end))\s+[?$](\w+)")
_DAY = r"(?:\"[^\"\n]*\"\s*\^\^\s*xsd:date\b|'[^'\n]*'\s*\^\^\s*xsd:date\b|xsd:date\s*\()"
_COMPARED = (r"[?$]{name}\b\s*[<>!]?[<>=]\s*" + _DAY, _DAY + r"\s*[<>!]?[<>=]\s*[?$]{name}\b")
_PART = r"\b(?:YEAR|MONTH|DAY)\s*\(\s*[?$]{name}\s*\)"


class NoDay(NamedTuple):
    """A date of a query that is compared as a day, and where it is asked for."""

    term: str
    line: int
    column: int

    def __str__(self) -> str:
        return (
            f"line {self.line}, column {self.column}: {self.term} is as precise as its source (2019, 2022-03) and "
            "compares with no xsd:date; lhl:firstDay and lhl:lastDay do"
        )


def compared(text: str) -> Iterator[NoDay]:
    """Give each date of a query that is text, and whose variable the query compares with a day or takes a year of."""
    for found in _WRITTEN.finditer(blanked(text)):
        term, name = found.groups()
        ways = (way.replace("{name}", name) for way in (*_COMPARED, _PART))
        if any(re.search(way, text, re.IGNORECASE) for way in ways):
            yield NoDay(term, *position(text, found.start()))
