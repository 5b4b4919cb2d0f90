"""Networks: what goes into each graph, communities and their labels, bridges, and networkx's own backends."""

from itertools import combinations

from hypothesis import strategies as st

from lhl_graph.analysis.network import (
    OVERLAPS,
    Edge,
    Node,
    graph_of,
)

NODES = [
    *(Node(name, "initiative", name.title()) for name in "abcdefg"),
    *(Node(name, "theme", name) for name in ("dementia", "digital", "health")),
    Node("relatives", "target-group", "pårørende"),
    Node("hdir", "actor", "Helsedirektoratet"),
]


def tie(a: str, b: str, weight: float = 1.0) -> Edge:
    return Edge(a, OVERLAPS, b, "computed", weight)


TRIANGLES = [tie(*pair) for pair in ("ab", "ac", "bc", "cd", "de", "df", "ef")]
"""Two triangles, a-b-c and d-e-f, with the edge c-d between them; g stands alone."""


EDGES = [
    *TRIANGLES,
    Edge("a", "succeeds", "b", "stated"),
    Edge("a", "builds-on", "b", "stated"),
    Edge("a", "theme", "dementia", "classified", 2.0),
    Edge("a", "target-group", "relatives", "stated"),
    Edge("a", "responsible", "hdir", "stated"),
]


THEMES = {
    "a": ["dementia", "health"],
    "b": ["dementia"],
    "c": ["dementia", "health"],
    "d": ["digital", "health"],
    "e": ["digital"],
    "f": ["digital"],
    "g": ["health"],
}


overlap_graph = graph_of("overlap", NODES, TRIANGLES)


pairs = st.sets(st.sampled_from(list(combinations("abcdefg", 2))), min_size=1)
