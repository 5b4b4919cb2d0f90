"""Virtuoso, which differs from the standard in places: what is the same there, and what is not, by name and reason."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import pytest

import lhl_graph as lhl
from lhl_graph.errors import EndpointError
from lhl_graph.questions import library
from lhl_graph.reading.repository import Repository

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lhl_graph.knowledge_graph import KnowledgeGraph

OTHERWISE: Final = {
    "naboer-i-klyngen": "its compiler gives up (SQ074)",
    "malgrupper-for-tema": "its compiler gives up (SQ155)",
    "hvem-dekker-tema-for-malgruppe": "its compiler gives up (SQ155)",
    "frister": "SUBSTR of something unbound is an error of the whole query (SR008)",
    "mangler-nynorsk": "LANG in a nested NOT EXISTS finds nothing",
    "kommunens-oppgaver": "rows that DISTINCT should make one stay two",
    "hva-bygger-pa": "a path of which neither end is given takes it more than five minutes",
    "hendelser": "an OPTIONAL with a filter binds otherwise",
    "tiltak-for-malgruppe": "the rule of whom a measure is for takes it more than half a minute",
    "tiltak-av-et-slag": "the rule of whom a measure is for takes it more than half a minute",
    "tiltak-for-tema": "a path within EXISTS counts as bound at neither end (37000)",
    "felles-malgruppe": "the standing of so many initiatives takes it more than half a minute",
}
"""Questions that Virtuoso 7.2.5 answers otherwise than the standard says; newer ones may do better."""

NAMES: Final = [question.name for question in library.library(Repository(Path(__file__).parents[2]))]


@pytest.fixture(scope="module")
def remote(virtuoso: str, kg: KnowledgeGraph) -> KnowledgeGraph:
    kg.push(virtuoso, user="dba", password="dba")
    return lhl.connect(virtuoso, root=kg.repository.root, timeout=30)


@pytest.mark.parametrize("name", [name for name in NAMES if name not in OTHERWISE])
def test_a_question_has_the_same_rows(remote: KnowledgeGraph, kg: KnowledgeGraph, name: str) -> None:
    """It sorts names by other rules, so the order may differ; and 1 is its word for true."""
    assert written(remote.ask(name)) == written(kg.ask(name))


def written(rows: Iterable[tuple[Any, ...]]) -> list[str]:
    return sorted(str([int(value) if isinstance(value, bool) else value for value in row]) for row in rows)


def test_overlaps_are_the_same(remote: KnowledgeGraph, kg: KnowledgeGraph) -> None:
    assert remote.overlaps().rows == kg.overlaps().rows


def test_more_rows_than_it_gives_at_once_come_in_pages(remote: KnowledgeGraph, kg: KnowledgeGraph) -> None:
    text = "SELECT ?s ?p ?o WHERE { GRAPH graph:inferred { ?s ?p ?o } }"
    assert len(kg.query(text)) > 10_000
    assert sorted(remote.query(text), key=str) == sorted(kg.query(text), key=str)


def test_a_wrong_password_is_said(virtuoso: str, three_kg: KnowledgeGraph) -> None:
    with pytest.raises(EndpointError, match="401 Unauthorized"):
        three_kg.push(virtuoso, user="dba", password="wrong")
    with pytest.raises(EndpointError, match=r"401 Unauthorized; --user and --password-env"):
        three_kg.push(virtuoso)
