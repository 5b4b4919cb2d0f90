"""What sources say of how one initiative is connected with another."""

from __future__ import annotations

from collections import defaultdict, deque
from itertools import combinations
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lhl_graph.analysis.similarity import Pair

CARRIES_ON: Final = ("succeeds", "continues")
"""The relations by which one initiative takes over from, or carries on work of, another."""

PART_OF: Final = "part-of"
BUILDS_ON: Final = "builds-on"


class Relation(NamedTuple):
    """A source says that ``initiative`` succeeds, continues, builds on, supports … ``to``, in that direction."""

    initiative: str
    kind: str
    to: str


def linked_pairs(relations: Iterable[Relation]) -> frozenset[Pair]:
    """Every pair (a < b) with a stated relation of any kind, in either direction."""
    return frozenset((min(row.initiative, row.to), max(row.initiative, row.to)) for row in relations)


def linked_through(relations: Iterable[Relation]) -> dict[Pair, list[str]]:
    """Pairs (a < b) that no relation links, and by way of what they are linked.

    Each of the two succeeds, continues or is part of that third, or the other way round; or the one succeeds or
    continues the third, and that builds on the other.
    """
    rows = list(relations)
    near: dict[str, set[str]] = defaultdict(set)
    bases: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        if row.kind in (*CARRIES_ON, PART_OF):
            near[row.initiative].add(row.to)
            near[row.to].add(row.initiative)
        elif row.kind == BUILDS_ON:
            bases[row.initiative].add(row.to)
    ends = {(frozenset(pair), third) for third, around in near.items() for pair in combinations(around, 2)}
    for row in rows:
        if row.kind in CARRIES_ON:
            ends |= {(frozenset((row.initiative, base)), row.to) for base in bases[row.to] - {row.initiative}}
    linked = linked_pairs(rows)
    found: dict[Pair, list[str]] = defaultdict(list)
    for (a, b), third in sorted((sorted(pair), third) for pair, third in ends):
        if (a, b) not in linked:
            found[a, b].append(third)
    return dict(found)


def ways_on(initiative: str, relations: Iterable[Relation]) -> dict[str, tuple[Relation, ...]]:
    """Who by stated relations carries an initiative on, each with the shortest way from there back to it.

    Those are what succeeds or continues it, a part of it, or another of them; and what is part of any of them.
    """
    towards: dict[str, list[Relation]] = defaultdict(list)
    for row in sorted(set(relations)):
        towards[row.to].append(row)
    ways: dict[tuple[str, bool], tuple[Relation, ...]] = {(initiative, False): ()}
    waiting = deque(ways)
    while waiting:
        name, carries = waiting.popleft()
        for row in towards[name]:
            reached = (row.initiative, carries or row.kind in CARRIES_ON)
            if row.kind in (*CARRIES_ON, PART_OF) and reached not in ways:
                ways[reached] = (row, *ways[name, carries])
                waiting.append(reached)
    return {name: way for (name, carries), way in ways.items() if carries and name != initiative}
