"""What is there on the day comes first in an answer; what is only proposed and what is over stand apart."""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING, Any

import pyoxigraph as ox
import pytest

from lhl_graph.answers.asked import apart
from lhl_graph.answers.asked.answer import asked, read
from lhl_graph.findings.status import STATES, Statuses
from lhl_graph.graph.labels import LANGUAGES, Labels
from lhl_graph.questions.parameters import bind, place
from tests.questions.question_texts import LIBRARY

if TYPE_CHECKING:
    from lhl_graph.answers.asked.answer import Asked
    from lhl_graph.graph.store import Store
    from lhl_graph.knowledge_graph import KnowledgeGraph

DAY = "2026-01-19"
OF_MEASURES = ("tiltak-av-et-slag", "tiltak-for-malgruppe")


def found(store: Store, name: str, **given: str) -> tuple[list[list[Any]], dict[str, str]]:
    question = LIBRARY[name]
    is_dated = "dato" in {each.name for each in question.parameters}
    values = bind(store, question.parameters, {**({"dato": DAY} if is_dated else {}), **given}, given.get("lang", "nb"))
    solutions = store.query(*place(question.text, values))
    assert isinstance(solutions, ox.QuerySolutions)
    return [list(each)[: len(question.columns)] for each in solutions], dict(values)


def told(store: Store, name: str, **given: str) -> Asked:
    rows, values = found(store, name, **given)
    labels = Labels(store, given.get("lang", "nb"))
    return asked(store, LIBRARY[name], rows, values, labels, lambda iri: iri, first=20)


def number(groups: list[Any]) -> int:
    return sum(len(each.rows) for each in groups)


def test_grants_that_are_there_stand_first_and_those_proposed_or_over_are_told_of_and_apart(kg: KnowledgeGraph) -> None:
    seen = told(kg.store, "tiltak-av-et-slag")
    proposed, over = seen.apart
    assert (proposed.name, over.name) == ("Bare foreslått (3)", "Det som er over (24)")
    assert number(seen.groups) + number(proposed.groups) + number(over.groups) == seen.number == 38
    assert seen.lead[1] == "Elleve gjelder eller kan gjelde 19. januar 2026, tre er bare foreslått, og 24 er over."
    assert "Tiltakets status" not in dict(seen.headings), "it says nothing of what is there"


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_a_measure_says_of_itself_is_known_in_each_language(kg: KnowledgeGraph, language: str) -> None:
    for name in OF_MEASURES:
        text = LIBRARY[name].text
        assert all(f'"{word}"' in text for word in apart.OWN_WORDS[language]), name
    names = [re.sub(r"\D", "", each.name) for each in told(kg.store, "tiltak-av-et-slag", lang=language).apart]
    assert names == ["3", "24"]


def test_where_nothing_is_there_it_is_said_and_the_rest_stands_by_why(kg: KnowledgeGraph) -> None:
    seen = told(kg.store, "tiltak-for-malgruppe")
    assert not seen.groups
    assert [each.name for each in seen.apart] == ["Bare foreslått (1)", "Det som er over (7)"]
    assert seen.lead[1] == "Ingen gjelder 19. januar 2026, ett er bare foreslått, og sju er over."


def test_initiatives_that_are_over_stand_apart_from_the_others(kg: KnowledgeGraph) -> None:
    seen = told(kg.store, "felles-tema")
    assert [each.name for each in seen.apart] == ["Det som er over (5)"]
    assert [row[0][0][0] for group in seen.groups for row in group.rows] == ["Demensvennlig samfunn"]


def test_what_a_goal_is_worth_on_the_day_is_told_of_goals_and_of_initiatives_too(kg: KnowledgeGraph) -> None:
    goals, covering = (told(kg.store, each) for each in ("mal-for-malgruppe", "hvem-dekker-tema-for-malgruppe"))
    assert goals.lead[1] == "Elleve gjelder eller kan gjelde 19. januar 2026, og 17 er over."
    assert covering.lead[1] == "Én gjelder eller kan gjelde 19. januar 2026, og to er over."
    assert [row[0][0][0] for group in covering.groups for row in group.rows] == ["Demensvennlig samfunn"]


def states(kg: KnowledgeGraph, name: str) -> list[tuple[str, int]]:
    """What each row begins with, and how its initiative stands, in the order in which they are seen."""
    rows, values = found(kg.store, name)
    question, statuses = LIBRARY[name], Statuses(kg.store, "nb", values.get("dato"))
    seen, whose = read(kg.store, question, rows, values, Labels(kg.store), str), question.columns.index("satsing")
    return [(str(row[0]), STATES.index(statuses.state(row[whose].value))) for row, *_ in seen.alike]


def test_of_initiatives_those_in_force_come_first_as_of_the_day(kg: KnowledgeGraph) -> None:
    order = [state for _, state in states(kg, "felles-malgruppe")]
    assert order == sorted(order)


def test_gaps_stand_by_target_group_and_within_each_by_how_the_initiatives_stand(kg: KnowledgeGraph) -> None:
    for _, rows in groupby(states(kg, "hull-for-tema"), key=lambda each: each[0]):
        order = [state for _, state in rows]
        assert order == sorted(order)


def test_how_an_initiative_stands_is_said_alike_in_all_answers(kg: KnowledgeGraph) -> None:
    said: dict[str, dict[str, str]] = {}
    for name in ("felles-tema", "ansvarlige-for-tema"):
        seen = told(kg.store, name)
        tables = [(seen.headings, seen.groups), *((each.headings, each.groups) for each in seen.apart)]
        for headings, groups in tables:
            names = [heading for heading, _ in headings]
            whose, status = names.index("Satsing"), names.index("Status")
            said[name] = said.get(name, {}) | {
                row[whose][0][0]: row[status][0][0] for group in groups for row in group.rows
            }
    shared = {*said["felles-tema"]} & {*said["ansvarlige-for-tema"]}
    assert "Velferdsteknologiprogrammet" in shared
    assert all(said["felles-tema"][each] == said["ansvarlige-for-tema"][each] for each in shared)
