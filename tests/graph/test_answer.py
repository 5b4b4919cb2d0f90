"""Answers come in the W3C's formats to the letter, and say the same in each."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st
from rdflib import Graph
from rdflib.compare import isomorphic
from rdflib.query import Result, ResultRow

from lhl_graph.errors import InputError, QueryError
from lhl_graph.graph import build, formats
from lhl_graph.graph.answer import GRAPH_FORMATS, Answer
from lhl_graph.graph.formats import RESULTS
from lhl_graph.graph.store import Store
from lhl_graph.iris import PREFIXES

if TYPE_CHECKING:
    from lhl_graph.knowledge_graph import KnowledgeGraph
    from lhl_graph.reading.repository import Repository

ALL_KINDS = """
SELECT ?iri ?text ?tagged ?whole ?part ?date ?unbound {
  VALUES (?iri ?text ?tagged ?whole ?part ?date) {
    (theme:dementia "a, \\"b\\"\\nc" "æøå"@nb 7 1.5 "2020-01-31"^^xsd:date)
  }
}
"""
QUERIES = [
    "SELECT ?i ?name { ?i a lhl:Initiative ; rdfs:label ?name } ORDER BY ?i STR(?name)",
    "SELECT ?theme (COUNT(?i) AS ?n) { ?i lhl:covers ?theme } GROUP BY ?theme ORDER BY DESC(?n) ?theme LIMIT 20",
    "SELECT ?goal ?end { ?i lhl:goal ?goal OPTIONAL { ?i lhl:period/lhl:end ?end } } ORDER BY ?goal ?end LIMIT 50",
    "SELECT ?x { ?x a lhl:NoSuchClass }",
    ALL_KINDS,
]
ASKS = [("ASK { theme:dementia a skos:Concept }", True), ("ASK { theme:dementia a lhl:Goal }", False)]
GRAPH = "CONSTRUCT { ?i rdfs:label ?l } WHERE { ?i a lhl:Initiative ; rdfs:label ?l }"


@pytest.fixture
def kinds(kg: KnowledgeGraph) -> Answer:
    return kg.query(ALL_KINDS)


# The W3C formats


def test_csv_is_plain_values_with_crlf(kinds: Answer) -> None:
    assert kinds.write("csv").decode() == (
        "iri,text,tagged,whole,part,date,unbound\r\n"
        'https://w3id.org/lhl-graph/theme/dementia,"a, ""b""\nc",æøå,7,1.5,2020-01-31,\r\n'
    )


def test_tsv_is_full_terms(kinds: Answer) -> None:
    assert kinds.write("tsv").decode() == (
        "?iri\t?text\t?tagged\t?whole\t?part\t?date\t?unbound\n"
        '<https://w3id.org/lhl-graph/theme/dementia>\t"a, \\"b\\"\\nc"\t"æøå"@nb\t7\t1.5\t'
        '"2020-01-31"^^<http://www.w3.org/2001/XMLSchema#date>\t\n'
    )


def test_json_is_sparql_results_json(kinds: Answer) -> None:
    document = json.loads(kinds.write("json"))
    assert document["head"] == {"vars": ["iri", "text", "tagged", "whole", "part", "date", "unbound"]}
    (row,) = document["results"]["bindings"]
    assert row["iri"] == {"type": "uri", "value": "https://w3id.org/lhl-graph/theme/dementia"}
    assert row["tagged"] == {"type": "literal", "value": "æøå", "xml:lang": "nb"}
    assert row["whole"]["datatype"] == "http://www.w3.org/2001/XMLSchema#integer"
    assert "unbound" not in row


def test_ndjson_is_one_object_of_plain_values_a_line(kinds: Answer) -> None:
    (line,) = kinds.write("ndjson").decode().splitlines()
    assert json.loads(line) == {
        "iri": "https://w3id.org/lhl-graph/theme/dementia",
        "text": 'a, "b"\nc',
        "tagged": "æøå",
        "whole": 7,
        "part": 1.5,
        "date": "2020-01-31",
        "unbound": None,
    }


@pytest.fixture(scope="module")
def both(three: Repository) -> tuple[Store, Graph]:
    """The same triples in our store and in rdflib's own, which has a query engine of its own."""
    store = build.load(three)
    return store, Graph().parse(data=formats.dataset(store.sorted_quads(), formats.RDF["nt"]), format="nt")


