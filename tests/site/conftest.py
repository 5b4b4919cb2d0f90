from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from lhl_graph.site.content import Content, read
from lhl_graph.site.frame import Frame
from lhl_graph.site.pages import things

if TYPE_CHECKING:
    from lhl_graph.knowledge_graph import KnowledgeGraph


@pytest.fixture(scope="session")
def content(kg: KnowledgeGraph) -> Content:
    """What the pages are made of; not to be changed."""
    return read(kg.store)


@pytest.fixture(scope="session")
def made(content: Content) -> dict[str, dict[str, str]]:
    """Each page of a thing, by language and path."""
    frames = {language: Frame(content, language, (language,)) for language in ("nb", "nn", "en")}
    return {
        language: {
            page.path: frame.render(page).decode()
            for page in things.pages(content, frame.voice)
            if page.path.startswith(("letter", "objective", "actor", "theme/", "target-group/", "initiative/"))
        }
        for language, frame in frames.items()
    }
