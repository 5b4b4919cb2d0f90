"""A weakness or a closed licence is found, and what was not looked up is not called sound."""

from __future__ import annotations

import json
import tomllib
from itertools import chain
from typing import TYPE_CHECKING, Any

import pytest
from packaging.requirements import Requirement

from tests.supply.audit import ROOT, ask, closed, is_open, looked, used

if TYPE_CHECKING:
    from pathlib import Path

SOUND: dict[str, Any] = {"name": "a", "version": "1", "vulns": []}
WEAK: dict[str, Any] = {"name": "b", "version": "2", "vulns": [{"id": "X-1"}, {"id": "X-2"}]}
SKIPPED: dict[str, Any] = {"name": "c", "skip_reason": "Dependency not found"}


def answer(*packages: dict[str, Any]) -> str:
    return json.dumps({"dependencies": packages, "fixes": []})


def test_a_weakness_is_told_and_what_was_skipped_is_not_called_sound() -> None:
    assert looked(answer(SOUND, WEAK, SKIPPED)) == (["b 2: X-1, X-2"], 2, 1)
    assert looked(answer(SKIPPED)) == ([], 0, 1)


@pytest.mark.parametrize(("said", "told"), [(answer(WEAK), True), ("", False), ("cannot connect", False)])
def test_without_a_service_nothing_is_known(said: str, told: bool, tmp_path: Path) -> None:
    program = tmp_path / "pip-audit"
    program.write_text(f"#!/bin/sh\ncat <<'END'\n{said}\nEND\nexit 1\n", "utf-8")
    program.chmod(0o755)
    assert (ask(str(program)) is not None) == told


@pytest.mark.parametrize(
    "said",
    [
        *("MIT", "Apache-2.0 OR BSD-2-Clause", "GPL-3.0 OR MIT", "MIT AND PSF-2.0", "BSD License"),
        "BSD-3-Clause AND 0BSD AND MIT AND Zlib AND CC0-1.0",
    ],
)
def test_open_licences(said: str) -> None:
    assert is_open(said)


@pytest.mark.parametrize("said", ["", "GPL-3.0", "MIT AND GPL-3.0", "LGPL-2.1", "Proprietary", "MITX"])
def test_closed_licences(said: str) -> None:
    assert not is_open(said)
    assert len(closed({"a": said, "b": "MIT"})) == 1


def test_all_that_users_get_is_open() -> None:
    assert closed(used()) == []


def test_every_dependency_has_a_lowest_version_and_none_a_highest() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    for each in chain(project["dependencies"], *project["optional-dependencies"].values()):
        need = Requirement(each)
        operators = [part.operator for part in need.specifier]
        assert operators == [">="] or need.name in ("lhl-graph", "types-PyYAML"), each
