"""Which goal or measure of one initiative answers which of another, and how well."""

from __future__ import annotations

import math
from collections import defaultdict
from itertools import combinations, permutations
from typing import TYPE_CHECKING, Final, NamedTuple

from lhl_graph.analysis.goal_text import Texts
from lhl_graph.analysis.information_content import Broader, close_upward
from lhl_graph.analysis.similarity import best_match_average

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    import numpy as np
    from numpy.typing import NDArray

    from lhl_graph.analysis.goal_text import Frequencies
    from lhl_graph.analysis.similarity import Pair

DECIMALS: Final = 6

TEXT_WEIGHT: Final = 0.75
"""What the words count in the likeness of two statements; their concepts count the rest. The scores of words
vary less than half as much as those of concepts, and the concepts count in two facets of their own too."""


class Statement(NamedTuple):
    """What an initiative sets out to do: a goal, or a measure, solution or focus area that carries one.

    ``kind`` is ``goal`` for a goal; any other kind counts in the facet ``measures`` too.
    """

    initiative: str
    statement: str
    kind: str
    text: str
    concepts: frozenset[str]


class Likeness(NamedTuple):
    """How alike two statements are: the score, and the two measures it is made of."""

    score: float
    concepts: float
    text: float


class GoalMatch(NamedTuple):
    """A statement and its best counterpart in the other initiative; ``mutual`` when each is the other's."""

    statement_a: str
    statement_b: str
    score: float
    concepts: float
    text: float
    mutual: bool


class _Table(NamedTuple):
    """The likeness of every two statements, in the order of their rows."""

    score: NDArray[np.float64]
    concepts: NDArray[np.float64]
    text: NDArray[np.float64]


