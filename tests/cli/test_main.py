"""The command line: data to stdout, messages to stderr, exit codes 0, 1 and 2, quick to start, at home everywhere."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING

import click
import pytest

from lhl_graph.cli.main import main
from lhl_graph.version import __version__

if TYPE_CHECKING:
    from pathlib import Path

    from lhl_graph.reading.repository import Repository
    from tests.conftest import Lhl
from tests.cli.programs import CONCEPTS, call

COMMANDS = sorted(main.commands)


GRAPH_COMMANDS = ["build", "overlaps", "query", "show", "stats"]


HEAVY = {"rdflib", "oxrdflib", "pyshacl", "pyoxigraph", "networkx", "numpy", "pandas", "yaml", "scipy", "sklearn"}


pytestmark = pytest.mark.usefixtures("kg")  # the cache is warm


def modules(lhl_arguments: list[str], repository: Repository) -> set[str]:
    """Run the command line in a process of its own; give the modules it has imported."""
    program = (
        "import sys, contextlib\nfrom lhl_graph.cli.main import main\n"
        "with contextlib.suppress(SystemExit):\n    main(sys.argv[1:])\nprint(*sys.modules, file=sys.stderr)"
    )
    command = [sys.executable, "-c", program, *lhl_arguments]
    done = subprocess.run(command, capture_output=True, text=True, check=True, cwd=repository.root)
    return {name.partition(".")[0] for name in done.stderr.split()}


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help_with_an_example_on_a_line_of_its_own(command: str) -> None:
    result = call(command, "--help")
    assert result.exit_code == 0
    assert [line for line in result.stdout.splitlines() if line.startswith(f"  lhl {command}")], result.stdout
    assert "\\b" not in result.stdout


@pytest.mark.parametrize("command", COMMANDS)
def test_every_option_says_what_it_does(command: str) -> None:
    for parameter in main.commands[command].params:
        if isinstance(parameter, click.Option) and not isinstance(parameter.type, click.Choice):
            assert parameter.help, parameter.name


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_is_in_the_readme(command: str, repository: Repository) -> None:
    assert f"lhl {command}" in (repository.root / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "arguments", [["--help"], ["-h"], ["--version"], *([name, "--help"] for name in GRAPH_COMMANDS)]
)
def test_help_loads_nothing_heavy(arguments: list[str], repository: Repository) -> None:
    assert modules(arguments, repository) & HEAVY == set()


@pytest.mark.parametrize("arguments", [["query", CONCEPTS], ["query", "ASK {}", "-f", "json"], ["stats"]])
def test_a_warm_start_loads_the_store_and_nothing_else_heavy(arguments: list[str], repository: Repository) -> None:
    assert modules(arguments, repository) & HEAVY == {"pyoxigraph"}


@pytest.mark.parametrize("unneeded", ["json", "tempfile", "textwrap", "platformdirs", "shutil", "csv"])
def test_a_warm_query_imports_nothing_it_does_not_use(unneeded: str, repository: Repository) -> None:
    assert unneeded not in modules(["query", "ASK {}"], repository)


def test_the_version_is_said() -> None:
    assert call("--version").stdout == f"lhl-graph {__version__}\n"


@pytest.mark.parametrize(
    ("code", "arguments"),
    [
        (0, ["query", "ASK {}"]),
        (0, ["prefixes"]),
        (0, ["show", "theme:dementia"]),
        (1, ["query", "SELECT"]),
        (1, ["query", "SELECT * { ?s no:such ?o }"]),
        (2, ["query", "CLEAR ALL"]),
        (2, ["query", "SELECT * { SERVICE <urn:x> {} }"]),
        (2, ["query", "ASK {}", "-f", "ttl"]),
        (2, ["query", "ASK {}", "-f", "no-such-format"]),
        (2, ["query", "missing.rq"]),
        (2, ["query"]),
        (2, ["show", "helsepersonellkommisjonen"]),
        (2, ["show", "no-such-thing"]),
        (2, ["build", "-o", "graph.txt"]),
        (2, ["query", "ASK {}", "-o", "no/such/folder/answer.txt"]),
        (2, ["--root", "no-such-folder", "stats"]),
        (2, ["--root", "src", "stats"]),
        (2, ["--lang", "se", "stats"]),
        (2, ["no-such-command"]),
        (2, ["stats", "--no-such-option"]),
    ],
)
def test_the_exit_code_tells_success_wrong_query_and_wrong_use_apart(
    code: int, arguments: list[str], repository: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(repository.root)
    result = call(*arguments)
    assert result.exit_code == code, result.output
    if code:
        assert result.stdout == ""
        assert "Error: " in result.stderr
        assert "Traceback" not in result.stderr


def test_an_ambiguous_name_lists_its_candidates_on_stderr() -> None:
    result = call("show", "helsepersonellkommisjonen")
    assert result.stderr.splitlines()[1:] == [
        "  actor:helsepersonellkommisjonen  Helsepersonellkommisjonen",
        "  initiative:helsepersonellkommisjonen  Tid for handling (NOU 2023: 4)",
    ]


def test_data_goes_to_stdout_and_nothing_else_does(lhl: Lhl) -> None:
    result = lhl("query", CONCEPTS, "-f", "csv")
    assert result.stdout.startswith(b"c\r\nhttps://w3id.org/lhl-graph/basis/")
    assert result.stderr == b""


def test_messages_go_to_stderr_and_quiet_leaves_them_out(three: Repository, tmp_path: Path) -> None:
    path = tmp_path / "graph.nq"
    build: list[str | Path] = ["--root", three.root, "build", "-o", path]
    call("--root", three.root, "build")  # what has to be said of building has been said
    loud, quiet = call(*build), call(*build, "-q")
    assert (loud.stdout, quiet.output) == ("", "")
    assert loud.stderr.startswith(f"{path}: ")


def test_quiet_does_not_silence_errors() -> None:
    assert "Error: " in call("-q", "query", "SELECT").stderr


@pytest.mark.parametrize("arguments", [["stats"], ["prefixes"], ["show", "hdir"], ["query", CONCEPTS], ["--help"]])
def test_there_are_no_escape_codes(lhl: Lhl, arguments: list[str]) -> None:
    for env in ({}, {"NO_COLOR": "1"}, {"FORCE_COLOR": "1", "TERM": "xterm-256color"}):
        assert b"\x1b" not in lhl(*arguments, env=env).stdout


@pytest.mark.parametrize("form", ["csv", "json", "ndjson", "table"])
@pytest.mark.parametrize("command", ["stats", "prefixes"])
def test_a_table_comes_in_every_format(command: str, form: str) -> None:
    written = call(command, "-f", form).stdout
    if form == "json":
        assert len(json.loads(written)) > 10
    elif form == "ndjson":
        assert all(json.loads(line) for line in written.splitlines())
    else:
        assert len(written.splitlines()) > 10


def test_an_answer_goes_to_a_file_whole_or_not_at_all(tmp_path: Path) -> None:
    path = tmp_path / "answer.csv"
    assert call("query", CONCEPTS, "-f", "csv", "-o", path).output == ""
    before = path.read_bytes()
    assert before.startswith(b"c\r\n")
    assert call("query", "SELECT", "-o", path).exit_code == 1
    assert call("query", "ASK {}", "-f", "ttl", "-o", path).exit_code == 2
    assert path.read_bytes() == before
    assert list(tmp_path.iterdir()) == [path]


def test_building_into_an_unknown_format_is_refused_before_any_work(
    small: Repository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LHL_GRAPH_CACHE", str(tmp_path / "cache"))
    assert call("--root", small.root, "build", "-o", tmp_path / "graph.txt").exit_code == 2
    assert not (tmp_path / "cache").exists()
    assert not (tmp_path / "graph.txt").exists()


def test_a_file_that_cannot_be_replaced_stays_as_it_was(tmp_path: Path) -> None:
    (tmp_path / "graph.ttl").mkdir()
    result = call("query", CONCEPTS, "-o", tmp_path / "graph.ttl")
    assert result.exit_code == 2
    assert [path.name for path in tmp_path.iterdir()] == ["graph.ttl"]


def test_a_misspelt_term_is_told_on_stderr(lhl: Lhl) -> None:
    done = lhl("query", "SELECT ?i { ?i lhl:covers theme:demens }", "-f", "csv")
    assert done.stdout == b"i\r\n" or done.stdout == b"i\n"
    assert "did you mean theme:dementia?" in done.stderr.decode()
    assert not lhl("query", "SELECT ?i { ?i lhl:covers theme:dementia }", "-q").stderr
