"""What is read of SHACL here says what pySHACL says."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lhl_graph.checks import shapes
from lhl_graph.checks.results import Result, conform
from lhl_graph.graph.build import assemble
from lhl_graph.graph.store import Store
from lhl_graph.reading import turtle
from lhl_graph.reading.yamlld import read
from tests.checks.findings_of import BAD

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable
    from pathlib import Path

    from lhl_graph.reading.repository import Repository

EX = "https://example.org/"
PREFIXES = f"""\
@prefix ex: <{EX}> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix sh: <http://www.w3.org/ns/shacl#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
"""
OF_P = "sh:targetSubjectsOf ex:p ; sh:path ex:p ; "
EVERY_CONSTRAINT = [
    "sh:targetSubjectsOf ex:p ; sh:path ex:p ; sh:maxCount 1 ; sh:severity sh:Warning",
    "sh:targetClass ex:A , ex:B ; sh:path ex:p ; sh:minCount 2",
    "sh:targetSubjectsOf ex:q ; sh:path ex:q ; sh:nodeKind sh:IRI",
    'sh:targetSubjectsOf ex:q ; sh:path ex:q ; sh:pattern "^a.c$"',
    OF_P + "sh:class ex:A",
    OF_P + "sh:datatype xsd:integer",
    OF_P + "sh:datatype xsd:string",
    OF_P + "sh:datatype rdf:langString",
    OF_P + "sh:uniqueLang true",
    OF_P + 'sh:languageIn ( "nb" "en" )',
    OF_P + 'sh:languageIn ( "en-GB" )',
    OF_P + "sh:disjoint ex:q",
]
CLOSED = "ex:closed a sh:NodeShape ; sh:targetClass ex:A ; sh:closed true ; sh:ignoredProperties ( rdf:type ex:p )"
TEXTS = ['"abc"', r'"abc\n"', '"abc"@nb', '"ac"@nb', '"abc"@en-GB', '"abc"@EN-GB', '"abc"@nn']
VALUES = ["ex:a", "ex:b", "ex:A", *TEXTS, "7"]
MISWRITTEN = '"x"^^xsd:integer'

statements = st.lists(
    st.tuples(
        st.sampled_from(["ex:a", "ex:b"]),
        st.sampled_from(["ex:p", "ex:q"]),
        st.sampled_from([*VALUES, MISWRITTEN]),
    )
    | st.tuples(st.sampled_from(["ex:a", "ex:b"]), st.just("a"), st.sampled_from(["ex:A", "ex:B", "ex:C"])),
    max_size=12,
)


def told(found: Iterable[Result]) -> set[tuple[object, ...]]:
    return {(*each[:-1], *sorted(each.messages.items())) for each in found}


def ours(paths: Collection[Path], store: Store, focus: set[str]) -> set[tuple[object, ...]]:
    known = shapes.read(paths)
    assert known is not None
    return told(shapes.results(known, store, focus))


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("shapes") / "every.ttl"
    rules = [f"ex:s{number} a sh:PropertyShape ; {each}" for number, each in enumerate(EVERY_CONSTRAINT)]
    said = [f'{each} ; sh:message "x"@nb , "y"@en .\n' for each in [CLOSED, *rules]]
    path.write_text(PREFIXES + "".join(said), encoding="utf-8")
    return path


@settings(max_examples=60, deadline=None)
@given(said=statements)
def test_any_statements_are_judged_alike(written: Path, said: list[tuple[str, str, str]]) -> None:
    inner = ox.Store()
    text = PREFIXES + "ex:C rdfs:subClassOf ex:A .\n" + "".join(f"{' '.join(each)} .\n" for each in said)
    inner.load(text, ox.RdfFormat.TURTLE, to_graph=ox.NamedNode(EX + "file"))
    focus = {EX + "a", EX + "b"}
    assert ours([written], Store(inner), focus) == told(conform(Store(inner), [written], focus))


def test_every_wrong_file_is_judged_alike(repository: Repository) -> None:
    context = repository.context()
    documents = [read(path, context) for path in sorted(BAD.rglob("*.yaml"))]
    vocabularies = [turtle.read(path) for path in sorted(BAD.glob("*.ttl"))]
    readable = [each.path for each in vocabularies if not each.faults]
    store = assemble(repository, documents, [*repository.ontology_files(), *readable])
    focus = {place.node for each in documents for place in each.lines}.union(*(each.blocks for each in vocabularies))
    by_engine = told(conform(store, repository.shape_files(), focus))
    assert len(by_engine) > 70
    assert ours(repository.shape_files(), store, focus) == by_engine


@pytest.mark.parametrize(
    "unknown",
    [
        "sh:path [ sh:inversePath ex:p ] ; sh:minCount 1",
        "sh:path ex:p ; sh:minLength 3",
        "sh:path ex:p ; sh:nodeKind sh:Literal",
    ],
)
def test_a_shape_that_is_more_is_left_to_pyshacl(unknown: str, tmp_path: Path) -> None:
    path = tmp_path / "more.ttl"
    path.write_text(f"{PREFIXES}ex:more a sh:PropertyShape ; sh:targetClass ex:A ; {unknown} .\n", encoding="utf-8")
    assert shapes.read([path]) is None


@pytest.mark.parametrize(
    ("pattern", "value", "fits"),
    [
        ("^a$", r"a", True),
        ("^a$", r"a\n", False),
        ("^(a|b$)", r"b\n", False),
        (r"^a\\$", r"a$\n", True),
        (r"^a[$]", r"a$\n", True),
        (r"^a[\\]$]$", r"a$\n", False),
    ],
)
def test_the_end_in_a_pattern_is_that_of_the_text_as_in_xpath(
    pattern: str, value: str, fits: bool, tmp_path: Path
) -> None:
    path = tmp_path / "pattern.ttl"
    shape = f'ex:s a sh:PropertyShape ; {OF_P} sh:pattern "{pattern}" ; sh:message "x"@en .\n'
    path.write_text(PREFIXES + shape, encoding="utf-8")
    inner = ox.Store()
    inner.load(f'{PREFIXES}ex:a ex:p "{value}" .\n', ox.RdfFormat.TURTLE, to_graph=ox.NamedNode(EX + "file"))
    by_engine = told(conform(Store(inner), [path], {EX + "a"}))
    assert (not by_engine) is fits
    assert ours([path], Store(inner), {EX + "a"}) == by_engine


def test_a_pattern_that_is_told_to_go_line_by_line_does(tmp_path: Path) -> None:
    path = tmp_path / "lines.ttl"
    shape = f'ex:s a sh:PropertyShape ; {OF_P} sh:pattern "^a$" ; sh:flags "m" ; sh:message "x"@en .\n'
    path.write_text(PREFIXES + shape, encoding="utf-8")
    inner = ox.Store()
    inner.load(PREFIXES + r'ex:a ex:p "a\nb" .', ox.RdfFormat.TURTLE, to_graph=ox.NamedNode(EX + "file"))
    assert conform(Store(inner), [path], {EX + "a"}) == []
