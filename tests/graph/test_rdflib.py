"""The graph as rdflib has it answers rdflib's own calls as the graph itself does."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
import rdflib
from rdflib.namespace import DCTERMS, RDFS
from rdflib.plugins.sparql import prepareQuery

from lhl_graph.errors import RefusedError
from lhl_graph.iris import NS, PREFIXES

if TYPE_CHECKING:
    from lhl_graph.graph.store import Store

COUNT = "SELECT (COUNT(*) AS ?n) {} {{ ?s ?p ?o }}"
DEMENTIA = rdflib.URIRef(PREFIXES["theme"] + "dementia")
LABEL = "SELECT ?l { theme:dementia rdfs:label|skos:prefLabel ?l } ORDER BY ?l"


def rows(answer: Any) -> list[tuple[Any, ...]]:
    return sorted(tuple(None if each is None else each.toPython() for each in row) for row in answer)


@pytest.mark.parametrize("which", [0, -1])
def test_from_names_the_graphs_that_are_seen(built: Store, which: int) -> None:
    text = COUNT.format(f"FROM <{built.graphs()[which]}>")
    (found,) = rows(built.rdflib().query(text))
    assert found == next(iter(built.rows(text)))
    assert found < next(iter(built.rows(COUNT.format(""))))


def test_from_named_too(built: Store) -> None:
    graph = built.graphs()[0]
    text = f"SELECT (COUNT(*) AS ?n) FROM NAMED <{graph}> {{ GRAPH ?g {{ ?s ?p ?o }} }}"
    assert rows(built.rdflib().query(text)) == list(built.rows(text))


@pytest.mark.parametrize(
    "spaces",
    [
        {"rdfs": RDFS, "dct": DCTERMS},
        {"lhl": rdflib.Namespace(NS)},
        {"rdfs": str(RDFS)},
        {"rdfs": rdflib.URIRef(str(RDFS))},
        {"my": rdflib.Namespace("urn:my:")},
        None,
        {},
    ],
)
def test_namespaces_come_in_every_form_that_rdflib_has(built: Store, spaces: Any) -> None:
    found = rows(built.rdflib().query(LABEL, initNs=spaces))
    assert found == list(built.rows(LABEL))
    assert found


@pytest.mark.parametrize(
    "text",
    [
        "SELECT ?i ?t { ?i lhl:covers ?t }",
        "SELECT ?i { ?i lhl:covers ?t }",
        "SELECT (COUNT(?i) AS ?n) { ?i lhl:covers ?t }",
        "SELECT DISTINCT ?i { ?i lhl:covers ?t FILTER EXISTS { ?t a skos:Concept } }",
    ],
)
def test_bindings_are_those_of_rdflib_selected_or_not(built: Store, text: str) -> None:
    found = rows(built.rdflib().query(text, initBindings={"t": DEMENTIA}))
    written = f"{text[: text.index('{')]} {{ VALUES ?t {{ {DEMENTIA.n3()} }} {text[text.index('{') + 1 :]}"
    assert found == sorted(built.rows(written))


def test_every_form_of_query_is_answered(built: Store) -> None:
    dataset: Any = built.rdflib()
    bound = {"t": DEMENTIA}
    assert dataset.query("ASK { ?i lhl:covers ?t }", initBindings=bound).askAnswer
    made = dataset.query("CONSTRUCT { ?i lhl:covers ?t } WHERE { ?i lhl:covers ?t }", initBindings=bound).graph
    assert {str(value) for value in made.objects()} == {str(DEMENTIA)}
    assert len(dataset.query(f"DESCRIBE {DEMENTIA.n3()}").graph) > 0
    assert rows(dataset.query(prepareQuery(LABEL, initNs=PREFIXES))) == list(built.rows(LABEL))
    assert [row.l for row in dataset.query(LABEL)] == [row["l"] for row in dataset.query(LABEL)]
    assert list(dataset.query(LABEL).bindings)


def test_what_would_leave_the_machine_stays_refused_in_every_form(built: Store) -> None:
    dataset: Any = built.rdflib()
    elsewhere = "SELECT ?s { SERVICE <http://127.0.0.1:9/> { ?s ?p ?t } }"
    for keywords in ({}, {"initBindings": {"t": DEMENTIA}}, {"initNs": {"rdfs": RDFS}}):
        with pytest.raises(RefusedError, match=r"SERVICE would ask another server; this tool never uses the network$"):
            dataset.query(elsewhere, **keywords)
    fetching = "SELECT ?s FROM <http://127.0.0.1:9/> { ?s ?p ?t }"
    with pytest.raises(RefusedError, match="rdflib would fetch"):
        dataset.query(fetching, initBindings={"t": DEMENTIA})


def test_what_only_rdflib_knows_is_answered_by_rdflib(built: Store) -> None:
    text = "SELECT ?l { <dementia> rdfs:label|skos:prefLabel ?l }"
    assert rows(built.rdflib().query(text, base=PREFIXES["theme"])) == list(built.rows(LABEL))


def test_an_update_is_refused(built: Store) -> None:
    with pytest.raises(RefusedError, match=r"^the graph is read-only; edit data/ instead$"):
        built.rdflib().update("INSERT DATA { <urn:x> <urn:y> <urn:z> }")


@pytest.mark.parametrize("pattern", ["{}", "{{ OPTIONAL {{ {{ {} }} }} }}", "{{ ?s ?p ?o FILTER EXISTS {{ {} }} }}"])
def test_a_prepared_query_asks_no_other_server_wherever_it_says_so(built: Store, pattern: str) -> None:
    asked = pattern.format("{ SERVICE <http://127.0.0.1:9/> { ?a ?b ?c } }")
    said = "^SERVICE would ask another server; this tool never uses the network$"
    with pytest.raises(RefusedError, match=said):
        built.rdflib().query(prepareQuery(f"SELECT * {asked}"))
