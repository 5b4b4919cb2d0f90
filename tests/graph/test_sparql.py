"""Queries are answered offline and read-only, and say where they are wrong."""

from __future__ import annotations

import contextlib
import socket
import threading
from typing import TYPE_CHECKING

import pytest

from lhl_graph.errors import QueryError, RefusedError
from lhl_graph.graph import sparql

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pyoxigraph as ox
from tests.graph.queries import (
    rows,
    store,  # noqa: F401 - pytest finds the fixture by its name here
)


@pytest.fixture
def address() -> Iterator[str]:
    """Give the address of a server here that fails the test when anything so much as connects to it."""
    visits: list[object] = []
    with socket.create_server(("127.0.0.1", 0)) as server:

        def listen() -> None:
            with contextlib.suppress(OSError):
                while True:
                    connection, _ = server.accept()
                    visits.append(connection.recv(100))
                    connection.sendall(b"HTTP/1.1 500 No\r\nContent-Length: 0\r\n\r\n")
                    connection.close()

        threading.Thread(target=listen, daemon=True).start()
        yield f"http://127.0.0.1:{server.getsockname()[1]}/"
    assert not visits


SERVICES = [
    "SELECT * { SERVICE <%s> { ?s ?p ?o } }",
    "SELECT * { service <%s> { ?s ?p ?o } }",
    "SELECT * { SeRvIcE SILENT <%s> { ?s ?p ?o } }",
    "SELECT * { SERVICE# where?\n<%s> { ?s ?p ?o } }",
    "SELECT * { ?s ?p ?o.SERVICE <%s> { ?s ?p ?o } }",
    "SELECT * { ?s ?p <urn:c>.SERVICE <%s> { ?s ?p ?o } }",
    "SELECT * { { ?s ?p ?o }SERVICE <%s> { ?s ?p ?o } }",
    "PREFIX e: <%s> SELECT * { SERVICE e:x { ?s ?p ?o } }",
    "PREFIX : <%s> SELECT * { SERVICE:x { ?s ?p ?o } }",
    "PREFIX : <%s> SELECT * { ?s ?p ?o FILTER(1=1)SERVICE:x { ?s ?p ?o } }",
    "PREFIX : <%s> SELECT * { BIND(:x AS ?x) FILTER(1<2)SERVICE?x#>\n{ ?s ?p ?o } }",
    'PREFIX e: <%s> SELECT * { BIND("\\u0022" AS ?x) SERVICE e:x { ?s ?p ?o } # "\n }',
    "PREFIX e: <%s> SELECT * { BIND('\\u0027' AS ?x) SERVICE e:x { ?s ?p ?o } # '\n }",
    "SELECT * { { SELECT * { SERVICE <%s> { ?s ?p ?o } } } }",
    "ASK { FILTER EXISTS { SERVICE <%s> { ?s ?p ?o } } }",
    "CONSTRUCT { ?s ?p ?o } WHERE { SERVICE <%s> { ?s ?p ?o } }",
    "DESCRIBE ?s WHERE { SERVICE <%s> { ?s ?p ?o } }",
    "SELECT * { ?xervice ?qervice ?zervice SERVICE <%s> { ?s ?p ?o } }",
]


@pytest.mark.parametrize("query", SERVICES)
def test_service_is_never_asked(store: ox.Store, address: str, query: str) -> None:
    with pytest.raises(QueryError):
        list(sparql.ask(store, query % address))  # type: ignore[arg-type]  # a SELECT or CONSTRUCT, never an ASK


@pytest.mark.parametrize("query", SERVICES[:9])
def test_service_is_refused_by_name_and_place(store: ox.Store, query: str) -> None:
    query %= "urn:x:"
    with pytest.raises(RefusedError, match="never uses the network") as caught:
        sparql.ask(store, query)
    line, column = caught.value.line, caught.value.column
    assert line == 1
    assert column is not None
    assert query.upper()[column - 1 :].startswith("SERVICE")


