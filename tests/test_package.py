"""The wheel, installed into an empty environment, works in an empty folder with no network."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import venv
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lhl_graph.knowledge_graph import KnowledgeGraph
    from lhl_graph.reading.repository import Repository

CONNECT = "import socket; socket.create_connection(('192.0.2.1', 80), 0.2)"
NO_SOCKETS = """
import socket
def refuse(*_, **__):
    raise OSError('no network in this test')
socket.socket.connect = socket.socket.connect_ex = socket.create_connection = socket.getaddrinfo = refuse
"""


def run(command: Sequence[str | Path], **options: object) -> subprocess.CompletedProcess[str]:
    done = subprocess.run(list(map(str, command)), capture_output=True, text=True, check=False, **options)  # type: ignore[call-overload]  # options of subprocess.run, as given
    assert done.returncode == 0, done.stderr
    return done  # type: ignore[no-any-return]  # text=True makes it text


@pytest.fixture(scope="session")
def wheel(repository: Repository, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "wheel", "--quiet", "--no-deps"]
    run([*pip, "--wheel-dir", folder, repository.root], cwd=folder)
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="session")
def installed(wheel: Path, repository: Repository, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of programs of an environment that holds the wheel, what it needs, and nothing else."""
    folder = tmp_path_factory.mktemp("installed")
    venv.create(folder, with_pip=False)
    programs = folder / ("Scripts" if os.name == "nt" else "bin")
    pip: list[str | Path] = [sys.executable, "-m", "pip", "--disable-pip-version-check", "--python"]
    pip += [programs / "python", "install", "--quiet", "--no-compile"]
    run([*pip, "--constraint", repository.root / "constraints.txt", wheel], cwd=folder)
    return programs


class Offline:
    """Runs installed programs in an empty folder, with an empty home, and with no network."""

    def __init__(self, programs: Path, folder: Path) -> None:
        self._programs = programs
        self.folder = folder
        kept = {name: os.environ[name] for name in ("PATH", "LANG", "LC_ALL", "SYSTEMROOT") if name in os.environ}
        self._env = {**kept, "HOME": str(folder / "home"), "PYTHONHASHSEED": "4711"}
        (folder / "home").mkdir()
        (folder / "empty").mkdir()
        self._cut = next((cut for cut in (["unshare", "-rn"], ["unshare", "-n"]) if self._works(cut)), [])
        if not self._cut:
            (folder / "sitecustomize.py").write_text(NO_SOCKETS, encoding="utf-8")
            self._env["PYTHONPATH"] = str(folder)
        print(f"\nnetwork cut by {' '.join(self._cut) or 'a sitecustomize that refuses to connect'}")

    @staticmethod
    def _works(cut: list[str]) -> bool:
        return shutil.which(cut[0]) is not None and not subprocess.run([*cut, "true"], capture_output=True).returncode

    def run(self, program: str, *arguments: str | Path) -> subprocess.CompletedProcess[str]:
        return run([*self._cut, self._programs / program, *arguments], cwd=self.folder / "empty", env=self._env)


@pytest.fixture(scope="session")
def offline(installed: Path, tmp_path_factory: pytest.TempPathFactory) -> Offline:
    return Offline(installed, tmp_path_factory.mktemp("offline"))


def test_the_wheel_carries_ontology_data_types_and_licences(wheel: Path, repository: Repository) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    for path in repository.source_files():
        assert f"lhl_graph/bundled/{path.relative_to(repository.root).as_posix()}" in names
    for path in (*repository.shape_files(), *repository.rule_files(".rq")):
        assert f"lhl_graph/bundled/{path.relative_to(repository.root).as_posix()}" in names
    assert "lhl_graph/py.typed" in names
    assert {name.rsplit("/licenses/")[1] for name in names if "/licenses/" in name} == {"LICENSE", "data/LICENSE"}


def test_the_wheel_carries_no_tests_caches_or_hidden_files(wheel: Path) -> None:
    for name in zipfile.ZipFile(wheel).namelist():
        assert not {"tests", "__pycache__", ".git", ".venv"} & set(name.split("/")), name
        assert not any(part.startswith(".") for part in name.split("/")), name
        assert name.startswith(("lhl_graph/", "lhl_graph-")), name


def test_the_network_is_cut(offline: Offline) -> None:
    with pytest.raises(AssertionError, match=r"OSError|unreachable"):
        offline.run("python", "-c", CONNECT)


def test_the_package_runs_from_the_wheel_and_not_from_the_checkout(offline: Offline, repository: Repository) -> None:
    found = Path(offline.run("python", "-c", "import lhl_graph; print(lhl_graph.__file__)").stdout.strip())
    assert repository.root not in found.parents


def test_overlaps_are_listed(offline: Offline) -> None:
    lines = offline.run("lhl", "overlaps", "--top", "10", "--lang", "en").stdout.splitlines()
    assert len(lines) >= 12
    assert "age-friendly" in "\n".join(lines)


def test_queries_are_answered(offline: Offline) -> None:
    query = "SELECT (COUNT(?i) AS ?n) { ?i a lhl:DescribedInitiative }"
    assert int(offline.run("lhl", "query", query, "-f", "csv").stdout.split()[1]) >= 76


def test_stats_and_show_and_validate_work(offline: Offline) -> None:
    assert "mål" in offline.run("lhl", "stats").stdout
    assert offline.run("lhl", "show", "leve-hele-livet").stdout.startswith("Leve hele livet")
    assert offline.run("lhl", "validate").stderr.startswith("0 error(s), ")


def test_python_m_and_the_library_work(offline: Offline) -> None:
    assert offline.run("python", "-m", "lhl_graph", "--version").stdout.startswith("lhl-graph ")
    program = "import lhl_graph as lhl; print(len(lhl.load().overlaps('leve-hele-livet')))"
    assert int(offline.run("python", "-c", program).stdout) >= 10


def test_another_installation_writes_the_same_bytes(offline: Offline, kg: KnowledgeGraph, tmp_path: Path) -> None:
    offline.run("lhl", "build", "-o", tmp_path / "theirs.nq")
    kg.write(tmp_path / "ours.nq")
    assert (tmp_path / "theirs.nq").read_bytes() == (tmp_path / "ours.nq").read_bytes()


def test_importing_the_package_costs_no_more_than_starting_python() -> None:
    def took(program: str) -> Any:
        """Processor time of a new process, the least of several, in seconds."""
        times = []
        for _ in range(7):
            before = resource.getrusage(resource.RUSAGE_CHILDREN)
            run([sys.executable, "-c", program])
            after = resource.getrusage(resource.RUSAGE_CHILDREN)
            times.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
        return min(times)

    resource = pytest.importorskip("resource", reason="only Unix limits what a process takes")
    bare = took("pass")
    print(f"\nimporting lhl_graph adds {(took('import lhl_graph') - bare) / bare:.2f} of what starting Python takes")
    assert took("import lhl_graph") - bare <= bare


def test_importing_the_package_imports_nothing_but_its_version() -> None:
    program = "import sys; before = set(sys.modules); import lhl_graph; print(*sorted(set(sys.modules) - before))"
    assert run([sys.executable, "-c", program]).stdout.split() == ["__future__", "lhl_graph", "lhl_graph.version"]


def test_the_folder_it_ran_in_is_still_empty(offline: Offline) -> None:
    offline.run("lhl", "query", "ASK {}")
    assert list((offline.folder / "empty").iterdir()) == []
    assert [path.name for path in (offline.folder / "home").iterdir()] == [".cache"]
