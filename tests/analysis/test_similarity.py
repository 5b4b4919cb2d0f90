"""Set, weighted-set and list similarities: rules that hold for any input, and textbook formulas as oracles."""

import math
from itertools import combinations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lhl_graph.analysis.evaluate import jaccard_baseline, projection_baseline
from lhl_graph.analysis.similarity import best_match_average, coverage, coverage_of_all, jaccard, pairs_within, simgic

CONCEPTS = "abcdefgh"
IC = {concept: n / 3 for n, concept in enumerate(CONCEPTS)}
sets = st.frozensets(st.sampled_from(CONCEPTS))
weights = st.dictionaries(st.sampled_from(CONCEPTS), st.floats(0.001, 10))
tables = st.integers(1, 4).flatmap(
    lambda n: st.lists(st.lists(st.floats(0, 1), min_size=n, max_size=n), min_size=1, max_size=4)
)


@given(sets, sets)
def test_simgic_is_the_formula_of_pesquita(a: frozenset[str], b: frozenset[str]) -> None:
    """Σ IC shared ÷ Σ IC of the union."""
    shared = sum(IC[concept] for concept in CONCEPTS if concept in a and concept in b)
    union = sum(IC[concept] for concept in CONCEPTS if concept in a or concept in b)
    assert simgic(a, b, IC) == pytest.approx(shared / union if union else 0)


@given(sets, sets)
def test_simgic_is_symmetric_and_between_0_and_1(a: frozenset[str], b: frozenset[str]) -> None:
    assert simgic(a, b, IC) == simgic(b, a, IC)
    assert 0 <= simgic(a, b, IC) <= 1


@given(sets, st.sampled_from(CONCEPTS[1:]))
def test_simgic_is_1_between_a_set_and_itself(a: frozenset[str], telling: str) -> None:
    assert simgic(a | {telling}, a | {telling}, IC) == 1


def test_a_concept_that_all_have_adds_nothing_to_simgic() -> None:
    assert simgic({"a", "b"}, {"a", "b", "c"}, IC) == simgic({"b"}, {"b", "c"}, IC)


@given(sets, sets, sets)
def test_simgic_does_not_fall_when_both_gain_the_same_concepts(
    a: frozenset[str], b: frozenset[str], both: frozenset[str]
) -> None:
    assert simgic(a | both, b | both, IC) >= simgic(a, b, IC) - 1e-12


@given(weights, weights)
def test_coverage_is_symmetric_and_between_0_and_1(a: dict[str, float], b: dict[str, float]) -> None:
    assert coverage(a, b) == coverage(b, a)
    assert 0 <= coverage(a, b) <= 1 + 1e-12


@given(weights.filter(bool))
def test_coverage_is_1_between_an_initiative_and_itself(a: dict[str, float]) -> None:
    assert coverage(a, a) == 1


def test_what_lies_inside_a_larger_one_is_covered_by_more_than_half() -> None:
    small, large = {"a": 1.0}, {"a": 1.0, "b": 3.0}
    assert coverage(small, large) == (1 + 1 / 4) / 2


def test_nothing_covers_nothing() -> None:
    assert coverage({}, {"a": 1.0}) == coverage({}, {}) == 0


@given(st.dictionaries(st.text("xyz", min_size=1, max_size=2), weights, max_size=6))
def test_the_inverted_index_gives_what_comparing_each_pair_gives(all_weights: dict[str, dict[str, float]]) -> None:
    found = coverage_of_all(all_weights)
    for a in all_weights:
        for b in all_weights:
            if a < b:
                assert found.get((a, b), 0) == pytest.approx(coverage(all_weights[a], all_weights[b]))


def test_the_inverted_index_does_not_mind_the_order_of_its_input() -> None:
    rows = {"q": {"a": 0.1, "b": 0.2}, "p": {"b": 0.3, "a": 0.7}, "r": {"a": 0.4}}
    turned = {name: dict(reversed(rows[name].items())) for name in reversed(rows)}
    assert coverage_of_all(rows) == coverage_of_all(turned)


@given(tables)
def test_best_match_average_is_the_same_seen_from_either_side(table: list[list[float]]) -> None:
    turned = [list(column) for column in zip(*table, strict=True)]
    assert best_match_average(table) == best_match_average(turned)
    assert 0 <= best_match_average(table) <= 1


def test_best_match_average_by_hand() -> None:
    assert best_match_average([[1.0, 0.0], [0.5, 0.0]]) == ((1 + 0.5) / 2 + (1 + 0) / 2) / 2


def test_no_goals_no_match() -> None:
    assert best_match_average([]) == best_match_average([[], []]) == 0


@given(sets, sets)
def test_jaccard_is_shared_over_all(a: frozenset[str], b: frozenset[str]) -> None:
    assert jaccard(a, b) == (len(a & b) / len(a | b) if a | b else 0)


@given(st.dictionaries(st.text("xyz", min_size=1, max_size=2), sets, min_size=2, max_size=6))
def test_jaccard_equals_networkx_overlap_projection(concepts: dict[str, frozenset[str]]) -> None:
    ours, theirs = jaccard_baseline(concepts), projection_baseline(concepts)
    assert ours.keys() == theirs.keys()
    assert all(math.isclose(ours[pair], theirs[pair]) for pair in ours)


@given(st.lists(st.integers(0, 5), max_size=8), st.integers(1, 30))
def test_every_two_of_a_group_are_paired_once_in_order(sizes: list[int], together: int) -> None:
    groups = np.repeat(np.arange(len(sizes)), sizes)
    found = list[tuple[int, int]]()
    for one, other in pairs_within(groups, together):
        found += zip(one.tolist(), other.tolist(), strict=True)
    assert found == [(a, b) for a, b in combinations(range(len(groups)), 2) if groups[a] == groups[b]]
