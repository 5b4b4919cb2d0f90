"""The networks of the graph as tables: communities, centrality, bridges, and the themes that tie communities."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from lhl_graph.analysis import network
from lhl_graph.analysis.bridges import bridges, centralities, ties
from lhl_graph.analysis.communities import Division, communities
from lhl_graph.analysis.network import Edge, Node, graph_of
from lhl_graph.analysis.significance import VALIDATED
from lhl_graph.answers.overlaps import validated
from lhl_graph.errors import InputError
from lhl_graph.findings import facts
from lhl_graph.graph.labels import Labels
from lhl_graph.iris import BASE, NS, PREFIXES, local_name
from lhl_graph.table.listing import few, item
from lhl_graph.table.table import Table

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from networkx import Graph

    from lhl_graph.graph.store import Store

_FEW = 20
"""How many members of a community a terminal shows; CSV and JSON hold them all."""

VIEWS = ("communities", "centrality", "bridges", "ties")

_BASIS = """
SELECT ?part ?basis WHERE {
  ?part a ?class ; lhl:basis ?basis VALUES ?class { lhl:ThemeFacet lhl:TargetGroupFacet }
}
"""
_LINKS = """
SELECT ?source ?relation ?target WHERE {
  ?source ?relation ?target . ?source a ?class . ?target a ?other .
  VALUES ?class { lhl:Initiative lhl:Actor lhl:Task lhl:Goal lhl:Measure lhl:Solution lhl:FocusArea }
  VALUES ?other { lhl:Initiative lhl:Actor lhl:AssignmentLetter lhl:Goal lhl:Measure lhl:Solution lhl:FocusArea }
  FILTER(?relation NOT IN (lhl:linkedTo, dct:isPartOf) && STRSTARTS(STR(?relation), STR(lhl:)))
}
"""


class CommunityRow(NamedTuple):
    """Initiatives that belong together, and the themes that tell them from the rest."""

    number: int
    themes: list[str]
    size: int
    members: list[str]


class CentralityRow(NamedTuple):
    """How central a node is; see `bridges.Centrality`."""

    node: str
    name: str
    degree: int
    strength: float
    betweenness: float
    core: int


class BridgeRow(NamedTuple):
    """A node that ties several communities together; see `bridges.Bridge`."""

    node: str
    name: str
    community: int
    reaches: list[int]
    participation: float
    betweenness: float


class TieRow(NamedTuple):
    """A theme that ties two communities together; see `bridges.Tie`."""

    a: int
    b: int
    theme: str
    label: str
    ic: float
    edges: int


_HEADINGS: dict[str, dict[str, dict[str, str]]] = {
    "communities": {
        "nb": {"number": "Nr.", "themes": "Kjennetegn", "size": "Antall", "members": "Medlemmer"},
        "nn": {"number": "Nr.", "themes": "Kjenneteikn", "size": "Tal", "members": "Medlemer"},
        "en": {"number": "No.", "themes": "Telling themes", "size": "Size", "members": "Members"},
    },
    "centrality": {
        "nb": {
            "name": "Navn",
            "degree": "Naboer",
            "strength": "Styrke",
            "betweenness": "Mellomposisjon",
            "core": "k-kjerne",
        },
        "nn": {
            "name": "Namn",
            "degree": "Naboar",
            "strength": "Styrke",
            "betweenness": "Mellomposisjon",
            "core": "k-kjerne",
        },
        "en": {
            "name": "Node",
            "degree": "Degree",
            "strength": "Strength",
            "betweenness": "Betweenness",
            "core": "k-core",
        },
    },
    "bridges": {
        "nb": {"name": "Navn", "community": "Gruppe", "reaches": "Naboer i gruppe", "participation": "Spredning"},
        "nn": {"name": "Namn", "community": "Gruppe", "reaches": "Naboar i gruppe", "participation": "Spreiing"},
        "en": {"name": "Node", "community": "Community", "reaches": "Reaches", "participation": "Participation"},
    },
    "ties": {
        "nb": {"a": "Gruppe", "b": "Gruppe", "label": "Tema", "ic": "Informasjonsverdi", "edges": "Forbindelser"},
        "nn": {"a": "Gruppe", "b": "Gruppe", "label": "Tema", "ic": "Informasjonsverdi", "edges": "Samband"},
        "en": {"a": "Community", "b": "Community", "label": "Theme", "ic": "Information", "edges": "Edges"},
    },
}


_INITIATIVES: Final = "SELECT ?initiative { ?initiative a lhl:Initiative }"
"""All of them: one that is known by name only, and tied to nothing, is a node too."""


def graph(store: Store, kind: str, language: str = "nb") -> Graph:
    """Give one of the networks of `network.KINDS` as a networkx graph, with labels, kinds, weights and bases.

    Raises:
        InputError: the kind is not known.
    """
    if kind not in network.KINDS:
        raise InputError(f'"{kind}" is no network; use one of {", ".join(network.KINDS)}')
    edges = list(_edges(store, kind))
    labels = Labels(store, language)
    ends = {end for edge in edges for end in (edge.source, edge.target)} | {row[0] for row in store.rows(_INITIATIVES)}
    store.prepare(ends)
    return graph_of(kind, [Node(iri, _kind(store, iri), labels[iri]) for iri in sorted(ends)], edges)


def divided(store: Store, found: Graph, backend: str | None = None) -> Division:
    """Divide a network into communities, named by the themes of their initiatives."""
    return communities(found, _themes(store), backend=backend)


def tables(
    store: Store, kind: str, views: Sequence[str], language: str, backend: str | None = None
) -> list[Table[Any]]:
    """Give some views of one network, which is drawn up and divided once.

    Raises:
        InputError: the network, a view or the backend is not known.
    """
    for view in views:
        if view not in VIEWS:
            raise InputError(f'"{view}" is no view; use one of {", ".join(VIEWS)}')
    found = graph(store, kind, language)
    try:
        division = None if set(views) == {"centrality"} else divided(store, found, backend)
        return [_view(store, found, division, view, language, backend) for view in views]
    except ValueError as error:
        raise InputError(str(error)) from error


def _view(
    store: Store, found: Graph, division: Division | None, view: str, language: str, backend: str | None
) -> Table[Any]:
    headings, labels = _HEADINGS[view][language], Labels(store, language)
    if view == "centrality" or division is None:
        central = [CentralityRow(row.node, labels[row.node], *row[1:]) for row in centralities(found, backend=backend)]
        return Table(CentralityRow._fields, central, headings, language=language)
    if view == "communities":
        rows = [
            CommunityRow(
                each.number,
                [labels[theme.theme] for theme in each.themes],
                len(each.members),
                [labels[member] for member in each.members],
            )
            for each in division.communities
        ]
        return Table(CommunityRow._fields, rows, headings, partial(_communities_text, language), language=language)
    if view == "bridges":
        spans = [
            BridgeRow(row.node, labels[row.node], row.community, list(row.reaches), row.participation, row.betweenness)
            for row in bridges(found, division, centralities(found, backend=backend))
        ]
        return Table(BridgeRow._fields, spans, headings, language=language)
    from lhl_graph.findings.compute import model

    tied = ties(found, division, _themes(store), model(store, with_statements=False).ic)
    links = [TieRow(row.a, row.b, row.theme, labels[row.theme], row.ic, row.edges) for row in tied]
    return Table(TieRow._fields, links, headings, language=language)


def _communities_text(language: str, rows: list[CommunityRow], width: int | None) -> str:
    """A community a paragraph: its number, its themes, and who is in it."""
    said = []
    for row in rows:
        about = ", ".join(row.themes) or "–"
        said.append(item(f"{about} ({row.size})", width, f"{row.number:3}. "))
        said += [item(few(row.members, _FEW, language), width, "     "), ""]
    return "\n".join(said[:-1])


def _edges(store: Store, kind: str) -> Iterator[Edge]:
    if kind in ("overlap", "all"):
        pairs = validated(store)
        q = {pair: significance.q for pair, (_, significance) in pairs.items()}
        yield from network.overlap_edges((overlap for overlap, _ in pairs.values()), q, VALIDATED)
    if kind in ("stated", "all"):
        for source, relation, target in store.rows(_LINKS):
            yield Edge(source, relation.removeprefix(NS), target, "stated")
    if kind in ("themes", "target-groups", "all"):
        basis = {part: local_name(iri) for part, iri in store.rows(_BASIS)}
        rows = [row for row in facts.annotations(store) if row.scheme != "actor"]
        yield from network.tag_edges(rows, basis)


def _kind(store: Store, iri: str) -> str:
    """Give what kind of node an IRI is: its scheme for a concept, its class for a part, its segment else."""
    segment, _, rest = iri.removeprefix(BASE).partition("/")
    if "/" not in rest:
        return segment
    classes = store.objects(iri, PREFIXES["rdf"] + "type")
    return next((each.removeprefix(NS).lower() for each in classes if each.startswith(NS)), segment)


def _themes(store: Store) -> dict[str, set[str]]:
    themes: dict[str, set[str]] = {}
    for row in facts.annotations(store):
        if row.scheme == "theme":
            themes.setdefault(row.initiative, set()).add(row.concept)
    return themes
