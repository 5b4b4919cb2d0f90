from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

import pytest
from hypothesis import settings
from xdist.scheduler import LoadFileScheduling

from lhl_graph.graph import build
from lhl_graph.knowledge_graph import load
from lhl_graph.reading.repository import Repository

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from lhl_graph.graph.store import Store
    from lhl_graph.knowledge_graph import KnowledgeGraph

settings.register_profile("no-deadline", deadline=None)  # a busy machine is no failure
settings.load_profile("no-deadline")


class ByFolder(LoadFileScheduling):  # type: ignore[misc]  # xdist ships no types
    """Gives the tests of a folder to one process, so that what they share is made once: a browser, a server, a site."""

    def _split_scope(self, nodeid: str) -> str:
        file: str = super()._split_scope(nodeid)
        folder = file.rpartition("/")[0]
        return file if folder == Path(__file__).parent.name else folder


def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> ByFolder | None:
    """Let `--dist loadfile` go by folder."""
    return ByFolder(config, log) if config.getoption("dist") == "loadfile" else None


class Lhl(Protocol):
    """Runs the command line in a process of its own."""

    def __call__(
        self, *arguments: str | Path, env: Mapping[str, str] | None = None, cwd: Path | None = None, stdin: bytes = b""
    ) -> subprocess.CompletedProcess[bytes]: ...


@pytest.fixture(scope="session", autouse=True)
def cache_folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """No test touches the user's own cache; all processes of one run share one, so that a graph is analysed once."""
    base = tmp_path_factory.getbasetemp()
    place = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / "cache"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("LHL_GRAPH_CACHE", str(place))
        patch.delenv("LC_ALL", raising=False)
        patch.setenv("LC_MESSAGES", "C")  # messages in English, wherever the tests run
        yield place


@pytest.fixture(scope="module")
def own_cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A cache for the tests of one file: the graphs that they build make no other cache forget."""
    with pytest.MonkeyPatch.context() as patch:
        place = tmp_path_factory.mktemp("cache")
        patch.setenv("LHL_GRAPH_CACHE", str(place))
        yield place


@pytest.fixture(scope="session")
def repository() -> Repository:
    return Repository(Path(__file__).parents[1])


@pytest.fixture(scope="session")
def built(repository: Repository) -> Store:
    """What the files say and the rules derive, without what is computed from it."""
    return build.load(repository)


@pytest.fixture(scope="session")
def loaded(repository: Repository) -> KnowledgeGraph:
    """The real graph as `load` gives it."""
    return load(repository.root)


@pytest.fixture(scope="session")
def kg(loaded: KnowledgeGraph) -> KnowledgeGraph:
    """The real graph, of which each SELECT is asked once, as a report asks it; what takes time is tried on `loaded`."""
    return type(loaded)(loaded.repository, loaded.store.remembering(), loaded.language)


@pytest.fixture(scope="session")
def three(repository: Repository, tmp_path_factory: pytest.TempPathFactory) -> Repository:
    """The real ontology with three real initiatives, quick to build; not to be changed."""
    root = tmp_path_factory.mktemp("three")
    shutil.copytree(repository.root / "ontology", root / "ontology")
    (root / "data" / "initiatives").mkdir(parents=True)
    for name in ("leve-hele-livet", "demensplan-2020", "demensplan-2025"):
        shutil.copy(repository.root / "data" / "initiatives" / f"{name}.yaml", root / "data" / "initiatives")
    return Repository(root)


@pytest.fixture
def small(three: Repository, tmp_path: Path) -> Repository:
    """A copy of `three` that is free to be changed."""
    return Repository(shutil.copytree(three.root, tmp_path / "small"))


@pytest.fixture(scope="session")
def lhl(repository: Repository) -> Lhl:
    def run(
        *arguments: str | Path, env: Mapping[str, str] | None = None, cwd: Path | None = None, stdin: bytes = b""
    ) -> subprocess.CompletedProcess[bytes]:
        command = [sys.executable, "-m", "lhl_graph", *map(str, arguments)]
        place = cwd or repository.root
        return subprocess.run(
            command, input=stdin, capture_output=True, env={**os.environ, **(env or {})}, cwd=place, check=False
        )

    return run
