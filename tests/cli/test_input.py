"""The command line: data to stdout, messages to stderr, exit codes 0, 1 and 2, quick to start, at home everywhere."""

from __future__ import annotations

import re
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lhl_graph.reading.repository import Repository
    from tests.conftest import Lhl
from tests.cli.programs import CONCEPTS, call


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
    caught = int(re.search(r"SigCgt:\s*([0-9a-f]+)", status).group(1), 16)  # type: ignore[union-attr]  # Linux always writes the line
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
