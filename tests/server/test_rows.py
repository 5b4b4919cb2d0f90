"""Rows written one by one: byte for byte what Oxigraph writes, whatever the terms."""

from __future__ import annotations

import io

import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lhl_graph.graph.formats import RESULTS
from lhl_graph.server import rows

XSD = "http://www.w3.org/2001/XMLSchema#"
texts = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=12)
literals = (
    st.builds(ox.Literal, texts)
    | st.builds(lambda text, tag: ox.Literal(text, language=tag), texts, st.sampled_from(["nb", "en-GB", "nn"]))
    | st.builds(
        lambda text, kind: ox.Literal(text, datatype=ox.NamedNode(kind)),
        texts | st.sampled_from(["1", "-1", "1.5", "true", "1e3", ".5", "5.", "+1", "1 "]),
        st.sampled_from([XSD + each for each in ("integer", "decimal", "boolean", "double", "date")] + ["urn:own"]),
    )
    | st.builds(lambda text: ox.Literal(text, language="ar", direction=ox.BaseDirection.RTL), texts)
)
plain = literals | st.sampled_from([ox.NamedNode("urn:a?b&c"), ox.NamedNode("http://example.org/æ'ø")])
terms = plain | st.builds(ox.Triple, st.just(ox.NamedNode("urn:s")), st.just(ox.NamedNode("urn:p")), plain)


def written(store: ox.Store, query: str, form: str) -> bytes:
    solutions = store.query(query)
    assert isinstance(solutions, ox.QuerySolutions)
    names = [variable.value for variable in solutions.variables]
    write = rows.writer(form, names)
    lines = [write(list(solution)) for solution in solutions]
    return (rows.head(form, names) + rows.between(form).join(lines) + rows.tail(form)).encode()


def by_oxigraph(store: ox.Store, query: str, form: str) -> bytes:
    solutions = store.query(query)
    assert isinstance(solutions, ox.QuerySolutions)
    into = io.BytesIO()
    solutions.serialize(into, format=RESULTS[form])
    return into.getvalue()


@pytest.mark.parametrize("form", RESULTS)
@given(found=st.lists(terms, max_size=4))
@settings(max_examples=60)
def test_any_row_is_written_as_oxigraph_writes_it(form: str, found: list[ox.Literal]) -> None:
    store = ox.Store()
    for number, term in enumerate(found):
        store.add(ox.Quad(ox.NamedNode(f"urn:s{number}"), ox.NamedNode("urn:p"), term))
    query = "SELECT ?s ?none ?o WHERE { ?s <urn:p> ?o } ORDER BY ?s"
    assert written(store, query, form) == by_oxigraph(store, query, form)


@pytest.mark.parametrize("form", RESULTS)
def test_no_rows_and_no_columns_are_written_as_oxigraph_writes_them(form: str) -> None:
    for query in ("SELECT ?a ?b { FILTER (false) }", "SELECT * {}", "SELECT ?a ?b { {} UNION { BIND (1 AS ?b) } }"):
        assert written(ox.Store(), query, form) == by_oxigraph(ox.Store(), query, form)


def test_a_link_stands_in_the_head_where_there_is_room() -> None:
    assert '"link":["/help"]' in rows.head("json", ["a"], "/help")
    assert '<link href="/help"/>' in rows.head("xml", ["a"], "/help")
    assert rows.head("csv", ["a"], "/help") == "a\r\n"
