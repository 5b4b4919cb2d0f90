"""The one door to the triples: plain values come out of it, in a fixed order where there is one."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import pyoxigraph as ox
import pytest
from rdflib import RDF, URIRef

from lhl_graph.errors import QueryError
from lhl_graph.graph import build
from lhl_graph.graph.store import Store, Value, plain
from lhl_graph.iris import BASE, NS, PREFIXES

if TYPE_CHECKING:
    from lhl_graph.reading.repository import Repository

PLAN = BASE + "initiative/demensplan-2025"
LABEL, TYPE = PREFIXES["rdfs"] + "label", PREFIXES["rdf"] + "type"


@pytest.fixture(scope="module")
def store(three: Repository) -> Store:
    return build.load(three)


def test_rows_are_plain_values_in_the_order_of_the_query(store: Store) -> None:
    rows = list(store.rows("SELECT ?i (1 AS ?n) ?no { ?i a lhl:Initiative } ORDER BY ?i"))
    assert rows[1] == (PLAN, 1, None)
    assert len(rows) == 3


def test_a_bound_variable_has_its_value(store: Store) -> None:
    found = store.rows("SELECT ?i ?l { ?i rdfs:label ?l FILTER (lang(?l) = 'nb') }", {"i": f"<{PLAN}>"})
    assert list(found) == [(PLAN, "Demensplan 2025")]


def test_a_wrong_query_is_said(store: Store) -> None:
    with pytest.raises(QueryError):
        list(store.rows("SELECT"))


def test_facts_tell_text_language_and_iris_apart(store: Store) -> None:
    names = {
        (LABEL, Value("Demensplan 2025", "nb", is_iri=False)),
        (LABEL, Value("Dementia Plan 2025", "en", is_iri=False)),
    }
    assert set(store.facts(PLAN, LABEL)) == names
    assert (TYPE, Value(NS + "Initiative", None, is_iri=True)) in list(store.facts(PLAN))
    assert list(store.facts(BASE + "initiative/no-such")) == []


def test_objects_are_sorted(store: Store) -> None:
    goals = store.objects(PLAN, NS + "goal")
    assert goals == sorted(goals)
    assert len(goals) > 3


def test_what_points_somewhere_is_found(store: Store) -> None:
    assert (PLAN, NS + "goal") in list(store.pointing(PLAN + "/g1"))
    assert list(store.pointing(PLAN + "/g1", NS + "measure")) == []


def test_graphs_are_named_and_sorted(store: Store) -> None:
    assert store.graphs() == sorted(store.graphs())
    assert BASE + "graph/data/initiatives/demensplan-2025" in store.graphs()


def test_quads_come_in_one_order_however_they_were_loaded(store: Store) -> None:
    quads = list(store.inner)
    random.Random(1).shuffle(quads)
    other = ox.Store()
    other.extend(quads)
    assert Store(other).sorted_quads() == store.sorted_quads()
    assert len(store.sorted_quads()) == len(store)


def test_the_rdflib_dataset_holds_the_same_in_the_same_graphs(store: Store) -> None:
    dataset = store.rdflib()
    assert len(list(dataset.quads())) == len(store)
    assert {str(graph.identifier) for graph in dataset.graphs()} >= set(store.graphs())


def test_the_rdflib_dataset_sees_all_graphs_together_and_has_our_prefixes(store: Store) -> None:
    dataset = store.rdflib()
    assert URIRef(PLAN) in set(dataset.subjects(RDF.type, URIRef(NS + "Initiative")))
    bound = {prefix: str(name) for prefix, name in dataset.namespace_manager.namespaces()}
    assert bound.items() >= PREFIXES.items()


@pytest.mark.parametrize(
    ("term", "value"),
    [
        (ox.NamedNode("urn:x"), "urn:x"),
        (ox.Literal("tekst", language="nb"), "tekst"),
        (ox.Literal(7), 7),
        (ox.Literal("x", datatype=ox.NamedNode(PREFIXES["xsd"] + "decimal")), "x"),
        (ox.BlankNode("b"), "_:b"),
        (None, None),
    ],
)
def test_a_term_becomes_a_plain_value(term: object, value: object) -> None:
    assert plain(term) == value
