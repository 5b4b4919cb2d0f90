"""What a question says is in force: by the rule of three years, and marked where it is perhaps so."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from lhl_graph.findings.standing import standings
from lhl_graph.iris import BASE
from lhl_graph.questions import library
from lhl_graph.site.content import read
from lhl_graph.site.offer import apart
from tests.questions.question_texts import LIBRARY

if TYPE_CHECKING:
    from lhl_graph.knowledge_graph import KnowledgeGraph
    from lhl_graph.questions.library import Question

DAYS = ("2026-11-29", "2023-06-01", "2021..2022")
BY_DAY = [each for each in LIBRARY.values() if "lhl:period ?periode ." in each.text and "?dato" in each.text]
MARKED = [each for each in BY_DAY if "kanskje" in each.columns]
ABOUT = {"tema": ("dementia", "housing", "competence"), "gruppe": ("relatives", "people-with-dementia")}

marked = pytest.mark.parametrize("question", MARKED, ids=lambda question: question.name)


def answers(kg: KnowledgeGraph, question: Question, **given: str) -> list[list[dict[str, Any]]]:
    """The answers about each of the themes or groups."""
    about = next(parameter.name for parameter in question.parameters if parameter.name in ABOUT)
    return [library.ask(kg.store, question, {about: each, **given}).to_dicts() for each in ABOUT[about]]


def test_each_question_of_what_is_in_force_is_bounded_by_years() -> None:
    assert {question.name for question in BY_DAY} > {question.name for question in MARKED}
    for question in BY_DAY:
        assert "innen" in {parameter.name for parameter in question.parameters}, question.name
        assert "per" in question.columns, question.name


@marked
@pytest.mark.parametrize("day", DAYS)
def test_what_is_only_perhaps_in_force_is_marked_so(question: Question, day: str, kg: KnowledgeGraph) -> None:
    standing = standings(kg.store, day, 3)
    found = [row for answer in answers(kg, question, dato=day) for row in answer if not row.get("gikk_ut")]
    assert {row["satsing"] for row in found if row["kanskje"] is False} <= standing.sure
    assert {row["satsing"] for row in found if row["kanskje"]} <= standing.perhaps


@marked
def test_what_is_sure_comes_before_what_is_perhaps(question: Question, kg: KnowledgeGraph) -> None:
    for found in answers(kg, question, dato=DAYS[0]):
        marks = [(bool(row.get("gikk_ut")), row["kanskje"] is None, bool(row["kanskje"])) for row in found]
        assert marks == sorted(marks)


def test_what_ran_out_within_the_years_is_told_with_its_last_day(kg: KnowledgeGraph) -> None:
    for day in DAYS:
        first = day.partition("..")[0]
        rows = [row for found in answers(kg, LIBRARY["ansvarlige-for-tema"], dato=day) for row in found]
        over = {(row["satsing"], str(row["gikk_ut"])) for row in rows if row["gikk_ut"]}
        assert not {satsing for satsing, _ in over} & standings(kg.store, day, 3).either
        assert all(f"{int(first[:4]) - 3}{first[4:]}" <= last < first for _, last in over)


def test_an_agreement_last_confirmed_in_2020_says_so_and_a_longer_span_takes_it_at_its_word(kg: KnowledgeGraph) -> None:
    given = {"tema": "demens", "dato": DAYS[0]}
    for within, perhaps in ((3, True), (10, False)):
        rows = library.ask(kg.store, LIBRARY["tiltak-for-tema"], {**given, "innen": str(within)}).to_dicts()
        said = {(row["per"], row["kanskje"]) for row in rows if str(row["satsing"]).endswith("/demensvennlig-samfunn")}
        assert said == {("2020-10-16", perhaps)}


@pytest.mark.parametrize("day", [*DAYS, "2015-03-02", "2030"])
@pytest.mark.parametrize("within", [0, 3, 10])
def test_a_status_is_that_of_the_day_by_the_rule_of_all_other_faces(day: str, within: int, kg: KnowledgeGraph) -> None:
    standing, words = standings(kg.store, day, within), {"I kraft", "Kanskje i kraft"}
    said: dict[str, set[str]] = {word: set() for word in words}
    for name in ("felles-tema", "felles-malgruppe"):
        for answer in answers(kg, LIBRARY[name], dato=day, innen=str(within)):
            for row in answer:
                said.setdefault(row["status_navn"], set()).add(row["satsing"])
    every = set().union(*said.values())
    assert said["I kraft"] == every & standing.sure
    assert said["Kanskje i kraft"] == every & standing.perhaps


def test_what_is_told_of_one_initiative_is_what_is_told_of_it_among_others(kg: KnowledgeGraph) -> None:
    for row in library.ask(kg.store, LIBRARY["felles-tema"], {"tema": "dementia", "dato": DAYS[0]}).to_dicts():
        given = {"satsing": str(row["satsing"]).rpartition("/")[2], "dato": DAYS[0]}
        (own,) = library.ask(kg.store, LIBRARY["satsing-i-korthet"], given).to_dicts()
        assert own["status_navn"] == row["status_navn"]


def test_a_status_stands_with_the_day_that_it_is_of() -> None:
    told = [question for question in LIBRARY.values() if "status_navn" in question.columns]
    assert told
    assert [question.name for question in told if "per" not in question.columns] == []


def test_what_addresses_municipalities_is_neither_only_proposed_nor_ended(kg: KnowledgeGraph) -> None:
    left_out = kg.store.rows(
        "SELECT DISTINCT ?del ?gruppe { ?del lhl:status ?status ; dct:isPartOf ?satsing ; lhl:targetGroup ?gruppe "
        "FILTER(?status IN (status:planned, status:ended)) ?satsing lhl:covers group:municipalities }"
    )
    assert left_out
    for part, group in left_out:
        for day in DAYS:
            told = library.ask(kg.store, LIBRARY["kommunens-oppgaver"], {"gruppe": group, "dato": day}).to_dicts()
            assert part not in [row["del"] for row in told]


def test_it_leaves_out_the_same_measures_as_the_page_of_measures_calls_proposed(kg: KnowledgeGraph) -> None:
    content, question = read(kg.store), LIBRARY["kommunens-oppgaver"]
    groups = [each for each in content.tagged if "/target-group/" in each]
    asked = [library.ask(kg.store, question, {"gruppe": each, "dato": content.day}).to_dicts() for each in groups]
    told = {row["del"]: row["satsing"] for rows in asked for row in rows}
    why = {
        part: apart(content, part)
        for part, (of, known) in content.parts.items()
        if known.kind == "measure" and of.initiative in told.values()
        if any("/target-group/" in each for each in known.concepts)
    }
    assert BASE + "initiative/palliasjonsmeldingen/m2" not in told, "a rule that only a newspaper tells of"
    assert set(told) & set(why) == {part for part, reason in why.items() if reason not in ("proposed", "ended")}
