"""Closure, counts and IC: three rows are enough to see each rule."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lhl_graph.analysis.information_content import (
    Annotation,
    close_upward,
    concept_counts,
    concept_weights,
    information_content,
    upward,
)

BROADER = {"dementia": ["health"], "rehabilitation": ["health"], "health": ["all"]}
concepts = st.frozensets(st.sampled_from([*BROADER, "all", "elsewhere"]))


def tag(initiative: str, concept: str, part: str = "g1") -> Annotation:
    return Annotation(initiative, "theme", concept, f"{initiative}/{part}")


def test_a_concept_brings_all_that_is_broader() -> None:
    assert upward("dementia", BROADER) == {"dementia", "health", "all"}


def test_a_cycle_ends() -> None:
    assert upward("a", {"a": ["b"], "b": ["a"]}) == {"a", "b"}


@given(concepts, concepts)
def test_closing_is_monotone_and_closing_twice_changes_nothing(some: frozenset[str], more: frozenset[str]) -> None:
    closed = close_upward(some, BROADER)
    assert some <= closed <= close_upward(some | more, BROADER)
    assert close_upward(closed, BROADER) == closed


def test_a_broader_concept_counts_each_tag_below_it() -> None:
    counts = concept_counts([tag("p", "dementia"), tag("p", "rehabilitation"), tag("p", "health", "g2")], BROADER)
    assert counts == {"p": {"all": 3, "dementia": 1, "health": 3, "rehabilitation": 1}}


def test_the_same_row_twice_counts_once() -> None:
    assert concept_counts([tag("p", "all"), tag("p", "all")], BROADER) == {"p": {"all": 1}}


@given(st.permutations([tag("p", "dementia"), tag("q", "health"), tag("p", "rehabilitation", "g2")]))
def test_the_order_of_rows_does_not_matter(rows: list[Annotation]) -> None:
    assert list(concept_counts(rows, BROADER).items()) == list(concept_counts(sorted(rows), BROADER).items())


def test_ic_is_minus_the_logarithm_of_the_share() -> None:
    counts = concept_counts([tag("p", "dementia"), tag("q", "health")], BROADER)
    ic = information_content(counts, 4)
    assert ic == {"all": math.log(2), "dementia": math.log(4), "health": math.log(2)}


def test_a_narrower_concept_never_tells_less() -> None:
    rows = [tag("p", "dementia"), tag("q", "health"), tag("r", "all"), tag("r", "rehabilitation")]
    ic = information_content(concept_counts(rows, BROADER), 5)
    assert all(ic[concept] >= ic[wider] for concept in ic for wider in upward(concept, BROADER))


def test_more_annotated_than_there_are_is_refused() -> None:
    with pytest.raises(ValueError, match="2 initiatives are annotated"):
        information_content({"p": {}, "q": {}}, 1)


def test_a_concept_said_again_weighs_more_but_less_each_time() -> None:
    once, twice, thrice = (concept_weights({"a": n}, {"a": 2.0})["a"] for n in (1, 2, 3))
    assert once == 2
    assert 0 < thrice - twice < twice - once


def test_a_concept_that_all_have_weighs_nothing() -> None:
    assert concept_weights({"all": 3}, {"all": 0.0}) == {}
