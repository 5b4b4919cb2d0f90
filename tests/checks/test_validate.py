from __future__ import annotations

import json
import shutil
from collections import Counter
from typing import TYPE_CHECKING

import pytest

from lhl_graph.checks.results import violations
from lhl_graph.checks.validate import Finding, check
from lhl_graph.errors import InputError, RepositoryError
from lhl_graph.graph.build import assemble
from lhl_graph.questions import library
from lhl_graph.reading.faults import MESSAGES
from lhl_graph.reading.header import header
from lhl_graph.reading.repository import Repository
from lhl_graph.reading.yamlld import read

if TYPE_CHECKING:
    from pathlib import Path

from tests.checks.findings_of import ACTOR, BAD, ROOT, TODAY, run

FILES = sorted(path for path in BAD.rglob("*") if path.is_file())


KNOWN = {
    "period-begun-but-planned": 3,
    "ended-before-its-end": 2,
    "open-end-unconfirmed": 12,
    "field-without-source": 141,
}
"""Warnings that the data of today gives, by code."""


MADE_HERE = {"file-name", "stray-file", "too-large", "duplicate-subject", "bad-question"}
"""Codes that a small file alone cannot get; tests below make the files."""


every_bad_file = pytest.mark.parametrize("path", FILES, ids=[path.relative_to(BAD).as_posix() for path in FILES])


def expectation(path: Path) -> str:
    """What a bad file says on its first line that is wrong with it."""
    content = path.read_bytes()
    text = content.decode("utf-16" if content.startswith(b"\xff\xfe") else "utf-8", errors="replace")
    return text.splitlines()[0].removeprefix("# expect: ")


def said(finding: Finding) -> str:
    return f"{finding.line} {finding.severity} {finding.code} {json.dumps(finding.value, ensure_ascii=False)}"


@every_bad_file
def test_a_bad_file_gives_exactly_its_finding(path: Path, found: dict[str, list[Finding]]) -> None:
    assert [said(finding) for finding in found[path.relative_to(ROOT).as_posix()]] == [expectation(path)]


@every_bad_file
def test_a_bad_file_is_named_after_its_code(path: Path) -> None:
    name, code = path.relative_to(BAD).as_posix(), expectation(path).split()[2]
    assert name.startswith((f"{code}.", f"{code}-", f"{code}/"))


@pytest.mark.parametrize(
    "name", ["unknown-theme.yaml", "yaml-syntax.yaml", "duplicate-label.ttl", "succeeds-cycle/demensplan-2020.yaml"]
)
def test_one_file_alone_gives_the_same_finding_on_the_command_line(name: str) -> None:
    result = run("validate", BAD / name, "--lang", "en")
    line, level, code, _ = expectation(BAD / name).split(" ", 3)
    [row] = result.stdout.splitlines()
    assert row.startswith(f"tests/bad/{name}:{line}: {level} {code}: ")
    assert result.exit_code == 1


@pytest.mark.parametrize(("locale", "words"), [("C.UTF-8", ("is not", "error(s)")), ("nn_NO.UTF-8", ("ikkje", "feil"))])
def test_findings_and_their_sum_are_in_the_language_of_the_locale(
    monkeypatch: pytest.MonkeyPatch, locale: str, words: tuple[str, str]
) -> None:
    monkeypatch.setenv("LC_ALL", locale)
    result = run("validate", BAD / "unknown-theme.yaml")
    assert words[0] in result.stdout
    assert words[1] in result.stderr


def test_every_code_has_a_bad_file(repository: Repository) -> None:
    codes = {expectation(path).split()[2] for path in FILES}
    shapes = "".join(path.read_text(encoding="utf-8") for path in repository.shape_files()).split('lhl:code "')[1:]
    rules = [header(path.read_text(encoding="utf-8"))["code"] for path in repository.rule_files(".rq")]
    assert {*MESSAGES, *rules, *(shape.split('"')[0] for shape in shapes)} == codes | MADE_HERE


def test_every_violation_query_fires_on_a_bad_file(repository: Repository) -> None:
    context = repository.context()
    drafts = [read(path, context) for path in FILES if path.suffix == ".yaml"]
    drafted = {draft.subject for draft in drafts}
    real = [each for each in (read(path, context) for path in repository.data_files()) if each.subject not in drafted]
    turtle = [
        path for path in FILES if path.suffix == ".ttl" and "syntax" not in path.name and "wrong" not in path.name
    ]
    store = assemble(repository, [*real, *drafts], [*repository.ontology_files(), *turtle])
    silent = [rule.name for rule in repository.rule_files(".rq") if not list(violations(store, rule, TODAY))]
    assert silent == []


