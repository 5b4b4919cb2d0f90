"""A report is composed once of the same graph and the same wish, whatever it is written as."""

from __future__ import annotations

from datetime import UTC, datetime, tzinfo
from typing import TYPE_CHECKING

import pytest

from lhl_graph.analysis import period
from lhl_graph.report import compose, kept, markdown

if TYPE_CHECKING:
    from pathlib import Path

    from lhl_graph.knowledge_graph import KnowledgeGraph
    from lhl_graph.report.blocks import Document

REFORM = compose.Report().focus


@pytest.fixture
def composed(document: Document, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[compose.Report]:
    """What was asked to be composed, with an empty cache."""
    asked: list[compose.Report] = []

    def counted(_: KnowledgeGraph, wanted: compose.Report) -> Document:
        asked.append(wanted)
        return document

    monkeypatch.setenv("LHL_GRAPH_CACHE", str(tmp_path / "cache"))
    monkeypatch.setattr(compose, "compose", counted)
    return asked


def test_a_kept_document_is_the_one_that_was_composed(document: Document) -> None:
    assert kept.read(kept.written(document)) == document


def test_the_clock_bears_on_nothing_so_that_what_is_kept_is_right_on_any_day(
    kg: KnowledgeGraph, document: Document, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Later(datetime):
        @classmethod
        def now(cls, tz: tzinfo | None = UTC) -> Later:
            return cls(2041, 5, 1, tzinfo=tz)

    monkeypatch.setattr("lhl_graph.analysis.period.datetime", Later)
    assert period.today().first == "2041-05-01"
    assert compose.compose(kg, compose.Report(REFORM)) == document


def test_one_document_is_composed_for_every_notation(
    kg: KnowledgeGraph, document: Document, composed: list[compose.Report], tmp_path: Path
) -> None:
    for name in ("a.md", "b.html", "c.odt", "d.md"):
        kg.report(tmp_path / name)
    assert len(composed) == 1
    assert (tmp_path / "d.md").read_bytes() == markdown.write(document)


def test_another_wish_is_another_document(kg: KnowledgeGraph, composed: list[compose.Report]) -> None:
    other = f"{REFORM.rpartition('/')[0]}/demensplan-2025"
    english = type(kg)(kg.repository, kg.store, "en")
    for graph, focus, on in [(kg, REFORM, None), (kg, other, None), (kg, REFORM, "2024"), (english, REFORM, None)] * 2:
        kept.document(graph, focus, on)
    assert len(composed) == 4


def test_of_a_graph_that_does_not_say_what_it_was_made_from_nothing_is_kept(
    kg: KnowledgeGraph, composed: list[compose.Report], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("lhl_graph.provenance.origin", lambda _: [])
    for _ in range(2):
        kept.document(kg, REFORM, None)
    assert len(composed) == 2
    assert not (tmp_path / "cache").exists()
