"""Networks: what goes into each graph, communities and their labels, bridges, and networkx's own backends."""

import math

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lhl_graph.analysis.information_content import Annotation
from lhl_graph.analysis.network import (
    KINDS,
    OVERLAPS,
    Edge,
    Node,
    graph_of,
    overlap_edges,
    tag_edges,
    undirected,
)
from lhl_graph.analysis.overlap import Overlap
from tests.analysis.network_rows import EDGES, NODES, overlap_graph, tie


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
    assert list(simple.edges(data="weight")) == [("a", "b", 4.0)]


def test_distance_is_a_whole_number_that_goes_as_one_by_weight() -> None:
    ties = [tie("a", "b", 1.0), tie("a", "c", 30.0), tie("b", "c", 0.4)]
    simple = undirected(graph_of("overlap", NODES, ties))
    distances = {pair: distance for *pair, distance in simple.edges(data="distance") for pair in ["".join(pair)]}
    assert {type(each) for each in distances.values()} == {int}
    assert distances["ab"] == 30 * distances["ac"]
    assert distances["bc"] == pytest.approx(2.5 * distances["ab"])
