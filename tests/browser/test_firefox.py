"""The three main pages of the site in Firefox, the page of an initiative, the map, the editor and what is served."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from tests.browser.marionette import running

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from tests.browser.marionette import Marionette

STYLED = "return getComputedStyle(document.querySelector('.brand')).fontWeight"
NARROW = "return document.documentElement.scrollWidth <= innerWidth"


@pytest.fixture(scope="module")
def firefox(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Marionette]:
    program = shutil.which("firefox-esr") or shutil.which("firefox")
    if program is None:
        pytest.skip("no Firefox here: apt-get install firefox-esr")
    with running(program, tmp_path_factory.mktemp("profile")) as asked:
        yield asked


@pytest.fixture
def go(firefox: Marionette, folder: Path) -> Callable[[str], None]:
    def to(name: str) -> None:
        firefox.go((folder / "index.html").as_uri().replace("index.html", name))

    return to


def test_the_start_page_is_styled_and_leads_on(firefox: Marionette, go: Callable[[str], None]) -> None:
    go("index.html")
    assert firefox.run(STYLED) == "700"
    firefox.click(".cards a")
    assert firefox.run("return location.pathname").endswith("/kommunen.html")


def test_a_choice_is_made_by_keyboard_answered_and_stands_in_the_address(
    firefox: Marionette, go: Callable[[str], None]
) -> None:
    go("kommunen.html")
    firefox.type("input[value=people-with-dementia]", " ")
    assert firefox.run("return location.hash") == "#gruppe=people-with-dementia"
    headings = firefox.run("return [...document.querySelectorAll('#answer h2')].map((each) => each.textContent)")
    assert headings[0] == "Mål for gruppene og temaene du valgte" and len(headings) >= 5
    assert firefox.run("return document.querySelectorAll('#answer li').length") > 5


def test_search_finds_what_is_typed(firefox: Marionette, go: Callable[[str], None]) -> None:
    go("sok.html")
    firefox.type("#query", "pårørande")
    assert "Pårørende" in firefox.run("return document.querySelector('#hits').textContent")
    firefox.type("#query", "xqzwv")
    assert firefox.run("return document.getElementById('found').textContent").startswith("Ingen treff")


def test_the_page_of_an_initiative_unfolds_by_keyboard_and_by_address(
    firefox: Marionette, go: Callable[[str], None]
) -> None:
    go("initiative/leve-hele-livet.html")
    assert firefox.run("return document.querySelectorAll('.like > li').length") == 10
    firefox.type(".like summary", "\ue007")
    assert firefox.run("return document.querySelector('.like details blockquote').getClientRects().length")
    go("initiative/leve-hele-livet.html#m1")
    assert firefox.run("return document.getElementById('m1').getClientRects().length"), "its fold is open"
    assert firefox.run(NARROW)


def test_the_map_is_drawn_and_answers_what_is_selected(firefox: Marionette, real: Path) -> None:
    firefox.go(real.as_uri())
    assert firefox.until("return performance.getEntriesByName('lhl-ready').length === 1")
    drawn = """const [canvas] = document.getElementsByTagName('canvas'), {width, height} = canvas;
      return canvas.getContext('2d').getImageData(0, 0, width, height).data.some((each) => each)"""
    assert firefox.until(drawn)
    firefox.type("#search", "Demensplan 2025\ue007")
    assert "Demensplan 2025" in firefox.run("return document.querySelector('#details-heading').textContent")


def test_the_editor_asks_and_shows_what_comes_back(firefox: Marionette, origin: str) -> None:
    firefox.go(f"{origin}/")
    shown = "return document.querySelectorAll('#answer:not([aria-busy]) #shown tbody tr').length"
    assert firefox.until(shown)
    firefox.type("#search", "er for en malgruppe\ue007")
    assert firefox.until("return document.querySelector('#ask-heading').textContent.includes('er for en målgruppe')")
    assert firefox.until(shown)


def test_the_page_of_a_thing_is_served(firefox: Marionette, origin: str) -> None:
    firefox.go(f"{origin}/id/initiative/leve-hele-livet?lang=nb")
    assert firefox.run("return document.querySelector('h1').textContent").startswith("Leve hele livet")
    firefox.go(f"{origin}/id/initiative/leve-hele-livet?lang=nb#measure")
    assert firefox.run("return document.getElementById('measure').getClientRects().length"), "its fold is open"
    assert firefox.run(NARROW)
