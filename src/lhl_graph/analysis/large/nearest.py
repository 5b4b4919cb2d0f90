"""For each initiative those that its concepts bring nearest, exactly, two tiles of initiatives at a time.

A score here is a weighted mean of the coverage of concept facets. All scores are worked out in 32 bits, which is fast;
what may be among the best by more than 32 bits can be wrong is kept, and what they cannot tell from the k-th is worked
out again in 64. So the answer is exact and does not depend on the tiles, and no scores of more than a tile are kept.

A score is the same either way round, so two tiles meet once. They meet in rounds: each tile itself, then its neighbour,
then the next two, four, eight. After each round the k-th best so far of each initiative is known, and only what lies
above it is looked at in the next: some k of each round, however many there are.

Popular concepts make nearly all the work: those are multiplied as a dense matrix, a hundred times faster than sparse,
and the many rare ones as a sparse one. Needs numpy and scipy, imported when called.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from lhl_graph.analysis.large.sparse_overlap import coverage_of_pairs, thermometer

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    import numpy as np
    from numpy.typing import NDArray
    from scipy.sparse import csr_array

    from lhl_graph.analysis.large.engine import Run
    from lhl_graph.analysis.large.sparse_overlap import Facet, Floats, Places

    Singles = NDArray[np.float32]
    Pairs = tuple[Places, Places]

POPULAR: Final = 0.04
"""Columns that a larger share of initiatives have are dense. At 0.02 and 0.1 the time is longer by an eighth."""

TILE: Final = 4096
"""Initiatives of a tile at most."""

TILES: Final = 8
"""Tiles at least: the first round works both ways, so each tile beyond that saves less."""

ROWS: Final = 256
"""Rows of a tile that are compared with the other at once."""

ROUNDING: Final = 1e-6
"""Scores that round to the same six decimals are equal, and then go by name."""


class Screen(NamedTuple):
    """One facet, ready for multiplication in 32 bits: its columns in two parts, and what to scale them by."""

    popular: csr_array
    rare: csr_array
    part: Singles


class Asked(NamedTuple):
    """What every tile needs: the facets as screens, how many are wanted, the slack."""

    screens: tuple[Screen, ...]
    k: int
    slack: float


class Meeting(NamedTuple):
    """Two tiles, and for each of their rows the score above which it looks."""

    one: slice
    other: slice
    least: Singles
    other_least: Singles


class Near(NamedTuple):
    """Pairs (row, one that may be among its k best), by row, and their scores in 32 bits."""

    rows: Places
    others: Places
    scores: Singles

    def at(self, places: NDArray[np.bool_] | Places) -> Near:
        """Some of the pairs, in the order of the places."""
        return Near(self.rows[places], self.others[places], self.scores[places])


def nearest(
    facets: Mapping[str, Facet], weights: Mapping[str, float], k: int, run: Run, tile: int | None = None
) -> Pairs:
    """Pairs (row, one of its ``k`` best by the weighted mean of these facets), in no order; of equal ones the first.

    Weights are positive; none of the pairs has a score of 0. ``tile`` is the size of a tile, if it is to be another.
    """
    import numpy as np

    total = sum(weights.values())
    shares = {name: weights[name] / total for name in sorted(weights)}
    asked = _asked(facets, shares, k)
    size = len(asked.screens[0].part)
    step = tile or max(1, min(TILE, -(-size // TILES)))
    tiles = [slice(start, min(size, start + step)) for start in range(0, size, step)]
    found = Near(np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.float32))
    least = np.zeros(size, dtype=np.float32)
    for pairs in rounds(len(tiles)):
        work = [Meeting(tiles[a], tiles[b], least[tiles[a]], least[tiles[b]]) for a, b in pairs]
        parts = zip(found, *run(meet, asked, work), strict=True)
        found, least = _best_so_far(Near(*(np.concatenate(part) for part in parts)), size, asked)
    return _exactly(facets, shares, k, found, asked.slack)


def rounds(tiles: int) -> Iterator[list[tuple[int, int]]]:
    """Every pair of tiles once, each with itself first, then by doubling distances around a circle."""
    yield [(n, n) for n in range(tiles)]
    distance = 1
    while distance <= tiles // 2:
        apart = range(distance, min(2 * distance, tiles // 2 + 1))
        yield [(n, (n + d) % tiles) for d in apart for n in range(tiles // 2 if 2 * d == tiles else tiles)]
        distance *= 2


def meet(asked: Asked, meeting: Meeting) -> Near:
    """What may be among the best of the rows of two tiles; a block of work for an engine."""
    import numpy as np

    one, other = meeting.one, meeting.other
    found = []
    for start, scores in _scores(asked.screens, one, other):
        if one == other:
            own = np.arange(len(scores))
            scores[own, own + start] = -1
            above = np.maximum(_kth(scores, asked.k) - asked.slack, 0)[:, None]
            rows, others = np.divmod(np.flatnonzero(scores > above), scores.shape[1])
            found.append((rows + start + one.start, others + other.start, scores[rows, others]))
            continue
        above = meeting.least[start : start + len(scores), None]
        rows, others = np.divmod(
            np.flatnonzero(scores > np.minimum(above, meeting.other_least[None, :])), scores.shape[1]
        )
        near = scores[rows, others]
        mine, theirs = near > above[rows, 0], near > meeting.other_least[others]
        found.append((rows[mine] + start + one.start, others[mine] + other.start, near[mine]))
        found.append((others[theirs] + other.start, rows[theirs] + start + one.start, near[theirs]))
    return Near(*(np.concatenate(part) for part in zip(*found, strict=True)))


def best(rows: Places, others: Places, scores: Floats, k: int | Places) -> Places:
    """Where the k highest scores of each row stand, by row, best first, equal ones by place, without those of 0.

    ``k`` is one number, or one for each score: that of its row.
    """
    import numpy as np

    rounded = np.round(scores, 6)
    order = np.lexsort((others, -rounded, rows))
    order = order[rounded[order] > 0]
    starts = np.flatnonzero(np.diff(rows[order], prepend=-1))
    rank = np.arange(len(order)) - np.repeat(starts, np.diff(starts, append=len(order)))
    found: Places = order[rank < (k if isinstance(k, int) else k[order])]
    return found


def _asked(facets: Mapping[str, Facet], shares: Mapping[str, float], k: int) -> Asked:
    import numpy as np

    longest, screens = 0, []
    for name, share in shares.items():
        facet = facets[name]
        encoded = thermometer(facet.weights)
        longest = max(longest, int(np.diff(encoded.indptr).max(initial=0)) + 16)
        popular = np.bincount(encoded.indices, minlength=encoded.shape[1]) > POPULAR * encoded.shape[0]
        columns = encoded.astype(np.float32).tocsc()
        part = np.divide(share / 2, facet.total, out=np.zeros(len(facet.total)), where=facet.total > 0)
        screens.append(Screen(columns[:, popular].tocsr(), columns[:, ~popular].tocsr(), part.astype(np.float32)))
    # A sum of n products of 32-bit numbers, none negative, is off by at most about n units in the last place.
    return Asked(tuple(screens), k, 2 * longest * 2.0**-23 + ROUNDING)


def _scores(screens: tuple[Screen, ...], one: slice, other: slice) -> Iterator[tuple[int, Singles]]:
    """Some rows of a tile at once, where they begin in it, and their scores with each of the other tile."""
    import numpy as np

    theirs = [(each.popular[other].toarray().T, each.rare[other].T.tocsr()) for each in screens]
    for start in range(one.start, one.stop, ROWS):
        rows = slice(start, min(one.stop, start + ROWS))
        found = np.zeros((rows.stop - start, other.stop - other.start), dtype=np.float32)
        for screen, (popular, rare) in zip(screens, theirs, strict=True):
            shared = screen.popular[rows].toarray() @ popular
            few = screen.rare[rows] @ rare
            shift = np.repeat(np.arange(len(shared), dtype=np.int64) * shared.shape[1], np.diff(few.indptr))
            shared.ravel()[shift + few.indices] += few.data
            shared *= screen.part[rows, None] + screen.part[None, other]
            found += shared
        yield start - one.start, found


def _best_so_far(near: Near, size: int, asked: Asked) -> tuple[Near, Singles]:
    """What may still be among the k best, and for each row the score above which to look on."""
    import numpy as np

    order = np.argsort(near.rows - near.scores.astype(np.float64) / 2)  # by row, then the highest score first
    near = near.at(order)
    least = np.maximum(_kth_so_far(near, size, asked.k) - asked.slack, 0)
    return near.at(near.scores > least[near.rows]), least


def _exactly(facets: Mapping[str, Facet], shares: Mapping[str, float], k: int, near: Near, slack: float) -> Pairs:
    """The k best of each row; only what 32 bits cannot tell from the k-th is worked out in 64."""
    import numpy as np

    size = 1 + max(near.rows.max(initial=-1), near.others.max(initial=-1))
    sure = near.scores > (_kth_so_far(near, size, k) + slack)[near.rows]
    left = k - np.bincount(near.rows[sure], minlength=size)
    rows, others = near.rows[~sure], near.others[~sure]
    low, high = np.minimum(rows, others), np.maximum(rows, others)
    scores = np.zeros(len(rows))
    for name, share in shares.items():
        scores += share * coverage_of_pairs(facets[name], low, high)
    kept = best(rows, others, scores, left[rows])
    return np.concatenate([near.rows[sure], rows[kept]]), np.concatenate([near.others[sure], others[kept]])


def _kth_so_far(near: Near, size: int, k: int) -> Singles:
    """The k-th highest score of each row of pairs that stand by row, the highest first; 0 where there are no k."""
    import numpy as np

    starts = np.searchsorted(near.rows, np.arange(size + 1))
    full = np.flatnonzero(np.diff(starts) >= k)
    found = np.zeros(size, dtype=np.float32)
    found[full] = near.scores[starts[full] + k - 1]
    return found


def _kth(scores: Singles, k: int) -> Singles:
    """The k-th highest of each row, or 0 where there are no k."""
    import numpy as np

    if scores.shape[1] < k:
        return np.zeros(len(scores), dtype=np.float32)
    found: Singles = np.partition(scores, scores.shape[1] - k, axis=1)[:, -k]
    return found
