"""What a stranger meets in the view of themes and groups: a matrix of who is about what the reform is about."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest

from lhl_graph.iris import BASE
from lhl_graph.picture.scope import Scope
from tests.browser.map_page import saved, visible

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Page

    from tests.browser.conftest import Open, Scoped

REFORM = "initiative/leve-hele-livet"
JUDGED = "leve-hele-livet--target-group/relatives"
THROUGH = "bo-trygt-hjemme--theme/coherent-services"


@pytest.fixture
def matrix(scoped: Scoped) -> Path:
    return scoped(Scope(view="bipartite"))


def columns(page: Page) -> list[str]:
    found: list[str] = page.evaluate(
        "[...document.querySelectorAll('#matrix th.column')].map((each) => each.dataset.id)"
    )
    return found


def rows(page: Page) -> list[str]:
    found: list[str] = page.evaluate(
        "[...document.querySelectorAll('#matrix th[scope=row]')].map((each) => each.dataset.id)"
    )
    return found


def focused(page: Page) -> str:
    return str(page.evaluate("document.activeElement.dataset.id"))


def test_a_table_of_more_than_initiatives_counts_symbols_and_gives_no_concept_a_group(
    open_page: Open, scoped: Scoped
) -> None:
    page = open_page(scoped(Scope(view="bipartite")), "#tab=table")
    assert page.inner_text("#rows-things").startswith("Merker på kartet (")
    assert "likner mest" not in page.inner_text("header .lead")
    theme = page.locator("#table-things tr", has_text="Tema").first
    assert "Uten gruppe" not in theme.inner_text()
    assert page.locator("#sort-things-like_centre").count() == 0, "nothing is computed there"


def test_the_matrix_opens_on_what_the_reform_is_about_with_the_reform_first(open_page: Open, matrix: Path) -> None:
    page = open_page(matrix)
    assert page.inner_text("h1") == "Temaene og målgruppene til Leve hele livet, og hvem som deler dem"
    assert rows(page)[0] == REFORM
    own = columns(page)
    assert page.locator("#matrix .centre td[data-id]").count() == len(own)
    page.click("#whole")
    assert set(own) < set(columns(page))
    page.click("#back")
    assert columns(page) == own


def test_rows_are_sorted_by_group_or_by_what_they_share(open_page: Open, matrix: Path) -> None:
    page = open_page(matrix)
    heads = page.locator("#matrix .block th").all_inner_texts()
    assert heads[0].strip() == page.inner_text("#details dd >> nth=-1")
    assert heads[-1].strip() == "Uten gruppe"
    grouped = set(rows(page))
    assert page.locator("#order-most").evaluate("each => getComputedStyle(each).borderTopStyle") == "solid"
    page.click("#order-most")
    counts = [int(text) for text in page.locator("#matrix tbody td.count").all_inner_texts()]
    assert counts == sorted(counts, reverse=True)
    assert set(rows(page)) == grouped


def test_a_theme_counts_the_same_in_the_matrix_and_in_the_filter(open_page: Open, matrix: Path, scoped: Scoped) -> None:
    page = open_page(matrix, "#near=0")
    about = page.locator('#matrix tbody td[data-id$="--theme/dementia"]').count()
    assert about == len(visible(open_page(scoped(Scope(theme=f"{BASE}theme/dementia")))) - {REFORM})


def test_a_cell_tells_who_says_so_and_has_an_address(open_page: Open, matrix: Path) -> None:
    page = open_page(matrix)
    page.click(f'#matrix [data-id="{JUDGED}"]')
    assert "Vurdert av redaktørene" in page.inner_text("#details")
    page.click(f'#matrix [data-id="{THROUGH}"]')
    told = page.inner_text("#details")
    assert "Bare i enkelte mål eller tiltak, eller i noe smalere" in told
    assert "Smalere temaer og målgrupper (" in told
    assert page.locator("#details a.cite").count() > 2
    again = open_page(matrix, page.url.partition("#")[1] + page.url.partition("#")[2])
    assert again.inner_text("#details") == told
    assert "chosen" in str(again.get_attribute(f'#matrix [data-id="{THROUGH}"]', "class"))
    assert "Lenken gjelder «" in open_page(matrix, "#select=bo-trygt-hjemme--theme/none").inner_text("#details")


def test_arrows_go_from_cell_to_cell_and_enter_opens(open_page: Open, matrix: Path) -> None:
    page = open_page(matrix)
    assert page.locator('#matrix [tabindex="0"]').count() == 1
    page.focus('#matrix th[tabindex="0"]')
    first = columns(page)[0]
    assert focused(page) == first
    page.keyboard.press("ArrowDown")
    assert focused(page) == f"leve-hele-livet--{first}"
    page.keyboard.press("ArrowLeft")
    assert focused(page) == REFORM
    page.keyboard.press("Control+End")
    assert page.evaluate("document.activeElement.parentElement.lastChild === document.activeElement")
    page.keyboard.press("Home")
    assert focused(page) == rows(page)[-1]
    page.keyboard.press("Enter")
    assert page.evaluate("lhl.state.select") == rows(page)[-1]
    assert page.evaluate("document.activeElement.id") == "details"


def test_a_judgement_that_is_switched_off_has_no_mark(open_page: Open, matrix: Path) -> None:
    page = open_page(matrix)
    page.uncheck("#check-classified")
    assert page.locator(f'#matrix [data-id="{JUDGED}"]').count() == 0


def test_the_map_behind_the_matrix_has_the_reform_and_what_it_is_about(open_page: Open, matrix: Path) -> None:
    page = open_page(matrix)
    own = columns(page)
    page.click("#tabs-map")
    assert visible(page) == {REFORM, *own}
    page.evaluate("lhl.select('initiative/omsorg-2020')")
    assert len(visible(page)) > 100


SVG = "{http://www.w3.org/2000/svg}"


def saved_texts(page: Page) -> list[str]:
    return [each.text or "" for each in ET.fromstring(saved(page, "svg")).iter(f"{SVG}text")]


def test_a_matrix_is_saved_as_one_page_of_those_with_most_marks(open_page: Open, matrix: Path) -> None:
    page = open_page(matrix, dark=True)
    drawing = ET.fromstring(saved(page, "svg"))
    wide, high = (float(drawing.get(side, "0")) for side in ("width", "height"))
    assert 0.9 * wide * 2**0.5 < high <= wide * 2**0.5
    texts = [each.text or "" for each in drawing.iter(f"{SVG}text")]
    assert {"Omsorg 2020", "Kvalitetsforbedring", "Bare i enkelte mål eller tiltak, eller i noe smalere"} <= set(texts)
    count, of = map(int, re.findall(r"(\d+) av (\d+) satsinger, de med flest merker", " ".join(texts))[0])
    assert of == len(rows(page))
    assert len([text for text in texts if text.isdigit()]) == count
    page.click("#order-most")
    numbers = [text for text in saved_texts(page) if text.isdigit()]
    every = page.locator("#matrix tbody td.count, #matrix .centre td.count").all_inner_texts()
    assert numbers == every[: len(numbers)]
    assert numbers.count(numbers[-1]) == every.count(numbers[-1]), "a tie is not cut"


def test_a_saved_matrix_with_many_columns_has_those_that_most_initiatives_have(open_page: Open, matrix: Path) -> None:
    texts = " ".join(saved_texts(open_page(matrix, "#near=0")))
    assert re.search(r"de 30 av \d+ temaer og målgrupper som flest satsinger har", texts)
    whole = " ".join(saved_texts(open_page(matrix)))
    assert "som flest satsinger har" not in whole


def test_a_matrix_that_fits_a_page_tells_of_nothing_left_out(open_page: Open, matrix: Path) -> None:
    page = open_page(matrix, "#theme=theme/dementia&near=0")
    texts = saved_texts(page)
    assert {page.inner_text(f'#matrix th[data-id="{each}"]') for each in rows(page)} <= set(texts)
    assert not any("flest merker" in text for text in texts)


def test_a_matrix_is_printed_whole(open_page: Open, matrix: Path) -> None:
    page = open_page(matrix, dark=True)
    page.emulate_media(media="print")
    assert page.is_visible("#matrix") and page.is_visible("h1") and page.is_visible("#sender")
    assert not page.is_visible("#details") and not page.is_visible("#paper")
    printed = page.pdf(prefer_css_page_size=True)
    assert 3 < len(re.findall(rb"/Type\s*/Page\b", printed)) < 8


def test_everything_around_the_reform_opens_as_a_map_with_the_matrix_beside(open_page: Open, scoped: Scoped) -> None:
    page = open_page(scoped(Scope(view="all")))
    assert page.inner_text("h1") == "Satsingene, temaene, målgruppene og aktørene rundt Leve hele livet"
    assert 40 < len(visible(page)) < 80
    page.click("#tabs-matrix")
    assert rows(page)[0] == REFORM


def test_a_heading_tells_first_who_has_it_and_last_what_else_it_is_called(open_page: Open, matrix: Path) -> None:
    page = open_page(matrix)
    page.click('#matrix th.column[data-id="theme/relatives"]')
    sections = page.locator("#details details")
    assert sections.first.locator("summary").inner_text().startswith("Satsinger det gjelder (")
    assert sections.last.locator("summary").inner_text() == "Også kalt"
    assert sections.last.get_attribute("open") is None
    called = sections.last.locator("p").text_content() or ""
    assert "avlastning" in called.lower() and "respite" not in called.lower()
    page.click("#languages-en")
    assert "respite" in (sections.last.locator("p").text_content() or "").lower()


def test_the_matrix_filters_marks_and_the_map_lines(open_page: Open, matrix: Path) -> None:
    page = open_page(matrix)
    assert page.inner_text("#field-marks legend") == "Merker"
    assert page.locator("#field-marks label").count() == 2
    page.click("#tabs-map")
    assert page.inner_text("#field-lines legend") == "Streker"
    assert page.locator("#field-marks").count() == 0


def test_the_buttons_of_a_phone_wrap(open_page: Open, scoped: Scoped) -> None:
    page = open_page(scoped(Scope(view="bipartite")), width=390, height=844)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_what_is_judged_is_drawn_otherwise_than_what_is_computed(open_page: Open, scoped: Scoped) -> None:
    page = open_page(scoped(Scope(view="all")), "#near=0")
    looks = {
        key: page.get_attribute(f"#check-{key} ~ svg line", "stroke-dasharray")
        for key in ("stated", "computed", "classified")
    }
    assert len(set(looks.values())) == 3
    drawn = page.evaluate("[...new Set(lhl.drawn().map(({ dashes }) => dashes ? dashes.join(' ') : null))]")
    unsure = page.get_attribute("#field-lines p.check line", "stroke-dasharray")
    assert set(drawn) == {*looks.values(), unsure}
    lines = [
        each.get("stroke-dasharray")
        for each in ET.fromstring(saved(page, "svg")).iter("{http://www.w3.org/2000/svg}line")
    ]
    assert looks["classified"] in lines
    told = re.findall(r"og (\d+) av (\d+) streker", page.inner_text("#shown"))[0]
    ends = page.evaluate("lhl.drawn().filter((each) => !each.hidden).length")
    assert int(told[0]) == ends < int(told[1])
    assert page.inner_text("#shown").endswith("streker – de til det valgte merket")
    page.evaluate("lhl.select('')")
    assert page.inner_text("#shown").endswith("streker. Velg et merke for å se strekene til det.")


def test_a_mark_that_is_hollow_and_has_no_pip_is_known_by_name_only(open_page: Open, scoped: Scoped) -> None:
    page = open_page(scoped(Scope(view="all")), "#tab=map&near=0")
    assert "hule er satsinger som bare er kjent ved navn, og de med prikk i er temaer" in page.inner_text(".lead")
    pips = ET.fromstring(saved(page, "svg")).findall(".//{*}circle[@class='pip']")
    told = page.evaluate("[...lhl.choose().things].filter((id) => !id.startsWith('initiative/')).length")
    assert len(pips) == told + 3  # the legend has one for each kind
    shown = page.locator("#field-kinds svg:has(circle)")
    assert shown.count() == 3
    assert page.locator('#field-kinds label:has-text("Bare kjent ved navn") circle').count() == 0


def test_how_many_are_shown_takes_one_row(open_page: Open, scoped: Scoped) -> None:
    page = open_page(scoped(Scope(view="all")), "#tab=map&near=0", width=1366, height=768)
    assert page.evaluate("document.querySelector('#shown').getClientRects()[0].height") < 28


def test_a_phone_opens_on_the_heading_and_not_on_what_is_chosen_beforehand(open_page: Open, scoped: Scoped) -> None:
    page = open_page(scoped(Scope(view="bipartite")), width=390, height=844)
    assert page.evaluate("scrollY") == 0
    chosen = open_page(scoped(Scope(view="bipartite")), "#select=bo-trygt-hjemme", width=390, height=844)
    chosen.wait_for_function("scrollY > 0")


def test_a_saved_name_ends_before_the_number_beside_it(open_page: Open, matrix: Path) -> None:
    page = open_page(matrix)
    ends, numbers = page.evaluate(
        """() => {
          document.body.insertAdjacentHTML("beforeend", lhl.svgText());
          const drawn = [...document.body.lastElementChild.querySelectorAll("g > g > text, svg > g > text")]
            .filter((each) => !/rotate/.test(each.parentElement.getAttribute("transform")));
          const boxes = drawn.map((each) => [each.textContent, each.getBBox()]);
          const isNumber = ([text]) => /^\\d+$/.test(text);
          return [boxes.filter((each) => !isNumber(each) && each[1].x < 17).map(([, { x, width }]) => x + width),
            boxes.filter(isNumber).map(([, { x }]) => x)];
        }"""
    )
    assert len(ends) > len(numbers) > 20, "some names are on two lines"
    assert max(ends) < min(numbers)
