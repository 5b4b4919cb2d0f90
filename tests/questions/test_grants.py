"""The question about grants: what may be asked for, and nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from lhl_graph.iris import BASE
from tests.questions.question_texts import LIBRARY, rows

if TYPE_CHECKING:
    from lhl_graph.graph.store import Store
    from lhl_graph.knowledge_graph import KnowledgeGraph

GRANTS = LIBRARY["tilskudd-for-tema"]
PROPOSED = "SELECT ?measure { ?measure a lhl:Measure ; lhl:instrument instrument:grant ; lhl:status status:planned }"


def measures(store: Store, theme: str) -> list[str]:
    return [str(row[0]).removeprefix("https://w3id.org/lhl-graph/") for row in rows(store, GRANTS, tema=theme)]


def test_a_loan_is_not_a_grant(kg: KnowledgeGraph) -> None:
    assert "initiative/bustadmeldinga-2024/m2" not in measures(kg.store, "housing")
    assert "initiative/eldreloftet/m1" in measures(kg.store, "housing")


@pytest.mark.parametrize("theme", ["housing", "nursing-homes", "meal-community"])
def test_a_proposal_is_no_grant_to_ask_for(kg: KnowledgeGraph, theme: str) -> None:
    proposed = {str(row[0]).removeprefix("https://w3id.org/lhl-graph/") for row in kg.query(PROPOSED)}
    assert "initiative/eldreboligprogrammet/m1" in proposed
    assert not proposed & set(measures(kg.store, theme))


def test_a_grant_has_each_of_its_sources_with_each_whom_one_can_ask(kg: KnowledgeGraph) -> None:
    grant = f"{BASE}initiative/investeringstilskudd-omsorgsboliger-og-sykehjem/m1"
    found = rows(kg.store, GRANTS, tema="housing")
    said = [(row[GRANTS.columns.index("spor")], row[GRANTS.columns.index("kilde")]) for row in found if row[0] == grant]
    sources = {address for (address,) in kg.store.rows(f"SELECT ?u {{ <{grant}> dct:source/lhl:url ?u }}")}
    assert {source for _, source in said} == sources and len(sources) > 1
    assert len(said) == len(set(said))


def test_a_grant_has_its_title_before_its_text(kg: KnowledgeGraph) -> None:
    said = [row[1] for row in rows(kg.store, GRANTS, tema="culture")]
    assert any(each.startswith("Tilskudd til kommuner: ") for each in said)
