"""What an answer says of the time that it is about: a day, some time in a range, or a day that has not come."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from lhl_graph.findings.compute import newest_day
from lhl_graph.graph.labels import LANGUAGES

if TYPE_CHECKING:
    from lhl_graph.knowledge_graph import KnowledgeGraph
    from lhl_graph.table.table import Table

WORDS = {
    "nb": ("på et tidspunkt i", "er ikke kommet", "Først står"),
    "nn": ("på eit tidspunkt i", "er ikkje komen", "Først står"),
    "en": ("at some time in", "has not come", "First come"),
}


def tables(kg: KnowledgeGraph, on: str, language: str) -> list[Table[Any]]:
    """Every table of what is in force then."""
    told = type(kg)(kg.repository, kg.store, language)
    return [told.overlaps(on=on), told.gaps(on=on), told.coverage(on), told.coverage(on, of="leve-hele-livet")]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_range_is_said_to_be_some_time_in_it_and_a_day_is_not(kg: KnowledgeGraph, language: str) -> None:
    said = WORDS[language][0]
    for table in tables(kg, "2025", language):
        assert f"{said} 2025-01-01–2025-12-31." in table.notes[0]
    for table in tables(kg, "2025-06-01", language):
        assert said not in " ".join(table.notes)
        assert "2025-06-01" in table.notes[0]


def test_what_resembles_nothing_in_a_range_is_said_of_some_time_in_it(kg: KnowledgeGraph) -> None:
    last = kg.coverage("2025", of="leve-hele-livet").text(1000)
    assert "sikkert er i kraft på et tidspunkt i 2025-01-01–2025-12-31, " in last


@pytest.mark.parametrize("language", LANGUAGES)
def test_of_a_day_that_has_not_come_it_is_said_how_far_the_sources_reach(kg: KnowledgeGraph, language: str) -> None:
    said = WORDS[language][1]
    for table in tables(kg, "2099", language):
        assert said in table.notes[1]
        assert str(newest_day(kg.store)) in table.notes[1]
    for table in tables(kg, "2025-06-01", language):
        assert said not in " ".join(table.notes)


@pytest.mark.parametrize("language", LANGUAGES)
def test_that_the_sure_come_first_is_said_where_some_are_not(kg: KnowledgeGraph, language: str) -> None:
    told = type(kg)(kg.repository, kg.store, language)
    said = WORDS[language][2]
    assert told.overlaps(on="2025").notes[1].startswith(said)
    assert said not in " ".join(told.overlaps(on="2025", confirmed_within=100, top=1, min_score=0.25).notes)
    assert said not in " ".join(told.overlaps().notes)
