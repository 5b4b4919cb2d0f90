"""The measures that a municipality can use, in a browser: by kind, filtered, folded, and read without scripts."""

from __future__ import annotations

import csv
import re
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser, BrowserContext, Page


KINDS_OF_MEASURES = ["Tilskudd", "Veiledning", "Opplæring", "Nettverk", "Verktøy", "Utprøving"]
OPEN_MEASURES = [*KINDS_OF_MEASURES, "Lov og regelverk", "Kan fortsatt gjelde, selv om planen er over"]


def open_lists(page: Page) -> list[str]:
    summaries = page.locator("details.folded[open]:not([hidden]) > summary").all_inner_texts()
    return [re.sub(r"\s*\d+$", "", each) for each in summaries]


def test_measures_stand_by_kind_and_what_is_not_surely_there_is_folded_apart(page: Page, folder: Path) -> None:
    page.goto((folder / "tiltak.html").as_uri())
    assert open_lists(page) == OPEN_MEASURES
    chips = [each.split() for each in page.locator(".chips a").all_inner_texts()]
    rows = page.locator(".folded:not(#apart *) .measures tbody tr:visible")
    assert [kind for kind, _ in chips] == KINDS_OF_MEASURES
    assert sum(int(number) for _, number in chips) == rows.count()
    assert not page.is_visible("#count")
    further = page.locator("#further > a[href^='#']")
    assert further.count() > 5
    for link in further.all():
        name, number = re.findall(r"^(.+) \((\d+)\)$", link.inner_text())[0]
        assert name.startswith(("Tiltak ", "Lov ", "Veiledere ")), "a link is read alone"
        assert page.locator(f"{link.get_attribute('href')} tbody tr").count() == int(number)
    page.click("summary:has-text('Bare foreslått')")
    assert "Livskvalitetsprofiler" in page.inner_text("#proposed")


def test_a_row_says_what_a_measure_is_whom_to_ask_and_for_whom_it_is_itself(page: Page, folder: Path) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto((folder / "tiltak.html").as_uri() + "#type=grant")
    row = page.locator("#grant tr", has_text="Tilskudd til sekretariatsfunksjon")
    assert row.locator(".what").is_visible() and "fristen for 2026" in row.locator(".what").inner_text()
    assert row.locator("td:nth-child(2) a").get_attribute("href") == "actor/hdir.html"
    assert row.locator("td:nth-child(3)").inner_text() == "Kommuner", "not all that the initiative is for"
    row.locator("summary").click()
    assert "(gjelder hele satsingen)" in row.locator("details").inner_text()
    labels = row.locator("td + td").evaluate_all(
        "(all) => all.map((each) => getComputedStyle(each, '::before').content)"
    )
    assert len(labels) == 4 and all(each.endswith(': "') for each in labels)


def test_what_is_shown_is_saved_for_a_spreadsheet(page: Page, folder: Path) -> None:
    page.goto((folder / "tiltak.html").as_uri() + "#type=grant&gruppe=municipalities")
    shown = page.locator(".measures tbody tr:not([hidden])").count()
    with page.expect_download() as saved:
        page.click("#csv")
    with saved.value.path().open(encoding="utf-8-sig", newline="") as file:
        head, *rows = csv.reader(file, delimiter=";")
    assert saved.value.suggested_filename == "tiltak.csv" and len(rows) == shown > 0
    assert head[:4] == ["Liste", "Tiltak", "Innhold", "Satsing"] and {len(row) for row in rows} == {len(head)}
    assert all(row[0] and row[1] and row[3] and row[-1].startswith("http") for row in rows)


@pytest.mark.parametrize("address", ["tiltak.html", "kommunen.html#tema=digital-inclusion,task-sharing"])
def test_a_measure_told_of_long_ago_says_when_and_a_closed_call_is_not_offered(
    page: Page, folder: Path, address: str
) -> None:
    page.goto(f"{folder.as_uri()}/{address}")
    offered = page.locator("#network tr, #answer li", has_text="Læringsnettverk i Tørn")
    assert "Tiltaket sist omtalt i 2022" in offered.inner_text()
    assert not page.locator("#grant tr, #answer li", has_text="Tilskudd til økt digital deltakelse").count()


def test_on_a_phone_measures_begin_folded_and_a_kind_is_one_tap_away(page: Page, folder: Path) -> None:
    page.set_viewport_size({"width": 390, "height": 800})
    page.goto((folder / "tiltak.html").as_uri())
    assert open_lists(page) == []
    assert page.evaluate("document.documentElement.scrollHeight") < 2000
    page.click(".chips >> text=Veiledning")
    assert open_lists(page) == ["Veiledning", OPEN_MEASURES[-1]]


def test_a_short_word_finds_measures_by_the_start_of_a_word_and_a_longer_one_within(page: Page, folder: Path) -> None:
    page.goto((folder / "tiltak.html").as_uri())
    rows = page.locator(".measures tbody tr:not([hidden])")
    page.fill("[name=ord]", "syk")
    assert rows.count()
    assert all(re.search(r"\bsyk", each, re.IGNORECASE) for each in rows.evaluate_all(TEXTS))
    page.fill("[name=ord]", "plan")
    assert any(re.search(r"\w+plan", each, re.IGNORECASE) for each in rows.evaluate_all(TEXTS))


