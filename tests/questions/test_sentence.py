"""What an answer opens with: a heading that names what was asked about, and a sentence that counts and names."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pyoxigraph as ox
import pytest

from lhl_graph.answers.asked.answer import asked
from lhl_graph.graph.labels import LANGUAGES, Labels
from lhl_graph.iris import BASE
from lhl_graph.prose import number
from lhl_graph.questions import library
from lhl_graph.questions.parameters import LANGUAGE, bind, place
from lhl_graph.questions.sentence import Found, chosen, heading, sentence
from tests.questions.question_texts import LIBRARY, every_question

if TYPE_CHECKING:
    from lhl_graph.knowledge_graph import KnowledgeGraph
    from lhl_graph.questions.library import Question

GOALS = LIBRARY["mal-i-satsing"]
REFORM = {"satsing": f"<{BASE}initiative/leve-hele-livet>", "lang": "nb nn en"}


def answered(kg: KnowledgeGraph, question: Question, language: str, rows: int | None = None, **given: str) -> list[str]:
    values = bind(kg.store, question.parameters, given, language)
    text, bound = place(question.text, values)
    solutions = kg.store.query(text, bound)
    assert isinstance(solutions, ox.QuerySolutions)
    found = [list(each)[: len(question.columns)] for each in solutions]
    return asked(kg.store, question, found[:rows], values, Labels(kg.store, language), lambda _: "").lead


@every_question
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_answer_opens_with_a_sentence(kg: KnowledgeGraph, question: Question, language: str) -> None:
    (first, *_) = answered(kg, question, language)
    assert first.endswith(".") and first[0] == first[0].upper()
    assert not re.search(r"[{}|]|  |\.\.|: ?\.|\bNone\b|“”|«»", first)


@every_question
@pytest.mark.parametrize("language", LANGUAGES)
def test_where_something_can_be_chosen_no_hit_and_one_are_said_too(
    kg: KnowledgeGraph, question: Question, language: str
) -> None:
    if {each.name for each in question.parameters} - {LANGUAGE}:
        none, one = (answered(kg, question, language, rows) for rows in (0, 1))
        assert none and none[0].endswith(".")
        assert one and one[0].endswith(".") and one != none


@every_question
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_heading_names_every_thing_that_was_asked_about(
    kg: KnowledgeGraph, question: Question, language: str
) -> None:
    labels, values = Labels(kg.store, language), bind(kg.store, question.parameters, {}, language)
    said = heading(question, values, labels)
    for each in question.parameters:
        if each.kind():
            assert labels[values[each.name][1:-1]].casefold() in said.casefold()
    assert said.endswith("?")


@every_question
def test_what_an_answer_counts_is_one_of_its_columns(question: Question) -> None:
    assert question.counts in ("", *question.columns)


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("nb", "Leve hele livet har fem hovedmål og fem delmål."),
        ("nn", "Leve heile livet har fem hovudmål og fem delmål."),
        ("en", "Leve hele livet has five main goals and five sub-goals."),
    ],
)
def test_goals_are_counted_once_whatever_number_of_sources_they_have(
    kg: KnowledgeGraph, language: str, said: str
) -> None:
    assert answered(kg, GOALS, language)[0].startswith(said)


def test_what_is_counted_is_named_if_it_is_few_and_in_small_letters_if_it_is_a_concept(kg: KnowledgeGraph) -> None:
    assert answered(kg, LIBRARY["hull-for-tema"], "nb")[0] == (
        "Temaet demens har mål, men ingen tiltak registrert, for to målgrupper: helseforetak og eldre (65+). "
        "At ingen tiltak er registrert, betyr ikke at det ikke finnes noen."
    )


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("nb", "i henhold til plan (10), ferdig (8) og forsinket, påvirker ikke leveranse (1)."),
        ("nn", "i samsvar med planen (10), ferdig (8) og forseinka, påverkar ikkje leveransen (1)."),
        ("en", "according to plan (10), finished (8) and delayed, does not affect delivery (1)."),
    ],
)
def test_how_it_went_is_answered_by_counts(kg: KnowledgeGraph, language: str, told: str) -> None:
    assert answered(kg, LIBRARY["alle-oppdrag"], language)[0].replace("\u00a0", " ").endswith(f": {told}")


def test_of_an_answer_that_was_cut_the_number_is_the_least(kg: KnowledgeGraph) -> None:
    found = Found(480, {"mal_tekst": "Alle skal med."}, (), is_cut=True)
    assert sentence(GOALS, found, REFORM, Labels(kg.store, "nb")) == ("Leve hele livet har minst 480 mål.")


def test_a_long_text_is_quoted_in_part(kg: KnowledgeGraph) -> None:
    said = sentence(GOALS, Found(1, {"mal_tekst": "ord " * 90}, ()), REFORM, Labels(kg.store, "nb"))
    assert said.endswith("ord …».") and len(said) < 200


def test_what_a_person_wrote_is_said_as_it_is(kg: KnowledgeGraph) -> None:
    values = {"ord": "{n} {0}", "lang": "nb nn en"}
    assert heading(LIBRARY["sok-i-mal-og-tiltak"], values, Labels(kg.store, "nb")) == (
        "Hvor står «{n} {0}» i mål og tiltak?"
    )


def test_a_day_is_written_out_with_its_preposition(kg: KnowledgeGraph) -> None:
    question, labels = LIBRARY["aktive-pa-dato"], Labels(kg.store, "en")
    values = bind(kg.store, question.parameters, {"dato": "2020-05-17"}, "en")
    assert heading(question, values, labels) == "Which initiatives applied on 17 May 2020?"


@pytest.mark.parametrize(("language", "least"), [("nb", "0,15"), ("nn", "0,15"), ("en", "0.15")])
def test_the_least_likeness_is_written_as_likenesses_are(kg: KnowledgeGraph, language: str, least: str) -> None:
    question = LIBRARY["overlapp-med"]
    (parameter,) = (each for each in question.parameters if each.name == "prosent")
    label, said = chosen(parameter, "15", language)
    assert said == least and "(" not in label
    assert f" {least}." in answered(kg, question, language)[0]


def test_how_much_rests_on_each_basis_is_told_in_one_sentence(kg: KnowledgeGraph) -> None:
    question = LIBRARY["utsagn-etter-grunnlag"]
    rows = library.ask(kg.store, question, {}).to_dicts()
    sums = [
        sum(row["antall"] for row in rows if row["grunnlag_navn"].startswith(each)) for each in ("Opp", "Vur", "Reg")
    ]
    assert sums == [rows[0][name] for name in ("oppgitt", "vurdert", "beregnet")]
    said = answered(kg, question, "nb")[0]
    assert all(number(each, "nb") in said for each in sums), "no line breaks within a number"
