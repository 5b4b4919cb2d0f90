"""SPARQL 1.1 Protocol: the cases of the W3C's test suite that apply to an endpoint that is only read.

Names are those of the suite (data-sparql11/protocol). Its dataset cases are asked of graphs that are there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.error import HTTPError
from urllib.parse import unquote, urlencode
from urllib.request import urlopen

import pytest

from lhl_graph.iris import GRAPHS

if TYPE_CHECKING:
    from tests.server.conftest import Served

FORM = "application/x-www-form-urlencoded"
QUERY = "application/sparql-query"
UPDATE = "application/sparql-update"
FIRST, SECOND, THIRD = (
    f"{GRAPHS}data/initiatives/{name}" for name in ("leve-hele-livet", "demensplan-2020", "demensplan-2025")
)
RESULTS = ("application/sparql-results+json", "application/sparql-results+xml")
RDF = ("text/turtle; charset=utf-8", "application/n-triples", "application/rdf+xml", "application/ld+json")


def graph_of(name: str) -> str:
    return f"<https://w3id.org/lhl-graph/initiative/{name.rsplit('/', 1)[1]}>"


def answer(reply: Any) -> bool:
    assert reply.status_code == 200, reply.text
    assert reply.headers["content-type"] in RESULTS
    return bool(reply.json()["boolean"])


def post(served: Served, body: bytes | str, kind: str | None, **parameters: Any) -> Any:
    headers = {} if kind is None else {"Content-Type": kind}
    content = body.encode() if isinstance(body, str) else body
    return served.client.post("/sparql", content=content, headers=headers, params=parameters or None)


def test_query_get(small_server: Served) -> None:
    assert answer(small_server.client.get("/sparql", params={"query": "ASK {}"}))


def test_query_post_form(small_server: Served) -> None:
    assert answer(post(small_server, "query=ASK%20%7B%7D", FORM))


def test_query_post_direct(small_server: Served) -> None:
    assert answer(post(small_server, "ASK {}", QUERY))
    assert answer(post(small_server, "ASK {}", QUERY + "; charset=UTF-8"))


@pytest.mark.parametrize(
    ("query", "types"),
    [
        ("SELECT (1 AS ?value) {}", RESULTS),
        ("ASK {}", RESULTS),
        ("DESCRIBE <http://example.org/>", RDF),
        ("CONSTRUCT { <s> <p> 1 } WHERE {}", RDF),
    ],
    ids=["select", "ask", "describe", "construct"],
)
def test_query_content_type(query: str, types: tuple[str, ...], small_server: Served) -> None:
    if "<s>" in query:
        query = "BASE <http://example.org/> " + query
    assert small_server.ask(query).headers["content-type"] in types


def test_query_dataset_default_graph(small_server: Served) -> None:
    query = f"ASK {{ {graph_of(FIRST)} ?p ?o }}"
    for graph, found in ((FIRST, True), (SECOND, False)):
        asked = {"query": query, "default-graph-uri": graph}
        assert answer(small_server.client.get("/sparql", params=asked)) is found
        assert answer(small_server.client.post("/sparql", data=asked)) is found
        assert answer(post(small_server, query, QUERY, **{"default-graph-uri": graph})) is found


def test_query_dataset_default_graphs_get_and_post(small_server: Served) -> None:
    query = f"ASK {{ {graph_of(FIRST)} a ?type . {graph_of(SECOND)} lhl:goal ?goal }}"
    both = {"default-graph-uri": [FIRST, SECOND]}
    assert answer(small_server.client.get("/sparql", params={"query": query, **both}))
    assert answer(post(small_server, query, QUERY, **both))
    assert not answer(post(small_server, query, QUERY, **{"default-graph-uri": FIRST}))


def test_query_dataset_named_graphs_get_and_post(small_server: Served) -> None:
    query = f"ASK {{ GRAPH ?g1 {{ {graph_of(FIRST)} a ?t }} GRAPH ?g2 {{ {graph_of(SECOND)} a ?u }} }}"
    both = {"named-graph-uri": [FIRST, SECOND]}
    assert answer(small_server.client.get("/sparql", params={"query": query, **both}))
    assert answer(post(small_server, query, QUERY, **both))
    assert not answer(post(small_server, query, QUERY, **{"named-graph-uri": FIRST}))
    assert not answer(post(small_server, "ASK { ?s ?p ?o }", QUERY, **both)), "the default graph is empty then"


def test_query_dataset_full(small_server: Served) -> None:
    query = f"ASK {{ {graph_of(THIRD)} ?p ?o . GRAPH ?g {{ {graph_of(FIRST)} a ?t }} }}"
    whole = {"default-graph-uri": THIRD, "named-graph-uri": [FIRST, SECOND]}
    assert answer(post(small_server, query, QUERY, **whole))
    assert not answer(post(small_server, query.replace("demensplan-2025", "demensplan-2020"), QUERY, **whole))


def test_query_multiple_dataset_the_protocol_goes_before_the_query(small_server: Served) -> None:
    query = f"ASK FROM <{SECOND}> {{ {graph_of(FIRST)} ?p ?o }}"
    assert not answer(small_server.ask(query))
    assert answer(small_server.ask(query, **{"default-graph-uri": FIRST}))


def test_without_a_dataset_all_named_graphs_are_the_default_graph(small_server: Served) -> None:
    assert answer(small_server.ask(f"ASK {{ {graph_of(FIRST)} a ?t . {graph_of(THIRD)} a ?t }}"))


@pytest.mark.parametrize("accept", RESULTS)
def test_query_content_negotiation(accept: str, small_server: Served) -> None:
    reply = small_server.client.get("/sparql", params={"query": "SELECT * {}"}, headers={"Accept": accept})
    assert reply.headers["content-type"] == accept
    assert "Accept" in reply.headers["vary"]


# What must be refused


def test_bad_multiple_queries(small_server: Served) -> None:
    assert small_server.client.get("/sparql?query=ASK%20%7B%7D&query=ASK%20%7B%7D").status_code == 400
    assert post(small_server, "ASK {}", QUERY, query="ASK {}").status_code == 400


def test_bad_query_method(small_server: Served) -> None:
    for method in ("PUT", "DELETE", "PATCH"):
        reply = small_server.client.request(method, "/sparql", params={"query": "ASK {}"})
        assert reply.status_code == 405
        assert {"GET", "POST"} <= {each.strip() for each in reply.headers["allow"].split(",")}


@pytest.mark.parametrize("body", ["ASK {}", "query=ASK%20%7B%7D"], ids=["direct", "form"])
def test_bad_query_missing_type(body: str, small_server: Served) -> None:
    assert post(small_server, body, None).status_code == 415


def test_bad_query_wrong_media_type(small_server: Served) -> None:
    assert post(small_server, "ASK {}", "text/plain").status_code == 415
    assert post(small_server, '{"query": "ASK {}"}', "application/json").status_code == 415


def test_bad_query_syntax_tells_line_and_column(small_server: Served) -> None:
    reply = small_server.ask("SELECT *\nWHERE { ?s ?p }")
    assert reply.status_code == 400
    assert reply.text.startswith("line 2, column ")
    assert small_server.ask("").status_code == 400


def test_bad_query_non_utf8(small_server: Served) -> None:
    query = 'SELECT ("æ" AS ?x) {}'
    assert post(small_server, query.encode("utf-16"), QUERY).status_code == 400
    assert post(small_server, query.encode("latin-1"), QUERY).status_code == 400
    assert post(small_server, query.encode("utf-16"), f"{QUERY}; charset=UTF-16").status_code == 415
    assert small_server.client.get("/sparql?query=SELECT%20(%22%E6%22%20AS%20?x)%20%7B%7D").status_code == 400
    assert small_server.ask(query).status_code == 200


@pytest.mark.parametrize(
    ("body", "kind"),
    [("update=CLEAR%20ALL", FORM), ("CLEAR ALL", UPDATE), ("query=CLEAR%20ALL", FORM), ("CLEAR ALL", QUERY)],
)
def test_an_update_is_refused_with_a_reason(body: str, kind: str, small_server: Served) -> None:
    reply = post(small_server, body, kind)
    assert reply.status_code == 403
    assert "read-only" in reply.text


# Formats


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
