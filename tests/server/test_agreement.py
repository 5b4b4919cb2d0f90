"""One question, three doors: the library, the server and the rdflib API give the same answer."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyoxigraph as ox
import pytest

from lhl_graph.findings import facts
from lhl_graph.iris import PREFIXES
from lhl_graph.questions import library
from lhl_graph.questions.parameters import on
from lhl_graph.reading.repository import Repository

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lhl_graph.knowledge_graph import KnowledgeGraph
    from lhl_graph.questions.library import Question
    from tests.conftest import Lhl
    from tests.server.conftest import Served

LIBRARY = {question.name: question for question in library.library(Repository(Path(__file__).parents[2]))}
IN_RDFLIB = list(LIBRARY)[:: len(LIBRARY) // 6]
"""A sample: rdflib's own engine takes seconds for some."""


def in_json(served: Served, query: str) -> list[tuple[str | None, ...]]:
    told = served.ask(query).json()
    names = told["head"]["vars"]
    return [tuple(row[name]["value"] if name in row else None for name in names) for row in told["results"]["bindings"]]


def texts(rows: Iterable[Any]) -> list[tuple[str | None, ...]]:
    return [tuple(None if term is None else term.value for term in row) for row in rows]


@pytest.mark.parametrize("question", LIBRARY.values(), ids=LIBRARY)
def test_the_server_answers_every_question_as_the_library_does(
    question: Question, kg: KnowledgeGraph, server: Served
) -> None:
    query = library.query_text(kg.store, question, {})
    solutions = kg.store.query(query)
    assert isinstance(solutions, ox.QuerySolutions)
    assert in_json(server, query) == texts(solutions)
    by_name = server.client.get(f"/ask/{question.name}", params={"format": "csv"})
    heading, *lines = csv.reader(io.StringIO(by_name.text))
    assert heading == ["status" if each == "sist_oppgitt_status" else each for each in question.columns]
    dated = on(question.parameters, facts.data_day(kg.store))
    day = {each.name: each.default for each in dated if each.type == "date"}
    assert len(lines) == len(kg.ask(question.name, **day)), "as of the data, whatever the clock shows"


@pytest.mark.parametrize("name", IN_RDFLIB)
def test_and_so_does_rdflib(name: str, kg: KnowledgeGraph, server: Served) -> None:
    query = library.query_text(kg.store, LIBRARY[name], {})
    found: Any = kg.rdflib().query(query)
    rows = [tuple(None if term is None else str(term) for term in row) for row in found]
    assert sorted(rows, key=str) == sorted(in_json(server, query), key=str)


def test_and_so_does_the_command_line(server: Served, lhl: Lhl) -> None:
    query = "SELECT ?s ?label { ?s a lhl:Initiative ; rdfs:label ?label } ORDER BY ?s ?label"
    for form in ("json", "csv", "tsv", "xml"):
        assert server.ask(query, format=form).content == lhl("query", query, "-f", form).stdout
    graph = "CONSTRUCT { ?s rdfs:label ?l } WHERE { ?s a lhl:Initiative ; rdfs:label ?l }"
    for form in ("ttl", "nt", "jsonld", "rdf"):
        assert server.ask(graph, format=form).content == lhl("query", graph, "-f", form).stdout
    assert server.ask("ASK { theme:dementia a skos:Concept }", format="json").json()["boolean"] is True


def test_every_prefix_is_bound(server: Served) -> None:
    assert all(server.ask(f"ASK {{ ?s ?p {name}:x }}").status_code == 200 for name in PREFIXES)
