from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner, Result

from lhl_graph.cli.main import main
from lhl_graph.knowledge_graph import load

if TYPE_CHECKING:
    from pathlib import Path

    from lhl_graph.knowledge_graph import KnowledgeGraph

HEAVY = ("numpy", "scipy", "networkx", "rdflib", "yaml", "pandas", "sklearn", "pyshacl")

pytestmark = pytest.mark.usefixtures("kg")  # so that the cache is warm


def lhl(*arguments: str) -> Result:
    return CliRunner().invoke(main, arguments)


@pytest.mark.parametrize(
    "command",
    [
        ["overlaps"],
        ["overlaps", "--all", "--significant", "--on", "2025"],
        ["why", "leve-hele-livet", "demensplan-2025"],
        ["why", "digihjelpen", "tryggest"],
        ["gaps"],
        ["gaps", "--of", "goals"],
    ],
)
def test_questions_about_overlap_import_nothing_heavy(kg: KnowledgeGraph, command: list[str]) -> None:
    program = (
        "import sys; from lhl_graph.cli.main import main; main(sys.argv[1:], standalone_mode=False);"
        f"print(*sorted(set({HEAVY}) & set(sys.modules)), file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, *command], capture_output=True, cwd=kg.repository.root, check=True
    )
    assert done.stdout
    assert done.stderr.split() == []


def test_the_same_graph_is_built_in_every_process(kg: KnowledgeGraph, tmp_path: Path) -> None:
    program = (
        "import sys; from lhl_graph.analysis import null_model; null_model.RANDOMISATIONS = 10;"
        "from lhl_graph.cli.main import main; main(sys.argv[1:])"
    )
    runs = []
    for seed in ("1", "4242"):
        env = {**os.environ, "PYTHONHASHSEED": seed, "LHL_GRAPH_CACHE": str(tmp_path / seed)}
        command = [sys.executable, "-c", program, "build", "-q", "-o", str(tmp_path / f"{seed}.nq")]
        runs.append(subprocess.Popen(command, env=env, cwd=kg.repository.root))
    assert [run.wait() for run in runs] == [0, 0]
    one, other = ((tmp_path / f"{seed}.nq").read_bytes() for seed in ("1", "4242"))
    assert b"randomisations: 10;" in one
    assert one == other


@pytest.mark.parametrize(
    ("command", "said"),
    [
        (["overlaps", "leve-hele-livt"], 'Error: no term is called "leve-hele-livt"; did you mean "leve-hele-livet"'),
        (["overlaps", "--theme", "demns"], 'no term is called "demns"; did you mean'),
        (["overlaps", "--group", "dementia-care"], 'no term is called "dementia-care"'),
        (["overlaps", "--on", "1850"], "1850 is before any initiative in the graph; the first began on"),
        (["overlaps", "--on", "soon"], '"soon" is no date; write 2025'),
        (["overlaps", "gylne-maltidsoyeblikk"], "known by name only"),
        (["why", "leve-hele-livet", "LHL"], "are the same initiative; name two"),
        (["why", "leve-hele-livet", "xyzzy"], 'no term is called "xyzzy"'),
        (["coverage", "--of", "folkehelsemeldingen"], "known by name only"),
        (["coverage", "--on", "1850-01-01"], "is before any initiative"),
        (["coverage", "--timeline", "--on", "32"], '"32" is no date'),
        (["coverage", "--timeline", "--of", "leve-hele-livet"], "leave --of out"),
        (["network", "--backend", "abacus"], "networkx has no backend 'abacus' here; installed: networkx"),
        (["network", "--graph", "friends"], "'friends' is not one of"),
        (["overlaps", "--top", "0"], "0 is not in the range"),
        (["overlaps", "--min-score", "2"], "2.0 is not in the range"),
        (["gaps", "--kind", "money"], "'money' is not one of"),
    ],
)
def test_wrong_use_is_told_in_one_line_and_exit_code_two(command: list[str], said: str) -> None:
    result = lhl(*command)
    assert (result.exit_code, result.stdout) == (2, "")
    assert said in result.stderr
    assert len([line for line in result.stderr.splitlines() if line.startswith("Error: ")]) == 1
    assert "Traceback" not in result.stderr


