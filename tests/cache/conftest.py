"""The second start is quick, and what lies in the cache is never trusted blindly."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from lhl_graph import cache
from lhl_graph.analysis import null_model
from lhl_graph.graph import build
from tests.cached import cached

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from lhl_graph.graph.store import Store
    from lhl_graph.reading.repository import Repository


NAMES = "SELECT ?name { ?i a lhl:Initiative ; rdfs:label ?name FILTER(LANG(?name) = 'nb') } ORDER BY ?name"


@pytest.fixture(scope="module", autouse=True)
def quick() -> Iterator[None]:
    """An analysis that is over at once, of a program that nobody edits meanwhile."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(null_model, "RANDOMISATIONS", 1)
        patch.setattr(cache, "program", lambda: "01234567")
        yield


@pytest.fixture(scope="module")
def kept(three: Repository, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A cache that holds the graph of three initiatives."""
    return cached(three, tmp_path_factory.mktemp("kept"))


@pytest.fixture(autouse=True)
def empty(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A cache of its own for each test."""
    monkeypatch.setenv("LHL_GRAPH_CACHE", str(tmp_path / "cache"))
    return tmp_path / "cache"


@pytest.fixture
def place(kept: Path, empty: Path) -> Path:
    """A cache of its own for each test, with a graph that was kept by an earlier start."""
    return shutil.copytree(kept, empty)


@pytest.fixture
def said() -> list[str]:
    return []


@pytest.fixture
def start(small: Repository, said: list[str]) -> Callable[[], Store]:
    return lambda: cache.load(small, said.append)


def names(store: Store) -> list[str]:
    return [name for (name,) in store.rows(NAMES)]


def forbid(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> Store:
        raise AssertionError("the files were read again")

    monkeypatch.setattr(build, "triples", fail)
