from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

import pytest

from lhl_graph.analysis.finding.mentions import find
from lhl_graph.documents.vocabulary import lexicon

if TYPE_CHECKING:
    from lhl_graph.analysis.finding.lexicon import Lexicon
    from lhl_graph.knowledge_graph import KnowledgeGraph


class Named(Protocol):
    """Gives the ids of what a text names, initiatives unless other kinds are asked for."""

    def __call__(self, text: str, *kinds: str) -> list[str]: ...


@pytest.fixture(scope="session")
def labels(kg: KnowledgeGraph) -> Lexicon:
    return lexicon(kg.store)


@pytest.fixture(scope="session")
def named(labels: Lexicon) -> Named:
    def ids(text: str, *kinds: str) -> list[str]:
        mentions = find(text, [(0, len(text))], labels)
        return [each.thing.rsplit("/", 1)[1] for each in mentions if each.kind in (kinds or ("initiative",))]

    return ids
