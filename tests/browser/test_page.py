"""The explorer's page in a real browser with the network cut."""

from __future__ import annotations

import csv
import io
import re
import zlib
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as ET

import pytest

from tests.browser.map_page import DEMENTIA_PLAN, WHOLE, saved, visible

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Page

    from tests.browser.conftest import Open


def click_line(page: Page, wanted: str) -> str:
    """Click on the first line that JavaScript says is wanted, at a spot where no mark and no other line lies."""
    spot: dict[str, Any] = page.evaluate(
        f"""() => {{
          const wanted = (line) => {wanted};"""
        """
          for (const edge of lhl.drawn().filter(({ line }) => wanted(line))) {
            const { [edge.from]: a, [edge.to]: b } = lhl.network.getPositions([edge.from, edge.to]);
            for (const part of [0.5, 0.4, 0.6, 0.3, 0.7, 0.45, 0.55]) {
              const dom = lhl.network.canvasToDOM({ x: a.x + part * (b.x - a.x), y: a.y + part * (b.y - a.y) });
              if (!lhl.network.getNodeAt(dom) && lhl.lineAt(dom) === edge.id) return { ...dom, id: edge.id };
            }
          }
          return null;
        }"""
    )
    assert spot, "no such line can be clicked"
    page.locator("#map canvas").click(position={"x": spot["x"], "y": spot["y"]})
    return str(spot["id"])


def test_the_page_opens_without_a_request_or_an_error(open_page: Open, real: Path) -> None:
    page = open_page(real)
    assert "Leve hele livet" in page.title()
    assert page.locator("html").get_attribute("lang") == "nb"
    assert page.evaluate("document.compatMode") == "CSS1Compat"
    assert len(visible(page)) > 20
    assert page.evaluate("performance.getEntriesByType('resource').length") == 0


def test_nothing_may_run_but_the_pages_own_scripts(open_page: Open, real: Path) -> None:
    policy = open_page(real).locator("meta[http-equiv]").get_attribute("content") or ""
    assert policy.startswith("default-src 'none'; script-src 'sha256-")
    assert "unsafe" not in policy
    assert "http" not in policy


def test_search_finds_dementia_and_shows_it(open_page: Open, real: Path) -> None:
    page = open_page(real)
    page.fill("#search", "demens")
    names = page.locator("#hits [role=option]").all_inner_texts()
    assert any("Demensplan 2025" in name for name in names)
    page.locator("#hits [role=option]", has_text="Demensplan 2025").click()
    assert "Demensplan 2025" in page.inner_text("#details h2")
    assert page.locator("#details a[href^=http]").count() > 3


def test_search_knows_other_names_and_languages(open_page: Open, real: Path) -> None:
    page = open_page(real)
    for words, name in (("LHL", "Leve hele livet"), ("dementia", "Demensplan"), ("DEMENS", "Demensplan")):
        page.fill("#search", words)
        assert any(name in hit for hit in page.locator("#hits [role=option]").all_inner_texts()), words
    page.fill("#search", "finnesikke")
    assert page.inner_text("#hits") == "Ingen treff"


def test_a_filter_hides_and_brings_back(open_page: Open, real: Path) -> None:
    page = open_page(real, WHOLE)
    everything = visible(page)
    page.uncheck("#kinds-white-paper")
    fewer = visible(page)
    assert fewer < everything
    assert "initiative/frivillighetsmeldingen" in everything - fewer
    page.select_option("#choice-theme", "theme/dementia")
    assert "initiative/demensplan-2025" in visible(page) < fewer
    page.click("#reset")
    page.click("#whole")
    assert visible(page) == everything


def test_lines_are_filtered_by_what_they_rest_on(open_page: Open, real: Path) -> None:
    page = open_page(real)
    both = visible(page, "edges")
    page.uncheck("#check-computed")
    stated = visible(page, "edges")
    assert not any(page.evaluate("lhl.drawn().map((edge) => edge.dashes && !edge.line.unsure)"))
    page.check("#check-computed")
    page.uncheck("#check-stated")
    computed = visible(page, "edges")
    assert all(page.evaluate("lhl.drawn().map((edge) => edge.dashes)"))
    assert stated and computed and stated | computed == both


