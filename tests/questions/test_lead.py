"""The first sentences of an answer about what is in force: worked out from its rows, in every language."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from lhl_graph.graph.labels import LANGUAGES, Labels
from lhl_graph.iris import BASE
from lhl_graph.questions.lead import lead
from lhl_graph.questions.parameters import bind, place
from tests.questions.question_texts import LIBRARY

if TYPE_CHECKING:
    from lhl_graph.knowledge_graph import KnowledgeGraph

RESPONSIBLE = LIBRARY["ansvarlige-for-tema"]
ASKED = {"tema": f"<{BASE}theme/dementia>", "dato": "2026-01-19"}


def row(initiative: str, actor: str, *, as_of: str = "", doubted: bool = False, over: str = "") -> list[Any]:
    said = {
        "aktor": f"{BASE}actor/{actor}",
        "satsing": f"{BASE}initiative/{initiative}",
        "per": as_of or None,
        "kanskje": doubted,
        "gikk_ut": over or None,
    }
    return [said.get(name) for name in RESPONSIBLE.columns]


OVER = [
    row("velferdsteknologiprogrammet", "hdir", over="2024-12-31"),
    row("demensplan-2025", "hod", over="2025-12-31"),
    row("demensplan-2025", "hdir", over="2025-12-31"),
    row("universell-utforming", "kud", over="2025-12-31"),
]
DOUBTED = row("demensvennlig-samfunn", "nasjonalforeningen", as_of="2020-10-16", doubted=True)
SURE = row("bo-trygt-hjemme", "hod", as_of="2025-05")


def said(rows: list[list[Any]], kg: KnowledgeGraph, language: str = "nb", **values: str) -> str:
    return " ".join(lead(RESPONSIBLE, rows, {**ASKED, **values}, Labels(kg.store, language)))


def test_where_nothing_is_sure_that_is_said_first_then_what_may_be_and_what_ran_out_last(kg: KnowledgeGraph) -> None:
    assert said([DOUBTED, *OVER], kg) == (
        "Ingen satsing om demens er bekreftet i kraft per 19. januar 2026. Én satsing er kanskje i kraft: "
        "Demensvennlig samfunn (Nasjonalforeningen for folkehelsen; sist bekreftet 16. oktober 2020). De siste gikk "
        "ut 31. desember 2025: Demensplan 2025 (Helse- og omsorgsdepartementet og Helsedirektoratet) og Bærekraft og "
        "like muligheter (Kultur- og likestillingsdepartementet)."
    )


@pytest.mark.parametrize(
    ("language", "begun"),
    [
        ("nb", "Én satsing om demens er i kraft per 19. januar 2026: Bo trygt hjemme (Helse"),
        ("nn", "Éi satsing om demens er i kraft per 19. januar 2026: Bu trygt heime (Helse"),
        ("en", "One initiative on dementia is in force as of 19 January 2026: "),
    ],
)
def test_what_is_sure_is_counted_and_named_with_who_has_it(kg: KnowledgeGraph, language: str, begun: str) -> None:
    assert said([SURE], kg, language).startswith(begun)


def test_of_many_a_few_are_named_and_without_who_has_them(kg: KnowledgeGraph) -> None:
    four = ["bo-trygt-hjemme", "demensplan-2025", "demensvennlig-samfunn", "universell-utforming"]
    assert said([row(each, "hod") for each in four], kg) == (
        "Fire satsinger om demens er i kraft per 19. januar 2026, blant dem Bo trygt hjemme, Demensplan 2025 og "
        "Demensvennlig samfunn."
    )


def test_a_span_of_days_is_told_as_one(kg: KnowledgeGraph) -> None:
    assert "i kraft i løpet av 1. januar 2025 til 31. desember 2025" in said([SURE], kg, dato="2025-01-01..2025-12-31")


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("nb", ("Ingen satsing om demens er bekreftet i kraft per 19. januar 2026. Én satsing er kanskje i kraft: "
                "Demensvennlig samfunn (sist bekreftet 16. oktober 2020).")),
        ("nn", ("Inga satsing om demens er stadfesta i kraft per 19. januar 2026. Éi satsing er kanskje i kraft: "
                "Demensvennleg samfunn (sist stadfesta 16. oktober 2020).")),
        ("en", ("No initiative on dementia is confirmed to be in force as of 19 January 2026. One initiative "
                "may be in force: Dementia friendly communities (last confirmed 16 October 2020).")),
    ],
)  # fmt: skip
def test_of_those_in_force_and_not_it_is_said_which_are(kg: KnowledgeGraph, language: str, told: str) -> None:
    question = LIBRARY["felles-tema"]
    rows = list(kg.store.rows(*place(question.text, {**bind(kg.store, question.parameters, {}, language), **ASKED})))
    assert " ".join(lead(question, rows, ASKED, Labels(kg.store, language))) == told


def test_without_rows_and_without_standing_nothing_is_said(kg: KnowledgeGraph) -> None:
    assert said([], kg) == ""
    assert lead(LIBRARY["frister"], [["x"] * 9], ASKED, Labels(kg.store, "nb")) == []


@pytest.mark.parametrize(
    "name", [name for name, each in LIBRARY.items() if {"satsing", "kanskje"} <= set(each.columns)]
)
@pytest.mark.parametrize("language", LANGUAGES)
def test_an_answer_that_tells_how_sure_it_is_begins_with_what_it_comes_to(
    kg: KnowledgeGraph, name: str, language: str
) -> None:
    question = LIBRARY[name]
    values = bind(kg.store, question.parameters, {"dato": "2023-06-01"}, language)
    rows = list(kg.store.rows(*place(question.text, values)))
    (first, *rest) = lead(question, rows, values, Labels(kg.store, language))
    assert rows
    assert all(each.endswith(".") and "{" not in each for each in (first, *rest))
    assert "2023" in " ".join((first, *rest))


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("nb", ("To er fra satsinger som er bekreftet i kraft per 19. januar 2026, og ett fra satsinger som kanskje er "
                "det.")),
        ("nn", ("To er frå satsingar som er stadfesta i kraft per 19. januar 2026, og eitt frå satsingar som "
                "kanskje er det.")),
        ("en", ("Two are from initiatives confirmed to be in force as of 19 January 2026, and one from initiatives "
                "that may be.")),
    ],
)  # fmt: skip
def test_of_measures_it_is_counted_once_each_how_many_are_sure(kg: KnowledgeGraph, language: str, told: str) -> None:
    question = LIBRARY["tilskudd-for-tema"]
    grants = [("m1", False), ("m1", False), ("m2", False), ("m3", True)]
    known = [{"tiltak": measure, "kanskje": doubted} for measure, doubted in grants]
    rows = [[each.get(name) for name in question.columns] for each in known]
    assert lead(question, rows, ASKED, Labels(kg.store, language)) == [told]
