"""Built twice, in two places, at two times, by two hash seeds: the wheel and the source archive have the same bytes."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PARTS = ("src", "ontology", "data", "docs", "notebooks", "tests")
LEFT_OUT = shutil.ignore_patterns("__pycache__", ".*")


def built(root: Path, into: Path, **environment: str) -> dict[str, bytes]:
    """Build a wheel and a source archive; give them by name."""
    command = [sys.executable, "-m", "hatchling", "build", "-d", str(into)]
    subprocess.run(command, cwd=root, env={**os.environ, **environment}, check=True, capture_output=True)
    return {path.name: path.read_bytes() for path in into.iterdir()}


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the project whose files look older."""
    root = tmp_path_factory.mktemp("copy") / "elsewhere"
    for part in PARTS:
        shutil.copytree(ROOT / part, root / part, ignore=LEFT_OUT)
    for file in (path for path in ROOT.iterdir() if path.is_file() and not path.name.startswith(".git")):
        shutil.copy(file, root)
    if (ROOT / ".gitignore").exists():
        shutil.copy(ROOT / ".gitignore", root)
    for path in root.rglob("*"):
        os.utime(path, (10**9, 10**9))
    return root


@pytest.fixture(scope="module")
def first(copy: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """What is built of the copy as it is."""
    return built(copy, tmp_path_factory.mktemp("first"), PYTHONHASHSEED="1", TZ="UTC")


def test_two_builds_have_the_same_bytes(copy: Path, first: dict[str, bytes], tmp_path: Path) -> None:
    for path in copy.rglob("*"):
        os.utime(path)
    moved = copy.rename(copy.with_name("moved"))
    second = built(moved, tmp_path / "second", PYTHONHASHSEED="4711", TZ="Pacific/Kiritimati")
    assert {name.rpartition(".")[2] for name in first} == {"whl", "gz"}
    assert first == second
    moved.rename(copy)


def test_another_file_gives_other_bytes(copy: Path, first: dict[str, bytes], tmp_path: Path) -> None:
    other = shutil.copytree(copy, tmp_path / "other")
    (other / "README.md").write_text("another\n", "utf-8")
    second = built(other, tmp_path / "second")
    assert first.keys() == second.keys()
    assert all(first[name] != second[name] for name in first)
