"""How soon the map stands in Chromium, beside the map of an earlier commit and beside force-graph, all in turn.

The earlier commit is the one whose pages were judged first. force-graph draws the same marks and lines at the same
places, with its forces off: what it costs to have a picture at all, with no panel, search, legend or table.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

import pytest
from test_bench_page import bare, browser, fresh, synthetic

from lhl_graph.knowledge_graph import load
from lhl_graph.picture import explorer
from lhl_graph.picture.compose import compose
from lhl_graph.picture.page import network, render
from lhl_graph.picture.scope import Scope

if TYPE_CHECKING:
    from measured import Record
    from playwright.sync_api import Browser

    from lhl_graph.picture.compose import Picture

__all__ = ["browser"]

EARLIER: Final = "1583025"
FORCE_GRAPH: Final = "force-graph@1.52.0"
HERE: Final = Path(__file__).parents[2]
TURNS: Final = 5
COUNTS: Final = (200, 1000, 5000, 50000)
READY: Final = """new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(
  Math.max(performance.now(), ...performance.getEntriesByName('lhl-ready').map((mark) => mark.startTime))))))"""
"""Milliseconds from navigation until all is drawn and answers; a page that marks it itself is waited for."""
MADE_BEFORE: Final = """
import sys
from pathlib import Path
import test_bench_page as bench
folder = Path(sys.argv[1])
for count in map(int, sys.argv[2:]):
    page = bench.render(bench.compose(*bench.synthetic(count), bench.Scope()))
    (folder / f"before-{count}.html").write_text(page, encoding="utf-8")
(folder / "before-real.html").write_text(bench.explorer.page(bench.load(Path.cwd()).store), encoding="utf-8")
"""


class Ready(NamedTuple):
    """How soon a page stands, and how large its file is."""

    ms: float
    mb: float


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same graphs as pages of the earlier commit, of this one, of vis-network alone and of force-graph."""
    folder, tree, packages = (tmp_path_factory.mktemp(name) for name in ("pages", "tree", "packages"))
    npm = shutil.which("npm")
    if npm is None:
        pytest.skip("no npm here to fetch force-graph with")
    subprocess.run([npm, "install", "--silent", "--no-audit", "--no-fund", FORCE_GRAPH], cwd=packages, check=True)
    library = (packages / "node_modules" / "force-graph" / "dist" / "force-graph.min.js").read_text(encoding="utf-8")
    archive = subprocess.run(["git", "archive", EARLIER], cwd=HERE, check=True, capture_output=True).stdout
    subprocess.run(["tar", "-x"], cwd=tree, check=True, input=archive)
    searched = os.pathsep.join([str(tree / "src"), str(tree / "tests" / "benchmarks")])
    made = [sys.executable, "-c", MADE_BEFORE, str(folder), *map(str, COUNTS)]
    subprocess.run(made, cwd=tree, check=True, env={**os.environ, "PYTHONPATH": searched})
    for count in COUNTS:
        picture = compose(*synthetic(count), Scope())
        (folder / f"now-{count}.html").write_text(render(picture), encoding="utf-8")
        (folder / f"vis-{count}.html").write_text(bare(picture), encoding="utf-8")
        (folder / f"force-{count}.html").write_text(forceless(picture, library), encoding="utf-8")
    (folder / "now-real.html").write_text(explorer.page(load(HERE).store), encoding="utf-8")
    return folder


def forceless(picture: Picture, library: str) -> str:
    """The marks and lines of a picture at their places, drawn by force-graph with its forces off."""
    keys, drawn = ("x", "y", "fx", "fy"), network(picture)["nodes"]
    marks = [
        {"id": thing["id"], "val": node[1] / 4, **dict(zip(keys, (*node[2:4], *node[2:4]), strict=True))}
        for thing, node in zip(picture.things, drawn, strict=True)
    ]
    lines = [{"source": line["a"], "target": line["b"]} for line in picture.lines]
    return (
        '<!doctype html><meta charset="utf-8"><div id="m" style="width:1400px;height:850px"></div>'
        f"<script>{library}</script><script>const graph = ForceGraph()(m).width(1400).height(850).warmupTicks(0)"
        f".cooldownTicks(0).graphData({json.dumps({'nodes': marks, 'links': lines})}); graph.zoomToFit(0);</script>"
    )


def ready(browser: Browser, path: Path) -> Ready:
    """Open a page once."""
    page = fresh(browser)
    page.goto(path.as_uri())
    ms = float(page.evaluate(READY))
    page.context.close()
    return Ready(ms, path.stat().st_size / 1e6)


def in_turn(browser: Browser, *paths: Path) -> list[Ready]:
    """Open pages in turn, some times over; the quickest time of each."""
    return [min(each) for each in zip(*([ready(browser, path) for path in paths] for _ in range(TURNS)), strict=True)]


@pytest.mark.parametrize("count", COUNTS)
def test_so_many_initiatives(browser: Browser, pages: Path, record: Record, count: int) -> None:
    kinds = {"before": f"the map of {EARLIER}", "vis": "vis-network alone", "force": "force-graph, forces off"}
    now, *others = in_turn(browser, *(pages / f"{kind}-{count}.html" for kind in ("now", *kinds)))
    print(f"\n{count} initiatives: ready after {now.ms:.0f} ms, {now.mb:.2f} MB")
    for name, other in zip(kinds.values(), others, strict=True):
        record(f"the map of {count:,} initiatives, ready, beside {name}", now.ms, other.ms, name)
        print(f"  {name}: {other.ms:.0f} ms, {other.mb:.2f} MB; ratio {now.ms / other.ms:.2f}")


def test_the_real_map(browser: Browser, pages: Path, record: Record) -> None:
    now, before = in_turn(browser, pages / "now-real.html", pages / "before-real.html")
    record("the map of the real graph, ready", now.ms, before.ms, f"that of {EARLIER}, on its own data")
    record("the map of the real graph, kB", 1000 * now.mb, 1000 * before.mb, f"that of {EARLIER}, on its own data")
    print(f"\nthe real graph: {now.ms:.0f} ms, {now.mb:.2f} MB; of {EARLIER} {before.ms:.0f} ms, {before.mb:.2f} MB")
