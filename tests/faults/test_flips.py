"""One bit of the cache that is another than it was: refused or rebuilt, never a wrong answer."""

from __future__ import annotations

import os
import random
import shutil
from typing import TYPE_CHECKING, Final

import pytest

from lhl_graph import cache
from lhl_graph.errors import CacheError
from tests.cached import cached
from tests.faults.degenerate import FOLDERS, make

if TYPE_CHECKING:
    from pathlib import Path

    from lhl_graph.reading.repository import Repository

FLIPS: Final = int(os.environ.get("LHL_GRAPH_FLIPS", "60"))
"""How many bits are flipped, and how many files cut short; `make flips` asks for more."""


@pytest.fixture(scope="module")
def repository(tmp_path_factory: pytest.TempPathFactory) -> Repository:
    return make(tmp_path_factory.mktemp("flips") / "root", FOLDERS["two alike"])


@pytest.fixture(scope="module")
def kept(repository: Repository, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A cache that holds the graph."""
    return cached(repository, tmp_path_factory.mktemp("kept"))


@pytest.fixture
def place(kept: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The graph in a cache of the test's own."""
    own = shutil.copytree(kept, tmp_path / "cache")
    monkeypatch.setenv("LHL_GRAPH_CACHE", str(own))
    (found,) = own.glob(cache._GRAPH)
    return found


def damaged(content: bytes, chance: random.Random) -> bytes:
    """Flip a bit, or cut off the end."""
    if chance.random() < 0.2:
        return content[: chance.randrange(len(content))]
    changed = bytearray(content)
    changed[chance.randrange(len(content))] ^= 1 << chance.randrange(8)
    return bytes(changed)


def test_a_damaged_graph_is_refused(place: Path) -> None:
    chance = random.Random(1)
    ours = [place / "manifest.txt", *(place / "store").iterdir()]
    files = [path for path in ours if path.name[:3] != "LOG" and path.stat().st_size]
    for _ in range(FLIPS):
        file = chance.choice(files)
        right = file.read_bytes()
        file.write_bytes(damaged(right, chance))
        with pytest.raises(CacheError):
            cache._open(place)
        file.write_bytes(right)
    cache._open(place)
    print(f"{FLIPS} flips and cuts of the graph, all refused")


def test_a_damaged_piece_is_none(place: Path) -> None:
    chance = random.Random(2)
    pieces = cache.pieces()
    files = [path for path in pieces.folder.iterdir() if path.is_file()]
    for _ in range(FLIPS):
        file = chance.choice(files)
        right = file.read_bytes()
        file.write_bytes(damaged(right, chance))
        assert pieces.get(file.name.removesuffix(f"-{pieces.maker}")) is None
        file.write_bytes(right)
    print(f"{FLIPS} flips and cuts of pieces, all refused")


def test_with_graph_and_pieces_damaged_the_answer_is_right(place: Path, repository: Repository) -> None:
    chance = random.Random(3)
    right = set(cache.load(repository).inner)
    for _ in range(max(2, FLIPS // 100)):
        for file in [*(place / "store").glob("*.sst"), *(place.parent / "pieces").iterdir()]:
            file.write_bytes(damaged(file.read_bytes(), chance))
        assert set(cache.load(repository).inner) == right
