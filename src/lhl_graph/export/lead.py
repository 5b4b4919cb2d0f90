"""The sheet a planner opens first: what overlaps with Leve hele livet, in words and numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple

from lhl_graph.answers import overlaps
from lhl_graph.answers.choice import Choice
from lhl_graph.answers.evidence import Witness
from lhl_graph.answers.thing.period import period
from lhl_graph.iris import NS, REFORM
from lhl_graph.prose import dates
from lhl_graph.table.cell import YES

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from lhl_graph.graph.store import Store

_WHEN: Final[Mapping[str, str]] = {"nb": "Periode", "nn": "Periode", "en": "Period"}
_GOALS: Final[Mapping[str, str]] = {"nb": "Mål og tiltak", "nn": "Mål og tiltak", "en": "Goals and measures"}
TELLS: Final[Mapping[str, str]] = {
    "nb": "Hver satsing mot reformen, de likeste først: likhet i alt og delvis (0 ingenting felles, 1 helt likt), "
    "q (nær 0: tilfeldigheter gir sjelden så mye, når alle par i grafen regnes med, som på kartet), om en kilde kobler "
    "dem, og hva de deler. Regnet ut.",
    "nn": "Kvar satsing mot reforma, dei likaste først: likskap i alt og delvis (0 ingenting felles, 1 heilt likt), "
    "q (nær 0: rein tilfeldigheit gjev sjeldan så mykje, når alle par i grafen er rekna med, som på kartet), om ei "
    "kjelde koplar dei, og kva dei deler. Rekna ut.",
    "en": "Each initiative against the reform, the most alike first: likeness and its parts (0 nothing shared, 1 the "
    "same), q (near 0: chance seldom gives as much, with all pairs of the graph taken into account, as on the map), "
    "whether a source links them, and what they share. Computed.",
}
TITLE: Final[Mapping[str, str]] = {
    "nb": "Overlapp med Leve hele livet",
    "nn": "Overlapp med Leve hele livet",
    "en": "Overlap with Leve hele livet",
}


class Lead(NamedTuple):
    """A sheet of answers: its title, what it tells, its headings and its rows, lists as one text."""

    title: str
    tells: str
    headings: list[str]
    rows: Sequence[Sequence[Any]]
    ticked: int
    """Which column says yes or nothing."""


def lead(store: Store, language: str) -> Lead | None:
    """Give the overlaps of the reform, the largest first; None for a graph that has computed none."""
    found = overlaps.table(store, Witness(store).shared, Choice(REFORM), language)
    if not found:
        return None
    headings = {"q" if column == "q_own" else column: said for column, said in found.headings.items()}
    headings |= {"goals": _GOALS[language], "q": "q"}
    places = [found.columns.index(column) for column in headings]
    rows = []
    for each in found:
        name, *rest = (_whole(each[place], language) for place in places)
        rows.append([name, _when(store, each.other, language), *rest])
    name, *rest = headings.values()
    ticked = list(headings).index("stated") + 1
    return Lead(TITLE[language], TELLS[language], [name, _WHEN[language], *rest], rows, ticked)


def _when(store: Store, iri: str, language: str) -> str:
    return ", ".join(dates(period(store, language, each), language) for each in store.objects(iri, NS + "period"))


def _whole(value: Any, language: str) -> Any:
    if isinstance(value, bool):
        return YES[language] if value else ""
    return ", ".join(value) if isinstance(value, list | tuple) else value
