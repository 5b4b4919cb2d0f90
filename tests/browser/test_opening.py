"""What a stranger meets first: the reform in the middle, in words and in the drawing, and whom the page is from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lhl_graph.analysis.relation import linked_pairs
from lhl_graph.answers import overlaps
from lhl_graph.answers.likeness import most_like
from lhl_graph.findings import facts
from lhl_graph.iris import BASE
from tests.browser.map_page import REFORM, WHOLE, names_on, saved, visible

if TYPE_CHECKING:
    from pathlib import Path

    from lhl_graph.knowledge_graph import KnowledgeGraph
    from tests.browser.conftest import Open


def test_the_map_opens_on_what_is_near_the_reform_and_shows_all_on_a_click(open_page: Open, real: Path) -> None:
    page = open_page(real)
    near = visible(page)
    assert REFORM in near
    assert page.inner_text("#details h3 >> nth=0") == "Likner mest på Leve hele livet, og kilder kobler dem likhet, 0–1"
    largest = page.evaluate("lhl.nodes.get().reduce((a, b) => (a.size >= b.size ? a : b)).id")
    assert largest == REFORM
    page.click("#whole")
    assert near < visible(page)
    page.click("#back")
    assert visible(page) == near


def test_those_most_like_the_reform_are_named_before_anything_else(open_page: Open, real: Path) -> None:
    page = open_page(real)
    listed = page.locator("#details h3 + ul").first.locator("button > span > bdi").all_inner_texts()
    assert len(listed) > 5, "those that a source links"
    named = names_on(page)
    assert [name for name in ["Leve hele livet", *listed] if name not in named] == []


def test_the_panel_lists_what_the_page_of_the_reform_lists_and_no_pair_without_it(
    open_page: Open, real: Path, kg: KnowledgeGraph
) -> None:
    iri = BASE + REFORM
    known = overlaps.stored(kg.store, iri)
    q = {pair: judged.q for pair, (_, judged) in known.items() if judged}
    like = most_like(iri, (row for row, _ in known.values()), q, linked_pairs(facts.relations(kg.store)), {}, ())
    page = open_page(real)
    things = page.evaluate("JSON.parse(data.textContent).picture.things")
    names = {each["id"]: each.get("short", each["names"])["nb"] for each in things}
    linked, alone = (page.locator("#details h3 ~ ul").nth(place) for place in (0, 1))
    for rows, wanted in (
        (linked, [each for each in like if each.linked]),
        (alone, [each for each in like if not each.linked]),
    ):
        listed = rows.locator("button > span > bdi:first-child").all_inner_texts()
        assert listed == [names[each.other.removeprefix(BASE)] for each in wanted]
    doubted = ["kan være tilfeldig" in each for each in linked.locator("li").all_inner_texts()]
    assert doubted == [bool(each.chance) for each in like if each.linked]
    assert {*doubted} == {True, False}
    assert all(each.chance for each in like if not each.linked)
    assert page.inner_text("#details h3 >> nth=1").startswith(
        "Likner mest på Leve hele livet, men ingen kilde kobler dem"
    )
    assert page.inner_text("#details p.chance") == "For alle disse kan likheten være tilfeldig."
    assert "tilfeldig" not in alone.inner_text()


def test_one_that_may_be_chance_is_drawn_when_it_is_chosen_from_the_list(open_page: Open, real: Path) -> None:
    page = open_page(real)
    page.locator("#details p.chance + ul button").first.click()
    assert "Regnet ut" in page.inner_text("#details .kind")
    chosen = page.evaluate("lhl.state.select")
    assert page.evaluate("(id) => lhl.drawn().some((edge) => edge.id === id && !edge.hidden)", chosen)


def test_a_phone_names_the_reform(open_page: Open, real: Path) -> None:
    assert "Leve hele livet" in names_on(open_page(real, width=390, height=844))


def test_a_text_and_its_next_edition_are_no_finding(open_page: Open, real: Path) -> None:
    assert "Nasjonale forventninger 2019" not in open_page(real, WHOLE).inner_text("#details")


def test_everything_has_a_sender(open_page: Open, real: Path) -> None:
    page = open_page(real)
    line = page.inner_text("#sender")
    assert line.startswith("lhl-graph ") and line.endswith("· CC BY 4.0 · Ikke laget av Helsedirektoratet")
    page.click("#reading summary")
    assert page.locator("#reading-list li").count() == 6
    page.click("#reading summary")
    page.click("#languages-en")
    assert "Not made by the Norwegian Directorate of Health" in page.inner_text("#sender")
    assert line.split(" · ")[0] in saved(page, "svg").decode()
