"""How well scores find the stated relations between initiatives: ranking measures, intervals, baselines.

Every pair with a stated relation, in either direction, is a positive; every other pair a negative, though some
of those are links that nobody has stated: the figures are a lower bound on use, and good for comparing.
"""

from __future__ import annotations

import math
import random
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence, Set
from itertools import combinations, groupby
from typing import Final, NamedTuple

from lhl_graph.goal_text import cosines
from lhl_graph.similarity import Pair, jaccard

Scores = Mapping[Pair, float]
Weighted = list[tuple[float, bool, float]]

SAMPLES: Final = 1000
SEED: Final = 20230417
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
    precision_at: dict[int, float]


def stated_pairs(relations: Iterable[Pair], initiatives: Collection[str]) -> set[Pair]:
    """The pairs (a < b) with a relation in either direction; itself and unknown initiatives left out."""
    known = set(initiatives)
    return {(min(p), max(p)) for p in relations if p[0] != p[1] and known.issuperset(p)}


def roc_auc(scores: Scores, positives: Set[Pair]) -> float:
    """How often a positive scores above a negative, a tie counting one half (Hanley and McNeil 1982).

    Raises ValueError unless there is at least one of each.
    """
    return _roc_auc(_ranked(scores, positives))


def average_precision(scores: Scores, positives: Set[Pair]) -> float:
    """Precision averaged over the positives, each at its own score; pairs that tie are taken in together.

    The base rate is what chance gives. Raises ValueError without a positive.
    """
    return _average_precision(_ranked(scores, positives))


def precision_at_k(scores: Scores, positives: Set[Pair], k: int) -> float:
    """Share of positives among the k highest scores; where the cut falls in a tie, what to expect of it.

    With fewer than k pairs, the share among all. Raises ValueError for k < 1 or no pairs.
    """
    if k < 1 or not scores:
        raise ValueError("precision needs at least one pair to look at")
    left = wanted = min(k, len(scores))
    hits = 0.0
    for yes, all_ in _steps(_ranked(scores, positives)):
        taken = min(left, all_)
        hits += yes * taken / all_
        left -= int(taken)
        if not left:
            break
    return hits / wanted


def bootstrap(
    scores: Scores,
    positives: Set[Pair],
    measure: Callable[[Weighted], float],
    samples: int = SAMPLES,
    seed: int = SEED,
) -> tuple[float, float]:
    """The 2.5th and 97.5th percentile of a measure when initiatives, not pairs, are drawn with replacement.

    Pairs that share an initiative are not independent, so drawing pairs would give too narrow an interval.
    A pair counts as often as its two initiatives were drawn, multiplied (Snijders and Borgatti 1999). A draw
    without both positives and negatives is left out.
    """
    chance = random.Random(seed)
    names = sorted({name for pair in scores for name in pair})
    ordered = sorted(scores, key=lambda pair: (-scores[pair], pair))
    found = []
    for _ in range(samples):
        drawn = Counter(chance.choices(names, k=len(names)))
        ranked = [(scores[p], p in positives, float(drawn[p[0]] * drawn[p[1]])) for p in ordered]
        try:
            found.append(measure([row for row in ranked if row[2]]))
        except ValueError:
            continue
    if not found:
        raise ValueError("no draw had both positives and negatives")
    found.sort()
    return found[int(0.025 * (len(found) - 1))], found[math.ceil(0.975 * (len(found) - 1))]


def evaluation(
    name: str, scores: Scores, positives: Set[Pair], samples: int = SAMPLES, at: Sequence[int] = AT
) -> Evaluation:
    """All figures for one score. Raises ValueError without a positive or without a negative."""
    return Evaluation(
        name,
        Interval(roc_auc(scores, positives), *bootstrap(scores, positives, _roc_auc, samples)),
        Interval(average_precision(scores, positives), *bootstrap(scores, positives, _average_precision, samples)),
        {k: precision_at_k(scores, positives, k) for k in at},
    )


def jaccard_baseline(concepts: Mapping[str, Set[str]]) -> dict[Pair, float]:
    """Plain Jaccard of every two initiatives' sets of concepts."""
    return {(a, b): jaccard(concepts[a], concepts[b]) for a, b in combinations(sorted(concepts), 2)}


def projection_baseline(concepts: Mapping[str, Set[str]]) -> dict[Pair, float]:
    """The same by networkx's ``overlap_weighted_projected_graph``: what the tool replaces. Needs networkx."""
    import networkx as nx

    graph = nx.Graph()
    graph.add_nodes_from(("initiative", name) for name in sorted(concepts))
    graph.add_edges_from((("initiative", n), ("concept", c)) for n in sorted(concepts) for c in sorted(concepts[n]))
    nodes = [("initiative", name) for name in sorted(concepts)]
    projected = nx.bipartite.overlap_weighted_projected_graph(graph, nodes, jaccard=True)
    found = {(a, b): 0.0 for a, b in combinations(sorted(concepts), 2)}
    for (_, a), (_, b), weight in projected.edges(data="weight"):
        found[min(a, b), max(a, b)] = float(weight)
    return found


def text_baseline(texts: Mapping[str, str]) -> dict[Pair, float]:
    """Tf-idf alone: cosine of all the words of every two initiatives."""
    alike = cosines(texts)
    return {(a, b): alike[a].get(b, 0.0) for a, b in combinations(sorted(texts), 2)}


def size_baseline(sizes: Mapping[str, int]) -> dict[Pair, float]:
    """How much is recorded of both, multiplied: what a score gains by favouring well-described initiatives."""
    return {(a, b): float(sizes[a] * sizes[b]) for a, b in combinations(sorted(sizes), 2)}


def random_baseline(initiatives: Iterable[str], seed: int = SEED) -> dict[Pair, float]:
    """A score by chance for every pair."""
    chance = random.Random(seed)
    return {pair: chance.random() for pair in combinations(sorted(set(initiatives)), 2)}


def _ranked(scores: Scores, positives: Set[Pair]) -> Weighted:
    return [(scores[p], p in positives, 1.0) for p in sorted(scores, key=lambda pair: (-scores[pair], pair))]


def _steps(ranked: Weighted) -> Iterator[tuple[float, float]]:
    """For each distinct score, the highest first: the weight of its positives, and of all its pairs."""
    for _, group in groupby(ranked, key=lambda row: row[0]):
        yes = every = 0.0
        for _, positive, weight in group:
            every += weight
            yes += weight if positive else 0.0
        yield yes, every


def _roc_auc(ranked: Weighted) -> float:
    above = area = everyone = 0.0
    for yes, every in _steps(ranked):
        area += (every - yes) * (above + yes / 2)
        above += yes
        everyone += every
    if not above or above == everyone:
        raise ValueError("a ROC curve needs at least one positive and one negative pair")
    return area / (above * (everyone - above))


def _average_precision(ranked: Weighted) -> float:
    found = seen = area = 0.0
    for yes, every in _steps(ranked):
        found += yes
        seen += every
        area += yes * found / seen
    if not found:
        raise ValueError("average precision needs at least one positive pair")
    return area / found
