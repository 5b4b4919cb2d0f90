"""A skeleton has the next free id, names what must be filled in, and overwrites nothing."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from lhl_graph.checks import validate
from lhl_graph.editing.keys import DESCRIBED, keys
from lhl_graph.editing.skeleton import KINDS, skeleton
from lhl_graph.errors import InputError
from lhl_graph.graph import build
from lhl_graph.iris import slug
from lhl_graph.knowledge_graph import KnowledgeGraph
from tests.test_nynorsk import BOKMAL

if TYPE_CHECKING:
    from lhl_graph.graph.store import Store
    from lhl_graph.reading.repository import Repository

LANGUAGES = ("nb", "nn", "en")


def test_ids_go_on_from_the_highest(repository: Repository, built: Store) -> None:
    highest = max(path.stem for path in (repository.root / "data" / "tasks").glob("task-*.yaml"))
    assert skeleton(repository, built, "task").id == f"task-{int(highest[-2:]) + 1:02d}"
    assert skeleton(repository, built, "actor").id == "actor-1"


def test_a_name_becomes_an_id_that_is_free(repository: Repository, built: Store) -> None:
    assert skeleton(repository, built, "initiative", "Trygg på øyene – sammen!").id == "trygg-pa-oyene-sammen"
    assert skeleton(repository, built, "initiative", "Demensplan 2025").id == "demensplan-2025-2"


@pytest.mark.parametrize("name", ["trygg på øyene " * 27, "x" * 400])
def test_a_long_name_becomes_a_short_id_that_is_free(repository: Repository, built: Store, name: str) -> None:
    first = skeleton(repository, built, "initiative", name).id
    second = skeleton(repository, built, "initiative", name, begun=[first]).id
    assert first != second and second.startswith(first) and 40 < len(first) < len(second) <= 80
    assert set(first.split("-")) <= {*slug(name[:15]).split("-"), "x" * len(first)}


def test_a_name_without_letters_is_refused(repository: Repository, built: Store) -> None:
    with pytest.raises(InputError, match="letters or digits"):
        skeleton(repository, built, "actor", "–")


def test_only_four_kinds_can_be_begun(repository: Repository, built: Store) -> None:
    with pytest.raises(InputError, match="write initiative, task, actor, letter"):
        skeleton(repository, built, "goal")


@pytest.mark.parametrize("kind", KINDS)
def test_every_key_of_the_class_stands_there_and_says_what_it_is_for(
    repository: Repository, built: Store, kind: str
) -> None:
    class_ = DESCRIBED if kind == "initiative" else KINDS[kind][0]
    texts = {language: skeleton(repository, built, kind, language=language).text for language in LANGUAGES}
    for key in keys(repository, built).of[class_]:
        for text in texts.values():
            assert f"\n{key.name}:" in text or f"\n# {key.name}:" in text
    assert len(set(texts.values())) == len(LANGUAGES)


@pytest.mark.parametrize("kind", KINDS)
def test_in_nynorsk_every_comment_is_nynorsk(repository: Repository, built: Store, kind: str) -> None:
    comments = [line for line in skeleton(repository, built, kind, language="nn").text.splitlines() if "#" in line]
    assert len(comments) > 10
    assert [line for line in comments if BOKMAL.search(line)] == []


@pytest.mark.parametrize("kind", KINDS)
def test_its_faults_are_the_values_that_are_left_out(
    small: Repository, kind: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    graph = KnowledgeGraph(small, build.assemble(small, [], small.ontology_files()), "nb")
    found = validate.check(small, [graph.new(kind)], "nb", "2026-11-28")
    empty = {"empty-value", "missing-nb", "field-without-source"}
    assert found
    assert {each.code for each in found} <= empty


def test_it_stands_in_the_working_folder_and_the_graph_can_still_be_built(
    small: Repository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A draft that is not filled in stops nobody, not even who begins the next."""
    monkeypatch.chdir(tmp_path)
    graph = KnowledgeGraph(small, build.assemble(small, [], small.ontology_files()), "nb")
    begun = [graph.new("task"), graph.new("task")]
    assert begun == [Path("task-1.yaml"), Path("task-2.yaml")]
    assert "data/tasks/task-2.yaml" in begun[1].read_text(encoding="utf-8")
    assert len(build.load(small)) > 0


def test_a_file_that_exists_stays_as_it_is(kg: KnowledgeGraph, tmp_path: Path) -> None:
    path = tmp_path / "mine.yaml"
    path.write_text("id: mine\n", encoding="utf-8")
    with pytest.raises(InputError, match="nothing is overwritten"):
        kg.new("actor", output=path)
    assert path.read_text(encoding="utf-8") == "id: mine\n"
