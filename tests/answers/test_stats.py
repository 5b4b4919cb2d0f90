"""What is in the graph, counted; what the project promises to hold is held."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from lhl_graph.answers.stats import UNSOURCED, count, table
from lhl_graph.iris import NS

if TYPE_CHECKING:
    from lhl_graph.knowledge_graph import KnowledgeGraph


@pytest.fixture(scope="module")
def numbers(kg: KnowledgeGraph) -> dict[str, int]:
    return {each.kind: each.number for each in count(kg.store)}


@pytest.mark.parametrize(
    ("kind", "least"),
    [
        ("Goal", 440),
        ("Measure", 242),
        ("Relation", 119),
        ("Source", 471),
        ("Task", 19),
        ("AssignmentLetter", 6),
        ("PlannedActivity", 38),
        ("DescribedInitiative", 76),
        ("TaskStatus", 19),
    ],
)
def test_there_is_at_least_as_much_as_was_collected(numbers: dict[str, int], kind: str, least: int) -> None:
    assert numbers[NS + kind] >= least


def test_there_are_stubs_beside_the_described_initiatives(numbers: dict[str, int]) -> None:
    assert numbers[NS + "Initiative"] > numbers[NS + "DescribedInitiative"]


def test_each_number_is_what_a_query_counts(kg: KnowledgeGraph, numbers: dict[str, int]) -> None:
    for kind in ("Goal", "Measure", "Initiative"):
        ((found,),) = kg.query(f"SELECT (COUNT(DISTINCT ?x) AS ?n) {{ ?x a lhl:{kind} }}")
        assert numbers[NS + kind] == found
    assert numbers["triples"] == len(kg.store)


@pytest.mark.parametrize(
    ("language", "headings", "words"),
    [
        ("nb", ["Del", "Slag", "Tall"], {"klasse", "grunnlag", "i alt"}),
        ("nn", ["Del", "Slag", "Tal"], {"klasse", "grunnlag", "i alt"}),
        ("en", ["Section", "Kind", "Number"], {"class", "basis", "total"}),
    ],
)
def test_counts_are_read_in_the_readers_language(
    kg: KnowledgeGraph, language: str, headings: list[str], words: set[str]
) -> None:
    found = table(kg.store, language)
    first, _, *rows = found.text().splitlines()
    assert first.split() == headings
    assert words <= {row.split("  ")[0] for row in rows}
    assert {each.section for each in found} == {"class", "knowledge", "basis", "total"}


def test_nothing_lacks_a_source(kg: KnowledgeGraph, numbers: dict[str, int]) -> None:
    assert list(kg.query(UNSOURCED)) == []
    assert numbers["statements without a source"] == 0


@pytest.mark.parametrize("kind", ["Goal", "Measure", "Relation", "TaskStatus", "ThemeFacet", "TargetGroupFacet"])
def test_the_check_for_sources_looks_at_every_kind_of_statement(kg: KnowledgeGraph, kind: str) -> None:
    assert f"lhl:{kind} " in UNSOURCED.replace("\n", " ").replace("}", " }")
    assert kg.query(f"ASK {{ ?x a lhl:{kind} }}")


def test_the_check_for_sources_finds_what_lacks_one(kg: KnowledgeGraph) -> None:
    reversed_check = UNSOURCED.replace("MINUS", "FILTER EXISTS")
    assert len(kg.query(reversed_check)) > 1000


@pytest.mark.parametrize(("language", "word"), [("nb", "mål"), ("nn", "mål"), ("en", "goal")])
def test_kinds_are_named_in_the_readers_language(kg: KnowledgeGraph, language: str, word: str) -> None:
    graph = type(kg)(kg.repository, kg.store, language)
    assert word in [row.kind for row in graph.stats()]
    assert not any("://" in row.kind for row in graph.stats())