@pytest.mark.parametrize(
    "command",
    [
        ["--min-score", "1"],
        ["--on", "2016", "--theme", "faith"],
        ["demensplan-2025", "--facet", "goals", "--min-score", "1"],
    ],
)
def test_filters_that_leave_nothing_say_so_in_place_of_rows_with_exit_code_zero(command: list[str]) -> None:
    result = lhl("overlaps", *command)
    assert result.exit_code == 0
    assert "Ingen svar." in result.stdout
    assert "Satsing" not in result.stdout
    rows = lhl("overlaps", *command, "-f", "json")
    assert json.loads(rows.stdout) == []
    assert "Ingen svar." in rows.stderr


def test_options_reach_the_library(kg: KnowledgeGraph) -> None:
    said = lhl("overlaps", "demensplan-2025", "--facet", "themes", "--top", "3", "--min-score", "0.1", "-f", "json")
    assert json.loads(said.stdout) == kg.overlaps("demensplan-2025", facet="themes", top=3, min_score=0.1).to_dicts()
    both = lhl("overlaps", "--theme", "demens", "--group", "Pårørende", "--on", "2025", "-f", "json")
    assert json.loads(both.stdout) == kg.overlaps(theme="dementia", group="relatives", on="2025", top=20).to_dicts()
    every = lhl("overlaps", "--all", "--significant", "--top", "500", "-f", "json")
    assert json.loads(every.stdout) == kg.overlaps(None, significant=True).to_dicts()


def test_a_reader_is_shown_twenty_and_a_program_gets_all() -> None:
    count = len(load().overlaps().rows)
    assert f"Viser 20 av {count}." in lhl("overlaps").stdout
    for form in ("json", "ndjson", "csv"):
        assert lhl("overlaps", "-f", form).stdout.count("leve-hele-livet") >= count


@pytest.mark.parametrize(
    "command",
    [
        ["overlaps", "--top", "3"],
        ["gaps", "--of", "links"],
        ["gaps", "--of", "themes"],
        ["gaps", "--of", "groups"],
        ["gaps", "--of", "goals"],
        ["coverage", "--on", "2016"],
        ["coverage", "--timeline"],
        ["network", "--bridges"],
        ["network", "--centrality", "--graph", "stated"],
    ],
)
def test_every_list_comes_as_text_and_as_rows(command: list[str]) -> None:
    table = list(csv.DictReader(io.StringIO(lhl(*command, "-f", "csv").stdout)))
    text = lhl(*command, "--lang", "nn")
    assert table
    assert text.exit_code == 0
    assert len(text.stdout.splitlines()) > 2


def test_why_is_text_or_json() -> None:
    assert lhl("why", "leve-hele-livet", "demensplan-2025", "--lang", "nn").stdout.startswith("Demensplan 2025 og ")
    said = json.loads(lhl("why", "leve-hele-livet", "demensplan-2025", "-f", "json").stdout)
    assert {"overlap", "significance", "relations", "concepts", "matches", "actors", "sources"} <= said.keys()


def test_gaps_can_be_cut_and_still_tell_why() -> None:
    text = lhl("gaps", "--top", "2").stdout
    assert text.count("men ingen av kildene her knytter dem sammen") + text.count("lhl why") >= 3
    assert text.count("lhl why ") == 2


@pytest.mark.parametrize("view", ["--communities", "--centrality", "--bridges", "--ties"])
def test_each_view_of_a_network_can_be_cut(view: str) -> None:
    every = json.loads(lhl("network", view, "-f", "json").stdout)
    assert json.loads(lhl("network", view, "--top", "2", "-f", "json").stdout) == every[:2]
    assert len(every) > 2


def test_the_timeline_marks_a_date() -> None:
    assert "│" in lhl("coverage", "--timeline", "--on", "2025").stdout


@pytest.mark.parametrize("command", ["overlaps", "why", "gaps", "coverage", "network", "evaluate"])
def test_help_shows_an_example(command: str) -> None:
    result = lhl(command, "--help")
    assert result.exit_code == 0
    assert f"lhl {command} " in result.stdout.partition("Usage:")[2]
    assert max(map(len, result.stdout.splitlines())) <= 120
