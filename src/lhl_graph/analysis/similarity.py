"""Textbook similarities between two sets, two weighted sets and two lists; all symmetric, all in [0, 1]."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Places = NDArray[np.intp]

Weights = Mapping[str, float]
Pair = tuple[str, str]


def jaccard(a: Set[str], b: Set[str]) -> float:
    """Shared members as a share of all members (Jaccard 1901); 0 for two empty sets."""
    return len(a & b) / len(a | b) if a or b else 0.0


def simgic(a: Set[str], b: Set[str], ic: Weights) -> float:
    """IC of the shared concepts as a share of the IC of all concepts (Pesquita et al. 2008).

    Both sets closed upward. 0 when the union tells nothing.
    """
    union = math.fsum(ic[concept] for concept in a | b)
    return math.fsum(ic[concept] for concept in a & b) / union if union else 0.0


def coverage(a: Weights, b: Weights) -> float:
    """Mean of two shares: how much of a's weight b covers, and of b's weight a covers.

    Kulczyński's second coefficient (1927) with min as the overlap of two weights: a small initiative
    inside a large one scores above one half, where a union in the denominator (Jaccard, simGIC) would
    punish the difference in size. 0 when either has no weight.
    """
    total_a, total_b = math.fsum(a.values()), math.fsum(b.values())
    if not total_a or not total_b:
        return 0.0
    shared = math.fsum(min(weight, b[key]) for key, weight in a.items() if key in b)
    return (shared / total_a + shared / total_b) / 2


def coverage_of_all(weights: Mapping[str, Weights]) -> dict[Pair, float]:
    """``coverage`` of every pair (a < b) that shares something, by an inverted index."""
    postings: dict[str, list[tuple[str, float]]] = defaultdict(list)
    for name in sorted(weights):
        for key, weight in sorted(weights[name].items()):
            if weight > 0:
                postings[key].append((name, weight))
    shared: dict[Pair, float] = defaultdict(float)
    for key in sorted(postings):
        for (a, weight_a), (b, weight_b) in _pairs(postings[key]):
            shared[a, b] += weight_a if weight_a < weight_b else weight_b
    total = {name: math.fsum(weights[name].values()) for name in weights}
    return {(a, b): (s / total[a] + s / total[b]) / 2 for (a, b), s in sorted(shared.items())}


def best_match_average(scores: Sequence[Sequence[float]]) -> float:
    """Mean of the two directions: each row's best column, averaged; each column's best row, averaged.

    (Azuaje et al. 2005.) ``scores`` is one row for each member of a, one column for each of b; 0 when
    either is empty.
    """
    if not scores or not scores[0]:
        return 0.0
    rows = math.fsum(max(row) for row in scores) / len(scores)
    columns = math.fsum(max(column) for column in zip(*scores, strict=True)) / len(scores[0])
    return (rows + columns) / 2


def _pairs(posting: list[tuple[str, float]]) -> Iterator[tuple[tuple[str, float], tuple[str, float]]]:
    for position, first in enumerate(posting):
        for second in posting[position + 1 :]:
            yield first, second


def pairs_within(groups: Places, together: int) -> Iterator[tuple[Places, Places]]:
    """Places of every two entries of one group, the first of a pair in rising order, from `together` entries at a time.

    ``groups`` tells the number, from 0, of each entry's group; entries of a group stand together. Needs numpy.
    """
    import numpy as np

    places = np.arange(len(groups))
    later = np.bincount(groups).cumsum()[groups] - places - 1  # entries of the same group after each
    skipped = places + 1 - later.cumsum() + later
    for start in range(0, len(groups), together):
        first = np.repeat(places[start : start + together], later[start : start + together])
        before = int(later[:start].sum())
        yield first, np.arange(before, before + len(first)) + skipped[first]
