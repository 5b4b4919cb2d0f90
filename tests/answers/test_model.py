"""The model can be asked for: each class and property, what it is, how much and where it is used."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest

from lhl_graph.answers.thing.model import about, model
from lhl_graph.errors import UnknownTermError
from lhl_graph.graph.labels import LANGUAGES
from lhl_graph.graph.terms import Terms
from lhl_graph.iris import NS, PREFIXES

if TYPE_CHECKING:
    from lhl_graph.answers.thing.model import Model
    from lhl_graph.graph.store import Store

MEASURE, DATE = NS + "Measure", PREFIXES["dct"] + "date"


@pytest.fixture(scope="module")
def found(built: Store) -> Model:
    return model(built)


def test_every_term_of_the_ontology_is_listed(built: Store, found: Model) -> None:
    defined = {term for term, _ in built.pointing(NS.removesuffix("#"), PREFIXES["rdfs"] + "isDefinedBy")}
    missing = defined - {row.term for row in found}
    assert {
        term for term in missing if (PREFIXES["owl"] + "AnnotationProperty") not in built.objects(term, TYPE)
    } == set()
    assert all(row.definition for row in found if row.term in defined)


TYPE = PREFIXES["rdf"] + "type"


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_class_and_a_property_of_one_name_are_told_apart(built: Store, language: str) -> None:
    """Goal and goal are both called mål: whatever lists them says which is which."""
    rows = [row for row in model(built, language) if row.term.startswith(NS)]
    names = Counter(row.name for row in rows)
    shared = [row for row in rows if names[row.name] > 1]
    assert len(shared) >= 30
    assert len({(row.name, row.kind) for row in rows}) == len(rows)


def test_counts_are_those_of_the_graph(built: Store, found: Model) -> None:
    counts = {row.term: row.number for row in found}
    ((measures,),) = built.rows("SELECT (COUNT(*) AS ?n) { ?x a lhl:Measure }")
    ((dates,),) = built.rows("SELECT (COUNT(*) AS ?n) { ?x dct:date ?y }")
    assert (counts[MEASURE], counts[DATE]) == (measures, dates)


def test_a_class_shows_its_properties_an_example_and_where_it_is_used(built: Store) -> None:
    kind, told = about(built, MEASURE, "nb")
    assert kind == "klasse"
    assert set(told) == {"Antall", "Eksempel", "Egenskaper", "Verdi av"}
    assert "tiltak (lhl:measure)" in [entry.text for entry in told["Verdi av"]]
    assert "tekst (dct:description)" in [entry.text for entry in told["Egenskaper"]]


def test_a_property_shows_what_it_is_said_of(built: Store) -> None:
    kind, told = about(built, NS + "measure", "en")
    assert kind == "property"
    assert [entry.text for entry in told["Said of"]] == ["initiative (lhl:Initiative)"]
    assert [entry.text for entry in told["Value"]] == ["measure (lhl:Measure)"]


def test_what_is_no_term_tells_nothing(built: Store) -> None:
    assert about(built, NS + "Nope", "nb") == ("", {})


def test_a_term_is_found_by_its_curie_and_a_misspelt_one_gets_the_nearest(built: Store) -> None:
    terms = Terms(built)
    assert terms.find("lhl:Measure").iri == MEASURE
    assert terms.find(f"<{DATE}>").iri == DATE
    with pytest.raises(UnknownTermError, match='did you mean "lhl:Measure"'):
        terms.find("lhl:Mesure")
    with pytest.raises(UnknownTermError):
        terms.find("dct:nope")


def test_the_picture_draws_what_the_table_lists(found: Model) -> None:
    lines = found.mermaid().splitlines()
    assert lines[0] == "classDiagram"
    assert '  class Measure["tiltak"]' in lines
    assert "  Initiative --> Measure : tiltak" in lines
    assert "  Facet <|-- ThemeFacet" in lines or not any(row.term == NS + "Facet" and row.number for row in found)
