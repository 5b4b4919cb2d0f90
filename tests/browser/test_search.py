"""The hits of the page of search: which stands first, and what is said of each."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.browser.search_page import HITS, place, said_of_hits

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Page

    from tests.browser.search_page import OpenSearch


def test_what_sources_only_name_stands_last_unless_it_is_asked_for_by_name(untyped: Page) -> None:
    marks = untyped.evaluate("lhlFind('tilskudd').shown.map((row) => row[6])")
    assert marks.index(2) > 5
    name = untyped.evaluate("lhlSearchSaid.rows[lhlSearch.rows.findIndex((row) => row[5] === 2)][0]")
    assert untyped.evaluate("(name) => lhlFind(name).shown[0][0]", name) == name


def test_a_white_paper_is_found_by_its_number_and_what_is_no_address_is_read_as_it_is(open_search: OpenSearch) -> None:
    page = open_search("#q=100%")
    assert page.input_value("#query") == "100%"
    for said in ("Meld. St. 15 (2017–2018)", "meld st 15 2017"):
        assert "initiative/leve-hele-livet.html" in page.evaluate(HITS, [said])[0][:3]


def test_what_is_named_stands_first_and_of_editions_the_latest(untyped: Page) -> None:
    asked = {"Bo trygt hjemme-reformen": "bo-trygt-hjemme", "demensplan 2030": "demensplan-2025"}
    for words, name in asked.items():
        assert untyped.evaluate(HITS, [words])[0][0] == f"initiative/{name}.html"
    addresses = untyped.evaluate(HITS, ["demens"])[0]
    assert place(addresses, "demensplan-2025.html") < place(addresses, "demensplan-2020.html")


def test_all_hits_that_are_not_in_force_are_counted_so_and_the_whole_query_is_said_as_meant(untyped: Page) -> None:
    found = untyped.evaluate(
        "(({ number, past, shown }) => [number, past, shown.map((row) => row[6])])(lhlFind('Kompetanseløft 2025'))"
    )
    assert found[:2] == [2, 2] and found[2] == [1, 1]
    assert untyped.evaluate("lhlFind('leve hele livte').meant") == "leve hele livet"


@pytest.mark.parametrize("address", ["?q=demens", "#q=demens", "?q=noe+annet#q=demens"])
def test_an_address_with_a_query_shows_its_hits(open_search: OpenSearch, address: str) -> None:
    page = open_search(address)
    assert page.input_value("#query") == "demens"
    assert page.locator("#hits a").first.get_attribute("href") == "theme/dementia.html"
    page.fill("#query", "ensomhet")
    page.reload()
    assert page.input_value("#query") == "ensomhet"


def test_a_hit_that_does_not_show_the_words_says_where_it_has_them(open_search: OpenSearch) -> None:
    page = open_search()
    page.fill("#query", "eldre")
    hits = said_of_hits(page)
    shown = [each for each in hits if "eldre" in each.split("\n")[0].lower()]
    assert shown and not [each for each in shown if "Treff i:" in each]
    rest = [each for each in hits if each not in shown]
    assert rest and all("Treff i: " in each for each in rest)
    page.fill("#query", "fall hos eldre")
    assert page.locator("#hits > li", has_text="Treff i: tema Forebygging, målgruppe Eldre (65+)").count()


def test_a_measure_is_found_by_its_kind_and_whom_it_is_for_and_what_is_over_stands_last(
    open_search: OpenSearch,
) -> None:
    page = open_search("#q=tilskudd+demens")
    addresses = page.evaluate(HITS, ["tilskudd demens"])[0]
    assert place(addresses, "initiative/investeringstilskudd-omsorgsboliger-og-sykehjem.html#m1") < 5
    over = page.evaluate("lhlFind('tilskudd demens').shown.map((row) => row[6])")
    assert over == sorted(over) and set(over) == {0, 1}


def test_what_is_not_in_force_stands_apart_and_says_why(open_search: OpenSearch) -> None:
    page = open_search("#q=tilskudd")
    now, late = (page.locator(f"#{each} > li").all_inner_texts() for each in ("hits", "late"))
    assert now and late and page.is_visible("#not-in-force h2")
    standings = ("foreslått", "avsluttet", "gikk ut", "videreført i annen form", "bare nevnt", "ikke begynt")
    assert not [each for each in now if any(said in each.split("\n")[1].lower() for said in standings)]
    assert not [each for each in late if not any(said in each.split("\n")[1].lower() for said in standings)]
    page.click("#found a")
    assert page.evaluate("document.activeElement.id") == "not-in-force"
    page.fill("#query", "Planlegge litt")
    assert "Planlegge litt\nSatsing · I kraft" in page.inner_text("#hits > li:first-child")
    page.fill("#query", "xqzwv")
    assert not page.is_visible("#not-in-force h2")


def test_what_a_theme_and_a_group_have_in_common_stands_on_the_page_for_a_municipality(open_search: OpenSearch) -> None:
    page = open_search()
    page.fill("#query", "ensomme eldre")
    assert page.inner_text("#both") == "For din kommune: Ensomhet og sosial støtte, Eldre (65+)"
    address = page.get_attribute("#both a", "href") or ""
    assert address.rpartition("/")[2] == "kommunen.html#gruppe=older-people&tema=loneliness"
    page.fill("#query", "demens")
    assert not page.is_visible("#both")
    page.fill("#query", "skrøpelige eldre")
    assert not page.is_visible("#both"), "the longest name is meant"
    page.fill("#query", "folkehelseplan")
    assert page.inner_text("#both") == "For din kommune: Folkehelse", "of which the hits are only parts"


def test_what_is_called_alike_is_told_apart(open_search: OpenSearch) -> None:
    page = open_search("#q=frivillighet")
    hits = said_of_hits(page)
    assert "har mål om frivillighet" in next(each for each in hits if "Felles målsetting" in each)
    assert len(hits) == len(set(hits))


def test_what_an_ended_initiative_wanted_says_that_it_is_over(open_search: OpenSearch) -> None:
    page = open_search("#q=pårørendeskoler")
    row = page.inner_text("#late li:has-text('Tilskudd til pårørendeskoler')")
    assert (
        "Tiltak · Demensplan 2020 · Perioden gikk ut 31. desember 2020" in row and "Avløst av: Demensplan 2025" in row
    )


def test_the_first_page_asks_the_page_of_search(page: Page, folder: Path) -> None:
    page.goto((folder / "index.html").as_uri())
    page.fill("#seek input", "ensomme & eldre")
    page.press("#seek input", "Enter")
    page.wait_for_url("**/sok.html#*")
    assert page.input_value("#query") == "ensomme & eldre" and page.locator("#hits li").count()


def test_before_anything_is_asked_six_examples_find_something(open_search: OpenSearch) -> None:
    page = open_search()
    examples = page.locator("#examples a")
    assert examples.count() == 6
    for text in examples.all_inner_texts():
        page.fill("#query", "")
        page.click(f"#examples a:text-is('{text}')")
        page.wait_for_function("asked => document.getElementById('query').value === asked", arg=text)
        assert not page.is_visible("#examples")
        assert page.locator("#hits li").count(), text


def test_what_is_called_so_goes_before_what_is_also_called_so(open_search: OpenSearch) -> None:
    page = open_search("?q=syk")
    hits = page.locator("#hits a").all_inner_texts()
    assert hits[0].startswith("Sykehjem") and "Helseforetak" in hits[3:]


def test_more_hits_than_are_shown_are_told_of(open_search: OpenSearch) -> None:
    page = open_search()
    page.fill("#query", "eldre")
    shown = page.locator(".list li").count()
    assert f"De {shown} beste vises" in page.inner_text("#found")
    assert len(page.evaluate(HITS, ["eldre"])[0]) > shown


def test_what_has_the_word_itself_goes_before_what_is_only_about_its_theme(untyped: Page) -> None:
    for word in ("dagaktivitet", "underernæring"):
        own = untyped.evaluate(
            "(word) => lhlFind(word).shown.map((row) => [row[1], lhlFold(row[0]).includes(lhlFold(word)), row[6]])",
            word,
        )
        parts = [has for kind, has, is_over in own if kind in ("goal", "measure") and not is_over]
        assert any(parts)
        assert parts == sorted(parts, reverse=True), word


def test_words_of_a_name_that_is_asked_for_do_not_count_one_by_one(untyped: Page) -> None:
    shown: list[list[str]] = untyped.evaluate("lhlFind('hva avløste Leve hele livet').shown")
    assert shown[0][2] == "initiative/leve-hele-livet.html"
    assert [name for name, kind, *_ in shown if kind != "question" and "Leve hele livet" not in name] == []


def test_of_editions_the_newest_comes_first(untyped: Page) -> None:
    (addresses,) = untyped.evaluate(HITS, ["demens"])
    assert place(addresses, "demensplan-2025") < place(addresses, "demensplan-2020") < len(addresses)


@pytest.mark.parametrize("word", ["sambruk", "tro og liv", "hverdagsmestring", "seniorressursen"])
def test_a_solution_of_the_reform_is_found_and_leads_to_what_carries_it_on(open_search: OpenSearch, word: str) -> None:
    page = open_search()
    page.fill("#query", word)
    hit = page.locator(".list > li", has_text="Løsning · Leve hele livet").first
    assert word in hit.locator("a").inner_text().lower()
    anchor = (hit.locator("a").get_attribute("href") or "").partition("dekning.html#")[2]
    page.goto(page.url.partition("sok.html")[0] + "dekning.html")
    assert word in page.locator(f"[id='{anchor}']").inner_text().lower()


def test_a_page_stands_before_all_hits_only_if_it_says_more_than_one_of_the_words(untyped: Page) -> None:
    found = untyped.evaluate(HITS, ["aldersvennlig kommune", "hva gjelder for kommunen"])
    assert found[0][0] == "theme/age-friendly-society.html" and found[1][0] == "kommunen.html"


def test_what_is_itself_about_a_group_goes_before_what_has_it_from_its_initiative(untyped: Page) -> None:
    hits = untyped.evaluate(
        "lhlFind('carers').shown.filter((row) => row[2].includes('#') && !row[6]).map((row) => row[2])"
    )
    rows = {row[1]: row for row in untyped.evaluate("lhlSearch.rows")}
    concepts = untyped.evaluate("lhlSearch.concepts")

    def says(address: str) -> bool:
        _, _, norwegian, english, own, *_ = rows[address]
        return any("carers" in each for each in (norwegian, english, *(concepts[tag] for tag in own)))

    told = [says(each) for each in hits]
    assert {*told} == {True, False} and told == sorted(told, reverse=True)


def test_the_name_that_is_hit_is_said_and_of_how_many_hits_some_are_over(open_search: OpenSearch) -> None:
    page = open_search()
    page.fill("#query", "fallforebygging")
    assert "Treff i: navnet «fallforebygging»" in said_of_hits(page)[0]
    page.fill("#query", "eldre")
    assert " verken i kraft eller kanskje i kraft). De " in page.inner_text("#found")
