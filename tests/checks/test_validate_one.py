"""One edited file is judged as the whole run judges it, from what an earlier build has kept of the others."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from lhl_graph.checks import validate
from lhl_graph.checks.validate import Finding, check
from lhl_graph.graph import build
from tests.checks.findings_of import BAD, ROOT, TODAY
from tests.growth import least

if TYPE_CHECKING:
    from pathlib import Path

    from lhl_graph.reading.repository import Repository

WRONG = (
    "yaml-syntax.yaml",
    "unknown-theme.yaml",
    "unknown-key.yaml",
    "dangling-relation.yaml",
    "missing-source-goal.yaml",
    "period-over-but-active.yaml",
    "field-without-source.yaml",
    "unprintable-label.ttl",
)
REAL = ("initiatives/leve-hele-livet", "initiatives/kompetanseloft-2025", "tasks/task-09", "actors/hdir")


@pytest.mark.parametrize("name", WRONG)
def test_a_wrong_file_gets_the_same_lines(
    name: str, repository: Repository, parsed: dict[str, str], found: dict[str, list[Finding]]
) -> None:
    assert check(repository, [BAD / name], today=TODAY, parsed=parsed) == found[f"tests/bad/{name}"]


@pytest.mark.parametrize("name", REAL)
def test_a_file_of_the_repository_gets_the_same_lines(
    name: str, repository: Repository, parsed: dict[str, str], whole: tuple[list[Finding], float]
) -> None:
    path = ROOT / "data" / f"{name}.yaml"
    of_it = [each for each in whole[0] if each.file == f"data/{name}.yaml"]
    assert check(repository, [path], today=TODAY, parsed=parsed) == of_it


def test_an_edited_file_takes_the_place_of_what_was_kept_of_it(
    repository: Repository, parsed: dict[str, str], tmp_path: Path
) -> None:
    draft = tmp_path / "demensplan-2025.yaml"
    text = (ROOT / "data" / "initiatives" / draft.name).read_text(encoding="utf-8")
    draft.write_text(text.replace("to: demensplan-2020", "to: demensplan-2019"), encoding="utf-8")
    told = check(repository, [draft], today=TODAY, parsed=parsed)
    assert [each.value for each in told if each.severity == "ERROR"] == ["demensplan-2019"]


def test_what_was_kept_of_a_file_that_has_changed_is_not_believed(tiny: Repository) -> None:
    kept: dict[str, str] = {}
    build.load(tiny, kept)
    asks = tiny.root / "data" / "actors" / "x.yaml"
    other = tiny.root / "data" / "actors" / "y.yaml"
    other.write_text(asks.read_text(encoding="utf-8").replace("id: x", "id: y"), encoding="utf-8")
    asks.write_text(asks.read_text(encoding="utf-8").replace("publisher: x", "publisher: y"), encoding="utf-8")
    assert check(tiny, [asks], parsed=kept) == []
    other.unlink()
    assert [each.code for each in check(tiny, [asks], parsed=kept)] == ["unknown-actor"]


def test_one_file_does_not_wait_for_pyshacl(
    repository: Repository, parsed: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(validate, "conform", None)
    told = check(repository, [BAD / "missing-source-goal.yaml"], today=TODAY, parsed=parsed)
    assert [each.code for each in told] == ["missing-source"]


def test_one_file_takes_a_third_of_all(
    repository: Repository, parsed: dict[str, str], whole: tuple[list[Finding], float]
) -> None:
    path = ROOT / "data" / "initiatives" / "demensplan-2025.yaml"
    assert least(lambda: check(repository, [path], today=TODAY, parsed=parsed), times=2) < whole[1] / 3
