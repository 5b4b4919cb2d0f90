"""The null model: margins kept, matrices drawn evenly, p values that can be worked out by hand."""

from __future__ import annotations

from collections import Counter
from itertools import combinations, pairwise, product
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lhl_graph.analysis.draws.concepts import Tagged, coverages
from lhl_graph.analysis.draws.convolution import STEPS, TOGETHER, Drawn, counted, p_of, steps
from lhl_graph.analysis.draws.curveball import curveball, deal
from lhl_graph.analysis.draws.statements import laws_of, observed_matches, statement_draws
from lhl_graph.analysis.goal_match import Statement
from lhl_graph.analysis.information_content import Annotation, concept_counts, concept_weights
from lhl_graph.analysis.null_model import p_values
from lhl_graph.analysis.overlap import Model
from lhl_graph.analysis.similarity import Pair, best_match_average, coverage

if TYPE_CHECKING:
    from collections.abc import Callable

    from lhl_graph.analysis.draws.convolution import Counts

matrices = st.lists(st.lists(st.booleans(), min_size=7, max_size=7), max_size=6)
NAMES = ["p", "q", "r", "s"]


def tags(**concepts: str) -> list[Annotation]:
    return [Annotation(name, "theme", c, f"{name}/{c}") for name, said in concepts.items() for c in said]


def p_of_themes(
    rows: list[Annotation], seed: int = 1, randomisations: int = 400, progress: Callable[[int, int], None] | None = None
) -> dict[Pair, float]:
    model = Model(NAMES, rows, [], {})
    return p_values(model, rows, {}, weights={"themes": 1}, randomisations=randomisations, seed=seed, progress=progress)


@given(st.lists(matrices, max_size=3), st.integers(0, 3))
def test_the_curveball_keeps_the_sums_of_rows_and_columns(several: list[list[list[bool]]], seed: int) -> None:
    """Of each matrix, drawn beside others of its height."""
    height = min((len(rows) for rows in several), default=0)
    before = np.array([rows[:height] for rows in several], dtype=bool).reshape(len(several), height, 7)
    drawn = before.copy()
    curveball(drawn, np.random.default_rng(seed), rounds=5)
    assert (drawn.sum(axis=1) == before.sum(axis=1)).all()
    assert (drawn.sum(axis=2) == before.sum(axis=2)).all()


def test_the_curveball_reaches_all_matrices_equally_often() -> None:
    """Three rows with one column each, three columns: six permutations, each a sixth of the draws."""
    chance = np.random.default_rng(7)
    seen: Counter[bytes] = Counter()
    drawn = np.repeat(np.eye(3, dtype=bool)[None], 20, axis=0)
    for _ in range(300):
        curveball(drawn, chance, rounds=10)
        seen.update(matrix.tobytes() for matrix in drawn)
    assert len(seen) == 6
    assert all(850 < times < 1150 for times in seen.values())


def test_chains_do_not_mix() -> None:
    """A matrix of ones beside one of zeros stays as it is."""
    drawn = np.stack([np.ones((4, 3), dtype=bool), np.zeros((4, 3), dtype=bool)])
    curveball(drawn, np.random.default_rng(1), rounds=10)
    assert drawn[0].all()
    assert not drawn[1].any()


def test_an_initiative_keeps_its_counts_wherever_they_are_dealt() -> None:
    having = np.array([[[1, 1, 0, 1], [0, 1, 0, 0]], [[0, 1, 1, 1], [0, 0, 0, 1]]], dtype=bool)
    dealt = deal(having, np.array([5, 2, 1, 9], dtype=np.float32), np.random.default_rng(3))
    assert ((dealt > 0) == having).all()
    assert [sorted(row[row > 0].tolist()) for matrix in dealt for row in matrix] == [[1, 2, 5], [9], [1, 2, 5], [9]]


def test_every_member_gets_every_count_equally_often() -> None:
    having = np.ones((3000, 1, 3), dtype=bool)
    dealt = deal(having, np.array([1, 2, 3], dtype=np.float32), np.random.default_rng(5))[:, 0]
    assert (np.abs(np.stack([(dealt == n).sum(axis=0) for n in (1, 2, 3)]) - 1000) < 120).all()


