from __future__ import annotations

import csv
import io
import json
import random
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from lhl_graph.checks.validate import Finding, check
from lhl_graph.checks.written import LONGEST
from lhl_graph.errors import InputError
from lhl_graph.reading.faults import MESSAGES

if TYPE_CHECKING:
    from lhl_graph.reading.repository import Repository
from tests.checks.findings_of import ACTOR, BAD, TODAY, run, with_one_actor


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
    value = "en lang adresse\n" * 40
    path = tiny.root / "data" / "actors" / "x.yaml"
    path.write_text(ACTOR.replace('"https://example.org/"', json.dumps(value)), encoding="utf-8")
    [finding] = check(tiny)
    assert finding.value == value
    assert str(finding).isprintable()
    assert len(finding.message) < 2 * LONGEST


def test_every_message_of_the_reader_is_said_in_each_language_and_differently() -> None:
    assert all(texts["nb"] != texts["en"] != texts["nn"] for texts in MESSAGES.values())


def test_messages_come_in_the_language_asked_for(tiny: Repository) -> None:
    path = tiny.root / "data" / "actors" / "x.yaml"
    path.write_text(ACTOR.replace("network", "nettverk"), encoding="utf-8")
    nb, nn, en = ([finding.message for finding in check(tiny, [], language)] for language in ("nb", "nn", "en"))
    assert nn == ["«nettverk» er ikkje ein type aktør; sjå ontology/vocab/actor-type.ttl; meinte du «network»?"]
    assert nb == ["«nettverk» er ikke en type aktør; se ontology/vocab/actor-type.ttl; mente du «network»?"]
    assert en == ['"nettverk" is not a type of actor; see ontology/vocab/actor-type.ttl; did you mean "network"?']


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


def test_a_source_of_one_actor_leaves_the_others_named_and_a_field_without_any_is_told_once(
    repository: Repository, parsed: dict[str, str], tmp_path: Path
) -> None:
    path = tmp_path / "field-without-source-actor.yaml"
    text = (BAD / path.name).read_text(encoding="utf-8")

    def told(old: str, new: str) -> list[str]:
        path.write_text(text.replace(old, new), encoding="utf-8")
        found = check(repository, [path], today=TODAY, parsed=parsed)
        return [each.message.split(";")[0] for each in found]

    assert told("no such text", "") == ["no source is given for fhi, hdir under partners"]
    assert told("partners, actor: ks", "partners, actor: fhi") == ["no source is given for hdir, ks under partners"]
    assert told("  - {field: partners, actor: ks, source: S1}\n", "") == ["no source is given for partners"]
    assert told("partners, actor: ks", "partners") == []


YAML = [
    "a: [1",
    "a: {b",
    "a: 'b",
    "a: 'b\n---\n'",
    'a: "\\q"',
    'a: "\\x1"',
    'a: "\\ud800"',
    "a: b\n\tc",
    "a: |\n\tx",
    "a: |0\n x",
    "a: |x",
    "a: @b",
    "a: - b",
    "a: ? b",
    "a: 'b' c",
    "- a\nb: 1",
    "a: [,]",
    "  a: 1\nb: 2",
    "a: 1\n---\nb: 2",
    "a: &",
]
"""YAML that cannot be read, each for another reason."""


@pytest.fixture(scope="module")
def unreadable(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[list[Finding]]]:
    """Language → what is found in each of `YAML`, of one run over a folder that holds them."""
    tiny, drafts = with_one_actor(tmp_path_factory.mktemp("root")), tmp_path_factory.mktemp("drafts")
    for number, text in enumerate(YAML):
        (drafts / f"{number}.yaml").write_text(text, encoding="utf-8")
    found = {language: check(tiny, [drafts], language) for language in ("en", "nb", "nn")}
    return {
        language: [[each for each in told if Path(each.file).stem == str(number)] for number in range(len(YAML))]
        for language, told in found.items()
    }


@pytest.mark.parametrize("number", range(len(YAML)), ids=map(repr, YAML))
def test_what_the_yaml_parser_says_is_told_in_norwegian(
    unreadable: dict[str, list[list[Finding]]], number: int
) -> None:
    [english], [bokmal], [nynorsk] = (unreadable[language][number] for language in ("en", "nb", "nn"))
    assert english.code == "yaml-syntax" and english.value in english.message
    for norwegian, start in ((bokmal, "ikke gyldig YAML: "), (nynorsk, "ikkje gyldig YAML: ")):
        assert norwegian.value == english.value
        assert norwegian.message.startswith(start)
        assert not re.search("found|expected|while|allowed|lesast her|leses her", norwegian.message)


@pytest.mark.parametrize(("language", "says"), [("nb", "kan ikke leses her"), ("nn", "kan ikkje lesast her")])
def test_what_the_parser_says_so_rarely_that_nobody_translated_it_is_left_off(
    tiny: Repository, language: str, says: str
) -> None:
    path = tiny.root / "data" / "actors" / "x.yaml"
    path.write_text("%FOO\n", encoding="utf-8")
    assert [each.message.partition(": ")[2] for each in check(tiny, [path], language)] == [says]


@pytest.mark.parametrize(
    ("language", "error", "warning"),
    [("nb", "FEIL", "ADVARSEL"), ("nn", "FEIL", "ÅTVARING"), ("en", "ERROR", "WARNING")],
)
def test_a_level_is_said_in_the_language_to_a_reader_and_as_a_code_to_programs(
    language: str, error: str, warning: str
) -> None:
    finding = Finding("a.yaml", 1, "WARNING", "some-code", "…", "")
    assert finding.said(language) == f"a.yaml:1: {warning} some-code: …"
    told = run("validate", BAD / "unknown-theme.yaml", "--lang", language).stdout
    assert f": {error} unknown-theme: " in told
    rows = json.loads(run("validate", BAD / "unknown-theme.yaml", "--lang", language, "-f", "json").stdout)
    assert {row["severity"] for row in rows} == {"ERROR"}
    assert "ERROR unknown-theme" in str(Finding(*rows[0].values()))
