"""A cache that holds a graph, made in a folder of the test's own."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from lhl_graph import cache

if TYPE_CHECKING:
    from pathlib import Path

    from lhl_graph.reading.repository import Repository


def cached(repository: Repository, place: Path) -> Path:
    """Build a repository's graph into a cache at a place, and give the place."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("LHL_GRAPH_CACHE", str(place))
        cache.load(repository)
    return place