def terms(result: Result) -> list[list[str]]:
    """Give the rows in N-Triples; a plain text and an xsd:string are the same."""
    rows = (row for row in result if isinstance(row, ResultRow))
    return [["" if t is None else t.n3().removesuffix(f"^^<{PREFIXES['xsd']}string>") for t in row] for row in rows]


@pytest.mark.parametrize("query", QUERIES)
@pytest.mark.parametrize("form", ["json", "xml"])
def test_rdflib_reads_what_is_written_and_finds_the_same_itself(
    both: tuple[Store, Graph], query: str, form: str
) -> None:
    store, graph = both
    written = Result.parse(io.BytesIO(Answer(lambda: store.query(query)).write(form)), format=form)
    own = graph.query(query, initNs=PREFIXES)
    assert written.vars == own.vars
    assert terms(written) == terms(own)


@pytest.mark.parametrize("query", QUERIES)
def test_every_format_has_the_same_rows(kg: KnowledgeGraph, query: str) -> None:
    answer = kg.query(query)
    count = len(answer)
    assert len(list(csv.reader(io.StringIO(answer.write("csv").decode(), newline="")))) == count + 1
    assert answer.write("tsv").count(b"\n") == answer.write("ndjson").count(b"\n") + 1 == count + 1
    assert len(json.loads(answer.write("json"))["results"]["bindings"]) == count


@pytest.mark.parametrize(("query", "truth"), ASKS)
def test_a_yes_or_no_is_one_in_every_format(kg: KnowledgeGraph, query: str, truth: bool) -> None:
    answer = kg.query(query)
    assert bool(answer) is truth
    assert answer.write() == (b"true\n" if truth else b"false\n")
    assert json.loads(answer.write("json"))["boolean"] is truth
    assert json.loads(answer.write("ndjson")) == {"answer": truth}
    assert Result.parse(io.BytesIO(answer.write("xml")), format="xml").askAnswer is truth
    assert answer.write("csv").strip() == str(truth).lower().encode()


@pytest.mark.parametrize("form", [None, *GRAPH_FORMATS])
def test_a_graph_is_read_back_by_rdflib(kg: KnowledgeGraph, form: str | None) -> None:
    notation = {None: "turtle", "ttl": "turtle", "nt": "nt", "jsonld": "json-ld", "rdf": "xml"}[form]
    written = Graph().parse(data=kg.query(GRAPH).write(form), format=notation)
    expected = Graph()
    for triple in kg.rdflib().query(GRAPH):
        expected.add(triple)  # type: ignore[arg-type]  # rdflib types the rows of any query alike
    assert len(written) > 90
    assert isomorphic(written, expected)


def test_a_graph_is_written_the_same_every_time(kg: KnowledgeGraph) -> None:
    assert kg.query(GRAPH).write("ttl") == kg.query(GRAPH).write("ttl")


def test_describe_gives_a_graph(kg: KnowledgeGraph) -> None:
    answer = kg.query("DESCRIBE theme:dementia")
    assert answer.kind == "CONSTRUCT"
    assert b"theme:dementia" in answer.write()
    assert len(Graph().parse(data=answer.write("nt"), format="nt")) == len(answer) > 5


