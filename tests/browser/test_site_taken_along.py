"""What one takes along from the page "For your municipality": on paper, as a text for Word, as a table."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Page


def test_print_and_word_hold_all_rows_and_say_what_was_chosen_and_who_speaks(page: Page, folder: Path) -> None:
    page.goto((folder / "kommunen.html").as_uri() + "#gruppe=people-with-dementia&tema=volunteering")
    rows = page.locator("#answer li")
    assert not all(each.is_visible() for each in rows.all()) and not page.is_visible("#sender")
    page.emulate_media(media="print")
    assert all(each.is_visible() for each in rows.all())
    assert not page.is_visible("h1") and not page.is_visible("#chosen button")
    assert page.inner_text("#sender").startswith("Opplysninger per ")
    assert page.inner_text("#sender").endswith("&tema=volunteering")
    assert page.locator("#chosen ~ #sender + #answer").count() == 1, "who speaks stands under the heading"
    assert page.pdf(format="A4").count(b"/Type /Page\n") <= 2
    page.emulate_media(media="screen")
    with page.expect_download() as started:
        page.click("#word")
    assert started.value.path().read_text(encoding="utf-8").count("<li>") == rows.count()


def test_the_table_tells_which_choices_a_row_fits_and_has_dates_as_the_page(page: Page, folder: Path) -> None:
    page.goto((folder / "kommunen.html").as_uri() + "#gruppe=people-with-dementia&tema=welfare-technology")
    with page.expect_download() as started:
        page.click("#csv")
    heading, *rows = started.value.path().read_text(encoding="utf-8-sig").splitlines()
    assert "Status;Gjelder;Kilde" in heading.replace('"', "")
    assert any("(gjelder hele satsingen)" in row for row in rows)
    assert not re.search(r" \d{4}-\d{2}-\d{2}", "\n".join(rows))
