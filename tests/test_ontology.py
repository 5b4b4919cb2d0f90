from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from rdflib import OWL, RDF, RDFS, SKOS, Graph, Literal, URIRef

from lhl_graph.iris import BASE, NS, PREFIXES
from lhl_graph.reading.repository import Repository

if TYPE_CHECKING:
    from rdflib.term import Node

    from lhl_graph.graph.store import Store

REPOSITORY = Repository(Path(__file__).parents[1])
CONTEXT = REPOSITORY.context()
TURTLE = [*REPOSITORY.ontology_files(), *REPOSITORY.shape_files()]
TERMS = {key: term for key, term in CONTEXT.terms.items() if isinstance(term, dict)}
KINDS = (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty)
LOS = "https://psi.norge.no/los/"
MATCHES = (SKOS.exactMatch, SKOS.closeMatch, SKOS.broadMatch, SKOS.narrowMatch, SKOS.relatedMatch)


@pytest.fixture(scope="module")
def ontology() -> Graph:
    """All that stands in `ontology/`, but for the shapes."""
    graph = Graph()
    for path in REPOSITORY.ontology_files():
        graph.parse(path)
    return graph


def iri(term: dict[str, str]) -> str:
    prefix, _, name = term["@id"].partition(":")
    return str(CONTEXT.terms[prefix]) + name


def languages(graph: Graph, subject: Node, label: URIRef) -> list[str]:
    return sorted(str(text.language) for text in graph.objects(subject, label) if isinstance(text, Literal))


def declared(graph: Graph) -> set[Node]:
    return {term for kind in KINDS for term in graph.subjects(RDF.type, kind)}


# Files


@pytest.mark.parametrize("path", TURTLE, ids=[path.name for path in TURTLE])
def test_a_turtle_file_parses_and_has_no_blank_nodes_outside_lists(path: Path) -> None:
    graph = Graph().parse(path)
    blanks = {node for triple in graph for node in triple if node.__class__.__name__ == "BNode"}
    assert blanks == {node for node in blanks if (node, RDF.first, None) in graph}
    assert not blanks or "shapes" in path.parts


def test_every_file_of_a_scheme_is_named_after_it() -> None:
    for path in REPOSITORY.ontology_files()[1:]:
        assert list(Graph().parse(path).subjects(RDF.type, SKOS.ConceptScheme)) == [URIRef(BASE + path.stem)]


def test_a_file_of_a_scheme_speaks_of_that_scheme_only() -> None:
    for path in REPOSITORY.ontology_files()[1:]:
        scheme = BASE + path.stem
        assert all(f"{subject}/".startswith(f"{scheme}/") for subject in Graph().parse(path).subjects())


def test_prefixes_mean_the_same_in_every_file_and_in_queries() -> None:
    for path in TURTLE:
        for line in path.read_text(encoding="utf-8").splitlines():
            if line.startswith("@prefix"):
                _, prefix, name, _ = line.split()
                assert PREFIXES.get(prefix[:-1], name[1:-1]) == name[1:-1], path


# Terms


def test_every_class_and_property_has_labels_and_definitions_in_three_languages(ontology: Graph) -> None:
    for term in declared(ontology):
        assert languages(ontology, term, RDFS.label) == ["en", "nb", "nn"], term
        assert languages(ontology, term, SKOS.definition) == ["en", "nb", "nn"], term


def test_every_own_term_of_the_context_is_declared(ontology: Graph) -> None:
    own = {URIRef(iri(term)) for term in TERMS.values() if iri(term).startswith(NS)}
    assert own <= declared(ontology)


def test_every_class_that_a_file_can_have_is_declared(ontology: Graph) -> None:
    assert {URIRef(NS + name) for name in CONTEXT.types} <= set(ontology.subjects(RDF.type, OWL.Class))


def test_every_own_term_that_the_graph_uses_is_declared(ontology: Graph, built: Store) -> None:
    used = {row[0] for row in built.rows("SELECT DISTINCT ?p WHERE { ?s ?p ?o }")}
    used |= {row[0] for row in built.rows("SELECT DISTINCT ?class WHERE { ?s a ?class }")}
    assert {URIRef(term) for term in used if term.startswith(NS)} <= declared(ontology)


