"""Which cells are covered by whom, and who carries on what an initiative began."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lhl_graph.analysis.coverage import (
    FAINT,
    GROUNDS,
    LEAST,
    SHOWN,
    Carried,
    Carrier,
    Ground,
    carried_on,
    cells,
    held,
    is_evidence,
)
from lhl_graph.analysis.goal_match import GoalMatch
from lhl_graph.analysis.part import Part, within
from lhl_graph.analysis.relation import Relation, linked_through, ways_on

BROADER = {"dementia": ["health"], "homes": ["old"]}


def part(name: str, kind: str, themes: str = "", groups: str = "", area: str | None = None) -> Part:
    initiative = name.split("/", maxsplit=1)[0]
    return Part(initiative, name, kind, frozenset(themes.split()), frozenset(groups.split()), area)


REFORM = [
    part("reform/fa1", "focus-area", "health"),
    part("reform/g1", "goal", "dementia", "old", area="reform/fa1"),
    part("reform/s1", "solution", "food faith", "old"),
    part("reform/m1", "measure", "dementia", "homes"),
]
PLAN = [part("plan/g1", "goal", "dementia food", "homes"), part("plan/m1", "measure", "dementia", "old")]
PARTS = REFORM + PLAN
NAMES = st.sampled_from(["health", "dementia", "food", "faith"])
SOME_PARTS = st.lists(
    st.builds(
        lambda initiative, n, kind, themes, groups: Part(
            initiative, f"{initiative}/{n}", kind, frozenset(themes), frozenset(groups), None
        ),
        st.sampled_from(["reform", "plan", "strategy"]),
        st.integers(0, 9),
        st.sampled_from(["goal", "measure", "solution", "focus-area"]),
        st.sets(NAMES),
        st.sets(st.sampled_from(["old", "homes", "young"])),
    ),
    unique_by=lambda row: row.part,
    max_size=8,
)


def like(a: str, b: str) -> float:
    """A likeness of parts: low for all but one pair."""
    return 0.8 if {a, b} == {"reform/s1", "plan/m1"} else 0.1


def unlike(a: str, b: str) -> float:
    return 0.1


def test_a_goal_covers_each_of_its_themes_for_each_of_its_groups() -> None:
    found = {row[:2]: row for row in cells(PARTS, {"plan"}, BROADER)}
    assert found.keys() == {("dementia", "homes"), ("food", "homes"), ("dementia", "old")}
    assert found["dementia", "homes"][2:] == (("plan",), (), ("plan/g1",), ())
    assert found["dementia", "old"][2:] == ((), ("plan",), (), ("plan/m1",))


def test_closed_upward_a_cell_counts_for_everything_broader() -> None:
    found = {row[:2]: row for row in cells(PARTS, {"plan"}, BROADER, closed=True)}
    assert found["health", "old"][2:] == (("plan",), ("plan",), ("plan/g1",), ("plan/m1",))


def test_what_is_not_active_covers_nothing() -> None:
    assert cells(PARTS, set(), BROADER) == []


def test_of_an_initiative_the_cells_are_its_own_and_the_others_cover_them() -> None:
    found = {row[:2]: row[2:4] for row in cells(PARTS, {"plan", "reform"}, BROADER, of="reform")}
    assert found == {
        ("dementia", "old"): ((), ("plan",)),
        ("dementia", "homes"): (("plan",), ()),
        ("faith", "old"): ((), ()),
        ("food", "old"): ((), ()),
    }


@given(SOME_PARTS, st.sets(st.sampled_from(["reform", "plan", "strategy"])))
def test_closing_upward_loses_no_cell_and_more_active_initiatives_lose_none(
    parts: list[Part], active: set[str]
) -> None:
    plain = {row[:2] for row in cells(parts, active, BROADER)}
    assert plain <= {row[:2] for row in cells(parts, active, BROADER, closed=True)}
    assert plain <= {row[:2] for row in cells(parts, active | {"plan"}, BROADER)}


def carriers(part_name: str, *relations: Relation, least: float = 0.5, alike: bool = False) -> tuple[Carrier, ...]:
    found = carried_on("reform", PARTS, {"plan"}, relations, like if alike else unlike, BROADER, least)
    return {row.part: row for row in found}[part_name].carriers


def test_solutions_come_first_then_goals_and_no_measures_and_no_headings() -> None:
    found = carried_on("reform", PARTS, {"plan"}, [], unlike, BROADER)
    assert [row.part for row in found] == ["reform/s1", "reform/g1"]


@pytest.mark.parametrize(
    ("relation", "ground"),
    [
        (Relation("plan", "succeeds", "reform"), "successor"),
        (Relation("plan", "continues", "reform"), "successor"),
        (Relation("plan", "continues", "programme"), "through"),
        (Relation("plan", "part-of", "heir"), "through"),
        (Relation("plan", "part-of", "reform"), "relation"),
        (Relation("plan", "part-of", "programme"), "overlap"),
        (Relation("reform", "succeeds", "plan"), "relation"),
        (Relation("plan", "refers-to", "reform"), "relation"),
        (Relation("plan", "succeeds", "other"), "overlap"),
    ],
)
def test_the_ground_is_what_sources_state(relation: Relation, ground: str) -> None:
    around = [Relation("programme", "part-of", "reform"), Relation("heir", "succeeds", "reform")]
    assert [row.ground for row in carriers("reform/g1", relation, *around)] == [ground]


def test_the_strongest_ground_wins_over_a_weaker_one() -> None:
    both = [Relation("plan", "refers-to", "reform"), Relation("plan", "succeeds", "reform")]
    assert carriers("reform/g1", *both)[0].ground == carriers("reform/g1", *both[::-1])[0].ground == "successor"


def test_a_successor_needs_a_theme_a_relation_needs_a_cell() -> None:
    """The plan has the solution's theme food, but for residents of homes, who are among the old: a cell."""
    young = [part("reform/g9", "goal", "dementia", "young"), *PLAN]
    by_succession = carried_on("reform", young, {"plan"}, [Relation("plan", "succeeds", "reform")], unlike, BROADER)
    by_relation = carried_on("reform", young, {"plan"}, [Relation("plan", "supports", "reform")], unlike, BROADER)
    assert [row.ground for row in by_succession[0].carriers] == ["successor"]
    assert by_relation[0].carriers == ()