@given(st.integers(0, 10**6), st.integers(2, 12), st.floats(0, 1))
def test_a_draw_is_covered_as_the_textbook_says(seed: int, height: int, share: float) -> None:
    """Of concepts that few or many have, one of them broader than two others, in each of three matrices."""
    chance, broader = np.random.default_rng(seed), {"a": ["top"], "b": ["top"]}
    counts = (chance.random((3, height, 5)) < share * chance.random(5)) * chance.integers(1, 4, (3, height, 5))
    names = [f"i{n:02}" for n in range(height)]
    told = {"abcde"[n] for n in range(5) if counts[0, :, n].any()}
    counts[:, :, [leaf not in told for leaf in "abcde"]] = 0

    def rows(matrix: int) -> list[Annotation]:
        return [
            Annotation(name, "theme", leaf, f"{name}/{leaf}/{n}")
            for name, row in zip(names, counts[matrix], strict=True)
            for leaf, times in zip("abcde", row, strict=True)
            for n in range(times)
        ]

    ic = {concept: chance.random() for concept in [*"abcde", "top"]}
    tagged = Tagged.of(names, rows(0), broader, ic)
    found = coverages(counts[:, :, [leaf in told for leaf in "abcde"]].astype(np.float32), tagged)
    for matrix in range(3):
        closed = concept_counts(rows(matrix), broader)
        weights = {name: concept_weights(closed.get(name, {}), ic) for name in names}
        expected = [coverage(weights[a], weights[b]) for a, b in combinations(names, 2)]
        assert found[:, matrix].tolist() == pytest.approx(expected, abs=1e-6)


def test_p_by_hand() -> None:
    """p and q have concept x, r and s have y: chance pairs p with q in one draw of three."""
    found = p_of_themes(tags(p="x", q="x", r="y", s="y"), randomisations=3000)
    assert 0.3 < found["p", "q"] < 0.37
    assert found["p", "r"] == 1  # nothing shared: every draw gives as much


def test_independent_facets_multiply() -> None:
    """Themes and target groups each pair p with q in one draw of three: both do in one of nine, with few draws."""
    themes = tags(p="x", q="x", r="y", s="y")
    groups = [Annotation(row.initiative, "target-group", f"g{row.concept}", row.part) for row in themes]
    model = Model(NAMES, [*themes, *groups], [], {})
    found = p_values(
        model, [*themes, *groups], {}, weights={"themes": 1, "target_groups": 1}, randomisations=500, seed=1
    )
    assert 0.09 < found["p", "q"] < 0.135


def test_the_smallest_p_is_that_of_the_observed_alone() -> None:
    """Chance never reaches the observed: p is one combination of all."""
    facets = [drawn([0] * 9, 5), drawn([0] * 4, 5)]
    assert p_of(facets) == [1 / (10 * 5)]


def drawn(draws: list[int], *observed: int) -> Drawn:
    """Pairs of one law."""
    counts = counted(np.array([draws], dtype=np.uint16))
    return Drawn(counts, np.zeros(len(observed), dtype=int), np.array(observed, dtype=np.uint16))


@given(
    st.lists(st.tuples(st.lists(st.integers(0, 9), min_size=1, max_size=6), st.integers(0, 9)), min_size=1, max_size=3)
)
def test_convolution_counts_every_combination(facets: list[tuple[list[int], int]]) -> None:
    """What it finds is what trying all combinations finds, and in (0, 1]."""
    sums = [sum(each) for each in product(*([*draws, observed] for draws, observed in facets))]
    reached = sum(observed for _, observed in facets)
    found = p_of([drawn(draws, observed) for draws, observed in facets])
    assert found == pytest.approx([sum(each >= reached for each in sums) / len(sums)])
    assert 0 < found[0] <= 1


@given(st.lists(st.integers(0, 9), min_size=1), st.lists(st.integers(0, 9), min_size=1))
def test_p_does_not_rise_with_the_score(draws: list[int], others: list[int]) -> None:
    """Of two pairs under the same law the one that has more is at least as rare."""
    several = drawn(draws, *range(10))
    other = drawn(others, *[4] * 10)
    assert p_of([several]) == sorted(p_of([several]), reverse=True)
    assert p_of([several, other])[0] >= p_of([several, other])[-1]


