from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pyoxigraph as ox
import pytest
from rdflib import BNode, Graph

from lhl_graph.answers.stats import UNSOURCED
from lhl_graph.errors import InputError
from lhl_graph.graph.store import Store
from lhl_graph.iris import BASE, INFERRED, PREFIXES
from lhl_graph.picture.naming import edition
from lhl_graph.reading.repository import Repository
from lhl_graph.reading.yamlld import Document, read
from lhl_graph.site.content import read as read_content

if TYPE_CHECKING:
    from lhl_graph.knowledge_graph import KnowledgeGraph

REPOSITORY = Repository(Path(__file__).parents[1])
CONTEXT = REPOSITORY.context()
FILES = REPOSITORY.data_files()
FOLDERS = {
    "Initiative": "initiatives",
    "Actor": "actors",
    "AssignmentLetter": "letters",
    "Task": "tasks",
    "Study": "studies",
}

every_file = pytest.mark.parametrize("path", FILES, ids=["/".join(path.parts[-2:]) for path in FILES])


def by_oxigraph(document: Document) -> Graph:
    quads = ox.parse(document.jsonld(CONTEXT), ox.RdfFormat.JSON_LD, base_iri=document.subject + "/")
    triples = (ox.Triple(quad.subject, quad.predicate, quad.object) for quad in quads)
    return Graph().parse(data=ox.serialize(triples, format=ox.RdfFormat.N_TRIPLES), format="nt")


def by_rdflib(document: Document) -> Graph:
    return Graph().parse(data=document.jsonld(CONTEXT), format="json-ld", base=document.subject + "/")


# Each file


@every_file
def test_a_file_reads_without_faults_and_is_named_after_its_id(path: Path) -> None:
    document = read(path, CONTEXT)
    assert document.faults == []
    assert document.subject.rsplit("/", 1)[-1] == path.stem


@every_file
def test_a_file_stands_in_the_folder_of_its_type(path: Path) -> None:
    assert FOLDERS[read(path, CONTEXT).tree["type"]] == path.parent.name


@every_file
def test_two_json_ld_processors_read_the_same_triples(path: Path) -> None:
    document = read(path, CONTEXT)
    triples = set(by_oxigraph(document))
    assert triples == set(by_rdflib(document))
    assert not any(isinstance(term, BNode) for triple in triples for term in triple)


def test_every_file_under_data_is_read() -> None:
    there = {path for path in (REPOSITORY.root / "data").rglob("*") if path.is_file()}
    assert {path.name for path in there - set(FILES)} == {"README.md", "LICENSE"}


# The whole


def count(built: Store, pattern: str) -> int:
    [row] = built.rows(f"SELECT (COUNT(DISTINCT ?x) AS ?n) WHERE {{ {pattern} }}")
    return int(row[0])


@pytest.mark.parametrize(
    ("pattern", "least"),
    [
        ("?x a lhl:DescribedInitiative", 76),
        ("?x a lhl:Goal", 440),
        ("?x a lhl:Measure", 242),
        ("?x a lhl:Relation", 119),
        ("?x a lhl:Source", 471),
        ("?x a lhl:Initiative ; lhl:knowledge <https://w3id.org/lhl-graph/knowledge/named-only>", 1),
    ],
)
def test_the_graph_holds_at_least_what_was_gathered(built: Store, pattern: str, least: int) -> None:
    assert count(built, pattern) >= least


@pytest.mark.parametrize(
    ("pattern", "number"),
    [("?x a lhl:Task", 19), ("?x a lhl:AssignmentLetter", 9), ("?x a lhl:PlannedActivity", 38)],
)
def test_the_task_matrix_is_complete(built: Store, pattern: str, number: int) -> None:
    assert count(built, pattern) == number


def test_the_files_are_counted_right_in_the_readme() -> None:
    readme = (REPOSITORY.root / "data" / "README.md").read_text(encoding="utf-8")
    for folder in FOLDERS.values():
        number = sum(path.parent.name == folder for path in FILES)
        [row] = [line for line in readme.splitlines() if line.startswith(f"| `{folder}/`")]
        assert row.split("|")[-2].split(":")[0].strip() == str(number)


# Sources


def test_nothing_stands_without_a_source(built: Store) -> None:
    assert list(built.rows(UNSOURCED)) == []


@pytest.mark.parametrize("kind", ["Goal", "Measure", "Relation", "TaskStatus", "ThemeFacet", "TargetGroupFacet"])
def test_what_loses_its_source_is_noticed(built: Store, kind: str) -> None:
    store = ox.Store()
    store.extend(built.inner)
    [(thing,)] = Store(store).rows(f"SELECT ?x WHERE {{ ?x a lhl:{kind} ; dct:source ?s }} ORDER BY ?x LIMIT 1")
    store.update(f"DELETE WHERE {{ GRAPH ?g {{ <{thing}> dct:source ?s }} }}", prefixes=PREFIXES)
    assert [row[1] for row in Store(store).rows(UNSOURCED)] == [thing]


