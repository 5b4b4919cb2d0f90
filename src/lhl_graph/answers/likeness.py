"""What an initiative is most like: how much, whether a source links the two, and whether it may be chance."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from lhl_graph.analysis.significance import VALIDATED

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Mapping

    from lhl_graph.analysis.overlap import Overlap
    from lhl_graph.analysis.similarity import Pair

_MOST: Final = 10


class Likeness(NamedTuple):
    """Another initiative that one is like."""

    other: str
    pair: Pair
    score: float
    linked: bool
    """Whether any source links the two."""
    through: tuple[str, ...]
    """By way of what they are linked, where none does."""
    own: str
    """`part` where the other is a part of it, `whole` where it is a part of the other; else empty."""
    chance: bool | None
    """Whether the two may be as alike by chance; of two of which that was not worked out, it is not known."""


def most_like(
    initiative: str,
    overlaps: Iterable[Overlap],
    q: Mapping[Pair, float],
    linked: Container[Pair],
    through: Mapping[Pair, Iterable[str]],
    parts: Container[Pair],
    most: int | None = _MOST,
) -> list[Likeness]:
    """Give what an initiative is most like of those that it overlaps with, the most alike first; at most so many.

    `parts` are pairs of a part and its whole.
    """
    found = []
    for row in sorted(overlaps, key=lambda each: (-each.score, each.a, each.b))[:most]:
        pair, other = (row.a, row.b), row.b if row.a == initiative else row.a
        chance = q[pair] > VALIDATED if pair in q else None
        own = "part" if (other, initiative) in parts else "whole" if (initiative, other) in parts else ""
        by_way = tuple(through.get(pair, ()))
        found.append(Likeness(other, pair, row.score, pair in linked, by_way, own, chance))
    return found
