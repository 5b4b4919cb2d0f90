"""The relay alone, without a server around it: whom it asks, what it hands on, and what it says when it fails."""

from __future__ import annotations

import contextlib
import socket
import threading
import time
from typing import TYPE_CHECKING

import pytest

from lhl_graph.errors import RefusedError
from lhl_graph.server import service
from lhl_graph.server.problem import ProblemError
from lhl_graph.server.service import Relay

if TYPE_CHECKING:
    from collections.abc import Iterator

PLAIN = b"HTTP/1.1 %d X\r\nContent-Type: text/plain\r\nContent-Length: 2\r\n\r\nok"


class There:
    """A server that gives one answer, with a `pause` after each byte, and keeps what it was asked."""

    def __init__(self, listener: socket.socket) -> None:
        self.answer = PLAIN % 200
        self.pause = 0.0
        self.patience = 5.0
        self.asked = b""
        self._listener = listener
        self.address = f"127.0.0.1:{listener.getsockname()[1]}"
        threading.Thread(target=self._serve, daemon=True).start()

    def _serve(self) -> None:
        with contextlib.suppress(OSError), self._listener.accept()[0] as line:
            self.asked = line.recv(10_000)
            if self.asked.startswith(b"POST") and self.asked.endswith(b"\r\n\r\n"):
                self.asked += line.recv(10_000)  # a body comes after its headers, in a piece of its own
            step = 1 if self.pause else len(self.answer)
            for at in range(0, len(self.answer), step):
                line.sendall(self.answer[at : at + step])
                time.sleep(self.pause)

    def fetch(self, path: str = "/", query: str = "", body: bytes = b"", **headers: str) -> tuple[int, str, bytes]:
        relay = Relay(["127.0.0.1"], self.patience)
        relay.origin = "http://relay"
        _, names = relay.rewrite(f"ASK {{ SERVICE <http://{self.address}{path}> {{ ?s ?p ?o }} }}")
        method = "POST" if body else "GET"
        return relay.fetch(names[0], method, {k.replace("_", "-"): v for k, v in headers.items()}, body, query)


@pytest.fixture
def there() -> Iterator[There]:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        yield There(listener)


@pytest.mark.parametrize(
    ("path", "query", "asked"),
    [
        ("", "", b"GET / "),
        ("/x", "", b"GET /x "),
        ("/x?a=1", "", b"GET /x?a=1 "),
        ("/x", "b=2", b"GET /x?b=2 "),
        ("/x?a=1", "b=2", b"GET /x?a=1&b=2 "),
    ],
)
def test_what_the_address_and_the_query_ask_for_is_asked_together(
    there: There, path: str, query: str, asked: bytes
) -> None:
    assert there.fetch(path, query) == (200, "text/plain", b"ok")
    assert there.asked.startswith(asked)


def test_an_address_may_have_letters_beyond_ascii(there: There) -> None:
    there.fetch("/sp\u00f8r?a=b%20c")
    assert there.asked.startswith(b"GET /sp%C3%B8r?a=b%20c HTTP/1.1\r\n")


def test_the_body_and_the_headers_of_the_protocol_are_handed_on_and_no_other(there: There) -> None:
    there.fetch(body=b"ASK {}", accept="text/csv", content_type="application/sparql-query", cookie="secret")
    head, _, body = there.asked.partition(b"\r\n\r\n")
    assert head.startswith(b"POST / ")
    assert b"accept: text/csv" in head
    assert b"content-type: application/sparql-query" in head
    assert b"secret" not in head
    assert body == b"ASK {}"


def test_a_request_without_a_body_says_none(there: There) -> None:
    there.fetch()
    assert b"content-length" not in there.asked.lower()


@pytest.mark.parametrize("status", [300, 404, 500])
def test_an_answer_that_is_no_success_is_told_with_its_status(there: There, status: int) -> None:
    there.answer = PLAIN % status
    with pytest.raises(ProblemError, match=f"^{there.address} answered {status}; redirects are not followed$") as error:
        there.fetch()
    assert error.value.status == 502


def test_a_success_of_any_kind_is_handed_on(there: There) -> None:
    there.answer = PLAIN % 299
    assert there.fetch()[0] == 299


def test_a_server_that_cannot_be_asked_is_named(there: There) -> None:
    there.answer = b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nok"
    said = rf"^{there.address} cannot be asked \(IncompleteRead\(0 bytes read, 7 more expected\)\)$"
    with pytest.raises(ProblemError, match=said) as error:
        there.fetch()
    assert error.value.status == 502


def test_an_answer_in_pieces_that_breaks_off_is_none(there: There) -> None:
    there.answer = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nok\r\n"
    with pytest.raises(ProblemError, match="IncompleteRead"):
        there.fetch()


def test_an_answer_drop_by_drop_is_given_up(there: There) -> None:
    there.answer, there.pause, there.patience = b"HTTP/1.1 200 OK\r\n\r\n" + b"x" * 200, 0.01, 0.5
    with pytest.raises(ProblemError, match=r"longer than 0.5 s"):
        there.fetch()


