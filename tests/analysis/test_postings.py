"""Every two entries of one group, whatever the size of a batch."""

from itertools import combinations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from lhl_graph.analysis.postings import pairs


@given(st.lists(st.integers(0, 5), max_size=8), st.integers(1, 30))
def test_every_two_of_a_group_are_paired_once_in_order(sizes: list[int], together: int) -> None:
    groups = np.repeat(np.arange(len(sizes)), sizes)
    found = [pair for one, other in pairs(groups, together) for pair in zip(one.tolist(), other.tolist(), strict=True)]
    assert found == [(a, b) for a, b in combinations(range(len(groups)), 2) if groups[a] == groups[b]]
