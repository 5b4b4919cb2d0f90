"""Names on pictures: those of the server's pages, in the reader's language."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from lhl_graph.graph.labels import Labels, pick
from lhl_graph.iris import BASE
from lhl_graph.picture import explorer
from lhl_graph.picture.naming import short

if TYPE_CHECKING:
    from lhl_graph.knowledge_graph import KnowledgeGraph


@pytest.mark.parametrize("language", ["nb", "nn", "en"])
def test_a_name_is_that_of_the_page_of_the_thing(kg: KnowledgeGraph, language: str) -> None:
    labels = Labels(kg.store, language)
    drawn = {each["id"]: pick(each["short"], language) or "" for each in explorer.picture(kg.store).things}
    apart = {name for name, said in drawn.items() if said != short(labels[BASE + name])}
    assert all(drawn[name].partition("…")[0][:12] in labels[BASE + name] for name in apart), "told apart by its years"
    assert len(apart) < 5


def test_a_norwegian_short_name_does_not_stand_for_an_english_name(kg: KnowledgeGraph) -> None:
    drawn = {each["id"]: each["short"] for each in explorer.picture(kg.store).things}
    assert drawn["initiative/verdens-barekraftsmal"]["en"].startswith("UN Sustainable Development Goals")
    assert "en" not in drawn["initiative/parorendestrategien"]