TEXTS = "(rows) => rows.map((row) => row.textContent)"


def test_the_address_keeps_what_measures_were_asked_for(page: Page, folder: Path) -> None:
    page.goto((folder / "tiltak.html").as_uri())
    page.click(".chips >> text=Tilskudd")
    page.select_option("[name=tema]", "housing")
    page.fill("[name=ord]", "velferd")
    assert page.evaluate("location.hash") == "#type=grant&ord=velferd&tema=housing"
    said = page.inner_text("#count")
    assert re.fullmatch(r"Tiltak i kraft: [1-9]\d*\. Lenger ned på siden: \d+\.", said)
    page.reload()
    assert page.inner_text("#count") == said
    assert page.get_attribute(".chips a >> nth=0", "aria-current") == "true"
    page.click("[type=reset]")
    page.wait_for_function("!location.hash")
    assert open_lists(page) == OPEN_MEASURES


def test_no_grant_in_force_is_said_above_other_hits_and_nothing_at_all_is_said_as_such(
    page: Page, folder: Path
) -> None:
    page.goto((folder / "tiltak.html").as_uri() + "#tema=dementia")
    assert page.inner_text("#count").endswith("Ingen tilskudd i kraft passer til valget, så langt vi har registrert.")
    for asked in ("ord=xqzwv", "type=grant&ord=xqzwv"):
        page.goto((folder / "tiltak.html").as_uri() + f"#{asked}")
        page.reload()
        assert page.inner_text("#count") == "Ingen tiltak passer til valget, så langt vi har registrert."
    page.goto((folder / "tiltak.html").as_uri() + "#type=guidance&tema=dementia")
    page.reload()
    assert "tilskudd" not in page.inner_text("#count")


def test_the_kinds_of_measures_that_are_not_listed_are_named(page: Page, folder: Path) -> None:
    page.goto((folder / "tiltak.html").as_uri() + "#ord=koordinator")
    left = page.inner_text("#left")
    assert "annet, forskning, indikator, kampanje og pris" in left
    assert page.get_attribute("#left a", "href") == "sok.html"
    assert not any(kind.lower() in left for kind in KINDS_OF_MEASURES if kind != "Tilskudd")


def test_without_scripts_measures_can_be_read_and_a_kind_is_a_link_to_its_list(browser: Browser, folder: Path) -> None:
    page = browser.new_page(java_script_enabled=False, offline=True)
    page.goto((folder / "tiltak.html").as_uri())
    assert open_lists(page) == OPEN_MEASURES
    assert not page.is_visible("#filter")
    page.click(".chips >> text=Nettverk")
    assert page.url.endswith("#network")
    page.close()


def test_kinds_of_measures_are_counted_among_what_is_chosen(offline: BrowserContext, folder: Path) -> None:
    page = offline.new_page()
    counts = "[...document.querySelectorAll('.chips b')].map((each) => +each.textContent)"
    page.goto((folder / "tiltak.html").as_uri())
    everything = page.evaluate(counts)
    page.select_option("#filter [name=tema]", "dementia")
    chosen = page.evaluate(counts)
    shown = page.locator("details.folded:not(#apart *) tbody tr:not([hidden])").count()
    assert sum(chosen) == shown < sum(everything)
    page.close()


def test_what_stands_further_down_is_counted_as_filtered(page: Page, folder: Path) -> None:
    page.goto((folder / "tiltak.html").as_uri())
    links = page.locator("#further a")
    every = links.all_inner_texts()
    page.click(".chips a[data-type='grant']")
    assert 0 < links.count() < len(every)
    for link in links.all():
        (number,) = re.findall(r"\((\d+)\)$", link.inner_text())
        assert page.locator(f"{link.get_attribute('href')} tbody tr:not([hidden])").count() == int(number) > 0
    page.click("#filter [type=reset]")
    page.wait_for_function("n => document.querySelectorAll('#further a').length === n", arg=len(every))
    assert links.all_inner_texts() == every


def test_a_filter_is_named_above_the_rows_and_each_row_says_why_it_is_there(page: Page, folder: Path) -> None:
    address = (folder / "tiltak.html").as_uri()
    page.goto(address + "#type=grant&gruppe=people-with-dementia&ord=bygge")
    assert page.inner_text(".lead").startswith("Vist utvalg: tilskudd, målgruppe Personer med demens, «bygge».")
    reasons = page.locator("#grant tbody tr:visible .reason").all_inner_texts()
    assert reasons == ["Målgruppe: Personer med demens (gjelder hele satsingen)"]
    page.goto("about:blank")
    page.goto(address + "#tema=dementia")
    assert set(page.locator("tr:visible .reason").all_inner_texts()) == {"Tema: Demens"}, "they say so themselves"
    page.click("#filter [type=reset]")
    page.locator(".lead", has_text="tiltak fra satsinger som er i kraft").wait_for()
    assert page.locator(".reason").count() == 0
