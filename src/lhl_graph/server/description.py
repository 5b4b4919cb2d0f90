"""What the endpoint says of itself: SPARQL 1.1 Service Description, and VoID for the data behind it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from lhl_graph.export.void import VOID, Description, describe
from lhl_graph.iris import BASE, PREFIXES

if TYPE_CHECKING:
    import pyoxigraph as ox

    from lhl_graph.export.void import Counts

DATASET: Final = BASE + "dataset"

_SD: Final = "http://www.w3.org/ns/sparql-service-description#"
_FORMATS: Final = "http://www.w3.org/ns/formats/"
_WRITTEN: Final = (
    *("SPARQL_Results_JSON", "SPARQL_Results_XML", "SPARQL_Results_CSV", "SPARQL_Results_TSV"),
    *("Turtle", "N-Triples", "JSON-LD", "RDF_XML", "TriG", "N-Quads"),
)


def service(counts: Counts, origin: str, *, federated: bool) -> list[ox.Triple]:
    """Describe the endpoint at `origin`/sparql."""
    endpoint = f"{origin}/sparql"
    about = Description(f"{endpoint}#service")
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
    """Describe the data in figures, as the dataset behind the endpoint at `origin`/sparql."""
    about = describe(counts, DATASET, f"{origin}/.well-known/void#")
    about.add(VOID + "sparqlEndpoint", f"{origin}/sparql")
    return about.triples
