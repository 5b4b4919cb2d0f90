"""What the graph tells about things: names in every language, parts, facets, periods, relations and sources."""

from __future__ import annotations

from collections import defaultdict
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from lhl_graph import alphabet
from lhl_graph.findings import facts
from lhl_graph.findings.doubt import unsure_links
from lhl_graph.findings.speakers import speakers
from lhl_graph.iris import BASE, local_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from lhl_graph.analysis.period import Period
    from lhl_graph.graph.store import Store

Texts = dict[str, str]
"""Language → text."""

INITIATIVES: Final = """
SELECT ?initiative ?kind ?knowledge { ?initiative a lhl:Initiative ; lhl:kind ?kind ; lhl:knowledge ?knowledge }"""

NAMES: Final = {
    "name": """SELECT ?thing (LANG(?text) AS ?language) ?text {
      VALUES ?class { lhl:Initiative lhl:Actor } ?thing a ?class ; rdfs:label ?text }""",
    "short": """SELECT ?thing (LANG(?text) AS ?language) ?text {
      VALUES ?class { lhl:Initiative lhl:Actor } ?thing a ?class ; lhl:shortName ?text }""",
    "concept": "SELECT ?thing (LANG(?text) AS ?language) ?text { ?thing skos:prefLabel ?text }",
}

GLOSSES: Final = "SELECT ?thing (LANG(?text) AS ?language) ?text { ?thing lhl:gloss ?text }"

OTHER_NAMES: Final = """
SELECT ?thing (LANG(?text) AS ?language) ?text {
  { VALUES ?class { lhl:Initiative lhl:Actor skos:Concept } ?thing a ?class ; skos:altLabel ?text }
  UNION { VALUES ?class { lhl:Initiative lhl:Actor } ?thing a ?class ; lhl:abbreviation ?text }
}"""

ROLES: Final = {
    role: f"SELECT ?initiative ?actor {{ ?initiative a lhl:Initiative ; lhl:{role} ?actor }}"
    for role in ("owner", "responsible", "partner")
}

PART_TEXTS: Final = """
SELECT ?part (LANG(?text) AS ?language) ?text {
  VALUES ?class { lhl:Goal lhl:Measure lhl:Solution lhl:FocusArea }
  ?part a ?class ; dct:description|rdfs:label ?text
}"""

FACETS: Final = """
SELECT ?initiative ?facet ?concept ?basis {
  ?initiative lhl:themeFacet|lhl:targetGroupFacet ?facet . ?facet lhl:theme|lhl:targetGroup ?concept ; lhl:basis ?basis
}"""

RELATIONS: Final = """
SELECT ?relation ?initiative ?kind ?property ?to ?note {
  ?initiative lhl:relation ?relation . ?relation lhl:relationKind ?kind ; lhl:to ?to . ?kind lhl:asProperty ?property
  OPTIONAL { ?relation skos:note ?note }
}"""

CITED: Final = "SELECT ?part ?source { ?part dct:source ?source . ?source lhl:url ?url }"

SOURCES: Final = """
SELECT DISTINCT ?source ?url ?title ?date ?publisher {
  ?thing lhl:sourceEntry ?source . ?source lhl:url ?url
  OPTIONAL { ?source dct:title ?title }
  OPTIONAL { ?source dct:date ?date }
  OPTIONAL { ?source dct:publisher ?actor . ?actor rdfs:label ?name FILTER (LANG(?name) = "nb") }
  OPTIONAL { ?source lhl:publisherName ?written }
  BIND (COALESCE(?name, ?written) AS ?publisher)
}"""


class Part(NamedTuple):
    """A goal, measure, solution or focus area with its words, its concepts and its sources."""

    part: str
    kind: str
    texts: Texts
    concepts: tuple[str, ...]
    sources: tuple[str, ...]


class Facet(NamedTuple):
    """A theme or target group of an initiative as a whole; ``basis`` is stated or classified."""

    concept: str
    basis: str
    sources: tuple[str, ...]


class Initiative(NamedTuple):
    """An initiative; one that is known by name only has no kind of knowledge but its name and its relations."""

    initiative: str
    kind: str
    named_only: bool
    owner: str | None
    responsible: tuple[str, ...]
    partners: tuple[str, ...]
    period: Period | None
    facets: tuple[Facet, ...]
    parts: tuple[Part, ...]


class Stated(NamedTuple):
    """A source says that ``initiative`` stands in a relation of this kind to ``to``."""

    initiative: str
    kind: str
    to: str
    note: str
    sources: tuple[str, ...]
    term: str
    """The property that says the same in one statement."""
    sure: bool = True
    """Whether it rests on anything but what the editors mark with low confidence."""


class Source(NamedTuple):
    """A public page or paper."""

    source: str
    url: str
    title: str
    date: str
    publisher: str
    brief: str = ""
    """A short title, such as a white paper's number, or who publishes it and when."""
    rank: int = 0
    """How official it is; the smaller, the more."""


