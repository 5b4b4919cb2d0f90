"""Queries are answered offline and read-only, and say where they are wrong."""

from __future__ import annotations

import contextlib

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lhl_graph.errors import InputError, QueryError, RefusedError
from lhl_graph.graph import sparql
from lhl_graph.iris import PREFIXES, expand
from tests.graph.queries import (
    A,
    B,
    C,
    holding,
    rows,
    store,  # noqa: F401 - pytest finds the fixture by its name here
)


@pytest.mark.parametrize(
    ("query", "line", "column", "there"),
    [
        ("SELEC * { ?s ?p ?o }", 1, 1, "«SELEC * { ?s ?p ?o }»"),
        ("SELECT * WHERE\n{\n  ?s a lhl:Goal\n  ?t a lhl:Goal\n}", 4, 3, "«?t a lhl:Goal }»"),
        ("SELECT *\nWHERE {\n ?s lhl:goal ?o .\n FILTER(?o > )\n}", 4, 14, "«) }»"),
        ("SELECT * { ?s ?p ?o } LIMIT few", 1, 29, "«few»"),
        ("SELECT * { ?s ?p ?o } extra", 1, 23, "«extra»"),
        ("SELECT * { ?s ?p ?o", 1, 20, "ends too early"),
        ("", 1, 1, "ends too early"),
        ("# only a comment", 1, 17, "ends too early"),
        ("SELECT * { <no-scheme> ?p ?o }", 1, 12, "«<no-scheme> ?p ?o }»"),
        ("SELECT * { ?s ?p 'æøå' . ?s ?p <a b> }", 1, 32, "«<a b> }»"),
        ("SELECT * {\r\n ?s ?p ?o )", 2, 11, "«)»"),
        ("SELECT ?s { ?s ?p ?o } GROUP BY ?p", 1, 8, "?s is selected"),
        ("SELECT * { ?s ?p ?o } GROUP BY ?p", 1, 1, "SELECT * cannot go with GROUP BY"),
    ],
)
def test_an_error_says_line_column_and_what_stands_there(
    store: ox.Store, query: str, line: int, column: int, there: str
) -> None:
    with pytest.raises(QueryError) as caught:
        sparql.ask(store, query)
    assert (caught.value.line, caught.value.column) == (line, column)
    assert there in str(caught.value)


@pytest.mark.parametrize(
    ("query", "prefix", "column"),
    [
        ("SELECT * { ?s nb:x ?o }", "nb:", 15),
        ("SELECT * { ?s :x ?o }", ":", 15),
        ("PREFIX a: <urn:> SELECT * { ?s a:x b:y }", "b:", 36),
        ("SELECT * { ?s ?p 'no:x', <http://no:x>, no:x } # no:x", "no:", 41),
        ("SELECT * { ?s ?p ?o } ORDER BY foo:bar(?s)", "foo:", 32),
    ],
)
def test_an_unknown_prefix_is_named(store: ox.Store, query: str, prefix: str, column: int) -> None:
    with pytest.raises(QueryError, match=f'the prefix "{prefix}" is not known; those that are: lhl, ') as caught:
        sparql.ask(store, query)
    assert caught.value.column == column


@given(st.text(alphabet="SELECT*{}()?sp:<>\"'.\\#! \nservice", max_size=40))
def test_any_text_is_answered_or_refused(text: str) -> None:
    with contextlib.suppress(QueryError):
        sparql.ask(ox.Store(), text)


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * { FILTER(" + "(" * 50_000 + "1" + ")" * 50_000 + ") }",
        "SELECT * " + "{" * 50_000 + "}" * 50_000,
        "SELECT * {" + "[ ?p " * 500 + "1" + "]" * 500 + "}",
        "SELECT * {" + "{} UNION " * 20_000 + "{} }",
        "SELECT * { FILTER(" + "!" * 20_000 + "1) }",
        "SELECT * { FILTER(1" + "+1" * 20_000 + ") }",
        "#" * 1_000_001,
    ],
)
def test_a_query_too_large_to_be_read_is_refused(store: ox.Store, query: str) -> None:
    with pytest.raises(RefusedError):
        sparql.ask(store, query)


@pytest.mark.parametrize("hard", ['"""' + "\\a" * 50_000, '"\\' * 50_000, "<a" * 50_000, '"""' + '""x' * 30_000])
def test_a_query_that_is_hard_to_read_is_refused_at_once(store: ox.Store, hard: str) -> None:
    with pytest.raises(QueryError):
        sparql.ask(store, f"SELECT * {{ ?service ?p ?o }} {hard}")


def test_a_long_list_of_values_is_not_too_large(store: ox.Store) -> None:
    values = " ".join(f"(<urn:{n}> {n})" for n in range(5_000))
    assert len(rows(sparql.ask(store, f"SELECT * {{ VALUES (?s ?n) {{ {values} }} }}"))) == 5_000


