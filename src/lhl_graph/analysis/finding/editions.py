"""Which of several initiatives of one name is meant: by its period, its year, or the time of the text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from lhl_graph.analysis.finding import context
from lhl_graph.analysis.finding.words import first_from

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from lhl_graph.analysis.finding.lexicon import Label, Lexicon
    from lhl_graph.analysis.finding.words import Word

_LIST: Final = re.compile(
    r"\b(?<![-–—])(?:19|20)\d\d(?:\s*(?:,|/|\bog\b|\bsamt\b)\s*(?:19|20)\d\d\b(?!\s*[-–—]\s*\d))+"
)
_LONGEST: Final = 4
"""How many words the name before a list of years has at the most."""


class Edition(NamedTuple):
    """An edition that a list of years tells, as places among the words: the name, the list, and its own year."""

    label: Label
    first: int
    years: int
    last: int
    year: int


def listed(text: str, given: Sequence[Word], span: tuple[int, int], lexicon: Lexicon) -> Iterator[Edition]:
    """Give the editions that years after one name tell: Demensplan 2015, 2020 og 2025."""
    for found in _LIST.finditer(text, *span):
        years = range(first_from(given, found.start()), first_from(given, found.end()))
        at = years[0] if years else 0
        if not at or not context.together(text, given[at - 1], given[at]):
            continue
        for first in range(max(0, at - _LONGEST), at):
            before = tuple(word.key for word in given[first : at - 1])
            for last in lexicon.meant(given[at - 1].key):
                labels = lexicon.editions.get((*before, last), {})
                known = (year for year in years if given[year].key in labels)
                yield from (Edition(labels[given[year].key], first, at, years[-1], year) for year in known)


def told_apart(text: str, end: int, things: Iterable[str], first_year: int, lexicon: Lexicon) -> str:
    """Give the one of the initiatives that the period after a name, or the first year of a text, tells."""
    period = context.PERIOD.match(text, end, end + 30)
    day = int(period[1]) if period else first_year

    def fits(thing: str) -> tuple[bool, bool, int]:
        first, last = lexicon.years.get(thing, (0, 9999))
        return bool(period) and last == int(period[2] if period else 0), first <= day, first

    return max(sorted(things), key=fits)


def ending(text: str, end: int, things: Iterable[str], lexicon: Lexicon) -> set[str]:
    """Give the initiatives that end in the last year of the period after a name."""
    period = context.PERIOD.match(text, end, end + 30)
    return {thing for thing in things if period and lexicon.years.get(thing, (0, 0))[1] == int(period[2])}
