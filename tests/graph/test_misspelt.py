"""A term that the graph does not have is told with the nearest one; a term that exists never is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from lhl_graph.graph.misspelt import misspelt
from tests.growth import least

if TYPE_CHECKING:
    from lhl_graph.knowledge_graph import KnowledgeGraph

THEME = "https://w3id.org/lhl-graph/theme/"


@pytest.mark.parametrize(
    ("query", "told"),
    [
        ("SELECT ?i { ?i lhl:covers theme:demens }", ["theme:demens → theme:dementia"]),
        ("SELECT ?i { ?i a lhl:initiative }", ["lhl:initiative → lhl:Initiative"]),
        ("SELECT ?n { ?i lhl:name ?n }", ["lhl:name → rdfs:label"]),
        ("SELECT ?n { ?i lhl:titel ?n }", ["lhl:titel → dct:title"]),
        ("SELECT ?m { ?m a lhl:Tiltak }", ["lhl:Tiltak → lhl:Measure"]),
        (
            "SELECT ?n { ?i rdfs:lable ?n ; skos:preflabel ?p }",
            ["rdfs:lable → rdfs:label", "skos:preflabel → skos:prefLabel"],
        ),
        ("SELECT * { initiative:demensplan-2052 ?p ?o }", ["initiative:demensplan-2052 → initiative:demensplan-2025"]),
        (
            "PREFIX t: <https://w3id.org/lhl-graph/theme/> SELECT * {{ ?i ?p t:demensia }}",
            ["t:demensia → theme:dementia"],
        ),
        (
            "SELECT * { ?i ?p <https://w3id.org/lhl-graph/theme/dementa> }",
            ["<https://w3id.org/lhl-graph/theme/dementa> → theme:dementia"],
        ),
        ("SELECT * { ?i lhl:qqqqqqqqq ?o }", ["lhl:qqqqqqqqq → None"]),
        ("SELECT * { ?a lhl:covers theme:demens . ?b lhl:covers theme:demens }", ["theme:demens → theme:dementia"]),
    ],
)
def test_the_nearest_term_is_told(kg: KnowledgeGraph, query: str, told: list[str]) -> None:
    found = misspelt(kg.store, query, lambda: kg.repository.context().properties())
    assert [f"{each.term} → {each.suggestion}" for each in found] == told


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * { ?i lhl:covers theme:dementia ; dct:title ?t FILTER(xsd:date(?t) > NOW()) }",
        "SELECT * { ?s dct:created ?c ; rdf:_1 ?z ; owl:sameAs ?x } # theme:demens",
        "SELECT * { ?s rdfs:label 'theme:demens', \"lhl:nope\" FILTER(?a<3 && ?b>2) }",
        "SELECT * { GRAPH graph:inferred { ?s ?p ?o } }",
        "SELECT * { ?s <http://example.org/p> ?o ; dcat:version ?v }",
        "PREFIX theme: <http://example.org/> SELECT * { ?s ?p theme:demens }",
    ],
)
def test_what_exists_or_is_not_ours_is_never_told(kg: KnowledgeGraph, query: str) -> None:
    assert misspelt(kg.store, query, lambda: kg.repository.context().properties()) == []


def test_none_of_our_own_questions_is_misspelt(kg: KnowledgeGraph) -> None:
    keys = kg.repository.context().properties()
    for each in kg.questions():
        assert misspelt(kg.store, kg.question(each.question), lambda: keys) == [], each.question


def test_a_query_without_fault_costs_less_than_its_answer(loaded: KnowledgeGraph) -> None:
    query = loaded.question("kommunens-oppgaver")
    checked = least(lambda: misspelt(loaded.store, query, dict))
    answered = least(lambda: list(loaded.store.rows(query)))
    assert checked < answered / 2


def test_the_answer_carries_its_warnings(kg: KnowledgeGraph) -> None:
    (warning,) = kg.query("SELECT ?i { ?i lhl:covers theme:demens }").warnings
    assert warning == "line 1, column 27: the graph has no theme:demens; did you mean theme:dementia?"


def test_a_value_means_the_same_wherever_it_is_bound(kg: KnowledgeGraph) -> None:
    count = "SELECT ?t (COUNT(?i) AS ?n) { ?i lhl:covers ?t } GROUP BY ?t"
    short = kg.query(count, {"t": "theme:dementia"}).table.rows
    assert short == kg.query(count, {"t": "<https://w3id.org/lhl-graph/theme/dementia>"}).table.rows
    assert kg.query("SELECT ?t { VALUES ?t { 'theme:dementia' } }", {"t": '"theme:dementia"'}).table.rows
