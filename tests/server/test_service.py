"""SERVICE on purpose: hosts that were named may be asked, by way of a relay that goes nowhere else."""

from __future__ import annotations

import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING

import pytest

from tests.server.conftest import Served

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lhl_graph.reading.repository import Repository

COUNT = "SELECT (COUNT(*) AS ?n) WHERE { ?s a lhl:Goal }"


class Elsewhere(ThreadingHTTPServer):
    """A server that redirects to an address of the test's choice, or answers nonsense."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Answer)
        self.location = ""
        self.came: list[str] = []
        threading.Thread(target=self.serve_forever, daemon=True).start()

    @property
    def host(self) -> str:
        return f"127.0.0.1:{self.server_address[1]}"


class _Answer(BaseHTTPRequestHandler):
    server: Elsewhere

    def do_POST(self) -> None:
        self.server.came.append(self.rfile.read(int(self.headers["Content-Length"])).decode())
        self.send_response(307 if self.server.location else 200)
        if self.server.location:
            self.send_header("Location", self.server.location)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture(scope="module")
def listening() -> Iterator[Elsewhere]:
    made = Elsewhere()
    yield made
    made.shutdown()
    made.server_close()


@pytest.fixture
def elsewhere(listening: Elsewhere) -> Elsewhere:
    """It redirects nowhere, and nobody has come yet."""
    listening.location = ""
    listening.came.clear()
    return listening


@pytest.fixture(scope="module")
def served(
    three: Repository, listening: Elsewhere, small_server: Served, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Served]:
    """A server that may ask elsewhere, and another of its kind."""
    hosts = [f"--allow-service={host}" for host in (listening.host, f"127.0.0.1:{small_server.port}")]
    started = Served(three.root, tmp_path_factory.mktemp("asking") / "log", *hosts)
    yield started
    started.stop()


def test_a_host_that_was_named_is_asked(served: Served, small_server: Served) -> None:
    there = small_server.rows(COUNT)
    query = f"SELECT ?n {{ SERVICE <{small_server.url}/sparql> {{ {COUNT} }} }}"
    assert served.rows(query) == there
    both = f"SELECT ?n ?m {{ SERVICE <{small_server.url}/sparql> {{ {COUNT} }} {{ {COUNT.replace('?n', '?m')} }} }}"
    assert served.rows(both) == [{"n": there[0]["n"], "m": there[0]["n"]}]


def test_a_redirect_is_not_followed(served: Served, elsewhere: Elsewhere, small_server: Served) -> None:
    elsewhere.location = f"{small_server.url}/sparql"
    reply = served.ask(f"SELECT * {{ SERVICE <http://{elsewhere.host}/> {{ ?s ?p ?o }} }}")
    assert len(elsewhere.came) == 1
    assert reply.status_code == 400
    assert "502" in reply.text
    assert served.health()["idle"] == 2, "no worker ended by it"


def test_a_silent_service_that_fails_gives_no_rows_and_no_error(served: Served, elsewhere: Elsewhere) -> None:
    reply = served.ask(f"SELECT (1 AS ?x) {{ SERVICE SILENT <http://{elsewhere.host}/> {{ ?s ?p ?o }} }}")
    assert reply.status_code == 200
    assert len(elsewhere.came) == 1


def test_one_that_is_not_named_is_refused_beside_one_that_is(friendly: Served, elsewhere: Elsewhere) -> None:
    reply = friendly.ask(
        f"ASK {{ SERVICE <http://sparql.example/> {{ ?s ?p ?o }} SERVICE <http://{elsewhere.host}/> {{ ?a ?b ?c }} }}"
    )
    assert reply.status_code == 403
    assert "sparql.example" in reply.text
    assert elsewhere.came == []


def test_a_service_inside_a_service_is_not_passed_on(served: Served, elsewhere: Elsewhere) -> None:
    inner = f"SERVICE <http://{elsewhere.host}/inner> {{ ?s ?p ?o }}"
    reply = served.ask(f"SELECT * {{ SERVICE <http://{elsewhere.host}/> {{ {inner} }} }}")
    assert reply.status_code >= 400
    assert elsewhere.came == []


def test_nobody_fills_the_memory_through_the_relay(friendly: Served) -> None:
    assert friendly.client.post("/relay/x", content=b"x" * 4_000_000).status_code == 413
    assert friendly.client.post("/relay/x", content=b"x").status_code == 404
