"""The page of an initiative in a browser: its height, its contents, what is folded, and how it prints."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

MOST_PAGES = 3
CLOSED = ":not([open])"
SEEN = "(each) => each.checkVisibility()"


@pytest.fixture
def reform(browser: Browser, folder: Path) -> Iterator[Page]:
    context = browser.new_context(offline=True, viewport={"width": 1440, "height": 900})
    page = context.new_page()
    page.goto((folder / "initiative" / "leve-hele-livet.html").as_uri())
    yield page
    context.close()


def test_the_page_of_the_reform_is_read_in_a_few_screens(reform: Page) -> None:
    assert reform.evaluate("document.documentElement.scrollHeight") < 5000


def test_the_contents_stay_beside_what_is_read_where_there_is_room(reform: Page) -> None:
    reform.evaluate("scrollTo(0, 2000)")
    beside = reform.locator(".contents").bounding_box()
    assert beside and 0 <= beside["y"] < 100
    reform.set_viewport_size({"width": 390, "height": 844})
    reform.evaluate("scrollTo(0, 2000)")
    above = reform.locator(".contents").bounding_box()
    assert above and above["y"] < 0


@pytest.mark.parametrize("width", [360, 768, 1120, 1920])
def test_nothing_stands_beyond_the_edge(reform: Page, width: int) -> None:
    reform.set_viewport_size({"width": width, "height": 900})
    assert reform.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_an_address_within_a_folded_part_opens_it(reform: Page) -> None:
    assert not reform.locator("#m1").evaluate(SEEN)
    reform.goto(reform.url + "#m1")
    assert reform.locator("#m1").evaluate(SEEN)


def test_parts_are_printed_as_they_stand_on_the_screen(reform: Page) -> None:
    def seen(selector: str) -> set[bool]:
        return set(reform.locator(selector).evaluate_all(f"(all) => all.map({SEEN})"))

    reform.click("summary:has-text('Oppdrag')")
    reform.emulate_media(media="print")
    assert seen("#about-sources li") == seen("#measure li") == seen(".like details p") == {False}
    assert seen("#goal li") == seen("#about-tasks li") == seen(".folded > summary .count") == {True}
    assert seen(".contents, .like summary, .cited summary") == {False}, "what nobody can press on paper"
    reform.click("summary:has-text('Oppdrag')")
    assert reform.pdf(format="A4").count(b"/Type /Page\n") <= MOST_PAGES


def test_it_is_read_without_scripts(browser: Browser, folder: Path) -> None:
    page = browser.new_page(java_script_enabled=False, offline=True)
    page.goto((folder / "initiative" / "leve-hele-livet.html").as_uri())
    page.click("summary:has-text('Tiltak')")
    assert page.is_visible("#m1")
    page.close()


def test_on_paper_what_is_folded_is_named_on_a_line_and_is_no_heading_over_nothing(reform: Page) -> None:
    size = "(all) => all.map((each) => parseFloat(getComputedStyle(each).fontSize))"
    assert not reform.is_visible(".onpaper")
    reform.emulate_media(media="print")
    assert reform.is_visible(".onpaper")
    closed, opened = (reform.locator(f".folded{mark} > summary h2").evaluate_all(size) for mark in (CLOSED, "[open]"))
    assert closed and max(closed) < min(opened)
    reform.evaluate("document.querySelectorAll('.folded').forEach((each) => { each.open = true; })")
    assert not reform.is_visible(".onpaper")
