"""Where names and headings stand on the map: clear of marks, and each heading at its own group."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest

from tests.browser.test_opening import names_on
from tests.browser.test_page import WHOLE, visible

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Page

    from tests.browser.conftest import Open

SVG = "{http://www.w3.org/2000/svg}"


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


@pytest.mark.parametrize("fragment", ["", WHOLE])
def test_the_name_of_the_reform_covers_no_mark(open_page: Open, real: Path, fragment: str) -> None:
    assert covered(open_page(real, fragment), "Leve hele livet") == []


def test_on_a_narrow_map_no_name_covers_a_mark(open_page: Open, real: Path) -> None:
    page = open_page(real, width=390, height=844)
    assert covered(page) == []
    assert "Programmet for et aldersvennlig Norge" in names_on(page), "the nearest is named first"


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
