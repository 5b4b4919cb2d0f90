"""What an oxigraph server has is read with the same answers as our own store; pushing twice leaves what once does."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
import requests

import lhl_graph as lhl
from lhl_graph.errors import InputError
from lhl_graph.iris import GRAPHS
from lhl_graph.questions import library
from lhl_graph.remote import endpoint
from lhl_graph.remote.endpoint import Endpoint

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from lhl_graph.knowledge_graph import KnowledgeGraph
    from tests.remote.conftest import Answer, Request, Serve, Start
from tests.remote.oxigraph_server import REPOSITORY, run

NAMES = [question.name for question in library.library(REPOSITORY)]


@pytest.fixture(scope="module")
def remote(whole: str, kg: KnowledgeGraph) -> KnowledgeGraph:
    return lhl.connect(whole, root=kg.repository.root)


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
def test_overlaps_are_the_same(remote: KnowledgeGraph, kg: KnowledgeGraph, choice: dict[str, Any]) -> None:
    assert remote.overlaps(**choice).rows == kg.overlaps(**choice).rows


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

    def like(word: tuple[tuple[str, str], ...]) -> Callable[[Request], Answer]:
        def answer(request: Request) -> Answer:
            form = {name: values for name, values in request.form.items() if name != "union-default-graph"}
            if word and form.get(word[0][0]) == [word[0][1]]:
                form = {"query": form["query"], "union-default-graph": [""]}
            reply = requests.post(url, data=form, headers={"Accept": request.headers["Accept"]}, timeout=20)
            return {"headers": {"Content-Type": reply.headers["Content-Type"]}, "body": reply.content}

        return answer

    fuseki = serve(like(endpoint.UNIONS[2]))
    assert (Endpoint(fuseki.url).union, seen(fuseki.url)) == (endpoint.UNIONS[2], expected)
    plain = serve(like(()))
    assert ("default-graph-uri", GRAPHS + "inferred") in Endpoint(plain.url).union
    assert seen(plain.url) == expected
    assert Endpoint(url + "?union-default-graph").union == ()
    assert seen(url + "?union-default-graph") == expected