def test_a_file_above_the_limit_is_refused(repository: Repository, parsed: dict[str, str], tmp_path: Path) -> None:
    path = tmp_path / "x.yaml"
    path.write_text(ACTOR + "#" * 2_000_000, encoding="utf-8")
    assert [(finding.line, finding.code) for finding in check(repository, [path], parsed=parsed)] == [(1, "too-large")]


@pytest.mark.parametrize("place", ["actors/z.yml", "z.yaml", "actors/more/z.yaml"])
def test_a_data_file_that_is_not_read_is_an_error(tiny: Repository, place: str) -> None:
    path = tiny.root / "data" / place
    path.parent.mkdir(exist_ok=True)
    path.write_text(ACTOR, encoding="utf-8")
    (tiny.root / "data" / "actors" / ".z.yaml.swp").write_text("an editor's own", encoding="utf-8")
    assert [(each.file, each.code) for each in check(tiny)] == [(f"data/{place}", "stray-file")]


def test_a_file_is_named_after_its_id_in_the_data_and_as_it_likes_elsewhere(tiny: Repository, tmp_path: Path) -> None:
    path = tmp_path / "ny.yaml"
    path.write_text(ACTOR.replace("id: x", "id: z"), encoding="utf-8")
    assert check(tiny, [path]) == []
    path.rename(inside := tiny.root / "data" / "actors" / "ny.yaml")
    assert [(each.code, each.value) for each in check(tiny, [inside])] == [("file-name", "z")]


def test_two_files_about_one_subject_are_a_fault_of_the_second(tiny: Repository) -> None:
    other = tiny.root / "data" / "studies" / "x.yaml"
    other.parent.mkdir()
    other.write_text(ACTOR, encoding="utf-8")
    [finding] = check(tiny)
    assert (finding.file, finding.code, finding.value) == (
        "data/studies/x.yaml",
        "duplicate-subject",
        "data/actors/x.yaml",
    )


def test_a_broken_question_is_told_and_takes_no_other_down(tiny: Repository) -> None:
    (tiny.root / "ontology" / "questions" / "frister.rq").write_text("# group: nope\nSELECT", encoding="utf-8")
    assert [(each.file, each.code) for each in check(tiny, today=TODAY) if each.code == "bad-question"] == [
        ("ontology/questions/frister.rq", "bad-question")
    ]
    assert len(library.library(tiny)) == len(library.library(Repository(ROOT))) - 1
    with pytest.raises(RepositoryError, match="frister"):
        library.find(tiny, "frister")


def test_a_group_used_as_theme_is_told_to_be_a_group(
    repository: Repository, parsed: dict[str, str], tmp_path: Path
) -> None:
    text = (BAD / "unknown-theme.yaml").read_text(encoding="utf-8")
    path = tmp_path / "unknown-theme.yaml"
    path.write_text(text.replace("- demens\n", "- older-people\n"), encoding="utf-8")
    told = [each.message for each in check(repository, [path], today=TODAY, parsed=parsed)]
    assert any('"older-people" is one of the ' in message for message in told)


# What is not a fault


def test_the_real_data_has_no_errors_and_no_more_warnings_than_are_known(whole: tuple[list[Finding], float]) -> None:
    """What a warning asks for takes a new source; a number here may shrink, and never grow."""
    found = Counter(finding.code for finding in whole[0])
    assert {code: most for code, most in found.items() if most > KNOWN.get(code, 0)} == {}


def test_what_has_run_out_depends_on_the_day_of_the_check(repository: Repository, parsed: dict[str, str]) -> None:
    path = BAD / "period-over-but-active.yaml"
    told = check(repository, [path], today="2025-01-01", parsed=parsed)
    assert [each.code for each in told] == ["period-over-but-active"]
    assert check(repository, [path], today="2024-12-31", parsed=parsed) == []


def test_an_open_end_is_believed_for_three_years(repository: Repository, parsed: dict[str, str]) -> None:
    path = BAD / "open-end-unconfirmed.yaml"
    assert check(repository, [path], today="2019-02-04", parsed=parsed) == []
    told = check(repository, [path], today="2019-02-05", parsed=parsed)
    assert [each.code for each in told] == ["open-end-unconfirmed"]


