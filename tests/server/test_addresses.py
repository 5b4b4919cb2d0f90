"""What a hostile client, or a hostile page in somebody's browser, may not reach."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import httpx
import pytest

from lhl_graph.server.hosts import LOOPBACK

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from lhl_graph.reading.repository import Repository
    from tests.conftest import Lhl
    from tests.server.conftest import Serve, Served
from tests.server.hostile import status


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
