"""A process killed at any point leaves what was there or what is new, whole; the next run heals the rest."""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pyoxigraph as ox
import pytest
import requests

from lhl_graph import atomic, cache
from lhl_graph.graph import build
from lhl_graph.reading.repository import Repository
from tests.faults.degenerate import FOLDERS, make
from tests.faults.work_for_ever import COMMANDS, JOBS, SIZE, content, run_command
from tests.remote.conftest import oxigraph

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.remote.conftest import Start

__all__ = ["oxigraph"]

KILLS: Final = int(os.environ.get("LHL_GRAPH_KILLS", "3"))
"""How often each job is killed; `make kills` asks for more."""

COMMAND_KILLS: Final = KILLS // 4 or 1
"""How often each command is killed: it takes a hundred times as long as what it writes with."""

KILLED: Final = [name for name in COMMANDS if name != "push"] if KILLS > 3 else ["tables"]
"""The commands that write files and are killed; in every run one of them, with `make kills` all."""


def kill_at_random(job: str, place: Path, chance: random.Random) -> None:
    """Let a job do its work at least once, then kill it at a random point of what follows."""
    worker = subprocess.Popen(
        [sys.executable, Path(__file__).with_name("work_for_ever.py"), job, place], stdout=subprocess.PIPE
    )
    assert worker.stdout is not None
    assert worker.stdout.readline()
    time.sleep(chance.uniform(0, 0.5 if job == "build" else 0.02))
    worker.send_signal(signal.SIGKILL)
    worker.communicate()


def kill_command(name: str, place: Path, chance: random.Random, *more: str) -> None:
    """Let a command run twice, then kill it at a random point of the next two times."""
    program: list[str | Path] = [sys.executable, Path(__file__).with_name("work_for_ever.py"), f"lhl {name}", place]
    worker = subprocess.Popen([*program, *more], stdout=subprocess.PIPE)
    assert worker.stdout is not None
    assert worker.stdout.readline()
    begun = time.perf_counter()
    assert worker.stdout.readline()
    time.sleep(chance.uniform(0, 2 * (time.perf_counter() - begun)))
    worker.send_signal(signal.SIGKILL)
    worker.communicate()


def whole(path: Path) -> None:
    """Fail if a file is not all of one content."""
    found = path.read_bytes()
    assert (len(found), len({*found})) == (SIZE, 1), f"{path} is half-written"


def drafts(place: Path) -> list[Path]:
    """Give what is left of work that was broken off."""
    return [each for each in place.rglob("*") if each.name.startswith(atomic.DRAFT)]


def an_hour_later(place: Path) -> None:
    """Make everything in a folder look older."""
    for each in place.rglob("*"):
        os.utime(each, (0, 0))


@pytest.mark.parametrize("job", ["file", "folder", "site"])
def test_what_is_written_is_whole_and_drafts_go(job: str, tmp_path: Path) -> None:
    chance = random.Random(job)
    missing = 0
    for _ in range(KILLS):
        kill_at_random(job, tmp_path, chance)
        for path in tmp_path.rglob("*"):
            if path.is_file() and not any(part.startswith(atomic.DRAFT) for part in path.parts):
                whole(path) if path.name[0] != "." else path.read_bytes()
        missing += job == "folder" and not (tmp_path / "release").exists()
    an_hour_later(tmp_path)
    JOBS[job](tmp_path, 5)
    assert drafts(tmp_path) == []
    found = [path for path in tmp_path.rglob("*") if path.is_file() and path.name[0] != "."]
    assert {path.read_bytes() for path in found} == {content(5)}
    print(f"{KILLS} kills of {job}; {missing} times the old folder was just being moved, and was put back")