def test_a_day_that_is_none_is_wrong_use(repository: Repository) -> None:
    with pytest.raises(InputError, match='"i dag" is no day; write it as 2026-01-31'):
        check(repository, today="i dag")


def test_a_draft_takes_the_place_of_the_file_of_the_same_subject(repository: Repository, tmp_path: Path) -> None:
    draft = tmp_path / "demensplan-2020.yaml"
    text = (ROOT / "data" / "initiatives" / draft.name).read_text(encoding="utf-8")
    draft.write_text(text.replace("owner: hod", "owner: hdir"), encoding="utf-8")
    assert draft.read_text(encoding="utf-8") != text
    told: list[str] = []
    assert {each.severity for each in check(repository, [draft], today=TODAY, tell=told.append)} <= {"WARNING"}
    assert told == [f"{draft}: takes the place of data/initiatives/demensplan-2020.yaml"]


def test_what_a_draft_takes_the_place_of_is_said_beside_the_findings_and_not_when_quiet(tmp_path: Path) -> None:
    draft = tmp_path / "draft.yaml"
    draft.write_bytes((ROOT / "data" / "actors" / "hod.yaml").read_bytes())
    loud, quiet = run("validate", draft, "--lang", "nb"), run("validate", draft, "--lang", "nb", "-q")
    note = f"{draft}: tar plassen til data/actors/hod.yaml"
    assert note in loud.stderr.splitlines() and note not in loud.stdout
    assert (quiet.stdout, quiet.stderr) == (loud.stdout, "")
    assert "plassen" not in run("validate", ROOT / "data" / "actors" / "hod.yaml", "--lang", "nb").stderr


def test_a_draft_takes_the_place_of_the_file_of_the_same_scheme(
    repository: Repository, parsed: dict[str, str], tmp_path: Path
) -> None:
    draft = tmp_path / "draft.ttl"
    text = (ROOT / "ontology" / "vocab" / "status.ttl").read_text(encoding="utf-8")
    draft.write_text(text.replace('skos:prefLabel "', 'skos:prefLabel "utkast: '), encoding="utf-8")
    told: list[str] = []
    assert check(repository, [draft], today=TODAY, parsed=parsed, tell=told.append) == []
    assert told == [f"{draft}: takes the place of ontology/vocab/status.ttl"]


def test_of_many_files_whose_place_is_taken_a_few_are_named(tmp_path: Path) -> None:
    schemes = shutil.copytree(ROOT / "ontology" / "vocab", tmp_path / "vocab")
    told = run("validate", schemes, "--lang", "en").stderr.splitlines()
    assert [line.partition(": takes the place of ")[2] for line in told[:3]] == [
        f"ontology/vocab/{name}.ttl" for name in ("activity-kind", "actor-type", "basis")
    ]
    assert told[3:] == [f"more files whose place is taken: {len(list(schemes.iterdir())) - 3}", "no faults found"]


def test_a_file_of_the_repository_is_checked_once_however_often_it_is_named(
    repository: Repository, parsed: dict[str, str]
) -> None:
    path = ROOT / "data" / "actors" / "hod.yaml"
    told: list[str] = []
    assert check(repository, [path, path, path.parent / "." / "hod.yaml"], parsed=parsed, tell=told.append) == []
    assert told == []


def test_a_fault_elsewhere_is_not_reported_for_the_files_one_asked_for(tiny: Repository, tmp_path: Path) -> None:
    (tiny.root / "data" / "actors" / "y.yaml").write_text("id: [", encoding="utf-8")
    assert check(tiny, [tiny.root / "data" / "actors" / "x.yaml"]) == []
    assert [finding.file for finding in check(tiny)] == ["data/actors/y.yaml"]


def test_a_reference_to_a_file_that_cannot_be_read_is_not_a_second_fault(tiny: Repository) -> None:
    folder = tiny.root / "data" / "actors"
    (folder / "y.yaml").write_text(ACTOR.replace("id: x", "id: y").replace("publisher: x", "publisher: z"))
    (folder / "z.yaml").write_text("type: Actor\nid: 'z\n")
    assert [(finding.file, finding.code) for finding in check(tiny)] == [("data/actors/z.yaml", "yaml-syntax")]


def test_a_misspelt_key_is_not_also_missing(tiny: Repository, tmp_path: Path) -> None:
    path = tiny.root / "data" / "actors" / "x.yaml"
    path.write_text(ACTOR.replace("actor_type", "actortype"), encoding="utf-8")
    assert [finding.code for finding in check(tiny)] == ["unknown-key"]
