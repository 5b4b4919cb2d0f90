"""What a server does wrong is one line with its address; what may pass is tried again; nothing goes to another host."""

from __future__ import annotations

import json
import socket
import time
import warnings
from typing import TYPE_CHECKING, Any

import pytest

from lhl_graph.errors import EndpointError, InputError, QueryError, RefusedError
from lhl_graph.remote import connection
from lhl_graph.remote.endpoint import Endpoint

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.remote.conftest import Answer, Request, Serve, Server

JSON = {"Content-Type": "application/sparql-results+json"}
TRUE: Answer = {"headers": JSON, "body": b'{"head": {}, "boolean": true}'}


@pytest.fixture
def serve_in_turn(serve: Serve) -> Callable[..., Server]:
    """Starts a server that gives these answers one after the other, the last one ever after."""

    def start(*answers: Answer) -> Server:
        left = list(answers)
        return serve(lambda _: left.pop(0) if len(left) > 1 else left[0])

    return start


def ask(server: Server | str, **options: Any) -> bool:
    url = server if isinstance(server, str) else server.url
    return bool(Endpoint(url, dataset=(), **options).ask("ASK { ?s ?p ?o }"))


@pytest.mark.parametrize("status", [429, 502, 503, 504])
def test_a_busy_server_is_asked_again(serve_in_turn: Callable[..., Server], status: int) -> None:
    server = serve_in_turn({"status": status}, TRUE)
    assert ask(server)
    assert len(server.asked) == 2


def test_a_server_is_given_the_time_it_asks_for_within_bounds(
    serve_in_turn: Callable[..., Server], monkeypatch: pytest.MonkeyPatch
) -> None:
    server, start = serve_in_turn({"status": 503, "headers": {"Retry-After": "1"}}, TRUE), time.monotonic()
    assert ask(server)
    assert time.monotonic() - start >= 1
    monkeypatch.setattr(connection, "LONGEST_WAIT", 0.2)
    server, start = serve_in_turn({"status": 503, "headers": {"Retry-After": "86400"}}, TRUE), time.monotonic()
    assert ask(server)
    assert time.monotonic() - start < 20


def test_a_server_that_stays_busy_is_given_up(
    serve_in_turn: Callable[..., Server], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connection, "LONGEST_WAIT", 0.01)
    server = serve_in_turn({"status": 503, "body": b"maintenance\nuntil noon"})
    with pytest.raises(EndpointError, match=rf"{server.url}: 503 Service Unavailable: maintenance until noon$"):
        ask(server)
    assert len(server.asked) == 1 + connection.TRIES


@pytest.mark.parametrize("status", [400, 403, 404, 500])
def test_what_will_not_pass_is_not_tried_again(serve_in_turn: Callable[..., Server], status: int) -> None:
    page = b"<html><head><style>p {}</style></head><body><h1>No</h1> such <b>thing</b></body></html>"
    server = serve_in_turn({"status": status, "headers": {"Content-Type": "text/html"}, "body": page})
    with pytest.raises(EndpointError, match=rf": {status} [A-Za-z ]+: No such thing$"):
        ask(server)
    assert len(server.asked) == 1


def test_a_slow_answer_is_given_up_and_not_asked_for_again(serve: Serve) -> None:
    server = serve(lambda _: {**TRUE, "wait": 1.0})
    with pytest.raises(EndpointError, match=r"no whole answer within 0.2 seconds; --timeout"):
        ask(server, timeout=0.2)
    assert len(server.asked) == 1


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        ({**TRUE, "length": 1000}, "breaks off before its end"),
        ({"headers": JSON, "body": b""}, "cannot be read"),
        ({"headers": JSON, "body": b"\xff\xfe\x00"}, "cannot be read"),
        ({"headers": JSON, "body": b'{"head": {"vars": ["x"]}, "results": {"bindings": []}}'}, "ASK with rows"),
        ({"headers": {"Content-Type": "text/html"}, "body": b"<p>Log in"}, "text/html instead of SPARQL results: Log"),
        ({"headers": {"Content-Type": "text/csv"}, "body": b"x\r\n1"}, "text/csv instead of SPARQL results"),
        ({"headers": {}, "body": b"true"}, "no media type instead of"),
        ({"status": 206, "headers": JSON, "body": TRUE["body"]}, "the server's time was up"),
        ({"headers": {**JSON, "X-SQL-State": "S1TAT"}, "body": TRUE["body"]}, "the server's time was up"),
        ({"status": 301}, "the server leads to"),
        ({"status": 302, "headers": {"Location": "http://example.org/sparql"}}, "leads to http://example.org/sparql;"),
        ({"status": 307, "headers": {"Location": "http://127.0.0.1:1/sparql"}}, "leads to http://127.0.0.1:1/sparql"),
        ({"status": 308, "headers": {"Location": "file:///etc/passwd"}}, "leads to file:///etc/passwd"),
        ({"status": 308, "headers": {"Location": "/sparql"}}, "from one address to the next"),
        ({"status": 401, "headers": {"WWW-Authenticate": "Basic"}}, "--user and --password-env"),
    ],
)
def test_a_wrong_answer_is_one_line(serve: Serve, answer: Answer, said: str) -> None:
    server = serve(lambda _: answer)
    with pytest.raises(EndpointError, match=said) as caught:
        ask(server)
    assert str(caught.value).startswith("http://127.0.0.1:")
    assert "\n" not in str(caught.value)
    assert caught.value.exit_code == 1


