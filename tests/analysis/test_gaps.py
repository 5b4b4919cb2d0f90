"""Unseen links, themes in one pair of hands, groups not reached, goals without a measure."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lhl_graph.analysis.gaps import (
    Responsible,
    UnseenLink,
    single_initiative_themes,
    telling,
    unreached_groups,
    unseen_links,
    unsupported_goals,
    without_measures,
)
from lhl_graph.analysis.information_content import Annotation
from lhl_graph.analysis.overlap import Overlap, SharedConcept
from lhl_graph.analysis.part import Part
from lhl_graph.analysis.relation import Relation, linked_pairs
from lhl_graph.answers.gap_text import reason
from lhl_graph.table.numerals import decimal

BROADER = {"dementia": ["health"], "homes": ["old"], "old": ["all"], "young": ["all"]}


def overlap(a: str, b: str, score: float) -> Overlap:
    return Overlap(a, b, score, 0.1, 0.2, 0.3, 0.0, 0.0)


def part(name: str, kind: str, themes: str = "", groups: str = "") -> Part:
    initiative = name.split("/", maxsplit=1)[0]
    return Part(initiative, name, kind, frozenset(themes.split()), frozenset(groups.split()), None)


def tag(part: str, scheme: str, concept: str) -> Annotation:
    return Annotation(part.split("/", maxsplit=1)[0], scheme, concept, part)


OVERLAPS = [overlap("a", "b", 0.4), overlap("a", "c", 0.5), overlap("b", "c", 0.4), overlap("c", "d", 0.9)]
Q = {("a", "b"): 0.05, ("a", "c"): 0.01, ("b", "c"): 0.01, ("c", "d"): 0.06}


def test_an_unseen_link_is_significant_unstated_and_in_different_hands() -> None:
    found = unseen_links(OVERLAPS, Q, [], [])
    assert [row[:2] for row in found] == [("a", "c"), ("b", "c"), ("a", "b")]
    assert found[0] == UnseenLink("a", "c", 0.5, 0.01, 0.1, 0.2, 0.3)


@pytest.mark.parametrize("relation", [Relation("a", "refers-to", "c"), Relation("c", "succeeds", "a")])
def test_a_relation_in_either_direction_makes_a_link_seen(relation: Relation) -> None:
    assert ("a", "c") not in [row[:2] for row in unseen_links(OVERLAPS, Q, [relation], [])]
    assert linked_pairs([relation]) == {("a", "c")}


def test_one_actor_responsible_for_both_sees_the_link() -> None:
    hands = [Responsible("a", "hdir"), Responsible("a", "ks"), Responsible("c", "ks"), Responsible("b", "fhi")]
    assert [row[:2] for row in unseen_links(OVERLAPS, Q, [], hands)] == [("b", "c"), ("a", "b")]


def test_a_pair_without_a_q_is_not_significant() -> None:
    assert unseen_links(OVERLAPS, {}, [], []) == []


@given(st.permutations(OVERLAPS), st.floats(0, 0.1), st.floats(0, 0.1))
def test_a_wider_limit_lists_all_that_a_narrower_does(rows: list[Overlap], one: float, other: float) -> None:
    narrow, wide = sorted((one, other))
    few, many = unseen_links(rows, Q, [], [], narrow), unseen_links(OVERLAPS, Q, [], [], wide)
    assert [row for row in many if row in few] == few


def test_the_narrowest_shared_concepts_tell_most() -> None:
    shared = [
        SharedConcept("themes", "health", 0.1, 0.5),
        SharedConcept("themes", "dementia", 2.0, 0.2),
        SharedConcept("target_groups", "old", 1.0, 0.3),
        SharedConcept("actors", "hdir", 1.0, 0.9),
    ]
    assert [row.concept for row in telling(shared, BROADER)] == ["old", "dementia"]
    assert [row.concept for row in telling(shared, BROADER, most=1)] == ["old"]


def test_what_both_state_tells_more_than_what_is_narrower_or_rarer() -> None:
    health, dementia = SharedConcept("themes", "health", 0.1, 0.1), SharedConcept("themes", "dementia", 2.0, 0.2)
    old = SharedConcept("target_groups", "old", 1.0, 0.3)
    stated = health._replace(both=True)
    assert telling([old, stated, dementia], BROADER) == [stated, old, dementia]
    assert telling([stated, dementia._replace(both=True)], BROADER) == [dementia._replace(both=True)]


LABELS = {"a": "Demensplan 2025", "b": "Bo trygt hjemme", "dementia": "Demens", "old": "Eldre", "homes": "Beboere"}
LINK = UnseenLink("a", "b", 0.412, 0.0312, 0.1, 0.2, 0.3)
SHARED = [
    SharedConcept("target_groups", "old", 1.0, 0.3),
    SharedConcept("themes", "dementia", 2.0, 0.2),
    SharedConcept("target_groups", "homes", 1.0, 0.1),
]


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        (
            "nb",
            (
                "«Demensplan 2025» og «Bo trygt hjemme» overlapper mer enn tilfeldigheter skulle tilsi "
                "(overlapp 0,41, q = 0,031): felles er særlig temaet «Demens» og målgruppene «Eldre» og «Beboere», "
                "men ingen av kildene her knytter dem sammen, og ingen aktør har ansvaret for begge."
            ),
        ),
        (
            "nn",
            (
                "«Demensplan 2025» og «Bo trygt hjemme» overlappar meir enn tilfeldigheiter skulle tilseie "
                "(overlapp 0,41, q = 0,031): felles er særleg temaet «Demens» og målgruppene «Eldre» og «Beboere», "
                "men ingen av kjeldene her knyter dei saman, og ingen aktør har ansvaret for begge."
            ),
        ),
        (
            "en",
            (
                "“Demensplan 2025” and “Bo trygt hjemme” overlap more than expected by chance "
                "(overlap 0.41, q = 0.031): they share above all the theme “Demens” and the target groups “Eldre” and "
                "“Beboere”, but none of the sources here links them, and no actor is responsible for both."
            ),
        ),
    ],
)
def test_a_sentence_says_why_a_pair_is_listed(language: str, sentence: str) -> None:
    assert reason(LINK, SHARED, LABELS, language) == sentence


def test_without_shared_concepts_the_goals_are_named() -> None:
    assert "målene likner hverandre" in reason(LINK, [], LABELS, "nb")


def test_a_tiny_q_is_written_as_below_a_thousandth() -> None:
    assert "q < 0,001" in reason(LINK._replace(q=0.0004), SHARED, LABELS, "nb")


def test_a_language_without_sentences_is_refused() -> None:
    with pytest.raises(ValueError, match="nb, nn, en"):
        reason(LINK, SHARED, LABELS, "se")


@pytest.mark.parametrize(("language", "text"), [("nb", "0,41"), ("nn", "0,41"), ("en", "0.41")])
def test_numbers_are_written_as_the_language_writes_them(language: str, text: str) -> None:
    assert decimal(0.4149, 2, language) == text


def test_a_theme_that_one_initiative_touches_is_listed_with_what_touches_it() -> None:
    rows = [tag("a/g1", "theme", "faith"), tag("a/m1", "theme", "faith"), tag("a/g1", "target-group", "young")]
    assert single_initiative_themes(rows, BROADER) == [("faith", "a", ("a/g1", "a/m1"))]


def test_a_narrower_theme_of_another_touches_the_theme_too() -> None:
    rows = [tag("a/g1", "theme", "health"), tag("b/g1", "theme", "dementia")]
    assert single_initiative_themes(rows, BROADER) == [("dementia", "b", ("b/g1",))]


NAMED = [tag("a/g1", "target-group", "homes"), tag("b/g1", "target-group", "homes"), tag("a/g1", "target-group", "old")]


@pytest.mark.parametrize(
    ("measure", "unreached"),
    [
        ("homes", []),
        ("old", [("homes", ("a", "b"), ("old",))]),
        ("all", [("homes", ("a", "b"), ("all",)), ("old", ("a",), ("all",))]),
        ("old all", [("homes", ("a", "b"), ("old",))]),
        ("young", [("homes", ("a", "b"), ("all",)), ("old", ("a",), ("all",))]),
    ],
)
def test_a_measure_reaches_its_groups_and_those_above_them(measure: str, unreached: list[object]) -> None:
    assert unreached_groups(NAMED, [part("a/m1", "measure", groups=measure)], BROADER) == unreached


def test_goals_reach_nobody() -> None:
    goals = [part("a/g1", "goal", groups="homes old")]
    assert [row[0::2] for row in unreached_groups(NAMED, goals, BROADER)] == [("homes", ()), ("old", ())]


@pytest.mark.parametrize(("theme", "supported"), [("dementia", True), ("health", True), ("transport", False)])
def test_a_measure_supports_a_goal_by_the_same_a_narrower_or_a_broader_theme(theme: str, supported: bool) -> None:
    for goal, measure in ((theme, "dementia"), ("dementia", theme)):
        rows = [part("a/g1", "goal", goal), part("a/m1", "measure", measure)]
        assert (unsupported_goals(rows, BROADER) == []) == supported


def test_a_measure_of_another_initiative_supports_no_goal() -> None:
    rows = [part("a/g1", "goal", "dementia"), part("a/m1", "measure", "transport"), part("b/m1", "measure", "dementia")]
    assert unsupported_goals(rows, BROADER) == [("a", "a/g1", ("dementia",), ())]


def test_a_solution_is_told_beside_an_unsupported_goal() -> None:
    rows = [part("a/g1", "goal", "dementia"), part("a/m1", "measure", "food"), part("a/s1", "solution", "health")]
    assert unsupported_goals(rows, BROADER)[0].solutions == ("a/s1",)


def test_an_initiative_without_measures_is_told_apart() -> None:
    rows = [part("a/g1", "goal", "dementia"), part("b/m1", "measure", "dementia")]
    assert unsupported_goals(rows, BROADER) == []
    assert without_measures(rows) == ["a"]
