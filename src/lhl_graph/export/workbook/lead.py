"""The sheet a planner opens first: what overlaps with Leve hele livet, in words and numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple

from lhl_graph.analysis.significance import VALIDATED
from lhl_graph.answers import overlaps
from lhl_graph.answers.asked.cells import CHANCE
from lhl_graph.answers.choice import Choice
from lhl_graph.answers.evidence import Witness
from lhl_graph.answers.thing.period import period
from lhl_graph.findings.status import Statuses
from lhl_graph.findings.write import overlap_iri
from lhl_graph.iris import NS, REFORM
from lhl_graph.prose import dates
from lhl_graph.table.cell import YES
from lhl_graph.table.numerals import decimal

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from lhl_graph.answers.overlaps import OverlapRow
    from lhl_graph.graph.store import Store

_WHEN: Final[Mapping[str, str]] = {"nb": "Periode", "nn": "Periode", "en": "Period"}
_STATUS: Final[Mapping[str, str]] = {"nb": "Status", "nn": "Status", "en": "Status"}
TELLS: Final[Mapping[str, str]] = {
    "nb": "Hver satsing mot reformen, de likeste først: likhet i alt og delvis (0 ingenting felles, 1 helt likt), om "
    "likheten kan være tilfeldig, om en kilde kobler dem, og hva de deler. q er regnet over alle par av satsinger, "
    "som på kartet; {most} eller lavere er neppe tilfeldig. Bakerst, skjult, står adressen til begrunnelsen. "
    "Regnet ut.",
    "nn": "Kvar satsing mot reforma, dei likaste først: likskap i alt og delvis (0 ingenting felles, 1 heilt likt), om "
    "likskapen kan vere tilfeldig, om ei kjelde koplar dei, og kva dei deler. q er rekna over alle par av "
    "satsingar, som på kartet; {most} eller lågare er neppe tilfeldig. Bakarst, gøymd, står adressa til "
    "grunngjevinga. Rekna ut.",
    "en": "Each initiative against the reform, the most alike first: likeness and its parts (0 nothing shared, 1 the "
    "same), whether the likeness can be chance, whether a source links them, and what they share. q takes all pairs of "
    "initiatives into account, as on the map; {most} or lower is hardly chance. Last, hidden, stands the "
    "address of the evidence. Computed.",
}
_Q: Final[Mapping[str, str]] = {
    "nb": "Tilfeldighet i tall (q)",
    "nn": "Tilfeldigheit i tal (q)",
    "en": "Chance as a number (q)",
}
_PROOF: Final[Mapping[str, str]] = {"nb": "Begrunnelse (IRI)", "nn": "Grunngjeving (IRI)", "en": "Evidence (IRI)"}
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
    linked: int
    """Which column holds addresses."""
    printed: int
    """How many columns go to paper: those for who analyses stand behind them."""


def lead(store: Store, language: str) -> Lead | None:
    """Give the overlaps of the reform, the largest first; None for a graph that has computed none."""
    found = overlaps.table(store, Witness(store).shared, Choice(REFORM), language)
    if not found:
        return None
    called = {**found.headings, "q_own": CHANCE[language]["can_be_chance"]}
    name, *rest = called.values()
    statuses = Statuses(store, language)
    rows = [
        [
            *(each.other_name, _when(store, each.other, language), statuses[each.other]),
            *(_said(column, each, language) for column in list(called)[1:]),
            *(each.q, overlap_iri((each.initiative, each.other))),
        ]
        for each in found
    ]
    printed = [name, _WHEN[language], _STATUS[language], *rest]
    headings = [*printed, _Q[language], _PROOF[language]]
    tells = TELLS[language].format(most=decimal(VALIDATED, 2, language))
    return Lead(
        TITLE[language], tells, headings, rows, list(called).index("stated") + 2, len(printed) + 1, len(printed)
    )


def _said(column: str, row: OverlapRow, language: str) -> Any:
    if column == "q_own":
        return row.q if row.q is None else CHANCE[language]["hardly" if row.q <= VALIDATED else "may_be"]
    return _whole(getattr(row, column), language)


def _when(store: Store, iri: str, language: str) -> str:
    return ", ".join(dates(period(store, language, each), language) for each in store.objects(iri, NS + "period"))


def _whole(value: Any, language: str) -> Any:
    if isinstance(value, bool):
        return YES[language] if value else ""
    return ", ".join(value) if isinstance(value, list | tuple) else value
