"""The search of the map: it says why something is a hit, and a misspelt word leads on to the one that was meant."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests.browser.map_page import REFORM, visible

if TYPE_CHECKING:
    from pathlib import Path

    from tests.browser.conftest import Open


@pytest.mark.parametrize(
    ("language", "typed", "said", "word", "plan"),
    [
        ("nb", "demnes", "Mente du «demens»?", "demens", "Demensplan 2025"),
        ("nn", "demnes", "Meinte du «demens»?", "demens", "Demensplan 2025"),
        ("en", "demnetia", "Did you mean “dementia”?", "dementia", "Dementia Plan 2025"),
    ],
)
def test_a_misspelt_word_leads_on_to_the_one_that_was_meant(
    open_page: Open, real: Path, language: str, typed: str, said: str, word: str, plan: str
) -> None:
    page = open_page(real, f"#lang={language}")
    page.fill("#search", typed)
    assert said in page.inner_text("#hits")
    page.press("#search", "Enter")
    assert page.input_value("#search") == word
    assert plan in page.inner_text("#hits")


@pytest.mark.parametrize("typed", ["frivillighet", "Personer med demens"])
def test_the_word_of_a_filter_finds_all_that_the_filter_shows_and_offers_it(
    open_page: Open, real: Path, typed: str
) -> None:
    page = open_page(real)
    page.fill("#search", typed)
    told = page.locator("#hits li").all_inner_texts()
    [offered] = re.findall(r"Vis bare de (\d+) satsingene om", " ".join(told))
    more = sum(map(int, re.findall(r"(\d+) treff til", " ".join(told))))
    hits = [each for each in told if "Vis bare" not in each and "treff til" not in each]
    assert len(hits) + more >= int(offered) > 0
    page.locator("#hits strong").click()
    assert len(visible(page) - {REFORM}) in (int(offered), int(offered) - 1), "the reform may be one of them"


def test_a_hit_is_called_as_on_the_map(open_page: Open, real: Path) -> None:
    page = open_page(real)
    page.fill("#search", "folkehelsemeldingen")
    told = page.locator("#hits li").all_inner_texts()
    assert [each.splitlines()[0].split(" Stortingsmelding")[0] for each in told[:3]] == [
        "Folkehelsemeldingen",
        "Folkehelsemeldingen 2019",
        "Folkehelsemeldingen 2023",
    ]


def test_what_is_like_nothing_is_not_guessed_at(open_page: Open, real: Path) -> None:
    page = open_page(real)
    page.fill("#search", "xyzxyz")
    assert page.inner_text("#hits") == "Ingen treff"


def test_what_is_found_is_shown_with_all_that_it_is_tied_to(open_page: Open, real: Path) -> None:
    page = open_page(real)
    page.fill("#search", "demensplan")
    page.press("#search", "Enter")
    page.wait_for_function("lhl.state.select !== ''")
    outside = page.evaluate(
        """() => {
          const { clientWidth: wide, clientHeight: high } = document.querySelector("#map");
          const spots = lhl.network.getPositions();
          return [...lhl.bright().nodes].map((id) => lhl.network.canvasToDOM(spots[id]))
            .filter(({ x, y }) => x < 0 || y < 0 || x > wide || y > high).length;
        }"""
    )
    assert outside == 0
    assert page.evaluate("lhl.bright().nodes.size") > 2


def test_of_editions_of_one_name_the_newest_is_first_and_stays_in_its_picture(open_page: Open, real: Path) -> None:
    page = open_page(real)
    few = page.evaluate("lhl.choose().things.size")
    page.fill("#search", "demensplan")
    hits = page.locator("#hits li").all_inner_texts()
    assert [hit.partition("\n")[0] for hit in hits] == ["Demensplan 2025", "Demensplan 2020"]
    page.press("#search", "Enter")
    page.wait_for_function("lhl.state.select === 'initiative/demensplan-2025'")
    assert page.evaluate("lhl.choose().things.size") == few


def test_what_is_called_so_comes_before_what_is_about_it_which_says_why(open_page: Open, real: Path) -> None:
    page = open_page(real)
    page.fill("#search", "demens")
    hits = page.locator("#hits li").all_inner_texts()
    assert hits[0].startswith("Demensplan 2025")
    reasons = [hit.rpartition(" – ")[2] for hit in hits if "demens" not in hit.partition(" – ")[0].lower()]
    assert reasons[:2] == ["Aktivitetsvenn for personer med demens", "også kalt: Demensomsorgens ABC"], "the whole name"
    assert len(reasons) > 2 and all(each.startswith("målgruppe: Personer med demens") for each in reasons[2:])


def test_the_heading_names_what_is_found_outside_the_first_picture(open_page: Open, real: Path) -> None:
    page = open_page(real)
    page.fill("#search", "demensplan 2020")
    page.press("#search", "Enter")
    page.wait_for_function("lhl.state.select === 'initiative/demensplan-2020'")
    assert page.inner_text("h1") == "Slik henger Demensplan 2020 sammen med andre nasjonale satsinger"
    page.keyboard.press("Escape")
    page.evaluate("lhl.select('')")
    assert page.inner_text("h1").startswith("Slik henger 118 nasjonale satsinger sammen")


def test_search_says_why_something_is_a_hit(open_page: Open, real: Path) -> None:
    page = open_page(real)
    page.fill("#search", "ensomhet")
    assert any("tema: Ensomhet" in hit for hit in page.locator("#hits [role=option]").all_inner_texts())
