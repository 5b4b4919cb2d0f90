"""Networks are read by JavaScript's own libraries too: each mark and line once, lines under their own ids."""

from __future__ import annotations

import json
import shutil
import subprocess
from typing import TYPE_CHECKING, Any

import pytest

from lhl_graph.export import network
from lhl_graph.export.choice import Choice

if TYPE_CHECKING:
    from pathlib import Path

    from lhl_graph.knowledge_graph import KnowledgeGraph

HASTE = ("--fetch-retries", "1", "--fetch-timeout", "60000")
"""Without a registry npm says so soon, and the tests that need it are skipped."""

PACKAGES = (
    "graphology@0.26.0",
    "graphology-graphml@0.5.2",
    "graphology-gexf@0.13.2",
    "@xmldom/xmldom@0.9.12",
    "cytoscape@3.35.0",
)

GRAPHOLOGY = """
const {MultiGraph} = require('graphology');
const {readFileSync} = require('fs');
const {DOMParser} = require('@xmldom/xmldom');
global.DOMParser = DOMParser;
const kind = process.argv[2].endsWith('gexf') ? 'gexf' : 'graphml';
const read = kind === 'gexf' ? require('graphology-gexf') : require('graphology-graphml');
const graph = read.parse(MultiGraph, readFileSync(process.argv[2], 'utf8'));
console.log(JSON.stringify({nodes: graph.nodes(), edges: graph.edges()}));
"""

CYTOSCAPE = """
const cytoscape = require('cytoscape');
const {readFileSync} = require('fs');
const elements = JSON.parse(readFileSync(process.argv[2], 'utf8'));
const graph = cytoscape({headless: true, elements});
console.log(JSON.stringify({nodes: graph.nodes().map(n => n.id()), edges: graph.edges().map(e => e.id())}));
"""


@pytest.fixture(scope="session")
def modules(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the JavaScript libraries."""
    folder = tmp_path_factory.mktemp("javascript")
    npm = shutil.which("npm")
    if npm is None or shutil.which("node") is None:
        pytest.skip("npm or node is not here; Debian's npm has both")
    command = [
        npm,
        "install",
        "--no-audit",
        "--no-fund",
        "--ignore-scripts",
        *HASTE,
        "--prefix",
        str(folder),
        *PACKAGES,
    ]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=300)
    if done.returncode:
        pytest.skip(f"npm cannot get {PACKAGES[0]}: {done.stderr.strip().splitlines()[-1:]}")
    return folder


def run(modules: Path, script: str, path: Path) -> Any:
    (modules / "read.cjs").write_text(script, encoding="utf-8")
    done = subprocess.run(["node", modules / "read.cjs", path], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


@pytest.mark.parametrize("view", ["all", "overlaps"])
@pytest.mark.parametrize("form", ["graphml", "gexf"])
def test_graphology_reads_every_mark_and_line(
    graph: KnowledgeGraph, modules: Path, tmp_path: Path, form: str, view: str
) -> None:
    drawing = network.drawing(graph.store, Choice(view=view))
    graph.export(tmp_path / f"n.{form}", view=view)
    found = run(modules, GRAPHOLOGY, tmp_path / f"n.{form}")
    assert sorted(found["nodes"]) == sorted(mark.id for mark in drawing.marks)
    assert sorted(found["edges"]) == sorted(line.id for line in drawing.lines)


def test_cytoscape_js_keeps_every_line(graph: KnowledgeGraph, modules: Path, tmp_path: Path) -> None:
    import networkx as nx

    drawing = network.drawing(graph.store, Choice())
    graph.export(tmp_path / "n.graphml")
    read = nx.read_graphml(tmp_path / "n.graphml", force_multigraph=True)
    elements = [{"data": {"id": node}} for node in read]
    elements += [{"data": {"id": key, "source": a, "target": b}} for a, b, key in read.edges(keys=True)]
    (tmp_path / "n.json").write_text(json.dumps(elements), encoding="utf-8")
    found = run(modules, CYTOSCAPE, tmp_path / "n.json")
    assert sorted(found["edges"]) == sorted(line.id for line in drawing.lines)
    assert len(set(found["edges"])) == len(drawing.lines)


def test_ids_of_lines_are_the_same_on_every_run(graph: KnowledgeGraph) -> None:
    first, again = (network.drawing(graph.store, Choice()) for _ in range(2))
    assert [line.id for line in first.lines] == [line.id for line in again.lines]
    assert len({line.id for line in first.lines}) == len(first.lines)
