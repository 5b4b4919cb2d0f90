"""The command line: data to stdout, messages to stderr, exit codes 0, 1 and 2, quick to start, at home everywhere."""

from __future__ import annotations

import json
import re
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import click
import pytest
from click.testing import CliRunner, Result

from lhl_graph.cli.main import main
from lhl_graph.version import __version__

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lhl_graph.reading.repository import Repository
    from tests.conftest import Lhl

COMMANDS = sorted(main.commands)
GRAPH_COMMANDS = ["build", "overlaps", "query", "show", "stats"]
HEAVY = {"rdflib", "oxrdflib", "pyshacl", "pyoxigraph", "networkx", "numpy", "pandas", "yaml", "scipy", "sklearn"}
CONCEPTS = "SELECT ?c { ?c skos:inScheme <https://w3id.org/lhl-graph/basis> } ORDER BY ?c"

pytestmark = pytest.mark.usefixtures("kg")  # the cache is warm


def call(*arguments: str | Path, stdin: str | bytes = "") -> Result:
    """Run the command line in this process."""
    return CliRunner().invoke(main, list(map(str, arguments)), input=stdin)


def modules(lhl_arguments: list[str], repository: Repository) -> set[str]:
    """Run the command line in a process of its own; give the modules it has imported."""
    program = (
        "import sys, contextlib\nfrom lhl_graph.cli.main import main\n"
        "with contextlib.suppress(SystemExit):\n    main(sys.argv[1:])\nprint(*sys.modules, file=sys.stderr)"
    )
    command = [sys.executable, "-c", program, *lhl_arguments]
    done = subprocess.run(command, capture_output=True, text=True, check=True, cwd=repository.root)
    return {name.partition(".")[0] for name in done.stderr.split()}


# Help


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


# Exit codes


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


# Output


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


# Input


def test_a_query_comes_from_a_file_or_stdin_as_well(tmp_path: Path) -> None:
    path = tmp_path / "question.rq"
    path.write_text(CONCEPTS, encoding="utf-8-sig")
    expected = call("query", CONCEPTS).stdout
    assert expected
    assert call("query", path).stdout == expected
    assert call("query", "-", stdin=CONCEPTS).stdout == expected


@pytest.mark.parametrize("content", [b"ASK { ?s ?p '\xe6' }", b"\xff\xfeA\x00"])
def test_a_query_that_is_not_utf8_is_said(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "question.rq").write_bytes(content)
    for result in (call("query", tmp_path / "question.rq"), call("query", "-", stdin=content)):
        assert result.exit_code == 2
        assert "not UTF-8 text" in result.stderr


@pytest.mark.parametrize("name", ["no-such.rq", "a-folder.rq", "no-such.sparql"])
def test_a_query_file_that_cannot_be_read_is_said(tmp_path: Path, name: str) -> None:
    (tmp_path / "a-folder.rq").mkdir()
    result = call("query", tmp_path / name)
    assert (result.exit_code, result.stdout) == (2, "")
    assert f"{name}: cannot be read (" in result.stderr


@pytest.mark.parametrize(
    "arguments",
    [
        ["--lang", "en", "show", "theme:dementia"],
        ["show", "--lang", "en", "theme:dementia"],
        ["show", "theme:dementia", "--lang", "en"],
        ["--lang", "nb", "show", "theme:dementia", "--lang", "en"],
    ],
)
def test_shared_options_stand_before_or_after_the_command(arguments: list[str]) -> None:
    assert call(*arguments).stdout.startswith("Dementia  (Themes)")


@pytest.mark.parametrize(("language", "name"), [("nb", "Pårørende"), ("nn", "Pårørande"), ("en", "Relatives")])
def test_labels_come_in_the_language_that_is_asked_for(language: str, name: str) -> None:
    assert call("show", "group:relatives", "--lang", language).stdout.startswith(name)


def test_the_root_can_be_named_from_anywhere(
    three: Repository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    count = "SELECT (COUNT(?i) AS ?n) { ?i a lhl:Initiative }"
    assert call("--root", three.root, "query", count, "-f", "csv").stdout == "n\n3\n"


# Surroundings

PLAIN = {"LC_ALL": "C", "LANG": "C", "PYTHONIOENCODING": "ascii"}
NO_UTF8 = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}


