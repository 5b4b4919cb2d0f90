"""Terms in a query that the graph does not have: a misspelt one makes an answer empty without a word.

Told from the query's text, before it is asked; a term that the graph uses anywhere, or that its own vocabulary defines,
is never told of.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import unquote

import pyoxigraph as ox

from lhl_graph.graph.sparql import NOT_CODE, blanked, position
from lhl_graph.graph.store import value
from lhl_graph.graph.suggest import nearest
from lhl_graph.iris import BASE, GRAPHS, NS, PREFIXES, compact

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from lhl_graph.graph.store import Store

_CURIE = re.compile(r"(?<![\w?$@:<.-])([A-Za-z][\w.-]*|):([\w](?:[\w.%-]*[\w-])?)")
_DECLARES = re.compile(r"(?:\bPREFIX\s+([^\s:]*):|\bBASE\b)\s*\Z", re.IGNORECASE)
_LONGEST = 200
"""Signs before an address in which its declaration is looked for."""
_LABELS = tuple(
    PREFIXES[prefix] + name
    for prefix, name in (("rdfs", "label"), ("skos", "prefLabel"), ("skos", "altLabel"), ("lhl", "shortName"))
)
_VOCABULARIES = {
    PREFIXES[prefix]: "DCTERMS" if prefix == "dct" else prefix.upper()
    for prefix in ("dct", "foaf", "org", "owl", "prov", "rdf", "rdfs", "sh", "skos", "xsd")
}
"""Vocabularies of others, and what rdflib calls them; it knows all their terms (of DCAT only those of release 2)."""


class Misspelt(NamedTuple):
    """A term of a query that does not exist, where it stands and what may be meant."""

    term: str
    line: int
    column: int
    suggestion: str | None
    """The nearest term that exists, as a CURIE."""

    def __str__(self) -> str:
        if self.suggestion is None:
            return (
                f"line {self.line}, column {self.column}: the graph has no {self.term}; `lhl model` lists what it has"
            )
        return f"line {self.line}, column {self.column}: the graph has no {self.term}; did you mean {self.suggestion}?"


def misspelt(store: Store, text: str, keys: Callable[[], Mapping[str, str]]) -> list[Misspelt]:
    """List the terms of a query that the graph does not have, each once, in the order of the text.

    Only names under the project's own namespaces and those of the vocabularies it uses are judged. `keys` says which
    property each key of the files stands for; it is asked only when something is misspelt.
    """
    found: dict[str, Misspelt] = {}
    for iri, written, offset in _terms(text):
        if iri not in found and _is_judged(iri) and not _exists(store, iri):
            found[iri] = Misspelt(written, *position(text, offset), _nearest(store, iri, keys()))
    return list(found.values())


def _terms(text: str) -> Iterator[tuple[str, str, int]]:
    """Give each IRI that the query's patterns name, as it is written and where."""
    code = blanked(text)
    iris = [found for found in re.finditer(NOT_CODE, text, re.VERBOSE | re.DOTALL) if found[0].startswith("<")]
    prefixes = dict(PREFIXES)
    told: list[tuple[int, str, str]] = []
    for found in iris:
        if declared := _DECLARES.search(code, max(0, found.start() - _LONGEST), found.start()):
            prefixes[declared[1] or ""] = found[0][1:-1]
        else:
            told.append((found.start(), found[0][1:-1], found[0]))
    told += [
        (found.start(), prefixes[found[1]] + found[2], found[0])
        for found in _CURIE.finditer(code)
        if found[1] in prefixes
    ]
    for offset, iri, written in sorted(told):
        yield iri, written, offset


def _is_judged(iri: str) -> bool:
    return any(iri.startswith(space) and iri != space for space in (BASE, *_VOCABULARIES))


def _exists(store: Store, iri: str) -> bool:
    try:
        node = ox.NamedNode(iri)
    except ValueError:
        return True  # no IRI at all, and for the parser to tell
    quads, places = store.inner.quads_for_pattern, ((node, None, None), (None, node, None), (None, None, node))
    if any(next(quads(*place), None) is not None for place in places) or store.inner.contains_named_graph(node):
        return True
    return not iri.startswith(BASE) and _is_defined(iri)


def _is_defined(iri: str) -> bool:
    import rdflib

    space = next(space for space in _VOCABULARIES if iri.startswith(space))
    return re.fullmatch(r"_[1-9]\d*", iri.removeprefix(space)) is not None or (
        rdflib.URIRef(iri) in getattr(rdflib, _VOCABULARIES[space])
    )


def _nearest(store: Store, iri: str, keys: Mapping[str, str]) -> str | None:
    """Give the CURIE of the term that is most alike, by its labels, a file's key or its spelling."""
    space = next((space for space in _VOCABULARIES if iri.startswith(space)), _space(iri))
    word = unquote(iri.removeprefix(space))
    labels = {key: known for key, known in keys.items() if space == NS}
    names: list[str] = []
    for known, label in _beside(store, space):
        name = known.removeprefix(space)
        names.append(name)
        if label.casefold() not in labels or name[0].isupper() == word[0].isupper():  # Measure is a class, measure not
            labels[label.casefold()] = known
    found = nearest(word, sorted(names, key=lambda name: name[:1].isupper() == word[:1].isupper()), labels)
    return None if found is None else compact(space + found if found in names else found)


def _space(iri: str) -> str:
    return iri[: max(iri.rfind("/"), iri.rfind("#")) + 1]


def _beside(store: Store, space: str) -> Iterator[tuple[str, str]]:
    """Give name and label of the things that are named as this one would be, a thing for each of its labels.

    They are terms of a vocabulary, concepts of the scheme, or subjects of files.
    """
    if not space.startswith(BASE):
        import rdflib

        for term in dir(getattr(rdflib, _VOCABULARIES[space])):
            yield space + term.rpartition("#")[2].rpartition("/")[2], term
        return
    scheme = "lhl" if space == NS else "vocab/" + space.removeprefix(BASE).rstrip("/")
    graph = ox.NamedNode(f"{GRAPHS}ontology/{scheme}")
    if not store.inner.contains_named_graph(graph):
        for name in store.graphs():
            thing = space + name.rpartition("/")[2]
            for label in _LABELS:
                yield from ((thing, said.text) for _, said in store.facts(thing, label))
        return
    for label in _LABELS:
        for quad in store.inner.quads_for_pattern(None, ox.NamedNode(label), None, graph):
            thing = value(quad.subject).text
            if thing.startswith(space):
                yield thing, value(quad.object).text
