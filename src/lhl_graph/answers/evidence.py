"""The evidence for a pair: as stored with the graph where it is, worked out where it is not; the same either way."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from lhl_graph.analysis.goal_match import GoalMatch
from lhl_graph.analysis.overlap import SCHEMES, WEIGHTS, SharedConcept
from lhl_graph.answers.overlaps import stored
from lhl_graph.findings.agreed import Agreed
from lhl_graph.iris import BASE

if TYPE_CHECKING:
    from collections.abc import Callable

    from lhl_graph.analysis.goal_text import Frequencies
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

    def __init__(self, store: Store, frequencies: Callable[[], Frequencies] | None = None) -> None:
        """Ask `store` first; `frequencies` gives what is kept of its texts, else all of them are read when asked of."""
        self._store = store
        self._frequencies = frequencies
        self._asked = 0
        self._agreed = Agreed(store)

    def evidence(self, a: str, b: str) -> Evidence:
        """Give all evidence for the overlap of two initiatives (a < b)."""
        overlap, significance = stored(self._store, a, b).get((a, b), (None, None))
        shared, matches = self._stored(a, b), self._stored_matches(a, b)
        if overlap is None or not (shared and matches):
            model = self._model_of(a, b, self._texts)
            overlap = overlap or model.overlap(a, b)
            shared, matches = shared or _shared(model, a, b), matches or _matches(model, a, b)
        told = self._agreed.ordered(a, b, shared)
        return Evidence(overlap, significance, told, sorted(matches, key=_by_score))

    def shared(self, a: str, b: str) -> list[SharedConcept]:
        """Give the concepts and actors that two initiatives share (a < b), by facet, in the order of `Agreed`."""
        self._asked += 1
        few = self._asked <= MANY
        found = self._stored(a, b) if few else []
        if not found:
            found = _shared(self._model_of(a, b) if few else self._concept_model, a, b)
        return self._agreed.ordered(a, b, found)

    def _stored(self, a: str, b: str) -> list[SharedConcept]:
        rows = self._store.rows(_SHARED, {"a": f"<{a}>", "b": f"<{b}>"})
        return [SharedConcept(_facet(concept), concept, ic, share or 0.0) for concept, ic, share, _, _ in rows]

    def matches(self, a: str, b: str) -> list[GoalMatch]:
        """Give the goals and measures that two initiatives have in common (a < b)."""
        found = self._stored_matches(a, b) or _matches(self._model_of(a, b, self._texts), a, b)
        return sorted(found, key=_by_score)

    def _stored_matches(self, a: str, b: str) -> list[GoalMatch]:
        rows = self._store.rows(_MATCHES, {"a": f"<{a}>", "b": f"<{b}>"})
        return [
            GoalMatch(one, other, score, concepts, text, mutual=True)
            for one, other, score, concepts, text, _, _ in rows
        ]

    def _model_of(self, a: str, b: str, texts: Frequencies | None = None) -> Model:
        from lhl_graph.findings.compute import model_of

        return model_of(self._store, a, b, texts)

    @cached_property
    def _concept_model(self) -> Model:
        from lhl_graph.findings.compute import model

        return model(self._store, with_statements=False)

    @cached_property
    def _texts(self) -> Frequencies:
        if self._frequencies:
            return self._frequencies()
        from lhl_graph.findings.compute import frequencies

        return frequencies(self._store)


def _facet(concept: str) -> str:
    return SCHEMES[concept.removeprefix(BASE).partition("/")[0]]


def _shared(model: Model, a: str, b: str) -> list[SharedConcept]:
    computed = (each for each in model.shared_concepts(a, b) if each.share > 0)
    return [each if each.facet in WEIGHTS else each._replace(share=0.0) for each in computed]


def _matches(model: Model, a: str, b: str) -> list[GoalMatch]:
    return [match for match in model.matches(a, b) if match.mutual]


def _by_score(match: GoalMatch) -> tuple[float, str, str]:
    return -match.score, match.statement_a, match.statement_b
