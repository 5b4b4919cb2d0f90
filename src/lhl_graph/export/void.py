"""What is in the graph, counted, so that others know before they load it: VoID (W3C Interest Group Note, 2011).

No blank nodes: what is counted gets an IRI behind the description's own address.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final, NamedTuple

import pyoxigraph as ox

from lhl_graph.design.sender import LICENCE
from lhl_graph.export.about import DESCRIPTION, TITLE
from lhl_graph.iris import BASE, NS, PREFIXES, compact

if TYPE_CHECKING:
    from lhl_graph.graph.store import Store

VOID: Final = "http://rdfs.org/ns/void#"

_GRAPHS: Final = "SELECT ?graph (COUNT(*) AS ?n) WHERE { GRAPH ?graph { ?s ?p ?o } } GROUP BY ?graph ORDER BY ?graph"
_CLASSES: Final = "SELECT ?class (COUNT(DISTINCT ?s) AS ?n) WHERE { ?s a ?class } GROUP BY ?class ORDER BY ?class"
_PROPERTIES: Final = """
SELECT ?class ?property (COUNT(*) AS ?n) WHERE { ?s a ?class ; ?property ?o } GROUP BY ?class ?property
ORDER BY ?class ?property
"""
_ALL_PROPERTIES: Final = "SELECT ?p (COUNT(*) AS ?n) WHERE { ?s ?p ?o } GROUP BY ?p ORDER BY ?p"
_ENTITIES: Final = "SELECT (COUNT(DISTINCT ?s) AS ?n) WHERE { ?s a ?class }"
_DISTINCT: Final = "SELECT (COUNT(DISTINCT ?s) AS ?n) (COUNT(DISTINCT ?o) AS ?m) WHERE { ?s ?p ?o }"

_Value = ox.NamedNode | ox.Literal


class Counts(NamedTuple):
    """How much there is of everything."""

    graphs: dict[str, int]
    classes: dict[str, int]
    """Class → its things."""
    properties: dict[str, int]
    """Property → its triples."""
    of_class: dict[str, dict[str, int]]
    """Class → property → triples about things of the class."""
    subjects: int
    objects: int
    entities: int
    """Things of any class."""


def count(store: Store) -> Counts:
    """Count what is in a store."""
    of_class: dict[str, dict[str, int]] = defaultdict(dict)
    for kind, name, number in store.rows(_PROPERTIES):
        of_class[kind][name] = number
    ((subjects, objects),) = store.rows(_DISTINCT)
    ((entities,),) = store.rows(_ENTITIES)
    return Counts(
        dict(store.rows(_GRAPHS)),
        dict(store.rows(_CLASSES)),
        dict(store.rows(_ALL_PROPERTIES)),
        dict(of_class),
        subjects,
        objects,
        entities,
    )


def describe(counts: Counts, dataset: str, place: str) -> Description:
    """Describe the data as the dataset of this IRI; the IRIs of what is counted begin with `place`."""
    about, dct = Description(dataset), PREFIXES["dct"]
    about.add(PREFIXES["rdf"] + "type", f"{VOID}Dataset")
    for language in TITLE:
        about.say(dct + "title", TITLE[language], language)
        about.say(dct + "description", DESCRIPTION[language], language)
    about.add(dct + "license", LICENCE)
    about.add(VOID + "exampleResource", BASE + "initiative/leve-hele-livet")
    for name in (NS, *(PREFIXES[each] for each in ("dct", "skos", "prov", "org"))):
        about.add(VOID + "vocabulary", name)
    about.say(VOID + "uriSpace", BASE)
    for name, number in (
        ("triples", sum(counts.properties.values())),
        ("entities", counts.entities),
        ("classes", len(counts.classes)),
        ("properties", len(counts.properties)),
        ("distinctSubjects", counts.subjects),
        ("distinctObjects", counts.objects),
    ):
        about.add(VOID + name, number)
    _properties(about, place + "property/", counts.properties)
    for kind, number in counts.classes.items():
        iri = f"{place}class/{tail(kind)}"
        part = about.part(VOID + "classPartition", iri)
        part.add(VOID + "class", kind)
        part.add(VOID + "entities", number)
        _properties(part, iri + "/", counts.of_class.get(kind, {}))
    for name, number in counts.graphs.items():
        part = about.part(VOID + "subset", name, f"{VOID}Dataset")
        part.add(VOID + "triples", number)
    return about


def _properties(about: Description, place: str, numbers: dict[str, int]) -> None:
    for name, number in numbers.items():
        part = about.part(VOID + "propertyPartition", place + tail(name))
        part.add(VOID + "property", name)
        part.add(VOID + "triples", number)


def tail(iri: str) -> str:
    """Give a name for an IRI that can stand at the end of another."""
    return compact(iri).replace("#", "/")


class Description:
    """Triples about one thing and its parts, gathered."""

    def __init__(self, iri: str, triples: list[ox.Triple] | None = None) -> None:
        self._subject = ox.NamedNode(iri)
        self.triples = [] if triples is None else triples

    def add(self, predicate: str, value: str | int) -> None:
        """Say something of it: of an IRI, or of a number."""
        self._add(predicate, ox.NamedNode(value) if isinstance(value, str) else ox.Literal(value))

    def typed(self, predicate: str, text: str, kind: str) -> None:
        """Say a value of one of XML Schema's types."""
        self._add(predicate, ox.Literal(text, datatype=ox.NamedNode(PREFIXES["xsd"] + kind)))

    def say(self, predicate: str, text: str, language: str | None = None) -> None:
        """Say a text."""
        self._add(predicate, ox.Literal(text, language=language))

    def part(self, predicate: str, iri: str, *kinds: str) -> Description:
        """Name a part of it, and give the description of that."""
        self.add(predicate, iri)
        part = Description(iri, self.triples)
        for kind in kinds:
            part.add(PREFIXES["rdf"] + "type", kind)
        return part

    def _add(self, predicate: str, value: _Value) -> None:
        self.triples.append(ox.Triple(self._subject, ox.NamedNode(predicate), value))
