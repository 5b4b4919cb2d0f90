"""SERVICE on purpose: hosts that were named may be asked, by way of a relay that goes nowhere else."""

from __future__ import annotations

import contextlib
import socket
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING

import pytest

from lhl_graph.errors import RefusedError
from lhl_graph.server.problem import ProblemError
from lhl_graph.server.service import Relay

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.server.conftest import Serve, Served

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


@pytest.fixture
def elsewhere() -> Iterator[Elsewhere]:
    made = Elsewhere()
    yield made
    made.shutdown()
    made.server_close()


def test_a_host_that_was_named_is_asked(serve: Serve, small_server: Served) -> None:
    served = serve("--allow-service", f"127.0.0.1:{small_server.port}")
    there = small_server.rows(COUNT)
    query = f"SELECT ?n {{ SERVICE <{small_server.url}/sparql> {{ {COUNT.replace('lhl:', 'lhl:')} }} }}"
    assert served.rows(query) == there
    both = f"SELECT ?n ?m {{ SERVICE <{small_server.url}/sparql> {{ {COUNT} }} {{ {COUNT.replace('?n', '?m')} }} }}"
    assert served.rows(both) == [{"n": there[0]["n"], "m": there[0]["n"]}]


def test_a_redirect_is_not_followed(serve: Serve, elsewhere: Elsewhere, small_server: Served) -> None:
    elsewhere.location = f"{small_server.url}/sparql"
    served = serve("--allow-service", elsewhere.host)
    reply = served.ask(f"SELECT * {{ SERVICE <http://{elsewhere.host}/> {{ ?s ?p ?o }} }}")
    assert len(elsewhere.came) == 1
    assert reply.status_code == 400
    assert "502" in reply.text
    assert served.health()["idle"] == 2, "no worker ended by it"


def test_a_silent_service_that_fails_gives_no_rows_and_no_error(serve: Serve, elsewhere: Elsewhere) -> None:
    served = serve("--allow-service", elsewhere.host)
    reply = served.ask(f"SELECT (1 AS ?x) {{ SERVICE SILENT <http://{elsewhere.host}/> {{ ?s ?p ?o }} }}")
    assert reply.status_code == 200
    assert len(elsewhere.came) == 1


def test_one_that_is_not_named_is_refused_beside_one_that_is(serve: Serve, elsewhere: Elsewhere) -> None:
    served = serve("--allow-service", "sparql.example")
    reply = served.ask(
        f"ASK {{ SERVICE <http://sparql.example/> {{ ?s ?p ?o }} SERVICE <http://{elsewhere.host}/> {{ ?a ?b ?c }} }}"
    )
    assert reply.status_code == 403
    assert "sparql.example" in reply.text
    assert elsewhere.came == []


def test_a_service_inside_a_service_is_not_passed_on(serve: Serve, elsewhere: Elsewhere) -> None:
    served = serve("--allow-service", elsewhere.host)
    inner = f"SERVICE <http://{elsewhere.host}/inner> {{ ?s ?p ?o }}"
    reply = served.ask(f"SELECT * {{ SERVICE <http://{elsewhere.host}/> {{ {inner} }} }}")
    assert reply.status_code >= 400
    assert elsewhere.came == []


def test_a_relay_forgets_what_no_query_asks_any_more() -> None:
    relay = Relay(["sparql.example"], 1)
    relay.origin = "http://127.0.0.1:1"
    text, names = relay.rewrite("ASK { SERVICE <http://sparql.example/x?y=1> { ?s ?p ?o } }")
    assert "sparql.example" not in text
    assert names[0] in text
    relay.forget(names)
    with pytest.raises(Exception, match="no query"):
        relay.fetch(names[0], "GET", {}, b"", "")


