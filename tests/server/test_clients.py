"""Clients that nobody here wrote: SPARQLWrapper, rdflib's SPARQLStore, curl."""

from __future__ import annotations

import json
import shutil
import subprocess
from typing import TYPE_CHECKING, Any

import pytest
from rdflib import Graph
from rdflib.plugins.stores.sparqlstore import SPARQLStore
from SPARQLWrapper import CSV, GET, JSON, POST, POSTDIRECTLY, TSV, TURTLE, XML, SPARQLWrapper
from SPARQLWrapper.SPARQLExceptions import QueryBadFormed

if TYPE_CHECKING:
    from tests.server.conftest import Served

GOALS = "SELECT (COUNT(*) AS ?n) WHERE { ?s a <https://w3id.org/lhl-graph/ns#Goal> }"
CURL = shutil.which("curl")


def wrapper(served: Served, query: str, form: str = JSON) -> Any:
    made = SPARQLWrapper(f"{served.url}/sparql")
    made.setQuery(query)
    made.setReturnFormat(form)
    return made


@pytest.mark.parametrize("method", [GET, POST])
@pytest.mark.parametrize("form", [JSON, XML, CSV, TSV])
def test_sparqlwrapper_reads_every_result_format(method: str, form: str, small_server: Served) -> None:
    asked = wrapper(small_server, GOALS, form)
    asked.setMethod(method)
    found = asked.query().convert()
    number = small_server.rows(GOALS)[0]["n"]
    if form == JSON:
        assert found["results"]["bindings"][0]["n"]["value"] == number
    else:
        text = found.toxml() if form == XML else found.decode()
        assert number in text


def test_sparqlwrapper_posts_directly_and_builds_graphs(small_server: Served) -> None:
    asked = wrapper(small_server, "CONSTRUCT WHERE { ?s a <https://w3id.org/lhl-graph/ns#Goal> }", TURTLE)
    asked.setMethod(POST)
    asked.setRequestMethod(POSTDIRECTLY)
    text = asked.query().convert().decode()
    assert len(Graph().parse(data=text, format="turtle")) == int(small_server.rows(GOALS)[0]["n"])


def test_sparqlwrapper_reads_what_was_wrong(small_server: Served) -> None:
    with pytest.raises(QueryBadFormed, match="line 1, column"):
        wrapper(small_server, "SELECT * WHERE { ?s ?p").query()


def test_rdflib_reads_the_endpoint_as_a_graph(small_server: Served) -> None:
    graph = Graph(SPARQLStore(f"{small_server.url}/sparql", returnFormat="json"))
    found: Any = graph.query(GOALS)
    ((number,),) = found
    assert str(number) == small_server.rows(GOALS)[0]["n"]


@pytest.mark.skipif(CURL is None, reason="curl is not installed")
def test_curl_gets_what_the_help_shows(small_server: Served) -> None:
    def curl(*arguments: str) -> str:
        call = [str(CURL), "--silent", "--show-error", "--fail", *arguments]
        return subprocess.run(call, capture_output=True, text=True, check=True).stdout

    number = small_server.rows(GOALS)[0]["n"]
    address = f"{small_server.url}/sparql"
    assert number in curl(address, "--data-urlencode", f"query={GOALS}")
    assert json.loads(curl("--get", address, "--data-urlencode", f"query={GOALS}"))["head"]["vars"] == ["n"]
    direct = ("-H", "Content-Type: application/sparql-query", "--data-binary", GOALS)
    assert curl(address, *direct, "-H", "Accept: text/csv").split() == ["n", number]
    assert "lhl:Initiative" in curl("-L", f"{small_server.url}/id/demensplan-2025")
