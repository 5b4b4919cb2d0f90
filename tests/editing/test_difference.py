"""What changed is said in words, whatever holds the two states."""

from __future__ import annotations

import json
import re
import subprocess
from typing import TYPE_CHECKING

import pytest

from lhl_graph.editing import difference, versions
from lhl_graph.errors import InputError

if TYPE_CHECKING:
    from pathlib import Path

    from lhl_graph.editing.changes import Changes
    from lhl_graph.reading.repository import Repository

PLAN = "data/initiatives/demensplan-2025.yaml"

GOAL = """  - id: g99
    level: sub
    text: {nb: Alle skal få svar., en: Everybody should get an answer.}
    theme: [dementia]
    group: [relatives]
    source: S1

measures:"""


def changes(repository: Repository, before: str | Path, after: str | Path, language: str = "en") -> Changes:
    return difference.table(repository, *versions.both(repository, before, after), language)


@pytest.fixture
def edited(small: Repository, tmp_path: Path) -> Path:
    """The plan with another status, a new goal, and another source of its first focus area."""
    text = (small.root / PLAN).read_text(encoding="utf-8")
    text = text.replace("status: period-over", "status: ended").replace("\nmeasures:", f"\n{GOAL}", 1)
    text = re.sub(r"(id: fa1, .*)source: S2", r"\1source: S1", text)
    path = tmp_path / "edited.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def test_files_differ_in_words(small: Repository, edited: Path) -> None:
    said = str(changes(small, small.root / PLAN, edited)).splitlines()
    assert said[0] == "Dementia Plan 2025 (initiative:demensplan-2025)"
    assert "  status: Period ran out → Ended" in said
    assert "  fa1: source replaced: Om Demensplan 2025 → Demensplan 2025" in said
    assert "  g99: new goal: Everybody should get an answer." in said


def test_overlaps_that_changed_are_told(small: Repository, tmp_path: Path) -> None:
    text = (small.root / PLAN).read_text(encoding="utf-8").replace("people-with-dementia", "children")
    (tmp_path / "other.yaml").write_text(text, encoding="utf-8")
    said = [each.words for each in changes(small, small.root / PLAN, tmp_path / "other.yaml") if each.kind == "overlap"]
    assert said
    assert all(re.fullmatch(r"overlap with .+ 0\.\d\d → 0\.\d\d", each) for each in said)


@pytest.mark.parametrize(("language", "words"), [("nb", "lagt til mål"), ("nn", "lagt til mål"), ("en", "new goal")])
def test_each_language_has_its_words(small: Repository, edited: Path, language: str, words: str) -> None:
    assert f"g99: {words}: " in str(changes(small, small.root / PLAN, edited, language))


def test_the_other_way_round_what_was_new_is_gone(small: Repository, edited: Path) -> None:
    assert "g99: removed goal" in str(changes(small, edited, small.root / PLAN))


def test_equal_states_differ_in_nothing(small: Repository) -> None:
    found = changes(small, small.root / PLAN, small.root / PLAN, "nb")
    assert len(found) == 0
    assert str(found) == "ingenting er endret"


def test_folders_commits_and_graphs_are_states_too(
    small: Repository, edited: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def git(*arguments: str) -> None:
        who = ["-c", "user.name=x", "-c", "user.email=x@example.org"]
        subprocess.run(["git", "-C", str(small.root), *who, *arguments], check=True, capture_output=True)

    git("init", "-q")
    git("add", ".")
    git("commit", "-qm", "first")
    graph = tmp_path / "graph.nq"
    before, _ = versions.both(small, small.root, small.root)
    graph.write_bytes(b"".join(f"{quad} .\n".encode() for quad in before.inner))
    expected = [each.words for each in changes(small, small.root / PLAN, edited)]
    (small.root / PLAN).write_bytes(edited.read_bytes())
    for state in ("HEAD", graph):
        assert [each.words for each in changes(small, state, small.root)] == expected


def test_a_new_file_is_one_change(small: Repository, tmp_path: Path) -> None:
    text = (small.root / PLAN).read_text(encoding="utf-8").replace("id: demensplan-2025", "id: demensplan-2030", 1)
    (tmp_path / "new.yaml").write_text(text, encoding="utf-8")
    found = [each for each in changes(small, small.root / PLAN, tmp_path / "new.yaml") if each.kind != "overlap"]
    assert [(each.kind, each.part) for each in found] == [("gone", ""), ("new", "")]


def test_a_page_and_json_hold_the_same(small: Repository, edited: Path) -> None:
    found = changes(small, small.root / PLAN, edited)
    page = found.write("html")
    assert page.startswith("<!doctype html>")
    assert "http" not in re.sub(r"https?://\S+", "", page) or "src=" not in page
    assert all(each["words"].replace("&", "&amp;") in page for each in json.loads(found.write("json")))


@pytest.mark.parametrize("name", ["no-such-thing", "--output=x", "HEAD~99999"])
def test_what_is_no_state_is_said_so(small: Repository, name: str) -> None:
    with pytest.raises(InputError, match="no such file or folder"):
        versions.both(small, name, small.root)


def test_a_draft_with_faults_is_refused_with_its_line(small: Repository, tmp_path: Path) -> None:
    (tmp_path / "bad.yaml").write_text("id: x\ntype: Actor\nnonsense: 1\n", encoding="utf-8")
    with pytest.raises(InputError, match=r"bad\.yaml:3: unknown-key"):
        versions.both(small, tmp_path / "bad.yaml", small.root)
