"""What probably takes over from what: what makes it likely, and each condition that, broken, does not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lhl_graph.analysis.period import Period
from lhl_graph.analysis.relation import Relation
from lhl_graph.analysis.succession import FoundAgain, Succession, found_again, successions, unstated

OLD = Period("old", "2019-01-01", "2022-12-31", None, None, "ended", "2023")
NEW = Period("new", "2023-01-01", "2026-12-31", None, None, "active", "2024")
OTHERS = [Period(name, "2010-01-01", None, None, "open", "active", "2024") for name in ("x", "y", "z")]
SCORES = {("new", "old"): 0.5, ("new", "x"): 0.1, ("old", "x"): 0.1}
HANDS = {"old": {"ministry"}, "new": {"ministry", "directorate"}}


def found(old: Period = OLD, new: Period = NEW, nearest: int = 3) -> list[Succession]:
    return successions([old, new, *OTHERS], SCORES, HANDS, {}, nearest)


def test_the_later_of_two_that_follow_on_each_other_in_the_same_hands_is_the_likely_successor() -> None:
    assert found() == [Succession("old", "new", 0.5, 1, ("ministry",))]


@pytest.mark.parametrize(
    ("start", "likely"),
    [("2021-12-30", False), ("2021-12-31", True), ("2024-12-31", True), ("2025-01-01", False)],
)
def test_it_begins_a_year_before_the_end_at_the_earliest_and_two_after_at_the_latest(start: str, likely: bool) -> None:
    assert bool(found(new=NEW._replace(first_day=start))) is likely


@pytest.mark.parametrize(("status", "likely"), [("ended", True), ("continued", True), ("active", False)])
def test_without_a_last_day_the_earlier_must_be_over(status: str, likely: bool) -> None:
    rows = found(OLD._replace(last_day=None, end_is="unknown", status=status))
    assert [row.gap for row in rows] == ([None] if likely else [])


def test_without_a_first_day_nothing_follows() -> None:
    assert found(new=NEW._replace(first_day=None)) == []


def test_a_common_field_will_do_and_neither_hands_nor_field_will_not() -> None:
    assert successions([OLD, NEW], SCORES, {}, {"old": {"housing"}, "new": {"housing", "health"}})[0].hands == ()
    assert successions([OLD, NEW], SCORES, {"old": {"a"}, "new": {"b"}}, {"old": {"c"}}) == []


def test_each_is_among_the_nearest_of_the_other() -> None:
    crowded = {**SCORES, ("new", "x"): 0.6, ("new", "y"): 0.7, ("new", "z"): 0.8}
    assert successions([OLD, NEW, *OTHERS], crowded, HANDS, {}) == []
    assert successions([OLD, NEW, *OTHERS], crowded, HANDS, {}, nearest=4)


def test_what_a_source_states_is_no_news_and_another_relation_does_not_state_it() -> None:
    rows = found()
    assert unstated(rows, [Relation("new", "succeeds", "old")]) == []
    assert unstated(rows, [Relation("new", "refers-to", "old")]) == rows


def test_stated_successions_are_found_again_without_being_known() -> None:
    stated = [Relation("new", "succeeds", "old"), Relation("x", "continues", "y"), Relation("x", "succeeds", "unknown")]
    assert found_again(found(), stated, ["new", "old", "x", "y"]) == FoundAgain(1, 2)


@given(st.integers(1, 5), st.integers(1, 5))
def test_looking_further_only_adds(a: int, b: int) -> None:
    few, many = sorted((a, b))
    assert set(found(nearest=few)) <= set(found(nearest=many))
