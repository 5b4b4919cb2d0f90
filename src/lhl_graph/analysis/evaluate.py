"""How well scores find the stated relations between initiatives: ranking measures, intervals, baselines.

Every pair with a stated relation, in either direction, is a positive; every other pair a negative, though
some of those are links that nobody has stated. So the figures serve to compare scores with one another.
"""

from __future__ import annotations

import math
import random
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence, Set
from itertools import combinations
from typing import Final, NamedTuple

from lhl_graph.analysis.goal_text import Texts
from lhl_graph.analysis.similarity import Pair, jaccard

Scores = Mapping[Pair, float]
Steps = list[tuple[int, int]]

SAMPLES: Final = 1000
SEED: Final = 20230417
MATCHED: Final = 5
"""How many unlinked pairs of the same size stand beside each linked one."""
AT: Final = (20, 50)
"""How many of the highest-scored pairs ``precision_at_k`` looks at in the table."""


class Interval(NamedTuple):
    """A figure with the bounds of its 95 % bootstrap interval."""

    value: float
    low: float
    high: float


class Evaluation(NamedTuple):
    """How well one score finds the stated relations."""

    name: str
    roc_auc: Interval
    average_precision: Interval
    precision_at: dict[int, Interval]


def stated_pairs(relations: Iterable[Pair], initiatives: Collection[str]) -> set[Pair]:
    """The pairs (a < b) with a relation in either direction; itself and unknown initiatives left out."""
    known = set(initiatives)
    return {(min(p), max(p)) for p in relations if p[0] != p[1] and known.issuperset(p)}


def roc_auc(scores: Scores, positives: Set[Pair]) -> float:
    """How often a positive scores above a negative, a tie counting one half (Hanley and McNeil 1982).

    Raises ValueError unless there is at least one of each.
    """
    return _roc_auc(_steps_of(scores, positives))


def average_precision(scores: Scores, positives: Set[Pair]) -> float:
    """Precision averaged over the positives, each at its own score; pairs that tie are taken in together.

    The base rate is what chance gives. Raises ValueError without a positive.
    """
    return _average_precision(_steps_of(scores, positives))


def precision_at_k(scores: Scores, positives: Set[Pair], k: int) -> float:
    """Share of positives among the k highest scores; where the cut falls in a tie, what to expect of it.

    With fewer than k pairs, the share among all. Raises ValueError for k < 1 or no pairs.
    """
    if k < 1 or not scores:
        raise ValueError("precision needs at least one pair to look at")
    return _precision(_steps_of(scores, positives), k)


def bootstrap(
    scores: Scores, positives: Set[Pair], samples: int = SAMPLES, seed: int = SEED, at: Sequence[int] = AT
) -> list[tuple[float, float]]:
    """The 2.5th and 97.5th percentile of ROC-AUC, average precision and precision at each k, over random draws.

    Initiatives, not pairs, are drawn with replacement: pairs that share an initiative are not independent, so
    drawing pairs would give too narrow an interval. A pair counts as often as its two initiatives were drawn,
    multiplied (Snijders and Borgatti 1999). A draw without both kinds of pairs is left out; ValueError when
    that leaves none.
    """
    chance = random.Random(seed)
    names = sorted({name for pair in scores for name in pair})
    ordered = [(pair, scores[pair], pair in positives) for pair in _ordered(scores)]
    figures: list[list[float]] = []
    for _ in range(samples):
        drawn = dict.fromkeys(names, 0)
        for name in chance.choices(names, k=len(names)):
            drawn[name] += 1
        steps = list(_steps((score, yes, drawn[a] * drawn[b]) for (a, b), score, yes in ordered))
        if 0 < sum(yes for yes, _ in steps) < sum(every for _, every in steps):
            figures.append([_roc_auc(steps), _average_precision(steps), *(_precision(steps, k) for k in at)])
    if not figures:
        raise ValueError("no draw of initiatives had at least one positive and one negative pair")
    return [_middle(list(column)) for column in zip(*figures, strict=True)]


def evaluation(
    name: str, scores: Scores, positives: Set[Pair], samples: int = SAMPLES, at: Sequence[int] = AT
) -> Evaluation:
    """All figures for one score. Raises ValueError without a positive or without a negative."""
    auc, precision = roc_auc(scores, positives), average_precision(scores, positives)
    auc_bounds, precision_bounds, *bounds_at = bootstrap(scores, positives, samples, at=at)
    return Evaluation(
        name,
        Interval(auc, *auc_bounds),
        Interval(precision, *precision_bounds),
        {k: Interval(precision_at_k(scores, positives, k), *found) for k, found in zip(at, bounds_at, strict=True)},
    )


