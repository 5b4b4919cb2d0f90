"""What a picture and an export take from the graph."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lhl_graph.findings.inventory import inventory
from lhl_graph.iris import BASE

if TYPE_CHECKING:
    from lhl_graph.knowledge_graph import KnowledgeGraph


def test_what_is_stated_between_two_is_stated_once_with_all_its_notes(kg: KnowledgeGraph) -> None:
    relations = inventory(kg.store).relations
    assert len({(row.initiative, row.kind, row.to) for row in relations}) == len(relations)
    reform, white_paper = BASE + "initiative/leve-hele-livet", BASE + "initiative/frivillighetsmeldingen"
    notes = next(row.note for row in relations if (row.initiative, row.to) == (reform, white_paper))
    assert "Older version" in notes and "cut off" in notes
