"""An edit is felt at once, and what comes of it is what a build from nothing gives, to the last quad."""

from __future__ import annotations

import os
import random
import shutil
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lhl_graph import built_graph, cache, kept
from lhl_graph.analysis import null_model
from lhl_graph.findings import compute
from lhl_graph.graph import build
from lhl_graph.kept import Kept
from lhl_graph.reading import yamlld

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from lhl_graph.reading.repository import Context, Repository

MAKER = "01234567"

SEQUENCES = int(os.environ.get("LHL_EDITS", "3"))
"""How many random sequences of edits are tried: 300 before a release."""


@pytest.fixture(scope="module", autouse=True)
def quick() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(null_model, "RANDOMISATIONS", 3)
        patch.setattr(cache, "program", lambda: MAKER)
        yield


@pytest.fixture(scope="module")
def described(repository: Repository) -> list[Path]:
    """Real files of initiatives, from which edits take what they add."""
    return sorted((repository.root / "data" / "initiatives").glob("*.yaml"))[:12]


def quads(repository: Repository, place: Path) -> list[bytes]:
    """Every quad of a repository, by way of a cache."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("LHL_GRAPH_CACHE", str(place))
        store = cache.load(repository)
    return sorted(built_graph.lines(store).splitlines())


def comment(chance: random.Random, folder: Path, _: list[Path]) -> None:
    file = chance.choice(sorted(folder.glob("*.yaml")))
    file.write_text(f"{file.read_text('utf-8')}# {chance.random()}\n", "utf-8")


def word(chance: random.Random, folder: Path, _: list[Path]) -> None:
    """Another word in place of one in all the texts of a file."""
    file = chance.choice(sorted(folder.glob("*.yaml")))
    file.write_text(
        file.read_text("utf-8").replace(" eldre ", f" {chance.choice(['unge', 'gamle', 'alle'])} "), "utf-8"
    )


def tag(chance: random.Random, folder: Path, _: list[Path]) -> None:
    """A target group that becomes another throughout a file."""
    file = chance.choice(sorted(folder.glob("*.yaml")))
    file.write_text(file.read_text("utf-8").replace("- parorende", "- hjemmeboende-eldre"), "utf-8")


def add(chance: random.Random, folder: Path, described: list[Path]) -> None:
    file = chance.choice(described)
    shutil.copy(file, folder / file.name)


def delete(chance: random.Random, folder: Path, _: list[Path]) -> None:
    files = sorted(folder.glob("*.yaml"))
    if len(files) > 2:
        chance.choice([file for file in files if file.stem != "leve-hele-livet"]).unlink()


def rename(chance: random.Random, folder: Path, _: list[Path]) -> None:
    file = chance.choice([file for file in sorted(folder.glob("*.yaml")) if file.stem != "leve-hele-livet"])
    name = f"plan-{chance.randrange(10**6)}"
    text = file.read_text("utf-8").replace(f"id: {file.stem}", f"id: {name}")
    file.unlink()
    file.with_name(f"{name}.yaml").write_text(text, "utf-8")


def touch(chance: random.Random, folder: Path, _: list[Path]) -> None:
    """A new time of change, the same content."""
    os.utime(chance.choice(sorted(folder.glob("*.yaml"))))


EDITS: tuple[Callable[[random.Random, Path, list[Path]], None], ...] = (comment, word, tag, add, delete, rename, touch)


@settings(max_examples=SEQUENCES)
@given(steps=st.lists(st.sampled_from(EDITS), min_size=1, max_size=3), seed=st.integers(0, 10**6))
def test_edits_give_what_a_build_from_nothing_gives(
    three: Repository,
    described: list[Path],
    tmp_path_factory: pytest.TempPathFactory,
    steps: list[Callable[[random.Random, Path, list[Path]], None]],
    seed: int,
) -> None:
    place, chance = tmp_path_factory.mktemp("edits"), random.Random(seed)
    repository = type(three)(shutil.copytree(three.root, place / "repository"))
    quads(repository, place / "kept")
    for edit in steps:
        edit(chance, repository.root / "data" / "initiatives", described)
        assert quads(repository, place / "kept") == quads(repository, place / f"new-{chance.random()}"), edit
    shutil.rmtree(place)


def forbidden(*_: object, **__: object) -> None:
    pytest.fail("this was done already")


def test_a_comment_costs_no_analysis(small: Repository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = quads(small, tmp_path / "cache")
    comment(random.Random(1), small.root / "data" / "initiatives", [])
    monkeypatch.setattr(compute, "analyse", forbidden)
    changed = set(before) ^ set(quads(small, tmp_path / "cache"))
    assert len(changed) == 2  # the hash of the input, before and after
    assert all(b"inputHash" in line for line in changed)


def test_only_the_file_that_was_edited_is_read_again(
    small: Repository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    quads(small, tmp_path / "cache")
    comment(random.Random(1), small.root / "data" / "initiatives", [])
    read: list[Path] = []

    def noted(path: Path, context: Context) -> yamlld.Document:
        read.append(path)
        return yamlld.read(path, context)

    monkeypatch.setattr(build, "read", noted)
    quads(small, tmp_path / "cache")
    assert len(read) == 1


@pytest.mark.parametrize("damage", [b"", b"x", None])
def test_a_damaged_piece_is_made_again(tmp_path: Path, damage: bytes | None) -> None:
    """Cut off, changed, or a folder in its place."""
    pieces = Kept(tmp_path, MAKER)
    pieces.put("key", b"what was made")
    assert pieces.get("key") == b"what was made"
    if damage is None:
        (tmp_path / f"key-{MAKER}").unlink()
        (tmp_path / f"key-{MAKER}").mkdir()
    else:
        (tmp_path / f"key-{MAKER}").write_bytes(damage)
    assert pieces.get("key") is None
    made = np.arange(6, dtype=np.uint16).reshape(2, 3)
    assert (pieces.draws("key", lambda: made) == made).all()


def test_draws_are_made_once(tmp_path: Path) -> None:
    pieces, made = Kept(tmp_path, MAKER), np.arange(6, dtype=np.uint16).reshape(2, 3)
    assert (pieces.draws("key", lambda: made) == made).all()
    found = pieces.draws("key", lambda: pytest.fail("this was done already"))
    assert found.dtype == np.uint16
    assert (found == made).all()


def test_the_oldest_pieces_are_forgotten(tmp_path: Path) -> None:
    for n in range(kept.KEEP + 3):
        Kept(tmp_path, MAKER).put(str(n), b"")
        os.utime(tmp_path / f"{n}-{MAKER}", (n, n))
    assert len(list(tmp_path.iterdir())) == kept.KEEP
    assert Kept(tmp_path, MAKER).get("0") is None


def test_a_disk_that_keeps_nothing_stops_nothing(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    Kept(tmp_path / "file", MAKER).put("key", b"piece")
    assert Kept(tmp_path / "file", MAKER).get("key") is None
