"""A plan on the page "For your municipality": which words of it tick a choice, and that they say so."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Page


def lay(page: Page, folder: Path, plan: str) -> None:
    """Lay the text of a plan on the page, and let it be read."""
    page.goto((folder / "kommunen.html").as_uri())
    page.click("summary:has-text('Har dere en plan')")
    page.fill("#plan", plan)
    page.click("#find")


def test_a_word_within_a_set_phrase_or_the_name_of_an_initiative_about_something_else_ticks_nothing(
    page: Page, folder: Path
) -> None:
    lay(page, folder, "Vi bygger en kultur for heltid, med medisindispenser og annen velferdsteknologi.")
    assert not page.is_checked("input[value=culture]")
    assert "Velferdsteknologi («velferdsteknologi» i planen)" in page.inner_text("#chosen")
    page.click("button[type=reset]")
    page.fill("#plan", "Kultur og Demensplan 2025.")
    page.click("#find")
    assert page.is_checked("input[value=culture]") and page.is_checked("input[value=dementia]")


def test_a_municipality_that_names_itself_in_its_plan_is_no_target_group(page: Page, folder: Path) -> None:
    lay(page, folder, "Kommunen vil at flere skal ta del i frivillig arbeid. Kommunene samarbeider.")
    assert not page.is_checked("input[value=municipalities]") and page.is_checked("input[value=volunteering]")


def test_a_tick_of_the_machine_says_its_word_of_the_plan_and_can_be_taken_back(page: Page, folder: Path) -> None:
    lay(page, folder, "Barnehager og skoler er ikke tema. Vi skal styrke Demensomsorgen.")
    said = page.inner_text("#chosen")
    assert "Barn og unge («Barnehager» i planen)" in said and "(«Demensomsorgen» i planen)" in said
    page.click("[aria-label='Fjern Barn og unge']")
    assert "Barn og unge" not in page.inner_text("#chosen")
    assert not page.is_checked("input[value=children-and-young-people]")
    assert page.evaluate("document.activeElement.className") == "off noprint"


def test_an_inflected_word_of_the_plan_is_the_word(page: Page, folder: Path) -> None:
    lay(page, folder, "Flere skal besøke de ensomme, og voldsutsattes rettigheter skal styrkes. Frivilliges innsats!")
    chosen = page.inner_text("#chosen")
    assert "Ensomhet og sosial støtte («ensomme» i planen)" in chosen
    assert "Voldsutsatte («voldsutsattes» i planen)" in chosen and "Frivillighet («Frivilliges» i planen)" in chosen
