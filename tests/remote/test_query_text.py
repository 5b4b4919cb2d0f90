"""A query taken apart and put together again means the same; values get into it as terms, wherever they are needed."""

from __future__ import annotations

import pyoxigraph as ox
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from lhl_graph.errors import QueryError
from lhl_graph.graph import sparql
from lhl_graph.iris import expand
from lhl_graph.remote import query_text

DATA = """
<urn:a> <urn:p> <urn:b>, <urn:c>, "x"@nb, "{ } # ?x" ; <urn:n> 1 . <urn:b> <urn:p> <urn:c> ; <urn:n> 2 .
<urn:c> <urn:p> <urn:a> ; <urn:n> 3 . <urn:d> <urn:n> 1 .
"""

QUERIES = [
    "SELECT * { ?s ?p ?o } ORDER BY ?s ?p ?o",
    "SELECT ?s{?s <urn:n> ?n}ORDER BY DESC(?n)?s limit 2 offset 1",
    """PREFIX x: <urn:> # { a comment
    SELECT DISTINCT ?s (COUNT(?o) AS ?n) WHERE { ?s x:p ?o # }
    } GROUP BY ?s HAVING (COUNT(?o) > 0) ORDER BY ?s # LIMIT 1
    LIMIT 5""",
    "SELECT ?s (EXISTS { ?s <urn:p> ?q } AS ?e) { ?s <urn:n> ?n } ORDER BY ?s",
    'SELECT ?s { ?s <urn:p> "{ } # ?x" } LIMIT 1 OFFSET 0',
    "SELECT ?s ?o { ?s <urn:p> ?o } ORDER BY ?s ?o VALUES ?s { <urn:a> <urn:c> }",
    "SELECT ?s { { SELECT ?s { ?s <urn:n> ?n } ORDER BY ?n LIMIT 2 } ?s <urn:p> ?o } ORDER BY ?s ?o LIMIT 3",
    "SELECT ?limit { ?limit <urn:n> ?order } ORDER BY ?order ?limit",
    "ASK { <urn:a> <urn:n> 1 }",
    "ASK WHERE { <urn:a> <urn:n> 2 }",
    "CONSTRUCT { ?o <urn:q> [ <urn:r> ?s ] } WHERE { ?s <urn:p> ?o FILTER(ISIRI(?o)) }",
    "CONSTRUCT WHERE { ?s <urn:n> ?n } LIMIT 2",
    "CONSTRUCT { <urn:x> <urn:y> 1 } { ?s <urn:n> 3 }",
    "DESCRIBE <urn:a>",
    "DESCRIBE ?s WHERE { ?s <urn:n> 3 }",
    "SELECT ?s FROM <urn:g> WHERE { ?s ?p ?o }",
    "SELECT ?s FROM <urn:g> FROM NAMED <urn:h> { ?s ?p ?o }",
    "ASK FROM <urn:g> { ?s ?p ?o }",
]


@pytest.fixture(scope="module")
def store() -> ox.Store:
    made = ox.Store()
    made.load(DATA, ox.RdfFormat.TURTLE, to_graph=ox.NamedNode("urn:g"))
    return made


def answer(store: ox.Store, text: str, **bindings: str) -> list[str]:
    raw = sparql.ask(store, text, bindings)
    if isinstance(raw, ox.QueryBoolean):
        return [str(bool(raw))]
    if isinstance(raw, ox.QuerySolutions):
        return [str(raw.variables), *(str([str(term) for term in row]) for row in raw)]
    return sorted(str(triple.predicate) + str(triple.object)[:2] for triple in raw)


@pytest.mark.parametrize("text", QUERIES)
def test_parts_put_together_mean_the_same(store: ox.Store, text: str) -> None:
    again = str(query_text.read(text))
    assert answer(store, again) == answer(store, text)
    assert str(query_text.read(again)).split() == again.split()


def test_parts_are_told_apart() -> None:
    query = query_text.read(QUERIES[2])
    assert (query.form, query.limit, query.offset) == ("SELECT", 5, 0)
    assert query.where.startswith("{ ?s x:p")
    assert query.order.split()[0] == "?s"
    assert "HAVING" in query.grouping
    assert query_text.read(QUERIES[-2]).dataset.split() == ["FROM", "<urn:g>", "FROM", "NAMED", "<urn:h>"]


def test_a_query_whose_brackets_are_escapes_is_refused() -> None:
    with pytest.raises(QueryError, match="escapes"):
        query_text.read(r"SELECT * \u007B ?s ?p ?o }")


