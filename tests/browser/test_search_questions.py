"""A whole question is answered by what it is about, and first by the ready one that asks the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.browser.search_page import HITS

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.browser.search_page import OpenSearch


@pytest.mark.parametrize(
    ("asked", "question", "thing"),
    [
        ("hvem har ansvar for demens", "sporsmal/ansvarlige-for-tema.html", "theme/dementia.html"),
        ("hvilke tilskudd kan vi søke om for eldre?", "sporsmal/tilskudd-for-tema.html", ""),
    ],
)
def test_a_question_is_answered_first_by_the_ready_one_that_asks_the_same(
    untyped: Page, asked: str, question: str, thing: str
) -> None:
    hits = untyped.evaluate(HITS, [asked])[0]
    assert hits[0] == question
    assert next(each for each in hits if not each.startswith("sporsmal/")).startswith(thing)
    assert "sporsmal/aktorens-temaer.html" not in hits, "it says less of what is asked"
    assert not untyped.evaluate(HITS, ["demens"])[0][0].startswith("sporsmal/")


def test_a_ready_question_that_asks_something_else_of_the_same_is_no_hit(untyped: Page) -> None:
    hits = untyped.evaluate(HITS, ["tilskudd aktivitet eldre"])[0]
    assert "sporsmal/planlagte-aktiviteter.html" not in hits, "its keywords say activity, its title nothing"


def test_few_words_that_are_no_question_find_first_what_they_name(untyped: Page) -> None:
    hits = untyped.evaluate(HITS, ["tilskudd til frivilligsentraler"])[0]
    assert not hits[0].startswith("sporsmal/") and "sporsmal/tilskudd-for-tema.html" in hits


def test_a_hit_that_is_over_says_so_where_nothing_is_known_to_have_taken_over(open_search: OpenSearch) -> None:
    page = open_search()
    page.fill("#query", "hva erstatter Demensplan 2025?")
    assert "Vi har ikke funnet hva som tok over." in page.locator("#hits > li").first.inner_text()


@pytest.mark.parametrize(
    ("asked", "first"),
    [
        ("hvem erstattet leve hele livet", "initiative/leve-hele-livet.html"),
        ("er Demensplan 2025 i kraft?", "initiative/demensplan-2025.html"),
        ("hvem har ansvar for Demensplan 2025", "initiative/demensplan-2025.html"),  # whose own page says it
        ("hvem kan vi spørre om frivillighet", "theme/volunteering.html"),
        ("hva gjelder nå for demens", "theme/dementia.html"),
        ("et samfunn for alle", "initiative/et-samfunn-for-alle.html"),  # small words of a name still count as the name
    ],
)
def test_a_whole_question_finds_what_it_is_about(untyped: Page, asked: str, first: str) -> None:
    assert untyped.evaluate(HITS, [asked])[0][0] == first


@pytest.mark.parametrize(
    "question", ["hva avløste Leve hele livet", "hva erstattet Leve hele livet", "hva gjelder etter Leve hele livet"]
)
def test_what_a_question_asks_of_a_thing_is_no_word_to_look_for(open_search: OpenSearch, question: str) -> None:
    page = open_search()
    page.fill("#query", question)
    assert "Avløst av: Bo trygt hjemme" in page.locator("#hits > li").first.inner_text()
    assert not page.inner_text("#found").startswith("Ingen treff")


@pytest.mark.parametrize(
    ("asked", "page"),
    [
        ("hvilke satsinger er i kraft", "initiative/index.html"),
        ("hva gjelder nå", "initiative/index.html"),
        ("avsluttede satsinger", "initiative/index.html"),
        ("tidslinje", "tidslinje.html"),
        ("hvem står bak", "om.html"),
    ],
)
def test_what_a_page_tells_of_all_initiatives_is_found_as_that_page(untyped: Page, asked: str, page: str) -> None:
    assert untyped.evaluate(HITS, [asked])[0][0] == page


def test_a_page_of_all_initiatives_is_no_answer_about_one(untyped: Page) -> None:
    assert "dekning.html" not in untyped.evaluate(HITS, ["Bo trygt hjemme-reformen"])[0]


def test_who_is_to_ask_about_initiatives_is_found_with_them(open_search: OpenSearch) -> None:
    page = open_search("#q=Husbanken")
    assert page.locator("#hits > li").first.inner_text().startswith("Husbanken")
    assert (
        "Treff i: aktør Husbanken" in page.locator("#hits > li", has_text="Investeringstilskuddet").first.inner_text()
    )


def test_a_year_that_no_hit_has_is_named(open_search: OpenSearch) -> None:
    page = open_search("#q=tildelingsbrev 2022")
    assert page.inner_text("#found").startswith("Ingen treff har også «2022».")
    assert "Ingen treff for" not in open_search("#q=tidslinje").inner_text("#found"), "the page is a hit for it"


def test_a_word_across_two_others_is_no_hit(untyped: Page) -> None:
    hits = untyped.evaluate(HITS, ["ensom"])[0]
    assert "theme/loneliness.html" in hits and "theme/dementia.html" not in hits, "dem-ensom-sorg"
