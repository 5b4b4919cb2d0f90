"""Our order of names is the one that ICU gives, as the browser has it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from lhl_graph import alphabet
from lhl_graph.graph.labels import Labels
from lhl_graph.iris import NS, PREFIXES

if TYPE_CHECKING:
    from playwright.sync_api import Browser

    from lhl_graph.knowledge_graph import KnowledgeGraph


@pytest.mark.parametrize("kind", [NS + "Initiative", NS + "Actor", PREFIXES["skos"] + "Concept"])
@pytest.mark.parametrize("language", ["nb", "nn"])
def test_names_stand_as_icu_orders_them(browser: Browser, kg: KnowledgeGraph, kind: str, language: str) -> None:
    """International Components for Unicode, through `Intl.Collator`; it has Norwegian rules by the name of nb only."""
    labels = Labels(kg.store, language)
    things = {thing for thing, _ in kg.store.pointing(kind, PREFIXES["rdf"] + "type")}
    names = sorted({labels[thing] for thing in things}, key=alphabet.key)
    assert len(names) > 50
    page = browser.new_page()
    wrong = page.evaluate(
        """names => {
          const order = new Intl.Collator("nb").compare;
          return names.slice(1).map((name, at) => [names[at], name]).filter(([one, next]) => order(one, next) > 0);
        }""",
        names,
    )
    page.close()
    assert wrong == []
