"""Binary matrices drawn by chance with all row and column sums kept, many side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


def curveball(matrices: NDArray[np.bool_], chance: np.random.Generator, rounds: int) -> None:
    """Randomise binary matrices in place, keeping all row and column sums of each (Strona et al. 2014).

    ``matrices`` is matrix x row x column; each is a chain of its own. In a round the rows of a matrix are paired off
    by chance, and each pair deals anew between them what only one of the two has, each getting as many as it had
    (global curveball, Carstens et al. 2018); with an odd number one row sits out. The chains' limit is the uniform
    distribution over all matrices with these sums.
    """
    import numpy as np

    number, height, width = matrices.shape
    half = height // 2
    rows = matrices.reshape(number * height, width)
    for _ in range(rounds):
        order = chance.random((number, height)).argsort(axis=1) + np.arange(number)[:, None] * height
        first, second = order[:, :half].ravel(), order[:, half : 2 * half].ravel()
        one, other = rows[first], rows[second]
        pool, both = one ^ other, one & other
        dealt = _some_of(pool, np.count_nonzero(one > other, axis=1), chance)
        rows[first] = both | dealt
        rows[second] = both | (pool > dealt)


def deal(having: NDArray[np.bool_], values: NDArray[np.float32], chance: np.random.Generator) -> NDArray[np.float32]:
    """Values dealt by chance to the members of each row, 0 elsewhere.

    ``having`` is matrix x row x column; ``values`` are the values of one matrix, row after row, as many for each row as
    it has members.
    """
    import numpy as np

    members = np.flatnonzero(having)
    dealt = np.zeros(having.size, dtype=np.float32)
    dealt[_shuffled(members, having.shape[-1], chance)] = np.tile(values, len(having))
    return dealt.reshape(having.shape)


def _some_of(pool: NDArray[np.bool_], due: NDArray[np.intp], chance: np.random.Generator) -> NDArray[np.bool_]:
    """As many members of each row as are due, drawn by chance."""
    import numpy as np

    members = np.flatnonzero(pool)
    size = np.count_nonzero(pool, axis=1)
    place = np.arange(len(members)) - np.repeat(np.cumsum(size) - size, size)
    drawn = np.zeros(pool.size, dtype=bool)
    drawn[_shuffled(members, pool.shape[1], chance)[place < np.repeat(due, size)]] = True
    return drawn.reshape(pool.shape)


def _shuffled(members: NDArray[np.intp], width: int, chance: np.random.Generator) -> NDArray[np.intp]:
    """Members of a flattened matrix, row after row as they came, within each row in an order of chance.

    Row, chance and column are sorted as one whole number, which takes half the time of sorting places by chance. To
    chance is left what 64 bits hold beside the others: more than 30 bits for a million rows of a thousand columns.
    """
    import numpy as np

    row = members // width
    low = width.bit_length()
    left = min(52, 64 - low - int(row.max(initial=0)).bit_length())
    keys = (chance.random(len(members)) * 2**left).astype(np.uint64)
    keys |= row.astype(np.uint64) << np.uint64(left)
    keys <<= np.uint64(low)
    keys |= (members - row * width).astype(np.uint64)
    keys.sort()
    found: NDArray[np.intp] = row * width + (keys & np.uint64((1 << low) - 1)).astype(np.intp)
    return found
