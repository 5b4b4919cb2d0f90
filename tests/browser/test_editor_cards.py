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
        ("nb", "Mer enn tilfeldig?", ("Ja", "Nei")),
        ("nn", "Meir enn tilfeldig?", ("Ja", "Nei")),
        ("en", "More than chance?", ("Yes", "No")),
    ],
)
def test_whether_chance_gives_as_much_is_said_in_words_with_the_number_behind(
    open_editor: OpenEditor, language: str, heading: str, answers: tuple[str, str]
) -> None:
    page = open_editor(f"#{QUESTION}&lang={language}")
    cells = page.locator(f"td[data-heading='{heading}']")
    assert cells.count()
    assert all(re.fullmatch(rf"({'|'.join(answers)}) \(q (< )?[\d.,]+\)", each) for each in cells.all_inner_texts())
    assert cells.first.get_attribute("title")


def test_the_q_of_a_query_of_ones_own_stays_a_number(open_editor: OpenEditor) -> None:
    page = open_editor("#query=SELECT%20%3Fq%20%7B%20%3Fpar%20lhl%3AqValue%20%3Fq%20%7D%20LIMIT%201")
    assert re.fullmatch(r"[\d.,]+", page.inner_text("tbody td"))
