"""How rarely a sum of independent facets is as high as observed, from the draws of each facet."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from numpy.typing import NDArray

    Steps = NDArray[np.uint16]

STEPS: Final = 4096
"""A score is held in steps of 1/4096 while chance is compared with it: a power of two, so that no common fraction
(a third, a tenth) lies where rounding could go either way."""


class Drawn(NamedTuple):
    """What chance gives of one facet, in steps of the score."""

    draws: Steps
    """Law x draw."""
    law: NDArray[np.intp]
    """Which law each pair follows."""
    observed: Steps
    """What each pair has."""


def steps(scores: NDArray[np.float32], weight: float) -> Steps:
    """Scores in [0, 1], weighted, in whole steps."""
    import numpy as np

    found: Steps = np.rint(scores * np.float32(weight * STEPS)).astype(np.uint16)
    return found


def p_of(facets: Sequence[Drawn]) -> list[float]:
    """For each pair, the share of all combinations of draws that sum to as much as observed or more.

    The observed is one draw of each facet: so p is at least the product of 1 / (1 + draws), and as valid as any p value
    by randomisation (Phipson and Smyth 2010), for the observed combination is to chance as any other.
    """
    import numpy as np

    found = []
    for pair in range(len(facets[0].observed)):
        *others, last = sorted((_counts(facet, pair) for facet in facets), key=len)
        sums = np.ones(1)
        for counts in others:
            sums = np.convolve(sums, counts)
        as_much = last[::-1].cumsum()[::-1]  # draws of the last facet with as many steps or more
        missing = sum(int(facet.observed[pair]) for facet in facets) - np.arange(len(sums))
        enough = as_much[missing.clip(0, len(last) - 1)] * (missing < len(last))
        found.append(float(sums @ enough / (sums.sum() * as_much[0])))
    return found


def _counts(facet: Drawn, pair: int) -> NDArray[np.intp]:
    """How many draws gave each number of steps, the observed among them."""
    import numpy as np

    counts = np.bincount(facet.draws[facet.law[pair]], minlength=int(facet.observed[pair]) + 1)
    counts[facet.observed[pair]] += 1
    return counts
