"""Which time an answer about what is in force is of, and how far the sources reach, as told beside its rows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from lhl_graph.analysis.period import today
from lhl_graph.findings.compute import newest_day
from lhl_graph.table import beside

if TYPE_CHECKING:
    from lhl_graph.analysis.period import Span
    from lhl_graph.graph.store import Store

_SOME_TIME: Final = {
    "nb": "på et tidspunkt i {days}",
    "nn": "på eit tidspunkt i {days}",
    "en": "at some time in {days}",
}
_IN_FORCE: Final = {"nb": "I kraft {when}.", "nn": "I kraft {when}.", "en": "In force {when}."}
_AHEAD: Final = {
    "nb": "{days} er ikke kommet: Ingen kilde kan si hva som gjelder etter {newest}, den nyeste dagen i dataene.",
    "nn": "{days} er ikkje komen: Inga kjelde kan seie kva som gjeld etter {newest}, den nyaste dagen i dataa.",
    "en": "{days} has not come: no source can say what is in force after {newest}, the newest day of the data.",
}


def when(span: Span, language: str) -> str:
    """Write a day, or that it is about some time in a range."""
    days = beside.days(span)
    return days if span.first == span.last else _SOME_TIME[language].format(days=days)


def notes(store: Store, span: Span, language: str, *, chosen: bool = True) -> list[str]:
    """Say which time it is, that it is today where nobody has `chosen` one, and how far the sources reach."""
    if span.first == span.last:
        said = [beside.day(span, language, today=not chosen)]
    else:
        said = [_IN_FORCE[language].format(when=when(span, language))]
    newest = newest_day(store)
    if newest is not None and span.first > today().last:
        said.append(_AHEAD[language].format(days=beside.days(span), newest=newest))
    return said
