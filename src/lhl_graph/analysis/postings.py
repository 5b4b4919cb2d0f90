"""Entries that stand in groups, such as the texts that have each word: every two of one group. Needs numpy."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    import numpy as np
    from numpy.typing import NDArray

    Places = NDArray[np.intp]


def pairs(groups: Places, together: int) -> Iterator[tuple[Places, Places]]:
    """Places of every two entries of one group, the first of a pair in rising order, from `together` entries at a time.

    ``groups`` tells the number, from 0, of each entry's group; entries of a group stand together.
    """
    import numpy as np

    places = np.arange(len(groups))
    later = np.bincount(groups).cumsum()[groups] - places - 1  # entries of the same group after each
    skipped = places + 1 - later.cumsum() + later
    for start in range(0, len(groups), together):
        first = np.repeat(places[start : start + together], later[start : start + together])
        before = int(later[:start].sum())
        yield first, np.arange(before, before + len(first)) + skipped[first]
