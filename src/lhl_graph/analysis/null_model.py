"""What overlap chance would give: each initiative keeps how much it says, each concept how often it is said.

Three matrices are drawn anew, independently, in each randomisation:

* initiative x theme and initiative x target group, as tagged (not closed): the curveball keeps how many
  concepts each initiative has and how many initiatives each concept; an initiative's counts of tags go with
  it, dealt to its new concepts by chance. The draw is closed upward afterwards, so that a broader concept is
  never missing. IC stays as observed: a weight, not a part of the draw.
* initiative x statement: every goal and measure is dealt anew, each initiative getting as many as it has, and
  each keeping its words and concepts. (One row per statement, so keeping both margins is a permutation.)

The score of a randomisation is the same weighted mean of the same three facets. Needs numpy, imported when
called: p values are computed with the build and then read.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Final

from lhl_graph.analysis.information_content import Annotation, Broader, concept_counts, upward
from lhl_graph.analysis.overlap import SCHEMES, WEIGHTS, Model, check_weights

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from lhl_graph.analysis.similarity import Pair

    Matrix = NDArray[np.float64]

RANDOMISATIONS: Final = 1000
SEED: Final = 20230417
ROUNDS: Final = 10
"""A row trades once a round: ten rounds are the five trades for each row that Strona et al. find enough."""

TOLERANCE: Final = 1e-6
"""Scores closer than this are the same: likeness is held in single precision, and sums differ with their order."""

Progress = Callable[[int, int], None]


def curveball(matrix: NDArray[np.bool_], chance: np.random.Generator, rounds: int = ROUNDS) -> None:
    """Randomise a binary matrix in place, keeping all row and column sums (Strona et al. 2014).

    In a round the rows are paired off by chance, and each pair deals anew between them what only one of the two
    has, each getting as many as it had (global curveball, Carstens et al. 2018); with an odd number one row
    sits out.
    """
    half = len(matrix) // 2
    for _ in range(rounds):
        order = chance.permutation(len(matrix))
        first, second = order[:half], order[half : 2 * half]
        one, other = matrix[first], matrix[second]
        pool, both = one ^ other, one & other
        due = (one & ~other).sum(axis=1, keepdims=True)
        dealt = pool & (_places(pool, chance) < due)
        matrix[first] = both | dealt
        matrix[second] = both | (pool & ~dealt)


def _places(pool: NDArray[np.bool_], chance: np.random.Generator) -> NDArray[np.intp]:
    """For each row, the members of the pool in an order of chance: place 0, 1, 2 …; what is not in it comes last."""
    import numpy as np

    keys = np.where(pool, chance.random(pool.shape), 2.0)
    return keys.argsort(axis=1).argsort(axis=1)


def as_much_by_chance(
    model: Model,
    annotations: Iterable[Annotation],
    broader: Broader,
    *,
    weights: Mapping[str, float] = WEIGHTS,
    randomisations: int = RANDOMISATIONS,
    seed: int = SEED,
    progress: Progress | None = None,
) -> dict[str, dict[Pair, int]]:
    """For the overall score and each facet in it: in how many randomisations a pair got as much or more.

    Keys: ``score`` and the facets of ``weights``, which may be goals, target_groups and themes (ValueError
    for any other). ``progress`` is called with (done, randomisations). The same seed gives the same counts.
    """
    import numpy as np

    check_weights(weights)
    if unknown := set(weights) - {"goals", "target_groups", "themes"}:
        raise ValueError(f"no null model for {', '.join(sorted(unknown))}")
    names = model.initiatives
    upper = np.triu_indices(len(names), 1)
    rows = sorted(set(annotations))
    draws: dict[str, Iterator[Matrix]] = {}
    for scheme, facet in SCHEMES.items():
        if facet in weights:
            chosen = [row for row in rows if row.scheme == scheme]
            draws[facet] = _concept_draws(names, chosen, broader, model.ic, _chance(seed, facet))
    if "goals" in weights:
        draws["goals"] = _statement_draws(model, _chance(seed, "goals"))
    observed = {facet: next(draw)[upper] for facet, draw in draws.items()}
    observed["score"] = _mean(observed, weights)
    counts = {facet: np.zeros(len(upper[0]), dtype=np.int64) for facet in observed}
    for done in range(1, randomisations + 1):
        drawn = {facet: next(draw)[upper] for facet, draw in draws.items()}
        drawn["score"] = _mean(drawn, weights)
        for facet, values in drawn.items():
            counts[facet] += values >= observed[facet] - TOLERANCE
        if progress is not None:
            progress(done, randomisations)
    pairs = [(names[i], names[j]) for i, j in zip(*upper, strict=True)]
    return {facet: dict(zip(pairs, values.tolist(), strict=True)) for facet, values in sorted(counts.items())}


def _chance(seed: int, facet: str) -> np.random.Generator:
    """A stream of chance for one facet, the same in every process."""
    import numpy as np

    return np.random.Generator(np.random.PCG64([seed, *facet.encode()]))


def _mean(scores: Mapping[str, Matrix], weights: Mapping[str, float]) -> Matrix:
    import numpy as np

    total = sum(weights.values())
    found: Matrix = np.add.reduce([weights[facet] / total * scores[facet] for facet in sorted(weights)])
    return found


def _concept_draws(
    names: Sequence[str],
    rows: Sequence[Annotation],
    broader: Broader,
    ic: Mapping[str, float],
    chance: np.random.Generator,
) -> Iterator[Matrix]:
    """Coverage of every two initiatives (upper half): as observed, then of one draw after another."""
    import numpy as np

    tagged = concept_counts(rows, {})
    leaves = sorted({row.concept for row in rows})
    closed = sorted({wider for leaf in leaves for wider in upward(leaf, broader)})
    place = {concept: n for n, concept in enumerate(closed)}
    closure = np.zeros((len(leaves), len(closed)), dtype=np.int64)
    for n, leaf in enumerate(leaves):
        closure[n, [place[wider] for wider in upward(leaf, broader)]] = 1
    told = np.array([ic[concept] for concept in closed])
    number = {leaf: n for n, leaf in enumerate(leaves)}
    counts = np.zeros((len(names), len(leaves)), dtype=np.int64)
    for n, name in enumerate(names):
        for concept, times in tagged.get(name, {}).items():
            counts[n, number[concept]] = times
    having = counts > 0
    times_dealt = -np.sort(-counts, axis=1)  # a row's counts, the zeros last
    while True:
        yield _coverage_matrix(counts @ closure, told)
        curveball(having, chance)
        counts = np.take_along_axis(times_dealt, _places(having, chance), axis=1)


def _coverage_matrix(counts: NDArray[np.int64], ic: Matrix) -> Matrix:
    """Coverage of every two rows; the lower half is 0."""
    import numpy as np

    weights = np.where(counts > 0, ic * (1 + np.log(np.maximum(counts, 1))), 0.0)
    total = weights.sum(axis=1)
    part = np.divide(1.0, total, out=np.zeros_like(total), where=total > 0)
    shared = np.zeros((len(weights), len(weights)))
    for n, row in enumerate(weights):
        shared[n, n:] = np.minimum(row, weights[n:]).sum(axis=1)
    found: Matrix = shared * (part[:, None] + part[None, :]) / 2
    return found


def _statement_draws(model: Model, chance: np.random.Generator) -> Iterator[Matrix]:
    """Best-match average of every two initiatives: as observed, then with statements dealt by chance."""
    import numpy as np

    rows = model.statements.rows
    likeness = np.array(model.statements.scores, dtype=np.float32).reshape(len(rows), len(rows))
    sizes = [len(model.statements.of.get(name, [])) for name in model.initiatives]
    having = [n for n, size in enumerate(sizes) if size]
    starts = np.cumsum([0, *(sizes[n] for n in having)])[:-1]
    order = np.arange(len(rows))
    while True:
        found = np.zeros((len(sizes), len(sizes)))
        if having:
            best = np.stack([likeness[part].max(axis=0) for part in np.split(order, starts[1:])])[:, order]
            mean = np.add.reduceat(best, starts, axis=1) / np.array([sizes[n] for n in having])
            found[np.ix_(having, having)] = (mean + mean.T) / 2
        yield found
        order = chance.permutation(order)
