"""Everything at once: the page says what is seen now, names whom it has room for, and lets lines of groups fade."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from typing import TYPE_CHECKING

import pytest

from lhl_graph.picture.scope import Scope
from tests.browser.map_page import WHOLE, names_on, visible

if TYPE_CHECKING:
    from pathlib import Path

    from tests.browser.conftest import Open, Scoped

LINE = "{http://www.w3.org/2000/svg}line"
PATH = "{http://www.w3.org/2000/svg}path"


def test_on_a_narrow_screen_what_is_most_like_the_reform_is_named_first(open_page: Open, real: Path) -> None:
    page = open_page(real, WHOLE, width=390, height=844)
    assert "Programmet for et aldersvennlig Norge" in names_on(page)


def test_the_heading_and_the_panel_tell_of_all_when_all_is_shown(open_page: Open, real: Path) -> None:
    page = open_page(real)
    before = page.inner_text("#details h2")
    page.click("#whole")
    every = len(visible(page))
    assert page.inner_text("h1") == f"Slik henger {every} nasjonale satsinger sammen"
    assert page.inner_text("#details h2") == "Gruppene på kartet" != before
    assert f"{every} satsinger i " in page.inner_text("#details")
    assert page.inner_text("header .lead").endswith("Trykk på et merke for å se alt det henger sammen med.")
    page.evaluate("lhl.select('initiative/bo-trygt-hjemme')")
    assert "Trykk på et merke" not in page.inner_text("header .lead"), "it is done"
    page.evaluate("lhl.select('')")
    page.click("#back")
    assert page.inner_text("#details h2") == before


def test_nobody_outside_the_groups_is_not_counted(open_page: Open, real: Path) -> None:
    page = open_page(real, WHOLE)
    assert "står utenfor" in page.inner_text("#details")
    page.uncheck("#groups-0")
    assert "står utenfor" not in page.inner_text("#details")


def test_one_alone_of_its_group_among_what_is_asked_for_is_listed_under_that_group(open_page: Open, real: Path) -> None:
    page = open_page(real, "#near=0&theme=theme%2Fvolunteering")
    told = page.inner_text("#details")
    single = re.search(r"(\d+) er alene om gruppen sin her", told)
    listed = page.locator("#details .group summary").all_inner_texts()
    assert single and int(single[1]) == len([each for each in listed if "(1)" in each and "Uten gruppe" not in each])
    assert not [each for each in listed if "Uten gruppe" in each], "as the filters count none"


def test_each_group_is_listed_with_all_that_are_in_it(open_page: Open, real: Path) -> None:
    page = open_page(real, WHOLE)
    listed = page.locator("#details .group li")
    assert listed.count() == len(visible(page)), "each once, those in no group last"
    page.locator("#details .group summary").first.click()
    page.locator("#details .group button").first.click()
    assert page.evaluate("lhl.state.select") == "initiative/leve-hele-livet", "the best tied of the largest group"


def test_a_third_are_named_and_the_reform_and_some_of_no_group_are_among_them(open_page: Open, real: Path) -> None:
    page = open_page(real, WHOLE)
    named, things = names_on(page), page.evaluate("JSON.parse(data.textContent).picture.things")
    said = [each for each in things if each.get("short", each["names"])["nb"] in named]
    assert len(things) > len(said) > len(things) / 3, "the others are named when one zooms in"
    assert len([each for each in said if not each.get("community")]) > 3
    assert "Leve hele livet" in named and "Kommunal planlegging, aldersvennlig samfunn" in named


def test_a_group_is_called_the_same_on_its_hull_and_beside_the_map_or_is_seen_to_go_on(
    open_page: Open, real: Path
) -> None:
    page = open_page(real, WHOLE)
    named, groups = names_on(page), page.locator("#field-communities bdi").all_inner_texts()[:-1]
    cut = [each for each in groups if each not in named]
    assert len(cut) <= 1
    assert all(f"{each.split(',')[0]} …" in named for each in cut)
    assert "Bo trygt hjemme" in named and "Bo\ntrygt" not in named


def test_the_group_of_the_reform_is_called_by_what_the_reform_has(open_page: Open, real: Path) -> None:
    page = open_page(real, "#select=initiative/leve-hele-livet")
    assert "Kommunal planlegging, aldersvennlig samfunn" in page.inner_text("#details dl")
    assert "Transport" not in names_on(page), "what most of its group are about and it is not"


def test_the_lead_tells_of_missing_names_and_faint_lines_only_where_they_are(open_page: Open, real: Path) -> None:
    crowded = open_page(real, WHOLE).inner_text(".lead")
    few = open_page(real, "#near=0&theme=theme%2Fdementia").inner_text(".lead")
    assert "der det er plass" in crowded and "tegnet svakt" in crowded
    assert "der det er plass" not in few and "Jo tykkere strek" in few


@pytest.mark.parametrize(("fragment", "faint"), [(WHOLE, True), ("", False)])
def test_lines_between_groups_are_faint_among_many_alone(
    open_page: Open, real: Path, fragment: str, *, faint: bool
) -> None:
    drawing = ET.fromstring(open_page(real, fragment).evaluate("lhl.svgText()"))
    lines = list(drawing.iter(LINE))
    thin = [each for each in lines if each.get("stroke-opacity")]
    assert bool(thin) == faint and len(thin) < len(lines)
    assert (
        bool([each for each in drawing.iter(PATH) if each.get("class") == "head" and each.get("fill-opacity")]) == faint
    )


def test_a_map_of_what_sources_state_says_nothing_of_what_is_computed(open_page: Open, scoped: Scoped) -> None:
    told = open_page(scoped(Scope(view="stated")), WHOLE).inner_text("#details")
    assert re.search(r"\d+ koblinger er oppgitt i en kilde\.", told)
    assert "0 er bare regnet ut" not in told


def test_a_group_is_said_to_be_computed_and_its_name_not_to_hold_for_all_in_it(open_page: Open, real: Path) -> None:
    assert "Ikke alle i gruppen handler nødvendigvis om dem" in open_page(real, WHOLE).inner_text("#details")
    page = open_page(real, "#tab=table&select=initiative/demensplan-2025")
    assert page.inner_text("#sort-things-community") == "Gruppe (regnet ut)"
    assert "Gruppe (regnet ut)" in page.inner_text("#details dl")
