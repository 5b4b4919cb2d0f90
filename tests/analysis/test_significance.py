"""From p to q, by hand and by its laws."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lhl_graph.analysis.significance import benjamini_hochberg, significances


def test_q_by_hand() -> None:
    """Benjamini and Hochberg's own rule: 0.01*4/1, 0.02*4/2, 0.03*4/3 and 0.5*4/4, made monotone."""
    assert benjamini_hochberg({"a": 0.01, "b": 0.03, "c": 0.02, "d": 0.5}) == pytest.approx(
        {"a": 0.04, "b": 0.04, "c": 0.04, "d": 0.5}
    )


@given(st.lists(st.floats(0.001, 1), max_size=20))
def test_q_is_never_below_p_and_keeps_its_order(values: list[float]) -> None:
    p = dict(enumerate(values))
    q = benjamini_hochberg(p)
    assert list(q) == list(p)
    assert all(p[k] <= q[k] <= 1 + 1e-12 for k in p)
    assert all(q[i] <= q[j] for i in p for j in p if p[i] <= p[j])


def test_significances_give_both() -> None:
    found = significances({"a": 0.1, "b": 1.0})
    assert found["a"] == (0.1, 0.2)
    assert found["b"] == (1, 1)
