"""Whatever stands in a name is shown as text and never run."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from lhl_graph.analysis.overlap import Overlap
from lhl_graph.findings.inventory import Facet, Initiative, Inventory, Part, Source, Stated
from lhl_graph.findings.read import Findings
from lhl_graph.iris import BASE, NS
from lhl_graph.picture import page as pages
from lhl_graph.picture.compose import compose
from lhl_graph.picture.scope import Scope

if TYPE_CHECKING:
    from pathlib import Path

    from tests.browser.conftest import Open

NAMES = {
    "script": "</script><script>window.hacked = 1</script>",
    "comment": "<!--<script>window.hacked = 2",
    "image": "<img src=x onerror='window.hacked = 3'>",
    "quotes": "\"'`>&amp;&lt;\\u003c ${window.hacked = 4}",
    "rtl": "\u202eמיזם \u05e9\u05dc\u05d5\u05dd abc\u202c",
    "long": "x" * 500,
    "emoji": "👩🏽\u200d🦳🧓 Eldre 🇳🇴",
    "formula": '=HYPERLINK("http://example.org")',
    "control": "a\u0000b\u000bc\u2028d",
}
THEME = BASE + "theme/t"


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    iris = {key: f"{BASE}initiative/{key}" for key in NAMES}
    evil = Source("s", "javascript:window.hacked = 5", NAMES["script"], "2020", NAMES["image"])
    rows = [
        Initiative(iri, "strategy", False, None, (), (), None, (Facet(THEME, "stated", ("s",)),),
                   (Part(iri + "/g1", "goal", {"nb": NAMES[key]}, (THEME,), ("s",)),))
        for key, iri in iris.items()
    ]  # fmt: skip
    pairs = [(a, b) for a in iris.values() for b in iris.values() if a < b]
    inventory = Inventory(
        rows,
        [Stated(a, NAMES["script"], b, NAMES["image"], ("s",), NS + "buildsOn") for a, b in pairs],
        {"s": evil},
        {THEME: {"nb": NAMES["image"]}} | {iris[key]: {"nb": name} for key, name in NAMES.items()},
        {},
        {iri: {"nb": [NAMES["image"]]} for iri in iris.values()},
        {},
    )
    overlaps = [Overlap(a, b, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5) for a, b in pairs]
    findings = Findings(overlaps, dict.fromkeys(pairs, 0.01), {pair: [] for pair in pairs}, {}, [])
    path = tmp_path_factory.mktemp("hostile") / "graph.html"
    path.write_text(pages.render(compose(inventory, findings, Scope())), encoding="utf-8")
    return path


def test_names_are_shown_and_not_run(open_page: Open, hostile: Path) -> None:
    page = open_page(hostile)
    for key, name in NAMES.items():
        page.evaluate("id => lhl.select(id)", f"initiative/{key}")
        shown = page.locator("#details h2").text_content()
        assert shown == name.replace("\u0000", "\ufffd") or shown == name, key
    page.click("#tabs-table")
    assert page.locator("#table-things tbody tr").count() == len(NAMES)
    assert page.evaluate("window.hacked") is None
    assert page.locator("#details img, #details script, table img, table script").count() == 0


def test_only_web_addresses_become_links(open_page: Open, hostile: Path) -> None:
    page = open_page(hostile)
    page.evaluate("lhl.select(lhl.drawn()[0].id)")
    assert "</script>" in page.inner_text("#details")
    assert page.locator("#details a").count() == 0


def test_saved_files_are_safe_and_well_formed(open_page: Open, hostile: Path) -> None:
    from xml.etree import ElementTree as ET

    page = open_page(hostile)
    for name in ("svgText", "graphmlText"):
        assert ET.fromstring(page.evaluate(f"lhl.{name}()")) is not None
    assert ";=HYPERLINK" not in page.evaluate("lhl.csvText()")
    assert "'=HYPERLINK" in page.evaluate("lhl.csvText()")


def test_a_long_name_does_not_break_a_narrow_screen(open_page: Open, hostile: Path) -> None:
    page = open_page(hostile, "#select=initiative%2Flong", width=360, height=780)
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


def test_the_data_cannot_end_the_element_it_stands_in(hostile: Path) -> None:
    text = hostile.read_text(encoding="utf-8")
    island = text.partition('id="data">')[2].partition("</script>")[0]
    assert json.loads(island)["picture"]["things"]
    assert "<" not in island
