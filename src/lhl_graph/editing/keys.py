"""Which keys a data file may have, in which part, and with what values: read from context, ontology and shapes."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING, Final, NamedTuple

import pyoxigraph as ox

from lhl_graph.graph.labels import pick
from lhl_graph.graph.store import Store
from lhl_graph.iris import BASE, NS, PREFIXES

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from lhl_graph.reading.repository import Repository

DESCRIBED: Final = "DescribedInitiative"
"""The class of an initiative with `knowledge: full`, of which more is required."""

_CLOSED: Final = """
SELECT ?class ?property {
  ?shape sh:closed true ; sh:targetClass ?class ; sh:ignoredProperties/rdf:rest*/rdf:first ?property
}"""

_REQUIRED: Final = "SELECT ?class ?property { ?shape sh:targetClass ?class ; sh:path ?property ; sh:minCount 1 }"

_ONE_A_LANGUAGE: Final = "SELECT ?property { ?shape sh:path ?property ; sh:uniqueLang true }"

_PATTERNS: Final = "SELECT ?property ?pattern { ?shape sh:path ?property ; sh:pattern ?pattern }"

_PARTS: Final = "SELECT ?property ?class { ?property rdfs:subPropertyOf dct:hasPart ; rdfs:range ?class }"

_SAID: Final = "SELECT ?thing ?text (LANG(?text) AS ?language) { ?thing skos:definition ?text }"

_CONCEPTS: Final = "SELECT ?scheme ?concept { ?concept skos:inScheme ?scheme }"

_ASKED: Final = re.compile(r"\(\s*(\w+:\w+)\s+(\w+:\w+)\s*\)")

_INSTEAD: Final = re.compile(r"\(\s*(\w+:\w+)\s+(\w+:\w+)\s+(\w+:\w+)\s*\)")


class Key(NamedTuple):
    """One key of one class of parts.

    `many`: it takes several values, or several in each language. `class_` is the class of the parts in it,
    `segment` the first segment of the IRIs it refers to, both empty for a plain value; `values` are the only ones that
    it takes, empty where there is no such list.
    """

    name: str
    said: str
    required: bool
    many: bool
    by_language: bool
    in_bokmaal: bool
    """Whether one of the languages has to be Bokmål."""
    spoken: bool
    """Whether it is a remark: plain text, or texts by language where it is in another than the context's."""
    datatype: str
    class_: str
    segment: str
    values: tuple[str, ...]
    pattern: str


class Keys(NamedTuple):
    """What may be written: class → its keys, in the order of the context; class → pairs of which one must be there."""

    of: dict[str, tuple[Key, ...]]
    instead: dict[str, tuple[tuple[str, str], ...]]
    said: dict[str, str]
    """Class → what it is."""


def keys(repository: Repository, store: Store, language: str = "nb") -> Keys:
    """Read the keys of every class; what they mean comes in `language`, and values from the concepts in `store`.

    Raises:
        RepositoryError: the context cannot be read.
    """
    context = repository.context()
    shapes = _shapes(repository)
    required: dict[str, set[str]] = defaultdict(set)
    for class_, property_ in shapes.rows(_REQUIRED):
        required[_local(class_)].add(property_)
    for class_, property_ in _ASKED.findall(_rule(repository, "missing-url")):
        required[_local(_full(class_))].add(_full(property_))
    bokmaal = {_full(property_) for _, property_ in _ASKED.findall(_rule(repository, "missing-nb"))}
    once = {property_ for (property_,) in shapes.rows(_ONE_A_LANGUAGE)}
    patterns = dict(shapes.rows(_PATTERNS))
    parts = {property_: _local(class_) for property_, class_ in store.rows(_PARTS)}
    said = _definitions(store, language)
    concepts: dict[str, list[str]] = defaultdict(list)
    for scheme, concept in sorted(store.rows(_CONCEPTS)):
        concepts[scheme.removeprefix(BASE)].append(concept.removeprefix(scheme + "/"))
    closed: dict[str, set[str]] = defaultdict(set)
    for class_, property_ in shapes.rows(_CLOSED):
        closed[_local(class_)].add(property_)
    known = {_full(term["@id"]): (name, term) for name, term in context.terms.items() if isinstance(term, dict)}

    def key(property_: str, wanted: Iterable[str]) -> Key:
        name, term = known[property_]
        container, segment = term.get("@container", ""), _segment(term)
        return Key(
            name,
            said.get(NS + parts[property_] if property_ in parts else property_, ""),
            property_ in wanted,
            container == "@set" or (container == "@language" and property_ not in once),
            container == "@language",
            property_ in bokmaal,
            "@language" in term,
            str(term.get("@type", "")),
            parts.get(property_, ""),
            segment,
            tuple(concepts.get(segment, ())),
            patterns.get(property_, ""),
        )

    closed[DESCRIBED] = closed["Initiative"]
    required[DESCRIBED] |= required["Initiative"]
    return Keys(
        {
            class_: tuple(key(each, required[class_]) for each in known if each in properties)
            for class_, properties in sorted(closed.items())
        },
        _alternatives(repository, {property_: name for property_, (name, _) in known.items()}),
        {_local(thing): text for thing, text in said.items()},
    )


def _shapes(repository: Repository) -> Store:
    store = ox.Store()
    for path in repository.shape_files():
        store.load(path=path, format=ox.RdfFormat.TURTLE)
    return Store(store)


def _definitions(store: Store, language: str) -> dict[str, str]:
    texts: dict[str, dict[str, str]] = defaultdict(dict)
    for thing, text, tag in store.rows(_SAID):
        texts[thing][tag] = text
    return {thing: pick(by_language, language) or "" for thing, by_language in texts.items()}


def _alternatives(repository: Repository, names: Mapping[str, str]) -> dict[str, tuple[tuple[str, str], ...]]:
    """Read from the rule that asks for one of two keys which two they are."""
    found: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for class_, one, other in _INSTEAD.findall(_rule(repository, "missing-one-of")):
        found[_local(_full(class_))].append((names[_full(one)], names[_full(other)]))
    return {class_: tuple(pairs) for class_, pairs in found.items()}


def _rule(repository: Repository, name: str) -> str:
    return "".join(path.read_text(encoding="utf-8") for path in repository.rule_files(".rq") if path.stem == name)


def _segment(term: Mapping[str, object]) -> str:
    base = term.get("@context")
    return str(base["@base"]).removeprefix(BASE).strip("/") if isinstance(base, dict) else ""


def _full(curie: str) -> str:
    prefix, _, local = curie.partition(":")
    return PREFIXES[prefix] + local


def _local(iri: str) -> str:
    return iri.rsplit("#", 1)[-1].rsplit("/", 1)[-1]
