from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from lhl_graph.checks.validate import Finding, check
from lhl_graph.graph import build
from lhl_graph.reading.repository import Repository
from tests.checks.findings_of import ACTOR, BAD, ROOT, TODAY

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="session")
def found(repository: Repository) -> dict[str, list[Finding]]:
    """What one run over the whole folder of bad files finds, by file."""
    findings: dict[str, list[Finding]] = {}
    for finding in check(repository, [BAD], today=TODAY):
        findings.setdefault(finding.file, []).append(finding)
    return findings


@pytest.fixture(scope="session")
def parsed(repository: Repository) -> dict[str, str]:
    """What an earlier build has kept of the files."""
    kept: dict[str, str] = {}
    build.load(repository, kept)
    return kept


@pytest.fixture
def tiny(tmp_path: Path) -> Repository:
    """A repository with the real ontology and one actor."""
    shutil.copytree(ROOT / "ontology", tmp_path / "ontology")
    (tmp_path / "data" / "actors").mkdir(parents=True)
    (tmp_path / "data" / "actors" / "x.yaml").write_text(ACTOR, encoding="utf-8")
    return Repository(tmp_path)
