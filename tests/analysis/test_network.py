"""Networks: what goes into each graph, communities and their labels, bridges, and networkx's own backends."""

import math
import os
import subprocess
import sys
from itertools import combinations
from pathlib import Path

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lhl_graph.analysis.bridges import Bridge, Centrality, Tie, bridges, centralities, ties
from lhl_graph.analysis.communities import communities, telling
from lhl_graph.analysis.information_content import Annotation
from lhl_graph.analysis.network import (
    KINDS,
    OVERLAPS,
    Edge,
    Node,
    asking_first,
    graph_of,
    overlap_edges,
    tag_edges,
    undirected,
)
from lhl_graph.analysis.overlap import Overlap

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


# What goes into each graph


@pytest.mark.parametrize(
    ("kind", "relations"),
    [
        ("all", {OVERLAPS, "succeeds", "builds-on", "theme", "target-group", "responsible"}),
        ("overlap", {OVERLAPS}),
        ("stated", {"succeeds", "builds-on"}),
        ("themes", {"theme"}),
        ("target-groups", {"target-group"}),
    ],
)
def test_each_kind_of_graph_takes_its_own_edges_from_the_same_rows(kind: str, relations: set[str]) -> None:
    graph = graph_of(kind, NODES, EDGES)
    assert {relation for *_, relation in graph.edges(data="relation")} == relations
    assert graph.is_directed() == KINDS[kind].directed
    assert set("abcdefg") <= set(graph)


def test_nodes_and_edges_say_what_they_are() -> None:
    graph = graph_of("all", NODES, EDGES)
    assert graph.nodes["hdir"] == {"kind": "actor", "label": "Helsedirektoratet"}
    assert graph.edges["a", "dementia", "theme"] == {"relation": "theme", "basis": "classified", "weight": 2.0}


def test_two_relations_between_the_same_two_both_stand() -> None:
    assert graph_of("stated", NODES, EDGES).number_of_edges("a", "b") == 2


@pytest.mark.parametrize("kind", ["themes", "target-groups"])
def test_initiatives_and_concepts_are_the_two_sides_and_only_linked_concepts_stand(kind: str) -> None:
    graph = graph_of(kind, NODES, EDGES)
    sides = dict(graph.nodes(data="bipartite"))
    assert nx.is_bipartite(graph)
    assert [node for node, side in sides.items() if side == 1] == ["dementia" if kind == "themes" else "relatives"]
    assert "bipartite" not in overlap_graph.nodes["a"]


@pytest.mark.parametrize("edges", [[tie("a", "b", 0.2), tie("b", "a", 0.5)], [tie("b", "a", 0.5), tie("a", "b", 0.2)]])
def test_an_edge_given_from_both_ends_counts_once_with_its_largest_weight(edges: list[Edge]) -> None:
    assert list(graph_of("overlap", NODES, edges).edges(data="weight")) == [("a", "b", 0.5)]


def test_the_strongest_basis_of_the_same_edge_is_kept() -> None:
    edges = [Edge("a", "theme", "health", basis) for basis in ("computed", "stated", "classified")]
    assert graph_of("themes", NODES, edges).edges["a", "health"]["basis"] == "stated"


@given(st.permutations(NODES), st.permutations(EDGES), st.sampled_from(sorted(KINDS)))
def test_the_order_of_rows_does_not_matter(nodes: list[Node], edges: list[Edge], kind: str) -> None:
    one, other = graph_of(kind, NODES, EDGES), graph_of(kind, nodes, edges)
    assert list(one.nodes(data=True)) == list(other.nodes(data=True))
    assert list(one.edges(data=True)) == list(other.edges(data=True))