def same_size(sizes: Scores, positives: Set[Pair], each: int = MATCHED) -> set[Pair]:
    """The linked pairs, and for each of them the ``each`` unlinked ones that are nearest to it in size.

    Initiatives of which much is recorded are linked more often and overlap more with anything, so a score that only
    follows size finds links too. Among these pairs size says next to nothing. An unlinked pair stands for one linked
    pair only; the largest choose first, as they have the fewest like them. ``sizes`` is a number above 0 for a pair.
    """
    left = {pair: math.log(size) for pair, size in sizes.items() if pair not in positives and size > 0}
    chosen = {pair for pair in positives if sizes.get(pair, 0) > 0}
    for pair in sorted(chosen, key=lambda pair: (-sizes[pair], pair)):
        wanted = math.log(sizes[pair])
        nearest = sorted(left, key=lambda other: (abs(left[other] - wanted), other))[:each]
        chosen = chosen | set(nearest)
        for other in nearest:
            del left[other]
    return chosen


def jaccard_baseline(concepts: Mapping[str, Set[str]]) -> dict[Pair, float]:
    """Plain Jaccard of every two initiatives' sets of concepts."""
    return {(a, b): jaccard(concepts[a], concepts[b]) for a, b in combinations(sorted(concepts), 2)}


def projection_baseline(concepts: Mapping[str, Set[str]]) -> dict[Pair, float]:
    """The same by networkx's ``overlap_weighted_projected_graph``: what the tool replaces. Needs networkx."""
    import networkx as nx

    graph = nx.Graph()
    nodes = [("initiative", name) for name in sorted(concepts)]
    graph.add_nodes_from(nodes)
    graph.add_edges_from((node, ("concept", concept)) for node in nodes for concept in sorted(concepts[node[1]]))
    projected = nx.bipartite.overlap_weighted_projected_graph(graph, nodes, jaccard=True)
    found = dict.fromkeys(combinations(sorted(concepts), 2), 0.0)
    for (_, a), (_, b), weight in projected.edges(data="weight"):
        found[min(a, b), max(a, b)] = float(weight)
    return found


def text_baseline(texts: Mapping[str, str]) -> dict[Pair, float]:
    """Tf-idf alone: cosine of all the words of every two initiatives."""
    alike = Texts(texts).cosines()
    return {(a, b): float(alike[i, j]) for (i, a), (j, b) in combinations(enumerate(sorted(texts)), 2)}


def size_baseline(sizes: Mapping[str, int]) -> dict[Pair, float]:
    """How much is recorded of both, multiplied: what a score gains by favouring the well described."""
    return {(a, b): float(sizes[a] * sizes[b]) for a, b in combinations(sorted(sizes), 2)}


def random_baseline(initiatives: Iterable[str], seed: int = SEED) -> dict[Pair, float]:
    """A score by chance for every pair."""
    chance = random.Random(seed)
    return {pair: chance.random() for pair in combinations(sorted(set(initiatives)), 2)}


def _ordered(scores: Scores) -> list[Pair]:
    return sorted(scores, key=lambda pair: (-scores[pair], pair))


def _steps_of(scores: Scores, positives: Set[Pair]) -> Steps:
    return list(_steps((scores[pair], pair in positives, 1) for pair in _ordered(scores)))


def _steps(ranked: Iterable[tuple[float, bool, int]]) -> Iterator[tuple[int, int]]:
    """For each distinct score, the highest first: the weight of its positives, and of all its pairs."""
    yes = every = 0
    last = math.inf
    for score, positive, weight in ranked:
        if not weight:
            continue
        if score != last and every:
            yield yes, every
            yes = every = 0
        last = score
        every += weight
        if positive:
            yes += weight
    if every:
        yield yes, every


def _roc_auc(steps: Steps) -> float:
    above = everyone = 0
    area = 0.0
    for yes, every in steps:
        area += (every - yes) * (above + yes / 2)
        above += yes
        everyone += every
    if not above or above == everyone:
        raise ValueError("a ROC curve needs at least one positive and one negative pair")
    return area / (above * (everyone - above))


def _average_precision(steps: Steps) -> float:
    found = seen = 0
    area = 0.0
    for yes, every in steps:
        found += yes
        seen += every
        area += yes * found / seen
    if not found:
        raise ValueError("average precision needs at least one positive pair")
    return area / found


def _precision(steps: Iterable[tuple[int, int]], k: int) -> float:
    left = wanted = k
    hits = 0.0
    for yes, every in steps:
        taken = min(left, every)
        hits += yes * taken / every
        left -= taken
        if not left:
            return hits / wanted
    return hits / (wanted - left)


def _middle(values: list[float]) -> tuple[float, float]:
    ordered = sorted(values)
    return ordered[int(0.025 * (len(ordered) - 1))], ordered[math.ceil(0.975 * (len(ordered) - 1))]
