"""The overlap of two initiatives: what they want and do, target groups, themes; measures and actors by themselves.

Rows in, rows out; no RDF. All pairs at once need numpy, a single pair nothing but the standard library. Every score
lies in [0, 1], is symmetric, is 1 between an initiative and itself, and is rounded once, here, to six decimals.
"""

from __future__ import annotations

import math
from itertools import combinations
from typing import TYPE_CHECKING, Final, NamedTuple

from lhl_graph.analysis.goal_match import DECIMALS, GoalMatch, Statement, Statements
from lhl_graph.analysis.information_content import (
    Annotation,
    Broader,
    concept_counts,
    concept_weights,
    content_of,
    information_content,
)
from lhl_graph.analysis.similarity import Pair, coverage, coverage_of_all

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from lhl_graph.analysis.goal_text import Frequencies

FACETS: Final = ("goals", "target_groups", "themes", "measures", "actors")
SCHEMES: Final = {"target-group": "target_groups", "theme": "themes", "actor": "actors"}
"""Which facet a scheme of annotations feeds; actors are annotations of the scheme ``actor``."""

WEIGHTS: Final[Mapping[str, float]] = {"goals": 4 / 6, "target_groups": 1 / 6, "themes": 1 / 6}
"""Default weights of the overall score. Goals count four times because their scores vary a quarter as
much between pairs: so each of the three facets has an equal say in the order of pairs (see
``balanced_weights``). Set from the spread of the scores alone, not from the stated relations."""


class Overlap(NamedTuple):
    """How much two initiatives (a < b) overlap, overall and in each facet."""

    a: str
    b: str
    score: float
    goals: float
    target_groups: float
    themes: float
    measures: float
    actors: float


class SharedConcept(NamedTuple):
    """A concept that two initiatives share; the shares of a facet sum to the facet's score."""

    facet: str
    concept: str
    ic: float
    share: float
    both: bool = False
    """Whether sources of both state it."""


class Background(NamedTuple):
    """What the comparison of two initiatives takes from all the others."""

    initiatives: int
    """How many there are in all."""
    having: Mapping[str, int]
    """How many of them have each concept, or a narrower one."""
    texts: Frequencies | None
    """Of the texts of all statements; none where statements are not compared."""


class Model:
    """The overlap of all initiatives, computed once from the rows; ask it for pairs and for their evidence.

    ``initiatives`` are all that exist, also those without annotations: they are the whole of which IC takes
    its share. Concepts are told apart over all schemes, so give IRIs or prefixed names. With a ``background``
    the rows may be those of a few initiatives, which are compared as among all.
    """

    def __init__(
        self,
        initiatives: Iterable[str],
        annotations: Iterable[Annotation],
        statements: Iterable[Statement],
        broader: Broader,
        background: Background | None = None,
    ) -> None:
        self.initiatives = sorted(set(initiatives))
        size = background.initiatives if background else len(self.initiatives)
        rows = sorted(set(annotations))
        self.ic: dict[str, float] = {}
        self.weights: dict[str, dict[str, dict[str, float]]] = {}
        for scheme, facet in SCHEMES.items():
            counts = concept_counts((row for row in rows if row.scheme == scheme), broader)
            ic = content_of(background.having, size) if background else information_content(counts, size)
            self.ic.update(ic)
            self.weights[facet] = {name: concept_weights(counts[name], ic) for name in counts}
        self.statements = Statements(statements, self.ic, broader, size, background.texts if background else None)

    def facets(self) -> dict[str, dict[Pair, float]]:
        """For each facet the score of every pair (a < b), zeros included, not rounded. Needs numpy."""
        scores: dict[str, dict[Pair, float]] = {}
        pairs = list(combinations(self.initiatives, 2))
        for facet, weights in self.weights.items():
            found = coverage_of_all(weights)
            scores[facet] = {pair: found.get(pair, 0.0) for pair in pairs}
        for facet, found in zip(("goals", "measures"), self.statements.facets(), strict=True):
            scores[facet] = {pair: found.get(pair, 0.0) for pair in pairs}
        return scores

    def overlaps(self, weights: Mapping[str, float] = WEIGHTS) -> list[Overlap]:
        """Every pair, highest score first, then by name. Raises ValueError on weights that make no mean."""
        return combine(self.facets(), weights)

    def overlap(self, a: str, b: str, weights: Mapping[str, float] = WEIGHTS) -> Overlap:
        """One pair (a < b), compared alone: what ``overlaps`` says of it."""
        facets = {facet: {(a, b): coverage(told.get(a, {}), told.get(b, {}))} for facet, told in self.weights.items()}
        for facet, found in zip(("goals", "measures"), self.statements.pair(a, b), strict=True):
            facets[facet] = {(a, b): found}
        return combine(facets, weights)[0]

    def shared_concepts(self, a: str, b: str) -> list[SharedConcept]:
        """The concepts two initiatives share, in `order`; of none it is known whether both state it."""
        found = []
        for facet, weights in self.weights.items():
            weights_a, weights_b = weights.get(a, {}), weights.get(b, {})
            total_a, total_b = math.fsum(weights_a.values()), math.fsum(weights_b.values())
            for concept in sorted(weights_a.keys() & weights_b.keys()):
                least = min(weights_a[concept], weights_b[concept])
                share = (least / total_a + least / total_b) / 2
                ic = round(self.ic[concept], DECIMALS)
                found.append(SharedConcept(facet, concept, ic, round(share, DECIMALS)))
        return sorted(found, key=order)

    def matches(self, a: str, b: str) -> list[GoalMatch]:
        """Each statement of either with its best counterpart in the other, the most alike first."""
        return self.statements.matches(a, b)


