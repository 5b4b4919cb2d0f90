"""What holds a network together: central nodes, bridges between communities, and the themes they are made of."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Final, NamedTuple

from lhl_graph.analysis.communities import TOP, Division
from lhl_graph.analysis.goal_match import DECIMALS
from lhl_graph.analysis.network import asking_first, undirected

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from networkx import Graph

SEED: Final = 20230417


class Centrality(NamedTuple):
    """How central a node is.

    ``degree``: how many it is tied to. ``strength``: the weight of its ties in all (Barrat et al. 2004).
    ``betweenness``: on what share of the shortest paths between two others it lies (Freeman 1977).
    ``core``: the largest k for which it is in a group where each is tied to k others of it (Seidman 1983).
    """

    node: str
    degree: int
    strength: float
    betweenness: float
    core: int


class Bridge(NamedTuple):
    """A node tied to several communities: its own, those it is tied to (the closest first), how evenly.

    ``participation`` is 0 when all ties go to one community and nears 1 when they go evenly to many.
    """

    node: str
    community: int
    reaches: tuple[int, ...]
    participation: float
    betweenness: float


class Tie(NamedTuple):
    """A theme that ties community a to b (a < b).

    ``edges``: on how many edges between them both ends have it; ``ic``: its IC summed over these edges.
    """

    a: int
    b: int
    theme: str
    ic: float
    edges: int


def centralities(graph: Graph, *, pivots: int | None = None, backend: str | None = None) -> list[Centrality]:
    """Every node, the one most between others first; directions are left aside.

    Shortest paths run over distances 1 / weight (Newman 2001; algorithm of Brandes 2001). Their number grows
    with nodes times edges: above some thousand nodes estimate from ``pivots`` nodes drawn with a fixed seed
    (Brandes and Pich 2007). Raises ValueError for fewer than one pivot or an unknown backend.
    """
    import networkx as nx

    if pivots is not None and pivots < 1:
        raise ValueError(f"{pivots} pivots estimate nothing; give at least 1")
    simple = undirected(graph)
    drawn = None if pivots is None or pivots >= len(simple) else pivots
    with asking_first(backend):
        between = nx.betweenness_centrality(simple, k=drawn, weight="distance", seed=SEED)
        core = nx.core_number(simple)
    found = []
    for node, ties in simple.adjacency():
        strength = math.fsum(tie["weight"] for tie in ties.values())
        values = round(strength, DECIMALS), round(float(between[node]), DECIMALS)
        found.append(Centrality(node, len(ties), *values, int(core[node])))
    return sorted(found, key=lambda row: (-row.betweenness, -row.strength, row.node))


def bridges(graph: Graph, division: Division, centrality: Iterable[Centrality]) -> list[Bridge]:
    """The nodes tied to more than one community, in the order of ``centrality``.

    Participation is 1 - Σ (strength towards a community / strength in all)² (Guimerà and Amaral 2005, with
    weights). Raises ValueError when the division is of another network and lacks a tied node.
    """
    simple = undirected(graph)
    number = _numbers(simple, division)
    found = []
    for row in centrality:
        towards: dict[int, list[float]] = defaultdict(list)
        for other, tie in simple.adj[row.node].items():
            towards[number[other]].append(tie["weight"])
        if len(towards) > 1:
            strength = {community: math.fsum(weights) for community, weights in towards.items()}
            total = math.fsum(strength.values())
            participation = 1 - math.fsum((part / total) ** 2 for part in strength.values())
            reaches = tuple(sorted(strength, key=lambda community: (-strength[community], community)))
            rounded = round(participation, DECIMALS)
            found.append(Bridge(row.node, number[row.node], reaches, rounded, row.betweenness))
    return found


def ties(
    graph: Graph,
    division: Division,
    themes: Mapping[str, Iterable[str]],
    ic: Mapping[str, float],
    top: int = TOP,
) -> list[Tie]:
    """For every two communities with edges between them, the ``top`` themes with the largest sum of IC.

    On each edge the themes that both ends have are summed; themes that tell nothing (IC 0) are left out.
    Raises ValueError when the division is of another network and lacks a tied node.
    """
    told = {node: frozenset(themes.get(node, ())) for node in graph}
    simple = undirected(graph)
    number = _numbers(simple, division)
    counts: dict[tuple[int, int], Counter[str]] = defaultdict(Counter)
    for one, other in simple.edges:
        a, b = sorted((number[one], number[other]))
        if a != b:
            counts[a, b].update(theme for theme in told[one] & told[other] if ic[theme] > 0)
    found = []
    for (a, b), shared in sorted(counts.items()):
        rows = [Tie(a, b, theme, round(n * ic[theme], DECIMALS), n) for theme, n in shared.items()]
        found += sorted(rows, key=lambda row: (-row.ic, row.theme))[:top]
    return found


def _numbers(simple: Graph, division: Division) -> dict[str, int]:
    number = division.numbers()
    for node, degree in simple.degree:
        if degree and node not in number:
            raise ValueError(f"{node} is tied to others, but in no community of this division")
    return number
