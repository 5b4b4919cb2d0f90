"""`lhl ask`: lists, searches, shows and answers; a wrong use is one line with what is allowed."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from lhl_graph.cli import ask
from lhl_graph.cli.options import Group
from lhl_graph.iris import BASE
from lhl_graph.questions import library
from lhl_graph.reading.repository import Repository

if TYPE_CHECKING:
    from click.testing import Result

    from lhl_graph.knowledge_graph import KnowledgeGraph

REPOSITORY = Repository(Path(__file__).parents[2])
main = Group("lhl", commands=[ask.ask])


@pytest.fixture(autouse=True)
def warm(kg: KnowledgeGraph) -> None:
    """The graph has been built before anything is asked."""


def run(*arguments: str, width: int | None = None) -> Result:
    said = ["--root", str(REPOSITORY.root), "ask", *arguments]
    return CliRunner().invoke(main, said, env={"COLUMNS": str(width)} if width else None)


def test_without_a_name_all_questions_are_listed_by_group() -> None:
    lines = run().stdout.splitlines()
    headings = [line for line in lines if line.endswith(":") and not line.startswith(" ")]
    assert headings == [f"{group['nb']}:" for group in library.GROUPS.values()]
    names = {line.split()[0] for line in lines if line.startswith("  ")}
    assert names == {question.name for question in library.library(REPOSITORY)}


def test_the_list_comes_in_the_language_of_the_reader() -> None:
    assert "Which initiatives are for a target group?" in run("--lang", "en").stdout
    assert "Kva satsingar er for ei målgruppe?" in run("--lang", "nn").stdout


@pytest.mark.parametrize(
    ("name", "asked"),
    [
        ("frivillighet", "tiltak-for-tema -p tema=frivillighet"),
        ("bolig og bomiljø", "tema='bolig og bomiljø'"),
        ("zzz", ""),
    ],
)
def test_the_name_of_a_thing_leads_to_the_questions_about_it(name: str, asked: str) -> None:
    said = run(name).stderr
    assert "`lhl ask` lists them" in said
    assert asked in said
    assert ("did you mean" in said) == bool(asked)


def test_words_that_are_no_name_search() -> None:
    said = run("demens").stdout
    assert "felles-tema" in said
    assert "usette-koblinger" not in said
    found = json.loads(run("kommune", "tilskudd", "-f", "json").stdout)
    assert [row["question"] for row in found] == ["tilskudd-for-tema"]


def test_a_question_is_shown_as_a_query_that_may_be_asked_anywhere(kg: KnowledgeGraph) -> None:
    said = run("felles-malgruppe", "--show", "-p", "gruppe=Pårørende").stdout
    assert said.startswith("# Hvilke satsinger er for en målgruppe?")
    assert "# -p gruppe  Målgruppe" in said
    assert f"VALUES ?gruppe {{ <{BASE}target-group/relatives> }}" in said
    assert len(kg.query(said)) == len(
        json.loads(run("felles-malgruppe", "-p", "gruppe=relatives", "-f", "json").stdout)
    )


def test_a_table_has_headings_names_and_short_iris() -> None:
    lines = run("felles-tema", "-p", "tema=dementia", width=140).stdout.splitlines()
    assert lines[0].split() == ["Id", "Satsing", "Status", "Nyeste", "kilde", "om", "status", "Fra", "Til"]
    assert any(re.match("initiative:demensplan-2025 +Demensplan 2025 ", line) for line in lines)
    assert "Initiative" in run("felles-tema", "--lang", "en", width=140).stdout.splitlines()[0]


def test_csv_and_json_have_whole_iris_and_the_columns_of_the_header() -> None:
    found = list(csv.DictReader(io.StringIO(run("felles-tema", "-f", "csv").stdout)))
    assert list(found[0]) == ["satsing", "satsing_navn", "status_navn", "per", "kanskje", "fra", "til"]
    assert all(row["satsing"].startswith(BASE) for row in found)
    assert json.loads(run("felles-tema", "-f", "json").stdout)[0]["satsing"] == found[0]["satsing"]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["felles-malgruppe", "-p", "gruppe"], "name=value"),
        (["felles-malgruppe", "-p", "=relatives"], "name=value"),
        (["felles-malgruppe", "-p", "gruppe=relatives", "-p", "gruppe=older-people"], "twice"),
        (["felles-malgruppe", "-p", "gruppa=relatives"], 'did you mean "gruppe"'),
        (["felles-malgruppe", "-p", "gruppe=marsboere"], "no term is called"),
        (["felles-malgrupper", "-p", "gruppe=relatives"], 'did you mean "felles-malgruppe"'),
        (["xyzzy"], "no question is called"),
    ],
)
def test_a_wrong_use_is_one_line_and_exit_code_2(arguments: list[str], said: str) -> None:
    result = run(*arguments)
    assert result.exit_code == 2
    assert said in result.stderr
    assert result.stderr.count("\n") == 1
    assert not result.stdout


def test_an_empty_answer_is_a_heading_and_exit_code_0() -> None:
    result = run("sok-i-mal-og-tiltak", "-p", "ord=finnesikke", "-f", "csv")
    assert (result.exit_code, result.stdout.count("\n")) == (0, 1)
