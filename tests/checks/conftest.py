from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest

from lhl_graph.checks.validate import Finding, check
from lhl_graph.graph import build
from tests.checks.findings_of import BAD, TODAY, with_one_actor

if TYPE_CHECKING:
    from pathlib import Path

    from lhl_graph.reading.repository import Repository


@pytest.fixture(scope="session")
def found(repository: Repository) -> dict[str, list[Finding]]:
    """What one run over the whole folder of bad files finds, by file."""
    findings: dict[str, list[Finding]] = {}
    for finding in check(repository, [BAD], today=TODAY):
        findings.setdefault(finding.file, []).append(finding)
    return findings


@pytest.fixture(scope="session")
def whole(repository: Repository) -> tuple[list[Finding], float]:
    """What one run over all files of the repository finds, and its seconds of CPU."""
    begun = time.process_time()
    return check(repository, today=TODAY), time.process_time() - begun


@pytest.fixture(scope="session")
def parsed(repository: Repository) -> dict[str, str]:
    """What an earlier build has kept of the files."""
    kept: dict[str, str] = {}
    build.load(repository, kept)
    return kept


@pytest.fixture
def tiny(tmp_path: Path) -> Repository:
    """A repository with the real ontology and one actor."""
    return with_one_actor(tmp_path)
