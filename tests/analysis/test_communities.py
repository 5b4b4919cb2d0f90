"""Networks: what goes into each graph, communities and their labels, bridges, and networkx's own backends."""

import math

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lhl_graph.analysis.communities import TellingTheme, communities, naming, telling
from lhl_graph.analysis.network import (
    graph_of,
)
from tests.analysis.network_rows import NODES, THEMES, TRIANGLES, overlap_graph, pairs, tie


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


def test_a_community_is_called_by_what_half_of_it_has_and_a_member_by_what_it_has_itself() -> None:
    rows = [
        TellingTheme("medicine", 0.5, 0.1, 1.2),
        TellingTheme("rare", 0.4, 0.1, 1.0),
        TellingTheme("roads", 0.7, 0.2, 0.9),
        TellingTheme("plans", 0.5, 0.3, 0.2),
    ]
    assert naming(rows) == ["roads", "medicine", "plans"], "what most have, before what tells more and fewer have"
    assert naming(rows, {"plans", "rare"}) == ["plans"], "it is not about roads, whatever its neighbours are"
    assert naming(rows, {"other"}) == ["roads", "medicine", "plans"], "nothing in common with most of its community"
    few = [TellingTheme("a", 0.2, 0.1, 0.9), rows[1], TellingTheme("b", 0.3, 0.1, 0.1)]
    assert naming(few) == ["rare", "b"], "nothing is common: the two that most have"