def test_the_word_in_a_string_or_name_is_left_alone() -> None:
    relay = Relay(["sparql.example"], 1)
    for text in (
        'SELECT * { ?s rdfs:label "SERVICE <http://a/>" }',
        "SELECT ?service { ?service ?p ?o }",
        "SELECT * { ?s ?p <http://a/SERVICE> } # SERVICE <http://a/>",
        "PREFIX service: <urn:s:> SELECT * { ?s service:x ?o }",
    ):
        assert relay.rewrite(text).text == text


def test_an_allowed_name_covers_all_ports_and_a_name_with_port_just_that() -> None:
    everywhere, one = Relay(["a.example"], 1), Relay(["a.example:81"], 1)
    query = "ASK {{ SERVICE <http://a.example{port}/> {{ ?s ?p ?o }} }}"
    for port in ("", ":81", ":82"):
        assert everywhere.rewrite(query.format(port=port)).names
    assert one.rewrite(query.format(port=":81")).names
    with pytest.raises(RefusedError, match="may ask"):
        one.rewrite(query.format(port=":82"))


@pytest.mark.parametrize("address", ["http://[x/", "http://sparql.example:99999/", "http://sparql.example:x/"])
def test_an_address_that_is_none_is_refused(address: str) -> None:
    with pytest.raises(RefusedError, match="not an address"):
        Relay(["sparql.example"], 1).rewrite(f"ASK {{ SERVICE <{address}> {{ ?s ?p ?o }} }}")


def test_a_query_that_is_refused_leaves_no_relay_open(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("secrets.token_urlsafe", lambda _: "known")
    relay = Relay(["sparql.example"], 1)
    with pytest.raises(RefusedError):
        relay.rewrite("ASK { SERVICE <http://sparql.example/> { ?a ?b ?c } SERVICE <http://other/> { ?s ?p ?o } }")
    with pytest.raises(ProblemError, match="no query"):
        relay.fetch("known", "GET", {}, b"", "")


def fetched(answer: bytes, drop: float = 0.0, path: str = "/") -> tuple[tuple[int, str, bytes], bytes]:
    """Ask a server that says this, `drop` seconds a byte; give what came of it, and what the server was asked."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        asked: list[bytes] = []

        def serve() -> None:
            with contextlib.suppress(OSError), listener.accept()[0] as line:
                asked.append(line.recv(10_000))
                for each in (answer,) if not drop else (answer[at : at + 1] for at in range(len(answer))):
                    line.sendall(each)
                    time.sleep(drop)

        threading.Thread(target=serve, daemon=True).start()
        relay = Relay(["127.0.0.1"], 0.5)
        port = listener.getsockname()[1]
        _, names = relay.rewrite(f"ASK {{ SERVICE <http://127.0.0.1:{port}{path}> {{ ?s ?p ?o }} }}")
        return relay.fetch(names[0], "GET", {}, b"", ""), asked[0]


def test_an_address_may_have_letters_beyond_ascii() -> None:
    answer, asked = fetched(b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok", path="/sp\u00f8r?a=b%20c")
    assert answer == (200, "", b"ok")
    assert asked.startswith(b"GET /sp%C3%B8r?a=b%20c HTTP/1.1\r\n")


@pytest.mark.parametrize(
    "answer",
    [
        b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nok",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nok\r\n",
        b"HTTP/1.0 200 OK\r\nContent-Type: application/sparql-results+xml\r\n\r\n<sparql><head/><results><result/>",
    ],
)
def test_an_answer_that_breaks_off_is_none(answer: bytes) -> None:
    with pytest.raises(ProblemError, match=r"breaks off|IncompleteRead"):
        fetched(answer)


def test_an_answer_drop_by_drop_is_given_up() -> None:
    with pytest.raises(ProblemError, match=r"longer than 0.5 s"):
        fetched(b"HTTP/1.1 200 OK\r\n\r\n" + b"x" * 200, drop=0.01)


def test_nobody_fills_the_memory_through_the_relay(serve: Serve) -> None:
    served = serve("--allow-service", "sparql.example")
    assert served.client.post("/relay/x", content=b"x" * 4_000_000).status_code == 413
    assert served.client.post("/relay/x", content=b"x").status_code == 404
