"""How sure it is that an initiative is in force: for certain, or perhaps, and when a source last said so."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from lhl_graph.analysis.period import active, earliest_day, perhaps, read_span, stated_until, today
from lhl_graph.errors import InputError
from lhl_graph.findings import facts
from lhl_graph.prose import until

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from lhl_graph.analysis.period import Span
    from lhl_graph.graph.store import Store

_WORDS: Final = {
    "nb": {
        "sure": "bekreftet {as_of}",
        "within": "perioden varer til {until}, siste kilde {as_of}",
        "planned": "kanskje, planlagt per {as_of}",
        "older": "kanskje, sist bekreftet {as_of}",
        "never": "kanskje",
    },
    "nn": {
        "sure": "stadfesta {as_of}",
        "within": "perioden varer til {until}, siste kjelde {as_of}",
        "planned": "kanskje, planlagd per {as_of}",
        "older": "kanskje, sist stadfesta {as_of}",
        "never": "kanskje",
    },
    "en": {
        "sure": "confirmed {as_of}",
        "within": "period runs until {until}, latest source {as_of}",
        "planned": "perhaps, planned as of {as_of}",
        "older": "perhaps, last confirmed {as_of}",
        "never": "perhaps",
    },
}
"""What is said of one in force, and of one that may be: within its stated period, only planned, or else."""


class Standings(NamedTuple):
    """Which initiatives are in force within a span, which may be, and what the sources last said of each."""

    sure: frozenset[str]
    perhaps: frozenset[str]
    status: Mapping[str, tuple[str | None, str | None]]
    """Initiative → its status, and the year, month or day that this was said."""
    span: Span
    """The day or days it is about."""
    until: Mapping[str, str]
    """Initiative whose stated period is not over → the last day of it."""

    @property
    def either(self) -> frozenset[str]:
        """Those in force and those that may be."""
        return self.sure | self.perhaps

    def word(self, initiative: str, language: str) -> str:
        """Say how sure it is that one is in force: "confirmed 2022", "perhaps, last confirmed 2016"."""
        status, as_of = self.status.get(initiative, (None, None))
        last = self.until.get(initiative, "")
        if as_of is None:
            form = "never"
        elif initiative in self.sure:
            form = "sure"
        else:
            form = "within" if last else "planned" if status == "planned" else "older"
        return _WORDS[language][form].format(as_of=as_of, until=until(last, language))

    def weakest(self, initiatives: Iterable[str]) -> str:
        """Give the one of some that is least sure to be in force: one in doubt, else the one confirmed longest ago."""
        return min(
            initiatives, key=lambda each: (each in self.sure, self.status.get(each, (None, None))[1] or "", each)
        )


def standings(store: Store, on: str | None, within: int) -> Standings:
    """Give how initiatives stand on a date or within a range, or today, by sources at most `within` years older.

    Raises:
        InputError: the date cannot be read, or lies before any initiative.
    """
    periods, span = facts.periods(store), today() if on is None else span_of(store, on)
    status = {period.initiative: (period.status, period.as_of) for period in periods}
    ends = {each.initiative: last for each in periods if (last := stated_until(each, span))}
    return Standings(active(periods, span, within), perhaps(periods, span, within), status, span, ends)


def span_of(store: Store, date: str) -> Span:
    """Read a date or range, and see that there is something to find in it.

    Raises:
        InputError: the text is no date, or lies before the first initiative.
    """
    try:
        span = read_span(date)
    except ValueError as error:
        raise InputError(str(error)) from error
    earliest = earliest_day(facts.periods(store))
    if earliest is not None and span.last < earliest:
        raise InputError(f"{date} is before any initiative in the graph; the first began on {earliest}")
    return span