@pytest.mark.parametrize("prefix", PREFIXES)
def test_every_prefix_is_bound(store: ox.Store, prefix: str) -> None:
    assert rows(sparql.ask(store, f"SELECT ?x {{ BIND(STR({prefix}:x) AS ?x) }}")) == [[f'"{PREFIXES[prefix]}x"']]


@pytest.mark.parametrize(
    ("clause", "pattern", "found"),
    [
        ("FROM <urn:h>", "?s ?p ?o", 1),
        ("FROM<urn:g>\nfrom <urn:h>", "?s ?p ?o", 2),
        ("FROM NAMED <urn:h>", "GRAPH ?g { ?s ?p ?o }", 1),
        ("FROM NAMED <urn:h>", "?s ?p ?o", 0),
        ("", "?from ?p ?o", 2),
        ("", "?s ?p ?o FILTER(?o != 'from')", 2),
    ],
)
def test_from_chooses_graphs(store: ox.Store, clause: str, pattern: str, found: int) -> None:
    store.add(ox.Quad(C, B, A, ox.NamedNode("urn:h")))
    assert len(rows(sparql.ask(store, f"SELECT * {clause} {{ {pattern} }}"))) == found


def test_all_named_graphs_are_seen_together(store: ox.Store) -> None:
    store.add(ox.Quad(C, B, A, ox.NamedNode("urn:h")))
    assert len(rows(sparql.ask(store, "SELECT * { ?s <urn:b> ?o . ?o <urn:b> ?s }"))) == 2


@given(st.text().filter(lambda text: not (text.startswith("<") and text.endswith(">")) and expand(text) is None))
def test_a_bound_text_is_data_and_never_code(text: str) -> None:
    bound = sparql.ask(holding(ox.Literal(text)), "SELECT ?s ?x { ?s ?p ?x }", {"x": text})
    assert rows(bound) == [[str(A), str(ox.Literal(text))]]


@pytest.mark.parametrize("text", ['" } INSERT DATA { <urn:x> <urn:y> <urn:z> } #', "} SERVICE <urn:x> {", "?o", "\\"])
def test_a_bound_text_that_looks_like_code_matches_nothing(store: ox.Store, text: str) -> None:
    assert rows(sparql.ask(store, "SELECT ?s ?x { ?s ?p ?x }", {"x": text})) == []


def test_only_what_the_query_selects_can_be_bound(store: ox.Store) -> None:
    with pytest.raises(QueryError, match=r"\?s is given a value but not selected; write SELECT \?s"):
        sparql.ask(store, "SELECT ?o { ?s ?p ?o }", {"s": "<urn:a>"})


def test_an_iri_in_angle_brackets_is_bound_as_an_iri(store: ox.Store) -> None:
    assert rows(sparql.ask(store, "SELECT ?s ?o { ?s ?p ?o }", {"s": "<urn:a>"})) == [[str(A), str(C)]]


@pytest.mark.parametrize("bindings", [{"x": "<not an iri>"}, {"x": "<>"}, {"no name": "x"}, {"": "x"}])
def test_what_cannot_be_bound_is_said(store: ox.Store, bindings: dict[str, str]) -> None:
    with pytest.raises(InputError, match="cannot be bound"):
        sparql.ask(store, "SELECT * { ?s ?p ?x }", bindings)


def test_a_sign_that_nobody_sees_is_named(store: ox.Store) -> None:
    with pytest.raises(QueryError, match=r"U\+200B ZERO WIDTH SPACE") as caught:
        sparql.ask(store, "SELECT * { ?s \u200b?p ?o }")
    assert (caught.value.line, caught.value.column) == (1, 15)
    assert rows(sparql.ask(store, 'SELECT ("a\u200bb" AS ?x) {}')) == [['"a\u200bb"']]


def test_a_variable_that_is_not_grouped_is_named_with_its_place(store: ox.Store) -> None:
    with pytest.raises(QueryError, match=r"\?o is selected, but is neither in GROUP BY nor in an aggregate") as caught:
        sparql.ask(store, "SELECT ?s ?o (COUNT(*) AS ?n) WHERE { ?s ?p ?o } GROUP BY ?s")
    assert (caught.value.line, caught.value.column) == (1, 11)


@pytest.mark.parametrize("named", ["wikibase:label", "<http://wikiba.se/ontology#label>", "SILENT wikibase:label"])
def test_the_refusal_of_a_label_service_names_where_names_are(named: str) -> None:
    query = f'SELECT * {{ ?s ?p ?o SERVICE {named} {{ <urn:x> <urn:language> "nb" }} }}'
    with pytest.raises(RefusedError, match=r"rdfs:label \?name FILTER"):
        sparql.ask(ox.Store(), query)
    with pytest.raises(RefusedError, match=r"never uses the network$"):
        sparql.ask(ox.Store(), "SELECT * { SERVICE <http://example.org/> { ?s ?p ?o } }")
