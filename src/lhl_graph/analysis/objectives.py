"""Common objectives: goals that several initiatives say, each in its own words.

Goals are joined by average linkage (Sokal and Michener 1958) on their likeness; two groups stay one as long as their
goals are on average more alike than the cut. The cut is the likeness that no more than `SHARE` of all pairs of goals of
different initiatives exceed, so it follows the data and needs no number chosen by hand. Needs numpy and scipy.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from lhl_graph.analysis.communities import telling
from lhl_graph.analysis.goal_match import DECIMALS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from lhl_graph.analysis.goal_match import Statement

SHARE: Final = 0.005
"""One in two hundred pairs of goals of different initiatives is more alike than the cut."""

LEAST: Final = 3
"""How many initiatives have to say a goal for it to be common."""

TOP: Final = 3
"""How many concepts name an objective."""


class Objective(NamedTuple):
    """Goals of three or more initiatives that are alike, and what they are about; number 1 has the most initiatives."""

    number: int
    concepts: tuple[str, ...]
    """Concepts that at least half of the initiatives tag such a goal with, the most telling first; may be none."""
    initiatives: tuple[str, ...]
    goals: tuple[str, ...]
    likeness: float
    """The mean likeness of every two of the goals."""


class Objectives(NamedTuple):
    """The common objectives, the cut that made them, and how well they stand when one initiative is missing."""

    found: tuple[Objective, ...] = ()
    cut: float = 0.0
    stability: float = 1.0


def objectives(goals: Sequence[Statement], likeness: Sequence[Sequence[float]]) -> Objectives:
    """Find the objectives that `LEAST` or more initiatives share.

    ``likeness`` is symmetric, in the order of ``goals``, from 0 to 1. ``stability`` is the mean, over all initiatives
    with a goal, of the Jaccard index (1912) between the pairs of goals that stand together with and without that
    initiative, its own goals left aside: 1 where nothing else moves.
    """
    import numpy as np

    table = np.array(likeness, dtype=float).reshape(len(goals), len(goals))
    owners = np.array([goal.initiative for goal in goals])
    pairs = _Pairs.of(table, owners)
    labels, cut = _divided(pairs, len(owners))
    groups = _common(labels, owners)
    tags = {goal.statement: goal.concepts for goal in goals}
    found = []
    for group in groups:
        members = [goals[n] for n in group]
        initiatives = tuple(sorted({goal.initiative for goal in members}))
        inside = table[np.ix_(group, group)][np.triu_indices(len(group), 1)]
        names = tuple(_names(members, tags))
        found.append(
            (names, initiatives, tuple(goal.statement for goal in members), round(float(inside.mean()), DECIMALS))
        )
    found.sort(key=lambda each: (-len(each[1]), -len(each[2]), each[2]))
    numbered = tuple(Objective(number, *each) for number, each in enumerate(found, 1))
    return Objectives(numbered, round(cut, DECIMALS), round(_stability(pairs, owners, groups), DECIMALS))


def _names(members: Sequence[Statement], tags: dict[str, frozenset[str]]) -> list[str]:
    """Give the most telling of the concepts that at least half of the initiatives have in these goals."""
    having = defaultdict(set)
    for goal in members:
        for concept in goal.concepts:
            having[concept].add(goal.initiative)
    half = len({goal.initiative for goal in members}) / 2
    told = telling([goal.statement for goal in members], tags)
    return [row.theme for row in told if len(having[row.theme]) >= half][:TOP]


class _Pairs(NamedTuple):
    """Every two goals, in the order of the upper triangle of their table, row by row."""

    ends: NDArray[Any]
    """2 x pair: the places of the two goals."""
    alike: NDArray[Any]
    across: NDArray[Any]
    """Whether they are goals of different initiatives."""

    @classmethod
    def of(cls, table: NDArray[Any], owners: NDArray[Any]) -> _Pairs:
        import numpy as np

        ends = np.array(np.triu_indices(len(owners), 1))
        return cls(ends, table[ends[0], ends[1]], owners[ends[0]] != owners[ends[1]])

    def among(self, goals: NDArray[Any]) -> _Pairs:
        """Keep the pairs of which both goals are among those that hold True."""
        both = goals[self.ends[0]] & goals[self.ends[1]]
        return _Pairs(self.ends[:, both], self.alike[both], self.across[both])


def _divided(pairs: _Pairs, goals: int) -> tuple[list[int], float]:
    """Give the number of each goal's group, and the cut; goals of one initiative alone are each their own."""
    import numpy as np
    from scipy.cluster.hierarchy import fcluster, linkage

    across = pairs.alike[pairs.across]
    if not len(across):
        return list(range(goals)), 1.0
    cut = float(np.quantile(across, 1 - SHARE, method="lower"))
    tree = linkage(1 - pairs.alike, "average")
    return [int(label) for label in fcluster(tree, 1 - cut - 1e-9, "distance")], cut


def _common(labels: Sequence[int], owners: NDArray[Any]) -> list[list[int]]:
    """Give the places of the goals of each group that enough initiatives have a goal in."""
    groups = defaultdict(list)
    for place, label in enumerate(labels):
        groups[label].append(place)
    return [group for group in groups.values() if len({owners[place] for place in group}) >= LEAST]


def _stability(pairs: _Pairs, owners: NDArray[Any], groups: list[list[int]]) -> float:
    import numpy as np

    together = _pairs(groups)
    found = []
    for initiative in sorted(set(owners)):
        others = owners != initiative
        kept = np.flatnonzero(others)
        labels, _ = _divided(pairs.among(others), len(kept))
        without = _pairs([[int(kept[n]) for n in group] for group in _common(labels, owners[kept])])
        before = {pair for pair in together if all(owners[n] != initiative for n in pair)}
        found.append(len(before & without) / len(before | without) if before | without else 1.0)
    return sum(found) / len(found) if found else 1.0


def _pairs(groups: list[list[int]]) -> set[tuple[int, int]]:
    return {(a, b) for group in groups for a in group for b in group if a < b}
