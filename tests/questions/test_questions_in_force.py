"""What a question says is in force: by the rule of three years, and marked where it is perhaps so."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from lhl_graph.findings.standing import standings
from lhl_graph.iris import BASE
from lhl_graph.questions import library
from lhl_graph.site.content import read
from lhl_graph.site.offer import apart, instrument, is_proposed
from tests.questions.question_texts import LIBRARY

if TYPE_CHECKING:
    from lhl_graph.knowledge_graph import KnowledgeGraph
    from lhl_graph.questions.library import Question
    from lhl_graph.site.content import Content

DAYS = ("2026-11-29", "2023-06-01", "2021..2022")
BY_DAY = [each for each in LIBRARY.values() if "lhl:period ?periode ." in each.text and "?dato" in each.text]
MARKED = [each for each in BY_DAY if "kanskje" in each.columns]
ABOUT = {"tema": ("dementia", "housing", "competence"), "gruppe": ("relatives", "people-with-dementia")}


@pytest.fixture(scope="module")
def content(kg: KnowledgeGraph) -> Content:
    return read(kg.store)


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


def told_of(kg: KnowledgeGraph, content: Content, name: str) -> list[dict[str, Any]]:
    """What a question tells about each theme or target group, as of the day of the site."""
    question = LIBRARY[name]
    parameter = next(each for each in question.parameters if each.name in ABOUT)
    concepts = [each for each in content.tagged if f"/{parameter.scheme}/" in each]
    asked = (library.ask(kg.store, question, {parameter.name: each, "dato": content.day}) for each in concepts)
    return [row for answer in asked for row in answer.to_dicts()]


def reasons(content: Content, initiatives: set[str], scheme: str) -> dict[str, str]:
    """Why each measure of some initiatives that is tagged within a scheme stands apart on the page of measures."""
    return {
        part: apart(content, part)
        for part, (of, known) in content.parts.items()
        if known.kind == "measure" and of.initiative in initiatives
        if any(f"/{scheme}/" in each for each in known.concepts)
    }


def test_what_addresses_municipalities_is_what_the_page_of_measures_has_for_them(
    kg: KnowledgeGraph, content: Content
) -> None:
    told = {row["del"]: row["satsing"] for row in told_of(kg, content, "kommunens-oppgaver")}
    why = reasons(content, set(told.values()), "target-group")
    assert BASE + "initiative/palliasjonsmeldingen/m2" not in told, "a rule that only a newspaper tells of"
    assert BASE + "initiative/eldreloftet/m1" not in told, "for one's own home"
    assert set(told) & set(why) == {part for part, reason in why.items() if reason in ("", "perhaps", "rules")}


@pytest.mark.parametrize("name", ["tilskudd-for-tema", "tiltak-for-tema"])
def test_a_measure_that_applies_is_for_those_that_the_page_of_measures_says(
    name: str, kg: KnowledgeGraph, content: Content
) -> None:
    told = told_of(kg, content, name)
    why = reasons(content, {row["satsing"] for row in told}, "theme")
    for_whom = {row["tiltak"]: row["for_navn"] for row in told}
    said = {"others": "Andre enn kommunen", "people": "Kanskje innbyggerne selv"}
    kinds = {part: instrument(content, part) for part in why}
    assert for_whom == {
        part: said.get(reason, "Kommuner")
        for part, reason in why.items()
        if reason not in ("proposed", "ended") and (name == "tiltak-for-tema" or kinds[part] == "grant")
    }
    assert {*said.values(), "Kommuner"} == set(for_whom.values())


def test_whom_one_can_ask_is_the_same_as_on_the_page_of_measures(kg: KnowledgeGraph, content: Content) -> None:
    said: dict[str, set[str]] = {}
    for row in told_of(kg, content, "tilskudd-for-tema"):
        said.setdefault(row["satsing"], set()).add(row["spor"])
    assert said == {each: set(content.asked(each)) for each in said}


@pytest.mark.parametrize("kind", ["grant", "regulation"])
def test_a_measure_of_a_kind_says_whether_it_is_proposed_or_has_ended_and_those_in_force_come_first(
    kind: str, kg: KnowledgeGraph, content: Content
) -> None:
    rows = library.ask(kg.store, LIBRARY["tiltak-av-et-slag"], {"virkemiddel": kind, "dato": content.day}).to_dicts()
    words = {part: "Foreslått" if is_proposed(content, part) else "" for part in {row["tiltak"] for row in rows}}
    for part in words:
        if content.reader.one(part, "lhl:status").endswith("/ended"):
            words[part] = "Avsluttet"
    assert {row["tiltak"]: row["tilstand"] for row in rows} == words and len(set(words.values())) > 1
    in_force = [
        not row["tilstand"] and content.states.get(row["satsing"]) in ("active", "perhaps")
        for row in rows
        if row["status_navn"] == "I kraft" or row["tilstand"] or content.states.get(row["satsing"]) == "ended"
    ]
    assert any(in_force) and in_force == sorted(in_force, reverse=True)
