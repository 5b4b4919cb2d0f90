"""Names and headings on the map: which there are, clear of marks and lines, and each heading at its own group."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest

from lhl_graph.design.hyphens import SOFT
from lhl_graph.picture.scope import Scope
from tests.browser.editor_page import broken_words
from tests.browser.map_page import SVG, WHOLE, names_on, visible

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Page

    from tests.browser.conftest import Open, Scoped

FEW = "#near=0&theme=theme/working-life"


def covered(page: Page, wanted: str = "") -> list[tuple[str, tuple[float, float]]]:
    """Give the names, or the one, whose plate lies on the middle of a mark."""
    drawing = ET.fromstring(page.evaluate("lhl.svgText()")).find(f"{SVG}svg")
    assert drawing is not None
    marks = [
        (float(found[1]), float(found[2]))
        for each in drawing.iter(f"{SVG}path")
        if (found := re.match(r"translate\((\S+) (\S+)\)$", each.get("transform", "")))
    ]
    assert len(marks) == len(visible(page))
    plates = [
        (below.text or "", [float(plate.get(key, 0)) for key in ("x", "y", "width", "height")])
        for plate, below in zip(drawing, list(drawing)[1:], strict=False)
        if plate.tag == f"{SVG}rect"
    ]
    assert len(plates) > 10
    return [
        (name, (x, y))
        for name, (left, top, wide, high) in plates
        for x, y in marks
        if wanted in name and left < x < left + wide and top < y < top + high
    ]


def listed_on(page: Page) -> list[str]:
    return [each.replace(SOFT, "") for each in page.locator("#numbers-list button").all_text_contents()]


def numbers_on(page: Page) -> list[str]:
    """Every number that stands on the map for a name, in order."""
    drawing = ET.fromstring(page.evaluate("lhl.svgText()")).find(f"{SVG}svg")
    assert drawing is not None
    texts = [each.text or "" for each in drawing.iter(f"{SVG}text") if each.get("font-size") == "11"]
    return sorted((each for each in texts if each.isdigit()), key=int)


@pytest.mark.parametrize("fragment", ["", WHOLE])
def test_the_name_of_the_reform_covers_no_mark(open_page: Open, real: Path, fragment: str) -> None:
    assert covered(open_page(real, fragment), "Leve hele livet") == []


def test_on_a_narrow_map_no_name_covers_a_mark(open_page: Open, real: Path) -> None:
    page = open_page(real, width=390, height=844)
    assert covered(page) == []
    assert "Programmet for et aldersvennlig Norge" in names_on(page), "the nearest is named first"


def test_all_that_the_page_opens_on_are_named_and_few_names_lie_on_a_line(open_page: Open, real: Path) -> None:
    page = open_page(real)
    things = {each["id"]: each for each in page.evaluate("JSON.parse(data.textContent).picture.things")}
    called = {name: things[name].get("short", things[name]["names"])["nb"] for name in visible(page)}
    named = names_on(page)
    assert [each for each in called.values() if each not in named] == []
    drawing = ET.fromstring(page.evaluate("lhl.svgText()")).find(f"{SVG}svg")
    assert drawing is not None
    lines = [[float(each.get(key, 0)) for key in ("x1", "y1", "x2", "y2")] for each in drawing.iter(f"{SVG}line")]
    spots = [(a + (c - a) * part / 200, b + (d - b) * part / 200) for a, b, c, d in lines for part in range(201)]
    plates = [[float(each.get(key, 0)) for key in ("x", "y", "width", "height")] for each in drawing.iter(f"{SVG}rect")]
    struck = [
        plate for plate in plates if any(0 < x - plate[0] < plate[2] and 0 < y - plate[1] < plate[3] for x, y in spots)
    ]
    assert len(plates) >= len(called) and len(struck) < len(plates) / 2


@pytest.mark.parametrize("fragment", ["", WHOLE])
def test_every_group_of_three_has_its_heading(open_page: Open, real: Path, fragment: str) -> None:
    page = open_page(real, fragment)
    named, shown = names_on(page), visible(page)
    picture = page.evaluate("JSON.parse(data.textContent).picture")
    homes = [each.get("community", 0) for each in picture["things"] if each["id"] in shown]
    groups = [each for each in picture["communities"] if homes.count(each["number"]) > 2]
    assert len(groups) > 3
    for group in groups:
        theme = picture["concepts"][group["themes"][0]]["names"]["nb"]
        assert theme in named


def test_the_map_of_a_phone_begins_in_its_upper_half(open_page: Open, real: Path) -> None:
    page = open_page(real, width=390, height=844)
    assert page.locator("#map").evaluate("each => each.getBoundingClientRect().top") < 320


def test_few_of_many_are_laid_out_anew_around_the_reform_and_all_have_a_name(open_page: Open, real: Path) -> None:
    page = open_page(real, FEW)
    assert "zoom" not in page.evaluate("getComputedStyle(document.getElementById('shown'), '::after').content")
    things = page.evaluate("JSON.parse(data.textContent).picture.things")
    called = {each["id"]: each.get("short", each["names"])["nb"] for each in things}
    named = names_on(page)
    assert 2 < len(visible(page)) <= 12
    assert [called[each] for each in visible(page) if called[each] not in named] == []
    wide, high = page.evaluate("[map.clientWidth, map.clientHeight]")
    spots = page.evaluate("lhl.nodes.getIds().map((id) => [id, lhl.network.canvasToDOM(lhl.network.getPosition(id))])")
    places = {name: (spot["x"] / wide, spot["y"] / high) for name, spot in spots}
    (left, right), (top, bottom) = [(min(axis), max(axis)) for axis in zip(*places.values(), strict=True)]
    assert right - left > 0.5 and bottom - top > 0.5
    assert all(0.3 < part < 0.7 for part in places["initiative/leve-hele-livet"])


def test_a_phone_names_what_is_most_like_the_reform_before_any_heading(open_page: Open, real: Path) -> None:
    page = open_page(real, width=390, height=844)
    listed = page.locator("#details h3 + ul").first.locator("button > span > bdi").all_inner_texts()
    assert "God og riktig mat hele livet" in listed
    assert [name for name in listed if name not in names_on(page)] == []


@pytest.mark.parametrize(
    ("view", "width", "height"),
    [("overlaps", 390, 844), ("all", 390, 844), ("all", 1366, 768), ("overlaps", 1280, 720)],
)
def test_a_mark_whose_name_has_no_room_bears_a_number_that_a_list_explains(
    open_page: Open, scoped: Scoped, view: str, width: int, height: int
) -> None:
    page = open_page(scoped(Scope(view=view)), "#select=", width=width, height=height)
    page.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
    things = {each["id"]: each for each in page.evaluate("JSON.parse(data.textContent).picture.things")}
    called = [things[name].get("short", things[name]["names"])["nb"] for name in visible(page)]
    listed = listed_on(page)
    named = names_on(page)
    assert listed and [each for each in called if each not in named and each not in listed] == []
    assert [str(place + 1) for place in range(len(listed))] == numbers_on(page)
    assert page.inner_text("#numbers-title") == f"Navnene på merkene med tall ({len(listed)})"
    legend = " ".join(
        each.text or "" for each in ET.fromstring(page.evaluate("lhl.svgText()")).iterfind(".//{*}g//{*}text")
    )
    assert [each for each in listed if each not in legend] == [], "a saved picture has the list too"
    assert page.is_visible("#numbers-list") == (width < 600)
    if width > 600:
        page.click("#numbers-title")
    page.get_by_role("button", name=listed[-1], exact=True).click()
    assert listed[-1] in names_on(page), "what is chosen is named"


def test_a_long_word_in_the_list_of_a_phone_is_broken_with_a_hyphen_or_not_at_all(open_page: Open, real: Path) -> None:
    page = open_page(real, width=390, height=844)
    assert f"Primærhelse{SOFT}tjeneste{SOFT}meldingen" in (page.text_content("#numbers-list") or "")
    assert broken_words(page, "#numbers-list bdi") == []


@pytest.mark.parametrize(
    ("language", "same", "other"),
    [("nb", "Trykk på", "Klikk"), ("nn", "Trykk på", "Klikk"), ("en", "Select a", "Click")],
)
def test_what_to_do_with_a_mark_has_one_word_all_over_the_page(
    open_page: Open, real: Path, language: str, same: str, other: str
) -> None:
    page = open_page(real, f"#lang={language}", width=390, height=844)
    assert same in page.inner_text("#numbers") and same in page.inner_text("#details")
    assert other not in page.inner_text("body")


def test_a_map_that_is_made_larger_on_a_phone_names_more(open_page: Open, real: Path) -> None:
    page = open_page(real, width=390, height=844)
    numbers = listed_on(page)
    for _ in range(2):
        page.click("#zoom_in")
    named = names_on(page)
    assert "Folkehelsemeldingen" in numbers and any(each in named for each in numbers)


def test_on_a_phone_lines_are_seen_through_what_lies_behind_a_name(open_page: Open, real: Path) -> None:
    plates = "[...document.querySelectorAll('svg svg rect:not([rx])')].map((each) => each.getAttribute('fill-opacity'))"
    shown = "document.body.insertAdjacentHTML('beforeend', lhl.svgText())"
    for width, seen in ((390, {"0.44"}), (1440, {"0.88"})):
        page = open_page(real, width=width, height=844)
        page.evaluate(shown)
        assert set(page.evaluate(plates)) == seen


@pytest.mark.parametrize("fragment", [WHOLE, FEW])
def test_the_middle_of_a_heading_stands_over_under_or_beside_its_own_group(
    open_page: Open, real: Path, fragment: str
) -> None:
    drawing = ET.fromstring(open_page(real, fragment).evaluate("lhl.svgText()")).find(f"{SVG}svg")
    assert drawing is not None
    headings: dict[str, list[tuple[float, float]]] = {}
    for each in drawing.iter(f"{SVG}text"):
        if each.get("font-size") == "11":
            headings.setdefault(each.get("fill", ""), []).append((float(each.get("x", 0)), float(each.get("y", 0)) - 4))
    rims = {
        each.get("fill"): [tuple(map(float, spot.split(","))) for spot in each.get("d", "")[1:-1].split("L")]
        for each in drawing.iter(f"{SVG}path")
        if each.get("fill-opacity") == "0.08"
    }
    assert len(headings) > 1
    for colour, rows in headings.items():
        (left, right), (top, bottom) = [(min(axis), max(axis)) for axis in zip(*rims[colour], strict=True)]
        x, y = (sum(axis) / len(rows) for axis in zip(*rows, strict=True))
        assert left <= x <= right or top <= y <= bottom, rows


@pytest.mark.parametrize("fragment", ["", WHOLE])
def test_a_heading_stands_on_the_colour_of_its_group_so_that_it_is_no_name(
    open_page: Open, real: Path, fragment: str
) -> None:
    drawing = ET.fromstring(open_page(real, fragment).evaluate("lhl.svgText()")).find(f"{SVG}svg")
    assert drawing is not None
    plates = {each.get("fill") for each in drawing.iter(f"{SVG}rect") if each.get("rx")}
    headings = {each.get("fill") for each in drawing.iter(f"{SVG}text") if each.get("font-size") == "11"}
    assert headings and plates == headings


def test_what_a_link_selects_is_seen_on_a_phone_with_what_is_told_of_it(open_page: Open, real: Path) -> None:
    page = open_page(real, "#select=initiative/demensplan-2025", width=390, height=844)
    top = "(id) => document.getElementById(id).getBoundingClientRect().top"
    page.wait_for_function("scrollY > 0")
    assert page.evaluate(top, "map") >= -1
    assert page.evaluate(top, "details-heading") < 844 - 100


def test_a_heading_tells_the_themes_of_its_group_as_they_are_listed_elsewhere(open_page: Open, real: Path) -> None:
    page = open_page(real)
    listed = page.locator("#filters .check", has_text="aldersvennlig samfunn").first.inner_text()
    assert listed.split("\n")[0] in names_on(page)


def test_a_heading_stands_over_or_under_its_own_group_also_where_only_a_part_is_seen(
    open_page: Open, scoped: Scoped
) -> None:
    page = open_page(scoped(Scope(view="all")), width=390, height=844)
    drawing = ET.fromstring(page.evaluate("lhl.svgText()"))
    [said] = [each for each in drawing.iter("{http://www.w3.org/2000/svg}text") if each.text == "Temaer"]
    left, right = page.evaluate(
        """() => {
          const spots = lhl.nodes.getIds().filter((id) => id.startsWith('theme/'))
            .map((id) => lhl.network.canvasToDOM(lhl.network.getPositions([id])[id]).x);
          return [Math.min(...spots), Math.max(...spots)];
        }"""
    )
    assert left - 30 < float(said.get("x", "")) < right + 30


def test_the_count_says_that_there_are_more_names_than_stand_there(open_page: Open, real: Path) -> None:
    more = "getComputedStyle(document.getElementById('shown'), '::after').content"
    assert "zoom inn for flere navn" in open_page(real, WHOLE).evaluate(more)
    page = open_page(real, "#depth=1&select=initiative%2Fdemensplan-2025")
    page.evaluate("lhl.network.moveTo({ scale: 3 })")
    assert "zoom" not in page.evaluate(more)


def test_only_the_reform_and_what_is_selected_are_bold(open_page: Open, real: Path) -> None:
    bold = """[...new DOMParser().parseFromString(lhl.svgText(), 'image/svg+xml').querySelectorAll('text')]
      .filter((each) => each.getAttribute('font-weight') === '600')
      .filter((each) => each.getAttribute('font-size') === '13').map((each) => each.textContent)"""
    assert open_page(real, WHOLE).evaluate(bold) == ["Leve hele livet"]
    chosen = open_page(real, "#select=initiative%2Fdemensplan-2025").evaluate(bold)
    assert chosen == ["Demensplan 2025", "Leve hele livet"]