def test_the_period_hides_what_had_ended(open_page: Open, real: Path) -> None:
    page = open_page(real, "#from=2024")
    assert "initiative/demensplan-2020" not in visible(page)
    assert "initiative/bo-trygt-hjemme" in visible(page)


def test_ego_view_leaves_the_neighbours(open_page: Open, real: Path) -> None:
    page = open_page(real, DEMENTIA_PLAN)
    page.select_option("#choice-depth", "1")
    near = visible(page)
    assert "initiative/demensplan-2025" in near
    assert 1 < len(near) < 30
    page.select_option("#choice-depth", "2")
    assert near < visible(page)


def test_a_click_on_a_line_shows_its_sources(open_page: Open, real: Path) -> None:
    page = open_page(real)
    line = click_line(page, "line.stated.length && line.shared.length")
    assert f"select={line}" in page.evaluate("location.hash")
    assert "Dette sier kildene" in page.inner_text("#details")
    assert "Felles temaer" in page.inner_text("#details")
    links = page.locator("#details a").evaluate_all("all => all.map((each) => [each.href, each.rel, each.target])")
    assert links
    assert all(href.startswith("http") and rel == "noopener noreferrer" and to == "_blank" for href, rel, to in links)


def test_a_click_on_a_dashed_line_says_that_no_source_does(open_page: Open, real: Path) -> None:
    page = open_page(real)
    click_line(page, "line.strong && !line.stated.length")
    assert "Ingen av kildene her nevner de to sammen." in page.inner_text("#details")
    assert re.search(r"gir sjelden så stor likhet \(q (< 0,001|= 0,0\d+)\)", page.inner_text("#details"))


def test_what_chance_gives_often_is_said_without_the_number(open_page: Open, real: Path) -> None:
    told = open_page(real, "#select=leve-hele-livet--ensomhet").inner_text("#details")
    assert "kan likne så mye på hverandre." in told
    assert "q =" not in told


def test_of_what_sources_link_it_is_said_that_the_likeness_may_be_chance_and_the_link_is_not(
    open_page: Open, real: Path
) -> None:
    told = open_page(real, "#select=leve-hele-livet--bo-trygt-hjemme").inner_text("#details")
    assert "Dette sier kildene" in told
    assert re.search(r"Likheten kan være tilfeldig \(q = 0,\d+\); koblingen er oppgitt av kilder\.", told)


def test_the_table_has_the_rows_of_the_map(open_page: Open, real: Path) -> None:
    page = open_page(real)
    page.uncheck("#kinds-programme")
    marks, edges = visible(page), visible(page, "edges")
    page.click("#tabs-table")
    rows = "all => all.map((row) => row.dataset.id)"
    assert set(page.locator("#table-things tbody tr").evaluate_all(rows)) == marks
    page.click("#rows-lines")
    assert set(page.locator("#table-lines tbody tr").evaluate_all(rows)) == edges


def test_the_table_sorts_and_filters(open_page: Open, real: Path) -> None:
    page = open_page(real, "#tab=table&rows=lines")
    score = page.locator("#table-lines tbody tr td:nth-child(5)")
    first = score.first.inner_text()
    page.click("#sort-lines-score")
    assert page.locator("#table-lines th[aria-sort=ascending]").count() == 1
    assert score.first.inner_text() < first or score.first.inner_text() == ""
    page.click("#rows-things")
    page.fill("#filter-things", "demens")
    page.wait_for_timeout(200)
    assert 0 < page.locator("#table-things tbody tr").count() < 20
    assert "Demensplan 2025" in page.inner_text("#table-things")


def test_the_page_works_by_keyboard_alone(open_page: Open, real: Path) -> None:
    page = open_page(real)
    page.keyboard.press("/")
    page.keyboard.type("demensplan 2025")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    assert "Demensplan 2025" in page.inner_text("#details h2")
    assert page.evaluate("document.activeElement.id") == "details"
    page.keyboard.press("Escape")
    assert "Her kan du begynne" in page.inner_text("#details h2")
    page.focus("#map .vis-network")
    page.keyboard.press("ArrowRight")
    first = page.evaluate("lhl.state.select")
    page.keyboard.press("ArrowRight")
    assert first and page.evaluate("lhl.state.select") not in ("", first)
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "details"
    page.focus("#tabs-table")
    page.keyboard.press("Enter")
    page.focus("#sort-things-name")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "sort-things-name"
    page.locator("#table-things tbody button").first.press("Enter")
    assert page.evaluate("lhl.state.select").startswith("initiative/")


