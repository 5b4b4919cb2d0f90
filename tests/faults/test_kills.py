"""A process killed at any point leaves what was there or what is new, whole; the next run heals the rest."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest

from lhl_graph import atomic, cache
from lhl_graph.graph import build
from lhl_graph.reading.repository import Repository
from tests.faults.degenerate import FOLDERS, make
from tests.faults.work_for_ever import JOBS, SIZE, content

if TYPE_CHECKING:
    from collections.abc import Callable

KILLS: Final = int(os.environ.get("LHL_GRAPH_KILLS", "3"))
"""How often each job is killed; `make kills` asks for more."""


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
    written = [path for path in tmp_path.rglob("*") if path.is_file() and path.name[0] != "."]
    assert {path.read_bytes() for path in written} == {content(5)}
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