@pytest.mark.parametrize(
    ("kind", "edge", "said"),
    [
        ("friends", tie("a", "b"), "unknown kind of graph 'friends'; the kinds are all, overlap"),
        ("all", tie("a", "nobody"), "nobody, which is not among the nodes"),
        ("all", tie("a", "b", 0), "weight 0"),
        ("all", tie("a", "b", math.nan), "weight nan"),
        ("all", Edge("a", "theme", "health", "guessed"), "unknown basis 'guessed'"),
    ],
)
def test_rows_that_make_no_graph_are_refused(kind: str, edge: Edge, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        graph_of(kind, NODES, [edge])


def test_two_nodes_of_one_name_are_refused() -> None:
    with pytest.raises(ValueError, match="two different nodes are called a"):
        graph_of("all", [*NODES, Node("a", "actor", "A")], [])


def test_only_validated_overlaps_become_edges_and_the_bound_counts_in() -> None:
    rows = [Overlap(pair[0], pair[1], score, 0, 0, 0, 0, 0) for pair, score in (("ab", 0.4), ("ac", 0.3), ("bc", 0.0))]
    q = {("a", "b"): 0.05, ("a", "c"): 0.051, ("b", "c"): 0.01}
    assert overlap_edges(rows, q) == [tie("a", "b", 0.4)]
    assert overlap_edges(rows, q, most=1) == [tie("a", "b", 0.4), tie("a", "c", 0.3)]
    with pytest.raises(ValueError, match="no q value for a and b"):
        overlap_edges(rows, {})


def test_tags_of_parts_become_one_edge_that_is_stated_if_one_tag_is() -> None:
    rows = [
        Annotation("a", "theme", concept, f"a/{part}")
        for concept, part in (("dementia", "g1"), ("dementia", "theme/dementia"), ("health", "g1"))
    ]
    assert sorted(tag_edges(rows + rows, {"a/theme/dementia": "stated"})) == [
        Edge("a", "theme", "dementia", "stated", 2.0),
        Edge("a", "theme", "health", "classified", 1.0),
    ]


def test_measures_see_one_edge_a_pair_with_summed_weights_and_no_loops() -> None:
    edges = [*EDGES, Edge("b", "succeeds", "a", "stated", 2.0), Edge("c", "succeeds", "c", "stated")]
    simple = undirected(graph_of("stated", NODES, edges))
    assert list(simple.edges(data=True)) == [("a", "b", {"weight": 4.0, "distance": 0.25})]


# Communities


def test_two_triangles_are_two_communities_and_who_has_no_tie_is_in_none() -> None:
    found = communities(overlap_graph, THEMES)
    assert [(c.number, c.members) for c in found.communities] == [(1, ("a", "b", "c")), (2, ("d", "e", "f"))]
    assert found.alone == ("g",)
    assert found.modularity == pytest.approx(6 / 7 - 1 / 2, abs=1e-6)  # 6 of 7 edges inside, half expected


def test_a_larger_community_comes_first() -> None:
    found = communities(graph_of("overlap", NODES, [*TRIANGLES, tie("g", "e"), tie("g", "f")]), THEMES)
    assert found.communities[0].members == ("d", "e", "f", "g")
    assert found.numbers() == {"d": 1, "e": 1, "f": 1, "g": 1, "a": 2, "b": 2, "c": 2}


def test_weight_decides_where_the_cut_goes() -> None:
    path = graph_of("overlap", NODES, [tie("a", "b", 0.1), tie("b", "c", 0.9), tie("c", "d", 0.1)])
    assert ("b", "c") in [tuple(sorted({"b", "c"} & set(c.members))) for c in communities(path, {}).communities]


def test_themes_label_but_do_not_divide() -> None:
    with_themes, without = communities(overlap_graph, THEMES), communities(overlap_graph, {})
    assert [c.members for c in with_themes.communities] == [c.members for c in without.communities]
    assert [c.themes for c in without.communities] == [(), ()]
    assert [[t.theme for t in c.themes] for c in with_themes.communities] == [["dementia", "health"], ["digital"]]


def test_a_network_without_edges_has_no_communities() -> None:
    assert communities(graph_of("overlap", NODES, []), THEMES)[::2] == ((), 0)
    assert communities(graph_of("overlap", [], []), {}) == ((), (), 0)


def test_no_runs_are_refused() -> None:
    with pytest.raises(ValueError, match="0 runs"):
        communities(overlap_graph, {}, runs=0)


pairs = st.sets(st.sampled_from(list(combinations("abcdefg", 2))), min_size=1)


@settings(max_examples=40)
@given(pairs, st.randoms(use_true_random=False))
def test_every_tied_node_is_in_one_community_whatever_the_order(chosen: set[tuple[str, str]], chance: object) -> None:
    edges = [tie(a, b, 1 + (ord(a) * ord(b)) % 3) for a, b in sorted(chosen)]
    found = communities(graph_of("overlap", NODES, edges), THEMES, runs=3)
    members = [node for c in found.communities for node in c.members] + list(found.alone)
    assert sorted(members) == list("abcdefg")
    assert set(found.alone) == set("abcdefg") - {end for pair in chosen for end in pair}
    chance.shuffle(edges)  # type: ignore[attr-defined]  # hypothesis calls it Random
    assert communities(graph_of("overlap", NODES, edges), THEMES, runs=3) == found
    graph = nx.Graph([(b, a, {"weight": w}) for a, _, b, _, w in edges])
    graph.add_nodes_from("gfedcba")
    assert communities(graph, THEMES, runs=3) == found


def test_a_theme_tells_by_its_share_inside_and_how_much_less_rare_it_is_there() -> None:
    dementia, health = telling("abc", THEMES)
    assert dementia == ("dementia", 1.0, round(3 / 7, 6), round(math.log(7 / 3), 6))
    assert health == ("health", round(2 / 3, 6), round(4 / 7, 6), round(2 / 3 * math.log(2 / 3 * 7 / 4), 6))


def test_what_one_member_alone_has_or_all_have_tells_nothing() -> None:
    assert telling("ab", {"a": ["rare", "all"], "b": ["all"], "c": ["all"]}) == []


# Central nodes, bridges and the themes they are made of


def test_the_ends_of_the_one_way_across_lie_between_most() -> None:
    found = centralities(overlap_graph)
    assert [row.node for row in found[:2]] == ["c", "d"]
    assert found[0] == Centrality("c", 3, 3.0, round(6 / 15, 6), 2)  # a, b with d, e, f: 6 of 15 pairs
    assert found[-1] == Centrality("g", 0, 0.0, 0.0, 0)


def test_the_shortest_path_goes_along_close_ties() -> None:
    graph = graph_of("overlap", NODES, [tie("a", "b", 0.9), tie("b", "c", 0.9), tie("a", "c", 0.4)])
    assert {row.node for row in centralities(graph) if row.betweenness} == {"b"}


def test_a_loop_or_a_second_relation_does_not_disturb_the_core() -> None:
    edges = [*EDGES, Edge("a", "refers-to", "a", "stated")]
    assert {row.node: row.core for row in centralities(graph_of("stated", NODES, edges))}["a"] == 1


def test_as_many_pivots_as_nodes_are_exact_and_fewer_are_the_same_each_time() -> None:
    assert centralities(overlap_graph, pivots=100) == centralities(overlap_graph)
    assert centralities(overlap_graph, pivots=3) == centralities(overlap_graph, pivots=3)
    with pytest.raises(ValueError, match="0 pivots"):
        centralities(overlap_graph, pivots=0)


def test_a_bridge_has_ties_to_several_communities() -> None:
    division = communities(overlap_graph, THEMES)
    participation = round(1 - (2 / 3) ** 2 - (1 / 3) ** 2, 6)
    assert bridges(overlap_graph, division, centralities(overlap_graph)) == [
        Bridge("c", 1, (1, 2), participation, 0.4),
        Bridge("d", 2, (2, 1), participation, 0.4),
    ]


@settings(max_examples=40)
@given(pairs)
def test_participation_lies_between_0_and_what_an_even_spread_gives(chosen: set[tuple[str, str]]) -> None:
    graph = graph_of("overlap", NODES, [tie(a, b) for a, b in chosen])
    for bridge in bridges(graph, communities(graph, {}, runs=1), centralities(graph)):
        assert 0 < bridge.participation <= 1 - 1 / len(bridge.reaches) + 1e-6


def test_a_division_of_another_network_is_refused() -> None:
    division = communities(graph_of("overlap", NODES, TRIANGLES[:1]), {})
    with pytest.raises(ValueError, match="in no community of this division"):
        bridges(overlap_graph, division, centralities(overlap_graph))
    with pytest.raises(ValueError, match="in no community of this division"):
        ties(overlap_graph, division, {}, {})


def test_what_both_ends_of_the_edges_between_have_ties_two_communities() -> None:
    division = communities(overlap_graph, THEMES)
    across = graph_of("overlap", NODES, [*TRIANGLES, tie("a", "d", 0.1)])
    assert ties(across, division, THEMES, {"health": 0.5, "dementia": 1.0, "digital": 1.0}) == [
        Tie(1, 2, "health", 1.0, 2)
    ]
    assert ties(across, division, THEMES, {"health": 0.0}) == []


# Backends, start-up and determinism


def test_a_backend_that_is_not_installed_is_refused_with_those_that_are() -> None:
    said = "no backend 'nosuch' here; installed: networkx"
    with pytest.raises(ValueError, match=said):
        communities(overlap_graph, {}, backend="nosuch")
    with pytest.raises(ValueError, match=said):
        communities(graph_of("overlap", [], []), {}, backend="nosuch")
    with pytest.raises(ValueError, match=said) as refused:
        centralities(overlap_graph, backend="nosuch")
    assert "nosuch" in str(refused.value.__cause__)  # networkx's own words


def test_asking_a_backend_first_lasts_only_while_it_is_asked() -> None:
    before = list(nx.config.backend_priority.algos)
    with asking_first("networkx"):
        assert nx.config.backend_priority.algos == ["networkx"]
    assert nx.config.backend_priority.algos == before
    assert centralities(overlap_graph, backend="networkx") == centralities(overlap_graph)


SCRIPT = """
import sys
from lhl_graph.analysis import bridges, communities, network
assert "networkx" not in sys.modules
names = [f"i{n:02}" for n in range(40)]
nodes = [network.Node(name, "initiative", name) for name in set(names)]
edges = [network.Edge(a, "overlaps", b, "computed", 1 + (i * j) % 7)
         for i, a in enumerate(names) for j, b in enumerate(names[:i]) if (i * j + i) % 11 < 2]
graph = network.graph_of("overlap", set(nodes), set(edges))
themes = {name: {f"t{n % 5}", f"t{n % 7}"} for n, name in enumerate(names)}
backend = sys.argv[1] if len(sys.argv) > 1 else None
division = communities.communities(graph, themes, backend=backend)
central = bridges.centralities(graph, backend=backend)
print(division, central, bridges.bridges(graph, division, central))
print(bridges.ties(graph, division, themes, {f"t{n}": 1.0 + n for n in range(7)}))
"""


def run(*arguments: str, **environment: str) -> str:
    variables = {**os.environ, **environment}
    command = [sys.executable, "-c", SCRIPT, *arguments]
    return subprocess.run(command, env=variables, check=True, capture_output=True, text=True).stdout


def test_two_hash_seeds_give_the_same_and_networkx_waits_until_it_is_needed() -> None:
    assert run(PYTHONHASHSEED="1") == run(PYTHONHASHSEED="2") != ""


RECORDER = """
import sys
import networkx as nx

class Dispatcher:
    def convert_from_nx(self, graph, **_):
        wrapped = graph.copy()
        wrapped.__networkx_backend__ = "recorder"
        return wrapped
    def convert_to_nx(self, result, **_):
        return result
    def betweenness_centrality(self, graph, *options):
        print("betweenness_centrality", file=sys.stderr)
        return nx.betweenness_centrality(nx.Graph(graph), *options, backend="networkx")

backend = Dispatcher()
"""


@pytest.mark.parametrize("by_argument", [True, False])
def test_an_installed_backend_is_asked_and_networkx_does_what_it_cannot(tmp_path: Path, by_argument: bool) -> None:
    """Chosen by argument or by networkx's own setting: a backend with betweenness and nothing else."""
    (tmp_path / "recorder.py").write_text(RECORDER)
    info = tmp_path / "recorder-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: recorder\nVersion: 1.0\n")
    (info / "entry_points.txt").write_text("[networkx.backends]\nrecorder = recorder:backend\n")
    path = os.pathsep.join([str(tmp_path), os.environ.get("PYTHONPATH", "")])
    chosen = {} if by_argument else {"NETWORKX_BACKEND_PRIORITY": "recorder"}
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT, *(["recorder"] if by_argument else [])],
        env={**os.environ, "PYTHONPATH": path, **chosen},
        check=True,
        capture_output=True,
        text=True,
    )
    assert done.stderr.split() == ["betweenness_centrality"]
    assert done.stdout == run()
