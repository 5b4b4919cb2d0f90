"""What an oxigraph server has is read with the same answers as our own store; pushing twice leaves what once does."""

from __future__ import annotations

import json
import socket
import sys
import threading
from pathlib import Path
from typing import TYPE_CHECKING

import pyoxigraph as ox
import pytest
import requests
from click.testing import CliRunner

import lhl_graph as lhl
from lhl_graph.cli.main import main
from lhl_graph.errors import EndpointError, InputError, RefusedError
from lhl_graph.iris import GRAPHS, NS
from lhl_graph.questions import library
from lhl_graph.reading.repository import Repository
from lhl_graph.remote import endpoint
from lhl_graph.remote.endpoint import Endpoint
from lhl_graph.remote.push import address

if TYPE_CHECKING:
    from click.testing import Result

    from lhl_graph.knowledge_graph import KnowledgeGraph
    from tests.remote.conftest import Answer, Request, Serve, Start

REPOSITORY = Repository(Path(__file__).parents[2])
NAMES = [question.name for question in library.library(REPOSITORY)]
COUNT = "SELECT ?g (COUNT(*) AS ?n) WHERE { GRAPH ?g { ?s ?p ?o } } GROUP BY ?g ORDER BY ?g"


@pytest.fixture(scope="module")
def remote(whole: str, kg: KnowledgeGraph) -> KnowledgeGraph:
    return lhl.connect(whole, root=kg.repository.root)


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, ["--root", str(REPOSITORY.root), *map(str, arguments)])


@pytest.mark.parametrize("name", NAMES)
def test_each_question_has_the_same_answer(remote: KnowledgeGraph, kg: KnowledgeGraph, name: str) -> None:
    assert remote.ask(name).rows == kg.ask(name).rows


def test_what_a_person_writes_is_found_there_too(remote: KnowledgeGraph, kg: KnowledgeGraph) -> None:
    for value in ("relatives", "Pårørende", "parorende"):
        asked = {"gruppe": value, "lang": "en"}
        assert remote.ask("felles-malgruppe", **asked) == kg.ask("felles-malgruppe", **asked)
    with pytest.raises(InputError, match="ingen-slik"):
        remote.ask("felles-malgruppe", gruppe="ingen-slik")


@pytest.mark.parametrize(
    "choice",
    [
        {},
        {"initiative": "Demensplan 2025", "facet": "themes", "top": 5, "on": "2025"},
        {"initiative": None, "significant": True, "theme": "dementia"},
    ],
)
def test_overlaps_are_the_same(remote: KnowledgeGraph, kg: KnowledgeGraph, choice: dict[str, str]) -> None:
    assert remote.overlaps(**choice).rows == kg.overlaps(**choice).rows  # type: ignore[arg-type]


@pytest.mark.parametrize(("kind", "view"), [("overlap", "communities"), ("stated", "centrality"), ("themes", "ties")])
def test_networks_are_the_same(remote: KnowledgeGraph, kg: KnowledgeGraph, kind: str, view: str) -> None:
    assert remote.network(kind, view).rows == kg.network(kind, view).rows


def test_the_rest_of_the_library_reads_there_too(remote: KnowledgeGraph, kg: KnowledgeGraph) -> None:
    pair = ("leve-hele-livet", "demensplan-2025")
    assert str(remote.why(*pair)) == str(kg.why(*pair))
    assert str(remote.show("theme:dementia")) == str(kg.show("theme:dementia"))
    assert len(remote.store) == len(kg.store)
    assert remote.store.graphs() == kg.store.graphs()


@pytest.mark.parametrize(
    "arguments",
    [
        ("query", "SELECT * WHERE { ?i lhl:covers theme:dementia } ORDER BY ?i", "-f", "csv"),
        ("query", "SELECT ?p (COUNT(*) AS ?n) WHERE { ?s ?p ?o } GROUP BY ?p ORDER BY ?p", "-f", "json"),
        ("query", "ASK { theme:dementia a skos:Concept }"),
        ("query", "CONSTRUCT { ?i rdfs:label ?n } WHERE { ?i a lhl:Initiative ; rdfs:label ?n }", "-f", "nt"),
        ("query", "DESCRIBE theme:dementia", "-f", "ttl"),
        ("query", f"SELECT (COUNT(*) AS ?n) FROM <{GRAPHS}inferred> WHERE {{ ?s ?p ?o }}"),
        ("ask", "hva-bygger-pa", "--lang", "en"),
        ("overlaps", "--top", "5", "--lang", "nn"),
        ("network", "--bridges", "-f", "csv"),
    ],
)
def test_commands_print_the_same(whole: str, kg: KnowledgeGraph, arguments: tuple[str, ...]) -> None:
    there, here = run(*arguments, "--endpoint", whole), run(*arguments)
    assert (there.exit_code, there.stdout) == (0, here.stdout)
    assert here.stdout