class Statements:
    """Statements of initiatives, ready to be compared: all there are, or some ``among`` texts counted before.

    ``ic`` is the information content of the concepts; one that it lacks (only a statement has it) counts as
    one that a single initiative of all has. Raises ValueError when two statements bear one name.
    """

    def __init__(
        self,
        statements: Iterable[Statement],
        ic: Mapping[str, float],
        broader: Broader,
        initiatives: int,
        among: Frequencies | None = None,
    ) -> None:
        self.rows = sorted(set(statements), key=lambda s: (s.initiative, s.statement))
        self.of: dict[str, list[Statement]] = defaultdict(list)
        self._places: dict[str, list[int]] = defaultdict(list)
        self._acts: dict[str, list[int]] = defaultdict(list)
        self._place = {row.statement: place for place, row in enumerate(self.rows)}
        for place, row in enumerate(self.rows):
            self.of[row.initiative].append(row)
            self._places[row.initiative].append(place)
            if row.kind != "goal":
                self._acts[row.initiative].append(place)
        self._texts = Texts({row.statement: row.text for row in self.rows}, among)
        if len(self._texts) < len(self.rows):
            raise ValueError("two statements bear one name")
        self._closed = {row.statement: close_upward(row.concepts, broader) for row in self.rows}
        rarest = math.log(initiatives) if initiatives else 0.0
        self._ic = {c: ic.get(c, rarest) for c in sorted(frozenset[str]().union(*self._closed.values()))}
        self._table: _Table | None = None
        self._told = {name: math.fsum(self._ic[c] for c in cs) for name, cs in self._closed.items()}

    @property
    def scores(self) -> NDArray[np.float64]:
        """The likeness of every two statements, in the order of ``rows``; symmetric, 1 on the diagonal. Needs numpy."""
        if self._table is None:
            self._table = self._compare_all()
        return self._table.score

    def _compare_all(self) -> _Table:
        import numpy as np

        names = [row.statement for row in self.rows]
        by_name = {name: place for place, name in enumerate(sorted(names))}
        order = np.array([by_name[name] for name in names], dtype=np.intp)
        text = self._texts.cosines()[order[:, None], order]
        concepts = self._simgic(names)
        told = np.array([self._told[name] > 0 for name in names], dtype=bool)
        worded = np.array([self._texts.worded(name) for name in names], dtype=bool)
        mixed = TEXT_WEIGHT * text + (1 - TEXT_WEIGHT) * concepts
        with_text = np.where(worded[:, None] & worded, mixed, concepts)
        score = np.where(told[:, None] & told, with_text, text)
        np.fill_diagonal(score, 1.0)
        return _Table(score, concepts, text)

    def _simgic(self, names: list[str]) -> NDArray[np.float64]:
        """SimGIC of every two of the statements named: their concepts added one after another, as ``_shared`` does."""
        import numpy as np

        shared = np.zeros((len(names), len(names)))
        for concept, ic in self._ic.items():
            having = np.flatnonzero([concept in self._closed[name] for name in names])
            shared[having[:, None], having] += ic
        told = np.array([self._told[name] for name in names])
        union = told[:, None] + told - shared
        found: NDArray[np.float64] = np.divide(shared, union, out=np.zeros_like(shared), where=union > 0)
        return found

    def _shared(self, a: str, b: str) -> float:
        """What two statements' common concepts tell, added in the order of their names."""
        shared = 0.0
        for concept in sorted(self._closed[a] & self._closed[b]):
            shared += self._ic[concept]
        return shared

    def likeness(self, a: str, b: str) -> Likeness:
        """How alike two statements are: simGIC over their concepts and cosine of their words, weighted.

        Where either has no concepts, or no words, the other measure stands alone. Two statements are compared when
        asked, and looked up once ``scores`` has compared all.
        """
        if self._table is not None and a != b:
            i, j = self._place[a], self._place[b]
            return Likeness(*(float(measure[i, j]) for measure in self._table))
        text = self._texts.cosine(a, b)
        shared = self._shared(a, b)
        union = self._told[a] + self._told[b] - shared
        concepts = shared / union if union > 0 else 0.0
        if not (self._told[a] and self._told[b]):
            return Likeness(text, concepts, text)
        if not (self._texts.worded(a) and self._texts.worded(b)):
            return Likeness(concepts, concepts, text)
        return Likeness(TEXT_WEIGHT * text + (1 - TEXT_WEIGHT) * concepts, concepts, text)

    def alike(self, a: str, b: str) -> float:
        """The score of ``likeness`` alone, which many pairs are asked for."""
        if self._table is None or a == b:
            return self.likeness(a, b).score
        return float(self._table.score[self._place[a], self._place[b]])

    def facets(self) -> tuple[dict[Pair, float], dict[Pair, float]]:
        """The facets ``goals`` (over all statements) and ``measures`` (over those that are not goals).

        For every two initiatives a < b that have statements. Needs numpy.
        """
        return self._best_matches(self._places), self._best_matches(self._acts)

    def pair(self, a: str, b: str) -> tuple[float, float]:
        """The facets ``goals`` and ``measures`` of one pair, compared alone."""
        found = []
        for places in (self._places, self._acts):
            names_a, names_b = ([self.rows[place].statement for place in places.get(name, [])] for name in (a, b))
            found.append(best_match_average([[self.likeness(x, y).score for y in names_b] for x in names_a]))
        return found[0], found[1]

    def _best_matches(self, places: Mapping[str, Sequence[int]]) -> dict[Pair, float]:
        """Best-match average of every two initiatives (``similarity.best_match_average``) over statements at places."""
        best = {name: self.scores[places[name]].max(axis=0).tolist() for name in sorted(places)}
        mean = {
            (one, other): math.fsum([best[other][place] for place in places[one]]) / len(places[one])
            for one, other in permutations(best, 2)
        }
        return {(a, b): (mean[a, b] + mean[b, a]) / 2 for a, b in combinations(best, 2)}

    def matches(self, a: str, b: str) -> list[GoalMatch]:
        """Each statement of either with its best counterpart in the other, the most alike first."""
        of_a, of_b = self.of.get(a, []), self.of.get(b, [])
        if not of_a or not of_b:
            return []
        if self._table is not None:
            scores = self._table.score[self._places[a]][:, self._places[b]].tolist()
        else:
            scores = [[self.likeness(x.statement, y.statement).score for y in of_b] for x in of_a]
        best_b = [_first_best(row) for row in scores]
        best_a = [_first_best(column) for column in zip(*scores, strict=True)]
        found = []
        for i, j in sorted({*enumerate(best_b), *((i, j) for j, i in enumerate(best_a))}):
            likeness = self.likeness(of_a[i].statement, of_b[j].statement)
            score, concepts, text = (round(value, DECIMALS) for value in likeness)
            mutual = best_b[i] == j and best_a[j] == i
            found.append(GoalMatch(of_a[i].statement, of_b[j].statement, score, concepts, text, mutual))
        return sorted(found, key=lambda m: (-m.score, m.statement_a, m.statement_b))


def _first_best(values: Sequence[float]) -> int:
    return max(range(len(values)), key=values.__getitem__)
