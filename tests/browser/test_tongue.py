"""The map in English: English names where there are any, and whatever stays Norwegian says so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lhl_graph.graph.labels import pick
from lhl_graph.picture import explorer

if TYPE_CHECKING:
    from pathlib import Path

    from lhl_graph.knowledge_graph import KnowledgeGraph
    from tests.browser.conftest import Open

NAMES = """all => all.map((row) => [row, row.querySelector('th bdi bdi')])
  .map(([row, name]) => [row.dataset.id, name.lang, name.innerText])"""


def test_every_name_is_in_english_or_marked_as_norwegian(open_page: Open, real: Path, kg: KnowledgeGraph) -> None:
    page = open_page(real, "#lang=en&tab=table&near=0")
    names = {each["id"]: each["short"] for each in explorer.picture(kg.store).things}
    rows = page.locator("#table-things tbody tr").evaluate_all(NAMES)
    assert len(rows) > 80
    for name, language, text in rows:
        known = names[name]
        assert (language, text) == ("" if "en" in known else "nb", pick(known, "en")), name


def test_the_heading_has_the_english_name_and_the_page_says_once_why_others_are_norwegian(
    open_page: Open, real: Path
) -> None:
    page = open_page(real, "#lang=en")
    assert "Leve hele livet" in page.inner_text("h1")
    assert page.locator("h1 [lang=nb]").count() == 0
    assert page.inner_text("body").count("official names exist only in Norwegian") == 1
    page.click("#languages-nb")
    assert page.locator("h1 [lang]").count() == 0
    assert "official names" not in page.inner_text("body")


def test_what_has_an_english_name_has_its_norwegian_name_beside_it(open_page: Open, real: Path) -> None:
    page = open_page(real, "#lang=en&select=initiative/bo-trygt-hjemme")
    assert page.inner_text("#details-heading").startswith("Community and independence")
    assert page.inner_text("#details-heading [lang=nb]") == "(Bo trygt hjemme)"
    page.evaluate("lhl.hover('initiative/bo-trygt-hjemme')")
    assert (page.get_attribute("#map", "title") or "").endswith(" – Bo trygt hjemme")
    page.fill("#search", "bo trygt")
    assert page.inner_text("#hit-0 [lang=nb]") == "(Bo trygt hjemme)"
    page.click("#languages-nb")
    assert page.locator("#details-heading small").count() == 0


def test_who_speaks_in_a_source_is_marked_as_norwegian(open_page: Open, real: Path) -> None:
    page = open_page(real, "#lang=en&select=initiative/demensplan-2025")
    cited = page.locator("#details .cite bdi")
    assert cited.count() and set(cited.evaluate_all("all => all.map((each) => each.lang)")) == {"nb"}


def test_in_an_english_sentence_a_name_stands_in_quotes(open_page: Open, real: Path) -> None:
    page = open_page(real, "#lang=en&select=initiative/demensplan-2025")
    assert "“Dementia Plan 2025” succeeds “Dementia Plan 2020”" in page.inner_text("#details")


def test_what_a_norwegian_name_means_stands_in_the_lists_and_is_called_ours_once(open_page: Open, real: Path) -> None:
    page = open_page(real, "#lang=en")
    panel = page.inner_text("#details")
    assert "(“Planning a little”)" in panel
    assert panel.count("ours") == 1 and "our translation" not in panel
    page.fill("#search", "planning a little")
    assert page.inner_text("#hit-0 .gloss") == "(“Planning a little”)"
    page.press("#search", "Enter")
    assert page.inner_text("#details-heading .gloss") == "(“Planning a little”, our translation)"
    page.click("#languages-nb")
    assert page.locator("#details .gloss").count() == 0
