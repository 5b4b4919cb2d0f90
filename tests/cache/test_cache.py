"""The second start is quick, and what lies in the cache is never trusted blindly."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from lhl_graph import cache
from lhl_graph.graph.store import Store
from lhl_graph.program import program

if TYPE_CHECKING:
    from collections.abc import Callable

    from lhl_graph.reading.repository import Repository
from tests.cache.conftest import forbid, names


def test_the_second_start_reads_no_yaml(start: Callable[[], Store], monkeypatch: pytest.MonkeyPatch) -> None:
    first = start()
    forbid(monkeypatch)
    second = start()
    assert set(second.inner) == set(first.inner)
    assert len(names(second)) == 3


@pytest.mark.usefixtures("place")
def test_a_graph_that_was_kept_is_opened_and_nothing_is_said(
    start: Callable[[], Store], said: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    forbid(monkeypatch)
    assert len(names(start())) == 3
    assert said == []


def test_the_first_start_does(start: Callable[[], Store], monkeypatch: pytest.MonkeyPatch) -> None:
    forbid(monkeypatch)
    with pytest.raises(AssertionError, match="read again"):
        start()


@pytest.mark.usefixtures("place")
@pytest.mark.parametrize("change", ["data/initiatives/demensplan-2025.yaml", "ontology/lhl.ttl"])
def test_an_edited_file_gives_a_new_answer(start: Callable[[], Store], small: Repository, change: str) -> None:
    before = start()
    path = small.root / change
    path.write_text(path.read_text("utf-8").replace("Demensplan 2025", "Ny plan").replace("satsing", "ny"), "utf-8")
    assert set(start().inner) != set(before.inner)


@pytest.mark.usefixtures("place")
@pytest.mark.parametrize(("grown", "copied"), [(99, 1), (0, 0)])
def test_a_graph_is_changed_from_the_last_until_what_changes_leave_behind_is_too_much(
    start: Callable[[], Store], small: Repository, monkeypatch: pytest.MonkeyPatch, grown: int, copied: int
) -> None:
    copies: list[Path] = []

    def counted(source: Path, target: Path) -> Path:
        copies.append(source)
        return original(source, target)

    original = shutil.copytree
    monkeypatch.setattr(shutil, "copytree", counted)
    monkeypatch.setattr(cache, "GROWN", grown)
    path = small.data_files()[0]
    path.write_text(path.read_text("utf-8").replace(" skal ", " vil ", 1), "utf-8")
    start()
    assert len(copies) == copied


@pytest.mark.usefixtures("place")
def test_a_copy_in_memory_holds_the_same_whether_or_not_its_lines_are_kept(
    start: Callable[[], Store], small: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, path = start(), small.data_files()[0]
    text = path.read_text("utf-8")
    path.write_text(text.replace(" skal ", " vil ", 1), "utf-8")
    edited = start()
    path.write_text(text, "utf-8")
    assert first.in_memory().sorted_quads() == start().in_memory().sorted_quads() == first.sorted_quads()
    with monkeypatch.context() as patch:
        patch.setattr(Store, "in_memory", lambda _: pytest.fail("quads were read one by one"))
        assert edited.in_memory().sorted_quads() == edited.sorted_quads() != first.sorted_quads()


@pytest.mark.usefixtures("place")
def test_a_new_a_removed_and_a_renamed_file_are_noticed(start: Callable[[], Store], small: Repository) -> None:
    path = small.data_files()[0]
    text = path.read_text("utf-8")
    path.unlink()
    assert len(names(start())) == 2
    path.with_name("x.yaml").write_text(text.replace(f"id: {path.stem}", "id: x"), "utf-8")
    assert len(names(start())) == 3


def test_an_editors_hidden_file_is_not_data(start: Callable[[], Store], small: Repository) -> None:
    (small.root / "data" / "initiatives" / ".#demensplan-2025.yaml").symlink_to("somebody@somewhere.1234")
    assert len(names(start())) == 3


def test_another_version_of_the_program_builds_anew(
    start: Callable[[], Store], place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cache, "program", program)
    start()
    assert len(list(place.glob(cache._GRAPH))) == 2


def test_another_format_is_another_program(monkeypatch: pytest.MonkeyPatch) -> None:
    before = program()
    monkeypatch.setattr("lhl_graph.program.FORMAT", "another")
    assert program() != before


def test_the_hash_of_the_data_is_the_same_wherever_it_lies(small: Repository, tmp_path: Path) -> None:
    moved = small.root.rename(tmp_path / "moved")
    elsewhere = small._replace(root=Path(os.path.relpath(moved)))
    assert cache.fingerprint(small._replace(root=moved)) == cache.fingerprint(elsewhere)