def test_likeness_alone_is_an_overlap_and_names_the_part_that_matches() -> None:
    far = [part("reform/s1", "solution", "faith", "young"), *PLAN]
    found = carried_on("reform", far, {"plan"}, [], like, BROADER, 0.8)
    assert found[0].carriers == (("plan", "overlap", 0.8, "plan/m1"),)
    assert carried_on("reform", far, {"plan"}, [], like, BROADER, 0.81)[0].carriers == ()


def test_likeness_alone_leaves_a_stated_successor_a_successor() -> None:
    far = [part("reform/s1", "solution", "faith", "young"), *PLAN]
    heir = [Relation("plan", "succeeds", "reform")]
    assert carried_on("reform", far, {"plan"}, heir, like, BROADER, 0.8)[0].carriers[0].ground == "successor"
    assert carried_on("reform", far, {"plan"}, heir, like, BROADER, 0.81)[0].carriers == ()


def test_a_goal_is_answered_by_its_own_theme_and_not_by_a_narrower_one() -> None:
    rows = [part("reform/g1", "goal", "health", "old"), *PLAN]
    assert carried_on("reform", rows, {"plan"}, [], unlike, BROADER)[0].carriers == ()


def test_the_way_on_is_the_shortest_and_goes_by_successors_and_parts_only() -> None:
    heir, child = Relation("heir", "succeeds", "reform"), Relation("child", "part-of", "heir")
    part_of, later = Relation("programme", "part-of", "reform"), Relation("later", "continues", "programme")
    others = [Relation("friend", "supports", "reform"), Relation("reform", "part-of", "whole")]
    long = Relation("child", "continues", "later")
    assert ways_on("reform", [heir, child, part_of, later, long, *others]) == {
        "heir": (heir,),
        "child": (child, heir),
        "later": (later, part_of),
    }


