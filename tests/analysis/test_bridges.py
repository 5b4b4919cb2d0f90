"""Networks: what goes into each graph, communities and their labels, bridges, and networkx's own backends."""

from fractions import Fraction
from itertools import combinations

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lhl_graph.analysis.bridges import Bridge, Centrality, Tie, bridges, centralities, ties
from lhl_graph.analysis.communities import communities
from lhl_graph.analysis.network import (
    Edge,
    graph_of,
)
from tests.analysis.network_rows import EDGES, NODES, THEMES, TRIANGLES, overlap_graph, pairs, tie


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
    assert len(centralities(overlap_graph, pivots=1)) == len(overlap_graph)
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


@settings(max_examples=40)
@given(
    st.dictionaries(
        st.sampled_from(list(combinations("abcdefg", 2))), st.sampled_from([2, 3, 4, 6, 12, 30]), min_size=6
    )
)
def test_paths_of_one_length_count_the_same_in_whatever_order_their_ties_come(
    counts: dict[tuple[str, str], int],
) -> None:
    graph = graph_of("overlap", NODES, [tie(a, b, count) for (a, b), count in counts.items()])
    exact = nx.Graph()
    exact.add_nodes_from("abcdefg")
    exact.add_edges_from((*pair, {"distance": Fraction(1, count)}) for pair, count in counts.items())
    between = nx.betweenness_centrality(exact, weight="distance")
    assert {row.node: row.betweenness for row in centralities(graph)} == {n: round(b, 6) for n, b in between.items()}


def test_two_ways_of_one_length_share_what_goes_along_them() -> None:
    ways = [tie("a", "b", 2), tie("b", "c", 12), tie("a", "d", 3), tie("c", "d", 4)]  # 1/2 + 1/12 = 1/3 + 1/4
    graph = graph_of("overlap", NODES, ways)
    between = {row.node: row.betweenness for row in centralities(graph)}
    assert between["b"] == between["d"] > 0
