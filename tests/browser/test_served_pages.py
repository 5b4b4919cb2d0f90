"""The pages of the server in a browser: nothing is cut on a phone, and a link to what is folded opens it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

PHONE = 390
REFORM = "/id/initiative/leve-hele-livet"
PAIR = "/id/overlap/demensplan-2020--demensplan-2025"
ANSWERS = ("/ask", "/ask/felles-tema?tema=Demens", "/ask/tiltak-for-tema?tema=Demens&dato=2023-01-01")


class Visit(Protocol):
    """Opens an address of the server."""

    def __call__(self, address: str, width: int = 1440) -> Page: ...


@pytest.fixture
def visit(browser: Browser, origin: str) -> Iterator[Visit]:
    pages: list[Page] = []

    def visit_page(address: str, width: int = 1440) -> Page:
        page = browser.new_page(viewport={"width": width, "height": 844}, locale="nb-NO")
        pages.append(page)
        page.goto(origin + address)
        return page

    yield visit_page
    for page in pages:
        page.close()


@pytest.mark.parametrize("name", ["measure", "relation", "sources"])
def test_a_link_of_the_contents_opens_what_it_leads_to(visit: Visit, name: str) -> None:
    page = visit(REFORM)
    fold = page.locator(f"details:has(> #{name})")
    assert fold.get_attribute("open") is None
    page.click(f".contents a[href='#{name}']")
    assert fold.get_attribute("open") is not None
    heading = fold.locator("> summary").bounding_box()
    assert heading and 0 <= heading["y"] < 844, "its heading is seen"


def test_what_is_folded_is_not_printed(visit: Visit) -> None:
    page = visit(REFORM)
    page.evaluate("for (const each of document.querySelectorAll('main details')) each.open = false")
    few = page.pdf(format="A4").count(b"/Type /Page\n")
    page.evaluate("for (const each of document.querySelectorAll('main details')) each.open = true")
    assert few < page.pdf(format="A4").count(b"/Type /Page\n") / 3


def test_the_reform_is_printed_on_four_sheets_at_most(visit: Visit) -> None:
    assert visit(REFORM).pdf(format="A4").count(b"/Type /Page\n") <= 4


@pytest.mark.parametrize("address", [REFORM, PAIR])
def test_on_paper_the_list_of_sources_is_headed(visit: Visit, address: str) -> None:
    page = visit(f"{address}?lang=nb")
    page.emulate_media(media="print")
    assert page.locator(".listed > summary h2", has_text="Kilder").is_visible()


def test_on_paper_the_two_texts_of_a_pair_are_equally_wide(visit: Visit) -> None:
    page = visit(PAIR)
    assert page.pdf(format="A4").count(b"/Type /Page\n") <= 3
    page.emulate_media(media="print")
    one, other = (page.locator(".match th").nth(each).evaluate("it => it.offsetWidth") for each in (0, 1))
    assert one == pytest.approx(other, abs=2)


def test_on_paper_what_is_folded_is_named_on_a_line_that_says_where_it_is(visit: Visit) -> None:
    page = visit(f"{REFORM}?lang=nb")
    line, folds = page.locator(".thing > .onpaper"), page.locator(".thing > .folded.shut > summary h2:visible")
    assert not line.is_visible()
    page.emulate_media(media="print")
    assert f"https://w3id.org/lhl-graph{REFORM.removeprefix('/id')}" in line.inner_text()
    tops = {round(each.bounding_box()["y"]) for each in folds.all()}  # type: ignore[index]
    assert folds.count() > 2 * len(tops)
    page.evaluate("for (const each of document.querySelectorAll('.shut')) each.open = true")
    assert not line.is_visible(), "nothing is left to tell of"


def test_on_paper_of_many_sources_those_of_what_is_printed_are_listed(visit: Visit) -> None:
    page = visit(f"{REFORM}?lang=nb")
    page.emulate_media(media="print")
    sources, rest = page.locator(".sources li"), page.locator(".rest")
    few = sources.filter(visible=True).count()
    assert 0 < few < sources.count()
    assert str(sources.count() - few) in rest.inner_text()
    page.evaluate("document.querySelector('.shut').open = true")
    assert sources.filter(visible=True).count() == sources.count()
    assert not rest.is_visible()


def test_an_address_into_what_is_folded_opens_it(visit: Visit) -> None:
    assert visit(f"{REFORM}#measure").locator("details:has(> #measure)").get_attribute("open") is not None


def test_the_texts_of_a_pair_have_the_width_of_a_phone(visit: Visit) -> None:
    texts = visit(PAIR, PHONE).locator(".match td:nth-child(-n + 2):visible")
    assert texts.count()
    assert all(texts.nth(each).evaluate("it => it.clientWidth") > 0.6 * PHONE for each in range(texts.count()))


def test_of_many_sources_one_stands_and_the_rest_opens_and_none_is_cut_on_a_phone(visit: Visit) -> None:
    page = visit(f"{PAIR}?lang=nb", PHONE)
    chips = page.locator(".chips:has(summary):visible").first
    rest = int(chips.locator("summary").inner_text().split()[-2])
    assert chips.locator("a:visible").count() == 1
    chips.locator("summary").click()
    assert chips.locator("a:visible").count() == 1 + rest
    cut = "all => all.filter((it) => getComputedStyle(it).textOverflow === 'ellipsis').length"
    assert page.locator(".chips a").evaluate_all(cut) == 0


def test_the_text_of_a_pair_is_as_wide_as_its_tables(visit: Visit) -> None:
    page = visit(PAIR)
    widths = [page.locator(each).first.evaluate("it => it.offsetWidth") for each in (".lead", ".match")]
    assert widths[0] == widths[1]


def test_the_button_of_a_question_stands_in_the_line_of_the_fields_and_a_fault_is_as_wide_as_an_answer(
    visit: Visit,
) -> None:
    answer, fault = visit("/ask/felles-tema?tema=Demens"), visit("/ask/felles-tema?tema=Dmens")
    for page in (answer, fault):
        field, button = (page.locator(each).first.bounding_box() for each in ("#ask-tema", "main form button"))
        assert field and button
        assert field["y"] == pytest.approx(button["y"], abs=1.5)
    widths = [page.locator("main form").bounding_box() for page in (answer, fault)]
    assert widths[0] and widths[1] and widths[0]["width"] == widths[1]["width"]


@pytest.mark.parametrize("address", ANSWERS)
def test_no_answer_is_cut_on_a_phone(visit: Visit, address: str) -> None:
    page = visit(address, PHONE)
    wide = "[...document.querySelectorAll('html, .scroll')].filter((it) => it.scrollWidth > it.clientWidth).length"
    assert page.evaluate(wide) == 0


def test_the_map_leads_to_the_page_of_what_is_selected_and_back(visit: Visit) -> None:
    page = visit(f"{REFORM}?lang=nb")
    page.click("text=Se på kartet")
    page.wait_for_selector("#own-page")
    assert page.evaluate("lhl.state.select") == "initiative/leve-hele-livet"
    page.click("#own-page")
    assert page.inner_text("h1") == "Leve hele livet"
    assert page.url.endswith(f"{REFORM}?lang=nb")


@pytest.mark.parametrize("width", [PHONE, 1440])
def test_what_an_actor_has_to_do_with_begins_with_what_is_in_force_and_folds_what_is_over(
    visit: Visit, width: int
) -> None:
    page = visit("/id/actor/hdir?lang=nb", width)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    standing = page.locator("details:not(#record) > details:has(> summary h3)").all()
    said = {each.locator("summary").inner_text().rpartition(" ")[0]: each for each in reversed(standing)}
    over = said.pop("Avsluttet")
    assert said and not over.locator("tr a").first.is_visible()
    assert all(each.locator("tr a").first.is_visible() for each in said.values())
    over.locator("summary").click()
    assert over.locator("tr a").first.is_visible()


@pytest.mark.parametrize("address", [REFORM, PAIR])
def test_on_paper_every_source_that_is_cited_is_listed_with_its_address(visit: Visit, address: str) -> None:
    page = visit(f"{address}?lang=nb")
    page.emulate_media(media="print")
    listed = page.locator(".sources li").filter(visible=True)
    called = set(listed.locator("b").all_inner_texts())
    cited = page.locator(".cited:not(.alone):visible").evaluate_all("all => all.map((it) => it.lastChild.data)")
    assert cited and set(cited) <= called
    after = "all => all.map((it) => getComputedStyle(it, '::after').content)"
    assert all("http" in each for each in listed.locator("a[href^=http]").evaluate_all(after))


def test_on_paper_a_source_that_is_not_listed_says_its_title_and_address(visit: Visit) -> None:
    page = visit("/id/theme/dementia?lang=nb")
    page.emulate_media(media="print")
    alone = page.locator(".cited.alone:visible")
    assert alone.count()
    said = "all => all.map((it) => [it.title, it.href, it.lastChild.data + getComputedStyle(it, '::after').content])"
    assert all(
        title in shown.replace('"', "") and address in shown for title, address, shown in alone.evaluate_all(said)
    )


def test_all_tables_of_an_actor_have_the_same_widths(visit: Visit) -> None:
    page = visit("/id/actor/hod")
    page.evaluate("for (const each of document.querySelectorAll('main details')) each.open = true")
    cells = "[...each.rows[0].cells].map((cell) => Math.round(cell.getBoundingClientRect().width)).join()"
    widths = page.evaluate(f"[...document.querySelectorAll('.thing .stack')].map((each) => {cells})")
    assert len(widths) > 1 and len({*widths}) == 1


def test_an_answer_of_many_columns_is_printed_on_four_sheets_with_links_as_text(visit: Visit) -> None:
    page = visit("/ask/overlapp-med?satsing=leve-hele-livet&prosent=15")
    assert page.pdf(format="A4").count(b"/Type /Page\n") <= 4
    page.emulate_media(media="print")
    link, text = (page.locator(each).first.evaluate("it => getComputedStyle(it).color") for each in ("td a", "td"))
    assert link == text


def test_a_note_is_printed_and_not_its_button(visit: Visit) -> None:
    page = visit("/ask/usikre-koblinger")
    page.emulate_media(media="print")
    assert page.locator("td.foreign summary").first.is_hidden()
    assert page.locator("td.foreign p").first.is_visible()
