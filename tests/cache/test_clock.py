"""A clock that was set back: nothing of the time after now stands in the way of what is made now."""

from __future__ import annotations

import os
import time
from typing import TYPE_CHECKING

import pytest

from lhl_graph import atomic, cache, kept
from tests.cache.conftest import forbid, names

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from lhl_graph.graph.store import Store
    from lhl_graph.reading.repository import Repository

NEXT_YEAR = time.time() + 365 * 24 * 60 * 60


def from_then(path: Path) -> Path:
    os.utime(path, (NEXT_YEAR, NEXT_YEAR))
    return path


@pytest.mark.usefixtures("place")
def test_what_is_built_now_is_kept_beside_what_is_dated_later(
    start: Callable[[], Store], small: Repository, empty: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(max(cache.KEEP, kept.KEEP)):
        (empty / f"{number:032x}-{number:08x}").mkdir()
        (empty / "pieces" / f"{number}-01234567").write_bytes(b"")
    for path in (*empty.iterdir(), *(empty / "pieces").iterdir()):
        from_then(path)
    edited = small.data_files()[0]
    edited.write_text(edited.read_text("utf-8") + "# now\n", "utf-8")
    assert len(names(start())) == 3
    forbid(monkeypatch)
    assert len(names(start())) == 3, "the graph was kept"
    assert cache.parsed(), "and what the files became"


def test_pieces_made_now_outlive_those_dated_later(tmp_path: Path) -> None:
    pieces = kept.Kept(tmp_path, "01234567")
    for number in range(kept.KEEP):
        pieces.put(f"old{number}", b"x")
        from_then(tmp_path / f"old{number}-01234567")
    for number in range(3):
        pieces.put(f"new{number}", b"y")
    assert [pieces.get(f"new{number}") for number in range(3)] == [b"y"] * 3
    assert len(list(tmp_path.iterdir())) == kept.KEEP


def test_a_draft_dated_later_goes_and_one_of_now_stays(tmp_path: Path) -> None:
    later, now = (tmp_path / f"{atomic.DRAFT}{name}" for name in ("later", "now"))
    later.write_bytes(b"")
    now.write_bytes(b"")
    from_then(later)
    atomic.tidy(tmp_path)
    assert list(tmp_path.iterdir()) == [now]
