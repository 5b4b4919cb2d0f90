"""What a page of an answer says in words: years as years, how sure a standing is, and what chance gives."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from lhl_graph.graph.labels import LANGUAGES
from lhl_graph.questions.columns import HIDDEN, columns
from tests.questions.question_texts import LIBRARY

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
        ("nb", "I kraft, bekreftet ", "Kanskje i kraft, sist bekreftet "),
        ("nn", "I kraft, stadfesta ", "Kanskje i kraft, sist stadfesta "),
        ("en", "In force, confirmed ", "Perhaps in force, last confirmed "),
    ],
)
def test_how_sure_it_is_that_something_is_in_force_is_spelled_out(
    server: Served, language: str, sure: str, perhaps: str
) -> None:
    page = server.page(f"/ask/tiltak-for-tema?tema=dementia&dato=2023-01-01&innen=1&lang={language}")
    said = re.findall(r'data-heading="Status">([^<]+)', page)
    assert any(each.startswith(sure) for each in said)
    assert any(each.startswith(perhaps) for each in said)
    assert all(each.startswith((sure, perhaps)) for each in said)


@pytest.mark.parametrize(
    ("language", "words", "meaning"),
    [
        ("nb", "ja|nei", "Hva betyr «Mer enn tilfeldig?»</summary>"),
        ("nn", "ja|nei", "Kva tyder «Meir enn tilfeldig?»</summary>"),
        ("en", "yes|no", "What does “More than chance?” mean?</summary>"),
    ],
)
def test_what_chance_gives_is_said_in_words_and_what_that_means_is_told_below(
    small_server: Served, language: str, words: str, meaning: str
) -> None:
    page = small_server.page(f"/ask/overlapp-med?satsing=demensplan-2025&prosent=0&lang={language}")
    assert re.search(rf">(?:{words})</td>", page)
    assert '<th scope="col">q<' not in page
    assert meaning in page
    assert re.search(r"q (?:er|is) 0[.,]05", page)


def test_links_that_chance_seldom_gives_do_not_say_so_in_every_row(server: Served) -> None:
    page = server.page("/ask/usette-koblinger?lang=nb")
    assert re.search(r'<p class="count">\d+ treff</p>', page)
    headings = re.findall(r"<th [^>]*>([^<]+)</th>", page)
    assert headings == ["Likhet", "Satsing", "Likner på"]
    assert "q høyst" not in page


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_column_of_a_page_is_for_programs_and_none_says_again_what_another_says(language: str) -> None:
    for question in LIBRARY.values():
        headings = [heading for _, heading in columns(question, language)]
        assert not {"Id", "Kilde-id", "Kjelde-id", "Source id", HIDDEN} & set(headings), question.name


def test_a_source_is_called_by_its_title_and_where_it_stands(server: Served) -> None:
    page = server.page("/ask/alle-avlosninger?lang=nb")
    said = re.findall(r'data-heading="Kilde"><a href="(https?://(?:www\.)?([^/"]+)[^"]*)"[^>]*>([^<]+)</a>', page)
    assert said
    assert all(re.fullmatch(rf"[^/]+ .*\({re.escape(host)}\)", text) for _, host, text in said)
