"""Every notebook runs from top to bottom with no network, and is kept as an analyst would want to find it."""

from __future__ import annotations

import ast
import os
import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import nbformat
import nbformat.v4 as v4
import pytest
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from lhl_graph.knowledge_graph import KnowledgeGraph

    Run = Callable[[Any], Any]

FOLDER = Path(__file__).parents[1] / "notebooks"
NOTEBOOKS = sorted(FOLDER.glob("*.ipynb"))
OFFLINE = """
import socket

LOCAL = ("127.0.0.1", "::1", "localhost", "")

def guarded(call):
    def checked(self, address, *rest):
        if self.family in (socket.AF_INET, socket.AF_INET6) and address[0] not in LOCAL:
            raise OSError("no network in this test")
        return call(self, address, *rest)
    return checked

def look_up(host, *rest, known=socket.getaddrinfo, **named):
    if host not in LOCAL:
        raise OSError("no network in this test")
    return known(host, *rest, **named)

socket.socket.connect = guarded(socket.socket.connect)
socket.socket.connect_ex = guarded(socket.socket.connect_ex)
socket.getaddrinfo = look_up
"""
"""As `sitecustomize`: a kernel talks to who started it, and to nobody else."""

each = pytest.mark.parametrize("path", [pytest.param(path, id=path.stem) for path in NOTEBOOKS])


def read(path: Path) -> Any:
    return nbformat.read(path, as_version=nbformat.NO_CONVERT)


def of(*sources: str) -> Any:
    """A notebook of a few cells of code."""
    return v4.new_notebook(cells=[v4.new_code_cell(source) for source in sources])


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory, kg: KnowledgeGraph) -> Iterator[Run]:
    """Executes a notebook in a kernel of its own, where there is no network; the graph is in the cache already."""
    folder = tmp_path_factory.mktemp("kernel")
    (folder / "sitecustomize.py").write_text(OFFLINE, encoding="utf-8")

    def execute(notebook: Any) -> Any:
        client = NotebookClient(notebook, timeout=300, kernel_name="python3", resources={"metadata": {"path": FOLDER}})
        return client.execute()

    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PYTHONPATH", str(folder), prepend=os.pathsep)
        for name in ("IPYTHONDIR", "JUPYTER_CONFIG_DIR", "JUPYTER_DATA_DIR", "JUPYTER_RUNTIME_DIR"):
            patch.setenv(name, str(folder / name.lower()))
        yield execute


@pytest.fixture(scope="module")
def ran(run: Run) -> Callable[[Path], Any]:
    """Gives a notebook as it stands when it has run; each is run once."""
    return cache(lambda path: run(read(path)))


def outputs(notebook: Any) -> list[Any]:
    return [output for cell in notebook.cells if cell.cell_type == "code" for output in cell.outputs]


def texts(notebook: Any) -> list[str]:
    """What the notebook says in words and tables, without the addresses in memory that Python may show."""
    said = [output.get("data", {}).get("text/markdown") or output.get("text") for output in outputs(notebook)]
    said += [output["data"]["text/plain"] for output in outputs(notebook) if "text/plain" in output.get("data", {})]
    return [re.sub(r" at 0x[0-9a-f]+|0x[0-9a-f]+", "", text) for text in said if text]


@each
def test_a_notebook_runs_from_top_to_bottom(path: Path, ran: Callable[[Path], Any]) -> None:
    done = ran(path)
    expected = {cell.id for cell in done.cells if "raises-exception" in cell.metadata.get("tags", [])}
    for cell in done.cells:
        if cell.cell_type == "code":
            kinds = {output.output_type for output in cell.outputs}
            assert ("error" in kinds) == (cell.id in expected), cell.source
            assert not any(output.get("name") == "stderr" for output in cell.outputs), cell.source
    first = [cell for cell in done.cells if cell.cell_type == "code"][:3]
    assert any(output.output_type in ("execute_result", "display_data") for cell in first for output in cell.outputs)
    concluded = [output.data["text/markdown"] for output in outputs(done) if "text/markdown" in output.get("data", {})]
    assert len(concluded) >= 2, "conclusions are written in words"
    assert not any(re.search(r"\bnan\b|None|w3id\.org|\{|\[\]", text) for text in concluded), concluded


