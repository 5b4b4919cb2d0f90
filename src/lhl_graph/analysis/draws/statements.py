"""How well initiatives' goals and measures would match if they were dealt by chance."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING, Final

from lhl_graph.analysis.draws.convolution import counted, steps

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    import numpy as np
    from numpy.typing import NDArray

    from lhl_graph.analysis.draws.convolution import Counts

    Matrix = NDArray[np.float32]

TOGETHER: Final = 64
"""Draws made at once."""


def statement_draws(
    likeness: Matrix,
    laws: Sequence[tuple[int, int]],
    draws: int,
    chance: np.random.Generator,
    *,
    weight: float = 1.0,
    tell: Callable[[int], None] = lambda _: None,
) -> Counts:
    """Weighted best-match average of two initiatives with all statements dealt anew, for each two sizes.

    How many draws gave each number of steps, law x steps. ``likeness`` is that of every two statements. Two initiatives
    of m and n statements get, by chance, m and n statements drawn without replacement: so one law serves all pairs of
    the same two sizes, and a draw of the largest two holds a draw of every smaller two. ``tell`` gets how many draws
    are done.
    """
    import numpy as np

    found = np.empty((len(laws), draws), dtype=np.uint16)
    done = 0
    for batch in drawn_matches(likeness, laws, draws, chance):
        found[:, done : done + batch.shape[1]] = steps(batch, weight)
        done += batch.shape[1]
        tell(done)
    return counted(found)


def laws_of(sizes: Sequence[int]) -> tuple[list[tuple[int, int]], NDArray[np.intp]]:
    """The two sizes, the larger first, that occur in pairs; and which of them each pair has."""
    import numpy as np

    pairs = [(max(pair), min(pair)) for pair in combinations(sizes, 2)]
    laws = sorted(set(pairs))
    number = {law: n for n, law in enumerate(laws)}
    return laws, np.array([number[pair] for pair in pairs], dtype=np.intp)


def drawn_matches(
    likeness: Matrix, laws: Sequence[tuple[int, int]], draws: int, chance: np.random.Generator
) -> Iterator[Matrix]:
    """Best-match averages of two random sets of statements, for each two sizes, in batches of law x draw."""
    import numpy as np

    told = [n for n, law in enumerate(laws) if all(law)]
    many = np.array([laws[n][0] for n in told], dtype=np.intp)
    few = np.array([laws[n][1] for n in told], dtype=np.intp)
    most, next_most = many.max(initial=0), few.max(initial=0)
    for start in range(0, draws, TOGETHER):
        together = min(TOGETHER, draws - start)
        found = np.zeros((len(laws), together), dtype=np.float32)
        if told:
            order = _first(chance.random((together, len(likeness))), most + next_most).T
            block = likeness[order[:most, None], order[None, most:]]
            best = np.maximum.accumulate(block, axis=0)[np.unique(many) - 1].cumsum(axis=1)
            found[told] = best[np.searchsorted(np.unique(many), many), few - 1] / few[:, None].astype(np.float32)
            best = np.maximum.accumulate(block, axis=1)[:, np.unique(few) - 1].cumsum(axis=0)
            found[told] += best[many - 1, np.searchsorted(np.unique(few), few)] / many[:, None].astype(np.float32)
        yield found * np.float32(0.5)


def _first(keys: NDArray[np.float64], number: int) -> NDArray[np.intp]:
    """The places of the lowest keys of each row, the lowest first."""
    import numpy as np

    lowest = keys.argpartition(number - 1, axis=1)[:, :number]
    order = np.take_along_axis(keys, lowest, axis=1).argsort(axis=1)
    return np.take_along_axis(lowest, order, axis=1)


def observed_matches(likeness: Matrix, sizes: Sequence[int]) -> Matrix:
    """Best-match average of every two initiatives as they are: ``sizes`` statements each, those of one together."""
    import numpy as np

    having = [n for n, size in enumerate(sizes) if size]
    found = np.zeros((len(sizes), len(sizes)), dtype=np.float32)
    if having:
        starts = np.cumsum([0, *(sizes[n] for n in having)])[:-1]
        best = np.maximum.reduceat(likeness, starts, axis=0)
        mean = np.add.reduceat(best, starts, axis=1) / np.array([sizes[n] for n in having], dtype=np.float32)
        found[np.ix_(having, having)] = (mean + mean.T) / 2
    return found[np.triu_indices(len(sizes), 1)]