def test_two_are_linked_by_way_of_a_third_that_each_carries_on_or_is_part_of_unless_linked_themselves() -> None:
    later, part_of = Relation("later", "continues", "programme"), Relation("programme", "part-of", "reform")
    friend, heir = Relation("friend", "supports", "programme"), Relation("heir", "succeeds", "reform")
    assert linked_through([later, part_of, friend, heir]) == {
        ("later", "reform"): ["programme"],
        ("heir", "programme"): ["reform"],
    }
    assert ("later", "reform") not in linked_through([later, part_of, Relation("reform", "supports", "later")])


def test_what_builds_on_another_links_it_with_its_successor_and_with_nothing_else() -> None:
    heir, base = Relation("heir", "succeeds", "reform"), Relation("reform", "builds-on", "plan")
    child, friend = Relation("child", "part-of", "reform"), Relation("friend", "builds-on", "reform")
    assert linked_through([heir, base, friend]) == {("heir", "plan"): ["reform"]}
    assert ("child", "plan") not in linked_through([child, base])
    assert linked_through([heir, Relation("reform", "builds-on", "heir")]) == {}


def test_what_goes_in_a_ring_carries_nothing_on_to_itself() -> None:
    ring = [Relation("heir", "succeeds", "reform"), Relation("reform", "continues", "heir")]
    assert ways_on("reform", ring).keys() == {"heir"}


@pytest.mark.parametrize(
    ("found", "state"),
    [
        ([("sure", "overlap", LEAST)], "same"),
        ([("sure", "through", FAINT), ("perhaps", "overlap", LEAST)], "some"),
        ([("perhaps", "successor", FAINT)], "perhaps"),
        ([("sure", "relation", LEAST - 0.01), ("perhaps", "overlap", FAINT)], "weak"),
        ([], "none"),
    ],
)
def test_a_part_stands_by_the_best_that_is_surely_in_force(found: list[tuple[str, Ground, float]], state: str) -> None:
    row = Carried("part", "goal", tuple(Carrier(*each, "match") for each in found))
    told = held(row, {"sure"})
    assert told.state == state
    assert len(told.sure + told.unsure + told.weak) == len(found)


def test_when_nothing_is_active_nothing_is_carried_on() -> None:
    found = carried_on("reform", PARTS, set(), [], like, BROADER)
    assert [row.carriers for row in found] == [(), ()]


@given(SOME_PARTS, st.floats(0, 1))
def test_carriers_are_others_listed_once_the_strongest_ground_first(parts: list[Part], least: float) -> None:
    relations = [Relation("plan", "succeeds", "reform"), Relation("reform", "refers-to", "strategy")]
    for row in carried_on("reform", parts, {"reform", "plan", "strategy"}, relations, like, BROADER, least):
        names = [carrier.initiative for carrier in row.carriers]
        assert "reform" not in names
        assert len(names) == len(set(names))
        ranks = [(GROUNDS.index(carrier.ground), -carrier.score) for carrier in row.carriers]
        assert ranks == sorted(ranks)


def test_a_concept_lies_within_itself_and_what_is_broader() -> None:
    dementia, health = frozenset({"dementia"}), frozenset({"health"})
    assert within(dementia, dementia, BROADER)
    assert within(dementia, health, BROADER)
    assert not within(health, dementia, BROADER)


@pytest.mark.parametrize(
    ("score", "concepts", "shown"),
    [
        (LEAST, 0.0, True),  # says the same in words
        (SHOWN, SHOWN, True),  # somewhat alike, and of one subject
        (SHOWN, SHOWN - 0.01, False),  # somewhat alike, and of other subjects
        (LEAST - 0.01, 0.0, False),  # no more than words that all use
        (SHOWN - 0.01, 1.0, False),  # of one subject, and saying different things
    ],
)
def test_a_pair_of_goals_is_shown_as_common_when_it_says_so_by_more_than_common_words(
    score: float, concepts: float, *, shown: bool
) -> None:
    assert is_evidence(GoalMatch("a", "b", score, concepts, 0.0, mutual=True)) == shown