def test_what_needs_the_whole_graph_is_refused(remote: KnowledgeGraph, whole: str, tmp_path: Path) -> None:
    for call in (remote.rdflib, lambda: remote.write(tmp_path / "x.nq"), lambda: remote.push(whole)):
        with pytest.raises(InputError, match="behind an endpoint"):
            call()
    assert repr(remote) == f"RemoteGraph('{whole}')"


def test_the_graphs_are_seen_together_on_every_kind_of_server(
    oxigraph: Start, serve: Serve, three_kg: KnowledgeGraph
) -> None:
    """One that needs our word for it, one that needs Jena's, one that needs each graph named, one that needs none."""
    expected = len(three_kg.store)

    def seen(url: str) -> int:
        return len(lhl.connect(url, root=three_kg.repository.root).store)

    url = oxigraph("serve")
    three_kg.push(url)
    assert Endpoint(url).union == endpoint.UNIONS[1]
    assert seen(url) == expected

    def like(word: tuple[tuple[str, str], ...]) -> Answer:
        def answer(request: Request) -> Answer:
            form = {name: values for name, values in request.form.items() if name != "union-default-graph"}
            if word and form.get(word[0][0]) == [word[0][1]]:
                form = {"query": form["query"], "union-default-graph": [""]}
            reply = requests.post(url, data=form, headers={"Accept": request.headers["Accept"]}, timeout=20)
            return {"headers": {"Content-Type": reply.headers["Content-Type"]}, "body": reply.content}

        return answer  # type: ignore[return-value]

    fuseki = serve(like(endpoint.UNIONS[2]))  # type: ignore[arg-type]
    assert (Endpoint(fuseki.url).union, seen(fuseki.url)) == (endpoint.UNIONS[2], expected)
    plain = serve(like(()))  # type: ignore[arg-type]
    assert ("default-graph-uri", GRAPHS + "inferred") in Endpoint(plain.url).union
    assert seen(plain.url) == expected
    assert Endpoint(url + "?union-default-graph").union == ()
    assert seen(url + "?union-default-graph") == expected


def test_pushing_twice_leaves_what_once_does(oxigraph: Start, three_kg: KnowledgeGraph) -> None:
    url = oxigraph("serve")
    planned = three_kg.push(url, dry_run=True)
    assert not list(Endpoint(url, dataset=()).ask(COUNT))  # type: ignore[arg-type]
    first = three_kg.push(url)
    sizes = [(row[0].value, int(row[1].value)) for row in Endpoint(url, dataset=()).ask(COUNT)]  # type: ignore[union-attr]
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
    left = {row[0].value for row in Endpoint(url, dataset=()).ask(COUNT)}  # type: ignore[union-attr]
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
def test_rdflib_cannot_be_made_to_ask_another_server(three_kg: KnowledgeGraph, prepared: bool) -> None:
    from rdflib.plugins.sparql import prepareQuery

    with socket.create_server(("127.0.0.1", 0)) as trap:
        came: list[object] = []
        threading.Thread(target=lambda: came.append(trap.accept()), daemon=True).start()
        place = f"<http://127.0.0.1:{trap.getsockname()[1]}/>"
        dataset = three_kg.rdflib()
        text = f"SELECT * {{ OPTIONAL {{ SERVICE {place} {{ ?s ?p ?o }} }} }}"
        with pytest.raises(RefusedError, match="SERVICE"):
            list(dataset.query(prepareQuery(text) if prepared else text))
        with pytest.raises(RefusedError, match="read-only"):
            dataset.update(f"LOAD {place}")
        assert came == []
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
