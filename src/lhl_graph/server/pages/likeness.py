"""What an initiative is most like, for its page: how much, whether that may be chance, and where it is proved."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from lhl_graph.analysis.relation import linked_pairs
from lhl_graph.analysis.significance import VALIDATED
from lhl_graph.answers.overlaps import stored
from lhl_graph.findings import facts
from lhl_graph.findings.write import overlap_iri
from lhl_graph.server.pages import frame
from lhl_graph.table.numerals import decimal

if TYPE_CHECKING:
    from lhl_graph.graph.labels import Labels
    from lhl_graph.graph.store import Store

_MOST: Final = 10


class Likeness(NamedTuple):
    """Another initiative that one is like."""

    name: str
    address: str
    score: float
    said: str
    linked: bool
    """Whether a source links the two."""
    chance: bool
    """Whether unrelated initiatives may overlap as much."""
    proof: str


def most_like(store: Store, labels: Labels, iri: str) -> list[Likeness]:
    """Give what an initiative is most like, the most alike first."""
    rows = sorted(stored(store, iri).values(), key=lambda each: (-each[0].score, each[0].a, each[0].b))
    linked = linked_pairs(facts.relations(store))
    found = []
    for row, significance in rows[:_MOST]:
        other = row.b if row.a == iri else row.a
        said = decimal(row.score, 2, labels.language)
        bound, chance = (row.a, row.b) in linked, significance is not None and significance.q > VALIDATED
        address, proof = frame.address_of(other), frame.address_of(overlap_iri((row.a, row.b)))
        found.append(Likeness(labels[other], address, row.score, said, bound, chance, proof))
    return found
