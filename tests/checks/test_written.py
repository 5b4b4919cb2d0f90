"""What the tool writes passes what it checks, and an earlier build that is kept makes no difference."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from lhl_graph.checks.validate import Finding, check
from lhl_graph.reading import turtle
from tests.checks.findings_of import TODAY
from tests.growth import least

if TYPE_CHECKING:
    from pathlib import Path

    from lhl_graph.reading.repository import Repository
    from tests.conftest import Lhl


def errors(findings: list[Finding]) -> list[Finding]:
    return [each for each in findings if each.severity == "ERROR"]


@pytest.fixture(scope="module")
def exported(lhl: Lhl, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The whole graph as Turtle."""
    path = tmp_path_factory.mktemp("exported") / "graph.ttl"
    assert lhl("-q", "export", "-o", path).returncode == 0
    return path


def test_the_whole_graph_passes_our_own_check_and_an_earlier_build_makes_no_difference(
    repository: Repository, parsed: dict[str, str], exported: Path
) -> None:
    findings = check(repository, [exported], today=TODAY, parsed=parsed)
    assert errors(findings) == []
    assert findings == check(repository, [exported], today=TODAY)


@pytest.mark.parametrize("what", ["stated", "classified", "computed"])
def test_every_part_of_the_graph_passes_our_own_check(
    lhl: Lhl, repository: Repository, parsed: dict[str, str], tmp_path: Path, what: str
) -> None:
    path = tmp_path / "graph.ttl"
    assert lhl("-q", "export", "-o", path, "--what", what).returncode == 0
    assert errors(check(repository, [path], today=TODAY, parsed=parsed)) == []


def test_what_a_graph_in_turtle_says_wrong_is_told_of_there(
    repository: Repository, parsed: dict[str, str], exported: Path, tmp_path: Path
) -> None:
    path = tmp_path / "graph.ttl"
    text = exported.read_text(encoding="utf-8")
    before, begins, after = text.partition("\ninitiative:demensplan-2025 ")
    path.write_text(f"{before}{begins}lhl:owner theme:dementia ;\n  {after}", encoding="utf-8")
    line = before.count("\n") + 2
    faults = errors(check(repository, [path], today=TODAY, parsed=parsed))
    assert {(each.line, each.value) for each in faults if each.code == "unknown-actor"} == {(line, "dementia")}
    assert {each.line for each in faults} == {line}


def test_where_subjects_stand_is_found_in_time_that_grows_as_the_file_does(tmp_path: Path) -> None:
    def seconds(subjects: int) -> float:
        path = tmp_path / f"{subjects}.ttl"
        path.write_text("".join(f"<urn:{n}> <urn:p> <urn:o> ,\n <urn:q> .\n" for n in range(subjects)))
        assert turtle.read(path).line(f"urn:{subjects - 1}", "", "") == 2 * subjects - 1
        return least(lambda: turtle.read(path).line(f"urn:{subjects - 1}", "", ""))

    assert seconds(32_000) < 24 * seconds(4_000)
