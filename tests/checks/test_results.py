from __future__ import annotations

from typing import TYPE_CHECKING

import pyoxigraph as ox
import pytest
from rdflib import Graph, Literal, URIRef
from rdflib.collection import Collection

from lhl_graph.checks.results import conform, violations
from lhl_graph.errors import RepositoryError
from lhl_graph.graph.build import assemble
from lhl_graph.graph.store import Store
from lhl_graph.iris import BASE, NS, PREFIXES
from lhl_graph.reading.header import header
from lhl_graph.reading.yamlld import TEXT_LANGUAGES, read

if TYPE_CHECKING:
    from pathlib import Path

    from rdflib.term import Node

    from lhl_graph.reading.repository import Repository

SH, RDF = PREFIXES["sh"], PREFIXES["rdf"]
NONSENSE = ox.NamedNode(BASE + "nonsense/nothing")


def shapes_of(repository: Repository) -> Graph:
    graph = Graph()
    for path in repository.shape_files():
        graph.parse(path)
    return graph


def offences(graph: Graph, shape: Node) -> list[ox.NamedNode | ox.Literal]:
    """Values that break a shape; none for one that asks for a value, since that is broken by leaving it out."""

    def says(name: str) -> Node | None:
        return graph.value(shape, URIRef(SH + name))

    if says("maxCount"):
        return [ox.Literal("one", language="nb"), ox.Literal("two", language="en")]
    if says("uniqueLang"):
        return [ox.Literal("one", language="nb"), ox.Literal("two", language="nb")]
    if says("languageIn"):
        return [ox.Literal("ein", language="de")]
    if says("class"):
        return [NONSENSE]
    if says("nodeKind") or says("pattern"):
        return [ox.Literal("not this")]
    if says("datatype"):
        return [ox.Literal(True)]
    return []


def broken(graph: Graph, shape: URIRef) -> list[ox.Quad]:
    """Describe a node, named after a shape, that the shape is about and that breaks it."""
    node = ox.NamedNode(f"urn:breaks:{shape}")
    kinds = [*graph.objects(shape, URIRef(SH + "targetClass"))][:1]
    said = [ox.Quad(node, ox.NamedNode(RDF + "type"), ox.NamedNode(str(kind))) for kind in kinds]
    path = graph.value(shape, URIRef(SH + "path"))
    if path is None:
        return [*said, ox.Quad(node, NONSENSE, NONSENSE)]
    twice = ox.Literal("said twice", language="nb")
    for other in graph.objects(shape, URIRef(SH + "disjoint")):
        said += [ox.Quad(node, ox.NamedNode(str(name)), twice) for name in (path, other)]
    return [*said, *(ox.Quad(node, ox.NamedNode(str(path)), value) for value in offences(graph, shape))]


def test_every_shape_fires_when_it_is_broken(repository: Repository) -> None:
    graph = shapes_of(repository)
    shapes = {str(shape): shape for shape in graph.subjects(URIRef(NS + "code")) if isinstance(shape, URIRef)}
    store = ox.Store()
    store.extend(quad for shape in shapes.values() for quad in broken(graph, shape))
    found = {(result.focus, result.code) for result in conform(Store(store), repository.shape_files())}
    wanted = {(f"urn:breaks:{name}", str(graph.value(shape, URIRef(NS + "code")))) for name, shape in shapes.items()}
    assert wanted <= found


def test_every_shape_has_a_code_and_a_severity_and_one_message_a_language(repository: Repository) -> None:
    graph = shapes_of(repository)
    for kind in ("NodeShape", "PropertyShape"):
        for shape in graph.subjects(URIRef(RDF + "type"), URIRef(SH + kind)):
            texts = [text for text in graph.objects(shape, URIRef(SH + "message")) if isinstance(text, Literal)]
            assert sorted(str(text.language) for text in texts) == ["en", "nb", "nn"], shape
            assert graph.value(shape, URIRef(NS + "code")), shape
            assert graph.value(shape, URIRef(SH + "severity")), shape


def test_the_languages_a_text_may_have_are_the_same_for_shapes_and_reader(repository: Repository) -> None:
    graph = shapes_of(repository)
    lists = {
        str(graph.value(shape, URIRef(SH + "path"))): [str(item) for item in Collection(graph, each)]
        for shape, each in graph.subject_objects(URIRef(SH + "languageIn"))
    }
    for_plans = {NS + "negativeLabel", NS + "companyLabel"}
    assert for_plans < lists.keys()
    for path, languages in lists.items():
        assert languages == (["nb", "nn"] if path in for_plans else list(TEXT_LANGUAGES)), path


def test_the_rest_of_the_graph_is_left_alone_when_a_focus_is_given(repository: Repository) -> None:
    graph = shapes_of(repository)
    store = ox.Store()
    for name in ("goal-sourced", "measure-sourced"):
        store.extend(broken(graph, URIRef(f"{BASE}shapes#{name}")))
    focus = f"urn:breaks:{BASE}shapes#goal-sourced"
    assert {result.focus for result in conform(Store(store), repository.shape_files(), {focus})} == {focus}
    assert conform(Store(store), repository.shape_files(), set()) == []


def test_a_focus_finds_what_the_whole_graph_finds(repository: Repository) -> None:
    context = repository.context()
    bad = [read(path, context) for path in sorted((repository.root / "tests" / "bad").glob("unknown-*.yaml"))]
    good = [read(path, context) for path in repository.data_files()]
    store = assemble(repository, [*good, *bad], repository.ontology_files())
    nodes = {place.node for document in bad for place in document.lines}
    whole = [result for result in conform(store, repository.shape_files()) if result.focus in nodes]
    assert sorted(map(str, conform(store, repository.shape_files(), nodes))) == sorted(map(str, whole)) != []


def test_every_violation_query_says_its_code_and_level_and_why(repository: Repository) -> None:
    for path in repository.rule_files(".rq"):
        said = header(path.read_text(encoding="utf-8"))
        assert {"code", "severity", "nb", "en", "why"} <= said.keys(), path
        assert said["severity"] in ("ERROR", "WARNING"), path
        assert said["nb"] != said["en"], path


def test_a_header_ends_at_the_first_line_that_is_not_a_comment() -> None:
    assert header("# code: a\n#   more: words\nSELECT *\n# en: c\n") == {"code": "a", "more": "words"}


def test_a_shapes_file_that_does_not_parse_is_named(repository: Repository, tmp_path: Path) -> None:
    path = tmp_path / "shapes.ttl"
    path.write_text("shape:x a sh:NodeShape .")
    with pytest.raises(RepositoryError, match=r"shapes\.ttl"):
        conform(Store(ox.Store()), [path])


def test_a_violation_query_finds_nothing_in_an_empty_graph(repository: Repository) -> None:
    for path in repository.rule_files(".rq"):
        assert list(violations(Store(ox.Store()), path, "2026-11-28")) == []
