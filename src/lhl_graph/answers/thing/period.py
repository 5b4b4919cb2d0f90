"""When an initiative was or is in force, and when a source last said how it stands, as a sheet words it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from lhl_graph.analysis.period import is_recent, today
from lhl_graph.answers.thing.sheet import WORDS
from lhl_graph.iris import BASE, NS

if TYPE_CHECKING:
    from lhl_graph.graph.labels import Labels
    from lhl_graph.graph.store import Store

_ACTIVE: Final = BASE + "status/active"
_OVER: Final = BASE + "status/period-over"


def period(store: Store, labels: Labels, iri: str) -> str:
    """Give a period from end to end, as its source writes the days: whole years as years alone."""
    ends = []
    for end in ("start", "end"):
        bound = "".join(labels[each].lower() for each in store.objects(iri, f"{NS}{end}Is"))
        ends.append("".join(store.objects(iri, NS + end)) or f"({bound})")
    if ends[1][4:] == "-12-31" and ends[0][4:] in ("", "-01-01"):
        return f"{ends[0][:4]}–{ends[1][:4]}"
    return "–".join(ends)


def since(status: str, day: str, language: str) -> str:
    """Say what the newest source did: it confirmed a status, but that a period is over follows from the day.

    What is in force by a source that is no longer recent (`analysis.period.WITHIN`) is so perhaps.
    """
    word = "latest" if status == _OVER else "confirmed"
    if status == _ACTIVE and not is_recent(day, today().first):
        word = "older"
    return f"({WORDS[word][language]} {day})"