@pytest.mark.parametrize("end", [b'\xe6"}}]}}', b'x"}}, {"x"', b'x"}}', b'"}, {}, 7]]'])
def test_rows_that_break_off_or_are_no_text_are_one_line(serve: Serve, end: bytes) -> None:
    rows = b'{"head": {"vars": ["x"]}, "results": {"bindings": [{"x": {"type": "literal", "value": "' + end
    server = serve(lambda _: {"headers": JSON, "body": rows})
    with pytest.raises(EndpointError, match="cannot be read"):
        Endpoint(server.url, dataset=()).ask("SELECT ?x { ?x ?y ?z }")


def test_other_variables_than_asked_for_are_an_error(serve: Serve) -> None:
    rows = b'{"head": {"vars": ["y"]}, "results": {"bindings": []}}'
    with pytest.raises(EndpointError, match="other variables"):
        Endpoint(serve(lambda _: {"headers": JSON, "body": rows}).url, dataset=()).ask("SELECT ?x { ?x ?y ?z }")


def test_an_address_on_the_same_host_is_followed_with_the_query(serve: Serve) -> None:
    def answer(request: Request) -> Answer:
        return TRUE if request.path == "/new" else {"status": 301, "headers": {"Location": "/new"}}

    server = serve(answer)
    assert ask(server)
    assert [request.form["query"] for request in server.asked] == [server.asked[0].form["query"]] * 2


def test_a_huge_answer_is_left_unread(serve: Serve, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connection, "LARGEST", 1024**2)
    server = serve(lambda _: {"headers": JSON, "body": b" " * 3 * 1024**2})
    with pytest.raises(EndpointError, match="larger than 1 MB"):
        ask(server)


def test_a_bomb_is_measured_unpacked(serve: Serve, monkeypatch: pytest.MonkeyPatch) -> None:
    import gzip

    monkeypatch.setattr(connection, "LARGEST", 1024**2)
    server = serve(
        lambda _: {"headers": {**JSON, "Content-Encoding": "gzip"}, "body": gzip.compress(b" " * 3 * 1024**2)}
    )
    with pytest.raises(EndpointError, match="larger than 1 MB"):
        ask(server)


def test_where_nobody_listens_is_said_in_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connection, "LONGEST_WAIT", 0.01)
    with pytest.raises(EndpointError, match=r"^http://127.0.0.1:1/sparql: no connection \(connection refused\)$"):
        ask("http://127.0.0.1:1/sparql")

    def unknown(*_: object) -> None:
        raise socket.gaierror(-2, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", unknown)
    with pytest.raises(EndpointError, match=r"^http://nowhere.invalid/sparql: no host is called that$"):
        ask("http://nowhere.invalid/sparql")


@pytest.mark.parametrize(
    "url",
    [
        "", "sparql", "127.0.0.1:8000/sparql", "ftp://127.0.0.1/", "file:///etc/passwd", "http://", "http:///sparql",
        "http://host:99999/", "http://ho st/", "http://host/\n", "http://[::1/", "javascript:alert(1)", "http://h/<x>",
    ],
)  # fmt: skip
def test_a_bad_address_is_wrong_use(url: str) -> None:
    with pytest.raises(InputError):
        Endpoint(url)


def test_a_password_stays_out_of_addresses_and_messages(serve: Serve) -> None:
    with pytest.raises(InputError, match="leave the password out") as caught:
        Endpoint("http://me:secret@127.0.0.1/sparql")
    assert "secret" not in str(caught.value)
    server = serve(lambda _: {"status": 500, "body": b"no"})
    with pytest.raises(EndpointError) as failed:
        ask(server.url + "?apikey=secret")
    assert "secret" not in str(failed.value)


def test_a_password_is_sent_when_asked_for_and_only_then(serve: Serve) -> None:
    def answer(request: Request) -> Answer:
        if "Authorization" in request.headers:
            return TRUE
        return {"status": 401, "headers": {"WWW-Authenticate": 'Basic realm="x"'}}

    server = serve(answer)
    assert ask(server, user="æ", password="ø")
    assert [request.headers.get("Authorization") for request in server.asked] == [None, "Basic w6Y6w7g="]
    quiet = serve(lambda _: TRUE)
    assert ask(quiet, user="me", password="secret")
    assert "Authorization" not in quiet.asked[0].headers


def test_what_netrc_knows_is_kept(serve: Serve, tmp_path: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "netrc").write_text("machine 127.0.0.1 login me password secret\n", encoding="ascii")
    monkeypatch.setenv("NETRC", str(tmp_path / "netrc"))
    server = serve(lambda _: TRUE)
    assert ask(server)
    assert "Authorization" not in server.asked[0].headers


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("SELECT nonsense", QueryError),
        ("SELECT * { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }", RefusedError),
        ("DELETE WHERE { ?s ?p ?o }", RefusedError),
        ("SELECT * { ?s unknown:p ?o }", QueryError),
    ],
)
def test_a_query_with_faults_is_not_sent(serve: Serve, text: str, kind: type[Exception]) -> None:
    server = serve(lambda _: TRUE)
    with pytest.raises(kind):
        Endpoint(server.url).ask(text)
    assert server.asked == []


