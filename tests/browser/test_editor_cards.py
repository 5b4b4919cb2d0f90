"""The answers of the editor on a phone: a row is a card, and what a number means is said in words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.browser.editor_page import OpenEditor

QUESTION = "question=overlapp-med&satsing=demensplan-2025&prosent=0"
LABEL = "each => getComputedStyle(each, '::before').content"


def test_a_row_is_a_card_that_fits_the_screen(open_editor: OpenEditor) -> None:
    page = open_editor(f"#{QUESTION}", width=390)
    wide = "[...document.querySelectorAll('html, .scroll')].filter((it) => it.scrollWidth > it.clientWidth).length"
    assert page.evaluate(wide) == 0
    labels = page.locator("tbody tr").first.locator("td:not(:first-child)").evaluate_all(f"all => all.map({LABEL})")
    assert '"Likhet: "' in labels
    assert not page.locator("thead").is_visible()
    assert page.locator("tbody tr").count() <= 10, "the next are asked for"
    assert open_editor(f"#{QUESTION}", width=1400).locator("thead").is_visible()


@pytest.mark.parametrize(
    ("language", "heading", "answers"),
    [
        ("nb", "Kan likheten være tilfeldig?", ("neppe", "kan være det")),
        ("nn", "Kan likskapen vere tilfeldig?", ("neppe", "kan vere det")),
        ("en", "Can the likeness be chance?", ("unlikely", "could be")),
    ],
)
def test_whether_chance_gives_as_much_is_said_in_words_and_what_that_means_below(
    open_editor: OpenEditor, language: str, heading: str, answers: tuple[str, str]
) -> None:
    page = open_editor(f"#{QUESTION}&lang={language}")
    cells = page.locator(f"td[data-heading='{heading}']")
    assert cells.count()
    assert all(re.fullmatch("|".join(answers), each) for each in cells.all_inner_texts())
    told = page.locator(".tablebox > details")
    assert heading in told.locator("summary").inner_text()
    assert re.search(r"0[.,]05", told.text_content() or "")


def test_the_q_of_a_query_of_ones_own_stays_a_number(open_editor: OpenEditor) -> None:
    page = open_editor("#query=SELECT%20%3Fq%20%7B%20VALUES%20%3Fq%20%7B%200.377965%200.0000232%20%7D%20%7D&lang=nb")
    cells = page.locator("tbody td")
    assert cells.all_inner_texts() == ["0,38", "< 0,01"], "two decimals, and what is not 0 is not said to be"
    assert cells.last.locator("span").get_attribute("title") == "0.0000232"
