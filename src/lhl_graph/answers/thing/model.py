"""What there is in the graph and what is said about it: its classes and properties, and how much each is used."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final, NamedTuple

from lhl_graph.answers.thing.heading import PLAIN
from lhl_graph.answers.thing.sheet import Entry
from lhl_graph.graph.labels import Labels, pick
from lhl_graph.iris import NS, PREFIXES, compact
from lhl_graph.table.table import Table

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lhl_graph.graph.store import Store

_DECLARED: Final = """
SELECT ?term ?kind (COALESCE(?scheme, ?range) AS ?value) ?super WHERE {
  VALUES (?type ?kind) {
    (owl:Class "class") (owl:ObjectProperty "property") (owl:DatatypeProperty "property") }
  ?term a ?type FILTER(STRSTARTS(STR(?term), STR(lhl:)))
  OPTIONAL { ?term rdfs:range ?range } OPTIONAL { ?term lhl:valueScheme ?scheme }
  OPTIONAL { ?term rdfs:subClassOf ?super FILTER(STRSTARTS(STR(?super), STR(lhl:))) }
} ORDER BY ?kind ?term
"""
_THINGS: Final = """
SELECT ?class (COUNT(DISTINCT ?thing) AS ?number) (MIN(?thing) AS ?example) WHERE {
  ?thing a ?class FILTER(STRSTARTS(STR(?class), STR(lhl:)))
} GROUP BY ?class
"""
_USES: Final = """
SELECT ?property ?class (COUNT(*) AS ?number) (MIN(?thing) AS ?example) WHERE {
  ?thing a ?class ; ?property ?value FILTER(STRSTARTS(STR(?class), STR(lhl:)))
} GROUP BY ?property ?class ORDER BY ?class
"""
_SAID: Final = "SELECT ?property (COUNT(*) AS ?number) WHERE { ?thing ?property ?value } GROUP BY ?property"
_DEFINITION: Final = PREFIXES["skos"] + "definition"
_KINDS: Final = {
    "class": {"nb": "klasse", "nn": "klasse", "en": "class"},
    "property": {"nb": "egenskap", "nn": "eigenskap", "en": "property"},
}
_HEADINGS: Final = {
    "nb": ("Slag", "Term", "Navn", "Sagt om", "Verdi", "Antall"),
    "nn": ("Slag", "Term", "Namn", "Sagt om", "Verdi", "Tal"),
    "en": ("Kind", "Term", "Name", "Said of", "Value", "Count"),
}
_ABOUT: Final = {
    "number": {"nb": "Antall", "nn": "Tal", "en": "Count"},
    "example": {"nb": "Eksempel", "nn": "Døme", "en": "Example"},
    "properties": {"nb": "Egenskaper", "nn": "Eigenskapar", "en": "Properties"},
    "used": {"nb": "Verdi av", "nn": "Verdi av", "en": "Value of"},
    "of": {"nb": "Sagt om", "nn": "Sagt om", "en": "Said of"},
    "value": {"nb": "Verdi", "nn": "Verdi", "en": "Value"},
}


class Modelled(NamedTuple):
    """One class or property. What names a thing of the model is its IRI."""

    kind: str
    """`class` or `property` in the reader's language: a class and a property may have the same name."""
    term: str
    name: str
    of: list[str]
    """Of a property: the classes that it is said of. Of a class: the classes that it is a kind of."""
    value: str
    """Of a property: the class, concept scheme or datatype of its values, where that is fixed."""
    number: int
    """How many things a class has; how often a property is said."""
    definition: str
    example: str
    """A thing of the class, or one that the property is said of; empty when there is none."""

    @property
    def is_class(self) -> bool:
        """Whether this is a class."""
        return self.kind in _KINDS["class"].values()


