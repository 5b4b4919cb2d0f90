"""Ranking measures: by hand, at the extremes, and with ties."""

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lhl_graph.analysis.evaluate import (
    average_precision,
    evaluation,
    precision_at_k,
    random_baseline,
    roc_auc,
    same_size,
    size_baseline,
    stated_pairs,
    text_baseline,
)
from lhl_graph.analysis.similarity import Pair

PAIRS = list(combinations("abcde", 2))
scored = st.fixed_dictionaries({pair: st.sampled_from([0.0, 0.25, 0.5, 1.0]) for pair in PAIRS})
some = st.sets(st.sampled_from(PAIRS), min_size=1, max_size=len(PAIRS) - 1)


def ranked(positions: list[int]) -> tuple[dict[Pair, float], set[Pair]]:
    """Scores that fall from 1, and the pairs at the given places as positives."""
    return {pair: 1 - n / 10 for n, pair in enumerate(PAIRS)}, {PAIRS[n] for n in positions}


def test_a_perfect_order() -> None:
    scores, positives = ranked([0, 1])
    assert roc_auc(scores, positives) == average_precision(scores, positives) == 1
    assert precision_at_k(scores, positives, 2) == 1


def test_average_precision_by_hand() -> None:
    scores, positives = ranked([0, 2])
    assert average_precision(scores, positives) == pytest.approx((1 + 2 / 3) / 2)


@given(scored, some)
def test_roc_auc_is_the_share_of_pairs_of_pairs_in_order(scores: dict[Pair, float], positives: set[Pair]) -> None:
    compared = [
        1.0 if scores[yes] > scores[no] else 0.5 if scores[yes] == scores[no] else 0.0
        for yes in positives
        for no in PAIRS
        if no not in positives
    ]
    assert roc_auc(scores, positives) == pytest.approx(sum(compared) / len(compared))


@given(scored, some)
def test_average_precision_is_the_mean_of_the_precision_at_each_positive(
    scores: dict[Pair, float], positives: set[Pair]
) -> None:
    precisions = []
    for positive in positives:
        found = {pair for pair in PAIRS if scores[pair] >= scores[positive]}
        precisions.append(len(found & positives) / len(found))
    assert average_precision(scores, positives) == pytest.approx(sum(precisions) / len(precisions))


@given(scored, some)
def test_turning_the_scores_turns_the_auc(scores: dict[Pair, float], positives: set[Pair]) -> None:
    turned = {pair: -score for pair, score in scores.items()}
    assert roc_auc(scores, positives) == pytest.approx(1 - roc_auc(turned, positives))


def test_where_all_tie_the_base_rate_is_left() -> None:
    scores = dict.fromkeys(PAIRS, 0.5)
    positives = set(PAIRS[:3])
    assert roc_auc(scores, positives) == 0.5
    assert average_precision(scores, positives) == pytest.approx(0.3)
    assert precision_at_k(scores, positives, 4) == pytest.approx(0.3)


def test_precision_with_fewer_pairs_than_asked_for() -> None:
    scores, positives = ranked([0])
    assert precision_at_k(scores, positives, 1000) == pytest.approx(1 / len(PAIRS))


@pytest.mark.parametrize("positives", [set(), set(PAIRS)])
def test_without_both_kinds_there_is_no_curve(positives: set[Pair]) -> None:
    with pytest.raises(ValueError, match="at least one"):
        roc_auc(dict.fromkeys(PAIRS, 0.0), positives)


def test_precision_of_nothing_is_refused() -> None:
    with pytest.raises(ValueError, match="at least one pair"):
        precision_at_k({}, set(), 5)


def test_the_interval_holds_the_figure_and_repeats() -> None:
    scores, positives = ranked([0, 1, 4])
    found = evaluation("by hand", scores, positives, samples=200, at=(2,))
    assert found == evaluation("by hand", scores, positives, samples=200, at=(2,))
    assert found.roc_auc.low <= found.roc_auc.value <= found.roc_auc.high
    assert found.average_precision.low <= found.average_precision.value <= found.average_precision.high
    assert found.precision_at[2].value == 1.0


def test_a_relation_counts_once_whichever_way_it_goes() -> None:
    relations = [("b", "a"), ("a", "b"), ("a", "a"), ("a", "elsewhere")]
    assert stated_pairs(relations, "ab") == {("a", "b")}


def test_baselines_cover_every_pair() -> None:
    pairs = set(combinations("abc", 2))
    assert set(size_baseline({"a": 1, "b": 2, "c": 3})) == pairs
    assert set(text_baseline({"a": "eldre", "b": "eldre", "c": "vei"})) == pairs
    assert random_baseline("abc") == random_baseline("cba")
    assert set(random_baseline("abc")) == pairs


def test_beside_each_linked_pair_stand_the_unlinked_ones_nearest_to_it_in_size() -> None:
    sizes = {("a", "b"): 100.0, ("a", "c"): 90.0, ("a", "d"): 10.0, ("b", "c"): 9.0, ("b", "d"): 1.0, ("c", "d"): 0.0}
    assert same_size(sizes, {("a", "b"), ("a", "d")}, each=1) == {("a", "b"), ("a", "c"), ("a", "d"), ("b", "c")}
    assert same_size(sizes, {("c", "d")}) == set()


def test_a_size_below_one_is_a_size_too() -> None:
    sizes = {("a", "b"): 0.5, ("a", "c"): 0.4, ("b", "c"): 0.9}
    assert same_size(sizes, {("a", "b")}, each=1) == {("a", "b"), ("a", "c")}
