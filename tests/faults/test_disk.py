"""A full disk, no home, one that cannot be written to, too little memory: answered rightly, or not at all."""

from __future__ import annotations

import os
import re
import resource
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from lhl_graph import atomic
from tests.cli.programs import call
from tests.faults.degenerate import FOLDERS, make

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

OUTPUTS = {
    "a file": ("export", "graph.ttl"),
    "a folder": ("export", "tables", "-f", "csv"),
    "a report": ("report", "report.html"),
    "a site": ("site", "site", "--lang", "nb", "--on", "2025-01-01"),
}
"""What writes, and where to."""


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    made = make(tmp_path_factory.mktemp("disk") / "root", FOLDERS["two alike"]).root
    (made / "data" / "LICENSE").write_text("CC BY 4.0\n", "utf-8")
    with pytest.MonkeyPatch.context() as patch:  # no other process makes this cache forget
        patch.setenv("LHL_GRAPH_CACHE", str(tmp_path_factory.mktemp("disk") / "cache"))
        yield made


def full_disk(*arguments: str | Path, env: dict[str, str], largest: int = 2000) -> subprocess.CompletedProcess[str]:
    """Run a command in a process that can write no file larger than so many bytes."""
    return subprocess.run(
        [sys.executable, "-m", "lhl_graph", *map(str, arguments)],
        capture_output=True,
        text=True,
        env={**os.environ, **env},
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (largest, largest)),
        check=False,
    )


@pytest.mark.parametrize("name", OUTPUTS)
def test_a_full_disk_leaves_what_was_there(name: str, root: Path, tmp_path: Path) -> None:
    call("stats", "--root", root)  # the graph is in the cache
    command, place, *options = OUTPUTS[name]
    arguments: list[str | Path] = [command, "-o", tmp_path / place, *options, "--root", root]
    assert call(*arguments).exit_code == 0
    before = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    for path in before:
        if command == "site" and path.suffix == ".html":
            path.write_bytes(before[path] + b" ")  # only what has changed is written
            before[path] += b" "
    said = full_disk(*arguments, env={})
    assert (said.returncode, said.stdout) == (2, "")
    assert said.stderr.startswith(("Error: ", "Feil: "))
    assert said.stderr.count("\n") == 1
    assert re.search("cannot be written|kan ikke skrives", said.stderr)
    assert {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()} == before
    assert not [path for path in tmp_path.rglob("*") if path.name.startswith(atomic.DRAFT)]


def test_a_cache_that_cannot_be_kept_stops_no_answer(root: Path, tmp_path: Path) -> None:
    said = full_disk("stats", "--root", root, env={"LHL_GRAPH_CACHE": str(tmp_path / "cache")})
    assert (said.returncode, said.stdout) == (0, call("stats", "--root", root).stdout)
    assert "no cache could be kept" in said.stderr


@pytest.mark.parametrize("home", ["/nowhere"])
def test_no_home_stops_no_answer(home: str, root: Path) -> None:
    env = {"HOME": home, "LHL_GRAPH_CACHE": "", "XDG_CACHE_HOME": "/dev/null/cache"}
    said = full_disk("show", "b", "--root", root, env=env, largest=2**30)
    assert (said.returncode, said.stdout) == (0, call("show", "b", "--root", root).stdout)
    assert "no cache could be kept" in said.stderr


def read_only(folder: Path) -> list[str]:
    """Give what runs a command while a folder is on a file system that cannot be written to."""
    folder.mkdir()
    return ["unshare", "-rm", "sh", "-c", 'mount -t tmpfs -o ro none "$0" && exec "$@"', str(folder)]


def test_a_home_that_cannot_be_written_to_stops_no_answer(root: Path, tmp_path: Path) -> None:
    around = read_only(tmp_path / "home")
    if shutil.which("unshare") is None or subprocess.run([*around, "true"], capture_output=True).returncode:
        pytest.skip("this system lets nobody mount a file system that cannot be written to")
    env = {**os.environ, "HOME": str(tmp_path / "home"), "LHL_GRAPH_CACHE": "", "XDG_CACHE_HOME": ""}
    command = [*around, sys.executable, "-m", "lhl_graph", "show", "b", "--root", str(root)]
    said = subprocess.run(command, capture_output=True, text=True, env=env, check=False)
    assert (said.returncode, said.stdout) == (0, call("show", "b", "--root", root).stdout)
    assert "no cache could be kept" in said.stderr
    assert "Read-only file system" in said.stderr


@pytest.mark.parametrize("megabytes", [300, 800])
def test_with_too_little_memory_there_is_no_answer_and_the_next_is_right(
    megabytes: int, root: Path, tmp_path: Path
) -> None:
    command = [sys.executable, "-m", "lhl_graph", "stats", "--root", str(root)]
    right, env = call("stats", "--root", root).stdout, {**os.environ, "LHL_GRAPH_CACHE": str(tmp_path / "cache")}
    most = megabytes * 2**20
    said = subprocess.run(
        command,
        capture_output=True,
        text=True,
        env=env,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_AS, (most, most)),
        check=False,
    )
    assert (said.returncode != 0 and said.stdout == "") or said.stdout == right
    again = subprocess.run(command, capture_output=True, text=True, env=env, check=True)
    assert again.stdout == right


def test_an_error_for_want_of_memory_is_one_line(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def none_left(*_: object) -> None:
        raise MemoryError

    monkeypatch.setattr("lhl_graph.answers.stats.table", none_left)
    said = call("stats", "--root", root)
    assert (said.exit_code, said.stdout) == (1, "")
    assert said.stderr.endswith("Error: this takes more memory than there is\n")