@pytest.mark.parametrize("text", [query for query in QUERIES if query.startswith(("SELECT", "PREFIX"))])
@pytest.mark.parametrize("size", [1, 2, 7])
def test_pages_together_are_the_answer(store: ox.Store, text: str, size: int) -> None:
    query = query_text.read(text)
    variables = [variable.value for variable in sparql.ask(ox.Store(), text).variables]  # type: ignore[union-attr]  # every text here is a SELECT
    expected = answer(store, text)[1:]
    found: list[str] = []
    while (rest := answer(store, str(query_text.page(query, variables, len(found), size)))[1:]) != []:
        assert len(rest) <= size
        found += rest
    assert sorted(found) == sorted(expected)
    assert (answer(store, str(query_text.after(query, len(expected))))[1:]) == []
    if expected:
        assert len(answer(store, str(query_text.after(query, len(expected) - 1)))[1:]) == 1
    if "FROM" not in text:
        inside = query_text.inside(query_text.page(query, variables, 0, 3), variables)
        assert answer(store, str(inside))[1:] == answer(store, str(query_text.page(query, variables, 0, 3)))[1:]


BOUND = [
    ("SELECT ?s ?o WHERE { ?s <urn:p> ?o } ORDER BY ?o", {"s": "<urn:a>"}),
    ("SELECT ?s ?x WHERE { ?s <urn:p> ?o FILTER(STR(?o) = ?x) }", {"x": "x"}),
    ("SELECT ?x ?s WHERE { ?s <urn:n> ?n FILTER NOT EXISTS { ?s <urn:p> ?o FILTER(STR(?o) = ?x) } }", {"x": "urn:b"}),
    ("SELECT ?x ?n WHERE { { SELECT ?x (COUNT(*) AS ?n) { ?s <urn:p> ?x } GROUP BY ?x } }", {"x": "<urn:c>"}),
    ("SELECT ?x ?n WHERE { { SELECT (COUNT(?x) AS ?n) { ?s <urn:p> ?x } } FILTER(STRLEN(?x) = 3) }", {"x": "abc"}),
    ("SELECT ?x ?s WHERE { ?s <urn:n> ?n FILTER(STRLEN(?x) = ?n) }", {"x": "abc"}),
    ("SELECT ?x ?s WHERE { VALUES (?s) { (<urn:a>) (<urn:b>) } FILTER(?s != ?x) }", {"x": "<urn:a>"}),
    ("SELECT * WHERE { ?s <urn:p> ?o } ORDER BY ?o", {"s": "<urn:a>"}),
    ("ASK { ?s <urn:p> <urn:a> }", {"s": "<urn:a>"}),
    ("ASK { ?s <urn:p> <urn:a> }", {"s": "<urn:c>"}),
]


@pytest.mark.parametrize(("text", "bound"), BOUND)
def test_values_in_the_text_mean_what_bound_values_mean(store: ox.Store, text: str, bound: dict[str, str]) -> None:
    terms = {name: str(sparql.term(value)) for name, value in bound.items()}
    assert answer(store, query_text.with_values(text, terms)) == answer(store, text, **bound)


def test_a_variable_that_a_part_keeps_to_itself_is_another(store: ox.Store) -> None:
    text = "SELECT ?x ?n { { SELECT (COUNT(?x) AS ?n) { ?s <urn:p> ?x FILTER(?x != 1) } } }"
    assert query_text.with_values(text, {"x": "1"}) == text.replace("n { {", "n { VALUES ?x { 1 } {")


HOSTILE = ['"} } # ', "\\", '\\"', "'''", "\n}", "} UNION { ?s ?p ?o", "<urn:x> ) }", "?s", "\u2028", "æøå\U0001f600"]


@given(st.sampled_from(HOSTILE) | st.text(st.characters(exclude_categories=["Cs"]), max_size=20))
def test_no_text_gets_out_of_its_term(value: str) -> None:
    assume(expand(value) is None and value[:1] + value[-1:] not in ("<>", '""'))
    text = "SELECT ?x ?y WHERE { BIND(CONCAT(?x, '') AS ?y) FILTER NOT EXISTS { FILTER(STR(?x) = '{') } }"
    asked = query_text.with_values(text, {"x": str(sparql.term(value))})
    answered = sparql.ask(ox.Store(), asked)
    assert isinstance(answered, ox.QuerySolutions)
    assert [(row["x"].value, row["y"].value) for row in answered] == ([] if value == "{" else [(value, value)])
