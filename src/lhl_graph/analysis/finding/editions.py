"""Which of several initiatives of one name is meant: by its period, its year, or the time of the text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from lhl_graph.analysis.finding import context, own_plans
from lhl_graph.analysis.finding.references import references
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

_SAID_PERIOD: Final = re.compile(r"\s+(?:for|i)\s+(?:plan)?perioden")
_BEFORE_REFERENCE: Final = re.compile(r"[\s,(–—:-]{0,4}(?:(?:fra|frå|av)\s+\d{4}[\s,(–—:-]{1,4})?")
_NEAR: Final = 50
"""How many characters a reference has at the most."""


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
    """Give the one of the initiatives that a document or a period after a name, or the first year of a text, tells."""
    among = sorted(things)
    document = _document(text, end, lexicon)
    if document in among:
        return document
    period = _period(text, end)
    day = int(period[1]) if period else first_year

    def fits(thing: str) -> tuple[bool, bool, int]:
        first, last = lexicon.years.get(thing, (0, 9999))
        return period is not None and last == own_plans.last_year(period), first <= day, first

    return max(among, key=fits)


def ending(text: str, end: int, things: Iterable[str], lexicon: Lexicon) -> set[str]:
    """Give the initiatives that end in the last year of the period after a name."""
    period = _period(text, end)
    return {thing for thing in things if period and lexicon.years.get(thing, (0, 0))[1] == own_plans.last_year(period)}


def _period(text: str, end: int) -> re.Match[str] | None:
    """Give the period after a name, be it said that it is one: NTP 2025-36, NTP for perioden 2025–2036."""
    said = _SAID_PERIOD.match(text, end)
    start = said.end() if said else end
    return own_plans.PERIOD.match(text, start, start + 30)


def _document(text: str, end: int, lexicon: Lexicon) -> str | None:
    """Give whose document is referred to right after a name: Folkehelsemeldingen (Meld. St. 19 (2018–2019))."""
    gap = _BEFORE_REFERENCE.match(text, end, end + _NEAR)
    if not gap or gap.end() == end:
        return None
    after = (each for each in references(text, gap.end(), gap.end() + _NEAR) if each.start == gap.end())
    return next((lexicon.references.get((each.series, each.number, each.year)) for each in after), None)
