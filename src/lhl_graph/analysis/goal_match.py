"""Which goal or measure of one initiative answers which of another, and how well."""

from __future__ import annotations

import math
from collections import defaultdict
from functools import cached_property
from typing import TYPE_CHECKING, Final, NamedTuple

from lhl_graph.analysis.goal_text import Texts
from lhl_graph.analysis.information_content import Broader, close_upward
from lhl_graph.analysis.similarity import best_match_average

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

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


class Statements:
    """All statements of all initiatives, ready to be compared.

    ``ic`` is the information content of the concepts; one that it lacks (only a statement has it) counts as
    one that a single initiative of all has. Raises ValueError when two statements bear one name.
    """

    def __init__(
        self, statements: Iterable[Statement], ic: Mapping[str, float], broader: Broader, initiatives: int
    ) -> None:
        self.rows = sorted(set(statements), key=lambda s: (s.initiative, s.statement))
        self.of: dict[str, list[Statement]] = defaultdict(list)
        self._places: dict[str, list[int]] = defaultdict(list)
        self._acts: dict[str, list[int]] = defaultdict(list)
        for place, row in enumerate(self.rows):
            self.of[row.initiative].append(row)
            self._places[row.initiative].append(place)
            if row.kind != "goal":
                self._acts[row.initiative].append(place)
        self._texts = Texts({row.statement: row.text for row in self.rows})
        if len(self._texts) < len(self.rows):
            raise ValueError("two statements bear one name")
        self._closed = {row.statement: close_upward(row.concepts, broader) for row in self.rows}
        rarest = math.log(initiatives) if initiatives else 0.0
        self._ic = {c: ic.get(c, rarest) for c in sorted(frozenset[str]().union(*self._closed.values()))}
        self._told = {name: math.fsum(self._ic[c] for c in cs) for name, cs in self._closed.items()}

    @cached_property
    def scores(self) -> list[list[float]]:
        """The likeness of every two statements, in the order of ``rows``; symmetric, 1 on the diagonal."""
        names = [row.statement for row in self.rows]
        cosines = self._texts.cosines()
        found = [[1.0] * len(names) for _ in names]
        for i, a in enumerate(names):
            alike = cosines[a]
            for j in range(i):
                found[i][j] = found[j][i] = self._likeness(a, names[j], alike.get(names[j], 0.0)).score
        return found

    def likeness(self, a: str, b: str) -> Likeness:
        """How alike two statements are: simGIC over their concepts and cosine of their words, weighted.

        Where either has no concepts, or no words, the other measure stands alone.
        """
        return self._likeness(a, b, self._texts.cosine(a, b))

    def _likeness(self, a: str, b: str, text: float) -> Likeness:
        shared = math.fsum(self._ic[c] for c in self._closed[a] & self._closed[b])
        union = self._told[a] + self._told[b] - shared  # simGIC, with the sums at hand
        concepts = shared / union if union else 0.0
        if not (self._told[a] and self._told[b]):
            return Likeness(text, concepts, text)
        if not (self._texts.vector(a) and self._texts.vector(b)):
            return Likeness(concepts, concepts, text)
        return Likeness(TEXT_WEIGHT * text + (1 - TEXT_WEIGHT) * concepts, concepts, text)

    def facets(self, a: str, b: str) -> tuple[float, float]:
        """The facets ``goals`` (over all statements) and ``measures`` (over those that are not goals)."""
        places_a, places_b = self._places.get(a, []), self._places.get(b, [])
        acts_a, acts_b = self._acts.get(a, []), self._acts.get(b, [])
        goals = [[self.scores[i][j] for j in places_b] for i in places_a]
        measures = [[self.scores[i][j] for j in acts_b] for i in acts_a]
        return best_match_average(goals), best_match_average(measures)

    def matches(self, a: str, b: str) -> list[GoalMatch]:
        """Each statement of either with its best counterpart in the other, the most alike first."""
        of_a, of_b = self.of.get(a, []), self.of.get(b, [])
        if not of_a or not of_b:
            return []
        table = [[self.likeness(x.statement, y.statement) for y in of_b] for x in of_a]
        best_b = [_first_best([cell.score for cell in row]) for row in table]
        best_a = [_first_best([row[j].score for row in table]) for j in range(len(of_b))]
        found = []
        for i, j in sorted({*enumerate(best_b), *((i, j) for j, i in enumerate(best_a))}):
            score, concepts, text = (round(value, DECIMALS) for value in table[i][j])
            mutual = best_b[i] == j and best_a[j] == i
            found.append(GoalMatch(of_a[i].statement, of_b[j].statement, score, concepts, text, mutual))
        return sorted(found, key=lambda m: (-m.score, m.statement_a, m.statement_b))


def _first_best(values: Sequence[float]) -> int:
    return max(range(len(values)), key=lambda n: (values[n], -n))
