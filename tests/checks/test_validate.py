from __future__ import annotations

import csv
import io
import json
import random
import shutil
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from lhl_graph.checks.results import violations
from lhl_graph.checks.validate import LONGEST, Finding, check
from lhl_graph.cli.main import main
from lhl_graph.errors import InputError, RepositoryError
from lhl_graph.graph.build import assemble
from lhl_graph.questions import library
from lhl_graph.reading.faults import MESSAGES
from lhl_graph.reading.header import header
from lhl_graph.reading.repository import Repository
from lhl_graph.reading.yamlld import read

if TYPE_CHECKING:
    from click.testing import Result

ROOT = Path(__file__).parents[2]
TODAY = "2026-11-28"
"""The day by which the files are judged here."""
BAD = ROOT / "tests" / "bad"
FILES = sorted(path for path in BAD.rglob("*") if path.is_file())
KNOWN = {
    "period-over-but-active": 4,
    "period-begun-but-planned": 1,
    "ended-before-its-end": 4,
    "open-end-unconfirmed": 10,
}
"""Warnings that the data of today gives, by code."""
MADE_HERE = {"stray-file", "too-large", "duplicate-subject", "bad-question"}
"""Codes that a small file alone cannot get; tests below make the files."""

ACTOR = """\
id: x
type: Actor
actor_type: network
name: {nb: Aktøren}
source: S1
sources:
  - {id: S1, url: "https://example.org/", title: Kilden, publisher: x, form: page}
"""

every_bad_file = pytest.mark.parametrize("path", FILES, ids=[path.relative_to(BAD).as_posix() for path in FILES])


def expectation(path: Path) -> str:
    """What a bad file says on its first line that is wrong with it."""
    content = path.read_bytes()
    text = content.decode("utf-16" if content.startswith(b"\xff\xfe") else "utf-8", errors="replace")
    return text.splitlines()[0].removeprefix("# expect: ")


def said(finding: Finding) -> str:
    return f"{finding.line} {finding.severity} {finding.code} {json.dumps(finding.value, ensure_ascii=False)}"


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, ["--root", str(ROOT), *map(str, arguments)])


@pytest.fixture(scope="module")
def found(repository: Repository) -> dict[str, list[Finding]]:
    """What one run over the whole folder of bad files finds, by file."""
    findings: dict[str, list[Finding]] = {}
    for finding in check(repository, [BAD], today=TODAY):
        findings.setdefault(finding.file, []).append(finding)
    return findings


@pytest.fixture
def tiny(tmp_path: Path) -> Repository:
    """A repository with the real ontology and one actor."""
    shutil.copytree(ROOT / "ontology", tmp_path / "ontology")
    (tmp_path / "data" / "actors").mkdir(parents=True)
    (tmp_path / "data" / "actors" / "x.yaml").write_text(ACTOR, encoding="utf-8")
    return Repository(tmp_path)


# Every rule has a file that breaks exactly it


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
    result = run("validate", BAD / name)
    line, level, code, _ = expectation(BAD / name).split(" ", 3)
    [row] = result.stdout.splitlines()
    assert row.startswith(f"tests/bad/{name}:{line}: {level} {code}: ")
    assert result.exit_code == 1


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


def test_a_file_above_the_limit_is_refused(repository: Repository, tmp_path: Path) -> None:
    path = tmp_path / "x.yaml"
    path.write_text(ACTOR + "#" * 2_000_000, encoding="utf-8")
    assert [(finding.line, finding.code) for finding in check(repository, [path])] == [(1, "too-large")]


@pytest.mark.parametrize("place", ["actors/z.yml", "z.yaml", "actors/more/z.yaml"])
def test_a_data_file_that_is_not_read_is_an_error(tiny: Repository, place: str) -> None:
    path = tiny.root / "data" / place
    path.parent.mkdir(exist_ok=True)
    path.write_text(ACTOR, encoding="utf-8")
    (tiny.root / "data" / "actors" / ".z.yaml.swp").write_text("an editor's own", encoding="utf-8")
    assert [(each.file, each.code) for each in check(tiny)] == [(f"data/{place}", "stray-file")]


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


def test_a_group_used_as_theme_is_told_to_be_a_group(repository: Repository, tmp_path: Path) -> None:
    text = (BAD / "unknown-theme.yaml").read_text(encoding="utf-8")
    path = tmp_path / "unknown-theme.yaml"
    path.write_text(text.replace("- demens\n", "- older-people\n"), encoding="utf-8")
    told = [each.message for each in check(repository, [path], today=TODAY)]
    assert any('"older-people" is one of the ' in message for message in told)


