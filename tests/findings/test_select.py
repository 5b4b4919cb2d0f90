"""What is asked of one initiative, and of counts, is what asking of all gives."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest

from lhl_graph.analysis.information_content import close_upward
from lhl_graph.findings import facts, select
from lhl_graph.iris import BASE

if TYPE_CHECKING:
    from lhl_graph.knowledge_graph import KnowledgeGraph

SOME = ("leve-hele-livet", "demensplan-2025", "bo-trygt-hjemme", "sametingets-eldrestrategi")


@pytest.mark.parametrize("name", SOME)
def test_rows_of_one_initiative_are_its_rows_among_all(kg: KnowledgeGraph, name: str) -> None:
    iri = f"{BASE}initiative/{name}"
    assert facts.annotations(kg.store, iri) == [row for row in facts.annotations(kg.store) if row.initiative == iri]
    assert facts.statements(kg.store, iri) == [row for row in facts.statements(kg.store) if row.initiative == iri]
    assert facts.parts(kg.store, iri) == [row for row in facts.parts(kg.store) if row.initiative == iri]


def test_an_initiative_counts_once_for_a_concept_however_often_and_in_whatever_role_it_has_it(
    kg: KnowledgeGraph,
) -> None:
    broader = facts.broader(kg.store)
    rows = facts.annotations(kg.store)
    having = {(row.initiative, wider) for row in rows for wider in close_upward([row.concept], broader)}
    counts = Counter(concept for _, concept in having)
    assert facts.having(kg.store, counts) == counts
    assert facts.size(kg.store) == len(facts.initiatives(kg.store))


def test_what_nobody_has_is_not_counted(kg: KnowledgeGraph) -> None:
    assert facts.having(kg.store, [f"{BASE}theme/no-such-theme"]) == {}
    assert facts.having(kg.store, []) == {}


def test_concepts_are_named_in_order() -> None:
    assert "<urn:a> <urn:b>" in select.having(["urn:b", "urn:a"])