@pytest.mark.parametrize(
    ("query", "form"),
    [(QUERIES[0], "ttl"), (QUERIES[0], "rdf"), (ASKS[0][0], "nt"), (GRAPH, "csv"), (GRAPH, "table"), (GRAPH, "xml")],
)
def test_a_format_that_does_not_fit_the_answer_is_refused_with_those_that_do(
    kg: KnowledgeGraph, query: str, form: str
) -> None:
    answer = kg.query(query)
    with pytest.raises(
        InputError, match=f'"{form}" is no format for the answer to {answer.kind}; use one of'
    ) as caught:
        answer.write(form)
    fitting = str(caught.value).partition("use one of ")[2].split(", ")
    assert all(answer.write(each) for each in fitting)


# In Python


def test_an_answer_can_be_read_again_in_any_order(kg: KnowledgeGraph) -> None:
    answer = kg.query(QUERIES[0])
    first = {form: answer.write(form) for form in RESULTS}
    shown = str(answer)
    assert {form: answer.write(form) for form in RESULTS} == first
    assert str(answer) == shown
    assert len(list(answer)) == len(answer) > 90


@pytest.mark.parametrize("query", QUERIES)
def test_the_rdflib_dataset_gives_the_same_rows(kg: KnowledgeGraph, query: str) -> None:
    theirs = kg.rdflib().query(query)
    ours = Result.parse(io.BytesIO(kg.query(query).write("json")), format="json")
    assert terms(ours) == terms(theirs)


def test_rows_are_plain_values_and_print_with_short_names(kinds: Answer) -> None:
    assert next(iter(kinds))[0] == "https://w3id.org/lhl-graph/theme/dementia"
    assert "theme:dementia" in str(kinds)
    assert "theme:dementia" in kinds._repr_html_()
    assert kinds.to_pandas()["whole"].tolist() == [7]


def test_an_empty_answer_is_false_and_still_has_its_columns(kg: KnowledgeGraph) -> None:
    answer = kg.query(QUERIES[3])
    assert not answer
    assert answer.write("csv") == b"x\r\n"
    assert str(answer) == "x\n─"


def test_a_wrong_query_is_said_when_it_is_asked(kg: KnowledgeGraph) -> None:
    with pytest.raises(QueryError):
        kg.query("SELECT")


@pytest.mark.parametrize(
    ("term", "value"),
    [
        ("7", 7),
        ("-1.5", -1.5),
        ("1e3", 1000.0),
        ("true", True),
        ('"0"^^xsd:boolean', False),
        ('"x"@nb', "x"),
        ('"seven"^^xsd:integer', "seven"),
        ('"yes"^^xsd:boolean', "yes"),
        ('"INF"^^xsd:double', "INF"),
        ('"NaN"^^xsd:double', "NaN"),
        (f'"{"9" * 5000}"^^xsd:integer', "9" * 5000),
        ('"2020"^^xsd:gYear', "2020"),
        ("<urn:x>", "urn:x"),
    ],
)
def test_a_term_becomes_the_value_it_stands_for(kg: KnowledgeGraph, term: str, value: object) -> None:
    answer = kg.query(f"SELECT ?x {{ VALUES ?x {{ {term} }} }}")
    ((found,),) = answer
    assert (found, type(found)) == (value, type(value))
    assert json.loads(answer.write("ndjson"), parse_constant=pytest.fail) == {"x": value}


@given(st.text(st.characters(codec="utf-8")))
def test_any_text_survives_every_format(text: str) -> None:
    store = ox.Store()
    store.add(ox.Quad(ox.NamedNode("urn:a"), ox.NamedNode("urn:b"), ox.Literal(text)))
    answer = Answer(lambda: Store(store).query("SELECT ?o { ?s ?p ?o }"))
    assert [row[0] for row in answer] == [text]
    assert json.loads(answer.write("ndjson")) == {"o": text}
    assert json.loads(answer.write("json"))["results"]["bindings"][0]["o"]["value"] == text
    if "\r" not in text:  # Python's own reader makes one line break of several
        assert list(csv.reader(io.StringIO(answer.write("csv").decode(), newline=""))) in ([["o"], [text]], [["o"], []])
