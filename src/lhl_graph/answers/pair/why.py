"""Why two initiatives are said to overlap: every shared concept, matched goal, relation and actor, with sources."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lhl_graph.analysis.relation import linked_through
from lhl_graph.answers.pair import why_html, why_text
from lhl_graph.answers.pair.explanation import Actor, Concept, Explanation, Match, Relation, Source, Third
from lhl_graph.findings import facts
from lhl_graph.findings.doubt import LOW
from lhl_graph.graph.labels import Labels
from lhl_graph.iris import BASE, NS, PREFIXES

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Sequence

    from lhl_graph.analysis.goal_match import GoalMatch
    from lhl_graph.analysis.overlap import Overlap, SharedConcept
    from lhl_graph.analysis.significance import Significance
    from lhl_graph.graph.store import Store

_CARRIERS = """
SELECT ?initiative ?concept ?basis ?source WHERE {
  ?initiative ?containment ?part . ?containment rdfs:subPropertyOf dct:hasPart .
  ?part lhl:theme|lhl:targetGroup ?tag ; dct:source ?source .
  ?tag skos:broader* ?concept .
  OPTIONAL { ?part a lhl:ThemeFacet ; lhl:basis ?themeBasis }
  OPTIONAL { ?part a lhl:TargetGroupFacet ; lhl:basis ?groupBasis }
  OPTIONAL { ?part lhl:tagBasis ?tagBasis }
  BIND(COALESCE(?themeBasis, ?groupBasis) AS ?whole)
  BIND(IF(BOUND(?whole), IF(?whole = basis:stated && ?tag != ?concept, "narrower", STRAFTER(STR(?whole), "/basis/")),
    IF(?tagBasis = basis:read-by-machine, "read-by-machine", "parts")) AS ?basis)
}
"""
_RELATIONS = """
SELECT ?initiative ?kind ?to ?source ?note ?read ?confidence WHERE {
  ?initiative lhl:relation ?relation . ?relation lhl:relationKind ?kind ; lhl:to ?to ; dct:source ?source .
  OPTIONAL { ?relation skos:note ?note }
  OPTIONAL { ?relation lhl:confidence ?confidence }
  OPTIONAL { ?relation lhl:basis ?read FILTER(?read = basis:read-by-machine) }
} ORDER BY ?kind ?source
"""

_MUTUAL = "SELECT ?kind { ?kind lhl:asProperty ?name . ?name a owl:SymmetricProperty }"

_RANKED = ("stated", "narrower", "classified", "parts", "read-by-machine")
"""Bases of what an initiative has, the surest first."""

_RESEARCH = BASE + "measure-kind/research"

_CITED = 2
"""How many sources of each side are cited at the most for one concept or match."""


class Why(Explanation):
    """An explanation that prints itself, and shows itself in a notebook."""

    __slots__ = ()

    def __str__(self) -> str:
        return why_text.text(self)

    def __repr__(self) -> str:
        return str(self)

    def _repr_html_(self) -> str:
        return why_html.html(self)


class _Sources:
    """Numbers sources in the order in which they are cited; one page cited from two files is one source."""

    def __init__(self, store: Store, labels: Labels) -> None:
        self._store = store
        self._labels = labels
        self._numbers: dict[str, int] = {}
        self._listed: dict[tuple[str, str], Source] = {}

    def cite(self, iris: Iterable[str]) -> list[int]:
        return sorted({self._number(iri) for iri in iris})

    def listed(self) -> list[Source]:
        return sorted(self._listed.values())

    def _number(self, iri: str) -> int:
        if iri not in self._numbers:
            said: dict[str, str] = {name: value.text for name, value in self._store.facts(iri)}
            url, title = said.get(NS + "url", ""), said.get(PREFIXES["dct"] + "title", "")
            actor = said.get(PREFIXES["dct"] + "publisher")
            publisher = self._labels[actor] if actor else said.get(NS + "publisherName", "")
            date = said.get(PREFIXES["dct"] + "date", "")
            source = Source(len(self._listed) + 1, title, publisher, date, url)
            self._numbers[iri] = self._listed.setdefault((url, title), source).number
        return self._numbers[iri]


def explain(
    store: Store,
    overlap: Overlap,
    significance: Significance | None,
    shared: Sequence[SharedConcept],
    matches: Sequence[GoalMatch],
    language: str,
) -> Why:
    """Put the evidence for one pair together; `overlap`, `shared` and `matches` come from `overlap.Model`."""
    labels = Labels(store, language)
    sources = _Sources(store, labels)
    a, b = overlap.a, overlap.b
    said = [*_relations(store, labels, sources, a, b), *_relations(store, labels, sources, b, a)]
    relations = _once(said, {kind for (kind,) in store.rows(_MUTUAL)})
    found = [
        Match(
            match.statement_a,
            match.statement_b,
            _kind(store, labels, match.statement_a),
            labels[match.statement_a],
            _kind(store, labels, match.statement_b),
            labels[match.statement_b],
            match.score,
            match.concepts,
            match.text,
            sources.cite([*_cited(store, match.statement_a), *_cited(store, match.statement_b)]),
            all(_RESEARCH in store.objects(each, NS + "instrument") for each in (match.statement_a, match.statement_b)),
        )
        for match in matches
    ]
    concepts = _concepts(store, labels, sources, overlap, shared)
    actors = [
        Actor(
            row.concept, labels[row.concept], _role(store, labels, a, row.concept), _role(store, labels, b, row.concept)
        )
        for row in shared
        if row.facet == "actors"
    ]
    thirds = [] if relations else linked_through(facts.relations(store)).get((a, b), ())
    return Why(
        a,
        b,
        labels[a],
        labels[b],
        overlap,
        significance,
        relations,
        [Third(each, labels[each]) for each in thirds],
        concepts,
        found,
        actors,
        sources.listed(),
        language,
    )


def _concepts(
    store: Store, labels: Labels, sources: _Sources, overlap: Overlap, shared: Sequence[SharedConcept]
) -> list[Concept]:
    said = {each: _carried(store, each) for each in (overlap.a, overlap.b)}
    concepts = []
    for row in shared:
        if row.facet == "actors":
            continue
        of_each = [said[each].get(row.concept, {}) for each in (overlap.a, overlap.b)]
        best = [min(bases, key=_RANKED.index, default="parts") for bases in of_each]
        told = [bases[one] for bases, one in zip(of_each, best, strict=True) if bases]
        cited = [source for one in told for source in sorted(one)[:_CITED]]
        label = labels[row.concept]
        concepts.append(
            Concept(row.facet, row.concept, label, row.ic, row.share, best[0], best[1], sources.cite(cited))
        )
    return concepts


def _carried(store: Store, initiative: str) -> dict[str, dict[str, set[str]]]:
    """For each concept an initiative has, closed upward: by which basis, and with which sources."""
    carried: dict[str, dict[str, set[str]]] = {}
    for _, concept, basis, source in store.rows(_CARRIERS, {"initiative": f"<{initiative}>"}):
        carried.setdefault(concept, {}).setdefault(basis, set()).add(source)
    return carried


def _relations(store: Store, labels: Labels, sources: _Sources, a: str, b: str) -> list[Relation]:
    """Give what sources say that `a` is to `b`; what rests on low confidence alone is not sure."""
    found: dict[tuple[str, str], tuple[list[str], dict[str, None], set[bool]]] = {}
    for _, kind, _, source, note, read, confidence in store.rows(_RELATIONS, {"initiative": f"<{a}>", "to": f"<{b}>"}):
        basis = f" ({labels[read].lower()})" if read else ""
        cited, notes, sure = found.setdefault((kind, basis), ([], {}, set()))
        cited.append(source)
        sure.add(confidence != LOW)
        if note:
            notes[note] = None
    return [
        Relation(
            a,
            kind,
            labels[kind] + basis,
            b,
            "; ".join(notes),
            sources.cite(cited),
            any(sure),
        )
        for (kind, basis), (cited, notes, sure) in found.items()
    ]


def _once(relations: Iterable[Relation], mutual: Container[str]) -> list[Relation]:
    """Put together what is said of the two in either direction where it says the same: that they are coordinated."""
    found: dict[tuple[str, str], Relation] = {}
    for each in relations:
        key = ("" if each.kind in mutual else each.subject, each.label)
        known = found.get(key)
        found[key] = (
            each
            if known is None
            else known._replace(
                note="; ".join(filter(None, (known.note, each.note))),
                sources=sorted({*known.sources, *each.sources}),
                sure=known.sure or each.sure,
            )
        )
    return list(found.values())


def _role(store: Store, labels: Labels, initiative: str, actor: str) -> str:
    roles = (NS + "owner", NS + "responsible", NS + "partner")
    return ", ".join(labels[role] for role in roles if actor in store.objects(initiative, role))


def _kind(store: Store, labels: Labels, part: str) -> str:
    return ", ".join(labels[kind] for kind in store.objects(part, PREFIXES["rdf"] + "type"))


def _cited(store: Store, part: str) -> list[str]:
    return store.objects(part, PREFIXES["dct"] + "source")[:_CITED]
