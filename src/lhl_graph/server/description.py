"""What the endpoint says of itself: SPARQL 1.1 Service Description, and VoID for the data behind it.

No blank nodes: what is counted gets an IRI behind the description's own address.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final, NamedTuple

import pyoxigraph as ox

from lhl_graph.export.about import LICENCE, TITLE
from lhl_graph.export.void import VOID
from lhl_graph.iris import BASE, NS, PREFIXES, compact

if TYPE_CHECKING:
    from lhl_graph.graph.store import Store

DATASET: Final = BASE + "dataset"

_SD: Final = "http://www.w3.org/ns/sparql-service-description#"
_FORMATS: Final = "http://www.w3.org/ns/formats/"
_WRITTEN: Final = (
    *("SPARQL_Results_JSON", "SPARQL_Results_XML", "SPARQL_Results_CSV", "SPARQL_Results_TSV"),
    *("Turtle", "N-Triples", "JSON-LD", "RDF_XML", "TriG", "N-Quads"),
)
_GRAPHS: Final = "SELECT ?graph (COUNT(*) AS ?n) WHERE { GRAPH ?graph { ?s ?p ?o } } GROUP BY ?graph ORDER BY ?graph"
_CLASSES: Final = "SELECT ?class (COUNT(DISTINCT ?s) AS ?n) WHERE { ?s a ?class } GROUP BY ?class ORDER BY ?class"
_PROPERTIES: Final = """
SELECT ?class ?property (COUNT(*) AS ?n) WHERE { ?s a ?class ; ?property ?o } GROUP BY ?class ?property
ORDER BY ?class ?property
"""
_ALL_PROPERTIES: Final = "SELECT ?p (COUNT(*) AS ?n) WHERE { ?s ?p ?o } GROUP BY ?p ORDER BY ?p"
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


def count(store: Store) -> Counts:
    """Count what is in a store."""
    of_class: dict[str, dict[str, int]] = defaultdict(dict)
    for kind, name, number in store.rows(_PROPERTIES):
        of_class[kind][name] = number
    ((subjects, objects),) = store.rows(_DISTINCT)
    return Counts(
        dict(store.rows(_GRAPHS)),
        dict(store.rows(_CLASSES)),
        dict(store.rows(_ALL_PROPERTIES)),
        dict(of_class),
        subjects,
        objects,
    )


def service(counts: Counts, origin: str, *, federated: bool) -> list[ox.Triple]:
    """Describe the endpoint at `origin`/sparql."""
    endpoint = f"{origin}/sparql"
    about = _About(f"{endpoint}#service")
    about.add(PREFIXES["rdf"] + "type", f"{_SD}Service")
    about.add(_SD + "endpoint", endpoint)
    about.add(_SD + "supportedLanguage", f"{_SD}SPARQL11Query")
    about.add(_SD + "feature", f"{_SD}UnionDefaultGraph")
    if federated:
        about.add(_SD + "feature", f"{_SD}BasicFederatedQuery")
    for each in _WRITTEN:
        about.add(_SD + "resultFormat", _FORMATS + each)
    about.add(_SD + "defaultEntailmentRegime", "http://www.w3.org/ns/entailment/Simple")
    dataset = about.part(_SD + "defaultDataset", f"{endpoint}#dataset", f"{_SD}Dataset")
    default = dataset.part(_SD + "defaultGraph", f"{endpoint}#default-graph", f"{_SD}Graph")
    default.add(VOID + "triples", sum(counts.properties.values()))
    for name, number in counts.graphs.items():
        place = f"{endpoint}#{name.removeprefix(BASE)}"
        named = dataset.part(_SD + "namedGraph", place, f"{_SD}NamedGraph")
        named.add(_SD + "name", name)
        named.part(_SD + "graph", f"{place}/triples", f"{_SD}Graph").add(VOID + "triples", number)
    dataset.add(PREFIXES["rdfs"] + "seeAlso", f"{origin}/.well-known/void")
    return about.triples


def void(counts: Counts, origin: str) -> list[ox.Triple]:
    """Describe the data in figures."""
    about, dct, place = _About(DATASET), PREFIXES["dct"], f"{origin}/.well-known/void#"
    about.add(PREFIXES["rdf"] + "type", f"{VOID}Dataset")
    for language, title in TITLE.items():
        about.say(dct + "title", title, language)
    about.add(dct + "license", LICENCE)
    about.add(VOID + "sparqlEndpoint", f"{origin}/sparql")
    about.add(VOID + "exampleResource", BASE + "initiative/leve-hele-livet")
    for name in (NS, *(PREFIXES[each] for each in ("dct", "skos", "prov", "org"))):
        about.add(VOID + "vocabulary", name)
    about.say(VOID + "uriSpace", BASE)
    about.add(VOID + "triples", sum(counts.graphs.values()))
    about.add(VOID + "classes", len(counts.classes))
    about.add(VOID + "properties", len(counts.properties))
    about.add(VOID + "distinctSubjects", counts.subjects)
    about.add(VOID + "distinctObjects", counts.objects)
    _properties(about, place + "property/", counts.properties)
    for kind, number in counts.classes.items():
        iri = f"{place}class/{_tail(kind)}"
        part = about.part(VOID + "classPartition", iri)
        part.add(VOID + "class", kind)
        part.add(VOID + "entities", number)
        _properties(part, iri + "/", counts.of_class.get(kind, {}))
    for name, number in counts.graphs.items():
        part = about.part(VOID + "subset", name, f"{VOID}Dataset")
        part.add(VOID + "triples", number)
    return about.triples


def _properties(about: _About, place: str, numbers: dict[str, int]) -> None:
    for name, number in numbers.items():
        part = about.part(VOID + "propertyPartition", place + _tail(name))
        part.add(VOID + "property", name)
        part.add(VOID + "triples", number)


def _tail(iri: str) -> str:
    """Give a name for an IRI that can stand at the end of another."""
    return compact(iri).replace("#", "/")


class _About:
    """Gathers triples about one thing and its parts."""

    def __init__(self, iri: str, triples: list[ox.Triple] | None = None) -> None:
        self._subject = ox.NamedNode(iri)
        self.triples = [] if triples is None else triples

    def add(self, predicate: str, value: str | int) -> None:
        self._add(predicate, ox.NamedNode(value) if isinstance(value, str) else ox.Literal(value))

    def say(self, predicate: str, text: str, language: str | None = None) -> None:
        self._add(predicate, ox.Literal(text, language=language))

    def part(self, predicate: str, iri: str, *kinds: str) -> _About:
        self.add(predicate, iri)
        part = _About(iri, self.triples)
        for kind in kinds:
            part.add(PREFIXES["rdf"] + "type", kind)
        return part

    def _add(self, predicate: str, value: _Value) -> None:
        self.triples.append(ox.Triple(self._subject, ox.NamedNode(predicate), value))
