"""Common objectives: goals of three or more initiatives that are alike, named by what they are about."""

from random import Random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.cluster.hierarchy import fcluster, linkage
from scipy.spatial.distance import squareform

from lhl_graph.analysis.goal_match import Statement
from lhl_graph.analysis.objectives import LEAST, Objectives, linked, objectives
from lhl_graph.findings import compute, read
from lhl_graph.knowledge_graph import KnowledgeGraph

Table = list[list[float]]


def goal(initiative: str, name: str, *concepts: str) -> Statement:
    return Statement(initiative, f"{initiative}/{name}", "goal", name, frozenset(concepts))


def alike(goals: list[Statement], inside: float = 0.9, across: float = 0.05) -> Table:
    """Goals with one name are alike, the others hardly."""
    return [[1.0 if a == b else inside if a.text == b.text else across for b in goals] for a in goals]


HOME = [goal(name, "home", "living-at-home", "elderly") for name in "abcd"]
WORK = [goal(name, "work", "work") for name in "ab"]
OTHERS = [goal(f"x{n}", f"own{n}", "other") for n in range(60)]


def test_goals_of_three_or_more_initiatives_are_one_objective() -> None:
    (found,) = objectives([*HOME, *OTHERS], alike([*HOME, *OTHERS])).found
    assert (found.number, found.initiatives, len(found.goals)) == (1, tuple("abcd"), 4)
    assert found.likeness == pytest.approx(0.9)


def test_goals_of_two_initiatives_are_none() -> None:
    assert objectives([*WORK, *OTHERS], alike([*WORK, *OTHERS])).found == ()


def test_goals_of_one_initiative_are_none_however_many() -> None:
    own = [goal("a", "home")._replace(statement=f"a/{n}") for n in range(5)]
    assert objectives([*own, *OTHERS], alike([*own, *OTHERS])).found == ()


def test_an_objective_is_named_by_what_most_of_its_initiatives_tag_and_others_do_not() -> None:
    rows = [*HOME, *OTHERS, goal("c", "work", "elderly")]
    (found,) = objectives(rows, alike(rows)).found
    assert found.concepts[0] == "living-at-home"
    assert "other" not in found.concepts


def test_a_concept_of_a_minority_names_nothing() -> None:
    rows = [goal("a", "home", "rare"), *(goal(name, "home") for name in "bcde"), *OTHERS]
    (found,) = objectives(rows, alike(rows)).found
    assert found.concepts == ()


@pytest.mark.parametrize("rows", [[], HOME[:1]])
def test_too_few_goals_share_nothing(rows: list[Statement]) -> None:
    assert objectives(rows, alike(rows)) == Objectives((), 1.0, 1.0)


def test_nothing_moves_when_an_initiative_apart_from_all_goes() -> None:
    assert objectives([*HOME, *OTHERS], alike([*HOME, *OTHERS])).stability == 1.0


def test_what_falls_apart_with_one_initiative_gone_is_less_stable() -> None:
    rows = [*HOME[:LEAST], *OTHERS]
    assert objectives(rows, alike(rows)).stability < 1.0


@settings(max_examples=30, deadline=None)
@given(st.lists(st.tuples(st.sampled_from("abcde"), st.sampled_from("pqr")), min_size=3, max_size=12), st.randoms())
def test_the_order_of_the_goals_bears_on_nothing(said: list[tuple[str, str]], random: Random) -> None:
    rows = [goal(a, text)._replace(statement=f"{a}/{n}") for n, (a, text) in enumerate(said)] + OTHERS[:30]
    mixed = sorted(rows, key=lambda _: random.random())
    first, second = objectives(rows, alike(rows)), objectives(mixed, alike(mixed))
    assert {frozenset(each.goals) for each in first.found} == {frozenset(each.goals) for each in second.found}


@given(st.integers(0, 10**6), st.integers(2, 30), st.floats(0.1, 0.9), st.integers(0, 3))
def test_groups_are_those_of_average_linkage(seed: int, number: int, cut: float, gone: int) -> None:
    """Of goals scattered about a few points, some of them taking no part: scipy's linkage is the judge."""
    chance = np.random.default_rng(seed)
    points = chance.integers(0, 4, (number, 1)) + chance.normal(0, 0.4, (number, 3))
    table = np.exp(-np.linalg.norm(points[:, None] - points, axis=2))
    kept = np.arange(min(gone, number - 2), number)
    apart = squareform(1 - table[np.ix_(kept, kept)], checks=False)
    labels = fcluster(linkage(apart, "average"), 1 - cut - 1e-9, "distance")
    groups = [kept[labels == label].tolist() for label in sorted(set(labels))]
    assert linked(table, cut, range(kept[0])) == sorted(group for group in groups if len(group) > 1)


def test_on_the_graph_they_stand_when_an_initiative_goes(kg: KnowledgeGraph) -> None:
    found = read.objectives(kg.store)
    assert found.stability >= 0.95
    assert len(found.found) >= 20
    assert all(len(each.initiatives) >= LEAST and each.likeness >= found.cut for each in found.found)


def test_no_goal_stands_in_two_objectives(kg: KnowledgeGraph) -> None:
    goals = [name for each in read.objectives(kg.store).found for name in each.goals]
    assert len(goals) == len(set(goals))


def test_what_is_read_back_is_what_is_computed(kg: KnowledgeGraph) -> None:
    computed, kept = compute.objectives(compute.model(kg.store)), read.objectives(kg.store)
    assert (kept.cut, kept.stability) == (computed.cut, computed.stability)
    assert [(row.number, row.initiatives, row.goals, row.likeness) for row in kept.found] == [
        (row.number, row.initiatives, tuple(sorted(row.goals)), row.likeness) for row in computed.found
    ]
