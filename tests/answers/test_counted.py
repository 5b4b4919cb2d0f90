"""A sentence counts goals by their levels, and parts of initiatives by what they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.answers.test_apart import told

if TYPE_CHECKING:
    from lhl_graph.knowledge_graph import KnowledgeGraph


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("nb", "Ni mål for hjemmeboende eldre retter seg mot kommunene."),
        ("nn", "Ni mål for heimebuande eldre rettar seg mot kommunane."),
        ("en", "Nine goals for older people living at home address municipalities."),
    ],
)
def test_goals_alone_are_called_goals(kg: KnowledgeGraph, language: str, said: str) -> None:
    assert told(kg.store, "kommunens-oppgaver", lang=language).lead[0] == said


@pytest.mark.parametrize(
    ("language", "said"),
    [("nb", "tiltak, 15 løsninger og"), ("nn", "tiltak, 15 løysingar og"), ("en", "measures, 15 solutions and")],
)
def test_each_kind_is_counted_with_its_own_noun(kg: KnowledgeGraph, language: str, said: str) -> None:
    lead = told(kg.store, "kommunens-oppgaver", gruppe="older-people", dato="2022-06-01", lang=language).lead[0]
    assert said in lead


def test_whom_to_ask_stands_where_the_owner_did(kg: KnowledgeGraph) -> None:
    headings = [heading for heading, _ in told(kg.store, "kommunens-oppgaver").headings]
    assert "Hvem dere kan spørre" in headings and "Eier" not in headings
