"""Networks of what hangs together: rows of nodes and edges in, networkx graphs out.

Nodes and edges stand in a graph in sorted order, whatever the order of the rows, so what is computed from it
does not depend on that order either. networkx is imported when called.
"""

from __future__ import annotations

import math
from collections import Counter
from contextlib import AbstractContextManager, nullcontext
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from lhl_graph.analysis.significance import VALIDATED

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from networkx import Graph

    from lhl_graph.analysis.information_content import Annotation
    from lhl_graph.analysis.overlap import Overlap
    from lhl_graph.analysis.similarity import Pair

INITIATIVE: Final = "initiative"
OVERLAPS: Final = "overlaps"
BASES: Final = ("stated", "classified", "read-by-machine", "computed")
"""What an edge rests on, the strongest first: a source, the editors' judgement, a computation."""
_UNIT: Final = math.lcm(*range(1, 31))
"""So many units are the distance of weight 1: that of any count up to 30 is a whole number."""


class Node(NamedTuple):
    """A thing in the network: its IRI, what kind of thing it is, and its label."""

    node: str
    kind: str
    label: str


class Edge(NamedTuple):
    """Source stands in a relation to target; ``basis`` is one of ``BASES``, a larger weight a closer tie."""

    source: str
    relation: str
    target: str
    basis: str
    weight: float = 1.0


class Kind(NamedTuple):
    """Which edges a kind of graph takes, by the kinds of their ends, relation and basis; None takes any."""

    directed: bool
    source: str | None = None
    target: str | None = None
    relation: str | None = None
    basis: str | None = None


KINDS: Final[Mapping[str, Kind]] = {
    "all": Kind(directed=True),
    "overlap": Kind(directed=False, source=INITIATIVE, target=INITIATIVE, relation=OVERLAPS),
    "stated": Kind(directed=True, source=INITIATIVE, target=INITIATIVE, basis="stated"),
    "themes": Kind(directed=False, source=INITIATIVE, target="theme"),
    "target-groups": Kind(directed=False, source=INITIATIVE, target="target-group"),
}
"""The graphs there are: everything; initiatives by validated overlap; initiatives by what sources say of them;
initiatives with the themes, or the target groups, they are tagged with."""


def graph_of(kind: str, nodes: Iterable[Node], edges: Iterable[Edge]) -> Graph:
    """The graph of one of ``KINDS``; edges of other kinds are left out.

    A directed kind gives a MultiDiGraph keyed by relation, the others a Graph. Nodes carry ``kind`` and
    ``label``, edges ``relation``, ``basis`` and ``weight``. All initiatives stand in every graph, linked or
    not; between initiatives and concepts they have ``bipartite`` 0, and the linked concepts 1. The same edge
    given twice counts once, with its strongest basis and its largest weight.

    Raises ValueError for an unknown kind or basis, a weight that is not above 0, two different nodes of one
    name, or an edge to a node that is not given.
    """
    import networkx as nx

    if kind not in KINDS:
        raise ValueError(f"unknown kind of graph {kind!r}; the kinds are {', '.join(KINDS)}")
    wanted = KINDS[kind]
    known = _known(nodes)
    chosen = _merged((e for e in _checked(edges, known) if _fits(e, wanted, known)), wanted.directed)
    ends = {end for edge in chosen for end in (edge.source, edge.target)}
    graph = nx.MultiDiGraph(kind=kind) if wanted.directed else nx.Graph(kind=kind)
    for row in sorted(known.values()):
        if row.node in ends or wanted.source in (None, row.kind):
            sides = {} if wanted.source == wanted.target else {"bipartite": int(row.kind != wanted.source)}
            graph.add_node(row.node, kind=row.kind, label=row.label, **sides)
    for edge in chosen:
        key = {"key": edge.relation} if wanted.directed else {}
        graph.add_edge(edge.source, edge.target, **key, relation=edge.relation, basis=edge.basis, weight=edge.weight)
    return graph


def overlap_edges(overlaps: Iterable[Overlap], q: Mapping[Pair, float], most: float = VALIDATED) -> list[Edge]:
    """Statistically validated overlaps (Tumminello et al. 2011): those with q <= ``most``; weight = score.

    An overlap has no direction; the edge goes from a to b, as in its row. Raises ValueError for a pair
    without a q value.
    """
    found = []
    for row in sorted(overlaps):
        if (row.a, row.b) not in q:
            raise ValueError(f"no q value for {row.a} and {row.b}")
        if row.score > 0 and q[row.a, row.b] <= most:
            found.append(Edge(row.a, OVERLAPS, row.b, "computed", row.score))
    return found


