"""What sources say of how one initiative is connected with another."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lhl_graph.analysis.similarity import Pair

CARRIES_ON: Final = ("succeeds", "continues")
"""The relations by which one initiative takes over from, or carries on work of, another."""


class Relation(NamedTuple):
    """A source says that ``initiative`` succeeds, continues, builds on, supports … ``to``, in that direction."""

    initiative: str
    kind: str
    to: str


def linked_pairs(relations: Iterable[Relation]) -> frozenset[Pair]:
    """Every pair (a < b) with a stated relation of any kind, in either direction."""
    return frozenset((min(row.initiative, row.to), max(row.initiative, row.to)) for row in relations)
