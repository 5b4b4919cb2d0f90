"""How soon the explorer's page is drawn and ready in Chromium, beside pyvis's own page with its physics, and what it
costs beside vis-network alone."""

from __future__ import annotations

import json
import random
import shutil
import statistics
import time
from importlib.resources import files
from typing import TYPE_CHECKING

import pytest

from lhl_graph.analysis.overlap import Overlap
from lhl_graph.analysis.period import Period
from lhl_graph.findings.inventory import Facet, Initiative, Inventory, Part, Source, Stated
from lhl_graph.findings.read import Findings, Group
from lhl_graph.iris import BASE, NS
from lhl_graph.knowledge_graph import load
from lhl_graph.picture import explorer
from lhl_graph.picture.compose import compose
from lhl_graph.picture.page import VIS, network, render
from lhl_graph.picture.scope import Scope

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

    from lhl_graph.picture.compose import Picture

FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
         "--disable-component-update", "--disable-sync"]  # fmt: skip
RUNS = 3
PATIENCE = 60.0
"""Seconds after which pyvis's page is left."""


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    program = shutil.which("chromium") or shutil.which("chromium-browser")
    if program is None:
        pytest.skip("no Chromium here: apt-get install chromium")
    playwright = pytest.importorskip("playwright.sync_api", reason="no Playwright here: pip install playwright")
    with playwright.sync_playwright() as running:
        started = running.chromium.launch(executable_path=program, args=FLAGS)
        yield started
        started.close()


