"""The schema says what context and shapes say: real files keep it, broken ones do not, and an editor can use it."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from jsonschema import Draft7Validator

from lhl_graph.editing.keys import keys
from lhl_graph.editing.schema import schema
from lhl_graph.reading.yamlld import parse

if TYPE_CHECKING:
    from lhl_graph.graph.store import Store
    from lhl_graph.reading.repository import Repository

HASTE = ("--fetch-retries", "1", "--fetch-timeout", "60000")
"""Without a registry npm says so soon, and the tests that need it are skipped."""

SERVER = "yaml-language-server@1.25.0"
PLAN = "data/initiatives/demensplan-2025.yaml"

BROKEN = [
    ("status: period-over", "status: over"),
    ("owner: hod", "owner: hodd"),
    ("as_of: 2022-10", "as_of: October 2022"),
    ("as_of: 2022-10", "as_off: 2022-10"),
    ("as_of: 2022-10\n", ""),
    ("name: {nb: Demensplan 2025,", "name: {no: Demensplan 2025,"),
    ("name: {nb: Demensplan 2025, en: Dementia Plan 2025}", "name: Demensplan 2025"),
    ("period: {start: 2021, end: 2025}", "period: {start: 2021}"),
    ("level: main", "level: most"),
    ("theme: [dementia, age", "theme: [dementias, age"),
    ("owner: hod", "owner: [hod]"),
    ("as_of: 2022-10", "as_of: [2022-10]"),
    ("period: {start: 2021, end: 2025}", "period: [{start: 2021, end: 2025}]"),
]


@pytest.fixture(scope="module")
def made(repository: Repository, built: Store) -> dict[str, Any]:
    return schema(repository, built, "en")


class Loader(yaml.SafeLoader):
    """Reads whole numbers as such and everything else as text, as YAML 1.2 does what the files hold."""


Loader.yaml_implicit_resolvers = {
    first: [each for each in resolvers if each[0] in ("tag:yaml.org,2002:int", "tag:yaml.org,2002:null")]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def faults(made: dict[str, Any], text: str) -> list[str]:
    return [each.message for each in Draft7Validator(made).iter_errors(yaml.load(text, Loader=Loader))]


def test_it_is_a_schema(made: dict[str, Any]) -> None:
    Draft7Validator.check_schema(made)


def test_every_file_keeps_it(repository: Repository, made: dict[str, Any]) -> None:
    found = {path.name: faults(made, path.read_text(encoding="utf-8")) for path in repository.data_files()}
    assert {name: said for name, said in found.items() if said} == {}


@pytest.mark.parametrize(("right", "wrong"), BROKEN, ids=[wrong.strip() or "left out" for _, wrong in BROKEN])
def test_what_is_broken_does_not(repository: Repository, made: dict[str, Any], right: str, wrong: str) -> None:
    text = (repository.root / PLAN).read_text(encoding="utf-8")
    assert right in text
    assert faults(made, text.replace(right, wrong, 1))


def test_schema_and_reader_agree_on_which_keys_take_a_list(
    repository: Repository, built: Store, made: dict[str, Any]
) -> None:
    known, context = keys(repository, built), repository.context()
    asked = {(class_, key) for class_, every in known.of.items() for key in every if not key.by_language}
    refused = {(class_, key) for class_, key in asked if not takes_list(made, class_, key.name)}
    assert 10 < len(refused) < len(asked) - 10
    for class_, key in asked:
        text = f"id: x\ntype: Actor\n{key.name}: [a]\n".encode()
        codes = {each.code for each in parse(Path("x.yaml"), text, context).faults}
        assert ("one-value" in codes) == ((class_, key) in refused), key.name


@pytest.mark.parametrize(
    ("one", "same"),
    [
        ("name: {nb: Demensplan 2025,", "name: {nb: [Demensplan 2025],"),
        ("documents:\n  - id: D1\n", "documents:\n    id: D1\n"),
    ],
)
def test_schema_and_reader_agree_on_what_may_stand_with_and_without_a_list(
    repository: Repository, made: dict[str, Any], one: str, same: str
) -> None:
    text = re.sub(r"\n  - id: D2\n(?:    .*\n)*", "\n", (repository.root / PLAN).read_text(encoding="utf-8"))
    changed = text.replace(one, same, 1)
    assert changed != text
    assert faults(made, changed) == []
    assert parse(Path("demensplan-2025.yaml"), changed.encode(), repository.context()).faults == []


def takes_list(made: dict[str, Any], class_: str, key: str) -> bool:
    one = made["definitions"][class_]["properties"][key]
    return any(each.get("type") == "array" for each in one.get("anyOf", [one]))


def test_less_is_asked_of_what_is_known_by_name_only(made: dict[str, Any]) -> None:
    definitions = made["definitions"]
    assert {"owner", "period", "status"} <= set(definitions["DescribedInitiative"]["required"])
    assert {"owner", "period", "status"}.isdisjoint(definitions["Initiative"]["required"])


def test_keys_are_explained_in_the_language_asked_for(repository: Repository, built: Store) -> None:
    said = [schema(repository, built, language)["definitions"]["Task"]["description"] for language in ("nb", "en")]
    assert len(set(said)) == len(said)


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The language server's program."""
    folder = tmp_path_factory.mktemp("language-server")
    npm = shutil.which("npm")
    if npm is None or shutil.which("node") is None:
        pytest.skip("npm or node is not here; Debian's npm has both")
    command = [npm, "install", "--no-audit", "--no-fund", "--ignore-scripts", *HASTE, "--prefix", str(folder), SERVER]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=300)
    if done.returncode:
        pytest.skip(f"npm cannot get {SERVER}: {done.stderr.strip().splitlines()[-1:]}")
    return folder / "node_modules" / "yaml-language-server" / "out" / "server" / "src" / "server.js"


def test_an_editor_completes_and_marks(
    repository: Repository, made: dict[str, Any], server: Path, tmp_path: Path
) -> None:
    place = tmp_path / "schema.json"
    place.write_text(json.dumps(made), encoding="utf-8")
    right = (repository.root / PLAN).read_text(encoding="utf-8")
    wrong = right.replace("owner: hod", "owner: hodd")

    def opened(text: str, word: str) -> dict[str, Any]:
        path = tmp_path / "plan.yaml"
        path.write_text(text, encoding="utf-8")
        lines = text.splitlines()
        line = next(number for number, each in enumerate(lines) if each.startswith(word))
        driver = Path(__file__).with_name("language_server.js")
        command = ["node", driver, server, place, path, str(line), str(len(word))]
        done = subprocess.run(list(map(str, command)), capture_output=True, text=True, check=True, timeout=60)
        found: dict[str, Any] = json.loads(done.stdout)
        return found

    assert opened(right, "status: ")["marked"] == []
    assert "ended" in opened(right.replace("status: period-over", "status: "), "status: ")["offered"]
    line = wrong[: wrong.index("hodd")].count("\n") + 1
    assert [each[0] for each in opened(wrong, "status: ")["marked"]] == [line]
