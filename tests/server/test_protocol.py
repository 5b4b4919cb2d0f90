"""SPARQL 1.1 Protocol: the cases of the W3C's test suite that apply to an endpoint that is only read.

Names are those of the suite (data-sparql11/protocol). Its dataset cases are asked of graphs that are there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from lhl_graph.iris import GRAPHS

if TYPE_CHECKING:
    from tests.server.conftest import Served

FORM = "application/x-www-form-urlencoded"
QUERY = "application/sparql-query"
UPDATE = "application/sparql-update"
FIRST, SECOND, THIRD = (
    f"{GRAPHS}data/initiatives/{name}" for name in ("leve-hele-livet", "demensplan-2020", "demensplan-2025")
)
RESULTS = ("application/sparql-results+json", "application/sparql-results+xml")
RDF = ("text/turtle; charset=utf-8", "application/n-triples", "application/rdf+xml", "application/ld+json")


def graph_of(name: str) -> str:
    return f"<https://w3id.org/lhl-graph/initiative/{name.rsplit('/', 1)[1]}>"


def answer(reply: Any) -> bool:
    assert reply.status_code == 200, reply.text
    assert reply.headers["content-type"] in RESULTS
    return bool(reply.json()["boolean"])


def post(served: Served, body: bytes | str, kind: str | None, **parameters: Any) -> Any:
    headers = {} if kind is None else {"Content-Type": kind}
    content = body.encode() if isinstance(body, str) else body
    return served.client.post("/sparql", content=content, headers=headers, params=parameters or None)


def test_query_get(small_server: Served) -> None:
    assert answer(small_server.client.get("/sparql", params={"query": "ASK {}"}))


def test_query_post_form(small_server: Served) -> None:
    assert answer(post(small_server, "query=ASK%20%7B%7D", FORM))


def test_query_post_direct(small_server: Served) -> None:
    assert answer(post(small_server, "ASK {}", QUERY))
    assert answer(post(small_server, "ASK {}", QUERY + "; charset=UTF-8"))


@pytest.mark.parametrize(
    ("query", "types"),
    [
        ("SELECT (1 AS ?value) {}", RESULTS),
        ("ASK {}", RESULTS),
        ("DESCRIBE <http://example.org/>", RDF),
        ("CONSTRUCT { <s> <p> 1 } WHERE {}", RDF),
    ],
    ids=["select", "ask", "describe", "construct"],
)
def test_query_content_type(query: str, types: tuple[str, ...], small_server: Served) -> None:
    if "<s>" in query:
        query = "BASE <http://example.org/> " + query
    assert small_server.ask(query).headers["content-type"] in types


def test_query_dataset_default_graph(small_server: Served) -> None:
    query = f"ASK {{ {graph_of(FIRST)} ?p ?o }}"
    for graph, found in ((FIRST, True), (SECOND, False)):
        asked = {"query": query, "default-graph-uri": graph}
        assert answer(small_server.client.get("/sparql", params=asked)) is found
        assert answer(small_server.client.post("/sparql", data=asked)) is found
        assert answer(post(small_server, query, QUERY, **{"default-graph-uri": graph})) is found


def test_query_dataset_default_graphs_get_and_post(small_server: Served) -> None:
    query = f"ASK {{ {graph_of(FIRST)} a ?type . {graph_of(SECOND)} lhl:goal ?goal }}"
    both = {"default-graph-uri": [FIRST, SECOND]}
    assert answer(small_server.client.get("/sparql", params={"query": query, **both}))
    assert answer(post(small_server, query, QUERY, **both))
    assert not answer(post(small_server, query, QUERY, **{"default-graph-uri": FIRST}))


def test_query_dataset_named_graphs_get_and_post(small_server: Served) -> None:
    query = f"ASK {{ GRAPH ?g1 {{ {graph_of(FIRST)} a ?t }} GRAPH ?g2 {{ {graph_of(SECOND)} a ?u }} }}"
    both = {"named-graph-uri": [FIRST, SECOND]}
    assert answer(small_server.client.get("/sparql", params={"query": query, **both}))
    assert answer(post(small_server, query, QUERY, **both))
    assert not answer(post(small_server, query, QUERY, **{"named-graph-uri": FIRST}))
    assert not answer(post(small_server, "ASK { ?s ?p ?o }", QUERY, **both)), "the default graph is empty then"


def test_query_dataset_full(small_server: Served) -> None:
    query = f"ASK {{ {graph_of(THIRD)} ?p ?o . GRAPH ?g {{ {graph_of(FIRST)} a ?t }} }}"
    whole = {"default-graph-uri": THIRD, "named-graph-uri": [FIRST, SECOND]}
    assert answer(post(small_server, query, QUERY, **whole))
    assert not answer(post(small_server, query.replace("demensplan-2025", "demensplan-2020"), QUERY, **whole))


def test_query_multiple_dataset_the_protocol_goes_before_the_query(small_server: Served) -> None:
    query = f"ASK FROM <{SECOND}> {{ {graph_of(FIRST)} ?p ?o }}"
    assert not answer(small_server.ask(query))
    assert answer(small_server.ask(query, **{"default-graph-uri": FIRST}))


def test_without_a_dataset_all_named_graphs_are_the_default_graph(small_server: Served) -> None:
    assert answer(small_server.ask(f"ASK {{ {graph_of(FIRST)} a ?t . {graph_of(THIRD)} a ?t }}"))


@pytest.mark.parametrize("accept", RESULTS)
def test_query_content_negotiation(accept: str, small_server: Served) -> None:
    reply = small_server.client.get("/sparql", params={"query": "SELECT * {}"}, headers={"Accept": accept})
    assert reply.headers["content-type"] == accept
    assert "Accept" in reply.headers["vary"]


# What must be refused


def test_bad_multiple_queries(small_server: Served) -> None:
    assert small_server.client.get("/sparql?query=ASK%20%7B%7D&query=ASK%20%7B%7D").status_code == 400
    assert post(small_server, "ASK {}", QUERY, query="ASK {}").status_code == 400


def test_bad_query_method(small_server: Served) -> None:
    for method in ("PUT", "DELETE", "PATCH"):
        reply = small_server.client.request(method, "/sparql", params={"query": "ASK {}"})
        assert reply.status_code == 405
        assert {"GET", "POST"} <= {each.strip() for each in reply.headers["allow"].split(",")}


@pytest.mark.parametrize("body", ["ASK {}", "query=ASK%20%7B%7D"], ids=["direct", "form"])
def test_bad_query_missing_type(body: str, small_server: Served) -> None:
    assert post(small_server, body, None).status_code == 415


def test_bad_query_wrong_media_type(small_server: Served) -> None:
    assert post(small_server, "ASK {}", "text/plain").status_code == 415
    assert post(small_server, '{"query": "ASK {}"}', "application/json").status_code == 415


def test_bad_query_syntax_tells_line_and_column(small_server: Served) -> None:
    reply = small_server.ask("SELECT *\nWHERE { ?s ?p }")
    assert reply.status_code == 400
    assert reply.text.startswith("line 2, column ")
    assert small_server.ask("").status_code == 400


def test_bad_query_non_utf8(small_server: Served) -> None:
    query = 'SELECT ("æ" AS ?x) {}'
    assert post(small_server, query.encode("utf-16"), QUERY).status_code == 400
    assert post(small_server, query.encode("latin-1"), QUERY).status_code == 400
    assert post(small_server, query.encode("utf-16"), f"{QUERY}; charset=UTF-16").status_code == 415
    assert small_server.client.get("/sparql?query=SELECT%20(%22%E6%22%20AS%20?x)%20%7B%7D").status_code == 400
    assert small_server.ask(query).status_code == 200


@pytest.mark.parametrize(
    ("body", "kind"),
    [("update=CLEAR%20ALL", FORM), ("CLEAR ALL", UPDATE), ("query=CLEAR%20ALL", FORM), ("CLEAR ALL", QUERY)],
)
def test_an_update_is_refused_with_a_reason(body: str, kind: str, small_server: Served) -> None:
    reply = post(small_server, body, kind)
    assert reply.status_code == 403
    assert "read-only" in reply.text
