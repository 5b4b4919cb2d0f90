"""From many p values to q values."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple, TypeVar

if TYPE_CHECKING:
    from collections.abc import Mapping

Key = TypeVar("Key")

VALIDATED: Final = 0.05
"""The q up to which an overlap counts as a find: at most one in twenty such finds is expected to be false."""


class Significance(NamedTuple):
    """``p``: how rarely chance gives as much; ``q``: the share of false finds among all that are as rare."""

    p: float
    q: float


def benjamini_hochberg(p: Mapping[Key, float]) -> dict[Key, float]:
    """The q value of each p value: the least false discovery rate at which it is a find.

    (Benjamini and Hochberg 1995, as adjusted p values: min over k >= rank of p_k * m / k.) Equal p values
    get equal q values, so the order of the keys does not matter.
    """
    q: dict[Key, float] = {}
    least = 1.0
    ordered = sorted(p, key=lambda key: p[key], reverse=True)
    for passed, key in enumerate(ordered):
        least = min(least, p[key] * (len(ordered) / (len(ordered) - passed)))
        q[key] = least
    return {key: q[key] for key in p}


def significances(p: Mapping[Key, float]) -> dict[Key, Significance]:
    """P and q of every key; q is corrected over the keys given, and no others."""
    q = benjamini_hochberg(p)
    return {key: Significance(p[key], q[key]) for key in p}
