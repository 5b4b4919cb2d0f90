"""The graph as marks and lines, as programs that draw it want it: names, colours, periods, weights, sources."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from lhl_graph.answers import network
from lhl_graph.errors import InputError
from lhl_graph.export.choice import VIEWS, WHAT, running
from lhl_graph.findings import facts
from lhl_graph.findings.inventory import inventory
from lhl_graph.graph.labels import Labels
from lhl_graph.iris import BASE, NS, local_name
from lhl_graph.picture.plot import COLOURS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from lhl_graph.export.choice import Choice
    from lhl_graph.graph.store import Store

INITIATIVE: Final = "initiative"

_GREY: Final = "#6b7480"
_OVERLAPS: Final = "overlaps"
_TERMS: Final = {_OVERLAPS: "Overlap", "target-group": "targetGroup"}
"""Relation → term of the ontology, where it is not the property of that name."""
_KINDS: Final = {
    "theme": "#8a6d1c", "target-group": "#3b6f76", "actor": "#4a4f57", "task": "#7a3b3b", "letter": "#a0674b",
    "goal": "#5f7d3a", "measure": "#46699c", "solution": "#7c5a94", "focusarea": "#94705a",
}  # fmt: skip
"""Kind → colour of what is no initiative; initiatives have the colour of their community, as on the page."""

_COMMUNITIES: Final = "SELECT ?member ?community { ?community lhl:communityMember ?member }"
_SYMMETRIC: Final = "SELECT ?property { ?property a owl:SymmetricProperty }"
_OWN: Final = "SELECT ?thing ?source { ?thing dct:source|lhl:sourceEntry ?source }"


class Mark(NamedTuple):
    """A thing: what it is, what it is called, when it runs, and where that can be checked."""

    id: str
    label: str
    kind: str
    colour: str
    community: int | None
    first_day: str | None
    last_day: str | None
    source_title: tuple[str, ...]
    source_url: tuple[str, ...]


class Line(NamedTuple):
    """A tie between two things; `directed` when it reads one way only."""

    source: str
    target: str
    relation: str
    label: str
    basis: str
    weight: float
    directed: bool
    source_title: tuple[str, ...]
    source_url: tuple[str, ...]

    @property
    def id(self) -> str:
        """What names this line among all: its ends and its relation, the same on every run."""
        return f"{self.source.removeprefix(BASE)}--{self.relation}--{self.target.removeprefix(BASE)}"


class Drawing(NamedTuple):
    """All marks and lines, sorted."""

    marks: list[Mark]
    lines: list[Line]


def drawing(store: Store, choice: Choice) -> Drawing:
    """Give what a choice draws: initiatives and the lines between them, or everything.

    Raises:
        InputError: a view, basis or date that is not known, or nothing is left to draw.
    """
    if choice.view not in VIEWS:
        raise InputError(f'"{choice.view}" is no view; use one of {", ".join(VIEWS)}')
    if choice.what not in WHAT:
        raise InputError(f'"{choice.what}" is no basis; use one of {", ".join(WHAT)}')
    graph = network.graph(store, "all", choice.language)
    kinds = dict(graph.nodes(data="kind"))
    initiatives = {node for node, kind in kinds.items() if kind == INITIATIVE}
    others = initiatives - running(store, choice.on, choice.confirmed_within) if choice.on else set()
    kept = {node for node in (initiatives if choice.view == "overlaps" else kinds) if _owner(node) not in others}
    edges = [
        (a, b, data)
        for a, b, data in graph.edges(data=True)
        if a in kept and b in kept and choice.what in (data["basis"], "all")
    ]
    ends = {end for a, b, _ in edges for end in (a, b)} | (kept & initiatives)
    sources = _Sources(store)
    labels = Labels(store, choice.language)
    lines = [
        Line(
            a,
            b,
            data["relation"],
            labels[NS + _TERMS.get(data["relation"], data["relation"])],
            data["basis"],
            data["weight"],
            data["relation"] != _OVERLAPS,
            *sources.of(sources.lines[a, data["relation"], b]),
        )
        for a, b, data in edges
    ]
    if not ends:
        raise InputError("no initiative in the graph fits; drop a condition if you gave any")
    return Drawing(_marks(store, graph.nodes, ends, sources), sorted(lines))


def _marks(store: Store, nodes: Mapping[str, Any], ends: Iterable[str], sources: _Sources) -> list[Mark]:
    periods = {row.initiative: row for row in facts.periods(store)}
    communities = {member: int(local_name(iri)) for member, iri in store.rows(_COMMUNITIES)}
    found = []
    for node in sorted(ends):
        data = nodes[node]
        number, period = communities.get(node), periods.get(node)
        if data["kind"] == INITIATIVE:
            colour = COLOURS[(number - 1) % len(COLOURS)] if number else _GREY
        else:
            colour = _KINDS.get(data["kind"], _GREY)
        days = (period.first_day, period.last_day) if period else (None, None)
        found.append(Mark(node, data["label"], data["kind"], colour, number, *days, *sources.of(sources.things[node])))
    return found


class _Sources:
    """Titles and addresses behind things, and behind the lines that a source states."""

    def __init__(self, store: Store) -> None:
        known = inventory(store)
        self._of = known.sources
        self.things: dict[str, set[str]] = defaultdict(set)
        for thing, source in store.rows(_OWN):
            self.things[thing].add(source)
        self.lines: dict[tuple[str, str, str], set[str]] = defaultdict(set)
        both_ways = {term for (term,) in store.rows(_SYMMETRIC)}
        for row in known.relations:
            term = row.term.removeprefix(NS)
            self.lines[row.initiative, term, row.to].update(row.sources)
            if row.term in both_ways:
                self.lines[row.to, term, row.initiative].update(row.sources)
        for each in known.initiatives:
            for facet in each.facets:
                scheme = facet.concept.removeprefix(BASE).partition("/")[0]
                self.lines[each.initiative, scheme, facet.concept].update(facet.sources)

    def of(self, sources: Iterable[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Give titles and addresses, in one order."""
        found = sorted({(self._of[each].url, self._of[each].title) for each in sources if each in self._of})
        return tuple(title for _, title in found), tuple(url for url, _ in found)


def _owner(iri: str) -> str:
    """Give the subject of the file that a thing is part of."""
    return "/".join(iri.split("/")[: BASE.count("/") + 2])
