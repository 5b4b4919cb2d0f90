"""Columns that a file for Excel holds beside those on a terminal are headed in the language of the reader."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from lhl_graph.documents.tables import read_table
from lhl_graph.graph.labels import LANGUAGES
from lhl_graph.knowledge_graph import KnowledgeGraph
from lhl_graph.questions import library
from lhl_graph.table.headings import HEADINGS, heading
from tests.cli.programs import call
from tests.questions.question_texts import LIBRARY

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from lhl_graph.table.table import Table

REFORM, OTHER = "leve-hele-livet", "bo-trygt-hjemme"


def tables(kg: KnowledgeGraph, plan: Path) -> Iterator[Table[Any]]:
    """Give a table of each kind that the command line lists."""
    yield from (kg.overlaps(top=3), kg.overlaps(None, top=3, on="2025"), kg.compare(REFORM, OTHER))
    yield from (kg.gaps(kind) for kind in ("links", "themes", "groups", "goals", "successions"))
    yield from (kg.coverage(), kg.coverage(of=REFORM), kg.timeline())
    yield from (kg.network(view=view) for view in ("communities", "centrality", "bridges", "ties"))
    yield from (kg.objectives(), kg.evaluate(samples=2), kg.stats(), kg.model(), kg.tasks(), kg.questions())
    yield from (kg.sources(old=3), kg.suggest(kg.repository.root / "data/initiatives/demensplan-2025.yaml"))
    yield from (read_table([kg.read(plan)], kg.language), kg.annotate(plan).table())
    yield from (library.ask(kg.store, question, {}, kg.language) for question in LIBRARY.values())


@pytest.fixture(scope="module")
def hidden(kg: KnowledgeGraph, tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    plan = tmp_path_factory.mktemp("plan") / "plan.txt"
    plan.write_text("Planen bygger på Demensplan 2020.", encoding="utf-8")
    return {column for table in tables(kg, plan) for column in table.columns if column not in table.headings}


def test_every_column_that_is_not_shown_has_a_heading_and_every_heading_a_column(hidden: set[str]) -> None:
    assert hidden == set(HEADINGS)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_heading_is_no_name_for_programs(language: str) -> None:
    assert [column for column in HEADINGS if "_" in heading(column, language)] == []
    assert heading("mitt_navn", language) == "mitt_navn"


def test_a_file_for_excel_is_headed_in_the_language_and_one_for_programs_is_not() -> None:
    lines = {language: call("gaps", "--excel", "--lang", language).stdout.splitlines()[0] for language in LANGUAGES}
    assert lines["nb"].endswith("Satsing (IRI);Med (IRI);Satsing;Med;Samlet;q;Felles;Hvorfor;I kraft")
    assert ";Kvifor;" in lines["nn"] and ";Why;" in lines["en"]
    assert call("gaps", "-f", "csv").stdout.startswith("a,b,name_a,name_b,score")


@pytest.mark.parametrize(("language", "head"), [("nb", "Prefiks"), ("nn", "Prefiks"), ("en", "Prefix")])
def test_prefixes_and_scores_are_headed_in_the_language(language: str, head: str, kg: KnowledgeGraph) -> None:
    assert call("prefixes", "--lang", language).stdout.split()[:2] == [head, "IRI"]
    scores = KnowledgeGraph(kg.repository, kg.store, language).evaluate(samples=2)
    assert ("same size" in scores.text()) == (language == "en")
