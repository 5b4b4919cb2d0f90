"""A query without rows is told which of its patterns matches nothing, or that they match nothing together."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from lhl_graph.graph.unmatched import TOGETHER, UNKNOWN, why_empty
from lhl_graph.messages import say
from tests.cli.programs import call

if TYPE_CHECKING:
    from lhl_graph.knowledge_graph import KnowledgeGraph


@pytest.mark.parametrize(
    ("query", "pattern"),
    [
        ("SELECT ?i { ?i a lhl:Initiative ; lhl:theme status:planned }", "?i lhl:theme status:planned"),
        (
            "SELECT ?i { ?i lhl:status/skos:broader* theme:dementia } LIMIT 3",
            "?i lhl:status/skos:broader* theme:dementia",
        ),
        (
            "SELECT ?i (COUNT(*) AS ?n) { ?i a lhl:Task { SELECT ?i { ?i lhl:level 7 } } } GROUP BY ?i",
            '?i lhl:level "7"^^xsd:integer',
        ),
        ("CONSTRUCT { ?i a ?i } WHERE { GRAPH ?g { ?i lhl:theme status:planned } }", "?i lhl:theme status:planned"),
    ],
)
def test_a_pattern_that_matches_nothing_alone_is_named(kg: KnowledgeGraph, query: str, pattern: str) -> None:
    assert kg.query(query).empty
    assert why_empty(kg.store, query) == f"no rows: nothing in the graph matches `{pattern}`"


@pytest.mark.parametrize(
    "query",
    [
        "SELECT ?i { ?i a lhl:Task, lhl:Initiative }",
        "SELECT ?i { ?i a lhl:Task FILTER(1 = 2) }",
        "SELECT ?i { ?i a lhl:Task FILTER(1 = 2) OPTIONAL { ?i lhl:theme status:planned } }",
        "SELECT ?i { ?i a lhl:Task FILTER(1 = 2) MINUS { ?i lhl:theme status:planned } }",
        "SELECT ?i { ?i a lhl:Task FILTER(1 = 2) { ?i lhl:theme status:planned } UNION { ?i a lhl:Task } }",
    ],
)
def test_patterns_that_match_something_each_are_not_blamed(kg: KnowledgeGraph, query: str) -> None:
    assert kg.query(query).empty
    assert why_empty(kg.store, query) == TOGETHER


def test_a_query_without_patterns_or_beyond_the_standard_is_told_what_is_sure(kg: KnowledgeGraph) -> None:
    assert why_empty(kg.store, "SELECT * { VALUES ?x {} }") == UNKNOWN
    assert why_empty(kg.store, "SELECT * { LATERAL { ?x ?y ?z } }") == UNKNOWN


@pytest.mark.usefixtures("kg")  # with the graph built, nothing else is told
@pytest.mark.parametrize("form", ["table", "excel", "csv", "tsv", "json", "ndjson", "xml"])
def test_every_empty_answer_says_why_and_no_other(form: str) -> None:
    empty = call("query", "SELECT ?i { ?i lhl:theme status:planned }", "-f", form, "--lang", "nn")
    assert empty.stderr.splitlines() == ["ingen rader: ingenting i grafen passar til `?i lhl:theme status:planned`"]
    assert not call("query", "SELECT ?i { ?i lhl:theme status:planned }", "-f", form, "-q").stderr
    assert not call("query", "SELECT ?i { ?i a lhl:Task }", "-f", form).stderr


def test_a_graph_without_triples_says_why_and_an_ask_is_an_answer() -> None:
    assert "no rows" in call("query", "CONSTRUCT { ?i a ?i } { ?i lhl:theme status:planned }", "-f", "nt").stderr
    assert not call("query", "ASK { ?i lhl:theme status:planned }", "-f", "json").stderr


@pytest.mark.parametrize("text", [TOGETHER, UNKNOWN])
def test_both_are_told_in_norwegian(text: str) -> None:
    assert say(text, "nb").startswith("ingen rader: ") and say(text, "nn").startswith("ingen rader: ")