def test_every_own_term_that_shapes_and_rules_name_is_declared(ontology: Graph) -> None:
    known = {str(term).removeprefix(NS) for term in declared(ontology)}
    for path in (*REPOSITORY.shape_files(), *REPOSITORY.rule_files(".rq"), *REPOSITORY.rule_files(".ru")):
        code = "\n".join(line.partition("#")[0] for line in path.read_text(encoding="utf-8").splitlines())
        named = {word.strip("();,.|+*") for part in code.split() for word in part.replace("/", " ").split()}
        own = {word.removeprefix("lhl:") for word in named if word.startswith("lhl:") and word != "lhl:"}
        assert {name.partition("|")[0] for name in own} <= known, path


def test_no_two_keys_mean_the_same_property() -> None:
    assert len({iri(term) for term in TERMS.values()}) == len(TERMS)


def test_a_containment_property_has_exactly_one_range(ontology: Graph) -> None:
    parts = list(ontology.subjects(RDFS.subPropertyOf, URIRef(PREFIXES["dct"] + "hasPart")))
    assert len(parts) > 10
    assert all(len(list(ontology.objects(part, RDFS.range))) == 1 for part in parts)


def test_every_key_that_names_things_has_a_scheme_or_a_kind_of_file_to_name_them_in(ontology: Graph) -> None:
    schemes = {str(scheme).removeprefix(BASE) for scheme in ontology.subjects(RDF.type, SKOS.ConceptScheme)}
    for key, term in TERMS.items():
        if "@context" in term:
            segment = term["@context"]["@base"].removeprefix(BASE).rstrip("/")
            assert segment in schemes or segment in CONTEXT.types.values(), key


def test_every_table_of_names_is_about_keys_that_exist() -> None:
    for key, parts in CONTEXT.names.items():
        assert {key, *parts} <= TERMS.keys()


# Concepts


def test_every_concept_and_scheme_has_a_preferred_label_in_three_languages(ontology: Graph) -> None:
    for kind in (SKOS.Concept, SKOS.ConceptScheme):
        for concept in ontology.subjects(RDF.type, kind):
            assert languages(ontology, concept, SKOS.prefLabel) == ["en", "nb", "nn"], concept


def test_every_definition_of_a_concept_or_scheme_is_in_three_languages(ontology: Graph) -> None:
    for kind in (SKOS.Concept, SKOS.ConceptScheme):
        for concept in ontology.subjects(RDF.type, kind):
            assert languages(ontology, concept, SKOS.definition) in ([], ["en", "nb", "nn"]), concept


def test_no_concept_says_its_preferred_label_again_as_another(ontology: Graph) -> None:
    for concept in ontology.subjects(RDF.type, SKOS.Concept):
        preferred, other = (set(ontology.objects(concept, label)) for label in (SKOS.prefLabel, SKOS.altLabel))
        assert not preferred & other, concept


def test_every_concept_reaches_the_top_of_its_own_scheme(ontology: Graph) -> None:
    for concept, scheme in ontology.subject_objects(SKOS.inScheme):
        above = ontology.transitive_objects(concept, SKOS.broader)
        assert {top for each in above for top in ontology.objects(each, SKOS.topConceptOf)} == {scheme}, concept


def test_only_themes_and_target_groups_are_matched_to_los(ontology: Graph) -> None:
    matched = [(concept, other) for match in MATCHES for concept, other in ontology.subject_objects(match)]
    assert matched
    for concept, other in matched:
        assert str(concept).removeprefix(BASE).split("/")[0] in ("theme", "target-group"), concept
        assert str(other).startswith((LOS + "ord/", LOS + "tema/")), concept


def test_los_is_named_in_matches_only(ontology: Graph) -> None:
    assert {predicate for _, predicate, other in ontology if str(other).startswith(LOS)} <= set(MATCHES)
