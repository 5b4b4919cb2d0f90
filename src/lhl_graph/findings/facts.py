"""What the graph says, as the rows that the analysis takes: the one place where its SELECTs stand.

Identity in rows is the whole IRI, of initiatives, parts, concepts and actors alike; a value of a small scheme
(kind, status, bound, relation) is the last part of its IRI, such as ``goal`` or ``active``. Only initiatives
that are described (``lhl:knowledge`` full) take part; those only named appear as the far end of a relation.
All rows are sorted. Each SELECT asks for two or three columns: at this size an answer costs what its cells cost.
"""

from collections import defaultdict
from typing import Any, Final

from lhl_graph.analysis.gaps import Responsible
from lhl_graph.analysis.goal_match import Statement
from lhl_graph.analysis.information_content import Annotation
from lhl_graph.analysis.part import Part
from lhl_graph.analysis.period import Period, read_span
from lhl_graph.analysis.relation import Relation
from lhl_graph.graph.store import AnsweredStore, Store
from lhl_graph.iris import BASE, local_name

_DESCRIBED: Final = f"?initiative lhl:knowledge <{BASE}knowledge/full>"

INITIATIVES: Final = f"SELECT ?initiative {{ {_DESCRIBED} }}"

_DATES: Final = "SELECT DISTINCT ?date { ?source a lhl:Source ; dct:date ?date }"

PARTS: Final = {
    kind: f"SELECT ?initiative ?part {{ {_DESCRIBED} ; lhl:{property_} ?part }}"
    for kind, property_ in (
        ("goal", "goal"),
        ("measure", "measure"),
        ("solution", "solution"),
        ("focus-area", "focusArea"),
        ("theme-facet", "themeFacet"),
        ("target-group-facet", "targetGroupFacet"),
    )
}
"""Kind of a part → its SELECT. The first four say what an initiative does; a facet says what it is about."""

KINDS: Final = ("goal", "measure", "solution", "focus-area")

TAGS: Final = {
    "theme": "SELECT ?part ?concept { ?part lhl:theme ?concept }",
    "target-group": "SELECT ?part ?concept { ?part lhl:targetGroup ?concept }",
}
"""Scheme of a concept → the SELECT of what is tagged with one."""

_PART_OF: Final = "?initiative lhl:goal|lhl:measure|lhl:solution|lhl:focusArea ?part"

TAGS_OF: Final = {
    "theme": f"SELECT ?part ?concept ?initiative {{ {_PART_OF} . ?part lhl:theme ?concept }}",
    "target-group": f"SELECT ?part ?concept ?initiative {{ {_PART_OF} . ?part lhl:targetGroup ?concept }}",
}
"""The same of what one initiative does, which is bound."""

NAMES: Final = """
SELECT ?part ?text {
  VALUES ?class { lhl:Measure lhl:Solution lhl:FocusArea }
  ?part a ?class ; rdfs:label ?text
  FILTER (LANG(?text) = "nb")
}"""

TEXTS: Final = """
SELECT ?part ?text {
  VALUES ?class { lhl:Goal lhl:Measure }
  ?part a ?class ; dct:description ?text
  FILTER (LANG(?text) = "nb" || (LANG(?text) = "nn" && NOT EXISTS {
    ?part dct:description ?other FILTER (LANG(?other) = "nb")
  }))
}"""

WITHIN: Final = "SELECT ?part ?focusArea { ?part lhl:inFocusArea ?focusArea }"

WITHIN_OF: Final = f"SELECT ?part ?focusArea ?initiative {{ {_PART_OF} . ?part lhl:inFocusArea ?focusArea }}"

ACTORS: Final = f"""
SELECT DISTINCT ?initiative ?actor {{
  {_DESCRIBED} ; lhl:owner|lhl:responsible|lhl:partner ?actor
}}"""

OWNERS: Final = f"SELECT ?initiative ?actor {{ {_DESCRIBED} ; lhl:owner ?actor }}"

RESPONSIBLE: Final = f"""
SELECT ?initiative ?actor {{
  {_DESCRIBED} .
  {{ ?initiative lhl:responsible ?actor }}
  UNION
  {{ ?initiative lhl:owner ?actor FILTER NOT EXISTS {{ ?initiative lhl:responsible ?named }} }}
}}"""

HANDS: Final = f"SELECT ?initiative ?actor {{ {_DESCRIBED} ; lhl:owner|lhl:responsible ?actor }}"

FIELDS: Final = f"SELECT ?initiative ?theme {{ {_DESCRIBED} ; lhl:themeFacet/lhl:theme ?theme }}"

BROADER: Final = "SELECT ?concept ?broader { ?concept skos:broader ?broader }"

RELATIONS: Final = """
SELECT ?initiative ?kind ?to {
  ?initiative lhl:relation ?relation .
  ?relation lhl:relationKind ?kind ; lhl:to ?to .
}"""

PERIODS: Final = f"""
SELECT ?initiative ?firstDay ?lastDay ?startIs ?endIs ?status ?asOf {{
  {_DESCRIBED} ; lhl:period ?period .
  OPTIONAL {{ ?period lhl:firstDay ?firstDay }}
  OPTIONAL {{ ?period lhl:lastDay ?lastDay }}
  OPTIONAL {{ ?period lhl:startIs ?startIs }}
  OPTIONAL {{ ?period lhl:endIs ?endIs }}
  OPTIONAL {{ ?initiative lhl:status ?status }}
  OPTIONAL {{ ?initiative lhl:asOf ?asOf }}
}}"""