class Model(Table[Modelled]):
    """The classes and properties; `mermaid` draws them."""

    def mermaid(self) -> str:
        """Give the classes and the properties between them as a Mermaid class diagram, which GitHub and others draw.

        >>> kg.model().mermaid().splitlines()[0]
        'classDiagram'
        """
        return "\n".join(["classDiagram", *self._drawn(), ""])

    def _drawn(self) -> Iterator[str]:
        classes = {row.term: row for row in self if row.is_class and row.number}
        for term, row in classes.items():
            yield f'  class {_local(term)}["{row.name}"]'
            yield from (f"  {_local(wider)} <|-- {_local(term)}" for wider in row.of if wider in classes)
        for row in self:
            if row.value in classes and not row.is_class:
                yield from (f"  {_local(of)} --> {_local(row.value)} : {row.name}" for of in row.of if of in classes)


def model(store: Store, language: str = "nb") -> Model:
    """List the classes and properties of the project, and the properties of others that are said of its things."""
    rows = sorted(_rows(store, language), key=lambda row: (not row.is_class, not row.term.startswith(NS), row.term))
    headings = dict(zip(("kind", "term", "name", "of", "value", "number"), _HEADINGS[language], strict=True))
    return Model(Modelled._fields, rows, headings, language=language, names=Labels(store, language))


def about(store: Store, term: str, language: str = "nb") -> tuple[str, dict[str, list[Entry]]]:
    """Say of a class or property what it is, and under headings how much and where it is used; nothing of what is none.

    Of a class: its properties, and which properties have its things as values. Of a property: what it is said of.
    """
    rows = {row.term: row for row in _rows(store, language)}
    found = rows.get(term)
    if found is None:
        return "", {}
    told: dict[str, list[Entry]] = {"number": [Entry(str(found.number), {}, [])]}
    if found.example:
        told["example"] = [_entry(found.example, Labels(store, language)[found.example])]
    if found.is_class:
        told["properties"] = [
            _entry(row.term, row.name) for row in rows.values() if term in row.of and not row.is_class
        ]
        told["used"] = [_entry(row.term, row.name) for row in rows.values() if row.value == term]
    else:
        told["of"] = [_entry(each, rows[each].name if each in rows else "") for each in found.of]
        told["value"] = [_entry(found.value, rows[found.value].name if found.value in rows else "")]
    heard = {_ABOUT[key][language]: entries for key, entries in told.items() if any(entry.text for entry in entries)}
    return found.kind, heard


def _entry(iri: str, name: str) -> Entry:
    curie = compact(iri)
    return Entry(f"{name} ({curie})" if name and name != curie else curie, {}, [], iri)


def _rows(store: Store, language: str) -> Iterator[Modelled]:
    kinds, values, wider = {}, {}, defaultdict(list)
    for term, kind, value, above in store.rows(_DECLARED):
        kinds[term], values[term] = kind, value or ""
        if above:
            wider[term].append(above)
    things = {term: (number, example) for term, number, example in store.rows(_THINGS)}
    said = dict(store.rows(_SAID))
    of: defaultdict[str, dict[str, str]] = defaultdict(dict)
    for term, thing, _, example in store.rows(_USES):
        of[term][thing] = example
    labels = Labels(store, language)
    for term in sorted({*kinds, *of}):
        kind = kinds.get(term, "property")
        name = labels[term] if term in kinds else PLAIN.get(term, {}).get(language, labels[term])
        definition = _definition(store, term, language)
        if kind == "class":
            number, example = things.get(term, (0, ""))
            yield Modelled(_KINDS[kind][language], term, name, wider[term], "", number, definition, example)
        else:
            users = _widest(of[term], wider)
            example = next((of[term][user] for user in users), "")
            number = said.get(term, 0)
            yield Modelled(_KINDS[kind][language], term, name, users, values.get(term, ""), number, definition, example)


def _definition(store: Store, term: str, language: str) -> str:
    texts = {value.language or "": value.text for _, value in store.facts(term, _DEFINITION)}
    return pick(texts, language) or ""


def _widest(classes: Iterable[str], wider: dict[str, list[str]]) -> list[str]:
    """Leave out a class where one that it is a kind of is there as well."""
    found = set(classes)
    return sorted(each for each in found if found.isdisjoint(wider[each]))


def _local(iri: str) -> str:
    return compact(iri).rpartition(":")[2]
