"""Gaps on a day: among what is confirmed in force, when it was, and what else there is if what perhaps is counts."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from lhl_graph.answers.gaps import KINDS
from lhl_graph.findings.standing import standings
from lhl_graph.graph.labels import LANGUAGES

if TYPE_CHECKING:
    from lhl_graph.knowledge_graph import KnowledgeGraph

DAY = "2026-11-29"
COUNTED = re.compile(r"Counting what is perhaps in force too, ([0-9]+) more appear, and ([0-9]+) fall away.")
PERHAPS = {"nb": "Telles også det som kanskje", "nn": "Tel ein også det som kanskje", "en": "Counting what is perhaps"}


def in_english(kg: KnowledgeGraph) -> KnowledgeGraph:
    return type(kg)(kg.repository, kg.store, "en")


def test_themes_that_come_and_go_with_what_is_perhaps_in_force_are_counted(
    kg: KnowledgeGraph, monkeypatch: pytest.MonkeyPatch
) -> None:
    narrow = in_english(kg).gaps("themes", on=DAY)
    counted = COUNTED.fullmatch(narrow.notes[-1])
    assert counted
    standing = standings(kg.store, DAY, 3)
    everything = standing._replace(sure=standing.either, perhaps=frozenset())
    monkeypatch.setattr("lhl_graph.answers.gaps.standings", lambda *_: everything)
    wide = in_english(kg).gaps("themes", on=DAY)
    before, after = ({row.theme for row in table} for table in (narrow, wide))
    assert [int(number) for number in counted.groups()] == [len(after - before), len(before - after)]
    assert len(after - before) > 0 < len(before - after)
    assert not COUNTED.search(" ".join(wide.notes))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_count_stands_under_the_gaps_of_a_day_and_not_without_one(kg: KnowledgeGraph, language: str) -> None:
    told = type(kg)(kg.repository, kg.store, language)
    assert told.gaps("goals", on=DAY).notes[-1].startswith(PERHAPS[language])
    assert told.gaps("goals").notes == []


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "successions"])
def test_each_gap_of_a_day_says_when_its_least_sure_initiative_was_confirmed(kg: KnowledgeGraph, kind: str) -> None:
    table = in_english(kg).gaps(kind, on=DAY)
    assert table.headings["in_force"] == "In force"
    assert table.rows
    assert all(row.in_force.startswith("confirmed ") and row.in_force in table.text(1000) for row in table)
    plain = in_english(kg).gaps(kind)
    assert "in_force" not in plain.headings
    assert {row.in_force for row in plain} == {""}


def test_a_link_is_as_sure_as_its_less_sure_end(kg: KnowledgeGraph) -> None:
    newest = standings(kg.store, DAY, 3).status
    for row in in_english(kg).gaps(on=DAY):
        assert row.in_force == f"confirmed {min(str(newest[end][1]) for end in (row.a, row.b))}"