@pytest.mark.parametrize("env", [{}, PLAIN, NO_UTF8, {**NO_UTF8, "PYTHONIOENCODING": "ascii"}])
def test_norwegian_letters_survive_any_language_setting(lhl: Lhl, env: Mapping[str, str]) -> None:
    letters = "SELECT ?x { BIND('æøå ÆØÅ – «»' AS ?x) }"
    assert lhl("query", letters, "-f", "csv", env=env).stdout.decode() == "x\r\næøå ÆØÅ – «»\r\n"
    assert lhl("show", "pårørende", env=env).stdout.decode().startswith("Pårørende")
    assert 'no term is called "pårørendd"; did you mean' in lhl("show", "pårørendd", env=env).stderr.decode()
    assert lhl("query", "-", "-f", "csv", env=env, stdin=letters.encode()).stdout.decode().endswith("æøå ÆØÅ – «»\r\n")


@pytest.mark.parametrize("arguments", [["show", "\udcff"], ["query", "SELECT '\udcff' {}"], ["query", "\udcff.rq"]])
def test_bytes_that_are_no_text_are_said(lhl: Lhl, arguments: list[str]) -> None:
    result = lhl(*arguments)
    assert result.returncode in (1, 2)
    assert result.stderr.startswith(b"Error: ")
    assert result.stderr.count(b"\n") == 1


def test_python_m_lhl_graph_is_lhl(lhl: Lhl) -> None:
    assert lhl("--help").stdout.startswith(b"Usage: lhl ")


def shell(command: str, repository: Repository) -> subprocess.CompletedProcess[str]:
    lhl = f"{sys.executable} -m lhl_graph"
    script = f"set -o pipefail; {command.replace('lhl ', lhl + ' ')}"
    return subprocess.run(["bash", "-c", script], capture_output=True, text=True, cwd=repository.root, check=False)


@pytest.mark.parametrize(
    "command",
    [
        "lhl query 'SELECT * { ?s ?p ?o }' -f csv | head -1",
        "lhl query 'SELECT * { ?s ?p ?o } LIMIT 5' | true",
        "lhl query 'ASK {}' | true",
        "lhl show leve-hele-livet | head -1",
        "lhl stats | true",
        "lhl prefixes | true",
        "lhl --help | true",
    ],
)
def test_a_reader_that_has_enough_ends_the_command_quietly(command: str, repository: Repository) -> None:
    assert shell(command, repository).stderr == ""


@pytest.mark.parametrize("command", ["lhl query 'SELECT * { ?s ?p ?o } LIMIT 9'", "lhl show hdir", "lhl stats -f csv"])
def test_a_full_disk_is_said_in_one_line(command: str, repository: Repository) -> None:
    result = shell(f"{command} > /dev/full", repository)
    assert result.returncode == 1
    assert result.stderr == "Error: No space left on device\n"


def test_without_a_stdout_there_is_no_traceback(repository: Repository) -> None:
    assert shell("lhl query 'ASK {}' >&-", repository).stderr == ""


def answering(process: subprocess.Popen[bytes]) -> bool:
    """Tell whether the store is at work: it is loaded, and Ctrl-C has been given back to the system."""
    if "pyoxigraph" not in Path(f"/proc/{process.pid}/maps").read_text("utf-8"):
        return False
    status = Path(f"/proc/{process.pid}/status").read_text("utf-8")
    caught = int(re.search(r"SigCgt:\s*([0-9a-f]+)", status).group(1), 16)  # type: ignore[union-attr]
    return not caught & 1 << (signal.SIGINT - 1)


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="only Linux tells what a process waits for")
def test_ctrl_c_ends_a_query_that_would_take_forever(repository: Repository) -> None:
    forever = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
    command = [sys.executable, "-m", "lhl_graph", "query", forever]
    with subprocess.Popen(
        command,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=repository.root,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # a job in the background ignores it
    ) as process:
        try:
            while process.poll() is None and not answering(process):
                time.sleep(0.01)
            process.send_signal(signal.SIGINT)
            assert process.communicate(timeout=60) == (b"", b"")
        finally:
            process.kill()
    assert process.returncode == -signal.SIGINT


def test_a_misspelt_term_is_told_on_stderr(lhl: Lhl) -> None:
    done = lhl("query", "SELECT ?i { ?i lhl:covers theme:demens }", "-f", "csv")
    assert done.stdout == b"i\r\n" or done.stdout == b"i\n"
    assert "did you mean theme:dementia?" in done.stderr.decode()
    assert not lhl("query", "SELECT ?i { ?i lhl:covers theme:dementia }", "-q").stderr