@pytest.mark.parametrize("escaped", ["\\u0053ERVICE", "S\\u0045RVICE", "\\U00000053ervice"])
def test_service_is_refused_when_spelt_with_escapes(store: ox.Store, escaped: str) -> None:
    with pytest.raises(RefusedError, match="never uses the network"):
        sparql.ask(store, f"SELECT * {{ {escaped} <urn:x> {{ ?s ?p ?o }} }}")


@pytest.mark.parametrize(
    "query",
    [
        "SELECT ?service { ?service ?p ?o }",
        "SELECT $SERVICE { $SERVICE ?p ?o }",
        "PREFIX e: <urn:> SELECT * { ?s e:service|e:b ?o }",
        "PREFIX service: <urn:> SELECT * { ?s service:b ?o }",
        "SELECT * { ?s ?p ?o FILTER(?o != 'SERVICE <urn:x> {}') }",
        'SELECT * { ?s ?p ?o FILTER(?o != """a "SERVICE" {""") }',
        "SELECT * { ?s ?p ?o FILTER(?o != <http://example.org/SERVICE>) }",
        "SELECT * { ?s ?p ?o } # SERVICE <urn:x> {}",
        "SELECT ?service ?Service ?SERVICE { ?service ?Service ?SERVICE }",
        "SELECT * { ?service ?xervice ?Service }",
    ],
)
def test_the_word_service_is_allowed_where_it_asks_nobody(store: ox.Store, query: str) -> None:
    assert len(rows(sparql.ask(store, query))) == 1


@pytest.mark.parametrize("clause", ["FROM", "FROM NAMED"])
def test_a_graph_named_by_an_address_is_not_fetched(store: ox.Store, address: str, clause: str) -> None:
    assert rows(sparql.ask(store, f"SELECT * {clause} <{address}> {{ ?s ?p ?o }}")) == []


def test_python_sockets_are_not_used_either(store: ox.Store, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("a socket was opened")

    monkeypatch.setattr(socket, "socket", refuse)
    assert len(rows(sparql.ask(store, "SELECT * { ?s ?p ?o }"))) == 1


@pytest.mark.parametrize(
    ("word", "update"),
    [
        ("INSERT", "INSERT DATA { <urn:x> <urn:y> <urn:z> }"),
        ("INSERT", "# a comment\nPREFIX e: <urn:>\ninsert { ?s e:x ?o } WHERE { ?s ?p ?o }"),
        ("DELETE", "DELETE WHERE { ?s ?p ?o }"),
        ("LOAD", "LOAD <http://example.org/>"),
        ("CLEAR", "CLEAR ALL"),
        ("DROP", "DROP GRAPH <urn:g>"),
        ("CREATE", "CREATE GRAPH <urn:x>"),
        ("ADD", "ADD <urn:g> TO <urn:h>"),
        ("MOVE", "BASE <urn:> MOVE <urn:g> TO <urn:h>"),
        ("COPY", "COPY <urn:g> TO <urn:h>"),
        ("WITH", "WITH <urn:g> DELETE { ?s ?p ?o } WHERE { ?s ?p ?o }"),
    ],
)
def test_an_update_is_refused_by_its_name_and_changes_nothing(store: ox.Store, word: str, update: str) -> None:
    before = set(store)
    with pytest.raises(RefusedError, match=f"{word} would change the graph, which is read-only") as caught:
        sparql.ask(store, update)
    assert update.splitlines()[(caught.value.line or 0) - 1][(caught.value.column or 0) - 1 :].upper().startswith(word)
    assert set(store) == before


@pytest.mark.parametrize("name", ["delete", "insert", "add"])
def test_a_variable_may_be_called_like_an_update(store: ox.Store, name: str) -> None:
    assert len(rows(sparql.ask(store, f"SELECT ?{name} {{ ?{name} ?p ?o }}"))) == 1
