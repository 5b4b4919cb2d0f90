"""The whole graph in six notations: the same bytes on every run, and the same graph when read back."""

from __future__ import annotations

import io
import json
from typing import TYPE_CHECKING

import pyoxigraph as ox
import pytest
from rdflib import BNode, Dataset, Graph, Literal, URIRef

from lhl_graph.errors import OutputError
from lhl_graph.graph import formats
from lhl_graph.iris import PREFIXES
from lhl_graph.knowledge_graph import KnowledgeGraph, load

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from lhl_graph.reading.repository import Repository
    from tests.conftest import Lhl

WITH_GRAPHS = ("trig", "nq", "jsonld")
RDFLIB = {"ttl": "turtle", "trig": "trig", "nq": "nquads", "nt": "nt", "jsonld": "json-ld", "rdf": "xml"}


@pytest.fixture(scope="module")
def graph(three: Repository) -> KnowledgeGraph:
    return load(three.root)


@pytest.fixture(scope="module")
def files(graph: KnowledgeGraph, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the graph in every notation, written by a process that built it."""
    folder = tmp_path_factory.mktemp("files")
    for extension in formats.RDF:
        graph.write(folder / f"graph.{extension}")
    return folder


def terms(things: Iterable[object]) -> tuple[str, ...]:
    """Give what a triple or quad says in one spelling for rdflib and Oxigraph alike."""
    return tuple(_term(thing) for thing in things)


def _term(thing: object) -> str:
    assert not isinstance(thing, BNode | ox.BlankNode)
    if isinstance(thing, Literal):
        kind = ox.NamedNode(str(thing.datatype)) if thing.datatype else None
        thing = ox.Literal(str(thing), language=thing.language, datatype=kind)
    if isinstance(thing, URIRef):
        thing = ox.NamedNode(str(thing))
    return str(thing)


@pytest.mark.parametrize("extension", WITH_GRAPHS)
def test_rdflib_reads_back_every_triple_in_its_graph(graph: KnowledgeGraph, files: Path, extension: str) -> None:
    read = Dataset()
    read.parse(files / f"graph.{extension}", format=RDFLIB[extension])
    assert {terms(quad) for quad in read.quads()} == {terms(quad) for quad in graph.store.inner}


@pytest.mark.parametrize("extension", ["ttl", "nt", "rdf"])
def test_rdflib_reads_back_every_triple_of_all_graphs(graph: KnowledgeGraph, files: Path, extension: str) -> None:
    read = Graph().parse(files / f"graph.{extension}", format=RDFLIB[extension])
    assert {terms(triple) for triple in read} == {terms(quad.triple) for quad in graph.store.inner}


@pytest.mark.parametrize("extension", formats.RDF)
def test_oxigraph_reads_back_the_same(graph: KnowledgeGraph, files: Path, extension: str) -> None:
    quads = list(ox.parse(path=files / f"graph.{extension}"))
    if extension in WITH_GRAPHS:
        assert set(quads) == set(graph.store.inner)
    assert {quad.triple for quad in quads} == {quad.triple for quad in graph.store.inner}
    assert len(quads) == len(set(quads))


@pytest.mark.parametrize("extension", formats.RDF)
def test_no_notation_has_blank_nodes(files: Path, extension: str) -> None:
    text = (files / f"graph.{extension}").read_text("utf-8")
    assert "_:" not in text.replace("urn:", "")
    assert "rdf:nodeID" not in text


def test_every_process_writes_the_same_bytes_whether_it_builds_or_opens_the_cache(
    three: Repository, files: Path, lhl: Lhl, tmp_path: Path
) -> None:
    for seed, extension in (("0", "jsonld"), ("4711", "trig")):
        environment = {"PYTHONHASHSEED": seed, "LHL_GRAPH_CACHE": str(tmp_path / "cache")}
        path = tmp_path / f"graph.{extension}"
        result = lhl("--root", three.root, "build", "-o", path, env=environment)
        assert (result.returncode, result.stdout) == (0, b""), result.stderr
        assert path.read_bytes() == (files / path.name).read_bytes()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["cache", "graph.jsonld", "graph.trig"]


def test_a_moved_checkout_writes_the_same_bytes(small: Repository, files: Path, tmp_path: Path) -> None:
    load(small.root).write(tmp_path / "graph.nq")
    assert (tmp_path / "graph.nq").read_bytes() == (files / "graph.nq").read_bytes()


def test_the_whole_graph_is_written_the_same_from_memory_and_from_the_cache(
    kg: KnowledgeGraph, repository: Repository, tmp_path: Path
) -> None:
    kg.write(tmp_path / "first.nq")
    load(repository.root).write(tmp_path / "second.nq")
    assert (tmp_path / "first.nq").read_bytes() == (tmp_path / "second.nq").read_bytes()
    assert (tmp_path / "first.nq").read_bytes().count(b"\n") == len(kg.store)


def test_lines_stand_in_order(files: Path) -> None:
    for extension in ("nt", "nq"):
        lines = (files / f"graph.{extension}").read_text("utf-8").splitlines()
        assert lines == list(dict.fromkeys(lines))
    triples = (files / "graph.nt").read_text("utf-8").splitlines()
    assert [line.split(" ", 1)[0] for line in triples] == sorted(line.split(" ", 1)[0] for line in triples)


def test_turtle_uses_the_prefixes_of_queries(files: Path) -> None:
    text = (files / "graph.ttl").read_text("utf-8")
    assert "theme:dementia" in text
    assert "@prefix lhl: <https://w3id.org/lhl-graph/ns#> ." in text


def test_norwegian_letters_stand_as_they_are(files: Path) -> None:
    for extension in ("ttl", "trig", "nq", "nt", "jsonld", "rdf"):
        assert "Måltid" in (files / f"graph.{extension}").read_text("utf-8"), extension


def test_jsonld_is_json(files: Path) -> None:
    assert json.loads((files / "graph.jsonld").read_bytes())


# What cannot be written


@pytest.mark.parametrize("name", ["graph.txt", "graph", "graph.yaml", ".ttl", "graph.ttl.gz"])
def test_an_unknown_extension_is_refused_with_those_that_are_known(
    graph: KnowledgeGraph, tmp_path: Path, name: str
) -> None:
    with pytest.raises(OutputError, match=r"use one of \.ttl, \.trig, \.nq, \.nt, \.jsonld, \.rdf") as caught:
        graph.write(tmp_path / name)
    assert caught.value.exit_code == 2
    assert list(tmp_path.iterdir()) == []


def test_an_extension_may_be_in_capitals(graph: KnowledgeGraph, tmp_path: Path, files: Path) -> None:
    graph.write(tmp_path / "GRAPH.NT")
    assert (tmp_path / "GRAPH.NT").read_bytes() == (files / "graph.nt").read_bytes()


def triple(predicate: str, text: str = "x") -> list[ox.Triple]:
    return [ox.Triple(ox.NamedNode("urn:s"), ox.NamedNode(predicate), ox.Literal(text))]


@pytest.mark.parametrize(
    "predicate", ["http://example.org/1", "urn:1", "http://example.org/", "http://example.org/a#1"]
)
def test_a_property_that_xml_cannot_name_is_refused_or_right(predicate: str) -> None:
    try:
        written = formats.triples(triple(predicate), formats.RDF["rdf"])
    except OutputError as error:
        assert predicate in str(error)
    else:
        assert {str(name) for name in Graph().parse(data=written, format="xml").predicates()} == {predicate}


@pytest.mark.parametrize("predicate", ["http://example.org/æøå", "http://example.org/a.b-c_1", "http://example.org/2a"])
def test_a_property_that_xml_can_name_is_written(predicate: str) -> None:
    written = formats.triples(triple(predicate), formats.RDF["rdf"])
    assert {str(name) for name in Graph().parse(data=written, format="xml").predicates()} == {predicate}


def test_a_character_that_xml_cannot_hold_is_refused() -> None:
    with pytest.raises(OutputError, match="0x01"):
        formats.triples(triple("http://example.org/p", "a\x01b"), formats.RDF["rdf"])
    solutions = ox.Store().query('SELECT ("a\\u0001b" AS ?x) {}')
    assert isinstance(solutions, ox.QuerySolutions)
    with pytest.raises(OutputError, match="0x01"):
        formats.results(solutions, "xml")


def test_triples_are_written_once_and_in_order() -> None:
    quads = [ox.Quad(ox.NamedNode(f"urn:{n}"), ox.NamedNode("urn:p"), ox.Literal("x")) for n in (3, 1, 2, 1)]
    written = formats.dataset(quads, formats.RDF["nt"])
    assert [line[:7] for line in io.BytesIO(written)] == [b"<urn:1>", b"<urn:2>", b"<urn:3>"]


@pytest.mark.parametrize(
    "text", [f"{PREFIXES['dct']}title", f'said "{PREFIXES["dct"]}title"', f'\\"{PREFIXES["dct"]}', "dct:title"]
)
def test_compact_json_ld_is_shorter_and_says_the_same_of_whatever_looks_like_an_iri(text: str) -> None:
    names = [PREFIXES["theme"] + local for local in ("dementia", "", "/x", "a/b", "a:b", "æ")]
    about, day = ox.NamedNode(PREFIXES["dct"] + "subject"), ox.NamedNode(PREFIXES["xsd"] + "date")
    said: list[ox.NamedNode | ox.Literal] = [ox.Literal(text), ox.Literal("2025-01-31", datatype=day)]
    said += map(ox.NamedNode, names)
    rows = formats.in_order(ox.Triple(ox.NamedNode(name), about, value) for name in names for value in said)
    written = formats.compact_json_ld(rows)
    assert {quad.triple for quad in ox.parse(written, formats.RDF["jsonld"])} == set(rows)
    assert len(Graph().parse(data=written, format="json-ld")) == len(rows)
    assert len(written) < len(formats.ordered(rows, formats.RDF["jsonld"])) / 1.4
    assert sorted(json.loads(written)["@context"]) == ["dct", "theme", "xsd"]


@pytest.mark.parametrize(
    "values",
    [
        [ox.Literal("ett", language="nb")],
        [ox.Literal("ett", language="nb"), ox.Literal("to", language="nb"), ox.Literal("one", language="en")],
        [ox.Literal("ett", language="nb"), ox.Literal("ett")],
        [ox.NamedNode(PREFIXES["theme"] + "dementia"), ox.NamedNode("urn:x")],
        [ox.NamedNode("urn:x"), ox.Literal("urn:x")],
        [ox.Literal("5", datatype=ox.NamedNode(PREFIXES["xsd"] + "integer"))],
    ],
)
@pytest.mark.parametrize("name", [PREFIXES["dct"] + "subject", PREFIXES["rdf"] + "type", "urn:p"])
def test_what_json_ld_says_once_of_all_values_is_true_of_each(
    name: str, values: list[ox.NamedNode | ox.Literal]
) -> None:
    about = ox.NamedNode(PREFIXES["theme"] + "dementia")
    rows = formats.in_order(ox.Triple(about, ox.NamedNode(name), value) for value in values)
    written = formats.compact_json_ld(rows)
    assert {quad.triple for quad in ox.parse(written, formats.RDF["jsonld"])} == set(rows)
    assert len(Graph().parse(data=written, format="json-ld")) == len(rows)


@pytest.mark.parametrize("text", ["theme:x", "@prefix org: <urn:x> .\n", 'a "b"\ndct:title'])
def test_compact_turtle_declares_what_it_uses_and_says_the_same(text: str) -> None:
    about, title = ox.NamedNode(PREFIXES["theme"] + "dementia"), ox.NamedNode(PREFIXES["dct"] + "title")
    rows = [ox.Triple(about, title, ox.Literal(text))]
    written = formats.compact_turtle(rows)
    assert {quad.triple for quad in ox.parse(written, formats.RDF["ttl"])} == set(rows)
    assert b"@prefix theme:" in written and b"@prefix dct:" in written and b"@prefix lhl:" not in written
