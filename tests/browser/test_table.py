"""The table of the map's page: what matters first, what filters leave, scrolled on a phone and whole on paper."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Page

    from tests.browser.conftest import Open

REFORM = "initiative/leve-hele-livet"
CELLS = "(all, place) => all.map((row) => row.children[place].innerText)"


def column(page: Page, name: str, kind: str = "things") -> list[str]:
    """Give what every row says under a heading."""
    headings = page.locator(f"#table-{kind} thead th").all_inner_texts()
    place = next(n for n, each in enumerate(headings) if each.startswith(name))
    found: list[str] = page.locator(f"#table-{kind} tbody tr").evaluate_all(CELLS, place)
    return found


def test_the_reform_stands_first_then_what_is_most_like_it(open_page: Open, real: Path) -> None:
    page = open_page(real, "#tab=table&near=0")
    assert page.locator("#table-things tbody tr").first.get_attribute("data-id") == REFORM
    likeness = column(page, "Likhet med Leve hele livet")[1:]
    told = [each for each in likeness if each]
    assert len(told) > 5
    assert told == sorted(told, reverse=True)
    assert likeness[len(told) :] == [""] * (len(likeness) - len(told)), "what says nothing stands last"


def test_a_status_is_said_in_words(open_page: Open, real: Path) -> None:
    told = set(column(open_page(real, "#tab=table&near=0"), "Status"))
    assert any(each.startswith("Kanskje i kraft, sist bekreftet") for each in told)
    assert any(each.startswith("Perioden gikk ut 31. desember") for each in told)


@pytest.mark.parametrize("kind", ["things", "lines"])
def test_numbers_stand_under_one_another_and_under_their_heading(open_page: Open, real: Path, kind: str) -> None:
    page = open_page(real, f"#tab=table&rows={kind}")
    for part in ("thead th.number", "tbody td.number"):
        cells = page.locator(f"#table-{kind} {part}")
        assert cells.count()
        assert set(cells.evaluate_all("all => all.map((cell) => getComputedStyle(cell).textAlign)")) == {"right"}


def test_the_table_shows_what_the_filters_of_the_map_leave_and_which_they_are(open_page: Open, real: Path) -> None:
    page = open_page(real, "#tab=table&near=0")
    before = len(column(page, "Navn"))
    page.select_option("#choice-theme", "theme/dementia")
    assert page.is_visible("#chip-theme")
    assert 1 < len(column(page, "Navn")) < before
    page.click("#chip-theme")
    assert len(column(page, "Navn")) == before


def test_a_table_with_no_rows_says_so_and_how_to_get_them_back(open_page: Open, real: Path) -> None:
    page = open_page(real, "#tab=table")
    page.fill("#filter-things", "qqq")
    page.wait_for_selector("#no-rows")
    assert "Ingen rader har «qqq»." in page.inner_text("#no-rows")
    page.click("#rows-all")
    assert page.locator("#table-things tbody tr").count() > 1
    page = open_page(real, "#tab=table&theme=theme/dementia&owner=actor/ks")
    assert "Ingenting passer med filtrene." in page.inner_text("#no-rows")
    page.click("#rows-reset")
    assert page.locator("#table-things tbody tr").count() > 1


def test_the_heading_stays_in_sight_and_no_row_is_cut_on_paper(open_page: Open, real: Path) -> None:
    page = open_page(real, "#tab=table&near=0")
    page.locator("#table .scroll").evaluate("each => each.scrollTo(0, 500)")
    top, box = (page.locator(each).first.bounding_box() for each in ("#table-things thead th", "#table .scroll"))
    assert top and box and abs(top["y"] - box["y"]) < 3
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    look = "(each, name) => getComputedStyle(each)[name]"
    assert page.locator("#table-things tbody tr").first.evaluate(look, "breakInside") == "avoid"
    assert page.locator("#table-things thead").evaluate(look, "display") == "table-header-group"
    assert page.is_visible("#title") and not page.is_visible("#rows")


def test_a_row_is_a_card_on_a_phone_and_a_row_on_paper(open_page: Open, real: Path) -> None:
    page = open_page(real, "#tab=table&near=0", width=390, height=844)
    assert not page.locator("#table-things thead").is_visible()
    label = "each => getComputedStyle(each, '::before').content"
    assert page.locator("#table-things td").first.evaluate(label) == '"Type: "'
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    printed = open_page(real, "#tab=table&near=0").pdf(prefer_css_page_size=True)
    assert len(re.findall(rb"/Type\s*/Page\b", printed)) < 12


def test_the_whole_card_of_what_is_selected_is_shaded_on_a_phone(open_page: Open, real: Path) -> None:
    page = open_page(real, "#tab=table&select=initiative%2Fleve-hele-livet", width=390, height=844)
    shades = page.locator("#table tr").evaluate_all(
        "(all) => all.map((each) => getComputedStyle(each).backgroundColor)"
    )
    chosen = page.locator("#table tr.chosen").evaluate("each => getComputedStyle(each).backgroundColor")
    assert shades.count(chosen) == 1


def test_a_day_is_not_broken(open_page: Open, real: Path) -> None:
    days = open_page(real, "#tab=table").locator("#table-things .day")
    assert days.count() > 10
    assert days.evaluate_all("(all) => all.every((each) => each.getClientRects().length === 1)")


def test_the_cards_of_a_phone_are_sorted_by_a_list(open_page: Open, real: Path) -> None:
    page = open_page(real, "#tab=table", width=390, height=844)
    names = "all => all.map((each) => each.textContent)"
    first = page.locator("#table-things tbody th")
    page.select_option("#order-things", "name")
    page.click("#more-things")
    listed = first.evaluate_all(names)
    assert listed[0].startswith("Alle trenger et trygt hjem")
    page.click("#turn-things")
    assert first.evaluate_all(names) == listed[::-1]
    assert not open_page(real, "#tab=table").is_visible("#order-things"), "where there are headings they sort"


def test_a_table_on_a_phone_is_scrolled_rather_than_cut_to_letters(open_page: Open, real: Path) -> None:
    page = open_page(real, "#tab=table", width=390, height=844)
    assert page.locator("#table-things td:nth-child(4)").first.evaluate("each => each.clientWidth") > 100


def test_a_row_that_is_chosen_leaves_the_heading_to_what_the_column_is_about(open_page: Open, real: Path) -> None:
    page = open_page(real, "#near=0&tab=table&select=bo-trygt-hjemme")
    assert "Bo trygt hjemme" not in page.inner_text("h1")
    assert "Likhet med Leve hele livet" in page.inner_text("#table-things thead")
    page.click("#tabs-map")
    assert "Bo trygt hjemme" in page.inner_text("h1")


def test_a_narrow_screen_gets_twenty_cards_and_more_when_asked(open_page: Open, real: Path) -> None:
    page = open_page(real, "#near=0&tab=table", width=390, height=844)
    rows = page.locator("#table-things tbody tr")
    assert rows.count() == 20
    page.click("#more-things")
    assert rows.count() == 40
    assert open_page(real, "#near=0&tab=table").locator("#more-things").count() == 0


def test_a_group_is_called_by_its_first_theme_in_a_row(open_page: Open, real: Path) -> None:
    page = open_page(real, "#tab=table&near=0")
    groups = set(page.locator("#table-things td[data-key=community]").all_inner_texts())
    assert "Kommunal planlegging" in groups and not any("," in each for each in groups)
