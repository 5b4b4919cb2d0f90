"""How an initiative stands, in one line that all pages share: in force, perhaps in force, planned or over, and since.

Of what is over it is told apart whether a source saw it end, or only its period ran out; of what may be in force,
whether its stated period is not over, and whether it is planned and its period has begun, or was to by older sources.
"""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Final

from lhl_graph.analysis.period import WITHIN, Span, activity, read_span, stated_until
from lhl_graph.findings import facts
from lhl_graph.findings.standing import span_of
from lhl_graph.prose import dated, until

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from lhl_graph.analysis.period import Period
    from lhl_graph.graph.store import Store


STATES: Final = ("active", "perhaps", "not yet", "ended", "")
"""How an initiative may stand, in the order in which people look for it; empty for one only named in sources."""

_STATE: Final = "state "
"""Begins the keys of what states are called."""


class Statuses:
    """Says how initiatives stand on a day, or on the newest of the data."""

    def __init__(self, store: Store, language: str, on: str | None = None, within: int = WITHIN) -> None:
        """Look at all of them once."""
        self._day = on or facts.data_day(store)
        self._language = language
        self._periods = {each.initiative: each for each in facts.periods(store)}
        self._within = within
        self._span = span_of(store, self._day) if self._periods else None

    def state(self, initiative: str) -> str:
        """Give whether one is `active`, `perhaps`, `not yet` or `ended`; empty where no source says how it stands."""
        period = self._periods.get(initiative)
        return state(period, self._span, self._within) if period and self._span else ""

    def __iter__(self) -> Iterator[str]:
        """Give the initiatives that any source says the time of."""
        return iter(self._periods)

    def __getitem__(self, initiative: str) -> str:
        """Say how one stands; nothing where no source does."""
        found = self.state(initiative)
        return said(self._periods[initiative], found, self._day, self._language) if found else ""


def state(period: Period, span: Span, within: int = WITHIN) -> str:
    """Give how an initiative stands within a span, by sources at most `within` years older."""
    found = activity(period, span, within)
    is_doubted = found.state == "unknown" or (found.state == "active" and not found.confirmed)
    return "perhaps" if is_doubted else found.state


def named(state: str, language: str) -> str:
    """Name a state in a word or two."""
    return _words(language)[f"{_STATE}{state}"]


def forms(language: str) -> Mapping[str, str]:
    """Give the text of each form (`form`), with places for the days that `worded` fills in."""
    return {name: text for name, text in _words(language).items() if not name.startswith(_STATE)}


def said(period: Period, state: str, day: str, language: str) -> str:
    """Say how an initiative stands on a day, and as of when that is known."""
    return worded(form(period, state, day), period.as_of, language, period.first_day, period.last_day)


def worded(form: str, as_of: str | None, language: str, first: str | None = None, last: str | None = None) -> str:
    """Put a form into words, with the day of the newest source and the ends of the period where it tells of them."""
    text = _words(language)[form if as_of else f"{form} undated"]
    year, over, when = (first or "")[:4], dated(last or "", language), dated(as_of or "", language)
    return text.format(first=year, last=over, until=until(last or "", language), day=when)


def form(period: Period, state: str, day: str) -> str:
    """Give in which words it is said how an initiative stands: a key of `forms`, there also as `undated`."""
    if state == "perhaps" and period.status == "planned":
        return _planned(period)
    if state == "perhaps" and stated_until(period, Span(day, day)):
        return "within"
    if state != "ended":
        return state
    if period.status == "continued":
        return "continued"
    if period.last_day is None or period.last_day > day:
        return "ended"
    seen = period.as_of is None or read_span(period.as_of).first >= period.last_day
    return "ended on" if seen and period.status == "ended" else "ran out"


def _planned(period: Period) -> str:
    """Give in which words it is said that something planned may have begun: as known only if a source is so new."""
    if period.first_day is None:
        return "perhaps planned"
    seen = period.as_of is not None and read_span(period.as_of).first >= period.first_day
    return "begun" if seen else "to begin"


@cache
def _words(language: str) -> dict[str, str]:
    text = files("lhl_graph.findings").joinpath("status.json").read_text(encoding="utf-8")
    found: dict[str, str] = json.loads(text)[language]
    return found
