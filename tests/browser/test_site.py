"""The site in a browser, opened from a folder with the network cut: a planner's tasks, axe-core, no console message."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from tests.browser.axe import COLOURS, violations

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, BrowserContext, Page

MUNICIPALITY = ".cards a:has-text('For din kommune')"
DEMENTIA, AT_HOME = "label:has-text('Personer med demens')", "label:has-text('Hjemmeboende eldre')"
TASKS = [
    (
        "which grants can we ask for for people with dementia who live at home",
        [MUNICIPALITY, DEMENTIA, AT_HOME],
        r"Dette kan dere bruke\n(.*\n)*?Tilskudd · Investeringstilskuddet · I kraft",
    ),
    (
        "which grants can we ask for, among all measures",
        ["a:text-is('Tiltak dere kan bruke') >> nth=0", ".chips >> text=Tilskudd"],
        r"Investeringstilskuddet",
    ),
    ("which grants are there at all", ["a:text-is('Tiltak dere kan bruke') >> nth=0"], r"\bTilskudd\b"),
    ("what replaced the reform", [".cards a:has-text('Hva er Leve hele livet')"], r"Avløst av\s+Bo trygt hjemme"),
    (
        "what of the reform is nobody carrying on",
        [".cards a:has-text('Etter reformen')"],
        r"likner ikke på noe i satsinger som er eller kanskje er i kraft:\s+Tro og liv\s",
    ),
    (
        "what does the state expect on dementia",
        [".kinds >> text=Temaer", "main >> text='Demens'"],
        r"Mål i satsinger som er eller kanskje er i kraft \d+\s+\S",
    ),
    (
        "whom to ask on relatives",
        [".kinds >> text=Målgrupper", "main >> text='Pårørende'"],
        r"Hvem en kommune kan spørre\s+\S",
    ),
    (
        "who must we talk to about volunteers",
        [".kinds >> text=Temaer", "main >> text='Frivillighet'"],
        r"Hvem en kommune kan spørre\s+Frivillighet Norge\s(.*\n)*?Norges Frivilligsentraler",
    ),
    (
        "which initiatives should be planned as one",
        [MUNICIPALITY, DEMENTIA, AT_HOME],
        r"Har mye til felles – vurder å se dem i sammenheng Regnet ut\n+.+, .+\n+Felles: .+",
    ),
    (
        "what has ended, and what took over",
        [MUNICIPALITY, DEMENTIA],
        r"Avsluttet, og hva som tok over\n(.*\n)*?Demensplan 2020\n?.*Avløst av: Demensplan 2025",
    ),
    (
        "is Demensplan 2025 in force",
        [".kinds >> text=Satsinger", "main >> text='Demensplan 2025'"],
        "Perioden gikk ut 31. desember 2025, siste kilde oktober 2022",
    ),
    ("what did the letters ask for", [".kinds >> text=Oppdragsbrev", "main .list a >> nth=0"], r"Oppdrag \d+\s+\S"),
    (
        "what do many initiatives want",
        [".kinds >> text=Felles målsettinger", "main .list a >> nth=0"],
        r"\w+ satsinger har mål om \w+",
    ),
    ("why does something overlap with the reform", ["main summary >> nth=0"], r"Felles, blant annet: \S"),
]
KINDS = (
    "index", "kommunen", "tiltak", "likhet", "tidslinje", "dekning", "sporsmal", "sok", "om", "modell",
    "theme/dementia", "target-group/people-with-dementia",
    "initiative/leve-hele-livet", "initiative/index", "actor/hdir", "objective/1", "objective/index",
    "letter/tillegg-40", "letter/index", "sporsmal/frister",
)  # fmt: skip


@pytest.fixture
def page(offline: BrowserContext) -> Iterator[Page]:
    told: list[str] = []
    opened = offline.new_page()
    opened.on("console", lambda message: told.append(message.text))
    opened.on("pageerror", lambda error: told.append(str(error)))
    opened.on("request", lambda sent: None if sent.url.startswith(("file:", "blob:")) else told.append(sent.url))
    yield opened
    opened.close()
    assert told == []


@pytest.mark.parametrize(("task", "clicks", "answer"), TASKS, ids=[task for task, _, _ in TASKS])
def test_a_planner_finds_it_within_three_clicks(
    page: Page, folder: Path, task: str, clicks: list[str], answer: str
) -> None:
    assert len(clicks) <= 3
    page.goto((folder / "index.html").as_uri())
    for each in clicks:
        page.click(each)
    assert re.search(answer, page.inner_text("main"))


def test_a_group_is_not_the_theme_of_the_same_name(page: Page, folder: Path) -> None:
    page.goto((folder / "kommunen.html").as_uri() + "#gruppe=relatives")
    assert page.inner_text("#chosen") == "Nasjonale satsinger for: Pårørende×"
    assert page.locator("input:checked").count() == 1


@pytest.mark.parametrize("name", [*KINDS, "kommunen#tema=volunteering", "sok#q=demens"])
def test_axe_finds_nothing(page: Page, folder: Path, name: str) -> None:
    """Neither in light nor in dark, which is the same page in other colours."""
    page.set_viewport_size({"width": 360, "height": 800})
    path, hash_, chosen = name.partition("#")
    page.goto((folder / f"{path}.html").as_uri() + hash_ + chosen)
    found = violations(page, preload=False)
    page.emulate_media(color_scheme="dark")
    found += violations(page, **COLOURS)
    assert [(each["id"], [node["html"] for node in each["nodes"]][:2]) for each in found] == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_no_name_of_the_heat_map_is_cut_at_its_edge(page: Page, folder: Path) -> None:
    page.goto((folder / "likhet.html").as_uri())
    assert page.locator(".drawing text").count() > 50
    beyond = """() => {
      const edge = document.querySelector(".drawing svg").getBoundingClientRect();
      const isCut = (box) => box.left < edge.left || box.top < edge.top || box.right > edge.right;
      const texts = [...document.querySelectorAll(".drawing text")];
      return texts.filter((text) => isCut(text.getBoundingClientRect())).map((text) => text.textContent);
    }"""
    assert page.evaluate(beyond) == []


def test_all_columns_of_the_heat_map_are_seen_on_a_phone(page: Page, folder: Path) -> None:
    page.set_viewport_size({"width": 360, "height": 800})
    page.goto((folder / "likhet.html").as_uri())
    rows = page.locator("ol.narrow svg")
    assert not page.is_visible(".wide") and rows.count() == 25
    for each in rows.evaluate_all("(rows) => rows.map((row) => row.getBoundingClientRect().toJSON())"):
        assert each["left"] >= 0 and each["right"] <= 360 and each["height"] > 8


@pytest.mark.parametrize("width", [360, 768, 1440])
def test_the_years_stay_in_view_and_apart(page: Page, folder: Path, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto((folder / "tidslinje.html").as_uri())
    page.evaluate("scrollTo(0, 3000)")
    boxes = page.locator("thead text:visible").evaluate_all(
        "(all) => all.map((each) => each.getBoundingClientRect().toJSON())"
    )
    assert len(boxes) >= 6
    assert all(0 <= box["top"] < 40 for box in boxes)
    assert all(left["right"] < right["left"] for left, right in pairwise(boxes))
    assert boxes[0]["left"] >= 0 and boxes[-1]["right"] <= width


def test_on_a_phone_the_menu_is_one_line_until_it_is_asked_for(page: Page, folder: Path) -> None:
    page.set_viewport_size({"width": 360, "height": 800})
    page.goto((folder / "tiltak.html").as_uri())
    top = page.locator(".top").bounding_box()
    assert top and top["height"] < 85
    assert not page.is_visible("text=Tidslinje")
    page.click(".menu summary")
    page.click("text=Tidslinje")
    assert page.url.endswith("tidslinje.html")


def test_on_a_wide_page_the_menu_is_open(page: Page, folder: Path) -> None:
    page.goto((folder / "tiltak.html").as_uri())
    assert page.is_visible("text=Tidslinje") and not page.is_visible(".menu")


def test_the_timeline_shows_only_what_has_ended_when_asked(browser: Browser, folder: Path) -> None:
    opened = browser.new_page(java_script_enabled=False, offline=True)
    opened.goto((folder / "tidslinje.html").as_uri())
    rows, ended = opened.locator(".time tbody tr:visible"), opened.locator(".time tbody tr.ended")
    assert rows.count() > ended.count() > 0
    opened.click("label:has-text('Avsluttet')")
    assert rows.count() == ended.count() and ended.first.is_visible()
    opened.close()


@pytest.mark.parametrize("width", [390, 1440])
def test_the_map_leads_back_to_the_site(page: Page, folder: Path, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 844})
    page.goto((folder / "index.html").as_uri())
    page.click(".cards a:has-text('Kartet')")
    page.click("text=← Leve hele livet i sammenheng")
    assert page.url == (folder / "index.html").as_uri()


@pytest.mark.parametrize("width", [390, 1440])
@pytest.mark.parametrize("name", ["index", "tiltak", "tidslinje", "initiative/leve-hele-livet", "om"])
def test_head_content_and_foot_begin_at_one_edge(page: Page, folder: Path, name: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto((folder / f"{name}.html").as_uri())
    edges = [page.locator(each).bounding_box() for each in (".brand", "h1", "footer p >> nth=0")]
    assert len({round(each["x"]) for each in edges if each}) == 1


KINDS_OF_MEASURES = ["Tilskudd", "Veiledning", "Opplæring", "Nettverk", "Verktøy", "Utprøving"]
OPEN_MEASURES = [*KINDS_OF_MEASURES, "Kan fortsatt gjelde, selv om planen er over"]


def open_lists(page: Page) -> list[str]:
    summaries = page.locator("details.folded[open]:not([hidden]) > summary").all_inner_texts()
    return [re.sub(r"\s*\d+$", "", each) for each in summaries]


@pytest.mark.parametrize("width", [390, 1440])
def test_no_answer_of_a_question_is_cut_and_on_a_phone_each_row_is_a_card(page: Page, folder: Path, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 844})
    cut = (
        "[document.documentElement, ...document.querySelectorAll('.table')].some((e) => e.scrollWidth > e.clientWidth)"
    )
    for each in sorted(folder.glob("sporsmal/*.html")):
        page.goto(each.as_uri())
        assert not page.evaluate(cut), each.name
        if page.locator("table.stack td").count():
            shown = page.locator("table.stack td >> nth=0").evaluate("(cell) => getComputedStyle(cell).display")
            assert (shown == "block" or "inline" in shown) == (width == 390), each.name


def test_measures_stand_by_kind_and_what_is_not_surely_there_is_folded_apart(page: Page, folder: Path) -> None:
    page.goto((folder / "tiltak.html").as_uri())
    assert open_lists(page) == OPEN_MEASURES
    chips = [each.split() for each in page.locator(".chips a").all_inner_texts()]
    rows = page.locator(".folded:not(#apart *) .measures tbody tr:visible")
    assert [kind for kind, _ in chips] == KINDS_OF_MEASURES
    assert sum(int(number) for _, number in chips) == rows.count()
    assert not page.is_visible("#count")
    page.click("text=Bare foreslått >> nth=0")
    assert "Livskvalitetsprofiler" in page.inner_text("#proposed")


@pytest.mark.parametrize("address", ["tiltak.html", "kommunen.html#tema=digital-inclusion,task-sharing"])
def test_a_measure_told_of_long_ago_says_when_and_a_closed_call_is_not_offered(
    page: Page, folder: Path, address: str
) -> None:
    page.goto(f"{folder.as_uri()}/{address}")
    offered = page.locator("#network tr, #answer li", has_text="Læringsnettverk i Tørn")
    assert "Tiltaket sist sett 2022" in offered.inner_text()
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


def test_where_no_grant_fits_it_is_not_said_that_there_is_none(page: Page, folder: Path) -> None:
    page.goto((folder / "tiltak.html").as_uri() + "#type=grant&ord=xqzwv")
    assert "Vi har ikke funnet tilskudd som passer" in page.inner_text("#count")
    page.goto((folder / "tiltak.html").as_uri() + "#type=guidance&ord=xqzwv")
    page.reload()
    assert "tilskudd" not in page.inner_text("#count")


def test_without_scripts_measures_can_be_read_and_a_kind_is_a_link_to_its_list(browser: Browser, folder: Path) -> None:
    page = browser.new_page(java_script_enabled=False, offline=True)
    page.goto((folder / "tiltak.html").as_uri())
    assert open_lists(page) == OPEN_MEASURES
    assert not page.is_visible("#filter")
    page.click(".chips >> text=Nettverk")
    assert page.url.endswith("#network")
    page.close()


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
    assert headings[0] == "Mål for gruppene og temaene du valgte" and len(headings) == 6
    assert page.title() == "Nasjonale satsinger for: Personer med demens"
    assert page.pdf(format="A4").count(b"/Type /Page\n") <= 2
    with page.expect_download() as started:
        page.click("#csv")
    assert started.value.suggested_filename == "plan.csv"


def test_print_and_word_hold_all_rows_and_say_what_was_chosen_and_who_speaks(page: Page, folder: Path) -> None:
    page.goto((folder / "kommunen.html").as_uri() + "#gruppe=people-with-dementia&tema=volunteering")
    rows = page.locator("#answer li")
    assert not all(each.is_visible() for each in rows.all()) and not page.is_visible("#sender")
    page.emulate_media(media="print")
    assert all(each.is_visible() for each in rows.all())
    assert not page.is_visible("h1") and not page.is_visible("#chosen button")
    assert page.inner_text("#sender").startswith("Opplysninger per ")
    assert page.inner_text("#sender").endswith("&tema=volunteering")
    assert page.locator("#chosen + #sender + #answer").count() == 1, "who speaks stands under the heading"
    assert page.pdf(format="A4").count(b"/Type /Page\n") <= 2
    page.emulate_media(media="screen")
    with page.expect_download() as started:
        page.click("#word")
    assert started.value.path().read_text(encoding="utf-8").count("<li>") == rows.count()


def test_of_several_choices_what_fits_all_comes_first_and_what_its_initiative_lends_it_is_said(
    page: Page, folder: Path
) -> None:
    page.goto((folder / "kommunen.html").as_uri())
    page.check(AT_HOME)
    page.check(DEMENTIA)
    assert page.title() == "Nasjonale satsinger for: Hjemmeboende eldre eller Personer med demens"
    assert page.inner_text("#chosen").replace("×", "").endswith("Hjemmeboende eldre eller Personer med demens")
    ended = page.locator("#answer h2:has-text('Avsluttet, og hva som tok over') + ul > li", has_text="Omsorg 2020")
    assert "Grunnlag for: Kompetanseløft 2020, Leve hele livet" in ended.inner_text()
    page.goto((folder / "kommunen.html").as_uri() + "#gruppe=people-with-dementia&tema=welfare-technology")
    used = page.locator("#answer h2:has-text('Dette kan dere bruke') ~ h3").all_inner_texts()
    assert used[:2] == ["Passer for alle valgene", "Passer for noen av valgene"]
    first = page.locator("#answer h2:has-text('Dette kan dere bruke') + h3 + ul > li").all_inner_texts()
    assert first and any("Personer med demens (gjelder hele satsingen)" in each for each in first)


def test_what_may_outlast_its_plan_stands_before_what_has_ended(page: Page, folder: Path) -> None:
    page.goto((folder / "kommunen.html").as_uri() + "#gruppe=people-with-dementia")
    lasting = page.locator("#answer h2:has-text('Kan fortsatt gjelde') + ul > li").all_inner_texts()
    assert any("Nasjonal faglig retningslinje om demens" in each for each in lasting)
    assert any("Plikt for kommunene fra 2020" in each and "Avløst av: Demensplan 2025" in each for each in lasting)


def test_a_tick_of_the_machine_says_its_word_of_the_plan_and_can_be_taken_back(page: Page, folder: Path) -> None:
    page.goto((folder / "kommunen.html").as_uri())
    page.click("summary:has-text('Har dere en plan')")
    page.fill("#plan", "Barnehager og skoler er ikke tema. Vi skal styrke Demensomsorgen.")
    page.click("#find")
    said = page.inner_text("#chosen")
    assert "Barn og unge («Barnehager» i planen)" in said and "(«Demensomsorgen» i planen)" in said
    page.click("[aria-label='Fjern Barn og unge']")
    assert "Barn og unge" not in page.inner_text("#chosen")
    assert not page.is_checked("input[value=children-and-young-people]")
    assert page.evaluate("document.activeElement.className") == "off noprint"


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
    assert "Nettsted: www.ks.no" in page.inner_text("#answer")
