"""The list of software that made a release: valid CycloneDX, complete, with a licence each, the same on every run."""

from __future__ import annotations

import json
import tomllib
from typing import TYPE_CHECKING, Any

import pytest
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from lhl_graph.export import sbom

if TYPE_CHECKING:
    from lhl_graph.reading.repository import Repository

DAY = "2025-12-01"


@pytest.fixture(scope="module")
def text() -> str:
    return sbom.written("9.9.9", DAY).decode()


@pytest.fixture(scope="module")
def said(text: str) -> dict[str, Any]:
    return dict(json.loads(text))


def test_it_is_valid(text: str) -> None:
    assert JsonStrictValidator(SchemaVersion.V1_6).validate_str(text) is None


def test_what_is_no_list_of_software_is_refused(text: str) -> None:
    assert JsonStrictValidator(SchemaVersion.V1_6).validate_str(text.replace('"library"', '"book"')) is not None


def test_all_that_a_release_asks_for_is_listed_with_version_and_licence(
    said: dict[str, Any], repository: Repository
) -> None:
    project = tomllib.loads((repository.root / "pyproject.toml").read_text("utf-8"))["project"]
    wanted = {canonicalize_name(Requirement(each).name) for each in project["dependencies"]}
    listed = {each["name"]: each for each in said["components"]}
    assert wanted <= listed.keys()
    for name, each in listed.items():
        assert each["version"], name
        assert each["licenses"], name
        assert each["purl"] == f"pkg:pypi/{name}@{each['version']}"


def test_whatever_is_named_as_needed_is_listed(said: dict[str, Any]) -> None:
    listed = {each["bom-ref"] for each in (*said["components"], said["metadata"]["component"])}
    named = {need for each in said["dependencies"] for need in each.get("dependsOn", [])}
    assert named <= listed
    assert {each["ref"] for each in said["dependencies"]} == listed


def test_it_is_dated_by_the_data_and_the_same_on_every_run(said: dict[str, Any], text: str) -> None:
    assert said["metadata"]["timestamp"].startswith(DAY)
    assert said["metadata"]["component"]["version"] == "9.9.9"
    assert sbom.written("9.9.9", DAY).decode() == text
    assert sbom.written("9.9.9", "2025-12-02").decode() != text
