"""A graph too large to draw at once: groups first, which open; the table still has every row."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from lhl_graph.analysis.overlap import Overlap
from lhl_graph.findings.inventory import Initiative, Inventory
from lhl_graph.findings.read import Findings, Group
from lhl_graph.iris import BASE
from lhl_graph.picture.compose import compose
from lhl_graph.picture.page import render
from lhl_graph.picture.scope import Scope

if TYPE_CHECKING:
    from pathlib import Path

    from tests.browser.conftest import Open

COUNT, GROUP = 2400, 100


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Path:
    iris = [f"{BASE}initiative/i{n:04}" for n in range(COUNT)]
    rows = [Initiative(iri, "strategy", False, None, (), (), None, (), ()) for iri in iris]
    pairs = sorted({(iris[n], iris[min(n + step, COUNT - 1)]) for n in range(COUNT - 1) for step in (1, 7)})
    names = {iri: {"nb": f"Satsing {n}"} for n, iri in enumerate(iris)}
    groups = [Group(n // GROUP + 1, tuple(iris[n : n + GROUP]), ()) for n in range(0, COUNT, GROUP)]
    overlaps = [Overlap(a, b, 0.4, 0.4, 0.4, 0.4, 0.4, 0.4) for a, b in pairs]
    findings = Findings(overlaps, dict.fromkeys(pairs, 0.01), {pair: [] for pair in pairs}, {}, groups)
    path = tmp_path_factory.mktemp("large") / "graph.html"
    page = render(compose(Inventory(rows, [], {}, names, {}, {}, {}), findings, Scope()))
    path.write_text(page, encoding="utf-8")
    return path


def test_groups_stand_for_their_members_until_they_are_opened(open_page: Open, large: Path) -> None:
    page = open_page(large)
    assert len(page.evaluate("lhl.nodes.getIds()")) == COUNT // GROUP
    assert "gruppe satsinger" in page.inner_text("header .lead")
    page.evaluate("lhl.select('community/3')")
    assert "100 satsinger" in page.inner_text("#details")
    page.click("text=Åpne gruppen")
    assert len(page.evaluate("lhl.nodes.getIds()")) == COUNT // GROUP - 1 + GROUP
    page.click("#tabs-table")
    assert "2400 rader" in page.inner_text("#tables")


def test_search_opens_the_group_of_what_it_finds(open_page: Open, large: Path) -> None:
    page = open_page(large)
    page.fill("#search", "satsing 1242")
    page.keyboard.press("Enter")
    assert "initiative/i1242" in page.evaluate("lhl.nodes.getIds()")
    assert page.inner_text("#details h2") == "Satsing 1242"


def test_at_most_eighty_names_are_painted_at_once(open_page: Open, large: Path) -> None:
    page = open_page(large, "#opened=1 2 3 4 5")
    painted = page.evaluate(
        """async () => {
          const said = new Set(), proto = CanvasRenderingContext2D.prototype, paint = proto.fillText;
          proto.fillText = function (text, ...rest) { said.add(text); return paint.call(this, text, ...rest); };
          lhl.network.redraw();
          await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
          proto.fillText = paint;
          return said.size;
        }"""
    )
    assert 0 < painted <= 80