ANALYSED: Final = (
    INITIATIVES,
    *PARTS.values(),
    *TAGS.values(),
    NAMES,
    TEXTS,
    WITHIN,
    ACTORS,
    RESPONSIBLE,
    HANDS,
    FIELDS,
    BROADER,
    RELATIONS,
    PERIODS,
)
"""All that the analysis asks of a graph."""


def analysed(store: Store) -> AnsweredStore:
    """Give what the analysis may know of a graph, and nothing else."""
    return AnsweredStore(store, ANALYSED)


def initiatives(store: Store) -> list[str]:
    """Give every described initiative."""
    return sorted({initiative for (initiative,) in store.rows(INITIATIVES)})


def is_initiative(store: Store, iri: str) -> bool:
    """Tell whether a described initiative has this IRI."""
    return any(True for _ in store.rows(INITIATIVES, {"initiative": f"<{iri}>"}))


def annotations(store: Store) -> list[Annotation]:
    """Give every theme and target group of a part or facet, and every actor, whatever its role.

    An actor is an annotation of the scheme ``actor`` on the initiative itself: one row, however many roles.
    """
    owner = {part: initiative for select in PARTS.values() for initiative, part in store.rows(select)}
    rows = [
        Annotation(owner[part], scheme, concept, part)
        for scheme, select in TAGS.items()
        for part, concept in store.rows(select)
        if part in owner
    ]
    rows += [Annotation(initiative, "actor", actor, initiative) for initiative, actor in store.rows(ACTORS)]
    return sorted(set(rows))


def statements(store: Store) -> list[Statement]:
    """Give every goal, measure, solution and focus area with its words in Bokmål (else Nynorsk) and its concepts."""
    words = defaultdict(list)
    for select in (NAMES, TEXTS):
        for part, text in sorted(store.rows(select)):
            words[part].append(text)
    return [
        Statement(row.initiative, row.part, row.kind, " ".join(words[row.part]), row.themes | row.groups)
        for row in parts(store)
    ]


def parts(store: Store, of: str | None = None) -> list[Part]:
    """Give every goal, measure, solution and focus area, with its themes, target groups and focus area.

    With `of`, only those of one initiative, and nothing of any other is read.
    """
    bound = {"initiative": f"<{of}>"} if of else None
    tags: dict[str, dict[str, set[str]]] = {}
    for scheme, select in (TAGS_OF if of else TAGS).items():
        tags[scheme] = defaultdict(set)
        for part, concept, *_ in store.rows(select, bound):
            tags[scheme][part].add(concept)
    within: dict[str, str] = dict(sorted(row[:2] for row in store.rows(WITHIN_OF if of else WITHIN, bound)))
    rows = [
        Part(
            initiative,
            part,
            kind,
            frozenset(tags["theme"][part]),
            frozenset(tags["target-group"][part]),
            within.get(part),
        )
        for kind in KINDS
        for initiative, part in store.rows(PARTS[kind], bound)
    ]
    return sorted(rows, key=lambda row: (row.initiative, row.part))


def broader(store: Store) -> dict[str, list[str]]:
    """Give for each concept of any scheme the concepts right above it; top concepts have no entry."""
    found = defaultdict(list)
    for concept, above in sorted(set(store.rows(BROADER))):
        found[concept].append(above)
    return dict(found)


def relations(store: Store) -> list[Relation]:
    """Give every relation that a source states, in its stated direction, also to initiatives only named."""
    return sorted({Relation(a, _slug(kind), b) for a, kind, b in store.rows(RELATIONS)})


def responsible(store: Store) -> list[Responsible]:
    """Give who is responsible for each initiative; the owner only where no source names anyone else."""
    return sorted({Responsible(*row) for row in store.rows(RESPONSIBLE)})


def hands(store: Store) -> dict[str, set[str]]:
    """Give who owns or is responsible for each initiative."""
    return _grouped(store, HANDS)


def fields(store: Store) -> dict[str, set[str]]:
    """Give the themes that each initiative as a whole is said to be about."""
    return _grouped(store, FIELDS)


def periods(store: Store) -> list[Period]:
    """Give the period of each initiative with what its status says and as of when."""
    return sorted(
        (
            Period(initiative, first, last, _slug(start_is), _slug(end_is), _slug(status), as_of)
            for initiative, first, last, start_is, end_is, status, as_of in store.rows(PERIODS)
        ),
        key=lambda row: row.initiative,
    )


def data_day(store: Store) -> str:
    """Give the newest day on which a source came out or tells how an initiative stands; a year counts from its first.

    The data have no date of their own, and the clock would give another release every day.
    """
    told = [row.as_of for row in periods(store) if row.as_of] + [date for (date,) in store.rows(_DATES)]
    return max((read_span(date).first for date in told), default="1970-01-01")


def _grouped(store: Store, select: str) -> dict[str, set[str]]:
    found = defaultdict(set)
    for initiative, value in store.rows(select):
        found[initiative].add(value)
    return dict(found)


def _slug(iri: Any) -> Any:
    return iri and local_name(iri)
