"""In which form an answer comes, what its headers say beside it, and which request is read how."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.error import HTTPError
from urllib.parse import unquote, urlencode
from urllib.request import urlopen

import pytest

if TYPE_CHECKING:
    from tests.server.conftest import Served

RDF = ("text/turtle; charset=utf-8", "application/n-triples", "application/rdf+xml", "application/ld+json")


@pytest.mark.parametrize(
    ("accept", "got"),
    [
        ("*/*", "application/sparql-results+json"),
        ("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", "application/xml"),
        ("text/csv;q=0.5, application/sparql-results+xml;q=0.9", "application/sparql-results+xml"),
        ("text/*", "text/csv; charset=utf-8"),
        ("text/tab-separated-values", "text/tab-separated-values; charset=utf-8"),
        ("application/json", "application/json"),
        ("application/sparql-results+json;q=0, */*;q=0.1", "application/sparql-results+xml"),
        ("text/turtle, application/sparql-results+json;q=0.2", "application/sparql-results+json"),
    ],
)
def test_accept_is_weighed(accept: str, got: str, small_server: Served) -> None:
    reply = small_server.client.get("/sparql", params={"query": "SELECT * {}"}, headers={"Accept": accept})
    assert reply.headers["content-type"] == got


def test_format_in_the_address_goes_before_accept(small_server: Served) -> None:
    asked = {"query": "SELECT (1 AS ?x) {}", "format": "csv"}
    reply = small_server.client.get("/sparql", params=asked, headers={"Accept": "application/json"})
    assert reply.text == "x\r\n1\r\n"
    for form in ("ttl", "nt", "jsonld", "rdf", "trig", "nq"):
        assert small_server.ask("CONSTRUCT WHERE { ?s a lhl:Initiative }", format=form).status_code == 200


@pytest.mark.parametrize("query", ["SELECT * {}", "ASK {}", "CONSTRUCT WHERE { ?s a lhl:Goal }"])
def test_a_type_that_there_is_not_is_406_and_says_what_there_is(query: str, small_server: Served) -> None:
    reply = small_server.client.get("/sparql", params={"query": query}, headers={"Accept": "image/png"})
    assert reply.status_code == 406
    assert "application/" in reply.text
    assert small_server.ask(query, format="docx").status_code == 406


def test_head_gives_the_headers_only(small_server: Served) -> None:
    reply = small_server.client.head("/sparql", params={"query": "SELECT * {} "})
    assert reply.status_code == 200
    assert reply.content == b""


def test_cors_is_for_the_origins_that_were_named(small_server: Served) -> None:
    def allowed(origin: str) -> str | None:
        reply = small_server.client.get("/sparql", params={"query": "ASK {}"}, headers={"Origin": origin})
        found = reply.headers.get("access-control-allow-origin")
        return None if found is None else str(found)

    assert allowed("https://editor.example") == "https://editor.example"
    assert allowed("https://evil.example") is None
    asked = {"Origin": "https://editor.example", "Access-Control-Request-Method": "POST"}
    assert small_server.client.options("/sparql", headers=asked).status_code == 200
    asked["Access-Control-Request-Headers"] = "authorization, content-type"
    assert small_server.client.options("/sparql", headers=asked).status_code == 200


def test_a_misspelt_term_is_told_in_a_header(small_server: Served) -> None:
    def asked(query: str) -> Any:
        return small_server.client.get("/sparql", params={"query": query})

    misspelt = asked("SELECT ?i { ?i a lhl:initiative }")
    assert misspelt.headers["X-LHL-Warning"].endswith("has no lhl:initiative; did you mean lhl:Initiative?")
    assert "X-LHL-Warning" not in asked("SELECT ?i { ?i a lhl:Initiative }").headers


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("nb", "linje 1, kolonne 18: grafen har ingen lhl:initiative; mente du lhl:Initiative?"),
        ("nn", "linje 1, kolonne 18: grafen har ingen lhl:initiative; meinte du lhl:Initiative?"),
        ("de", "line 1, column 18: the graph has no lhl:initiative; did you mean lhl:Initiative?"),
    ],
)
def test_a_header_speaks_the_language_asked_for_also_when_the_answer_was_kept(
    small_server: Served, language: str, told: str
) -> None:
    asked = {"query": "SELECT ?i { ?i a lhl:initiative }"}
    for accepted in ("en", language):
        reply = small_server.client.get("/sparql", params=asked, headers={"Accept-Language": accepted})
    assert unquote(reply.headers["X-LHL-Warning"]) == told


def test_each_warning_is_told_after_the_one_before(small_server: Served) -> None:
    asked = {"query": "SELECT ?i { ?i a lhl:initiative ; lhl:name ?n }", "lang": "nn"}
    first, second = unquote(small_server.client.get("/sparql", params=asked).headers["X-LHL-Warning"]).split("; linje")
    assert "meinte du lhl:Initiative?" in first and "grafen har ingen lhl:name" in second


def test_an_address_too_long_for_get_is_414_with_a_word_about_post(small_server: Served) -> None:
    values = " ".join(f"<urn:{number}>" for number in range(5_000))
    query = f"SELECT (COUNT(*) AS ?n) {{ VALUES ?x {{ {values} }} }}"
    with pytest.raises(HTTPError) as refused:
        urlopen(f"{small_server.url}/sparql?{urlencode({'query': query})}", timeout=60)
    assert (refused.value.code, b"POST" in refused.value.read()) == (414, True)
    assert small_server.client.post("/sparql", data={"query": query}).status_code == 200


def test_a_byte_order_mark_and_no_break_spaces_are_read_over(small_server: Served) -> None:
    plain, odd = "SELECT * { ?s a lhl:Initiative }", "\ufeffSELECT\u00a0* {\u202f?s a lhl:Initiative }"
    assert small_server.ask(odd).json() == small_server.ask(plain).json()


def test_n3_is_turtle(small_server: Served) -> None:
    query = "CONSTRUCT { ?s a lhl:Initiative } { ?s a lhl:Initiative }"
    reply = small_server.client.get("/sparql", params={"query": query}, headers={"Accept": "text/n3"})
    assert (reply.status_code, reply.headers["content-type"]) == (200, "text/n3; charset=utf-8")


CONTROL = 'SELECT ("a\\u0001b" AS ?x) {}'


def test_what_xml_cannot_hold_comes_in_the_next_form_that_is_accepted(small_server: Served) -> None:
    accept = "application/sparql-results+xml, application/sparql-results+json;q=0.5"
    asked = small_server.client.get("/sparql", params={"query": CONTROL}, headers={"Accept": accept})
    assert asked.status_code == 200
    assert asked.json()["results"]["bindings"][0]["x"]["value"] == "a\x01b"
    graph = CONTROL.replace("SELECT (", "CONSTRUCT { <urn:a> <urn:b> ?x } { BIND(").replace(") {}", ") }")
    asked = small_server.client.get("/sparql", params={"query": graph}, headers={"Accept": "application/rdf+xml, */*"})
    assert (asked.status_code, asked.headers["content-type"]) == (200, "text/turtle; charset=utf-8")


@pytest.mark.parametrize(
    ("accept", "form"), [("application/sparql-results+xml", ""), ("*/*", "xml"), ("application/xml;q=0.3", "")]
)
def test_where_only_xml_is_accepted_the_reason_is_told(small_server: Served, accept: str, form: str) -> None:
    given = {"query": CONTROL, **({"format": form} if form else {})}
    asked = small_server.client.get("/sparql", params=given, headers={"Accept": accept})
    assert asked.status_code == 406
    assert asked.text == "XML cannot hold the control character 0x01; choose another format\n"
