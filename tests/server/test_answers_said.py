"""What a page of an answer says in words: years as years, how sure a standing is, and what chance gives."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.server.conftest import Served


def test_a_period_known_by_its_year_is_said_as_a_year(small_server: Served) -> None:
    page = small_server.page("/ask/felles-tema?tema=Demens&lang=nb")
    assert re.findall(r'data-heading="Fra">(\d{4})</td>', page)
    assert "1. januar" not in page
    assert "-01-01" not in page


@pytest.mark.parametrize(
    ("language", "sure", "perhaps"),
    [
        ("nb", "bekreftet ", "kanskje, sist bekreftet "),
        ("nn", "stadfesta ", "kanskje, sist stadfesta "),
        ("en", "confirmed ", "perhaps, last confirmed "),
    ],
)
def test_how_sure_it_is_that_something_is_in_force_is_spelled_out(
    server: Served, language: str, sure: str, perhaps: str
) -> None:
    page = server.page(f"/ask/tiltak-for-tema?tema=dementia&dato=2023-01-01&innen=1&lang={language}")
    heading = {"nb": "I kraft?", "nn": "I kraft?", "en": "In force?"}[language]
    said = re.findall(rf'data-heading="{re.escape(heading)}">([^<]+)', page)
    assert any(each.startswith(sure) for each in said)
    assert any(each.startswith(perhaps) for each in said)
    assert all(each.startswith((sure, perhaps)) for each in said)


@pytest.mark.parametrize(("language", "words"), [("nb", "ja|nei"), ("nn", "ja|nei"), ("en", "yes|no")])
def test_what_chance_gives_is_said_in_words_with_the_number_behind(
    small_server: Served, language: str, words: str
) -> None:
    page = small_server.page(f"/ask/overlapp-med?satsing=demensplan-2025&prosent=0&lang={language}")
    said = re.findall(rf">((?:{words}) \(q [^)]+\))<", page)
    assert said
    assert '<th scope="col">q<' not in page
