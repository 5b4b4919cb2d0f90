"""The evidence for a pair: as stored with the graph where it is, worked out where it is not; the same either way."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from lhl_graph.analysis.goal_match import GoalMatch
from lhl_graph.analysis.overlap import FACETS, SCHEMES, WEIGHTS, SharedConcept
from lhl_graph.answers.overlaps import stored
from lhl_graph.iris import BASE

if TYPE_CHECKING:
    from lhl_graph.analysis.overlap import Model, Overlap
    from lhl_graph.analysis.significance import Significance
    from lhl_graph.graph.store import Store

_SHARED = """
SELECT ?concept ?ic ?share ?a ?b WHERE {
  ?overlap lhl:between ?a, ?b ; lhl:sharedConcept ?shared .
  ?shared lhl:concept ?concept ; lhl:informationContent ?ic .
  OPTIONAL { ?shared lhl:share ?share }
}
"""
_MATCHES = """
SELECT ?goalA ?goalB ?score ?concepts ?text ?a ?b WHERE {
  ?overlap lhl:between ?a, ?b ; lhl:goalMatch ?match .
  ?match lhl:goalA ?goalA ; lhl:goalB ?goalB ; lhl:score ?score ; lhl:conceptScore ?concepts ; lhl:textScore ?text .
}
"""


MANY = 200
"""After so many questions about shared concepts, working all of them out has cost less than to go on asking."""


class Evidence(NamedTuple):
    """What `why.explain` puts into words."""

    overlap: Overlap
    significance: Significance | None
    shared: list[SharedConcept]
    matches: list[GoalMatch]
    """Only pairs of statements each of which is the other's best."""


class Witness:
    """Knows what two initiatives share; computes only what the graph does not hold, and that once."""

    def __init__(self, store: Store) -> None:
        """Ask `store` first."""
        self._store = store
        self._asked = 0

    def evidence(self, a: str, b: str) -> Evidence:
        """Give all evidence for the overlap of two initiatives (a < b)."""
        overlap, significance = stored(self._store, a, b).get((a, b), (None, None))
        if overlap is None:
            overlap = self._whole_model.overlap(a, b)
        return Evidence(overlap, significance, self.shared(a, b), self.matches(a, b))

    def shared(self, a: str, b: str) -> list[SharedConcept]:
        """Give the concepts and actors that two initiatives share (a < b), by facet, the largest share first."""
        self._asked += 1
        found = self._stored(a, b) if self._asked <= MANY else []
        if not found:
            computed = [each for each in self._concept_model.shared_concepts(a, b) if each.share > 0]
            found = [each if each.facet in WEIGHTS else each._replace(share=0.0) for each in computed]
        return sorted(found, key=lambda each: (FACETS.index(each.facet), -each.share, each.concept))

    def _stored(self, a: str, b: str) -> list[SharedConcept]:
        rows = self._store.rows(_SHARED, {"a": f"<{a}>", "b": f"<{b}>"})
        return [SharedConcept(_facet(concept), concept, ic, share or 0.0) for concept, ic, share, _, _ in rows]

    def matches(self, a: str, b: str) -> list[GoalMatch]:
        """Give the goals and measures that two initiatives have in common (a < b)."""
        rows = self._store.rows(_MATCHES, {"a": f"<{a}>", "b": f"<{b}>"})
        found = [
            GoalMatch(one, other, score, concepts, text, mutual=True)
            for one, other, score, concepts, text, _, _ in rows
        ]
        if not found:
            found = [match for match in self._whole_model.matches(a, b) if match.mutual]
        return sorted(found, key=lambda match: (-match.score, match.statement_a, match.statement_b))

    @cached_property
    def _concept_model(self) -> Model:
        from lhl_graph.findings.compute import model

        return model(self._store, with_statements=False)

    @cached_property
    def _whole_model(self) -> Model:
        from lhl_graph.findings.compute import model

        return model(self._store)


def _facet(concept: str) -> str:
    return SCHEMES[concept.removeprefix(BASE).partition("/")[0]]
