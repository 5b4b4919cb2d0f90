"""What leaves the map: on paper, as a picture, as rows for a spreadsheet."""

from __future__ import annotations

import csv
import io
import re
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest

from tests.browser.map_page import names_on, saved

if TYPE_CHECKING:
    from pathlib import Path

    from tests.browser.conftest import Open

LINE = "#select=aldersvennlig-norge--leve-hele-livet"
PAGE = rb"/Type\s*/Page\b"


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


def test_the_legend_says_what_every_sign_means(open_page: Open, real: Path) -> None:
    drawing = ET.fromstring(saved(open_page(real), "svg"))
    texts = [each.text or "" for each in drawing.iter("{http://www.w3.org/2000/svg}text")]
    assert {
        "Oppgitt, men usikkert",
        "Tykkere strek: mer til felles",
        "Pil fra A til B: A bygger på, støtter eller hører til B",
        "Samme farge: satsinger som likner på hverandre",
        "Hult merke: bare kjent ved navn",
    } <= set(texts)


def test_on_paper_the_legend_stands_beside_the_map_and_covers_nothing(open_page: Open, real: Path) -> None:
    page = open_page(real, width=1040, height=720)
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    box = "each => ['left', 'right', 'top', 'bottom'].map((side) => each.getBoundingClientRect()[side])"
    legend, drawn = (page.locator(f"#paper .{name}").evaluate(box) for name in ("legend", "drawn"))
    last = page.locator("#details .pairs li:visible").last.evaluate(box)
    assert legend[0] >= drawn[1] - 1 and legend[2] >= last[3]
    assert not page.is_visible("#details-heading")


def test_kinds_that_are_drawn_alike_are_one_entry_of_the_legend(open_page: Open, real: Path) -> None:
    drawing = ET.fromstring(saved(open_page(real), "svg"))
    texts = [each.text or "" for each in drawing.iter("{http://www.w3.org/2000/svg}text")]
    (round_ones,) = (set(text.split(", ")) for text in texts if "Program" in text.split(", "))
    assert round_ones >= {"Program", "Kampanje"}
    assert not round_ones & set(texts)


def test_the_map_is_printed_on_one_page(open_page: Open, real: Path) -> None:
    printed = open_page(real).pdf(prefer_css_page_size=True)
    assert len(re.findall(PAGE, printed)) == 1


def test_print_is_the_map_with_its_legend_and_the_table_instead_when_it_is_open(open_page: Open, real: Path) -> None:
    page = open_page(real, dark=True)
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    assert page.is_visible("#paper svg")
    assert not page.is_visible("#map")
    assert not page.is_visible("#tables")
    assert page.evaluate("document.documentElement.dataset.mode") == "dark"
    page = open_page(real, "#tab=table&rows=lines")
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    assert page.is_visible("#table-lines")
    assert not page.is_visible("#paper")


def test_what_a_line_rests_on_is_printed_whole_after_the_map(open_page: Open, real: Path) -> None:
    page = open_page(real, LINE)
    whole = page.locator("#details details[open]").count()
    assert whole < page.locator("#details details").count()
    printed = page.pdf(prefer_css_page_size=True)
    assert 2 < len(re.findall(PAGE, printed)) < 8
    assert page.locator("#details details[open]").count() == whole, "the folds are as they were"
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    assert page.locator("#details details[open]").count() == page.locator("#details details").count()
    beyond = "each => [each.scrollHeight - each.clientHeight, each.scrollWidth - each.clientWidth]"
    assert page.locator("#details").evaluate(beyond) == [0, 0], "nothing is cut"
    assert page.locator("#details .cite").first.evaluate("each => getComputedStyle(each, '::after').content.length") > 5


def test_a_saved_picture_names_what_the_screen_dims_and_shows_what_is_selected(open_page: Open, real: Path) -> None:
    dimmed, plain = names_on(open_page(real, LINE)), names_on(open_page(real))
    assert "Demensplan 2025" in plain
    assert "Demensplan 2025" in dimmed
    drawing = ET.fromstring(open_page(real, LINE).evaluate("lhl.svgText()"))
    strokes = [each.get("stroke") for each in drawing.iter("{http://www.w3.org/2000/svg}line")]
    assert min(strokes.count(each) for each in set(strokes)) == 1, "one line has a colour of its own"
    page = open_page(real, "#select=initiative%2Fdemensplan-2025")
    assert 'class="selected"' in page.evaluate("lhl.svgText()")


@pytest.mark.parametrize(("lang", "between", "point"), [("nb", ";", ","), ("nn", ";", ","), ("en", ",", ".")])
def test_rows_are_saved_as_the_spreadsheets_of_the_language_read_them(
    open_page: Open, real: Path, lang: str, between: str, point: str
) -> None:
    text = saved(open_page(real, f"#lang={lang}"), "csv").decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(text), delimiter=between))
    assert {len(row) for row in rows} == {12}
    assert all(len(short) <= len(whole) for row in rows[1:] for short, whole in zip(row[:2], row[-2:], strict=True))
    scores = [row[4] for row in rows[1:] if row[4]]
    assert scores
    assert all(re.fullmatch(rf"0\{point}\d\d", score) for score in scores)


def test_what_is_printed_beside_the_map_is_whole(open_page: Open, real: Path) -> None:
    page = open_page(real, width=1040, height=720)
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    assert page.inner_text("#details p >> nth=0") == page.locator("header .lead").text_content()
    assert page.locator("#details .pairs li:visible").count() == 10
    assert page.locator("#details").evaluate("each => each.scrollHeight - each.clientHeight") <= 1


def test_paper_is_light_and_what_has_no_list_on_it_is_not_told(open_page: Open, real: Path) -> None:
    page = open_page(real, "#near=0", dark=True)
    page.emulate_media(media="print", color_scheme="dark")
    fill = "getComputedStyle(document.querySelector('#details .swatch rect')).fill"
    printed = page.evaluate(fill)
    page.emulate_media(media="print", color_scheme="light")
    assert printed == page.evaluate(fill)
    assert page.locator("#details .chance:visible").count() == 0
