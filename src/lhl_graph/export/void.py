"""What is in the graph, counted, so that others know before they load it: VoID (W3C Interest Group Note, 2011)."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

import pyoxigraph as ox

from lhl_graph.export.about import DESCRIPTION, LICENCE, TITLE
from lhl_graph.iris import BASE, NS, PREFIXES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lhl_graph.export.about import About
    from lhl_graph.graph.store import Store

VOID: Final = "http://rdfs.org/ns/void#"

_TYPE: Final = PREFIXES["rdf"] + "type"


def triples(store: Store, about: About, dumps: list[str]) -> Iterator[ox.Triple]:
    """Describe the triples of all graphs together; `dumps` are the addresses at which they can be had."""
    found = {(quad.subject, quad.predicate, quad.object) for quad in store.inner}
    properties = Counter(name.value for _, name, _ in found)
    classes = Counter(str(kind)[1:-1] for _, name, kind in found if name.value == _TYPE)
    dataset = ox.NamedNode(about.release)
    yield _say(dataset, _TYPE, ox.NamedNode(VOID + "Dataset"))
    for language in TITLE:
        yield _say(dataset, PREFIXES["dct"] + "title", ox.Literal(TITLE[language], language=language))
        yield _say(dataset, PREFIXES["dct"] + "description", ox.Literal(DESCRIPTION[language], language=language))
    yield _say(dataset, PREFIXES["dct"] + "license", ox.NamedNode(LICENCE))
    yield _say(dataset, PREFIXES["dct"] + "modified", _typed(about.date, "date"))
    yield _say(dataset, VOID + "uriSpace", ox.Literal(BASE))
    yield _say(dataset, VOID + "exampleResource", ox.NamedNode(BASE + "initiative/leve-hele-livet"))
    for name, number in (
        ("triples", len(found)),
        ("entities", len({subject for subject, name, _ in found if name.value == _TYPE})),
        ("distinctSubjects", len({subject for subject, _, _ in found})),
        ("distinctObjects", len({value for _, _, value in found})),
        ("classes", len(classes)),
        ("properties", len(properties)),
    ):
        yield _say(dataset, VOID + name, _typed(str(number), "integer"))
    for vocabulary in (NS, *(PREFIXES[prefix] for prefix in ("dct", "skos", "prov"))):
        yield _say(dataset, VOID + "vocabulary", ox.NamedNode(vocabulary))
    for dump in dumps:
        yield _say(dataset, VOID + "dataDump", ox.NamedNode(dump))
    yield from _parts(dataset, "class", "entities", classes)
    yield from _parts(dataset, "property", "triples", properties)


def _parts(dataset: ox.NamedNode, kind: str, counted: str, counts: Counter[str]) -> Iterator[ox.Triple]:
    for place, (iri, number) in enumerate(sorted(counts.items()), 1):
        part = ox.NamedNode(f"{dataset.value}/{kind}/{place}")
        yield _say(dataset, f"{VOID}{kind}Partition", part)
        yield _say(part, VOID + kind, ox.NamedNode(iri))
        yield _say(part, VOID + counted, _typed(str(number), "integer"))


def _say(subject: ox.NamedNode, name: str, value: ox.NamedNode | ox.Literal) -> ox.Triple:
    return ox.Triple(subject, ox.NamedNode(name), value)


def _typed(text: str, kind: str) -> ox.Literal:
    return ox.Literal(text, datatype=ox.NamedNode(PREFIXES["xsd"] + kind))