class Inventory(NamedTuple):
    """All that a picture or a page can tell."""

    initiatives: list[Initiative]
    relations: list[Stated]
    sources: dict[str, Source]
    names: dict[str, Texts]
    """Name of every initiative, actor and concept by language."""
    short: dict[str, Texts]
    others: dict[str, dict[str, list[str]]]
    """Other names that a search should find a thing by, by language; an abbreviation has none."""
    broader: dict[str, list[str]]
    glosses: Mapping[str, Texts] = MappingProxyType({})
    """What names mean in languages in which no source has one, as the editors translate them."""

    def norwegian(self, iri: str) -> str:
        """Give what a thing is called in Bokmål, which every one has: the same whatever the reader's language is."""
        names = self.names.get(iri, {}) | self.short.get(iri, {})
        return names.get("nb") or next(iter(names.values()), iri)


def inventory(store: Store) -> Inventory:
    """Read all of it; everything in sorted order."""
    names = {key: _texts(store.rows(select)) for key, select in NAMES.items()}
    others = _others(store.rows(OTHER_NAMES))
    heard = speakers(store)
    cited = {
        part: sorted(found, key=lambda each: heard[each].rank) for part, found in _lists(store.rows(CITED)).items()
    }
    return Inventory(
        _initiatives(store, cited),
        _relations(store, cited),
        {
            source: Source(
                source, url, title or "", date or "", publisher or "", heard[source].brief, heard[source].rank
            )
            for source, url, title, date, publisher in sorted(store.rows(SOURCES), key=str)
        },
        {**names["concept"], **names["name"]},
        names["short"],
        others,
        facts.broader(store),
        _texts(store.rows(GLOSSES)),
    )


def _initiatives(store: Store, cited: Mapping[str, list[str]]) -> list[Initiative]:
    roles = {role: _lists(store.rows(select)) for role, select in ROLES.items()}
    periods = {row.initiative: row for row in facts.periods(store)}
    facets, parts = _facets(store, cited), _parts(store, cited)
    return [
        Initiative(
            iri,
            local_name(kind),
            knowledge == BASE + "knowledge/named-only",
            next(iter(roles["owner"].get(iri, ())), None),
            tuple(roles["responsible"].get(iri, ())),
            tuple(roles["partner"].get(iri, ())),
            periods.get(iri),
            tuple(facets.get(iri, ())),
            tuple(parts.get(iri, ())),
        )
        for iri, kind, knowledge in sorted(store.rows(INITIATIVES))
    ]


def _facets(store: Store, cited: Mapping[str, list[str]]) -> dict[str, list[Facet]]:
    found = defaultdict(list)
    for initiative, facet, concept, basis in sorted(store.rows(FACETS)):
        found[initiative].append(Facet(concept, local_name(basis), tuple(cited.get(facet, ()))))
    return found


def _parts(store: Store, cited: Mapping[str, list[str]]) -> dict[str, list[Part]]:
    texts = _texts(store.rows(PART_TEXTS))
    found = defaultdict(list)
    for row in sorted(facts.parts(store), key=lambda row: (row.initiative, row.kind, alphabet.natural(row.part))):
        concepts, sources = tuple(sorted(row.themes | row.groups)), tuple(cited.get(row.part, ()))
        found[row.initiative].append(Part(row.part, row.kind, texts.get(row.part, {}), concepts, sources))
    return found


def _relations(store: Store, cited: Mapping[str, list[str]]) -> list[Stated]:
    """Give what is stated between two once, with all its notes and sources."""
    notes: dict[tuple[str, str, str, str], dict[str, None]] = {}
    sources: dict[tuple[str, str, str, str], dict[str, None]] = defaultdict(dict)
    unsure = unsure_links(store)
    for relation, a, kind, term, b, note in sorted(store.rows(RELATIONS), key=str):
        said = (a, local_name(kind), b, term)
        notes.setdefault(said, {}).update({note: None} if note else {})
        sources[said].update(dict.fromkeys(cited.get(relation, ())))
    return [
        Stated(a, kind, b, "; ".join(noted), tuple(sources[a, kind, b, term]), term, (a, term, b) not in unsure)
        for (a, kind, b, term), noted in notes.items()
    ]


def _texts(rows: Iterable[tuple[Any, ...]]) -> dict[str, Texts]:
    """Thing → language → text; where a thing has several in a language (name and text), all of them in a row."""
    found: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for thing, language, text in sorted(rows):
        found[thing][language].append(text)
    return {thing: {tag: ": ".join(said) for tag, said in texts.items()} for thing, texts in found.items()}


def _others(rows: Iterable[tuple[Any, ...]]) -> dict[str, dict[str, list[str]]]:
    found: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for thing, language, text in sorted(set(rows)):
        found[thing][language].append(text)
    return {thing: dict(texts) for thing, texts in found.items()}


def _lists(rows: Iterable[tuple[Any, ...]]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for key, value in sorted(set(rows)):
        found[key].append(value)
    return dict(found)
