from __future__ import annotations

from typing import TYPE_CHECKING

import networkx as nx
import pytest

from lhl_graph.analysis.network import KINDS
from lhl_graph.analysis.relation import linked_pairs
from lhl_graph.answers.network import VIEWS
from lhl_graph.answers.overlaps import stored
from lhl_graph.errors import InputError
from lhl_graph.findings import facts
from lhl_graph.iris import BASE, PREFIXES

if TYPE_CHECKING:
    from lhl_graph.knowledge_graph import KnowledgeGraph

SMALL = [kind for kind in KINDS if kind != "all"]


@pytest.mark.parametrize("kind", KINDS)
def test_every_initiative_is_in_every_network_under_its_name(kg: KnowledgeGraph, kind: str) -> None:
    graph = kg.to_networkx(kind)
    assert set(facts.initiatives(kg.store)) <= set(graph)
    assert graph.nodes[BASE + "initiative/leve-hele-livet"]["label"] == "Leve hele livet"


def test_ties_by_overlap_are_the_validated_and_no_others(kg: KnowledgeGraph) -> None:
    validated = {pair: row.score for pair, (row, chance) in stored(kg.store).items() if chance and chance.q <= 0.05}
    edges = kg.to_networkx("overlap").edges(data="weight")
    assert {(min(a, b), max(a, b)): weight for a, b, weight in edges} == validated


def test_stated_ties_hold_every_relation_between_initiatives(kg: KnowledgeGraph) -> None:
    described = set(facts.initiatives(kg.store))
    linked = {pair for pair in linked_pairs(facts.relations(kg.store)) if set(pair) <= described}
    edges = {(min(a, b), max(a, b)) for a, b in kg.to_networkx("stated").edges()}
    assert linked <= edges


@pytest.mark.parametrize(("kind", "scheme"), [("themes", "theme"), ("target-groups", "group")])
def test_a_bipartite_network_ties_initiatives_to_concepts_only(kg: KnowledgeGraph, kind: str, scheme: str) -> None:
    graph = kg.to_networkx(kind)
    assert nx.is_bipartite(graph)
    for edge in graph.edges():
        assert sorted(end.startswith(PREFIXES[scheme]) for end in edge) == [False, True]


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("kind", SMALL)
def test_every_view_of_every_network_is_a_table_with_headings(kg: KnowledgeGraph, kind: str, view: str) -> None:
    table = kg.network(kind, view)
    assert set(table.headings) <= set(table.columns)
    assert table.text()
    assert table.rows or (view == "ties" and kind in ("themes", "target-groups"))


def test_communities_hold_everyone_tied_once(kg: KnowledgeGraph) -> None:
    rows = kg.network("overlap", "communities").rows
    members = [name for row in rows for name in row.members]
    tied = [node for node, degree in kg.to_networkx("overlap").degree if degree]
    assert len(members) == len(set(members)) == len(tied)
    assert all(row.size == len(row.members) for row in rows)
    assert [row.number for row in rows] == list(range(1, len(rows) + 1))


def test_communities_are_those_kept_in_the_graph(kg: KnowledgeGraph) -> None:
    kept: dict[str, set[str]] = {}
    for community, member in kg.store.rows("SELECT ?c ?m { ?c a lhl:Community ; lhl:communityMember ?m }"):
        kept.setdefault(community.rpartition("/")[2], set()).add(member)
    assert {int(number): len(members) for number, members in kept.items()} == {
        row.number: row.size for row in kg.network("overlap", "communities")
    }


def test_a_large_community_is_cut_in_text_and_whole_in_json(kg: KnowledgeGraph) -> None:
    table = kg.network("themes", "communities")
    largest = table[0]
    assert largest.size > 21
    assert f"… og {largest.size - 20} til" in " ".join(table.text().split())
    assert largest.members[-1] in table.to_json()


def test_a_second_run_divides_the_same(kg: KnowledgeGraph) -> None:
    assert kg.network("stated", "bridges") == kg.network("stated", "bridges")


@pytest.mark.parametrize(
    ("kind", "view", "said"),
    [
        ("friends", "communities", "use one of all, overlap, stated, themes, target-groups"),
        ("overlap", "beauty", "use one of communities, centrality, bridges, ties"),
    ],
)
def test_an_unknown_network_or_view_is_refused_with_those_there_are(
    kg: KnowledgeGraph, kind: str, view: str, said: str
) -> None:
    with pytest.raises(InputError, match=said):
        kg.network(kind, view)


@pytest.mark.parametrize("view", ["communities", "centrality"])
def test_an_unknown_backend_is_refused_in_one_line_with_those_installed(kg: KnowledgeGraph, view: str) -> None:
    with pytest.raises(InputError) as raised:
        kg.network("overlap", view, backend="abacus")
    assert str(raised.value).startswith("networkx has no backend 'abacus' here; installed: networkx")
    assert "\n" not in str(raised.value)
