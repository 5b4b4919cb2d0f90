"""What a stranger meets first: the reform in the middle, in words and in the drawing; and what goes out of the page."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest

from lhl_graph.iris import BASE
from lhl_graph.picture import explorer
from lhl_graph.picture.scope import Scope
from tests.browser.test_page import WHOLE, saved, visible

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Page

    from lhl_graph.knowledge_graph import KnowledgeGraph
    from tests.browser.conftest import Open

REFORM = "initiative/leve-hele-livet"
DEMENTIA = f"{BASE}theme/dementia"


def scoped(kg: KnowledgeGraph, path: Path, scope: Scope) -> Path:
    (path / "graph.html").write_text(explorer.page(kg.store, scope), encoding="utf-8")
    return path / "graph.html"


def names_on(page: Page) -> str:
    """Every name and heading that stands on the map, rows of one after each other."""
    drawing = ET.fromstring(page.evaluate("lhl.svgText()"))
    return " ".join(each.text or "" for each in drawing.iterfind(".//{http://www.w3.org/2000/svg}svg//{*}text"))


def test_the_map_opens_on_what_is_near_the_reform_and_shows_all_on_a_click(open_page: Open, real: Path) -> None:
    page = open_page(real)
    near = visible(page)
    assert REFORM in near
    assert page.inner_text("#details h3 >> nth=0") == "Likner mest på Leve hele livet, av dem med strek på kartet"
    largest = page.evaluate("lhl.nodes.get().reduce((a, b) => (a.size >= b.size ? a : b)).id")
    assert largest == REFORM
    page.click("#whole")
    assert near < visible(page)
    page.click("#back")
    assert visible(page) == near


def test_those_most_like_the_reform_are_named_before_anything_else(open_page: Open, real: Path) -> None:
    page = open_page(real)
    listed = page.locator("#details h3 + ul").first.locator("button bdi").all_inner_texts()
    assert len(listed) == 10
    named = names_on(page)
    assert [name for name in ["Leve hele livet", *listed] if name not in named] == []


def test_a_phone_names_the_reform(open_page: Open, real: Path) -> None:
    assert "Leve hele livet" in names_on(open_page(real, width=390, height=844))


def test_a_table_on_a_phone_is_scrolled_rather_than_cut_to_letters(open_page: Open, real: Path) -> None:
    page = open_page(real, "#tab=table", width=390, height=844)
    assert page.locator("#table-things td:nth-child(4)").first.evaluate("each => each.clientWidth") > 100


def test_a_heading_tells_the_themes_of_its_group_as_they_are_listed_elsewhere(open_page: Open, real: Path) -> None:
    page = open_page(real)
    listed = page.locator("#filters .check", has_text="aldersvennlig samfunn").first.inner_text()
    assert listed.split("\n")[0] in names_on(page)


def test_a_text_and_its_next_edition_are_no_finding(open_page: Open, real: Path) -> None:
    assert "Nasjonale forventninger 2019" not in open_page(real, WHOLE).inner_text("#details")


def test_a_filter_is_in_the_heading_and_stands_as_a_chip_that_takes_it_away(open_page: Open, real: Path) -> None:
    page = open_page(real)
    page.select_option("#choice-theme", "theme/dementia")
    assert page.inner_text("h1") == page.title() == "Satsinger om demens, og Leve hele livet"
    assert "Tema: Demens" in page.inner_text("#chips")
    assert "stiplet ring" in page.inner_text("#details")
    page.click("#chip-theme")
    assert page.inner_text("h1").startswith("Slik henger Leve hele livet sammen")


def test_nothing_left_says_so_where_the_map_would_be(open_page: Open, real: Path) -> None:
    page = open_page(real, "#theme=theme/dementia&group=target-group/children&owner=actor/kld")
    assert visible(page) <= {REFORM} or page.is_hidden("#empty")
    page = open_page(real, "#kinds=" + "+".join(page.evaluate("[...new Set(lhl.kinds)]")))
    assert page.inner_text("#empty p") == "Ingenting passer med filtrene."
    page.click("#empty-reset")
    assert page.is_hidden("#empty")
    assert REFORM in visible(page)


def test_a_page_on_a_theme_is_headed_after_it(open_page: Open, kg: KnowledgeGraph, tmp_path: Path) -> None:
    page = open_page(scoped(kg, tmp_path, Scope(theme=DEMENTIA)))
    assert page.inner_text("h1") == "Satsinger om demens, og Leve hele livet"
    assert page.inner_text("#page-theme") == "Tema: Demens"
    assert page.locator("#chips button").count() == 0, "the page has nothing else to show, so nothing takes it away"
    assert REFORM in visible(page)


def test_a_page_on_a_time_says_which_as_people_write_it(open_page: Open, kg: KnowledgeGraph, tmp_path: Path) -> None:
    page = open_page(scoped(kg, tmp_path, Scope(on="2025..2025-06-30")))
    assert page.inner_text("h1") == "Satsinger i gang 2025–30. juni 2025, og Leve hele livet"
    assert page.inner_text("#page-on") == "I gang 2025–30. juni 2025"


def test_lines_to_themes_are_those_of_what_is_selected(open_page: Open, kg: KnowledgeGraph, tmp_path: Path) -> None:
    page = open_page(scoped(kg, tmp_path, Scope(view="bipartite")))
    assert page.evaluate("lhl.state.select") == REFORM
    ends = page.evaluate("lhl.drawn().filter((each) => !each.hidden).map((each) => each.from)")
    assert set(ends) == {REFORM}
    page.evaluate("lhl.select('theme/dementia')")
    count = page.locator("#details details").first.locator("li").count()
    assert count == len(visible(open_page(scoped(kg, tmp_path, Scope(theme=DEMENTIA)))) - {REFORM})
    page.keyboard.press("Escape")
    assert "Temaene flest satsinger har" in page.inner_text("#details")


def test_a_line_has_the_same_address_in_every_view(
    open_page: Open, kg: KnowledgeGraph, real: Path, tmp_path: Path
) -> None:
    address = "#select=bo-trygt-hjemme--leve-hele-livet"
    for path in (real, scoped(kg, tmp_path, Scope(view="stated"))):
        assert "Bo trygt hjemme" in open_page(path, address).inner_text("#details h2")
    dementia = scoped(kg, tmp_path, Scope(theme=DEMENTIA))
    assert "som ikke er på dette kartet" in open_page(dementia, address).inner_text("#details")


@pytest.mark.parametrize("fragment", ["#select=l4", "#theme=theme/dmens", "#select=initiative/none"])
def test_an_address_to_what_is_not_there_says_so(open_page: Open, real: Path, fragment: str) -> None:
    page = open_page(real, fragment)
    assert "Lenken gjelder «" in page.inner_text("#details")
    page.click("#whole")
    page.evaluate(f"lhl.select('{REFORM}')")
    assert "Lenken gjelder" not in page.inner_text("#details")


def test_no_status_is_at_odds_with_its_period(open_page: Open, real: Path) -> None:
    page = open_page(real, "#select=initiative/demensplan-2025")
    assert "Perioden gikk ut i 2025. Siste kilde: oktober 2022." in page.inner_text("#details dl")
    assert "Avsluttet" not in page.inner_text("#details dl")
    told = page.evaluate("lhl.ends()")
    assert told
    assert all("Pågår" not in said for over, said in told if over)


def test_what_was_carried_on_says_so_beside_its_period(open_page: Open, real: Path) -> None:
    told = open_page(real, "#select=initiative/aldersvennlig-norge").inner_text("#details dl")
    assert "2019–2023" in told
    assert "Videreført i annen form (bekreftet 11. juni 2024)" in told
    assert "Perioden gikk ut" not in told


def test_a_period_is_told_in_words_where_an_end_is_not_known(open_page: Open, real: Path) -> None:
    page = open_page(real, WHOLE)
    things = page.evaluate("JSON.parse(document.getElementById('data').textContent).picture.things")
    cases = {tuple(map(bool, each["period"][:2])): each for each in things if each.get("period")}
    assert len(cases) > 2
    for (first, last), thing in cases.items():
        page.evaluate("(id) => lhl.select(id)", thing["id"])
        told = page.inner_text("#details dl").replace("\n", " ")
        from_, to = ((day or "")[:4] for day in thing["period"][:2])
        wanted = (
            f"{from_}–{to}"
            if first and last
            else f"Fra {from_}, "
            if first
            else f"Til {to}, "
            if last
            else "Ikke kjent"
        )
        assert f"Periode {wanted}" in told


def test_everything_has_a_sender(open_page: Open, real: Path) -> None:
    page = open_page(real)
    line = page.inner_text("#sender")
    assert line.startswith("lhl-graph ") and line.endswith("· CC BY 4.0 · Ikke en side fra Helsedirektoratet")
    page.click("#reading summary")
    assert page.locator("#reading-list li").count() == 6
    page.click("#reading summary")
    page.click("#languages-en")
    assert "Not a page of the Norwegian Directorate of Health" in page.inner_text("#sender")
    assert line.split(" · ")[0] in saved(page, "svg").decode()


def test_search_says_why_something_is_a_hit(open_page: Open, real: Path) -> None:
    page = open_page(real)
    page.fill("#search", "ensomhet")
    assert any("tema: Ensomhet" in hit for hit in page.locator("#hits [role=option]").all_inner_texts())


def test_a_saved_picture_is_wide_with_the_names_of_the_screen(open_page: Open, real: Path) -> None:
    page = open_page(real)
    image = pytest.importorskip("PIL.Image", reason="no Pillow here: pip install pillow").open(
        io.BytesIO(saved(page, "png"))
    )
    assert image.width >= 1600
    drawing = ET.fromstring(saved(page, "svg"))
    texts = [each.text or "" for each in drawing.iter("{http://www.w3.org/2000/svg}text")]
    assert texts[0].startswith("Slik henger Leve hele livet")
    assert {"Leve hele livet", "Oppgitt i en kilde", "Reform"} <= set(texts)
    assert [each for each in drawing.iter("{http://www.w3.org/2000/svg}path") if each.get("class") == "head"]


def test_the_map_is_printed_on_one_page(open_page: Open, real: Path) -> None:
    printed = open_page(real).pdf(prefer_css_page_size=True)
    assert len(re.findall(rb"/Type\s*/Page\b", printed)) == 1


def test_print_is_the_map_with_its_legend_and_the_tables_when_they_are_open(open_page: Open, real: Path) -> None:
    page = open_page(real, dark=True)
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    assert page.is_visible("#paper svg")
    assert not page.is_visible("#map")
    assert not page.is_visible("#tables")
    assert page.evaluate("document.documentElement.dataset.mode") == "dark"
    page = open_page(real, "#tab=table")
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    assert page.is_visible("#table-lines")


def test_a_line_under_the_mouse_is_found_and_the_empty_map_is_not(open_page: Open, real: Path) -> None:
    page = open_page(real)
    box = page.locator("#map").bounding_box() or {"x": 0, "y": 0}
    spot = page.evaluate(
        """() => {
          for (const { a, b, id } of lhl.drawn()) for (const part of [0.5, 0.4, 0.6]) {
            const dom = lhl.network.canvasToDOM({ x: a.x + part * (b.x - a.x), y: a.y + part * (b.y - a.y) });
            if (!lhl.network.getNodeAt(dom) && lhl.lineAt(dom) === id) return dom;
          }
        }"""
    )
    page.mouse.move(box["x"] + spot["x"], box["y"] + spot["y"])
    page.wait_for_selector("#map.points")
    page.mouse.move(box["x"] + 8, box["y"] + 8)
    page.wait_for_selector("#map:not(.points)")
