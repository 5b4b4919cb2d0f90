"""How rarely a sum of independent facets is as high as observed, from the draws of each facet."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from numpy.typing import NDArray

    Steps = NDArray[np.uint16]
    Counts = NDArray[np.unsignedinteger]
    Whole = NDArray[np.float64]
    """Whole numbers, held as floats that are exact up to 2⁵³: three facets of 2,000 draws make 2³³ combinations."""

STEPS: Final = 4096
"""A score is held in steps of 1/4096 while chance is compared with it: a power of two, so that no common fraction
(a third, a tenth) lies where rounding could go either way."""

TOGETHER: Final = 256
"""Pairs judged at once."""


class Drawn(NamedTuple):
    """What chance gives of one facet, in steps of the score."""

    counts: Counts
    """How many draws gave each number of steps, law x steps."""
    law: NDArray[np.intp]
    """Which law each pair follows."""
    observed: Steps
    """What each pair has."""


def steps(scores: NDArray[np.float32], weight: float) -> Steps:
    """Scores in [0, 1], weighted, in whole steps."""
    import numpy as np

    found: Steps = np.rint(scores * np.float32(weight * STEPS)).astype(np.uint16)
    return found


def counted(draws: Steps) -> Counts:
    """How many draws of each law, law x draw, gave each number of steps."""
    import numpy as np

    width = int(draws.max(initial=0)) + 1
    found = np.empty((len(draws), width), dtype=np.min_scalar_type(draws.shape[1]))
    for law, row in enumerate(draws):
        found[law] = np.bincount(row, minlength=width)
    return found


def p_of(facets: Sequence[Drawn]) -> list[float]:
    """For each pair, the share of all combinations of draws that sum to as much as observed or more.

    The observed is one draw of each facet: so p is at least the product of 1 / (1 + draws), and as valid as any p value
    by randomisation (Phipson and Smyth 2010), for the observed combination is to chance as any other.
    """
    import numpy as np

    *others, last = sorted(facets, key=lambda facet: facet.counts.shape[1])
    found: list[float] = []
    for start in range(0, len(last.observed), TOGETHER):
        pairs = slice(start, start + TOGETHER)
        sums = _sums([_with_observed(facet, pairs) for facet in others])
        as_much = _with_observed(last, pairs)[:, ::-1].cumsum(axis=1)[:, ::-1]  # draws with as many steps or more
        reached = np.array([facet.observed[pairs] for facet in facets], dtype=np.intp).sum(axis=0)
        missing = reached[:, None] - np.arange(sums.shape[1])
        enough = np.take_along_axis(as_much, missing.clip(0, as_much.shape[1] - 1), axis=1)
        enough[missing >= as_much.shape[1]] = 0
        found += ((sums * enough).sum(axis=1) / (sums.sum(axis=1) * as_much[:, 0])).tolist()
    return found


def _with_observed(facet: Drawn, pairs: slice) -> Whole:
    """How many draws gave each number of steps, the observed among them, pair x steps."""
    import numpy as np

    observed = facet.observed[pairs]
    counts = facet.counts[facet.law[pairs]].astype(np.float64)
    counts = np.pad(counts, ((0, 0), (0, max(0, int(observed.max()) + 1 - counts.shape[1]))))
    counts[np.arange(len(counts)), observed] += 1
    return counts


def _sums(facets: Sequence[Whole]) -> Whole:
    """How many combinations of draws gave each sum of steps, pair x steps: by Fourier, rounded to the whole number."""
    import numpy as np

    if len(facets) < 2:
        return facets[0] if facets else np.ones((1, 1))
    width = sum(counts.shape[1] - 1 for counts in facets) + 1
    length = min(size << (width // size).bit_length() for size in (2, 3))
    spectrum = np.fft.rfft(facets[0], length)
    for counts in facets[1:]:
        spectrum *= np.fft.rfft(counts, length)
    return np.rint(np.fft.irfft(spectrum, length)[:, :width])