def test_a_build_that_was_killed_is_built_by_the_next(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LHL_GRAPH_CACHE", str(tmp_path / "cache"))
    repository = Repository(make(tmp_path / "repository", FOLDERS["two alike"]).root)
    right = _said(repository)
    chance = random.Random("build")
    for _ in range(KILLS):
        kill_at_random("build", tmp_path, chance)
        assert _said(repository) == right
    an_hour_later(tmp_path / "cache")
    edited = repository.data_files()[0]
    edited.write_text(edited.read_text("utf-8") + "# once more\n", "utf-8")
    cache.load(repository)
    assert drafts(tmp_path) == []


def _said(repository: Repository) -> set[str]:
    """Give what the graph says of its subjects, but for the hash of the files."""
    return {str(quad) for quad in cache.load(repository).inner if "inputHash" not in str(quad.predicate)}


@pytest.fixture(scope="module")
def two(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A place with two repositories, whose graphs are in the cache."""
    place = tmp_path_factory.mktemp("two")
    with pytest.MonkeyPatch.context() as patch:  # no other process makes this cache forget
        patch.setenv("LHL_GRAPH_CACHE", str(place / "cache"))
        for name, folder in (("a", "two alike"), ("b", "a ring")):
            cache.load(make(place / name, FOLDERS[folder]))
            (place / name / "data" / "LICENSE").write_text("CC BY 4.0\n", "utf-8")
        yield place


def written(place: Path) -> dict[str, bytes]:
    """Give what stands under a place for all to see, by its path."""
    found = {path.relative_to(place): path for path in place.rglob("*") if path.is_file()}
    seen = {name: path for name, path in found.items() if not any(part.startswith(atomic.DRAFT) for part in name.parts)}
    return {str(name): path.read_bytes() for name, path in seen.items()}


@pytest.mark.parametrize("name", KILLED)
def test_a_command_that_is_killed_leaves_what_was_there_or_what_is_new(name: str, two: Path) -> None:
    out = two / "out"
    wanted = []
    for number in (2, 1):
        shutil.rmtree(out, ignore_errors=True)
        out.mkdir()
        run_command(name, two, number)
        wanted.append(written(out))
    assert wanted[0] != wanted[1]
    chance = random.Random(name)
    missing = 0
    for _ in range(COMMAND_KILLS):
        kill_command(name, two, chance)
        seen = written(out)
        if name == "site":  # a site is brought up to date page by page
            assert all(content in (wanted[0].get(page), wanted[1].get(page)) for page, content in seen.items())
        elif seen:
            assert seen in wanted
        missing += not seen
        an_hour_later(two)
    run_command(name, two, 2)
    assert written(out) == wanted[0]
    assert drafts(out) == []
    print(f"{COMMAND_KILLS} kills of lhl {name}; {missing} times the old folder was just being moved, and was put back")


def test_a_push_that_is_killed_leaves_whole_graphs_and_the_next_mends_it(two: Path, oxigraph: Start) -> None:
    url = oxigraph("serve")

    def held() -> dict[str, str]:
        """Each graph that the server holds, with a hash of what it says."""
        place = url.replace("/query", "/store")
        dump = requests.get(place, headers={"Accept": "application/n-quads"}, timeout=20).content
        graphs: dict[str, set[str]] = {}
        for quad in ox.parse(dump, ox.RdfFormat.N_QUADS):
            graphs.setdefault(str(quad.graph_name), set()).add(str(quad.triple))
        return {graph: "\n".join(sorted(said)) for graph, said in graphs.items()}

    wanted = []
    for number in (2, 1):
        run_command("push", two, number, url)
        wanted.append(held())
    chance = random.Random("push")
    mixed = 0
    for _ in range(COMMAND_KILLS):
        kill_command("push", two, chance, url)
        seen = held()
        assert all(said in (wanted[0].get(graph), wanted[1].get(graph)) for graph, said in seen.items())
        mixed += seen not in wanted
    run_command("push", two, 2, url)
    assert held() == wanted[0]
    print(f"{COMMAND_KILLS} kills of lhl push; {mixed} times some graphs were new and some were not yet")


def test_a_folder_that_was_moved_away_is_put_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    JOBS["folder"](tmp_path, 1)
    (tmp_path / "release").rename(tmp_path / f"{atomic.DRAFT}release-x{atomic.OLD}")

    def full(*_: object, **__: object) -> str:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("tempfile.mkdtemp", full)
    with pytest.raises(Exception, match="No space left"):
        JOBS["folder"](tmp_path, 2)
    whole(tmp_path / "release" / "a")


def test_data_that_change_while_read_are_read_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LHL_GRAPH_CACHE", str(tmp_path / "cache"))
    repository = make(tmp_path / "repository", FOLDERS["one"])
    (file,) = (tmp_path / "repository" / "data" / "initiatives").iterdir()
    first = file.read_text("utf-8")
    real = build.triples

    def edited(read: Repository, parsed: dict[str, str]) -> dict[str, str]:
        file.write_text(first.replace("Plan leve", "Plan B leve"), "utf-8")
        return real(read, parsed)

    said: list[str] = []
    monkeypatch.setattr(build, "triples", edited)
    assert _named(repository, "Plan B leve-hele-livet", said.append)
    assert said == ["the data changed while they were read; they are read once more"]
    monkeypatch.undo()
    monkeypatch.setenv("LHL_GRAPH_CACHE", str(tmp_path / "cache"))
    file.write_text(first, "utf-8")
    assert _named(repository, "Plan leve-hele-livet", said.append)


def _named(repository: Repository, name: str, tell: Callable[[str], None]) -> bool:
    return any(str(quad.object).startswith(f'"{name}"') for quad in cache.load(repository, tell).inner)
