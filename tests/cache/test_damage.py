"""The second start is quick, and what lies in the cache is never trusted blindly."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pyoxigraph as ox
import pytest

from lhl_graph import cache
from lhl_graph.errors import RepositoryError
from lhl_graph.findings import compute
from lhl_graph.kept import newest_first

if TYPE_CHECKING:
    from collections.abc import Callable

    from lhl_graph.graph.store import Store
    from lhl_graph.reading.repository import Repository
    from tests.conftest import Lhl
from tests.cache.conftest import NAMES, forbid, names


def entry(place: Path) -> Path:
    (found,) = place.glob(cache._GRAPH)
    return found


def truncate(entry: Path) -> None:
    file = max((entry / "store").glob("*.sst"), key=lambda path: path.stat().st_size)
    os.truncate(file, file.stat().st_size // 2)


def flip_a_bit(entry: Path) -> None:
    file = max((entry / "store").glob("*.sst"), key=lambda path: path.stat().st_size)
    content = bytearray(file.read_bytes())
    content[len(content) // 2] ^= 1
    file.write_bytes(content)


def remove_a_file(entry: Path) -> None:
    next((entry / "store").glob("*.sst")).unlink()


def add_a_file(entry: Path) -> None:
    (entry / "store" / "000099.sst").write_bytes(b"x")


def add_a_folder(entry: Path) -> None:
    (entry / "store" / "more").mkdir()


def remove_the_manifest(entry: Path) -> None:
    (entry / "manifest.txt").unlink()


def empty_the_manifest(entry: Path) -> None:
    (entry / "manifest.txt").write_bytes(b"")


def garble_the_manifest(entry: Path) -> None:
    (entry / "manifest.txt").write_bytes(b"\xff\xfe\x00")


def empty_the_store(entry: Path) -> None:
    for file in (entry / "store").iterdir():
        file.unlink()


def empty_the_entry(entry: Path) -> None:
    entry.rename(entry.with_name("away"))
    entry.mkdir()


def put_a_file_in_its_place(entry: Path) -> None:
    entry.rename(entry.with_name("away"))
    entry.write_bytes(b"not a folder")


def put_a_link_to_nothing_in_its_place(entry: Path) -> None:
    entry.rename(entry.with_name("away"))
    entry.symlink_to("nowhere")


@pytest.mark.parametrize(
    "damage",
    [
        truncate,
        flip_a_bit,
        remove_a_file,
        add_a_file,
        add_a_folder,
        remove_the_manifest,
        empty_the_manifest,
        garble_the_manifest,
        empty_the_store,
        empty_the_entry,
        put_a_file_in_its_place,
        put_a_link_to_nothing_in_its_place,
    ],
)
def test_damage_is_noticed_said_once_and_repaired(
    start: Callable[[], Store], place: Path, said: list[str], damage: Callable[[Path], None]
) -> None:
    right = set(start().inner)
    damage(entry(place))
    assert set(start().inner) == right
    assert len(said) == 1
    assert said[0].startswith("the cache was damaged (")
    assert said[0].endswith("); it is being rebuilt")
    assert "\n" not in said[0]
    assert set(start().inner) == right
    assert len(said) == 1


def test_a_draft_is_never_used(start: Callable[[], Store], place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    entry(place).rename(place / ".lhl-graph-draft-abc")
    forbid(monkeypatch)
    with pytest.raises(AssertionError, match="read again"):
        start()


def test_a_build_that_fails_leaves_nothing(small: Repository, empty: Path) -> None:
    small.data_files()[0].write_text("id: [", "utf-8")
    with pytest.raises(RepositoryError):
        cache.load(small)
    assert not empty.exists()


def test_a_write_that_fails_leaves_no_draft_and_still_answers(
    start: Callable[[], Store], empty: Path, said: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_: object) -> list[str]:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(cache, "checksums", full)
    assert len(names(start())) == 3
    assert list(empty.glob(cache._GRAPH)) == []
    assert said == [f"no cache could be kept in {empty} (No space left on device); the next start will be as slow"]


@pytest.mark.parametrize("where", ["a-file", "a-file/cache", "/proc/nowhere/cache"])
def test_an_unusable_place_is_said_and_still_answers(
    small: Repository, said: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, where: str
) -> None:
    (tmp_path / "a-file").write_bytes(b"")
    monkeypatch.setattr(cache, "folder", lambda: tmp_path / where)
    assert len(names(cache.load(small, said.append))) == 3
    assert len(said) == 1
    assert said[0].startswith("no cache could be kept in ")


def test_the_oldest_graphs_and_drafts_are_tidied_and_nothing_else(start: Callable[[], Store], empty: Path) -> None:
    graphs = [f"{number:032x}-{number:08x}" for number in range(cache.KEEP + 2)]
    for name in (*graphs, ".lhl-graph-draft-old", ".lhl-graph-draft-new", "letters", "0123"):
        (empty / name).mkdir(parents=True)
    for number, name in enumerate((".lhl-graph-draft-old", *graphs)):
        os.utime(empty / name, (number, number))
    start()
    left = {path.name for path in empty.iterdir()} - {"pieces"}
    assert left >= {".lhl-graph-draft-new", "letters", "0123", *graphs[-cache.KEEP + 1 :]}
    assert len(left) == cache.KEEP + 3


def test_the_graph_that_is_used_outlives_newer_ones_that_are_not(start: Callable[[], Store], empty: Path) -> None:
    start()
    (used,) = (path for path in empty.iterdir() if path.name != "pieces")
    os.utime(used, (0, 0))
    for number in range(cache.KEEP + 2):
        (empty / f"{number:032x}-{number:08x}").mkdir()
    start()
    assert newest_first(path for path in empty.iterdir() if path.name != "pieces")[0] == used


@pytest.mark.parametrize(
    ("platform", "variables", "expected"),
    [
        ("linux", {"LHL_GRAPH_CACHE": "/here", "XDG_CACHE_HOME": "/xdg"}, "/here"),
        ("linux", {"XDG_CACHE_HOME": "/xdg"}, "/xdg/lhl-graph"),
        ("linux", {}, "/home/kari/.cache/lhl-graph"),
        ("darwin", {"XDG_CACHE_HOME": "/xdg"}, "/home/kari/Library/Caches/lhl-graph"),
        ("win32", {"LOCALAPPDATA": "/users/kari/local"}, "/users/kari/local/lhl-graph"),
    ],
)
def test_the_cache_lies_where_the_system_keeps_caches(
    monkeypatch: pytest.MonkeyPatch, platform: str, variables: dict[str, str], expected: str
) -> None:
    for name in ("LHL_GRAPH_CACHE", "XDG_CACHE_HOME", "LOCALAPPDATA"):
        monkeypatch.delenv(name, raising=False)
    for name, value in {"HOME": "/home/kari", **variables}.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(sys, "platform", platform)
    assert cache.folder() == Path(expected)


def test_two_processes_that_build_at_once_both_answer(small: Repository, empty: Path, lhl: Lhl) -> None:
    command = [sys.executable, "-m", "lhl_graph", "--root", str(small.root), "query", NAMES, "-f", "csv"]
    both = [subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) for _ in range(2)]
    answers = [process.communicate() for process in both]
    assert [process.returncode for process in both] == [0, 0], answers
    assert answers[0][0] == answers[1][0]
    assert answers[0][0].count(b"\r\n") == 4
    again = lhl("--root", small.root, "query", NAMES, "-f", "csv")
    assert again.stdout == answers[0][0]
    assert again.stderr == b""
    assert len(list(empty.glob(cache._GRAPH))) == 1


@pytest.mark.usefixtures("place")
def test_a_cached_graph_can_be_open_twice(start: Callable[[], Store]) -> None:
    first, second = start(), start()
    assert names(first) == names(second)


@pytest.mark.usefixtures("place")
def test_a_cached_graph_cannot_be_written(start: Callable[[], Store]) -> None:
    with pytest.raises(RuntimeError, match="only possible on read-write"):
        start().inner.add(ox.Quad(*(ox.NamedNode(f"urn:{name}") for name in "abc")))


@pytest.mark.usefixtures("place")
def test_the_analysis_is_kept_too(start: Callable[[], Store], monkeypatch: pytest.MonkeyPatch) -> None:
    count = "SELECT (COUNT(*) AS ?n) { ?overlap a lhl:Overlap }"
    first = list(start().rows(count))
    monkeypatch.delattr(compute, "analyse")
    assert list(start().rows(count)) == first != [(0,)]
