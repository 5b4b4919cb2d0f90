"""What a hostile client, or a hostile page in somebody's browser, may not reach."""

from __future__ import annotations

import socket
import threading
from typing import TYPE_CHECKING

import pytest

from lhl_graph.graph.sparql import MAX_LENGTH

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.server.conftest import Served
from tests.server.hostile import status


class Listener:
    """A port on loopback that counts who comes."""

    def __init__(self) -> None:
        self._socket = socket.create_server(("127.0.0.1", 0))
        self.port = self._socket.getsockname()[1]
        self.came = 0
        threading.Thread(target=self._accept, daemon=True).start()

    def _accept(self) -> None:
        while True:
            try:
                line, _ = self._socket.accept()
            except OSError:
                return
            self.came += 1
            line.close()

    def close(self) -> None:
        self._socket.shutdown(socket.SHUT_RDWR)
        self._socket.close()


@pytest.fixture
def listener() -> Iterator[Listener]:
    made = Listener()
    yield made
    made.close()


SERVICES = [
    "SELECT * WHERE {{ SERVICE <{url}> {{ ?s ?p ?o }} }}",
    "SELECT * WHERE {{ SERVICE SILENT <{url}> {{ ?s ?p ?o }} }}",
    "SELECT * WHERE {{ service\n<{url}>{{ ?s ?p ?o }} }}",
    "SELECT * WHERE {{ BIND (<{url}> AS ?x) SERVICE ?x {{ ?s ?p ?o }} }}",
    "PREFIX e: <{url}> SELECT * WHERE {{ SERVICE e: {{ ?s ?p ?o }} }}",
    "SELECT * WHERE {{ SERV\\u0049CE <{url}> {{ ?s ?p ?o }} }}",
    "SELECT * WHERE {{ SERVICE#\n<{url}> {{ ?s ?p ?o }} }}",
    'SELECT * WHERE {{ BIND ("SERVICE \\" <" AS ?z) SERVICE <{url}> {{ ?s ?p ?o }} }}',
    "CONSTRUCT {{ ?s ?p ?o }} WHERE {{ SERVICE <{url}> {{ ?s ?p ?o }} }}",
    "ASK {{ {{ SELECT * {{ SERVICE <{url}> {{ ?s ?p ?o }} }} }} }}",
]


@pytest.mark.parametrize("query", SERVICES)
def test_service_is_refused_and_nobody_is_asked(query: str, small_server: Served, listener: Listener) -> None:
    reply = small_server.ask(query.format(url=f"http://127.0.0.1:{listener.port}/sparql"))
    assert reply.status_code in (400, 403)
    assert listener.came == 0


@pytest.mark.parametrize("query", SERVICES)
def test_with_another_host_allowed_it_still_is(query: str, friendly: Served, listener: Listener) -> None:
    reply = friendly.ask(query.format(url=f"http://127.0.0.1:{listener.port}/sparql"))
    assert reply.status_code in (400, 403)
    assert listener.came == 0


@pytest.mark.parametrize(
    "address",
    [
        "http://sparql.example@127.0.0.1:{port}/",
        "http://127.0.0.1:{port}/sparql.example",
        "http://127.0.0.1:{port}#sparql.example",
        "http://127.0.0.1:{port}?sparql.example",
        "http://sparql.example.127.0.0.1:{port}/",
        "file:///etc/passwd",
    ],
)
def test_an_address_that_only_looks_like_the_allowed_one_is_refused(
    address: str, friendly: Served, listener: Listener
) -> None:
    reply = friendly.ask(f"SELECT * {{ SERVICE <{address.format(port=listener.port)}> {{ ?s ?p ?o }} }}")
    assert reply.status_code == 403
    assert listener.came == 0


def test_nothing_is_fetched_by_from_or_load(small_server: Served, listener: Listener, tmp_path: Path) -> None:
    secret = tmp_path / "secret.ttl"
    secret.write_text("<urn:a> <urn:b> <urn:c> .", encoding="utf-8")
    for address in (f"http://127.0.0.1:{listener.port}/x", secret.as_uri()):
        for kind in ("FROM", "FROM NAMED"):
            reply = small_server.ask(f"SELECT * {kind} <{address}> WHERE {{ ?s ?p ?o }}")
            assert reply.status_code == 400
            assert "nothing is fetched" in reply.text
        for parameter in ("default-graph-uri", "named-graph-uri"):
            assert small_server.ask("ASK { ?s ?p ?o }", **{parameter: address}).status_code == 400
        assert small_server.ask(f"LOAD <{address}>").status_code == 403
        assert small_server.client.post("/sparql", data={"update": f"LOAD <{address}>"}).status_code == 403
    assert listener.came == 0


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * " + "{ " * 5000 + "}" * 5000,
        "SELECT * WHERE { ?s ?p ?o FILTER (" + "(" * 5000 + "1" + ")" * 5000 + ") }",
        "SELECT * WHERE { ?s " + "^" * 3000 + "lhl:goal ?o }",
        "ASK { " + "{} UNION " * 3000 + "{} }",
        "ASK { FILTER (" + "!" * 5000 + "true) }",
        "\x00" * 1000,
        "SELECT * { ?s ?p '" + "\\" * 999,
    ],
)
def test_a_query_that_could_crash_a_parser_is_a_clean_no(query: str, small_server: Served) -> None:
    assert 400 <= small_server.ask(query).status_code < 500
    assert small_server.ask("ASK {}").status_code == 200


def test_a_query_of_ten_megabytes_is_not_read_to_its_end(small_server: Served) -> None:
    large = b"ASK {} #" + b"x" * 10_000_000
    for kind, body in (
        ("application/sparql-query", large),
        ("application/x-www-form-urlencoded", b"query=" + large),
    ):
        assert status(small_server, b"POST /sparql", kind, body) == 413
    assert small_server.ask("ASK {} #" + "x" * (MAX_LENGTH + 1)).status_code == 413
    assert small_server.ask("ASK {} #" + "x" * (MAX_LENGTH - 20)).status_code == 200
