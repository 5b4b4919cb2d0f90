"""The command, the report and the site call the same likeness the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from lhl_graph.answers.carried import carried_on
from lhl_graph.report.sentences import SENTENCES
from lhl_graph.site.voice import words

if TYPE_CHECKING:
    from lhl_graph.knowledge_graph import KnowledgeGraph


@pytest.mark.parametrize("language", ["nb", "nn", "en"])
def test_grades_of_likeness_have_one_name_each(kg: KnowledgeGraph, language: str) -> None:
    site = {grade: said.lower() for grade, said in words(language)["alike"].items()}
    assert {grade: SENTENCES[f"alike-{grade}"][language] for grade in site} == site
    told = carried_on(kg.store, "https://w3id.org/lhl-graph/initiative/leve-hele-livet", None, language).text()
    assert all(said in told for said in site.values())
