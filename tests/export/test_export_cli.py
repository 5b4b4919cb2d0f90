"""`lhl export`: what it writes where, that the bytes are the same, and what it says when it cannot."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner, Result

from lhl_graph.cli.export import _NOTATIONS
from lhl_graph.cli.main import main
from lhl_graph.errors import OutputError
from lhl_graph.export import folder, notations
from lhl_graph.export.notations import NOTATIONS

if TYPE_CHECKING:
    from lhl_graph.knowledge_graph import KnowledgeGraph
    from tests.conftest import Lhl


def call(graph: KnowledgeGraph, *arguments: str | Path) -> Result:
    return CliRunner().invoke(main, ["--root", str(graph.repository.root), "export", *map(str, arguments)])


def test_the_command_knows_the_notations_of_the_library() -> None:
    assert sorted(_NOTATIONS) == sorted(NOTATIONS)


@pytest.mark.parametrize("form", [form for form, notation in NOTATIONS.items() if not notation.is_folder])
def test_the_name_of_a_file_tells_its_notation(form: str) -> None:
    assert notations.of(Path(f"a{NOTATIONS[form].extension}")) == form
    assert notations.of(Path(f"A{NOTATIONS[form].extension.upper()}")) == form


def test_two_processes_with_two_hash_seeds_write_the_same_bytes(
    graph: KnowledgeGraph, lhl: Lhl, tmp_path: Path
) -> None:
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
    for form in ("gexf", "csv"):  # the release covers the rest
        graph.export(tmp_path / "one" / form, form)
        place = tmp_path / "two" / form
        done = lhl("--root", graph.repository.root, "export", "-o", place, "-f", form, env={"PYTHONHASHSEED": "4711"})
        assert done.returncode == 0, done.stderr
        assert done.stdout == b""
        assert content(place) == content(tmp_path / "one" / form)


def content(place: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in (place.iterdir() if place.is_dir() else [place])}


def test_only_xlsx_and_parquet_need_an_extra(graph: KnowledgeGraph, tmp_path: Path) -> None:
    program = (
        "import sys\nfrom importlib.abc import MetaPathFinder\n"
        "class No(MetaPathFinder):\n"
        "    def find_spec(self, name, path=None, target=None):\n"
        "        if name.split('.')[0] in ('pyarrow', 'xlsxwriter', 'openpyxl', 'pandas', 'lxml'):\n"
        "            raise ModuleNotFoundError(f'No module named {name!r}', name=name)\n"
        "sys.meta_path.insert(0, No())\n"
        "from lhl_graph.cli.main import main\nmain(sys.argv[1:])"
    )

    def run(form: str) -> subprocess.CompletedProcess[str]:
        command = ["--root", str(graph.repository.root), "export", "-o", str(tmp_path / form), "-f", form]
        return subprocess.run([sys.executable, "-c", program, *command], capture_output=True, text=True, check=False)

    for form in ("csv", "graphml"):
        assert run(form).returncode == 0, form
    for form, module in (("xlsx", "xlsxwriter"), ("parquet", "pyarrow")):
        done = run(form)
        assert (done.returncode, done.stdout) == (2, "")
        assert done.stderr == f"Error: {form} needs {module}: pip install 'lhl-graph[export]'\n"
        assert not (tmp_path / form).exists()


@pytest.mark.parametrize(
    ("arguments", "word"),
    [
        (["-o", "{}/a.docx"], "the name tells no notation; use one of .ttl"),
        (["-o", "{}/folder"], "for a folder -f with csv"),
        (["-o", "{}/a.csv"], "the name tells no notation"),
        (["-o", "{}/no/such/folder/a.ttl"], "cannot be written"),
        (["-o", "{}/no/such/folder/csv", "-f", "csv"], "cannot be written"),
        (["-o", "{}/a.ttl", "--on", "1900"], "before any initiative"),
        (["-o", "{}/a.ttl", "--on", "2999"], "no initiative is known to be active"),
        (["-o", "{}/a.gexf", "--on", "2999"], "no initiative is known to be active"),
        (["-o", "{}/a.ttl", "--on", "i fjor"], "is no date"),
        (["no-such-plan", "-o", "{}/a.stratml.xml"], 'is called "no-such-plan"'),
        (["demensplan-2025", "-o", "{}/a.xlsx"], "only stratml is for one"),
        (["demensplan-2025", "-o", "{}/a.stratml.xml", "--what", "computed"], "what sources state"),
    ],
)
def test_what_cannot_be_written_is_one_line_and_leaves_nothing(
    graph: KnowledgeGraph, tmp_path: Path, arguments: list[str], word: str
) -> None:
    result = call(graph, *(each.format(tmp_path) for each in arguments))
    assert result.exit_code == 2, result.output
    assert word in result.stderr
    assert result.stderr.startswith("Error: ")
    assert result.stderr.count("\n") == 1
    assert list(tmp_path.iterdir()) == []


# Folders


def test_an_earlier_export_is_replaced_as_a_whole(graph: KnowledgeGraph, tmp_path: Path) -> None:
    place = tmp_path / "tables"
    assert call(graph, "-o", place, "-f", "csv").exit_code == 0
    assert call(graph, "-o", place, "-f", "cytoscape").exit_code == 0
    assert {path.name for path in place.iterdir()} == {"nodes.csv", "edges.csv", folder.MARK}
    assert [path.name for path in tmp_path.iterdir()] == ["tables"]


def test_a_folder_with_something_of_the_users_own_is_left_alone(graph: KnowledgeGraph, tmp_path: Path) -> None:
    call(graph, "-o", tmp_path, "-f", "cytoscape")
    (tmp_path / "notes.txt").write_text("mine", encoding="utf-8")
    before = content(tmp_path)
    result = call(graph, "-o", tmp_path, "-f", "csv")
    assert result.exit_code == 2
    assert "notes.txt" in result.stderr
    assert "--force" in result.stderr
    assert content(tmp_path) == before


def test_force_puts_the_files_beside_what_is_there(graph: KnowledgeGraph, tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("mine", encoding="utf-8")
    assert call(graph, "-o", tmp_path, "-f", "cytoscape", "--force").exit_code == 0
    assert {path.name for path in tmp_path.iterdir()} == {"nodes.csv", "edges.csv", folder.MARK, "notes.txt"}
    assert (tmp_path / "notes.txt").read_text(encoding="utf-8") == "mine"


def test_a_file_is_never_made_a_folder(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("mine", encoding="utf-8")
    for force in (False, True):
        with pytest.raises(OutputError, match="is a file; name a folder"):
            folder.write(tmp_path / "file", {"a": b""}, force=force)
    assert (tmp_path / "file").read_text(encoding="utf-8") == "mine"


def test_an_empty_folder_is_filled(tmp_path: Path) -> None:
    folder.write(tmp_path, {"a": b"1"})
    assert (tmp_path / "a").read_bytes() == b"1"


def test_a_write_that_fails_leaves_the_earlier_export(tmp_path: Path) -> None:
    place = tmp_path / "out"
    folder.write(place, {"a": b"1"})
    with pytest.raises(OutputError, match="cannot be written"):
        folder.write(place, {"b": b"2", "no/such/b": b"3"})
    assert content(place) == {"a": b"1", folder.MARK: b"a\n"}
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_a_link_to_a_folder_stays_a_link(tmp_path: Path) -> None:
    folder.write(tmp_path / "real", {"a": b"1"})
    (tmp_path / "link").symlink_to(tmp_path / "real")
    folder.write(tmp_path / "link", {"b": b"2"})
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "real" / "b").read_bytes() == b"2"


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_that_may_not_be_written_is_one_line(tmp_path: Path) -> None:
    tmp_path.chmod(stat.S_IRUSR | stat.S_IXUSR)
    with pytest.raises(OutputError, match="cannot be written"):
        folder.write(tmp_path / "out", {"a": b"1"})


def test_an_interruption_leaves_the_earlier_export(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place = tmp_path / "out"
    folder.write(place, {"a.csv": b"before"})
    rename = Path.rename

    def interrupted(self: Path, target: Path) -> Path:
        if target == place and not self.name.endswith(".old"):
            raise KeyboardInterrupt
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", interrupted)
    with pytest.raises(KeyboardInterrupt):
        folder.write(place, {"a.csv": b"after"})
    assert (place / "a.csv").read_bytes() == b"before"
    assert [entry.name for entry in tmp_path.iterdir()] == ["out"]
