"""What an oxigraph server has is read with the same answers as our own store; pushing twice leaves what once does."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING

import pyoxigraph as ox
import pytest
import requests

import lhl_graph as lhl
from lhl_graph.errors import EndpointError, InputError, RefusedError
from lhl_graph.iris import GRAPHS, NS
from lhl_graph.remote.endpoint import Endpoint
from lhl_graph.remote.push import address

if TYPE_CHECKING:
    from lhl_graph.knowledge_graph import KnowledgeGraph
    from lhl_graph.reading.repository import Repository
    from tests.remote.conftest import Answer, Request, Serve, Start
from tests.remote.oxigraph_server import run

COUNT = "SELECT ?g (COUNT(*) AS ?n) WHERE { GRAPH ?g { ?s ?p ?o } } GROUP BY ?g ORDER BY ?g"


def test_pushing_twice_leaves_what_once_does(oxigraph: Start, three_kg: KnowledgeGraph) -> None:
    url = oxigraph("serve")
    planned = three_kg.push(url, dry_run=True)
    assert not list(Endpoint(url, dataset=()).ask(COUNT))  # type: ignore[arg-type]  # COUNT is a SELECT
    first = three_kg.push(url)
    sizes = [(row[0].value, int(row[1].value)) for row in Endpoint(url, dataset=()).ask(COUNT)]  # type: ignore[union-attr]  # COUNT is a SELECT, and its rows are bound
    assert planned == first
    assert sizes == [(change.graph, change.statements) for change in first]
    dump = requests.get(url.replace("/query", "/store"), headers={"Accept": "application/n-quads"}, timeout=20).content
    assert set(ox.parse(dump, ox.RdfFormat.N_QUADS)) == set(three_kg.store.inner)
    assert three_kg.push(url) == first


def test_a_graph_of_ours_that_is_gone_is_taken_away_and_others_stay(oxigraph: Start, three_kg: KnowledgeGraph) -> None:
    url = oxigraph("serve")
    for name in (GRAPHS + "data/initiatives/gone", "urn:theirs"):
        body = "<urn:a> <urn:b> 'c' ."
        place = url.replace("/query", "/store")
        requests.put(place, params={"graph": name}, data=body, headers={"Content-Type": "text/turtle"}, timeout=20)
    steps: list[tuple[int, int]] = []
    changes = three_kg.push(url, progress=lambda done, all_: steps.append((done, all_)))
    assert [change for change in changes if change.action == "delete"] == [
        (GRAPHS + "data/initiatives/gone", "delete", 0)
    ]
    left = {row[0].value for row in Endpoint(url, dataset=()).ask(COUNT)}  # type: ignore[union-attr]  # COUNT is a SELECT, and its rows are bound
    assert left == {*three_kg.store.graphs(), "urn:theirs"}
    assert steps == [(n, len(changes)) for n in range(1, len(changes) + 1)]


def test_a_server_that_may_not_be_written_to_says_so(
    oxigraph: Start, three_kg: KnowledgeGraph, tmp_path_factory: pytest.TempPathFactory
) -> None:
    place = tmp_path_factory.mktemp("read-only") / "store"
    disk = ox.Store(str(place))
    disk.bulk_extend(three_kg.store.inner)
    disk.flush()
    del disk
    url = oxigraph("serve-read-only", "--location", place)
    with pytest.raises(EndpointError, match=r"/store: 403 Forbidden"):
        three_kg.push(url)
    read = lhl.connect(url, root=three_kg.repository.root)
    assert read.overlaps().rows == three_kg.overlaps().rows
    assert len(read.store) == len(three_kg.store)


def test_a_server_that_keeps_less_than_it_was_sent_is_found_out(serve: Serve, three_kg: KnowledgeGraph) -> None:
    rows = b'{"head": {"vars": ["g", "n"]}, "results": {"bindings": []}}'
    server = serve(lambda _: {"headers": {"Content-Type": "application/sparql-results+json"}, "body": rows})
    with pytest.raises(EndpointError, match=r"has 0 statements there and [\d,]+ here; the server did not keep"):
        three_kg.push(server.url, graph_store=server.url + "/graphs?kept=no")
    puts = [request for request in server.asked if request.method == "PUT"]
    assert len(puts) == len(three_kg.store.graphs())
    assert all(put.path.startswith("/sparql/graphs?kept=no&graph=https%3A%2F%2Fw3id.org%2F") for put in puts)


@pytest.mark.parametrize(
    ("name", "path", "place"),
    [
        ("Oxigraph/0.5.0", "/query", "/store"),
        ("Virtuoso/07.20.3229 (Linux)", "/sparql", "/sparql-graph-crud-auth"),
        ("Apache Jena Fuseki (4.10.0)", "/ds/sparql", "/ds/data"),
        ("Apache Jena Fuseki (4.10.0)", "/ds", "/ds/data"),
        ("GraphDB/10.6", "/repositories/lhl", "/repositories/lhl/rdf-graphs/service"),
    ],
)
def test_where_a_known_server_takes_graphs_is_known(serve: Serve, name: str, path: str, place: str) -> None:
    true = b'{"head": {}, "boolean": true}'
    said = {"server": name, "headers": {"Content-Type": "application/sparql-results+json"}, "body": true}
    server = serve(lambda _: said)
    url = server.url.replace("/sparql", path)
    assert address(Endpoint(url)) == url.replace(path, place)


def test_where_another_server_takes_graphs_has_to_be_named(serve: Serve, three_kg: KnowledgeGraph) -> None:
    true = b'{"head": {}, "boolean": true}'
    server = serve(lambda _: {"headers": {"Content-Type": "application/sparql-results+json"}, "body": true})
    with pytest.raises(InputError, match="name it with --graph-store"):
        three_kg.push(server.url)


def test_push_as_a_command(oxigraph: Start, three: Repository, three_kg: KnowledgeGraph) -> None:
    url = oxigraph("serve")
    listed = run("--root", three.root, "push", "--endpoint", url, "--dry-run", "-f", "json")
    assert [row["action"] for row in json.loads(listed.stdout)] == ["put"] * len(three_kg.store.graphs())
    done = run("--root", three.root, "push", "--endpoint", url, "--lang", "en")
    assert (done.exit_code, done.stdout) == (0, "")
    assert f"{len(three_kg.store.graphs())} graphs put, 0 taken away" in done.stderr


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("query", "ASK {}", "--endpoint", "localhost:80"), 2, "is no address of an endpoint"),
        (("query", "SELECT", "--endpoint", "http://127.0.0.1:1/"), 1, "ends too early"),
        (("query", "ASK { SERVICE <http://127.0.0.1:1/> { } }", "--endpoint", "http://127.0.0.1:1/"), 2, "SERVICE"),
        (("overlaps", "--user", "me"), 2, "go with --endpoint"),
        (("overlaps", "--endpoint", "http://h/", "--password-env", "HOME"), 2, "goes with --user"),
        (
            ("overlaps", "--endpoint", "http://h/", "--user", "me", "--password-env", "NONE"),
            2,
            "no variable NONE",
        ),
        (("push",), 2, "--endpoint"),
    ],
)
def test_wrong_use_is_one_line(arguments: tuple[str, ...], code: int, said: str) -> None:
    result = run(*arguments)
    assert (result.exit_code, result.stdout) == (code, "")
    assert said in result.stderr


def test_a_missing_library_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "requests", None)
    with pytest.raises(InputError, match=r"pip install 'lhl-graph\[remote\]'"):
        Endpoint("http://127.0.0.1/sparql")


@pytest.mark.parametrize("prepared", [False, True])
def test_rdflib_cannot_be_made_to_ask_another_server(serve: Serve, three_kg: KnowledgeGraph, prepared: bool) -> None:
    from rdflib.plugins.sparql import prepareQuery

    server = serve(lambda _: {"headers": {"Content-Type": "text/turtle"}, "body": b"<urn:a> <urn:b> <urn:c> ."})
    dataset = three_kg.rdflib()
    text = f"SELECT * {{ OPTIONAL {{ SERVICE <{server.url}> {{ ?s ?p ?o }} }} }}"
    with pytest.raises(RefusedError, match="SERVICE"):
        list(dataset.query(prepareQuery(text) if prepared else text))
    with pytest.raises(RefusedError, match="read-only"):
        dataset.update(f"LOAD <{server.url}>")
    assert server.asked == []
    asked = f"SELECT ?i {{ ?i a <{NS}DescribedInitiative> }}"
    assert len(list(dataset.query(prepareQuery(asked) if prepared else asked))) == 3


@pytest.mark.parametrize("dataset", ["FROM", "FROM NAMED"])
@pytest.mark.parametrize("how", ["prepared", "with a base", "escaped"])
def test_rdflib_cannot_be_made_to_fetch_a_graph(serve: Serve, three_kg: KnowledgeGraph, dataset: str, how: str) -> None:
    from rdflib.plugins.sparql import prepareQuery

    server = serve(lambda _: {"headers": {"Content-Type": "text/turtle"}, "body": b"<urn:a> <urn:b> <urn:c> ."})
    text = f"SELECT * {dataset} <{server.url}> {{ GRAPH ?g {{ ?s ?p ?o }} }}"
    if how == "escaped":
        text = text.replace("FROM", "FR\\u004FM")
    with pytest.raises(RefusedError):
        if how == "prepared":
            three_kg.rdflib().query(prepareQuery(text))
        else:
            three_kg.rdflib().query(text, base="http://a.example/")
    assert server.asked == []


def test_graphs_that_are_not_ours_are_never_taken_away(serve: Serve, three_kg: KnowledgeGraph) -> None:
    """Not even where a server answers with more than it was asked for."""
    cells = {"g": {"type": "uri", "value": "http://other.example/graph"}, "n": {"type": "literal", "value": "7"}}
    rows = json.dumps({"head": {"vars": ["g", "n"]}, "results": {"bindings": [cells]}}).encode()
    truth = b'{"head": {}, "boolean": false}'

    def answer(request: Request) -> Answer:
        body = truth if "ASK" in request.form["query"][0] else rows
        return {"headers": {"Content-Type": "application/sparql-results+json"}, "body": body, "server": "Oxigraph/0.5"}

    server = serve(answer)
    changes = three_kg.push(server.url, dry_run=True)
    assert {change.action for change in changes} == {"put"}


def test_another_address_for_graphs_gets_the_password_only_when_it_asks(serve: Serve, three_kg: KnowledgeGraph) -> None:
    quiet = serve(lambda _: {"status": 403})

    def answer(request: Request) -> Answer:
        if "Authorization" not in request.headers:
            return {"status": 401, "headers": {"WWW-Authenticate": "Basic"}}
        body = b'{"head": {"vars": ["g", "n"]}, "results": {"bindings": []}}'
        if "ASK" in request.form["query"][0]:
            body = b'{"head": {}, "boolean": false}'
        return {"headers": {"Content-Type": "application/sparql-results+json"}, "body": body}

    with pytest.raises(EndpointError, match="403"):
        three_kg.push(serve(answer).url, graph_store=quiet.url, user="me", password="secret")
    assert ["Authorization" in request.headers for request in quiet.asked] == [False]