def test_every_control_is_reached_by_tab(open_page: Open, real: Path) -> None:
    page = open_page(real)
    reached = set()
    for _ in range(90):
        page.keyboard.press("Tab")
        reached.add(page.evaluate("document.activeElement.id || document.activeElement.className"))
    wanted = {"skip", "tabs-table", "languages-en", "mode", "search", "check-stated", "choice-facet", "slide-from",
              "choice-depth", "reset", "vis-network", "zoom_in", "export-png"}  # fmt: skip
    assert wanted <= reached


def test_the_language_is_switched_in_the_page(open_page: Open, real: Path) -> None:
    page = open_page(real, DEMENTIA_PLAN)
    for language, heading, word in (("nn", "Slik heng Leve heile livet saman", "Målgrupper"),
                                    ("en", "How “Leve hele livet” relates to", "Target groups"),
                                    ("nb", "Slik henger Leve hele livet sammen", "Målgrupper")):  # fmt: skip
        page.click(f"#languages-{language}")
        assert page.inner_text("h1").startswith(heading)
        assert page.locator("html").get_attribute("lang") == language
        assert word in page.inner_text("#details")
    page.click("#languages-en")
    assert "identified at the right time" in page.inner_text("#details")
    assert page.locator("#details [lang=nb]").count() > 0, "a name with no English form says which language it is in"


def test_the_address_restores_the_view(open_page: Open, real: Path) -> None:
    page = open_page(real)
    page.uncheck("#kinds-strategy")
    page.select_option("#choice-group", "target-group/relatives")
    page.check("#check-weak")
    page.click("#languages-nn")
    page.evaluate("lhl.select('initiative/demensplan-2025')")
    fragment = page.evaluate("location.hash")
    again = open_page(real, fragment)
    assert visible(again) == visible(page)
    assert visible(again, "edges") == visible(page, "edges")
    assert again.inner_text("h1") == page.inner_text("h1")
    assert again.inner_text("#details h2") == page.inner_text("#details h2")
    assert not again.is_checked("#kinds-strategy")


@pytest.mark.parametrize(
    "fragment", ["#select=nothing&kinds=none&min=abc", "#lang=xx&tab=yy&depth=9", "#%E0%A4%A", "#"]
)
def test_an_address_that_means_nothing_opens_as_if_it_were_not_there(
    open_page: Open, real: Path, fragment: str
) -> None:
    page = open_page(real, fragment)
    assert visible(page) == visible(open_page(real))


def test_the_saved_picture_is_not_empty(open_page: Open, real: Path) -> None:
    image = saved(open_page(real), "png")
    assert image.startswith(b"\x89PNG\r\n\x1a\n")
    data, at = b"", 8
    while at < len(image):
        length, kind = int.from_bytes(image[at : at + 4]), image[at + 4 : at + 8]
        data += image[at + 8 : at + 8 + length] if kind == b"IDAT" else b""
        at += 12 + length
    assert len(set(zlib.decompress(data))) > 50


def test_saved_files_hold_what_is_drawn(open_page: Open, real: Path) -> None:
    page = open_page(real)
    marks, edges = visible(page), visible(page, "edges")
    drawing = ET.fromstring(saved(page, "svg"))
    assert len(list(drawing.iter("{http://www.w3.org/2000/svg}line"))) == len(edges)
    rows = list(csv.reader(io.StringIO(saved(page, "csv").decode("utf-8-sig")), delimiter=";"))
    assert len(rows) == len(edges) + 1
    import networkx as nx

    graph = nx.parse_graphml(saved(page, "graphml").decode())
    assert set(graph) == marks
    assert graph.number_of_edges() == len(edges)


def test_positions_are_the_same_every_time(open_page: Open, real: Path) -> None:
    where = "lhl.network.getPositions()"
    assert open_page(real).evaluate(where) == open_page(real).evaluate(where)


@pytest.mark.parametrize("tab", ["map", "table"])
def test_a_narrow_screen_does_not_scroll_sideways(open_page: Open, real: Path, tab: str) -> None:
    page = open_page(real, f"#tab={tab}", width=360, height=780)
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    page.click("#fold")
    assert page.is_visible("#kinds-strategy")
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
