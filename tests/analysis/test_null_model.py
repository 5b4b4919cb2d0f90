"""The null model: margins kept, matrices drawn evenly, p values that can be worked out by hand."""

from collections import Counter

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lhl_graph.analysis.goal_match import Statement
from lhl_graph.analysis.information_content import Annotation
from lhl_graph.analysis.null_model import Progress, as_much_by_chance, curveball
from lhl_graph.analysis.overlap import Model
from lhl_graph.analysis.significance import benjamini_hochberg, empirical_p, significances
from lhl_graph.analysis.similarity import Pair

matrices = st.lists(st.lists(st.booleans(), min_size=7, max_size=7), max_size=6)
NAMES = ["p", "q", "r", "s"]


def tags(**concepts: str) -> list[Annotation]:
    return [Annotation(name, "theme", c, f"{name}/{c}") for name, said in concepts.items() for c in said]


def counts_of(
    rows: list[Annotation], seed: int = 1, randomisations: int = 400, progress: Progress | None = None
) -> dict[str, dict[Pair, int]]:
    model = Model(NAMES, rows, [], {})
    return as_much_by_chance(
        model, rows, {}, weights={"themes": 1}, randomisations=randomisations, seed=seed, progress=progress
    )


@given(matrices, st.integers(0, 3))
def test_the_curveball_keeps_the_sums_of_rows_and_columns(rows: list[list[bool]], seed: int) -> None:
    matrix = np.array(rows, dtype=bool).reshape(-1, 7)
    drawn = matrix.copy()
    curveball(drawn, np.random.default_rng(seed))
    assert (drawn.sum(axis=0) == matrix.sum(axis=0)).all()
    assert (drawn.sum(axis=1) == matrix.sum(axis=1)).all()


def test_the_curveball_reaches_all_matrices_equally_often() -> None:
    """Three rows with one column each, three columns: six permutations, each a sixth of the draws."""
    chance = np.random.default_rng(7)
    seen: Counter[bytes] = Counter()
    matrix = np.eye(3, dtype=bool)
    for _ in range(6000):
        curveball(matrix, chance)
        seen[matrix.tobytes()] += 1
    assert len(seen) == 6
    assert all(850 < times < 1150 for times in seen.values())


def test_p_by_hand() -> None:
    """p and q have concept x, r and s have y: chance pairs p with q in one draw of three."""
    found = counts_of(tags(p="x", q="x", r="y", s="y"), randomisations=3000)
    assert 900 < found["themes"]["p", "q"] < 1100
    assert found["themes"]["p", "r"] == 3000  # nothing shared: every draw gives as much
    assert found["score"] == found["themes"]


def test_one_seed_one_answer() -> None:
    rows = tags(p="xy", q="xz", r="yz", s="w")
    assert counts_of(rows) == counts_of(rows[::-1])
    assert counts_of(rows) != counts_of(rows, seed=2)


def test_progress_is_told_after_each_randomisation() -> None:
    told: list[tuple[int, int]] = []
    counts_of(tags(p="x", q="y"), randomisations=3, progress=lambda done, of: told.append((done, of)))
    assert told == [(1, 3), (2, 3), (3, 3)]


def test_goals_are_dealt_anew() -> None:
    """Two pairs of equal goals, one goal each: chance gives p the goal of q in one draw of three."""
    goals = [
        Statement(n, f"{n}/g1", "goal", text, frozenset())
        for n, text in zip(NAMES, ("eldre", "eldre", "veier", "veier"), strict=True)
    ]
    model = Model(NAMES, [], goals, {})
    found = as_much_by_chance(model, [], {}, weights={"goals": 1}, randomisations=3000)["goals"]
    assert 900 < found["p", "q"] < 1100
    assert found["p", "r"] == 3000


def test_a_facet_without_null_model_is_refused() -> None:
    with pytest.raises(ValueError, match="no null model for measures"):
        as_much_by_chance(Model(NAMES, [], [], {}), [], {}, weights={"measures": 1})


def test_p_is_never_0() -> None:
    assert empirical_p(0, 999) == 0.001
    assert empirical_p(999, 999) == 1
    with pytest.raises(ValueError, match="cannot"):
        empirical_p(2, 1)


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
    found = significances({"a": 0, "b": 9}, 9)
    assert found["a"] == (0.1, 0.2)
    assert found["b"] == (1, 1)
