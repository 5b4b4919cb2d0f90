"""What a click on a mark does, and that what is said of it holds for the whole graph, not only for what is drawn."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from lhl_graph.picture.scope import Scope
from tests.browser.map_page import DEMENTIA_PLAN, visible

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser, Page, Position

    from tests.browser.conftest import Open, Scoped

MARK = "initiative/demensplan-2025"
ALIKE = "initiative/aldersvennlig-norge-2030"
"""Like some that no source links it to, of which one may be chance."""
PIXEL = """(id) => {
  const { x, y } = lhl.network.canvasToDOM(lhl.network.getPositions([id])[id]);
  const canvas = document.querySelector('#map canvas'), ratio = canvas.width / canvas.clientWidth;
  const copy = Object.assign(document.createElement('canvas'), { width: 1, height: 1 }).getContext('2d');
  copy.drawImage(canvas, -Math.round(x * ratio), -Math.round(y * ratio));
  return [...copy.getImageData(0, 0, 1, 1).data];
}"""


def click_mark(page: Page, mark: str = MARK) -> None:
    spot: Position = page.evaluate("(id) => lhl.network.canvasToDOM(lhl.network.getPositions([id])[id])", mark)
    page.locator("#map canvas").click(position=spot)
    page.wait_for_function("(id) => lhl.state.select === id", arg=mark)


def linked(page: Page) -> int:
    """How many ties its panel lists: those that a source states and those that are computed."""
    return sum(
        map(int, re.findall(r"(?:Kilder kobler den til|Likner, regnet ut) \((\d+)", page.inner_text("#details")))
    )


def test_a_clicked_mark_keeps_its_colour(open_page: Open, real: Path) -> None:
    page = open_page(real)
    before = page.evaluate(PIXEL, MARK)
    click_mark(page)
    page.wait_for_timeout(100)
    assert page.evaluate(PIXEL, MARK) == before


def test_a_panel_lists_every_line_of_a_mark_also_those_that_are_not_drawn(open_page: Open, real: Path) -> None:
    near, whole = open_page(real, DEMENTIA_PLAN), open_page(real, f"{DEMENTIA_PLAN}&near=0")
    assert len(visible(near)) < len(visible(whole))
    assert linked(near) == linked(whole)
    assert near.locator("#details .pairs li").count() >= linked(near)


def test_the_days_of_sources_are_written_out(open_page: Open, real: Path) -> None:
    page = open_page(real, DEMENTIA_PLAN)
    told = page.locator("#details .sources").first.text_content() or ""
    assert re.search(
        r"\d\. (januar|februar|mars|april|mai|juni|juli|august|september|oktober|november|desember) \d{4}", told
    )
    assert not re.search(r"\d{4}-\d\d", told)


def test_a_panel_does_not_list_lines_that_are_switched_off(open_page: Open, real: Path) -> None:
    page = open_page(real, DEMENTIA_PLAN)
    every = linked(page)
    page.uncheck("#check-computed")
    assert linked(page) < every


def test_a_kind_is_counted_as_it_is_shown_of_all_there_are(open_page: Open, real: Path) -> None:
    page = open_page(real)
    count = page.locator("#kinds-strategy ~ small")
    shown, every = map(int, count.inner_text().split(" av "))
    assert shown == page.evaluate("lhl.nodes.get().filter(({ shape }) => shape === 'diamond').length")
    page.click("#whole")
    assert count.inner_text() == str(every)
    page.uncheck("#kinds-strategy")
    assert count.inner_text() == f"0 av {every}"


def test_a_tap_on_a_phone_leaves_the_map_in_sight_over_what_it_opened(browser: Browser, real: Path) -> None:
    context = browser.new_context(
        viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True, reduced_motion="reduce"
    )
    page = context.new_page()
    page.goto(real.as_uri())
    reform = "initiative/leve-hele-livet"
    x, y = page.evaluate(
        """(id) => {
          const { left, top } = document.getElementById('map').getBoundingClientRect();
          const { x, y } = lhl.network.canvasToDOM(lhl.network.getPositions([id])[id]);
          return [left + x, top + y];
        }""",
        reform,
    )
    page.touchscreen.tap(x, y)
    page.wait_for_selector("#details .close")
    tops = "['map', 'details'].map((id) => document.getElementById(id).getBoundingClientRect().top)"
    map_top, details_top = page.evaluate(tops)
    assert -1 < map_top < 2 < details_top < 600
    assert page.evaluate("lhl.state.select") == reform, "the tap did not go on to what came under the finger"
    context.close()


@pytest.mark.parametrize(("width", "height"), [(1440, 900), (1920, 1080)])
def test_the_table_leaves_the_foot_of_the_page_free_and_cuts_no_column(
    open_page: Open, real: Path, width: int, height: int
) -> None:
    page = open_page(real, "#tab=table", width=width, height=height)
    foot = page.evaluate("document.querySelector('footer').getBoundingClientRect().top")
    for part in ("choose", "tables"):
        assert page.evaluate(f"document.getElementById('{part}').getBoundingClientRect().bottom") <= foot, part
    wide, room = page.evaluate(
        "(({ scrollWidth, clientWidth }) => [scrollWidth, clientWidth])(document.querySelector('#tables .scroll'))"
    )
    assert wide <= room
    assert page.inner_text(".lead").startswith("Tabellen viser det samme som kartet")
    assert page.locator("#filter-things").is_visible()


def test_the_map_fits_what_a_filter_leaves_and_no_mark_is_cut_on_a_phone(open_page: Open, real: Path) -> None:
    page = open_page(real, width=390, height=844)
    inside = """() => {
      const { clientWidth: wide, clientHeight: high } = document.getElementById('map');
      return lhl.nodes.get().every((node) => {
        const { x, y } = lhl.network.canvasToDOM(node), reach = node.size * lhl.network.getScale();
        return x > reach && y > reach && x < wide - reach && y < high - reach;
      });
    }"""
    assert page.evaluate(inside)
    before = page.evaluate("lhl.network.getScale()")
    page.click("#fold")
    for kind in ("strategy", "action-plan", "scheme", "agreement", "programme"):
        page.uncheck(f"#kinds-{kind}")
    page.uncheck("#check-named")
    assert page.evaluate(inside)
    assert page.evaluate("lhl.network.getScale()") > before


def test_what_sources_link_stands_apart_from_what_is_only_alike_and_what_may_be_chance_last(
    open_page: Open, real: Path
) -> None:
    page = open_page(real, f"#select={ALIKE}")
    stated = page.locator("#details details", has_text="Kilder kobler den til").first
    alike = page.locator("#details details", has_text="Likner, regnet ut").first
    assert [stated.get_attribute("open"), alike.get_attribute("open")] == ["", None]
    ties = page.evaluate("(id) => lhl.drawn().filter(({ from, to }) => [from, to].includes(id)).length", ALIKE)
    count = stated.locator("li").count()
    assert count > 0 and ties < linked(page) == count + alike.locator("li").count()
    assert all("regnet ut" not in text for text in stated.locator("li").all_inner_texts())
    doubted = ["kan være tilfeldig" in (text or "") for text in alike.locator("li").all_text_contents()]
    assert doubted == sorted(doubted) and {*doubted} == {True, False}


def test_who_is_linked_and_the_sources_are_the_same_in_every_view(open_page: Open, scoped: Scoped) -> None:
    def counts(view: str) -> list[str]:
        told = open_page(scoped(Scope(view=view)), "#tab=map&select=leve-hele-livet").inner_text("#details")
        return re.findall(r"(Kilder kobler den til \(\d+\)|Kilder \(\d+\)|Aktører \(\d+\))", told)

    linked, cited = counts("overlaps")
    assert counts("all")[0] == linked and counts("all")[-1] == cited
    assert any(each.startswith("Aktører") for each in counts("all"))
    page = open_page(scoped(Scope()), "#select=leve-hele-livet")
    led = page.locator("#details .sources > li > a").evaluate_all("all => all.map(({ href }) => href)")
    assert len(led) == len(set(led))


def test_a_panel_says_how_many_of_the_lines_are_drawn_and_shows_the_rest(open_page: Open, real: Path) -> None:
    page = open_page(real, DEMENTIA_PLAN)
    stated = page.locator("#details details", has_text="Kilder kobler den til").first
    rows = stated.locator("li").all_inner_texts()
    count, of = map(int, re.findall(r"(\d+) av (\d+) streker er tegnet på kartet nå", stated.inner_text())[0])
    assert of == len(rows) > count == sum("ikke på kartet nå" not in text for text in rows)
    assert [("ikke på kartet nå" in text) for text in rows] == [False] * count + [True] * (of - count)
    stated.locator("button", has_text="Tegn alle").click()
    assert "ikke på kartet nå" not in stated.inner_text()
    assert "er tegnet på kartet nå" not in stated.inner_text()


@pytest.mark.parametrize("scope", [Scope(), Scope(on="2025")], ids=["whole", "on"])
def test_lines_that_may_be_chance_are_drawn_by_the_button_that_says_so(
    open_page: Open, scoped: Scoped, scope: Scope
) -> None:
    page = open_page(scoped(scope), "#select=leve-hele-livet")
    alike = page.locator("#details details", has_text="Likner, regnet ut")
    alike.locator("summary").click()
    told = re.findall(r"(\d+) av (\d+) streker er tegnet på kartet nå", alike.inner_text())
    assert told and "Streker for svak likhet vises når du krysser av for dem." in alike.inner_text()
    before = len(visible(page, "edges"))
    alike.locator("button", has_text="Tegn alle").click()
    assert page.is_checked("#check-weak")
    drawn, of = map(int, told[0])
    assert len(visible(page, "edges")) >= before + of - drawn
    assert "er tegnet på kartet nå" not in page.locator("#details details", has_text="Likner, regnet ut").inner_text()


def test_how_many_are_alike_says_how_many_of_them_may_be_chance(open_page: Open, real: Path) -> None:
    reform = open_page(real, "#select=leve-hele-livet").inner_text("#details")
    assert re.search(r"Likner, regnet ut \(\d+ med svak likhet\)", reform)
    page = open_page(real, f"#select={ALIKE}")
    alike = page.locator("#details details", has_text="Likner, regnet ut")
    count, weak = map(int, re.findall(r"regnet ut \((\d+), av dem (\d+) med svak likhet\)", alike.inner_text())[0])
    alike.locator("summary").click()
    assert alike.locator("li").count() == count
    assert alike.inner_text().count("likheten kan være tilfeldig") == weak


def test_what_is_alike_but_on_no_map_yet_is_one_click_away(open_page: Open, real: Path) -> None:
    page = open_page(real)
    page.locator("#details .hint button", has_text="Tegn alle").click()
    assert page.evaluate("lhl.nodes.length") == page.evaluate("lhl.kinds.length")


@pytest.mark.parametrize(
    ("name", "said"), [("leve-hele-livet", "hadde ansvaret for"), ("bo-trygt-hjemme", "har ansvaret for")]
)
def test_who_is_behind_an_initiative_is_said_as_on_its_page_and_of_what_is_over_in_the_past(
    open_page: Open, scoped: Scoped, name: str, said: str
) -> None:
    page = open_page(scoped(Scope(view="all")), f"#near=0&select=initiative%2F{name}")
    roles = page.locator("#details details", has_text="Aktører").first.locator("li small").all_text_contents()
    assert any(f"Helsedirektoratet {said} " in each for each in roles), roles
