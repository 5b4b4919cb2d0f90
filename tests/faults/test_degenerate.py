"""A graph of nothing, of one, of all alike: every command answers or says in a line why it cannot."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import shutil
from typing import TYPE_CHECKING, Final
from xml.etree import ElementTree

import pytest
import yaml

from lhl_graph.errors import InputError
from lhl_graph.findings.read import findings
from lhl_graph.knowledge_graph import KnowledgeGraph, load
from lhl_graph.messages import catalogue, say
from lhl_graph.questions import library
from tests.cli.programs import call
from tests.faults.commands import MORE, commands, plain, varied
from tests.faults.degenerate import FOLDERS, full, make
from tests.importing.test_matrix import FLAT
from tests.importing.test_stratml import SECOND

if TYPE_CHECKING:
    from pathlib import Path

    from lhl_graph.reading.repository import Repository

pytestmark = pytest.mark.usefixtures("own_cache")

QUICK: Final = ("nothing", "two alike")
"""The folders of every run; the rest comes with `make faults`."""

SLOW: Final = {"build", "release", "report", "site", "validate"}
"""Commands whose every choice is tried with `make faults` alone."""

LONG: Final = "LHL_GRAPH_LONG" in os.environ

REFUSALS: Final = re.compile(
    r'no term is called "(leve-hele-livet|b)"'
    r"|leve-hele-livet is known by name only; there is nothing to compare it by"
    r"|nothing to test the scores against: sources must link some pairs, and not all"
    r"|there is nothing to draw: (no two initiatives overlap|no initiatives belong together in a group)"
    r"|the graph has no initiative to show"
    r"|no initiative in the graph fits; drop a condition if you gave any"
    r"|no initiative that fits has goals in the graph; StratML is for goals"
    r"|no source says how an initiative stands on any day; .*"
    r'|"\w+" is no format for the answer to SELECT; use one of .*'
    r"|--as writes YAML and takes no --format; --with-goals goes with --as"
    r'|no question is called "" .*'
    r"|nothing in the graph is (stated|classified|computed)"
)
"""All that may be answered with a no: what was asked for is not there, or the options contradict one another."""


@pytest.fixture(scope="module")
def folders(repository: Repository, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    base = tmp_path_factory.mktemp("degenerate")
    (base / "plan.txt").write_text("Plan\n\nPersoner med demens skal få gode tjenester.\n", encoding="utf-8")
    (base / "matrix.txt").write_text(FLAT, encoding="utf-8")
    (base / "stratml.xml").write_bytes(SECOND)
    (base / "draft.yaml").write_text(yaml.safe_dump(full("draft")), encoding="utf-8")
    made = {}
    for name in FOLDERS if LONG else QUICK:
        made[name] = make(base / name, FOLDERS[name]).root
        shutil.copy(repository.root / "data" / "LICENSE", made[name] / "data")
    return made


def check(arguments: list[str], root: Path, out: Path) -> None:
    """Call a command over a folder; it answers, in what its notation asks for, or refuses in one known line."""
    base = root.parent
    names = {name.partition(".")[0]: base / name for name in ("plan.txt", "matrix.txt", "stratml.xml", "draft.yaml")}
    said = call(*(each.format(root=root, out=out, other="b", **names) for each in arguments), "--root", root)
    assert said.exception is None or isinstance(said.exception, SystemExit), (arguments, said.exception)
    written = sorted(path for path in out.rglob("*") if path.is_file())
    if arguments[0] == "validate" and said.exit_code == 1:  # a graph of one language lacks Bokmål
        assert re.search(' (ERROR|FEIL) missing-nb: |"missing-nb"|,missing-nb,', said.stdout), arguments
        return
    if said.exit_code:
        lines = said.stderr.strip().splitlines()
        if not REFUSALS.fullmatch(lines[-1].removeprefix("Error: ")):  # said in Norwegian where --lang is
            known = [
                (language, each)
                for language in ("nb", "nn")
                for each in catalogue(language)
                if REFUSALS.fullmatch(each)
            ]
            assert lines[-1].removeprefix("Feil: ") in {say(*each[::-1]) for each in known}, (arguments, lines)
        assert (said.exit_code, said.stdout, written) == (2, "", []), arguments
        return
    assert said.stdout.strip() or said.stderr.strip() or written or arguments[-1] == "ndjson", arguments
    if said.stdout and not written:
        readable(arguments[-1], said.stdout)
    for path in written:
        assert "draft" not in path.name or not path.name.startswith("."), f"{path} is left behind"
        readable(path.suffix[1:], path.read_bytes().decode(errors="replace"))


def readable(notation: str, text: str) -> None:
    """Fail if a text is not what its notation says it is."""
    assert "nan" not in re.findall(r"\w+", text) or "<script" in text, text
    if notation == "json":
        json.loads(text)
    elif notation == "ndjson":
        [json.loads(line) for line in text.splitlines()]
    elif notation == "csv":
        assert len({len(row) for row in csv.reader(io.StringIO(text)) if row}) == 1, text
    elif notation in ("svg", "xml", "graphml", "gexf", "rdf"):
        ElementTree.fromstring(text)
    elif notation == "html":
        assert text.lower().startswith("<!doctype html>")


@pytest.mark.parametrize("folder", FOLDERS if LONG else QUICK)
def test_every_command_answers_or_says_why_not(folder: str, folders: dict[str, Path], tmp_path: Path) -> None:
    for name, command in commands().items():
        ways = [plain(name), *varied(name, command)] if LONG else [plain(name), *MORE.get(name, [])]
        for number, arguments in enumerate(ways):
            (tmp_path / f"{name}-{number}").mkdir()
            check(arguments, folders[folder], tmp_path / f"{name}-{number}")


@pytest.mark.parametrize(
    "name", [name for name in commands() if name not in {"site", "release", "report", "build", "validate"}]
)
def test_with_two_alike_every_choice_answers(name: str, folders: dict[str, Path], tmp_path: Path) -> None:
    for number, arguments in enumerate(varied(name, commands()[name])):
        (tmp_path / str(number)).mkdir()
        check(arguments, folders["two alike"], tmp_path / str(number))


@pytest.mark.parametrize("folder", FOLDERS if LONG else QUICK)
def test_every_question_answers(folder: str, folders: dict[str, Path]) -> None:
    graph = load(folders[folder])
    for question in library.library(graph.repository):
        try:
            assert library.ask(graph.store, question, {}, "nn").columns == question.columns
        except InputError as error:
            assert str(error).startswith("no term is called"), question.name


def test_goals_in_another_language_than_is_compared_match_nothing(tmp_path: Path) -> None:
    graph = load(make(tmp_path / "English", FOLDERS["only English"]).root)
    assert findings(graph.store).matches == {}
    assert not graph.query("ASK { ?overlap lhl:goalMatch ?match }")


def test_a_pair_that_is_not_stored_has_the_same_answers(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    folder = make(tmp_path / "ring", FOLDERS["a ring"]).root
    monkeypatch.setenv("LHL_GRAPH_CACHE", str(tmp_path / "another"))
    whole = load(folder)
    monkeypatch.setattr("lhl_graph.analysis.large.top_k.LARGE", 1)
    monkeypatch.setattr("lhl_graph.findings.compute.NEAREST", 1)
    monkeypatch.setenv("LHL_GRAPH_CACHE", str(tmp_path / "a third"))
    part = load(folder)
    pairs = [("leve-hele-livet", "b"), ("leve-hele-livet", "c"), ("b", "c")]
    for pair in pairs:
        assert _but_for_chance(part, pair) == _but_for_chance(whole, pair)
        assert part.compare(*pair).rows == whole.compare(*pair).rows


def _but_for_chance(graph: KnowledgeGraph, pair: tuple[str, str]) -> dict[str, object]:
    return {**graph.why(*pair).to_dict(), "significance": None}