def test_many_pairs_are_judged_as_each_alone() -> None:
    """More pairs than are judged at once, of laws and scores as they come: each as if it were asked for alone."""
    chance, number = np.random.default_rng(8), TOGETHER + 9
    facets = [
        Drawn(
            counted(chance.integers(0, most, (laws, 50)).astype(np.uint16)),
            chance.integers(0, laws, number),
            chance.integers(0, most + 5, number).astype(np.uint16),
        )
        for laws, most in ((3, 40), (number, 700), (number, 90))
    ]
    alone = [
        p_of([Drawn(each.counts, each.law[n : n + 1], each.observed[n : n + 1]) for each in facets])[0]
        for n in range(number)
    ]
    assert p_of(facets) == alone


def test_a_score_is_held_in_steps() -> None:
    assert steps(np.array([0, 1 / 3, 1], dtype=np.float32), 1).tolist() == [0, round(STEPS / 3), STEPS]


def test_one_seed_one_answer() -> None:
    rows = tags(p="xy", q="xz", r="yz", s="w")
    assert p_of_themes(rows) == p_of_themes(rows[::-1])
    assert p_of_themes(rows) != p_of_themes(rows, seed=2)


def test_progress_is_told_until_all_is_done() -> None:
    told: list[tuple[int, int]] = []
    p_of_themes(tags(p="x", q="y"), randomisations=150, progress=lambda done, of: told.append((done, of)))
    assert told == [(0, 150), (64, 150), (128, 150), (150, 150)]


def test_goals_are_dealt_anew() -> None:
    """Two pairs of equal goals, one goal each: chance gives p the goal of q in one draw of three."""
    goals = [
        Statement(n, f"{n}/g1", "goal", text, frozenset())
        for n, text in zip(NAMES, ("eldre", "eldre", "veier", "veier"), strict=True)
    ]
    found = p_values(Model(NAMES, [], goals, {}), [], {}, weights={"goals": 1}, randomisations=3000)
    assert 0.3 < found["p", "q"] < 0.37
    assert found["p", "r"] == 1


@given(st.lists(st.integers(0, 4), min_size=2, max_size=6), st.integers(0, 9))
def test_dealt_goals_match_as_the_textbook_says(sizes: list[int], seed: int) -> None:
    """A draw for two sizes is the best-match average of two sets; with one statement alike to none, it is 0."""
    likeness = np.random.default_rng(seed).random((sum(sizes), sum(sizes)), dtype=np.float32)
    likeness = np.maximum(likeness, likeness.T)
    laws, law = laws_of(sizes)
    found = statement_draws(likeness, laws, 5, np.random.default_rng(seed))
    observed = observed_matches(likeness, sizes)
    bounds = np.cumsum([0, *sizes])
    places = [range(*bound) for bound in pairwise(bounds)]
    for n, (one, other) in enumerate(combinations(places, 2)):
        table = [[float(likeness[i, j]) for j in other] for i in one]
        assert observed[n] == pytest.approx(best_match_average(table), abs=1e-6)
        lowest, highest = (likeness.min(), 1.0) if one and other else (0.0, 0.0)
        scores = np.flatnonzero(found[law[n]])
        assert found[law[n]].sum() == 5
        assert round(lowest * STEPS) <= scores.min()
        assert scores.max() <= highest * STEPS


def test_a_facet_without_null_model_is_refused() -> None:
    with pytest.raises(ValueError, match="no null model for measures"):
        p_values(Model(NAMES, [], [], {}), [], {}, weights={"measures": 1})


def test_draws_are_made_anew_only_where_what_they_are_made_from_has_changed() -> None:
    """Another theme of one initiative: the themes are drawn anew, the target groups are remembered."""
    made: dict[str, Counts] = {}
    misses: list[str] = []

    def remember(key: str, make: Callable[[], Counts]) -> Counts:
        if key not in made:
            misses.append(key)
            made[key] = make()
        return made[key]

    def compare(themes: list[Annotation]) -> None:
        groups = [Annotation(name, "target-group", "g", name) for name in NAMES[:2]]
        rows = [*themes, *groups]
        weights = {"themes": 1.0, "target_groups": 1.0}
        model = Model(NAMES, rows, [], {})
        assert p_values(model, rows, {}, weights=weights, randomisations=50) == p_values(
            model, rows, {}, weights=weights, randomisations=50, remember=remember
        )

    compare(tags(p="x", q="x", r="y"))
    assert len(misses) == 2
    compare(tags(p="x", q="x", r="y"))
    assert len(misses) == 2
    compare(tags(p="x", q="x", r="z", s="y"))
    assert len(misses) == 3
