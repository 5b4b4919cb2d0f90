from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from lhl_graph.knowledge_graph import load
from lhl_graph.repository import Repository

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lhl_graph.knowledge_graph import KnowledgeGraph


@pytest.fixture(scope="session", autouse=True)
def cache_folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """No test touches the user's own cache."""
    place = tmp_path_factory.mktemp("cache")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("LHL_GRAPH_CACHE", str(place))
        yield place


@pytest.fixture(scope="session")
def repository() -> Repository:
    return Repository(Path(__file__).parents[1])


@pytest.fixture(scope="session")
def kg(repository: Repository) -> KnowledgeGraph:
    return load(repository.root)
