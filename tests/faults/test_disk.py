"""A disk that is full, a home that is missing: what was asked for is answered, or refused in a line."""

from __future__ import annotations

import os
import re
import resource
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
