"""The questions of the site in a browser: found by words, and answered for the theme that is chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Page


def test_questions_are_found_by_words(page: Page, folder: Path) -> None:
    page.goto((folder / "sporsmal.html").as_uri())
    rows = page.locator(".asks li:visible")
    every = rows.count()
    page.fill("#find input", "tilskudd")
    assert 0 < rows.count() < every
    assert page.inner_text("#find output") == f"{rows.count()} spørsmål"
    assert page.locator(".asker:visible").count() < 3
    page.fill("#find input", "nynorsk")
    assert rows.all_inner_texts()[0].startswith("Hvilke navn mangler på nynorsk?")
    page.fill("#find input", "tilskuddene")
    assert rows.count(), "an inflected word is the word"
    page.fill("#find input", "ensomme")
    assert page.inner_text("#find output").startswith("Ingen spørsmål har alle ordene")
    page.click("#find a")
    assert page.input_value("#query") == "ensomme" and page.locator("#hits li").count()


def test_each_topic_is_one_click_away_also_where_it_is_folded(page: Page, folder: Path) -> None:
    page.goto((folder / "sporsmal.html").as_uri())
    folded = page.locator(".asks h3", has_text="Oppdrag")
    assert not folded.is_visible()
    page.click(".chips a:text-is('Oppdrag')")
    assert folded.is_visible()


def test_of_all_themes_one_stands_alone_and_the_chosen_one_in_the_address(page: Page, folder: Path) -> None:
    page.goto((folder / "sporsmal" / "hull-for-tema.html").as_uri())
    folds = page.locator("#picked > details:visible")
    assert folds.count() == 1 and page.input_value("#pick select") == "dementia", "it opens with an answer"
    page.select_option("#pick select", "nutrition")
    assert folds.all_inner_texts()[0].startswith("Ernæring") and folds.count() == 1
    assert page.url.endswith("#nutrition") and page.locator("#all:visible").count() == 0
    page.reload()
    assert folds.count() == 1 and page.locator("#picked > details[open]").count() == 1
    page.select_option("#pick select", "")
    assert folds.count() > 40 and page.locator("#all:visible").count() == 1
    page.reload()
    assert folds.count() > 40


def test_of_all_grants_those_on_the_chosen_theme_are_left(page: Page, folder: Path) -> None:
    page.goto((folder / "sporsmal" / "tilskudd-for-tema.html").as_uri())
    rows, every = page.locator("#picked tbody tr:visible"), page.locator("#picked tbody tr").count()
    assert rows.count() == every > 8
    page.select_option("#pick select", "culture")
    option = page.locator("#pick option:checked").inner_text()
    assert 0 < rows.count() < every and option.endswith(f"({rows.count()})")
    assert all(option.rpartition(" (")[0] in each for each in rows.all_inner_texts())
    page.select_option("#pick select", "")
    assert rows.count() == every


def test_a_long_answer_is_printed_as_one_table_and_seen_as_two_of_the_same_widths(page: Page, folder: Path) -> None:
    page.set_viewport_size({"width": 1440, "height": 900})
    page.goto((folder / "sporsmal" / "overlapp-med.html").as_uri())
    cells = "[...[...each.rows].at(-1).cells].map((cell) => Math.round(cell.getBoundingClientRect().width)).join()"
    widths = f"[...document.querySelectorAll('.parted')].map((each) => {cells})"
    fold = page.locator("details.listed:has(> .parted)")
    fold.evaluate("(each) => { each.open = true }")
    first, rest = page.evaluate(widths)
    assert first == rest
    fold.evaluate("(each) => { each.open = false }")
    page.emulate_media(media="print")
    first, rest = page.evaluate(widths)
    assert first == rest
    assert page.locator(".parted thead:visible").count() == 1