def test_a_source_without_an_address_is_no_source(built: Store) -> None:
    store = ox.Store()
    store.extend(built.inner)
    store.update("DELETE WHERE { GRAPH ?g { ?s lhl:url ?url } }", prefixes=PREFIXES)
    assert len(list(Store(store).rows(UNSOURCED))) > 1000


def test_an_english_name_has_a_source_that_says_it(built: Store) -> None:
    named = """PREFIX field: <https://w3id.org/lhl-graph/field/>
        SELECT DISTINCT ?x { ?x a lhl:Initiative ; rdfs:label ?name . FILTER (LANG(?name) = "en")
        FILTER NOT EXISTS { ?x lhl:fieldSource [ lhl:sourceOf field:english-name ; dct:source ?source ] } }"""
    assert list(built.rows(named)) == []


# Shape of the graph


def test_no_triple_stands_in_two_graphs(built: Store) -> None:
    triples = [(quad.subject, quad.predicate, quad.object) for quad in built.inner]
    assert len(triples) == len(set(triples))


def test_there_are_no_blank_nodes(built: Store) -> None:
    assert not any(isinstance(term, ox.BlankNode) for quad in built.inner for term in quad)


def test_every_file_has_a_graph_of_its_own(built: Store) -> None:
    files = {REPOSITORY.graph_of(path) for path in (*FILES, *REPOSITORY.ontology_files())}
    assert set(built.graphs()) == {*files, INFERRED}


def test_a_data_file_speaks_of_its_own_subject_only(built: Store) -> None:
    for path in FILES:
        subject = read(path, CONTEXT).subject
        for quad in built.inner.quads_for_pattern(None, None, None, ox.NamedNode(REPOSITORY.graph_of(path))):
            assert isinstance(quad.subject, ox.NamedNode)
            assert f"{quad.subject.value}/".startswith(f"{subject}/")


def test_a_file_means_the_same_alone_and_together_with_the_others(built: Store) -> None:
    for path in FILES:
        document = read(path, CONTEXT)
        alone = ox.parse(document.jsonld(CONTEXT), ox.RdfFormat.JSON_LD, base_iri=document.subject + "/")
        together = built.inner.quads_for_pattern(None, None, None, ox.NamedNode(REPOSITORY.graph_of(path)))
        assert {quad.triple for quad in alone} == {quad.triple for quad in together}


def test_a_next_edition_is_told_by_a_source(kg: KnowledgeGraph) -> None:
    editions: dict[str, set[str]] = {}
    for initiative, name in kg.store.rows(
        'SELECT ?i ?name { ?i a lhl:DescribedInitiative ; rdfs:label|lhl:shortName ?name FILTER (LANG(?name) = "nb") }'
    ):
        editions.setdefault(edition(name), set()).add(initiative)
    series = [found for found in editions.values() if len(found) > 1]
    assert len(series) > 1
    succeeds = f"{PREFIXES['lhl']}succeeds"
    for found in series:
        followed = {earlier for each in found for earlier in kg.store.objects(each, succeeds)}
        assert len(found - followed) == 1, found


def test_a_name_is_translated_where_no_source_gives_it_in_english_and_nowhere_else(built: Store) -> None:
    named = set(
        built.rows('SELECT DISTINCT ?i { ?i a lhl:Initiative ; rdfs:label|lhl:shortName ?n FILTER (LANG(?n) = "en") }')
    )
    glossed = set(built.rows('SELECT DISTINCT ?i { ?i a lhl:Initiative ; lhl:gloss ?n FILTER (LANG(?n) = "en") }'))
    every = set(built.rows("SELECT ?i { ?i a lhl:Initiative }"))
    assert named and glossed == every - named


def test_what_the_reform_is_divided_into_is_translated(built: Store) -> None:
    left = """SELECT ?part { <https://w3id.org/lhl-graph/initiative/leve-hele-livet> lhl:focusArea|lhl:solution ?part
        FILTER NOT EXISTS { ?part lhl:gloss ?meant } }"""
    assert list(built.rows(left)) == []


def test_nothing_is_found_by_our_own_translation(kg: KnowledgeGraph) -> None:
    """It is no name: neither a search for a thing nor the site's own knows it."""
    content, campaign = read_content(kg.store), BASE + "initiative/planlegge-litt"
    assert kg.show("Planlegge litt").iri == campaign
    with pytest.raises(InputError):
        kg.show("Planning a little")
    assert "planning a little" not in content.folded(campaign)
