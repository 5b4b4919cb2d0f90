"""What two initiatives share is told in one order everywhere: by weight, and what sources of both state weighs more."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from lhl_graph.analysis.overlap import SharedConcept
from lhl_graph.answers.evidence import Witness
from lhl_graph.findings import facts
from lhl_graph.findings.agreed import Agreed
from lhl_graph.findings.read import findings
from lhl_graph.iris import BASE

if TYPE_CHECKING:
    from lhl_graph.knowledge_graph import KnowledgeGraph

HOME, REFORM = (f"{BASE}initiative/{name}" for name in ("bo-trygt-hjemme", "leve-hele-livet"))
OLD, TRADE = (f"{BASE}target-group/{name}" for name in ("older-people", "businesses"))


@pytest.mark.parametrize("whole", [True, False])
def test_what_sources_of_both_state_stands_first_unless_it_hardly_counts(whole: bool, kg: KnowledgeGraph) -> None:
    old, trade = SharedConcept("target_groups", OLD, 1.0, 0.1), SharedConcept("target_groups", TRADE, 2.0, 0.2)
    told = Agreed(kg.store, whole=whole).ordered(HOME, REFORM, [trade, old])
    assert told == [old._replace(both=True), trade]
    little = old._replace(share=0.01)
    assert Agreed(kg.store, whole=whole).ordered(HOME, REFORM, [little, trade]) == [trade, little._replace(both=True)]


def test_what_neither_names_is_not_stated_by_both(kg: KnowledgeGraph) -> None:
    """Both state something under it, which is not to say it."""
    stated, agreed = facts.stated(kg.store), Agreed(kg.store)
    for pair, rows in findings(kg.store).shared.items():
        said = {row.concept for row in agreed.ordered(*pair, rows) if row.both}
        assert said <= stated.get(pair[0], set()) | stated.get(pair[1], set())


def test_the_map_and_the_page_of_a_pair_tell_it_in_one_order(kg: KnowledgeGraph) -> None:
    witness, drawn = Witness(kg.store), findings(kg.store).shared
    for pair in [pair for pair in drawn if REFORM in pair]:
        assert witness.evidence(*pair).shared == witness.shared(*pair) == drawn[pair]