def test_an_answer_that_breaks_off_without_saying_so_is_told(there: There) -> None:
    there.answer = b"HTTP/1.0 200 OK\r\nContent-Type: application/sparql-results+xml\r\n\r\n<sparql>"
    with pytest.raises(ProblemError, match=f"^the answer of {there.address} breaks off before its end$") as error:
        there.fetch()
    assert error.value.status == 502


@pytest.mark.parametrize("largest", [2, 1])
def test_an_answer_may_be_as_large_as_the_limit(there: There, monkeypatch: pytest.MonkeyPatch, largest: int) -> None:
    monkeypatch.setattr(service, "_LARGEST", largest)
    if largest == 2:
        assert there.fetch()[2] == b"ok"
    else:
        with pytest.raises(ProblemError, match="its answer is larger than 1 bytes"):
            there.fetch()


@pytest.mark.parametrize("where", ["query", "body"])
def test_a_service_of_the_relay_itself_is_not_passed_on(there: There, where: str) -> None:
    inner = "SERVICE <http://relay/relay/x> {}"
    with pytest.raises(ProblemError, match=r"^a SERVICE inside a SERVICE is not passed on$") as error:
        there.fetch(query=inner) if where == "query" else there.fetch(body=inner.encode())
    assert error.value.status == 400
    assert there.asked == b""


def test_a_name_that_no_query_has_is_not_found() -> None:
    with pytest.raises(ProblemError, match=r"^no query of this server asks that$") as error:
        Relay(["a.example"], 1).fetch("guessed", "GET", {}, b"", "")
    assert error.value.status == 404


@pytest.mark.parametrize(
    ("service", "said"),
    [
        ("?x", "SERVICE needs an address in angle brackets, not a variable or a short name"),
        ("e:x", "SERVICE needs an address in angle brackets, not a variable or a short name"),
        ("<ftp://a.example/>", "SERVICE <ftp://a.example/>: not an address that can be asked"),
        ("<http://me@a.example/>", "SERVICE <http://me@a.example/>: not an address that can be asked"),
        ("<http://a.example:0/>", "SERVICE <http://a.example:0/>: not an address that can be asked"),
        ("<http://a.example:99999/>", "SERVICE <http://a.example:99999/>: not an address that can be asked"),
        ("<http://a.example:x/>", "SERVICE <http://a.example:x/>: not an address that can be asked"),
        ("<http://[x/>", "SERVICE <http://[x/>: not an address that can be asked"),
        ("<http:///x>", "SERVICE <http:///x>: not an address that can be asked"),
        ("<http://c.example:8/>", "SERVICE may ask a.example, b.example here, not c.example:8"),
    ],
)
def test_whom_a_service_may_not_ask_is_told_at_its_place(service: str, said: str) -> None:
    with pytest.raises(RefusedError) as error:
        Relay(["b.example", "A.example"], 1).rewrite(f"ASK {{\n  SERVICE {service} {{ ?s ?p ?o }} }}")
    assert str(error.value) == f"line 2, column 3: {said}"


def test_the_label_service_is_told_where_names_are() -> None:
    with pytest.raises(RefusedError, match=r"there is no label service here; names are in rdfs:label") as error:
        Relay(["a.example"], 1).rewrite("ASK { SERVICE wikibase:label { ?s ?p ?o } }")
    assert (error.value.line, error.value.column) == (1, 7)


def test_hosts_are_the_same_in_capitals_and_each_service_has_a_name_of_its_own() -> None:
    relay = Relay(["A.example"], 1)
    relay.origin = "http://relay"
    address = "SERVICE SILENT <https://a.EXAMPLE/x>"
    text, names = relay.rewrite(f"ASK {{ {address} {{ ?s ?p ?o }} {address} {{ ?p ?o ?s }} }}")
    one, two = names
    assert text == (
        f"ASK {{ SERVICE SILENT <http://relay/relay/{one}> {{ ?s ?p ?o }} "
        f"SERVICE SILENT <http://relay/relay/{two}> {{ ?p ?o ?s }} }}"
    )
    assert one != two


def test_a_relay_without_hosts_is_none() -> None:
    assert Relay(["a.example"], 1)
    assert not Relay([], 1)


def test_a_name_may_be_forgotten_twice() -> None:
    relay = Relay(["a.example"], 1)
    for _ in range(2):
        relay.forget(["guessed"])


def test_a_relay_forgets_what_no_query_asks_any_more() -> None:
    relay = Relay(["sparql.example"], 1)
    relay.origin = "http://127.0.0.1:1"
    text, names = relay.rewrite("ASK { SERVICE <http://sparql.example/x?y=1> { ?s ?p ?o } }")
    assert "sparql.example" not in text
    assert names[0] in text
    relay.forget(names)
    with pytest.raises(ProblemError, match="no query"):
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


def test_a_query_that_is_refused_leaves_no_relay_open(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("secrets.token_urlsafe", lambda _: "known")
    relay = Relay(["sparql.example"], 1)
    with pytest.raises(RefusedError):
        relay.rewrite("ASK { SERVICE <http://sparql.example/> { ?a ?b ?c } SERVICE <http://other/> { ?s ?p ?o } }")
    with pytest.raises(ProblemError, match="no query"):
        relay.fetch("known", "GET", {}, b"", "")
