"""The page "For your municipality" in a browser: what is chosen, what it answers, in what order, and how it prints."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from lhl_graph.site import build
from lhl_graph.site.voice import words

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import BrowserContext, Page

    from lhl_graph.knowledge_graph import KnowledgeGraph


ANSWERED = """() => {
  const read = { counts: {}, rows: {} };
  for (const link of document.querySelectorAll("#contents a")) {
    read.counts[link.textContent] = Number(link.nextSibling.textContent);
  }
  for (const heading of document.querySelectorAll("#answer h2")) {
    const list = heading.nextElementSibling;
    const links = list.tagName === "UL" ? [...list.children].map((row) => row.querySelector("a")) : [];
    read.rows[heading.textContent] = links.map((link) => link.textContent);
  }
  return read;
}"""
OTHERS = (words("nb")["together"], words("nb")["ended"], words("nb")["silent"][0])
"""What only the answer has: the page of a theme or group tells of it among its initiatives."""


@pytest.mark.parametrize(("width", "height"), [(390, 844), (1440, 900)])
def test_the_first_screen_shows_the_answer_and_the_choices_are_one_click_away(
    page: Page, folder: Path, width: int, height: int
) -> None:
    page.set_viewport_size({"width": width, "height": height})
    page.goto((folder / "kommunen.html").as_uri() + "#gruppe=people-with-dementia")
    first = page.locator("#answer li").first.bounding_box()
    assert first and first["y"] + first["height"] < height
    assert not page.is_visible("input[value=relatives]") and not page.is_visible("#see")
    page.click("#choices > summary")
    page.check("input[value=relatives]")
    goals_and_measures = page.locator("#answer li:has(a[href*='#'])").count()
    assert page.inner_text("#see") == f"Se svaret ({goals_and_measures} mål og tiltak)"
    page.click("#see")
    assert not page.is_visible("input[value=relatives]") and page.is_visible("#answer li")
    page.click("button[type=reset]")
    page.wait_for_selector("input[value=relatives]", state="visible")
    assert not page.is_visible("#choices > summary")


def test_of_goals_that_fit_as_many_choices_those_in_force_come_first(page: Page, folder: Path) -> None:
    page.goto((folder / "kommunen.html").as_uri() + "#gruppe=people-with-dementia,relatives,volunteers&tema=dementia")
    rows = page.locator("#answer h2:has-text('Mål for gruppene') ~ h3:has-text('ett av') + ul").first.locator("> li")
    sure = [" · Kanskje i kraft" not in each for each in rows.all_text_contents()]
    assert True in sure and sure == sorted(sure, reverse=True)


@pytest.mark.parametrize("width", [390, 1440])
def test_the_way_to_the_answer_stays_in_view_after_a_choice(page: Page, folder: Path, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 700})
    page.goto((folder / "kommunen.html").as_uri())
    assert not page.is_visible("#see")
    page.focus("input[value=older-people]")
    page.keyboard.press("Space")
    see = page.locator("#see").bounding_box()
    assert see and 0 <= see["y"] <= 700 - see["height"]
    address = page.url
    page.focus("#see")
    page.keyboard.press("Enter")
    chosen = page.locator("#chosen").bounding_box()
    assert chosen and 0 <= chosen["y"] < 200
    assert page.evaluate("document.activeElement.id") == "answer"
    assert page.url == address and page.is_checked("input[value=older-people]")


def test_the_groups_that_a_municipality_serves_come_first_and_all_are_one_click_away(page: Page, folder: Path) -> None:
    page.goto((folder / "kommunen.html").as_uri())
    shown = page.locator("input[name=gruppe]:visible")
    assert shown.count() == 16 and shown.first.get_attribute("value") == "older-people"
    assert not page.is_visible("input[value=researchers]")
    page.click("summary:has-text('Vis alle') >> nth=0")
    assert page.is_visible("input[value=researchers]")
    assert shown.count() == page.locator("input[name=gruppe]").count()


def test_the_choice_is_made_by_keyboard_stands_in_the_address_and_prints_on_two_sides(page: Page, folder: Path) -> None:
    page.goto((folder / "kommunen.html").as_uri())
    page.focus("input[value=people-with-dementia]")
    page.keyboard.press("Space")
    assert page.url.endswith("#gruppe=people-with-dementia")
    page.reload()
    assert page.is_checked("input[value=people-with-dementia]")
    headings = page.locator("#answer h2").all_inner_texts()
    assert headings[:2] == ["Mål for gruppene og temaene du valgte", "Lov og regelverk"] and len(headings) == 7
    assert page.title() == "Nasjonale satsinger for: Personer med demens"
    assert page.pdf(format="A4").count(b"/Type /Page\n") <= 2
    with page.expect_download() as started:
        page.click("#csv")
    assert started.value.suggested_filename == "kommunen-personer-med-demens.csv"


def test_of_several_choices_what_fits_all_comes_first_and_what_its_initiative_lends_it_is_said(
    page: Page, folder: Path
) -> None:
    page.goto((folder / "kommunen.html").as_uri())
    page.check("[value=home-dwelling-older-people]")
    page.check("[value=people-with-dementia]")
    assert page.title() == "Nasjonale satsinger for: Hjemmeboende eldre eller Personer med demens"
    assert page.inner_text("#chosen").replace("×", "").endswith("Hjemmeboende eldre eller Personer med demens")
    ended = page.locator("#answer h2:has-text('Avsluttet, og hva som tok over') + h3 + ul > li", has_text="Omsorg 2020")
    assert "Grunnlag for: Kompetanseløft 2020, Leve hele livet" in ended.inner_text()
    page.goto((folder / "kommunen.html").as_uri() + "#gruppe=people-with-dementia&tema=welfare-technology")
    used = page.locator("#answer h2:text-is('Dette kan dere bruke') ~ h3").all_inner_texts()
    assert used[:2] == ["Passer for alle valgene", "Passer for ett av valgene"]
    first = page.locator("#answer h2:has-text('Dette kan dere bruke') + h3 + ul > li").all_inner_texts()
    assert first and any("Personer med demens (gjelder hele satsingen)" in each for each in first)


def test_goals_and_measures_are_split_by_how_many_choices_they_fit(page: Page, folder: Path) -> None:
    page.goto((folder / "kommunen.html").as_uri() + "#gruppe=people-with-dementia,relatives,volunteers&tema=dementia")
    for heading in ("Mål for gruppene og temaene du valgte", "Kan fortsatt gjelde, selv om planen er over"):
        section = page.locator(f"#answer h2:text-is('{heading}')")
        assert section.locator("xpath=following-sibling::*[self::h2 or self::h3][1][self::h3]").count() == 1
    assert page.locator("#answer h3:text-is('Passer for flere av valgene')").count() >= 2


def test_what_is_only_perhaps_in_force_stands_by_itself_with_the_warning_of_the_measures(
    page: Page, folder: Path
) -> None:
    page.goto((folder / "kommunen.html").as_uri() + "#gruppe=home-dwelling-older-people,people-with-dementia")
    sure = page.locator("#answer h2:text-is('Dette kan dere bruke') + ul > li").all_inner_texts()
    perhaps = page.locator("#answer h2:text-is('Tiltak fra satsinger som kanskje er i kraft')")
    unsure = perhaps.locator("xpath=following-sibling::ul[1]/li").all_inner_texts()
    assert sure and not any("Kanskje i kraft" in each for each in sure)
    assert unsure and all("Kanskje i kraft" in each for each in unsure)
    assert perhaps.locator("xpath=following-sibling::p[1]").inner_text() == words("nb")["apart"]["perhaps"][1]


def test_each_theme_and_group_is_answered_as_on_its_own_page(page: Page, folder: Path) -> None:
    """As many goals and measures of each section, and the same to ask, in the same order."""
    said = words("nb")
    (use, ask), goals = said["concept_sections"], said["concept_goals"][0]
    same = [said["apart"]["rules"][0], said["apart_links"]["perhaps"], said["apart"]["lasting"][0]]
    sections = {use: said["use"], goals: said["expects"]} | {each: each for each in same}
    page.goto((folder / "kommunen.html").as_uri())
    choices = page.locator("#choice input[type=checkbox]").evaluate_all(
        "(all) => all.map((box) => [box.name, box.value])"
    )
    assert len(choices) > 100
    for name, value in choices:
        own = (folder / {"tema": "theme", "gruppe": "target-group"}[name] / f"{value}.html").read_text(encoding="utf-8")
        counts = dict(re.findall(r'<h2 id="[^"]+">([^<]+) <span class="count">(\d+)<', own))
        page.evaluate(f"location.hash = '{name}={value}'")
        page.wait_for_function(f"document.querySelector('#choice input:checked')?.value === '{value}'")
        answered = page.evaluate(ANSWERED)
        assert answered["counts"].keys() <= {*sections.values(), said["ask"], *OTHERS}, value
        for section, answer in sections.items():
            assert answered["counts"].get(answer, 0) == int(counts.get(section, 0)), (value, section)
        asked = answered["rows"].get(said["ask"], [])
        assert asked == re.findall(r'<li><a href="\.\./actor/[^>]*>([^<]+)</a>', own), (value, ask)


def test_what_is_in_force_without_goals_or_measures_is_named_with_whom_to_ask(page: Page, folder: Path) -> None:
    page.goto((folder / "kommunen.html").as_uri() + "#tema=general-practice")
    silent = page.locator(f"#answer h2:text-is('{words('nb')['silent'][0]}') + p + ul > li")
    assert [each.split("\n")[0] for each in silent.all_inner_texts()] == ["Nasjonal helse- og samhandlingsplan"]
    assert silent.inner_text().endswith("Helsedirektoratet")
    assert page.inner_text("#answer").count(words("nb")["client"]["none"]) == 2


def test_of_many_choices_what_fits_one_is_folded_but_no_rule_and_is_printed(page: Page, folder: Path) -> None:
    page.goto((folder / "kommunen.html").as_uri() + "#gruppe=older-people,relatives,volunteers&tema=housing,dementia")
    folds = page.locator("#answer details")
    assert folds.count() > 2
    assert all(
        re.match(r"Passer for ett av valgene \(\d+\)$", each) for each in folds.locator("summary").all_inner_texts()
    )
    assert not folds.first.locator("li").first.is_visible()
    rules = page.locator("#answer h2:text-is('Lov og regelverk') ~ ul").first
    assert (
        rules.locator("li").first.is_visible()
        and not page.locator("#answer h2:text-is('Lov og regelverk') + p + details").count()
    )
    page.emulate_media(media="print")
    assert all(each.is_visible() for each in page.locator("#answer li").all())
    page.emulate_media(media="screen")
    page.goto((folder / "kommunen.html").as_uri() + "#gruppe=older-people,relatives&tema=dementia")
    page.reload()
    assert not folds.count()


def test_no_two_sources_of_a_row_go_by_the_same_name(page: Page, folder: Path) -> None:
    page.goto((folder / "kommunen.html").as_uri() + "#tema=local-planning")
    rows = page.locator("#answer li").evaluate_all(
        "(rows) => rows.map((row) => [...row.querySelectorAll('a[href^=http]')].map((each) => each.textContent))"
    )
    assert any(len(each) > 1 for each in rows) and all(len(each) == len(set(each)) for each in rows)


def test_what_may_outlast_its_plan_stands_before_what_has_ended(page: Page, folder: Path) -> None:
    page.goto((folder / "kommunen.html").as_uri() + "#gruppe=people-with-dementia")
    lasting = page.locator("#answer h2:has-text('Kan fortsatt gjelde') + p + ul > li").all_inner_texts()
    assert any("Nasjonal faglig retningslinje om demens" in each for each in lasting)
    rules = page.locator("#answer h2:has-text('Lov og regelverk') + p + ul > li").all_inner_texts()
    assert any("Plikt for kommunene fra 2020" in each and "Avløst av" not in each for each in rules)


def test_what_sources_only_name_is_told_of_after_what_can_be_used(page: Page, folder: Path) -> None:
    page.goto((folder / "kommunen.html").as_uri() + "#tema=dementia")
    told = page.locator("#answer h2:has-text('Dette kan dere bruke') ~ p:has-text('Kilder nevner også')")
    assert told.locator("a").all_inner_texts() == ["ABC-opplæringen", "Aktivitetsvenn"]
    page.goto((folder / "kommunen.html").as_uri() + "#tema=housing")
    page.reload()
    assert "Kilder nevner også" not in page.inner_text("#answer")


def test_each_part_of_the_answer_is_one_click_away_and_the_address_stays(page: Page, folder: Path) -> None:
    page.goto((folder / "kommunen.html").as_uri())
    assert not page.is_visible("#contents")
    page.goto((folder / "kommunen.html").as_uri() + "#tema=dementia")
    page.reload()
    address, used = page.url, page.locator("#answer h2", has_text="Dette kan dere bruke")
    page.click("#contents a:text-is('Dette kan dere bruke')")
    assert page.url == address and used.evaluate("(each) => each === document.activeElement")
    assert used.evaluate("(each) => each.getBoundingClientRect().top") < 100


def test_what_is_much_alike_is_named_once_and_says_what_is_shared(page: Page, folder: Path) -> None:
    page.goto((folder / "kommunen.html").as_uri() + "#gruppe=people-with-dementia&tema=volunteering")
    groups = page.locator("#answer h2:has-text('Regnet ut') + ul > li")
    names = [each for row in groups.all() for each in row.locator("a").all_inner_texts()]
    assert groups.count() >= 2 and len(names) == len(set(names))
    assert all("Felles: " in each for each in groups.all_inner_texts())


def test_those_named_after_what_is_chosen_are_asked_first_and_ministries_last(page: Page, folder: Path) -> None:
    page.goto((folder / "kommunen.html").as_uri() + "#tema=volunteering")
    asked = page.locator("#answer h2:has-text('Hvem dere kan spørre') + ul > li > a").all_text_contents()
    assert asked[:2] == ["Frivillighet Norge", "Norges Frivilligsentraler"]
    ministries = [each.endswith("departementet") for each in asked]
    assert True in ministries and ministries == sorted(ministries)
    assert not {"Kommunene", "Helseforetakene"} & set(asked)
    assert "Nettsted: ks.no" in page.inner_text("#answer")


def test_media_and_parties_are_named_as_such_as_on_every_page(offline: BrowserContext, folder: Path) -> None:
    page = offline.new_page()
    page.goto((folder / "kommunen.html").as_uri() + "#tema=local-planning")
    assert "ressursportal.no 2021 (omtale)" in page.inner_text("#answer")
    page.close()


def test_a_rule_is_told_without_what_became_of_the_plan_that_brought_it(page: Page, folder: Path) -> None:
    page.goto((folder / "kommunen.html").as_uri() + "#tema=dementia")
    rules = page.locator("#answer h2:has-text('Lov og regelverk')")
    assert rules.locator("xpath=following-sibling::p[1]").locator("a").get_attribute("href") == "https://lovdata.no/"
    told = rules.locator("xpath=following-sibling::ul[1]").inner_text()
    assert told.index("Plikt for kommunene") < told.index("Innført eller varslet i Demensplan 2020")
    assert "Avløst av" not in told and "Perioden gikk ut" not in told


def test_a_name_in_another_language_is_explained_where_it_first_stands(
    page: Page, kg: KnowledgeGraph, tmp_path: Path
) -> None:
    build.write(tmp_path, build.make(kg.store, kg.repository, build.wanted("en", None, "")))
    page.goto((tmp_path / "kommunen.html").as_uri() + "#gruppe=people-with-dementia")
    text = page.inner_text("#answer")
    assert text.count("Investeringstilskuddet (“Investment grant for care housing and nursing homes”*)") == 1
    assert text.count("Investeringstilskuddet") > 1 and text.count("* Our translation.") == 1
