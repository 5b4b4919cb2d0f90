"""For each initiative those that its concepts bring nearest, exactly, one block of rows at a time.

A score here is a weighted mean of the coverage of concept facets. Two steps a block: all scores in 32 bits, which
is fast, and a threshold lower than the k-th by more than 32 bits can be wrong; then what lies above it again in 64
bits. So the answer is exact and does not depend on the blocks, and nothing larger than a block is kept.

Popular concepts make nearly all the work: those are multiplied as a dense matrix, a hundred times faster than
sparse, and the many rare ones as a sparse one. (10,000 initiatives: 3.2 s, against 8.8 s for sparse_dot_topn over the
same columns, which ranks by cosine.) Needs numpy and scipy, imported when called.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Final, NamedTuple

from lhl_graph.analysis.large.sparse_overlap import coverage_of_pairs, thermometer

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    import numpy as np
    from numpy.typing import NDArray
    from scipy.sparse import csr_array

    from lhl_graph.analysis.large.sparse_overlap import Facet, Floats, Places

    Singles = NDArray[np.float32]
    Block = tuple[int, int]
    Pairs = tuple[Places, Places]

POPULAR: Final = 0.02
"""Columns that a larger share of initiatives have are dense. Between 0.01 and 0.05 the time hardly changes."""

ROWS: Final = 512
"""Rows of a block."""

TILE: Final = 8192
"""Initiatives that a block is compared with at once: three arrays of 16 MB in each thread, whatever the size."""

SAMPLED: Final = 16
"""The threshold is the k-th score among every 16th: never above the k-th of all."""

ROUNDING: Final = 1e-6
"""Scores that round to the same six decimals are equal, and then go by name."""


class Screen(NamedTuple):
    """One facet, ready for multiplication in 32 bits: its columns in two parts, and what to scale them by."""

    dense: Singles
    sparse: csr_array
    tiles: tuple[csr_array, ...]
    """The sparse part again, transposed, for each tile."""
    part: Singles


class Nearest(NamedTuple):
    """What a block needs: the facets as they are and as screens, their weights, how many are wanted, the slack."""

    facets: tuple[Facet, ...]
    weights: tuple[float, ...]
    screens: tuple[Screen, ...]
    tiles: tuple[slice, ...]
    """Whom each row is compared with: a sample first, then all."""
    k: int
    slack: float


def prepare(facets: Mapping[str, Facet], weights: Mapping[str, float], k: int) -> Nearest:
    """The ``k`` best by the weighted mean of these facets; weights are positive."""
    total = sum(weights.values())
    chosen = tuple(facets[name] for name in sorted(weights))
    shares = tuple(weights[name] / total for name in sorted(weights))
    encoded = [thermometer(facet.weights) for facet in chosen]
    size = encoded[0].shape[0]
    step = SAMPLED if size >= 4 * SAMPLED * k else 1
    tiles = (slice(0, size, step), *(slice(start, min(size, start + TILE)) for start in range(0, size, TILE)))
    screens = tuple(_screen(x, f, share, tiles) for x, f, share in zip(encoded, chosen, shares, strict=True))
    longest = max(int((x.indptr[1:] - x.indptr[:-1]).max(initial=0)) for x in encoded) + 16
    # A sum of n products of 32-bit numbers, none negative, is off by at most about n units in the last place.
    return Nearest(chosen, shares, screens, tiles, k, 2 * longest * 2.0**-23 + ROUNDING)


def blocks(size: int) -> Iterator[Block]:
    """From which row to which; a matter of the number of initiatives only."""
    for start in range(0, size, ROWS):
        yield start, min(size, start + ROWS)


def nearest(asked: Nearest, block: Block) -> Pairs:
    """Pairs (row, one of its k best), best first, equal ones in order of place; none with a score of 0."""
    import numpy as np

    rows, others = _candidates(asked, block)
    low, high = np.minimum(rows, others), np.maximum(rows, others)
    scores = np.zeros(len(rows))
    for facet, weight in zip(asked.facets, asked.weights, strict=True):
        scores += weight * coverage_of_pairs(facet, low, high)
    kept = best(rows, others, scores, asked.k)
    return rows[kept], others[kept]


def best(rows: Places, others: Places, scores: Floats, k: int) -> Places:
    """Where the k highest scores of each row stand, by row, best first, equal ones by place, without those of 0."""
    import numpy as np

    rounded = np.round(scores, 6)
    order = np.lexsort((others, -rounded, rows))
    order = order[rounded[order] > 0]
    starts = np.flatnonzero(np.diff(rows[order], prepend=-1))
    rank = np.arange(len(order)) - np.repeat(starts, np.diff(starts, append=len(order)))
    found: Places = order[rank < k]
    return found


def _screen(encoded: csr_array, facet: Facet, share: float, tiles: tuple[slice, ...]) -> Screen:
    import numpy as np

    popular = np.bincount(encoded.indices, minlength=encoded.shape[1]) > POPULAR * encoded.shape[0]
    columns = encoded.astype(np.float32).tocsc()
    sparse = columns[:, ~popular].tocsr()
    part = np.divide(share / 2, facet.total, out=np.zeros(len(facet.total)), where=facet.total > 0)
    dense = np.ascontiguousarray(columns[:, popular].toarray())
    return Screen(dense, sparse, tuple(sparse[tile].T.tocsr() for tile in tiles), part.astype(np.float32))


def _candidates(asked: Nearest, block: Block) -> Pairs:
    """All that may be among the k best of a row of the block, and some that are not."""
    import numpy as np

    start, end = block
    sample = asked.tiles[0]
    scores = _scores(asked.screens, block, 0, sample)
    own = np.arange(-(-start // sample.step) * sample.step, end, sample.step)
    scores[own - start, own // sample.step] = -1
    least = np.maximum(_kth(scores, asked.k) - asked.slack, 0)
    found = []
    for n, tile in enumerate(asked.tiles[1:], 1):
        scores = _scores(asked.screens, block, n, tile)
        rows, others = np.divmod(np.flatnonzero(scores > least[:, None]), scores.shape[1])
        found.append((rows, others + tile.start, scores[rows, others]))
    rows, others, near = (np.concatenate(parts) for parts in zip(*found, strict=True))
    unlike = others != rows + start
    rows, others, near = rows[unlike], others[unlike], near[unlike]
    order = np.argsort(rows, kind="stable")
    ends = np.searchsorted(rows[order], np.arange(end - start + 1))
    exact = [_kth(near[None, order[a:b]], asked.k)[0] for a, b in pairwise(ends)]
    kept = near > (np.array(exact) - asked.slack)[rows]
    return rows[kept] + start, others[kept]


def _kth(scores: Singles, k: int) -> Singles:
    """The k-th highest of each row, or 0 where there are no k."""
    import numpy as np

    if scores.shape[1] < k:
        return np.zeros(len(scores), dtype=np.float32)
    found: Singles = np.partition(scores, scores.shape[1] - k, axis=1)[:, -k]
    return found


def _scores(screens: tuple[Screen, ...], block: Block, n: int, tile: slice) -> Singles:
    """The score of each row of the block with each initiative of the n-th tile."""
    import numpy as np

    start, end = block
    found = np.zeros((end - start, len(range(*tile.indices(len(screens[0].part))))), dtype=np.float32)
    for screen in screens:
        shared = screen.dense[start:end] @ screen.dense[tile].T
        rare = screen.sparse[start:end] @ screen.tiles[n]
        shift = np.repeat(np.arange(end - start, dtype=np.int64) * shared.shape[1], np.diff(rare.indptr))
        shared.ravel()[shift + rare.indices] += rare.data
        shared *= screen.part[start:end, None] + screen.part[None, tile]
        found += shared
    return found
