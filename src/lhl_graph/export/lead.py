"""The sheet a planner opens first: what overlaps with Leve hele livet, in words and numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple

from lhl_graph.answers import overlaps
from lhl_graph.answers.choice import Choice
from lhl_graph.answers.evidence import Witness
from lhl_graph.iris import REFORM

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from lhl_graph.graph.store import Store

TITLE: Final[Mapping[str, str]] = {
    "nb": "Overlapp med Leve hele livet",
    "nn": "Overlapp med Leve hele livet",
    "en": "Overlap with Leve hele livet",
}


class Lead(NamedTuple):
    """A sheet of answers: its title, its headings and its rows, lists as one text."""

    title: str
    headings: list[str]
    rows: Sequence[Sequence[Any]]


def lead(store: Store, language: str) -> Lead | None:
    """Give the overlaps of the reform, the largest first; None for a graph that has computed none."""
    found = overlaps.table(store, Witness(store).shared, Choice(REFORM), language)
    if not found:
        return None
    places = [found.columns.index(column) for column in found.headings]
    rows = [[_whole(row[place]) for place in places] for row in found]
    return Lead(TITLE[language], list(found.headings.values()), rows)


def _whole(value: Any) -> Any:
    return ", ".join(value) if isinstance(value, list | tuple) else value