def test_columns_come_as_the_query_names_them(serve: Serve) -> None:
    cells = {name: {"type": "literal", "value": name} for name in "ab"}
    body = json.dumps({"head": {"vars": ["b", "a"]}, "results": {"bindings": [cells]}}).encode()
    found = Endpoint(serve(lambda _: {"headers": JSON, "body": body}).url, dataset=()).ask("SELECT ?a ?b { ?a ?p ?b }")
    assert [[term.value for term in row] for row in found] == [["a", "b"]]  # type: ignore[union-attr]  # no triple stands in another here


XML = (
    b'<?xml version="1.0"?><sparql xmlns="http://www.w3.org/2005/sparql-results#">'
    b'<head><variable name="x"/></head><results>'
)
ROW = b'<result><binding name="x"><literal>1</literal></binding></result>'


def test_rows_in_xml_that_break_off_are_an_error(serve: Serve) -> None:
    headers = {"Content-Type": "application/sparql-results+xml"}
    query, end = "SELECT ?x { ?x ?y ?z }", b"</results></sparql>"
    whole = Endpoint(serve(lambda _: {"headers": headers, "body": XML + ROW + end}).url, dataset=())
    assert len(list(whole.ask(query))) == 1  # type: ignore[arg-type]  # a SELECT or CONSTRUCT, never an ASK
    with pytest.raises(EndpointError, match="XML breaks off"):
        Endpoint(serve(lambda _: {"headers": headers, "body": XML + ROW}).url, dataset=()).ask(query)


def test_an_answer_drop_by_drop_is_given_up(serve: Serve) -> None:
    server = serve(lambda _: {**TRUE, "body": b" " * 100 + TRUE["body"], "drop": 0.05})
    start = time.monotonic()
    with pytest.raises(EndpointError, match=r"no whole answer within 0\.5 seconds"):
        ask(server, timeout=0.5)
    assert time.monotonic() - start < 3


def test_a_place_that_a_server_leads_to_does_not_write_on_the_terminal(serve: Serve) -> None:
    server = serve(lambda _: {"status": 302, "headers": {"Location": "http://x.example/\x1b[31mred"}})
    with pytest.raises(EndpointError, match="leads to") as caught:
        ask(server)
    assert "\x1b" not in str(caught.value)


@pytest.mark.parametrize(
    ("challenge", "host", "warned"),
    [
        ("Basic", "my.example", True),
        ("Basic", "127.0.0.1", False),
        ('Digest realm="x", nonce="y"', "my.example", False),
    ],
)
def test_a_password_that_can_be_read_on_the_way_is_told_of(
    serve: Serve, monkeypatch: pytest.MonkeyPatch, challenge: str, host: str, warned: bool
) -> None:
    server = serve(
        lambda request: (
            TRUE if "Authorization" in request.headers else {"status": 401, "headers": {"WWW-Authenticate": challenge}}
        )
    )
    known = socket.getaddrinfo
    monkeypatch.setattr(socket, "getaddrinfo", lambda _, *rest: known("127.0.0.1", *rest))
    with warnings.catch_warnings(record=True) as said:
        warnings.simplefilter("always")
        assert ask(server.url.replace("127.0.0.1", host), user="me", password="secret")
    assert [("unencrypted" in str(each.message), "secret" in str(each.message)) for each in said] == [
        (True, False)
    ] * warned
