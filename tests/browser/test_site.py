"""The site in a browser, opened from a folder with the network cut: a planner's tasks, axe-core, no console message."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from tests.browser.axe import COLOURS, violations

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser, Page

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
        r"Ikke funnet: verken noe som likner, eller noe med samme tema i .* kanskje er i kraft\.\s+Tro og liv\s",
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


@pytest.mark.parametrize("width", [360, 1440])
def test_what_is_most_alike_can_be_read_before_and_without_the_heat_map(page: Page, folder: Path, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.goto((folder / "likhet.html").as_uri())
    first = page.locator("table.rows tbody tr").first.bounding_box()
    assert first and first["y"] + first["height"] < 900
    assert page.locator(".nearest > li:visible").count() == 25
    assert page.is_visible(".heat") == (width > 360)
    if width > 360:
        letters = "(each) => parseFloat(getComputedStyle(each).fontSize) * each.getScreenCTM().a"
        assert page.locator(".heat text.light").first.evaluate(letters) > 12


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


def test_on_paper_the_timeline_says_how_each_stands_and_on_a_phone_it_begins_on_the_first_screen(
    page: Page, folder: Path
) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto((folder / "tidslinje.html").as_uri())
    axis = page.locator("thead .when").bounding_box()
    assert axis and axis["y"] < 700 and not page.is_visible(".looks")
    page.set_viewport_size({"width": 1440, "height": 900})
    page.reload()
    assert page.is_visible(".looks")
    page.emulate_media(media="print")
    assert all(each.is_visible() for each in page.locator(".time tbody td:nth-child(4)").all())


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


@pytest.mark.parametrize("name", ["index.html", "likhet.html", "initiative/leve-hele-livet.html"])
def test_on_a_phone_the_name_of_what_is_alike_has_the_whole_width(page: Page, folder: Path, name: str) -> None:
    page.set_viewport_size({"width": 320, "height": 844})
    page.goto((folder / name).as_uri())
    narrow = (
        "[...document.querySelectorAll('.like li > :first-child, table.rows th[scope=row]')].filter((e) => "
        "e.offsetParent && e.getBoundingClientRect().width < e.parentElement.clientWidth - 1 "
        "&& e.getClientRects().length > 1).map((e) => e.textContent)"
    )
    assert page.evaluate(narrow) == []