# What is not a fault


def test_the_real_data_has_no_errors_and_no_more_warnings_than_are_known(repository: Repository) -> None:
    """What a warning asks for takes a new source; a number here may shrink, and never grow."""
    found = Counter(finding.code for finding in check(repository, today=TODAY))
    assert {code: most for code, most in found.items() if most > KNOWN.get(code, 0)} == {}


def test_what_has_run_out_depends_on_the_day_of_the_check(repository: Repository) -> None:
    path = BAD / "period-over-but-active.yaml"
    assert [each.code for each in check(repository, [path], today="2025-01-01")] == ["period-over-but-active"]
    assert check(repository, [path], today="2024-12-31") == []


def test_an_open_end_is_believed_for_three_years(repository: Repository) -> None:
    path = BAD / "open-end-unconfirmed.yaml"
    assert check(repository, [path], today="2019-02-04") == []
    assert [each.code for each in check(repository, [path], today="2019-02-05")] == ["open-end-unconfirmed"]


def test_a_day_that_is_none_is_wrong_use(repository: Repository) -> None:
    with pytest.raises(InputError, match='"i dag" is no day; write it as 2026-01-31'):
        check(repository, today="i dag")


def test_a_draft_takes_the_place_of_the_file_of_the_same_subject(repository: Repository, tmp_path: Path) -> None:
    draft = tmp_path / "demensplan-2020.yaml"
    text = (ROOT / "data" / "initiatives" / draft.name).read_text(encoding="utf-8")
    draft.write_text(text.replace("owner: hod", "owner: hdir"), encoding="utf-8")
    assert draft.read_text(encoding="utf-8") != text
    assert check(repository, [draft], today=TODAY) == []


def test_a_draft_takes_the_place_of_the_file_of_the_same_scheme(repository: Repository, tmp_path: Path) -> None:
    draft = tmp_path / "draft.ttl"
    text = (ROOT / "ontology" / "vocab" / "status.ttl").read_text(encoding="utf-8")
    draft.write_text(text.replace('skos:prefLabel "', 'skos:prefLabel "utkast: '), encoding="utf-8")
    assert check(repository, [draft], today=TODAY) == []


def test_a_file_of_the_repository_is_checked_once_however_often_it_is_named(repository: Repository) -> None:
    path = ROOT / "data" / "actors" / "hod.yaml"
    assert check(repository, [path, path, path.parent / "." / "hod.yaml"]) == []


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


# What a finding says


@pytest.mark.parametrize(
    ("name", "suggestion"),
    [
        ("unknown-theme.yaml", "dementia"),
        ("unknown-target-group.yaml", "relatives"),
        ("unknown-kind.yaml", "action-plan"),
        ("unknown-relation.yaml", "supports"),
        ("unknown-actor.yaml", "hdir"),
        ("unknown-key.yaml", "abbreviation"),
        ("unknown-focus-area-elsewhere.yaml", "leve-hele-livet/fa1"),
        ("unknown-concept.ttl", "activity-and-community"),
        ("dangling-relation.yaml", "leve-hele-livet"),
    ],
)
def test_a_finding_suggests_the_nearest_that_there_is(
    name: str, suggestion: str, found: dict[str, list[Finding]]
) -> None:
    assert found[f"tests/bad/{name}"][0].message.endswith(f'; did you mean "{suggestion}"?')


def test_every_finding_is_one_printable_line_without_gaps(found: dict[str, list[Finding]]) -> None:
    for finding in (finding for each in found.values() for finding in each):
        assert str(finding).isprintable()
        assert "{key}" not in finding.message
        assert "{value}" not in finding.message
        assert not finding.message.startswith((" ", ":"))


def test_a_long_or_broken_value_is_shortened_in_the_message_and_whole_in_the_finding(tiny: Repository) -> None:
    value = "en\u001b[31m adresse\n" * 40
    path = tiny.root / "data" / "actors" / "x.yaml"
    path.write_text(ACTOR.replace('"https://example.org/"', json.dumps(value)), encoding="utf-8")
    [finding] = check(tiny)
    assert finding.value == value
    assert str(finding).isprintable()
    assert len(finding.message) < 2 * LONGEST