def synthetic(count: int, group: int = 40, seed: int = 2023) -> tuple[Inventory, Findings]:
    """So many initiatives in groups, with 2.8 lines each, nine of ten within its group, one of four stated."""
    chance = random.Random(seed)
    iris = [f"{BASE}initiative/i{n:05}" for n in range(count)]
    themes = [f"{BASE}theme/t{n}" for n in range(60)]
    rows = []
    for n, iri in enumerate(iris):
        theme = themes[n // group % len(themes)]
        period = Period(iri, f"{2000 + n % 25}-01-01", f"{2010 + n % 25}-12-31", None, None, "active", "2024-01-01")
        parts = tuple(
            Part(f"{iri}/g{k}", "goal", {"nb": f"Mål nummer {k} for satsing {n}"}, (theme,), ("S",)) for k in (1, 2, 3)
        )
        rows.append(Initiative(iri, "strategy", False, None, (), (), period, (Facet(theme, "stated", ("S",)),), parts))
    pairs: set[tuple[str, str]] = set()
    while len(pairs) < 2.8 * count:
        a = chance.randrange(count)
        near = a // group * group + chance.randrange(group)
        b = min(near, count - 1) if chance.random() < 0.9 else chance.randrange(count)
        if a != b:
            pairs.add((iris[min(a, b)], iris[max(a, b)]))
    ordered = sorted(pairs)
    inventory = Inventory(
        rows,
        [Stated(a, "builds-on", b, "", ("S",), NS + "buildsOn") for a, b in ordered[::4]],
        {"S": Source("S", "https://example.org/", "Kilde", "2024", "Utgiver")},
        {iri: {"nb": f"Satsing nummer {n}"} for n, iri in enumerate(iris)}
        | {t: {"nb": f"Tema {t[-2:]}"} for t in themes},
        {},
        {},
        {},
    )
    overlaps = [Overlap(a, b, round(chance.uniform(0.2, 0.6), 3), 0.3, 0.4, 0.5, 0.1, 0.2) for a, b in ordered]
    groups = [
        Group(n // group + 1, tuple(iris[n : n + group]), (themes[n // group % 60],)) for n in range(0, count, group)
    ]
    return inventory, Findings(overlaps, dict.fromkeys(ordered, 0.01), {pair: [] for pair in ordered}, {}, groups)


def fresh(browser: Browser) -> Page:
    return browser.new_context(viewport={"width": 1440, "height": 900}, offline=True).new_page()


def ours(browser: Browser, path: Path) -> tuple[float, float]:
    """Seconds from navigation to the first drawing and to all being ready; the median of some runs."""
    drawn, ready = [], []
    for _ in range(RUNS):
        page = fresh(browser)
        page.goto(path.as_uri())
        page.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
        marks = page.evaluate(
            "['lhl-drawn', 'lhl-ready'].map((name) => performance.getEntriesByName(name)[0].startTime / 1000)"
        )
        drawn.append(marks[0])
        ready.append(max(marks))
        page.context.close()
    return statistics.median(drawn), statistics.median(ready)


def pyvis_settles(browser: Browser, inventory: Inventory, findings: Findings, path: Path) -> float:
    """Seconds until pyvis's default page, physics on, stands still; ``PATIENCE`` when that ends first."""
    from pyvis.network import Network

    made = Network(cdn_resources="in_line")
    for row in inventory.initiatives:
        made.add_node(row.initiative, inventory.names[row.initiative]["nb"])
    for overlap in findings.overlaps:
        made.add_edge(overlap.a, overlap.b, width=overlap.score)
    path.write_text(made.generate_html(), encoding="utf-8")
    page = fresh(browser)
    began = time.perf_counter()
    page.goto(path.as_uri())
    while time.perf_counter() - began < PATIENCE:
        if page.evaluate("typeof network === 'object' && network !== null && network.physics.stabilized === true"):
            took = time.perf_counter() - began
            page.context.close()
            return took
        page.wait_for_timeout(50)
    page.context.close()
    return PATIENCE


def line(name: str, path: Path, made: float, times: tuple[float, float], other: float | None = None) -> None:
    size = path.stat().st_size / 1e6
    text = f"{name:>22}: {size:5.2f} MB, made in {made:5.2f} s, drawn {times[0]:5.2f} s, ready {times[1]:5.2f} s"
    if other is not None:
        settles = f"after {other:.1f} s" if other < PATIENCE else f"not within {other:.0f} s"
        text += f"; pyvis's own page settles {settles}, {other / times[1]:.0f} times as long"
    print(text)


def test_real_graph(browser: Browser, tmp_path: Path) -> None:
    path = tmp_path / "real.html"
    store = load().store
    began = time.perf_counter()
    path.write_text(explorer.page(store), encoding="utf-8")
    line("the real graph", path, time.perf_counter() - began, ours(browser, path))


def bare(picture: Picture) -> str:
    """The same marks and lines at the same places, drawn by vis-network and nothing else."""
    keys, nodes = ("shape", "size", "x", "y"), network(picture)["nodes"]
    marks = [
        {"id": thing["id"], **dict(zip(keys, node, strict=True))}
        for thing, node in zip(picture.things, nodes, strict=True)
    ]
    lines = [{"from": line["a"], "to": line["b"]} for line in picture.lines]
    fixed = {"physics": {"enabled": False}, "layout": {"improvedLayout": False}, "edges": {"smooth": False}}
    return (
        '<!doctype html><meta charset="utf-8"><div id="m" style="width:1400px;height:850px"></div>'
        f"<script>{files('pyvis').joinpath(VIS).read_text(encoding='utf-8')}</script><script>const [a, b] = "
        f"{json.dumps([marks, lines])}; new vis.Network(m, {{ nodes: new vis.DataSet(a), edges: new vis.DataSet(b) }}, "
        f"{json.dumps(fixed)});</script>"
    )


def work(browser: Browser, path: Path) -> float:
    """Seconds of processor time of the page's main thread until all is drawn."""
    page = fresh(browser)
    session = page.context.new_cdp_session(page)
    session.send("Performance.enable", {"timeDomain": "threadTicks"})
    page.goto(path.as_uri())
    page.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
    told = session.send("Performance.getMetrics")["metrics"]
    page.context.close()
    return float(next(each["value"] for each in told if each["name"] == "TaskDuration"))


def test_work_beside_vis_network_alone(browser: Browser, tmp_path: Path) -> None:
    picture = compose(*synthetic(5000), Scope())
    (tmp_path / "page.html").write_text(render(picture), encoding="utf-8")
    (tmp_path / "bare.html").write_text(bare(picture), encoding="utf-8")
    both = [(work(browser, tmp_path / "page.html"), work(browser, tmp_path / "bare.html")) for _ in range(5)]
    page, alone = (min(each) for each in zip(*both, strict=True))
    print(f"5000 initiatives: {page:.2f} s of work, vis-network alone {alone:.2f} s: {page / alone:.2f} times as much")
    assert page / alone < 1.6, "the page lays its lines itself; with vis-network's it was 1.7"


@pytest.mark.parametrize("count", [200, 1000, 5000, 10000, 50000])
def test_synthetic(browser: Browser, tmp_path: Path, count: int) -> None:
    inventory, findings = synthetic(count)
    path = tmp_path / "page.html"
    began = time.perf_counter()
    path.write_text(render(compose(inventory, findings, Scope())), encoding="utf-8")
    made = time.perf_counter() - began
    other = pyvis_settles(browser, inventory, findings, tmp_path / "pyvis.html") if count <= 200 else None
    line(f"{count} initiatives", path, made, ours(browser, path), other)
