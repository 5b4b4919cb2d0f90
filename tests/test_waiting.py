"""Whoever asks for no q waits for none, and whoever will not wait is told that it is unknown."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner

from lhl_graph import cache
from lhl_graph.analysis import null_model
from lhl_graph.cli.main import main
from lhl_graph.knowledge_graph import KnowledgeGraph, load

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from lhl_graph.reading.repository import Repository

PAIR = ("leve-hele-livet", "demensplan-2025")


@pytest.fixture(autouse=True)
def quick(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(null_model, "RANDOMISATIONS", 3)
    monkeypatch.setattr(cache, "program", lambda: "01234567")
    monkeypatch.setenv("LHL_GRAPH_CACHE", str(tmp_path / "cache"))
    return iter(())


def qs(graph: KnowledgeGraph) -> set[bool]:
    """Whether q is known, of each overlap."""
    return {row.q is not None for row in graph.overlaps(None)}


def edit(repository: Repository, old: str, new: str) -> None:
    path = repository.root / "data" / "initiatives" / "demensplan-2025.yaml"
    assert old in path.read_text("utf-8")
    path.write_text(path.read_text("utf-8").replace(old, new), "utf-8")


def test_after_an_edit_q_is_unknown_to_who_does_not_wait_and_known_to_who_does(small: Repository) -> None:
    assert qs(load(small.root)) == {True}
    edit(small, "- id: g1\n", "- id: g1x\n")
    assert qs(load(small.root, wait=False)) == {False}
    assert qs(load(small.root)) == {True}
    assert qs(load(small.root, wait=False)) == {True}


def test_an_edit_that_the_analysis_knows_nothing_of_leaves_q_known(small: Repository) -> None:
    load(small.root)
    edit(small, "note: The latest", "note: Again, the latest")
    assert qs(load(small.root, wait=False)) == {True}


def test_nothing_is_drawn_for_who_does_not_wait(small: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(null_model, "p_values", lambda *_, **__: pytest.fail("it was drawn"))
    assert qs(load(small.root, wait=False)) == {False}


ANSWERS: dict[str, Callable[[KnowledgeGraph], Any]] = {
    "compare": lambda kg: kg.compare(*PAIR),
    "coverage": lambda kg: kg.coverage("2023-01-01"),
    "coverage of one": lambda kg: kg.coverage("2025", of="leve-hele-livet"),
    "objectives": lambda kg: kg.objectives(),
    "schema": lambda kg: kg.schema(),
    "suggest": lambda kg: kg.suggest(kg.repository.data_files()[0]),
    "tasks": lambda kg: kg.tasks(),
    "timeline": lambda kg: kg.timeline("2023-01-01"),
}
"""What commands that wait for no q answer with."""


def test_answers_that_rest_on_no_q_are_the_same_without(small: Repository) -> None:
    unjudged, judged = load(small.root, wait=False), load(small.root)
    assert (qs(unjudged), qs(judged)) == ({False}, {True})
    for name, answer in ANSWERS.items():
        assert answer(unjudged) == answer(judged), name


def test_why_says_the_same_but_for_q(small: Repository) -> None:
    unjudged, judged = load(small.root, wait=False).why(*PAIR), load(small.root).why(*PAIR)
    assert judged.to_dict() | {"significance": None} == unjudged.to_dict()


def run(small: Repository, *arguments: str) -> tuple[int, str]:
    result = CliRunner().invoke(main, ["--root", str(small.root), "--lang", "en", *arguments])
    return result.exit_code, result.output


def test_the_command_says_that_q_is_unknown_and_refuses_to_choose_by_it(small: Repository) -> None:
    code, said = run(small, "overlaps", "--no-wait")
    assert code == 0
    assert "q is unknown" in said
    assert "Working out" not in said
    assert run(small, "overlaps", "--no-wait", "--significant")[0] == 2
    code, said = run(small, "overlaps")
    assert "Working out" in said
    assert "q is unknown" not in said