@pytest.mark.parametrize("name", ["03", "06"])
def test_running_it_again_says_the_same(name: str, ran: Callable[[Path], Any], run: Run) -> None:
    (path,) = FOLDER.glob(f"{name}-*.ipynb")
    once, again = texts(ran(path)), texts(run(read(path)))
    assert once == again
    assert once


@pytest.mark.parametrize("wrong", ["1 / 0", "import lhl_graph as lhl\nlhl.load().show('demensplan-2052')"])
def test_a_wrong_cell_is_noticed(wrong: str, run: Run) -> None:
    with pytest.raises(CellExecutionError):
        run(of(wrong))


@pytest.mark.parametrize("call", ["create_connection(('192.0.2.1', 80), 1)", "getaddrinfo('example.org', 80)"])
def test_there_is_no_network(call: str, run: Run) -> None:
    with pytest.raises(CellExecutionError, match="no network in this test"):
        run(of(f"import socket\nsocket.{call}"))


def test_there_is_one_notebook_for_each_question() -> None:
    assert [path.name[:3] for path in NOTEBOOKS] == [f"{number:02}-" for number in range(1, len(NOTEBOOKS) + 1)]
    assert len(NOTEBOOKS) >= 9


@each
def test_it_is_valid_and_its_cells_keep_their_ids(path: Path) -> None:
    notebook = read(path)
    nbformat.validate(notebook)
    assert (notebook.nbformat, notebook.nbformat_minor) == (4, 5)
    assert notebook.metadata.kernelspec.name == "python3"
    ids = [cell.id for cell in notebook.cells]
    assert len(ids) == len(set(ids))
    assert all(re.fullmatch(r"[a-z][a-z0-9-]+", name) for name in ids), "ids are words, not made anew by an editor"


@each
def test_outputs_are_stripped(path: Path) -> None:
    assert stripped(read(path)) == []


def stripped(notebook: Any) -> list[str]:
    """Cells that still hold what a run left."""
    cells = [cell for cell in notebook.cells if cell.cell_type == "code"]
    return [cell.source for cell in cells if cell.outputs or cell.execution_count is not None]


def test_an_output_left_behind_is_noticed() -> None:
    notebook = of("1")
    notebook.cells[0].outputs.append(v4.new_output("stream", text="1"))
    assert stripped(notebook) == ["1"]


@each
def test_it_is_a_question_in_norwegian_with_english_under_each_heading(path: Path) -> None:
    headings = [
        cell.source for cell in read(path).cells if cell.source.startswith("#") and cell.cell_type == "markdown"
    ]
    assert re.match(r"# .+\?\n", headings[0])
    assert not any(heading.startswith("# ") for heading in headings[1:])
    for heading in headings:
        assert re.match(r"#+ .+\n\*[A-Z].+\*(\n|$)", heading), heading


@each
def test_it_ends_with_its_sources_and_caveats(path: Path) -> None:
    cells = read(path).cells
    last = max(number for number, cell in enumerate(cells) if cell.source.startswith("## "))
    assert cells[last].source.startswith("## Kilder og forbehold\n*Sources and caveats*")
    assert any("Markdown(" in cell.source and "{" in cell.source for cell in cells[last + 1 :])


def typed(text: str) -> list[str]:
    """Numbers in a text, but for years, and those in code and in addresses of links."""
    said = re.sub(r"```.*?```|`[^`]*`|\]\([^)\s]*\)", "", text, flags=re.DOTALL)
    return re.findall(r"(?<![\w-])(?!(?:19|20)\d\d\b)\d[\d.,]*", said)


@each
def test_no_number_is_typed_by_hand(path: Path) -> None:
    for cell in read(path).cells:
        if cell.cell_type == "markdown":
            assert not typed(cell.source), cell.source


def test_a_number_typed_by_hand_is_noticed() -> None:
    assert typed("Det er 75 overlapp, 0,42 i snitt, etter 2023, se `top=5` og [her](01-her.ipynb)") == ["75", "0,42"]


@each
def test_it_imports_lhl_graph_and_little_else(path: Path) -> None:
    allowed = {"lhl_graph", "pandas", "IPython", "random", "rdflib", "time"}
    for cell in read(path).cells:
        if cell.cell_type == "code" and not cell.source.startswith("%"):
            for node in ast.walk(ast.parse(cell.source)):
                names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
                names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
                assert {name.split(".")[0] for name in names} <= allowed
