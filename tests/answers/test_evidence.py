from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

import pyoxigraph as ox
import pytest

from lhl_graph.analysis.overlap import Model
from lhl_graph.analysis.significance import VALIDATED
from lhl_graph.answers.evidence import MANY, Evidence, Witness
from lhl_graph.answers.overlaps import stored
from lhl_graph.findings import compute, facts
from lhl_graph.findings.write import GRAPH
from lhl_graph.graph.store import Store
from lhl_graph.iris import BASE

if TYPE_CHECKING:
    from lhl_graph.analysis.similarity import Pair
    from lhl_graph.knowledge_graph import KnowledgeGraph

KEPT = "SELECT DISTINCT ?overlap ?a ?b { ?overlap lhl:sharedConcept ?s ; lhl:between ?a, ?b FILTER(STR(?a) < STR(?b)) }"


@pytest.fixture(scope="module")
def model(kg: KnowledgeGraph) -> Model:
    return compute.model(kg.store)


@pytest.fixture(scope="module")
def kept(kg: KnowledgeGraph) -> set[Pair]:
    return {(a, b) for _, a, b in kg.store.rows(KEPT)}


@pytest.fixture(scope="module")
def pairs(kg: KnowledgeGraph, kept: set[Pair]) -> list[Pair]:
    """Some pairs whose evidence the graph holds, and some whose it does not."""
    others = [pair for pair in combinations(facts.initiatives(kg.store), 2) if pair not in kept]
    return [*sorted(kept)[::12], *others[::500]]


@pytest.fixture(scope="module")
def found(kg: KnowledgeGraph, pairs: list[Pair]) -> list[Evidence]:
    witness = Witness(kg.store)
    return [witness.evidence(*pair) for pair in pairs]


def test_evidence_is_kept_for_what_is_significant_linked_or_the_reform(kg: KnowledgeGraph, kept: set[Pair]) -> None:
    reform = BASE + "initiative/leve-hele-livet"
    significant = {pair for pair, (_, chance) in stored(kg.store).items() if chance and chance.q <= VALIDATED}
    assert significant <= kept
    assert {other for pair in kept if reform in pair for other in pair} == set(facts.initiatives(kg.store))
    assert len(kept) < len(stored(kg.store))


def test_evidence_is_the_same_read_from_the_graph_and_computed_anew(
    model: Model, pairs: list[Pair], found: list[Evidence]
) -> None:
    for pair, each in zip(pairs, found, strict=True):
        computed = [row for row in model.shared_concepts(*pair) if row.share > 0]
        assert sorted(row._replace(both=False) for row in each.shared) == sorted(
            row if row.facet != "actors" else row._replace(share=0.0) for row in computed
        )
        assert sorted(each.matches) == sorted(row for row in model.matches(*pair) if row.mutual)


def test_who_asks_much_is_answered_the_same(kg: KnowledgeGraph, pairs: list[Pair], found: list[Evidence]) -> None:
    witness = Witness(kg.store)
    for _ in range(MANY):
        witness.shared(*pairs[0])
    assert [witness.shared(*pair) for pair in pairs] == [each.shared for each in found]


def test_stored_scores_are_the_computed_ones(kg: KnowledgeGraph, model: Model) -> None:
    assert {pair: row for pair, (row, _) in stored(kg.store).items()} == {
        row[:2]: row for row in model.overlaps() if row.score > 0
    }


def test_a_pair_compared_alone_is_what_it_is_among_all(model: Model) -> None:
    alone = Model(model.initiatives, [], [], {})
    a, b = model.initiatives[:2]
    assert alone.overlap(a, b).score == 0
    for row in model.overlaps()[::97]:
        assert model.overlap(row.a, row.b) == row


def test_a_pair_that_is_not_stored_is_worked_out(kg: KnowledgeGraph, model: Model) -> None:
    """As of a large graph, where only the nearest overlaps are kept: the same answer, without p and q."""
    store = Store(ox.Store())
    store.inner.bulk_extend(quad for quad in kg.store.inner if quad.graph_name != ox.NamedNode(GRAPH))
    of_all, of_none = Witness(kg.store), Witness(store)
    for row in model.overlaps()[::300]:
        assert of_none.evidence(row.a, row.b) == of_all.evidence(row.a, row.b)._replace(significance=None)


def test_shares_of_shared_concepts_sum_to_the_score_of_their_facet(found: list[Evidence]) -> None:
    for each in found:
        for facet in ("themes", "target_groups"):
            shares = sum(row.share for row in each.shared if row.facet == facet)
            assert shares == pytest.approx(getattr(each.overlap, facet), abs=5e-5)


def test_matches_are_each_others_best_and_the_best_come_first(found: list[Evidence]) -> None:
    for each in found:
        matches = each.matches
        assert [row.score for row in matches] == sorted((row.score for row in matches), reverse=True)
        assert len({row.statement_a for row in matches}) == len({row.statement_b for row in matches}) == len(matches)
