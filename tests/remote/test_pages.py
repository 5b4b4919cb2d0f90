"""A cut answer is never taken for a whole one: it is read page by page, or it is an error."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyoxigraph as ox
import pytest

from lhl_graph.errors import EndpointError
from lhl_graph.remote.endpoint import Endpoint
from lhl_graph.remote.store import RemoteStore

if TYPE_CHECKING:
    from collections.abc import Callable

    from lhl_graph.graph import sparql
    from lhl_graph.graph.store import Store
    from lhl_graph.knowledge_graph import KnowledgeGraph
    from tests.remote.conftest import Answer, Request, Serve, Server

    Capped = Callable[..., Server]

JSON = "application/sparql-results+json"
ALL = "SELECT ?s ?p ?o WHERE { ?s ?p ?o }"


@pytest.fixture
def capped(serve: Serve, three_kg: KnowledgeGraph) -> Capped:
    """Starts endpoints that answer truly, but give no more than so many rows; `header` says so, or nothing does."""

    def start(most: int, header: str = "", shuffled: bool = False) -> Server:
        turns = [0]

        def answer(request: Request) -> Answer:
            turns[0] += 1
            raw = three_kg.store.inner.query(request.form["query"][0], use_default_graph_as_union=True)
            if isinstance(raw, ox.QueryBoolean):
                return {"headers": {"Content-Type": JSON}, "body": raw.serialize(format=ox.QueryResultsFormat.JSON)}
            assert isinstance(raw, ox.QuerySolutions)
            variables, rows = [variable.value for variable in raw.variables], list(raw)
            if shuffled and "ORDER" not in request.form["query"][0]:
                rows = rows[turns[0] % 7 :] + rows[: turns[0] % 7]
            cells = ["\t".join("" if term is None else str(term) for term in row) for row in rows[:most]]
            table = "\t".join(f"?{name}" for name in variables) + "\n" + "".join(cell + "\n" for cell in cells)
            part = ox.parse_query_results(table, ox.QueryResultsFormat.TSV)
            headers = {"Content-Type": JSON, **({header: str(most)} if header and len(rows) > most else {})}
            return {"headers": headers, "body": part.serialize(format=ox.QueryResultsFormat.JSON)}

        return serve(answer)

    return start


def rows(store: Store, text: str) -> list[str]:
    return sorted(map(str, store.rows(text)))


def triples(raw: sparql.Raw) -> list[str]:
    assert isinstance(raw, ox.QueryTriples)
    return sorted(map(str, raw))


@pytest.mark.parametrize(("most", "header"), [(2000, "X-SPARQL-MaxRows"), (2345, "X-LHL-Cut"), (4321, "")])
def test_rows_come_whole_whatever_the_server_gives_at_once(
    capped: Capped, three_kg: KnowledgeGraph, most: int, header: str
) -> None:
    remote = RemoteStore(Endpoint(capped(most, header, shuffled=True).url, dataset=()))
    found = rows(remote, ALL)
    assert found == rows(three_kg.store, ALL)
    assert len(found) > most


def test_the_order_asked_for_is_kept_over_pages(capped: Capped, three_kg: KnowledgeGraph) -> None:
    text = "SELECT ?o ?s WHERE { ?s rdfs:label ?o } ORDER BY DESC(?o) ?s LIMIT 130 OFFSET 3"
    remote = RemoteStore(Endpoint(capped(50).url, dataset=()))
    assert list(remote.rows(text)) == list(three_kg.store.rows(text))
    assert len(list(remote.rows(text))) == 130


def test_a_graph_is_whole_too(capped: Capped, three_kg: KnowledgeGraph) -> None:
    text = "CONSTRUCT { ?s ?p ?o . ?o <urn:back> [ <urn:of> ?s ] } WHERE { ?s ?p ?o FILTER(ISIRI(?o)) }"
    found = triples(Endpoint(capped(900).url, dataset=()).ask(text))
    assert len(found) == len(triples(three_kg.store.query(text))) > 2700
    whole = "CONSTRUCT WHERE { ?s a ?class }"
    there, here = Endpoint(capped(300).url, dataset=()).ask(whole), three_kg.store.query(whole)
    assert triples(there) == sorted(set(triples(here)))


def test_a_short_answer_costs_one_request(capped: Capped) -> None:
    server = capped(1000)
    RemoteStore(Endpoint(server.url, dataset=())).query("SELECT ?i WHERE { ?i a lhl:DescribedInitiative }")
    assert len(server.asked) == 1


def test_a_server_that_says_it_has_rows_and_gives_none_is_an_error(serve: Serve) -> None:
    body = b'{"head": {"vars": ["s", "p", "o"]}, "results": {"bindings": []}}'
    server = serve(lambda _: {"headers": {"Content-Type": JSON, "X-LHL-Cut": "time"}, "body": body})
    with pytest.raises(EndpointError, match="gives no rows, and says that there are some"):
        Endpoint(server.url, dataset=()).ask(ALL)
