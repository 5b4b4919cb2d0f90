"""What initiatives would share of themes or target groups by chance."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from lhl_graph.analysis.draws.convolution import counted, steps
from lhl_graph.analysis.draws.curveball import curveball, deal
from lhl_graph.analysis.information_content import Annotation, Broader, concept_counts, upward
from lhl_graph.analysis.similarity import pairs_within

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    import numpy as np
    from numpy.typing import NDArray

    from lhl_graph.analysis.draws.convolution import Counts

    Matrix = NDArray[np.float32]

ROUNDS: Final = 10
"""Rounds before the first draw. A row trades once a round: the five trades a row of Strona et al., twice."""

BETWEEN: Final = 2
"""Rounds between two draws of one chain: more of them make p no better (``tests/benchmarks``)."""

CHAINS: Final = 64
"""Chains that are drawn side by side."""


RARE: Final = 0.2
"""A concept that a smaller share of initiatives has is looked up only for those: so it costs less."""

TOGETHER: Final = 16_384
"""Tags with rare concepts that are compared at once, each with those of the same concept."""


class Tagged(NamedTuple):
    """What initiatives are tagged with."""

    counts: Matrix
    """How often, initiative x concept."""
    above: list[list[int]]
    """For each concept, in the order of the columns, the places of what lies above it, itself among them, in ``ic``."""
    ic: Matrix
    """Information content of each concept that anyone has, closed upward."""
    rare: NDArray[np.bool_]
    """Whether few have it."""

    @classmethod
    def of(
        cls, names: Sequence[str], annotations: Sequence[Annotation], broader: Broader, ic: Mapping[str, float]
    ) -> Tagged:
        """Count the annotations of one scheme."""
        import numpy as np

        times = concept_counts(annotations, {})
        leaves = sorted({row.concept for row in annotations})
        closed = sorted({wider for leaf in leaves for wider in upward(leaf, broader)})
        place = {concept: n for n, concept in enumerate(closed)}
        counts = np.zeros((len(names), len(leaves)), dtype=np.float32)
        for n, name in enumerate(names):
            told = times.get(name, {})
            counts[n] = [told.get(leaf, 0) for leaf in leaves]
        above = [sorted(place[wider] for wider in upward(leaf, broader)) for leaf in leaves]
        having = np.zeros((len(closed), len(names)), dtype=bool)
        for told, places in zip(counts.T > 0, above, strict=True):
            having[places] |= told
        rare = having.sum(axis=1) < RARE * len(names)
        return cls(counts, above, np.array([ic[concept] for concept in closed], dtype=np.float32), rare)


def concept_draws(
    tagged: Tagged,
    draws: int,
    chance: np.random.Generator,
    *,
    weight: float = 1.0,
    tell: Callable[[int], None] = lambda _: None,
) -> Counts:
    """Weighted coverage of every two initiatives: how many draws gave each number of steps, pair x steps.

    Each keeps how much it is tagged, and each concept how often it is. ``tell`` gets how many draws are done.
    """
    import numpy as np

    height = len(tagged.counts)
    found = np.empty((height * (height - 1) // 2, draws), dtype=np.uint16)
    done = 0
    for batch in drawn_coverages(tagged, draws, chance):
        found[:, done : done + batch.shape[1]] = steps(batch, weight)
        done += batch.shape[1]
        tell(done)
    return counted(found)


def drawn_coverages(
    tagged: Tagged, draws: int, chance: np.random.Generator, *, between: int = BETWEEN
) -> Iterator[Matrix]:
    """Coverage of every two initiatives in one draw after another, in batches of pair x draw."""
    import numpy as np

    having = np.repeat(tagged.counts[None] > 0, min(CHAINS, draws), axis=0)
    times = tagged.counts[tagged.counts > 0]
    for start in range(0, draws, CHAINS):
        curveball(having, chance, between if start else ROUNDS)
        yield coverages(deal(having, times, chance)[: draws - start], tagged)


def coverages(counts: Matrix, tagged: Tagged) -> Matrix:
    """``similarity.coverage`` of every two initiatives in each of several matrices: pair x matrix."""
    import numpy as np

    number, height, _ = counts.shape
    weights = np.zeros((len(tagged.ic), height, number), dtype=np.float32)
    for times, above in zip(np.ascontiguousarray(counts.transpose(2, 1, 0)), tagged.above, strict=True):
        for wider in above:
            weights[wider] += times
    told = np.minimum(weights, 1)
    np.maximum(weights, 1, out=weights)
    np.log(weights, out=weights)
    weights += 1
    weights *= told
    weights *= tagged.ic[:, None, None]
    total = weights.sum(axis=0)
    half = np.divide(0.5, total, out=np.zeros_like(total), where=total > 0)
    one, other = np.triu_indices(height, 1)
    found: Matrix = half[one] + half[other]
    found *= _shared(weights[~tagged.rare], weights[tagged.rare])
    return found


def _shared(common: Matrix, rare: Matrix) -> Matrix:
    """The lesser weight of every two initiatives, summed over concepts: pair x matrix.

    Weights are concept x initiative x matrix. A common concept is looked up for all pairs, a rare one only for those
    that both have it.
    """
    import numpy as np

    _, height, number = common.shape
    found = np.empty((height * (height - 1) // 2, number), dtype=np.float32)
    start = 0
    for n in range(height - 1):
        end = start + height - 1 - n
        np.minimum(common[:, n, None], common[:, n + 1 :]).sum(axis=0, out=found[start:end])
        start = end
    rare = np.ascontiguousarray(rare.transpose(0, 2, 1)).reshape(-1)
    told = np.flatnonzero(rare)
    weight, group = rare[told], told // height
    initiative, matrix = told - group * height, group - group // number * number
    row = initiative * (2 * height - initiative - 3) // 2 - 1  # of the first pair that has it first, less the other
    for one, other in pairs_within(group, TOGETHER):
        pair = row[one] + initiative[other]
        np.add.at(found.reshape(-1), pair * number + matrix[one], np.minimum(weight[one], weight[other]))
    return found
