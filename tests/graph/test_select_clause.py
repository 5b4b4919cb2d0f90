"""An error in a SELECT clause names the variable and where it stands."""

from __future__ import annotations

import pyoxigraph as ox
import pytest

from lhl_graph.errors import QueryError
from lhl_graph.graph import sparql


@pytest.mark.parametrize(
    ("query", "variable", "place"),
    [
        ("SELECT ?s ?o (COUNT(*) AS ?n) { ?s ?p ?o } GROUP BY ?s", "?o", (1, 11)),
        ("SELECT ?s\n  (STR(?o) AS ?n) { ?s ?p ?o } GROUP BY ?s", "?o", (2, 8)),
        ("SELECT ?s (COUNT(*) AS ?n) { ?s ?p ?o }", "?s", (1, 8)),
        ("SELECT ?s (COUNT(?o) + ?p AS ?n) { ?s ?p ?o } GROUP BY ?s", "?p", (1, 24)),
        ("SELECT ?s (COUNT(*) AS ?n) (?n * 2 AS ?m) { ?s ?p ?o } GROUP BY ?s", "?n", (1, 29)),
        ("SELECT ?n { { SELECT ?s ?o (COUNT(*) AS ?n) { ?s ?p ?o } GROUP BY ?s } }", "?o", (1, 25)),
        ("SELECT (DATATYPE(?o) AS ?t) { ?s ?p ?o } GROUP BY (DATATYPE(?o) AS ?u)", "?o", (1, 18)),
        ("SELECT (COUNT(*) AS ?s) { ?s ?p ?o } GROUP BY ?s", "?s", (1, 21)),
        ("SELECT ?s (?o AS ?s) { ?s ?p ?o }", "?s", (1, 18)),
        ("SELECT (1 AS ?n) (2 AS ?n) { ?s ?p ?o }", "?n", (1, 24)),
        ("SELECT ?s ?o ?s { ?s ?p ?o }", "?s is selected twice", (1, 14)),
        ("SELECT ?s (SUM(COUNT(?o)) AS ?n) { ?s ?p ?o }", "?s", (1, 8)),
        ("SELECT * { ?s ?p ?o } GROUP BY ?s", r"SELECT \*", (1, 1)),
    ],
)
def test_the_variable_at_fault_is_named_with_its_place(query: str, variable: str, place: tuple[int, int]) -> None:
    with pytest.raises(QueryError, match=variable.replace("?", r"\?")) as caught:
        sparql.ask(ox.Store(), query)
    assert (caught.value.line, caught.value.column) == place


@pytest.mark.parametrize(
    "query",
    [
        "SELECT ?s (GROUP_CONCAT(?o; separator=', ') AS ?all) { ?s ?p ?o } GROUP BY ?s ?p",
        "SELECT (STR(?s) AS ?n) { ?s ?p ?o FILTER(?o = ')') }",
    ],
)
def test_what_is_allowed_is_answered(query: str) -> None:
    sparql.ask(ox.Store(), query)


@pytest.mark.parametrize(
    "query",
    ["SELECT ?s (COUNT(*) AS", "SELECT ?s { ?s ?p", "SELECT ((((?s", "SELECT { } GROUP BY", "SELECT(COUNT(COUNT({"],
)
def test_a_query_that_breaks_off_is_still_an_error_with_a_place(query: str) -> None:
    with pytest.raises(QueryError) as caught:
        sparql.ask(ox.Store(), query)
    assert caught.value.line == 1
