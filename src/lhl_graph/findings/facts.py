"""What the graph says, as the rows that the analysis takes; its SELECTs stand in `select`.

Identity in rows is the whole IRI, of initiatives, parts, concepts and actors alike; a value of a small scheme
(kind, status, bound, relation) is the last part of its IRI, such as ``goal`` or ``active``. Only initiatives
that are described (``lhl:knowledge`` full) take part; those only named appear as the far end of a relation.
All rows are sorted.
"""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from lhl_graph.analysis.gaps import Responsible
from lhl_graph.analysis.goal_match import Statement
from lhl_graph.analysis.information_content import Annotation
from lhl_graph.analysis.part import Part
from lhl_graph.analysis.period import Period, read_span
from lhl_graph.analysis.relation import Relation
from lhl_graph.findings import select
from lhl_graph.graph.store import AnsweredStore, Store
from lhl_graph.iris import local_name


def analysed(store: Store) -> AnsweredStore:
    """Give what the analysis may know of a graph, and nothing else."""
    return AnsweredStore(store, select.ANALYSED)


def initiatives(store: Store) -> list[str]:
    """Give every described initiative."""
    return sorted({initiative for (initiative,) in store.rows(select.INITIATIVES)})


def is_initiative(store: Store, iri: str) -> bool:
    """Tell whether a described initiative has this IRI."""
    return any(True for _ in store.rows(select.INITIATIVES, {"initiative": f"<{iri}>"}))


def annotations(store: Store, of: str | None = None) -> list[Annotation]:
    """Give every theme and target group of a part or facet, and every actor, whatever its role.

    An actor is an annotation of the scheme ``actor`` on the initiative itself: one row, however many roles.
    With `of`, only those of one initiative, and nothing of any other is read.
    """
    bound = {"initiative": f"<{of}>"} if of else None
    owner = {part: initiative for asked in select.PARTS.values() for initiative, part in store.rows(asked, bound)}
    rows = [
        Annotation(owner[part], scheme, concept, part)
        for scheme, asked in (select.TAGS_OF if of else select.TAGS).items()
        for part, concept, *_ in store.rows(asked, bound)
        if part in owner
    ]
    rows += [
        Annotation(initiative, "actor", actor, initiative) for initiative, actor in store.rows(select.ACTORS, bound)
    ]
    return sorted(set(rows))


def statements(store: Store, of: str | None = None) -> list[Statement]:
    """Give every goal, measure, solution and focus area with its words in Bokmål (else Nynorsk) and its concepts.

    With `of`, only those of one initiative, and nothing of any other is read.
    """
    bound = {"initiative": f"<{of}>"} if of else None
    words = defaultdict(list)
    for asked in select.WORDS_OF if of else select.WORDS:
        for part, text, *_ in sorted(store.rows(asked, bound)):
            words[part].append(text)
    return [
        Statement(row.initiative, row.part, row.kind, " ".join(words[row.part]), row.themes | row.groups)
        for row in parts(store, of)
    ]


def size(store: Store) -> int:
    """Count the described initiatives."""
    return int(next(store.rows(select.SIZE))[0])


def having(store: Store, concepts: Iterable[str]) -> dict[str, int]:
    """Count the described initiatives that have each concept or a narrower one, or each actor in whatever role."""
    return dict(store.rows(select.having(concepts)))


def parts(store: Store, of: str | None = None) -> list[Part]:
    """Give every goal, measure, solution and focus area, with its themes, target groups and focus area.

    With `of`, only those of one initiative, and nothing of any other is read.
    """
    bound = {"initiative": f"<{of}>"} if of else None
    tags: dict[str, dict[str, set[str]]] = {}
    for scheme, asked in (select.TAGS_OF if of else select.TAGS).items():
        tags[scheme] = defaultdict(set)
        for part, concept, *_ in store.rows(asked, bound):
            tags[scheme][part].add(concept)
    within: dict[str, str] = dict(
        sorted(row[:2] for row in store.rows(select.WITHIN_OF if of else select.WITHIN, bound))
    )
    rows = [
        Part(
            initiative,
            part,
            kind,
            frozenset(tags["theme"][part]),
            frozenset(tags["target-group"][part]),
            within.get(part),
        )
        for kind in select.KINDS
        for initiative, part in store.rows(select.PARTS[kind], bound)
    ]
    return sorted(rows, key=lambda row: (row.initiative, row.part))


def stated(store: Store, of: str | None = None) -> dict[str, set[str]]:
    """Give the themes and target groups that sources state of each initiative as a whole, or `of` one."""
    found: dict[str, set[str]] = {}
    for initiative, concept in store.rows(select.STATED, {"initiative": f"<{of}>"} if of else None):
        found.setdefault(initiative, set()).add(concept)
    return found


def broader(store: Store) -> dict[str, list[str]]:
    """Give for each concept of any scheme the concepts right above it; top concepts have no entry."""
    found = defaultdict(list)
    for concept, above in sorted(set(store.rows(select.BROADER))):
        found[concept].append(above)
    return dict(found)


def relations(store: Store) -> list[Relation]:
    """Give every relation that a source states, in its stated direction, also to initiatives only named."""
    return sorted({Relation(a, _slug(kind), b) for a, kind, b in store.rows(select.RELATIONS)})


def responsible(store: Store) -> list[Responsible]:
    """Give who is responsible for each initiative; the owner only where no source names anyone else."""
    return sorted({Responsible(*row) for row in store.rows(select.RESPONSIBLE)})


def hands(store: Store) -> dict[str, set[str]]:
    """Give who owns or is responsible for each initiative."""
    return _grouped(store, select.HANDS)


def fields(store: Store) -> dict[str, set[str]]:
    """Give the themes that each initiative as a whole is said to be about."""
    return _grouped(store, select.FIELDS)


def periods(store: Store) -> list[Period]:
    """Give the period of each initiative with what its status says and as of when."""
    return sorted(
        (
            Period(initiative, first, last, _slug(start_is), _slug(end_is), _slug(status), as_of)
            for initiative, first, last, start_is, end_is, status, as_of in store.rows(select.PERIODS)
        ),
        key=lambda row: row.initiative,
    )


def data_day(store: Store) -> str:
    """Give the newest day on which a source came out or tells how an initiative stands; a year counts from its first.

    The data have no date of their own, and the clock would give another release every day.
    """
    told = [row.as_of for row in periods(store) if row.as_of] + [date for (date,) in store.rows(select.DATES)]
    return max((read_span(date).first for date in told), default="1970-01-01")


def _grouped(store: Store, asked: str) -> dict[str, set[str]]:
    found = defaultdict(set)
    for initiative, value in store.rows(asked):
        found[initiative].add(value)
    return dict(found)


def _slug(iri: Any) -> Any:
    return iri and local_name(iri)