def tag_edges(annotations: Iterable[Annotation], basis: Mapping[str, str]) -> list[Edge]:
    """From each initiative to each concept it is tagged with, as it stands (not closed upward).

    The relation is the scheme, the weight how many parts carry the tag. ``basis`` tells what a part's tags
    rest on; a part that it lacks is classified, as tags on goals and measures are. One stated tag is enough
    for the edge to be stated.
    """
    weights: Counter[tuple[str, str, str]] = Counter()
    bases: dict[tuple[str, str, str], str] = {}
    for row in sorted(set(annotations)):
        key = (row.initiative, row.scheme, row.concept)
        weights[key] += 1
        bases[key] = min(bases.get(key, BASES[-1]), basis.get(row.part, "classified"), key=_rank)
    return [Edge(*key, bases[key], float(weight)) for key, weight in weights.items()]


def undirected(graph: Graph) -> Graph:
    """The simple graph underneath, which measures are taken on: one edge a pair, weights summed, no loops.

    Edges carry ``distance``, which goes as 1 / weight (Newman 2001), so that a path along close ties is short. It is a
    whole number: ways of one length must have one sum, and networkx 3.6.1 compares sums of floats as they are, in
    which 1/2 + 1/3 + 1/6 is less than 1.
    """
    import networkx as nx

    weights: dict[Pair, float] = {}
    for a, b, weight in sorted((min(e[:2]), max(e[:2]), e[2]) for e in graph.edges(data="weight", default=1.0)):
        if a != b:
            weights[a, b] = weights.get((a, b), 0.0) + weight
    simple = nx.Graph(**graph.graph)
    simple.add_nodes_from((node, dict(graph.nodes[node])) for node in sorted(graph))
    simple.add_edges_from((a, b, {"weight": w, "distance": round(_UNIT / w)}) for (a, b), w in weights.items())
    return simple


def asking_first(backend: str | None) -> AbstractContextManager[Any]:
    """While open, networkx hands its algorithms to this backend; it does itself what the backend cannot.

    With None, networkx's own settings hold (``NETWORKX_BACKEND_PRIORITY``, ``networkx.config``). Raises
    ValueError for a backend that is not installed.
    """
    import networkx as nx

    if backend is None:
        return nullcontext()
    try:
        choice: AbstractContextManager[Any] = nx.config.backend_priority(algos=[backend])
    except ValueError as error:
        installed = ", ".join(["networkx", *sorted(nx.config.backends)])
        raise ValueError(f"networkx has no backend {backend!r} here; installed: {installed}") from error
    return choice


def _known(nodes: Iterable[Node]) -> dict[str, Node]:
    known: dict[str, Node] = {}
    for row in nodes:
        if known.setdefault(row.node, row) != row:
            raise ValueError(f"two different nodes are called {row.node}")
    return known


def _checked(edges: Iterable[Edge], known: Mapping[str, Node]) -> Iterable[Edge]:
    for edge in edges:
        for end in (edge.source, edge.target):
            if end not in known:
                raise ValueError(f"an edge ({edge.relation}) ends in {end}, which is not among the nodes")
        if edge.basis not in BASES:
            raise ValueError(f"unknown basis {edge.basis!r}; it is one of {', '.join(BASES)}")
        if not edge.weight > 0:
            raise ValueError(f"{edge.source} to {edge.target} has weight {edge.weight}; give one above 0")
        yield edge


def _fits(edge: Edge, wanted: Kind, known: Mapping[str, Node]) -> bool:
    has = (known[edge.source].kind, known[edge.target].kind, edge.relation, edge.basis)
    return all(want in (None, found) for want, found in zip(wanted[1:], has, strict=True))


def _merged(edges: Iterable[Edge], directed: bool) -> list[Edge]:
    found: dict[tuple[str, ...], Edge] = {}
    for edge in sorted(edges, key=lambda e: (_rank(e.basis), e)):
        pair = (edge.source, edge.target) if directed else tuple(sorted(edge[:3:2]))
        key = (*pair, edge.relation) if directed else pair
        first = found.setdefault(key, edge)
        found[key] = first._replace(weight=max(first.weight, edge.weight))
    return sorted(found.values())


def _rank(basis: str) -> int:
    return BASES.index(basis)
