"""How much is in the graph: things by class, statements by basis, and what still lacks a source."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from lhl_graph.graph.labels import Labels
from lhl_graph.table.table import Table

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lhl_graph.graph.store import Store

_CLASSES = """
SELECT ?class (COUNT(DISTINCT ?thing) AS ?count) WHERE {
  ?thing a ?class . FILTER(STRSTARTS(STR(?class), STR(lhl:)))
} GROUP BY ?class ORDER BY DESC(?count) ?class
"""
_BASES = """
SELECT ?basis (COUNT(*) AS ?count) WHERE {
  { ?statement lhl:basis ?basis }
  UNION
  { ?thing lhl:theme|lhl:targetGroup ?concept
    MINUS { ?whole lhl:themeFacet|lhl:targetGroupFacet ?thing }
    MINUS { ?thing a lhl:CoverageCell }
    OPTIONAL { ?thing lhl:tagBasis ?tagBasis }
    BIND(COALESCE(?tagBasis, basis:classified) AS ?basis) }
} GROUP BY ?basis ORDER BY DESC(?count)
"""
UNSOURCED = """
SELECT ?class ?thing WHERE {
  VALUES ?class { lhl:Goal lhl:Measure lhl:Relation lhl:TaskStatus lhl:ThemeFacet lhl:TargetGroupFacet
                  lhl:FocusArea lhl:Solution lhl:Challenge lhl:Finding lhl:Event }
  ?thing a ?class
  MINUS { ?thing dct:source ?source . ?source lhl:url ?url }
} ORDER BY ?class ?thing
"""
_KNOWLEDGE = """
SELECT ?knowledge (COUNT(?initiative) AS ?count) WHERE { ?initiative lhl:knowledge ?knowledge }
GROUP BY ?knowledge ORDER BY ?knowledge
"""


class Count(NamedTuple):
    """How many of one kind there are."""

    section: str
    """`class`, `knowledge`, `basis` or `total`."""
    kind: str
    """IRI of the class or concept; plain text for totals."""
    number: int


def count(store: Store) -> list[Count]:
    """Count things by class, initiatives by how much is known, statements by basis, and triples, graphs and gaps."""
    counts = [Count("class", kind, number) for kind, number in store.rows(_CLASSES)]
    counts += known(store)
    counts.append(Count("total", "triples", len(store)))
    counts.append(Count("total", "named graphs", len(store.graphs())))
    counts.append(Count("total", "statements without a source", sum(1 for _ in store.rows(UNSOURCED))))
    return counts


def known(store: Store) -> list[Count]:
    """Count initiatives by how much is known of them, and statements by what they rest on."""
    asked = (("knowledge", _KNOWLEDGE), ("basis", _BASES))
    return [Count(section, kind, number) for section, text in asked for kind, number in store.rows(text)]


_TOTALS: Final[Mapping[str, Mapping[str, str]]] = {
    "nb": {
        "triples": "tripler",
        "named graphs": "navngitte grafer",
        "statements without a source": "utsagn uten kilde",
    },
    "nn": {
        "triples": "triplar",
        "named graphs": "namngjevne grafar",
        "statements without a source": "utsegner utan kjelde",
    },
    "en": {
        "triples": "triples",
        "named graphs": "named graphs",
        "statements without a source": "statements without a source",
    },
}


_HEADINGS: Final[Mapping[str, tuple[str, ...]]] = {
    "nb": ("Del", "Slag", "Tall"),
    "nn": ("Del", "Slag", "Tal"),
    "en": ("Section", "Kind", "Number"),
}


_SECTIONS: Final[Mapping[str, Mapping[str, str]]] = {
    "nb": {"class": "klasse", "knowledge": "kunnskap", "basis": "grunnlag", "total": "i alt"},
    "nn": {"class": "klasse", "knowledge": "kunnskap", "basis": "grunnlag", "total": "i alt"},
    "en": {"class": "class", "knowledge": "knowledge", "basis": "basis", "total": "total"},
}


def table(store: Store, language: str = "nb") -> Table[Count]:
    """Give the counts with classes and concepts by name."""
    labels, totals = Labels(store, language), _TOTALS[language]
    rows = [each._replace(kind=labels[each.kind] if ":" in each.kind else totals[each.kind]) for each in count(store)]
    headings = dict(zip(Count._fields, _HEADINGS[language], strict=True))

    def read(rows: list[Count], width: int | None) -> str:
        said = [each._replace(section=_SECTIONS[language][each.section]) for each in rows]
        return Table(Count._fields, said, headings, language=language).text(width)

    return Table(Count._fields, rows, headings, language=language, layout=read)
