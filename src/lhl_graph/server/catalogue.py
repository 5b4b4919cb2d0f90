"""What an editor wants to know before a query is written: the questions, the terms, the prefixes, as plain values."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from lhl_graph.iris import compact
from lhl_graph.questions import library as questions
from lhl_graph.questions import parameters, rdf

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lhl_graph.graph.store import Store
    from lhl_graph.questions.library import Question
    from lhl_graph.questions.parameters import Parameter

_TERMS: Final = """
SELECT ?thing ?kind (LANG(?text) AS ?language) ?text WHERE {
  { VALUES (?class ?kind) {
      (owl:Class "classes") (owl:ObjectProperty "properties") (owl:DatatypeProperty "properties") }
    ?thing a ?class ; rdfs:label ?text . FILTER (STRSTARTS(STR(?thing), STR(lhl:))) }
  UNION
  { ?thing a skos:Concept ; skos:prefLabel ?text . BIND ("concepts" AS ?kind) }
  UNION
  { VALUES ?class { lhl:Initiative lhl:Actor } ?thing a ?class ; rdfs:label ?text . BIND ("things" AS ?kind) }
} ORDER BY ?kind ?thing ?language ?text
"""
_NAMES: Final = """
SELECT ?thing (LANG(?text) AS ?language) ?text WHERE {
  { ?thing a ?kind } UNION { ?thing skos:inScheme ?kind }
  ?thing rdfs:label|skos:prefLabel ?text
} ORDER BY ?thing ?language ?text
"""


def of_questions(store: Store, library: Iterable[Question], day: str) -> dict[str, Any]:
    """Give the groups, the questions with their queries as of a day, and the values that parameters can take."""
    library = [each._replace(parameters=parameters.on(each.parameters, day)) for each in library]
    kinds = {_values(each): each for question in library for each in question.parameters if each.kind()}
    return {
        "groups": [{"id": name, "label": label} for name, label in questions.GROUPS.items()],
        "questions": [_question(store, each) for each in library],
        "values": {name: allowed(store, each) for name, each in kinds.items()},
    }


def of_terms(store: Store) -> dict[str, list[dict[str, Any]]]:
    """Give `classes`, `properties`, `concepts` and `things` (initiatives and actors) with CURIE, IRI and labels."""
    found: dict[str, dict[str, dict[str, str]]] = {"classes": {}, "properties": {}, "concepts": {}, "things": {}}
    for iri, kind, language, text in store.rows(_TERMS):
        found[kind].setdefault(iri, {})[language] = text
    return {
        kind: [{"curie": compact(iri), "iri": iri, "label": label} for iri, label in terms.items()]
        for kind, terms in found.items()
    }


def _question(store: Store, question: Question) -> dict[str, Any]:
    return {
        "name": question.name,
        "iri": rdf.iri(question),
        "group": question.group,
        "title": question.title,
        "description": question.description,
        "keywords": question.keywords,
        "columns": question.columns,
        "headings": question.headings,
        "parameters": [_parameter(each) for each in question.parameters],
        "text": question.text,
        "query": questions.query_text(store, question, {}),
    }


def _parameter(parameter: Parameter) -> dict[str, Any]:
    """Describe a parameter; `values` names the list of what it can be, `base` is what the id of one stands behind."""
    return {
        "name": parameter.name,
        "type": parameter.type,
        "scheme": parameter.scheme,
        "label": parameter.label,
        "default": parameter.default,
        "example": parameter.example,
        "bound": parameters.defaults([parameter])[parameter.name],
        "values": _values(parameter),
        "base": parameter.segment() if parameter.kind() else None,
    }


def _values(parameter: Parameter) -> str | None:
    return (parameter.scheme or parameter.type) if parameter.kind() else None


def allowed(store: Store, parameter: Parameter) -> list[dict[str, Any]]:
    """Give the things that a parameter may name: id, IRI and labels by language; none where it is no thing."""
    if not parameter.kind():
        return []
    found: dict[str, dict[str, str]] = {}
    for iri, language, text in store.rows(_NAMES.replace("?kind", f"<{parameter.kind()}>")):
        found.setdefault(iri, {})[language] = text
    start = parameter.segment()
    return [{"id": iri.removeprefix(start), "iri": iri, "label": label} for iri, label in found.items()]
