"""The search of the map: a misspelt word leads on to the one that was meant."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from tests.browser.conftest import Open


@pytest.mark.parametrize(
    ("language", "said"),
    [("nb", "Mente du «demens»?"), ("nn", "Meinte du «demens»?"), ("en", "Did you mean “demens”?")],
)
def test_a_misspelt_word_leads_on_to_the_one_that_was_meant(
    open_page: Open, real: Path, language: str, said: str
) -> None:
    page = open_page(real, f"#lang={language}")
    page.fill("#search", "demnes")
    assert said in page.inner_text("#hits")
    page.press("#search", "Enter")
    assert page.input_value("#search") == "demens"
    assert "Demensplan 2025" in page.inner_text("#hits")


def test_what_is_like_nothing_is_not_guessed_at(open_page: Open, real: Path) -> None:
    page = open_page(real)
    page.fill("#search", "xyzxyz")
    assert page.inner_text("#hits") == "Ingen treff"
