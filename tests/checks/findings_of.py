from __future__ import annotations

import shutil
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from lhl_graph.checks.validate import Finding, check
from lhl_graph.cli.main import main
from lhl_graph.reading.repository import Repository

if TYPE_CHECKING:
    from click.testing import Result


ROOT = Path(__file__).parents[2]


TODAY = "2026-11-28"
"""The day by which the files are judged here."""


BAD = ROOT / "tests" / "bad"


ACTOR = """\
id: x
type: Actor
actor_type: network
name: {nb: Aktøren}
source: S1
sources:
  - {id: S1, url: "https://example.org/", title: Kilden, publisher: x, form: page}
"""


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, ["--root", str(ROOT), *map(str, arguments)])


@cache
def _found(repository: Repository) -> dict[str, list[Finding]]:
    findings: dict[str, list[Finding]] = {}
    for finding in check(repository, [BAD], today=TODAY):
        findings.setdefault(finding.file, []).append(finding)
    return findings


@pytest.fixture(scope="module")
def found(repository: Repository) -> dict[str, list[Finding]]:
    """What one run over the whole folder of bad files finds, by file."""
    return _found(repository)


@pytest.fixture
def tiny(tmp_path: Path) -> Repository:
    """A repository with the real ontology and one actor."""
    shutil.copytree(ROOT / "ontology", tmp_path / "ontology")
    (tmp_path / "data" / "actors").mkdir(parents=True)
    (tmp_path / "data" / "actors" / "x.yaml").write_text(ACTOR, encoding="utf-8")
    return Repository(tmp_path)