def told(row: SharedConcept) -> float:
    """Give how much what two share weighs when it is told: its share, three times that if both state it."""
    return row.share * (3 if row.both else 1)


def order(row: SharedConcept) -> tuple[int, float, str]:
    """Give the place of what two share among the rest: by facet, then by how much it weighs when it is told."""
    return FACETS.index(row.facet), -told(row), row.concept


def combine(facets: Mapping[str, Mapping[Pair, float]], weights: Mapping[str, float]) -> list[Overlap]:
    """The weighted mean of the facets for every pair; weights need not sum to 1.

    Raises ValueError for an unknown facet, a negative weight, or none above 0.
    """
    check_weights(weights)
    total = math.fsum(weights.values())
    found = []
    for a, b in facets["goals"]:
        score = math.fsum(weight * facets[facet][a, b] for facet, weight in weights.items()) / total
        rounded = [round(facets[facet][a, b], DECIMALS) for facet in FACETS]
        found.append(Overlap(a, b, round(score, DECIMALS), *rounded))
    return sorted(found, key=lambda o: (-o.score, o.a, o.b))


def check_weights(weights: Mapping[str, float]) -> None:
    """Raises ValueError for an unknown facet, a negative weight, or none above 0."""
    for facet, weight in weights.items():
        if facet not in FACETS:
            raise ValueError(f"unknown facet {facet!r}; the facets are {', '.join(FACETS)}")
        if not 0 <= weight < math.inf:
            raise ValueError(f"the weight of {facet} is {weight}; give a number of 0 or more")
    if not any(weights.values()):
        raise ValueError("no facet has a weight above 0")


def balanced_weights(facets: Mapping[str, Mapping[Pair, float]], names: Sequence[str]) -> dict[str, float]:
    """Weights, summing to 1, in inverse proportion to each facet's standard deviation over all pairs.

    With them each facet moves the overall score equally far. Raises ValueError for a facet without spread.
    """
    inverse = {}
    for name in names:
        values = list(facets[name].values())
        mean = math.fsum(values) / len(values) if values else 0.0
        spread = math.sqrt(math.fsum((v - mean) ** 2 for v in values) / len(values)) if values else 0.0
        if not spread:
            raise ValueError(f"{name} is the same for all pairs, so it has no spread to weigh by")
        inverse[name] = 1 / spread
    return {name: value / math.fsum(inverse.values()) for name, value in inverse.items()}
