"""Common objectives: goals that several initiatives say, each in its own words.

Goals are joined by average linkage (Sokal and Michener 1958) on their likeness; two groups stay one as long as their
goals are on average more alike than the cut. The cut is the likeness that no more than `SHARE` of all pairs of goals of
different initiatives exceed, so it follows the data and needs no number chosen by hand. Needs numpy and scipy.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final, NamedTuple

from lhl_graph.analysis.communities import telling
from lhl_graph.analysis.goal_match import DECIMALS

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    import numpy as np
    from numpy.typing import NDArray

    from lhl_graph.analysis.goal_match import Statement

    Table = NDArray[np.float64]
    Places = NDArray[np.int32]

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


def objectives(goals: Sequence[Statement], likeness: Sequence[Sequence[float]] | Table) -> Objectives:
    """Find the objectives that `LEAST` or more initiatives share.

    ``likeness`` is symmetric, in the order of ``goals``, from 0 to 1. ``stability`` is the mean, over all initiatives
    with a goal, of the Jaccard index (1912) between the pairs of goals that stand together with and without that
    initiative, its own goals left aside: 1 where nothing else moves.
    """
    import numpy as np

    table = np.array(likeness, dtype=float).reshape(len(goals), len(goals))
    owners = np.unique([goal.initiative for goal in goals], return_inverse=True)[1].tolist()
    cuts = _Cuts.of(table, owners)
    cut = cuts.without()
    groups = _common(linked(table, cut), owners)
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
    return Objectives(numbered, round(cut, DECIMALS), round(_stability(table, owners, cuts, groups), DECIMALS))


def _names(members: Sequence[Statement], tags: dict[str, frozenset[str]]) -> list[str]:
    """Give the most telling of the concepts that at least half of the initiatives have in these goals."""
    having = defaultdict(set)
    for goal in members:
        for concept in goal.concepts:
            having[concept].add(goal.initiative)
    half = len({goal.initiative for goal in members}) / 2
    told = telling([goal.statement for goal in members], tags)
    return [row.theme for row in told if len(having[row.theme]) >= half][:TOP]


class _Cuts(NamedTuple):
    """Pairs of goals of different initiatives, the least alike first."""

    alike: Table
    one: Places
    """The number of the initiative that has one goal of each pair."""
    other: Places

    @classmethod
    def of(cls, table: Table, owners: Sequence[int]) -> _Cuts:
        import numpy as np

        owner = np.array(owners, dtype=np.int32)
        one, other = np.nonzero(np.triu(owner[:, None] != owner))
        order = table[one, other].argsort()
        one, other = one[order], other[order]
        return cls(table[one, other], owner[one], owner[other])

    def without(self, initiative: int = -1) -> float:
        """The likeness that no more than `SHARE` of the pairs exceed, those of one initiative left aside."""
        import numpy as np

        pairs = np.flatnonzero((self.one != initiative) & (self.other != initiative))
        return float(self.alike[pairs[int((len(pairs) - 1) * (1 - SHARE))]]) if len(pairs) else 1.0


def linked(table: Table, cut: float, without: Collection[int] = ()) -> list[list[int]]:
    """Give the groups, of two or more, that average linkage makes of all whose groups are more alike than the cut.

    A goal that none is near enough takes no part: the mean of likenesses below the cut is below it. Nor do the places
    `without`.
    """
    import numpy as np
    from scipy.cluster.hierarchy import fcluster, linkage
    from scipy.spatial.distance import squareform

    least = cut + 1e-9
    taking_part = np.count_nonzero(table >= least, axis=1) > 1  # each is like itself
    taking_part[list(without)] = False
    left = np.flatnonzero(taking_part)
    if len(left) < 2:
        return []
    apart = squareform(1 - table[np.ix_(left, left)], checks=False)
    groups = defaultdict(list)
    for place, label in zip(left.tolist(), fcluster(linkage(apart, "average"), 1 - least, "distance"), strict=True):
        groups[label].append(place)
    return sorted(group for group in groups.values() if len(group) > 1)


def _common(groups: Sequence[list[int]], owners: Sequence[int]) -> list[list[int]]:
    """Give the groups in which enough initiatives have a goal."""
    return [group for group in groups if len({owners[place] for place in group}) >= LEAST]


def _stability(table: Table, owners: Sequence[int], cuts: _Cuts, groups: list[list[int]]) -> float:
    together = _pairs(groups)
    own = defaultdict(list)
    for place, owner in enumerate(owners):
        own[owner].append(place)
    found = []
    for initiative, goals in own.items():
        without = _pairs(_common(linked(table, cuts.without(initiative), goals), owners))
        before = {(a, b) for a, b in together if initiative not in (owners[a], owners[b])}
        found.append(len(before & without) / len(before | without) if before | without else 1.0)
    return sum(found) / len(found) if found else 1.0


def _pairs(groups: list[list[int]]) -> set[tuple[int, int]]:
    return {(a, b) for group in groups for a in group for b in group if a < b}
