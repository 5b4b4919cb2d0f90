"""What a hostile client, or a hostile page in somebody's browser, may not reach."""

from __future__ import annotations

import contextlib
import socket
import threading
from typing import TYPE_CHECKING, Any

import httpx
import pytest

from lhl_graph.graph.sparql import MAX_LENGTH
from lhl_graph.server.hosts import LOOPBACK

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from lhl_graph.reading.repository import Repository
    from tests.conftest import Lhl
    from tests.server.conftest import Serve, Served


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


@pytest.fixture(scope="module")
def friendly(three: Repository, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    from tests.server.conftest import Served

    served = Served(three.root, tmp_path_factory.mktemp("friendly") / "log", "--allow-service", "sparql.example")
    yield served
    served.stop()


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


def status(served: Served, line: bytes, kind: str = "", body: bytes = b"", host: str = "127.0.0.1") -> int:
    """Send bytes as they stand; give the status that comes back."""
    head = line + b" HTTP/1.1\r\n" + (f"Host: {host}\r\n" if host else "").encode()
    if kind:
        head += f"Content-Type: {kind}\r\nContent-Length: {len(body)}\r\n".encode()
    with socket.create_connection(("127.0.0.1", served.port), 20) as peer:
        with contextlib.suppress(BrokenPipeError, ConnectionResetError):  # it has heard enough
            peer.sendall(head + b"Connection: close\r\n\r\n" + body)
        return int(peer.recv(100).split(b" ")[1])


@pytest.mark.parametrize(
    "path",
    [
        "/id/../../../../etc/passwd",
        "/id/%2e%2e/%2e%2e/%2e%2e/etc/passwd",
        "/id/..%2f..%2f..%2fetc%2fpasswd",
        "/id/initiative/../../../pyproject.toml",
        "/id//etc/passwd",
        "/id/file:///etc/passwd",
        "/id/%00",
        "/id/%ff%fe",
        "/id/" + "a/" * 4000,
        "/id/initiative/leve-hele-livet%3E%20%3Curn:x",
        "/assets/../../server/app.py",
        "/assets/%2e%2e/%2e%2e/server/app.py",
        "/../etc/passwd",
        "/ask/..%2f..%2frules%2fcovers",
        "/ask/%2e%2e%2fquestions%2ffelles-tema",
    ],
)
def test_no_path_leads_to_a_file(path: str, small_server: Served) -> None:
    assert status(small_server, f"GET {path}".encode()) == 404


@pytest.mark.parametrize(
    ("host", "expected"),
    [
        ("127.0.0.1", 200),
        ("localhost:8000", 200),
        ("LOCALHOST", 200),
        ("[::1]:9", 200),
        ("evil.example", 421),
        ("127.0.0.1.evil.example", 421),
        ("localhost@evil.example", 421),
        ("evil.example:8000", 421),
        ("localhost evil.example", 421),
        ("", 400),
    ],
)
def test_it_answers_to_its_own_names_only(host: str, expected: int, small_server: Served) -> None:
    assert status(small_server, b"GET /health", host=host) == expected


def test_two_host_headers_are_refused(small_server: Served) -> None:
    assert status(small_server, b"GET /health", host="127.0.0.1\r\nHost: evil.example") in (400, 421)


def test_a_host_that_is_allowed_is_answered(serve: Serve) -> None:
    served = serve("--allow-host", "graph.example")
    assert status(served, b"GET /health", host="graph.example:80") == 200
    assert status(served, b"GET /health", host="other.example") == 421


@pytest.mark.parametrize(
    "wrong",
    ["GET /sparql?query=%zz", "GET /sparql?query=%C3%28", "GET /sparql?%C0%AE=1", "GET /ask/felles-tema?tema=%FF"],
)
def test_wrong_encodings_are_a_clean_no(wrong: str, small_server: Served) -> None:
    assert status(small_server, wrong.encode()) == 400


NASTY = '<script>alert("1")</script> & "\'</h1><img src=x onerror=alert(1)>'


@pytest.fixture
def nasty(three: Repository, tmp_path: Path) -> Iterator[Served]:
    """A graph whose every name is an attack on a page."""
    import shutil

    import yaml

    from tests.server.conftest import Served

    root = tmp_path / "nasty"
    shutil.copytree(three.root, root)
    path = root / "data" / "initiatives" / "demensplan-2025.yaml"
    document: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    document["name"] = {"nb": NASTY}
    document["goals"][0]["text"] = {"nb": NASTY}
    document["sources"][0] |= {"title": NASTY, "url": "javascript:alert(1)"}
    path.write_text(yaml.safe_dump(document, allow_unicode=True), encoding="utf-8")
    served = Served(root, tmp_path / "log")
    yield served
    served.stop()


def test_html_in_what_the_graph_says_is_text_on_every_page(nasty: Served) -> None:
    addresses = [
        "/id/initiative/demensplan-2025",
        "/id/initiative/demensplan-2025/g1",
        "/id/initiative/leve-hele-livet",
    ]
    for address in addresses:
        reply = nasty.client.get(address, headers={"Accept": "text/html"})
        assert reply.status_code == 200
        assert "<script" not in reply.text
        assert "<img" not in reply.text
        assert 'href="javascript' not in reply.text
        assert "script-src" not in reply.headers["content-security-policy"]
        assert "default-src 'none'" in reply.headers["content-security-policy"]
    assert "&lt;script&gt;" in nasty.client.get(addresses[0], headers={"Accept": "text/html"}).text


@pytest.mark.parametrize("path", ["/id/%3Cscript%3Ealert(1)%3C/script%3E", "/ask/%3Cscript%3E", "/%3Cscript%3E"])
def test_html_in_an_address_is_text_too(path: str, small_server: Served) -> None:
    reply = small_server.client.get(path, headers={"Accept": "text/html"})
    assert reply.status_code == 404
    assert "<script" not in reply.text or reply.headers["content-type"].startswith("text/plain")


def test_the_relay_does_not_exist_where_no_service_is_allowed(small_server: Served, friendly: Served) -> None:
    assert small_server.client.get("/relay/x").text == "there is nothing at this address\n"
    assert friendly.client.get("/relay/x").status_code == 404


@pytest.mark.parametrize("host", ["0.0.0.0", "::"])
def test_it_answers_at_the_address_that_it_tells(host: str, serve: Serve) -> None:
    served = serve("--host", host, "--allow-service", "127.0.0.1", "--allow-service", "::1")
    told = served.url.rpartition("/")[2]
    at = [f"{name}:{served.port}" for name in (LOOPBACK[1:] if host == "::" else ["127.0.0.1"])]
    for place in at:
        for said in (told, place):
            assert httpx.get(f"http://{place}/health", headers={"Host": said}).status_code == 200, said
        query = f"SELECT * {{ SERVICE <http://{place}/sparql> {{ SELECT (1 AS ?x) {{}} }} }}"
        reply = httpx.post(f"http://{place}/sparql", data={"query": query}, timeout=30)
        assert reply.status_code == 200, "the relay is where the server listens"


def test_an_ipv6_address_is_a_host_without_a_relay(serve: Serve, lhl: Lhl) -> None:
    assert serve("--host", "::1").health()["status"] == "ok"
    done = lhl("serve", "--port", "0", "--host", "::1", "--allow-service", "a.example")
    assert (done.returncode, done.stderr.decode().count("\n")) == (2, 1)


def test_a_host_that_cannot_be_is_one_line(lhl: Lhl) -> None:
    done = lhl("serve", "--port", "0", "--host", "a" * 70)
    assert done.returncode == 1
    assert done.stderr.decode().count("\n") == 1


@pytest.mark.parametrize("character", ["0001", "FFFF"])
def test_what_xml_cannot_hold_is_a_clean_no(character: str, small_server: Served) -> None:
    query = f'SELECT ("a\\u{character}" AS ?x) {{}}'
    assert small_server.ask(query, format="json").status_code == 200
    reply = small_server.ask(query, format="xml")
    assert reply.status_code >= 400
    assert "another format" in reply.text
