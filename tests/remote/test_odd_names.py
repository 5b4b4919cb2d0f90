"""What a server calls its things never ends in a traceback: labels of blank nodes are local, other names are told."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pyoxigraph as ox
import pytest

from lhl_graph.errors import EndpointError
from lhl_graph.remote.endpoint import Endpoint

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.remote.conftest import Answer, Request, Serve

JSON = "application/sparql-results+json"
XML = "application/sparql-results+xml"


def as_json(*terms: tuple[str, str]) -> bytes:
    found = [{"x": {"type": kind, "value": value}} for kind, value in terms]
    return json.dumps({"head": {"vars": ["x"]}, "results": {"bindings": found}}).encode()


def as_xml(*terms: tuple[str, str]) -> bytes:
    rows = "".join(f'<result><binding name="x"><{k}>{v}</{k}></binding></result>' for k, v in terms)
    head = '<sparql xmlns="http://www.w3.org/2005/sparql-results#"><head><variable name="x"/></head>'
    return f"{head}<results>{rows}</results></sparql>".encode()


@pytest.mark.parametrize(("kind", "written"), [(JSON, as_json), (XML, as_xml)])
def test_blank_nodes_of_any_label_are_read(serve: Serve, kind: str, written: Callable[..., bytes]) -> None:
    body = written(("bnode", "nodeID://b1"), ("bnode", "a b"), ("bnode", "nodeID://b1"))
    server = serve(lambda _: {"headers": {"Content-Type": kind}, "body": body})
    raw = Endpoint(server.url, dataset=()).ask("SELECT ?x { ?x ?y ?z }")
    assert isinstance(raw, ox.QuerySolutions)
    first, second, third = (str(row["x"]) for row in raw)
    assert first == third != second


@pytest.mark.parametrize("name", ["facets", "http://example.org/a b"])
@pytest.mark.parametrize(("kind", "written"), [(JSON, as_json), (XML, as_xml)])
def test_a_name_that_is_no_iri_is_told(serve: Serve, kind: str, written: Callable[..., bytes], name: str) -> None:
    server = serve(lambda _: {"headers": {"Content-Type": kind}, "body": written(("uri", name))})
    with pytest.raises(EndpointError, match=f'it names "{name}", which is no IRI') as found:
        Endpoint(server.url, dataset=()).ask("SELECT ?x { ?x ?y ?z }")
    assert server.url.split("/")[2] in str(found.value)


def test_a_graph_whose_name_is_no_iri_is_told(serve: Serve) -> None:
    def answer(request: Request) -> Answer:
        text = request.form["query"][0]
        asked = text.split("{")[0]
        if "ASK" in asked:
            hidden = "FILTER NOT EXISTS" in text
            return {"headers": {"Content-Type": JSON}, "body": json.dumps({"head": {}, "boolean": hidden}).encode()}
        return {"headers": {"Content-Type": JSON}, "body": as_json(("uri", "facets"))}

    with pytest.raises(EndpointError, match='it names "facets", which is no IRI'):
        Endpoint(serve(answer).url).ask("SELECT ?x { ?x ?y ?z }")