def test_every_message_of_the_reader_is_said_in_both_languages_and_differently() -> None:
    assert all(texts.keys() == {"nb", "en"} and texts["nb"] != texts["en"] for texts in MESSAGES.values())


def test_messages_come_in_the_language_asked_for_and_nynorsk_readers_get_bokmaal(tiny: Repository) -> None:
    path = tiny.root / "data" / "actors" / "x.yaml"
    path.write_text(ACTOR.replace("network", "nettverk"), encoding="utf-8")
    nb, nn, en = ([finding.message for finding in check(tiny, [], language)] for language in ("nb", "nn", "en"))
    assert nb == nn == ["«nettverk» er ikke en type aktør; se ontology/vocab/actor-type.ttl; mente du «network»?"]
    assert en == ['"nettverk" is not a type of actor; see ontology/vocab/actor-type.ttl; did you mean "network"?']


# The command


def test_a_warning_alone_ends_with_0_and_an_error_with_1() -> None:
    warned, failed = run("validate", BAD / "missing-key-group.yaml"), run("validate", BAD / "missing-key-theme.yaml")
    assert (warned.exit_code, failed.exit_code) == (0, 1)
    assert "0 error(s), 1 warning(s)" in warned.stderr
    assert "1 error(s), 0 warning(s)" in failed.stderr


def test_json_and_csv_hold_the_same_fields() -> None:
    as_json, as_csv = (run("validate", BAD / "unknown-theme.yaml", "-f", form).stdout for form in ("json", "csv"))
    [one], [other] = json.loads(as_json), list(csv.DictReader(io.StringIO(as_csv)))
    assert list(one) == list(other) == list(Finding._fields)
    assert {key: str(value) for key, value in one.items()} == other
    assert (one["line"], one["value"]) == (19, "demens")


@pytest.mark.parametrize("name", ["no-such-file.yaml", "no-such-folder", "bad/unknown-key.yaml"])
def test_a_path_that_does_not_exist_is_wrong_use(name: str) -> None:
    result = run("validate", name)
    assert (result.exit_code, result.stdout) == (2, "")
    [line] = result.stderr.splitlines()
    assert line.endswith(f"{name}: no such file or folder")


@pytest.mark.parametrize("name", ["notes.txt", "data.json", "x.yaml~", "noextension"])
def test_only_yaml_and_turtle_can_be_checked(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text(ACTOR, encoding="utf-8")
    result = run("validate", tmp_path / name)
    assert (result.exit_code, result.stdout) == (2, "")
    assert "only .yaml and .ttl files can be checked" in result.stderr


def test_a_folder_without_such_files_is_wrong_use(repository: Repository, tmp_path: Path) -> None:
    (tmp_path / ".hidden").mkdir()
    (tmp_path / ".hidden" / "x.yaml").write_text(ACTOR, encoding="utf-8")
    with pytest.raises(InputError, match=r"no \.yaml or \.ttl file in this folder"):
        check(repository, [tmp_path])


def test_a_file_that_cannot_be_opened_is_wrong_use(repository: Repository, tmp_path: Path) -> None:
    (tmp_path / "x.yaml").symlink_to(tmp_path / "gone.yaml")
    with pytest.raises(InputError, match="cannot be read"):
        check(repository, [tmp_path])


# Whatever happens to a file


@pytest.mark.parametrize("seed", [1, 2])
def test_damage_anywhere_gives_findings_with_a_line_and_never_an_exception(
    repository: Repository, tmp_path: Path, seed: int
) -> None:
    chance = random.Random(seed)
    lengths = {}
    for path in repository.data_files():
        lines = path.read_text(encoding="utf-8").splitlines()
        for _ in range(3):
            at = chance.randrange(len(lines))
            place = chance.randrange(len(lines[at]) + 1)
            sign = chance.choice("\"'[]{}:-#&*!|>%@\\\t x0é\u2028\ufeff")
            lines[at] = chance.choice(
                ["", lines[at][:place], lines[at][:place] + sign + lines[at][place:], lines[at] * 2]
            )
        (tmp_path / path.name).write_text("\n".join(lines), encoding="utf-8")
        lengths[path.name] = len(lines)
    findings = check(repository, [tmp_path])
    assert len(findings) > 100
    assert all(1 <= finding.line <= lengths[Path(finding.file).name] + 1 for finding in findings)
    assert all(finding.message and str(finding).isprintable() for finding in findings)
