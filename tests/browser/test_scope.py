"""A scope or a filter: the page is headed after it, shows what it leaves, and says so where that is nothing."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from lhl_graph.iris import BASE
from lhl_graph.picture.scope import Scope
from tests.browser.map_page import REFORM, names_on, visible

if TYPE_CHECKING:
    from pathlib import Path

    from tests.browser.conftest import Open, Scoped

DEMENTIA = f"{BASE}theme/dementia"


def test_a_filter_is_in_the_heading_and_stands_as_a_chip_that_takes_it_away(open_page: Open, real: Path) -> None:
    page = open_page(real)
    page.select_option("#choice-theme", "theme/dementia")
    assert page.inner_text("h1") == page.title() == "Satsinger om demens, og Leve hele livet"
    assert "Tema: Demens" in page.inner_text("#chips")
    assert "stiplet ring" in page.inner_text("#details")
    page.click("#chip-theme")
    assert page.inner_text("h1") == f"Slik henger {len(visible(page))} nasjonale satsinger sammen"


def test_nothing_left_says_so_where_the_map_would_be(open_page: Open, real: Path) -> None:
    page = open_page(real, "#theme=theme/dementia&group=target-group/children&owner=actor/kld")
    assert visible(page) <= {REFORM} or page.is_hidden("#empty")
    page = open_page(real, "#kinds=" + "+".join(page.evaluate("[...new Set(lhl.kinds)]")))
    assert page.inner_text("#empty p") == "Ingenting passer med filtrene."
    page.click("#empty-reset")
    assert page.is_hidden("#empty")
    assert REFORM in visible(page)


def test_a_page_on_a_theme_is_headed_after_it(open_page: Open, scoped: Scoped) -> None:
    page = open_page(scoped(Scope(theme=DEMENTIA)))
    assert page.inner_text("h1") == "Satsinger om demens, og Leve hele livet"
    assert page.inner_text("#page-theme") == "Tema: Demens"
    assert page.locator("#chips button").count() == 0, "the page has nothing else to show, so nothing takes it away"
    assert REFORM in visible(page)
    assert page.inner_text("#details h3 >> nth=0") == "Satsinger om demens (6)"
    assert page.inner_text("#details h3 + p").startswith("Satsinger som bare er kjent ved navn, har ikke temaer")
    rows = page.locator("#details h3 ~ ul").first.locator("button").all_inner_texts()
    bases = [row.split("\n")[-1].strip() for row in rows]
    order = ["oppgitt i en kilde", "vurdert av redaktørene", "bare i enkelte mål eller tiltak, eller i noe smalere"]
    assert bases == sorted(bases, key=order.index)
    assert len({*bases}) > 1


def test_a_page_on_few_sets_them_in_a_ring_around_what_it_is_about(open_page: Open, scoped: Scoped) -> None:
    page = open_page(scoped(Scope(focus=f"{BASE}initiative/demensplan-2025")))
    places = page.evaluate(
        "Object.fromEntries(lhl.nodes.get().map(({ id, x, y }) => [id, lhl.network.canvasToDOM({ x, y })]))"
    )
    centre = places.pop("initiative/demensplan-2025")
    size = page.evaluate("[document.getElementById('map').clientWidth, document.getElementById('map').clientHeight]")
    assert len(places) == 4
    for axis, extent, part in (("x", size[0], 0.6), ("y", size[1], 0.5)):
        found = [each[axis] for each in places.values()]
        assert min(found) < centre[axis] < max(found)
        assert max(found) - min(found) > part * extent


def test_among_many_of_a_year_the_lines_of_the_reform_stand_out_from_those_between_groups(
    open_page: Open, scoped: Scoped
) -> None:
    page = open_page(scoped(Scope(on="2025")))
    faint = {
        frozenset(ends)
        for ends in page.evaluate("lhl.drawn().filter(({ veil }) => veil < 1).map(({ from, to }) => [from, to])")
    }
    assert faint
    assert not any(REFORM in ends for ends in faint)
    assert "tegnet svakt" in page.inner_text(".lead")


@pytest.mark.parametrize(
    "scope", [Scope(focus=f"{BASE}initiative/demensplan-2025"), Scope(on="2025"), Scope(theme=DEMENTIA)]
)
def test_a_part_keeps_the_groups_of_the_whole_and_says_that_it_counts_its_own(
    open_page: Open, scoped: Scoped, real: Path, scope: Scope
) -> None:
    group = open_page(real, "#select=leve-hele-livet").inner_text("#details dl dd:last-child")
    page = open_page(scoped(scope))
    assert re.search(r"et utsnitt: \d+ av \d+ satsinger", page.inner_text("#part"))
    assert "lhl graph" not in page.inner_text("#details"), "it is for who makes maps"
    assert "lhl graph -o kart.html" in (page.text_content("#reading") or "")
    page.evaluate("lhl.select('initiative/leve-hele-livet')")
    told = page.inner_text("#details")
    assert page.inner_text("#details dl dd:last-child") == group
    assert re.search(r"Kilder kobler den til \(\d+ på dette kartet\)", told)
    assert open_page(real).locator("#part").count() == 0


@pytest.mark.parametrize("language", ["nb", "nn", "en"])
@pytest.mark.parametrize(
    "scope",
    [
        Scope(),
        Scope(theme=DEMENTIA),
        Scope(theme=DEMENTIA, on="2020"),
        Scope(on="2025..2025-06-30"),
        Scope(focus=BASE + "initiative/demensplan-2025"),
        Scope(view="bipartite"),
        Scope(view="all"),
    ],
)
def test_a_page_is_called_the_same_before_its_scripts_run(
    open_page: Open, scoped: Scoped, scope: Scope, language: str
) -> None:
    path = scoped(scope, language)
    [title] = re.findall("<title>(.*)</title>\n<style>", path.read_text(encoding="utf-8"))
    assert title == open_page(path).title()


def test_an_address_of_what_is_on_another_part_names_it(open_page: Open, scoped: Scoped) -> None:
    page = open_page(scoped(Scope(theme=DEMENTIA)), "#select=initiative/planlegge-litt")
    assert "«Planlegge litt», som ikke er på dette kartet" in page.inner_text("#details")


def test_a_file_is_called_by_what_it_shows(open_page: Open, scoped: Scoped) -> None:
    page = open_page(scoped(Scope(theme=DEMENTIA, on="2025")))
    with page.expect_download() as waiting:
        page.click("#export-svg")
    assert waiting.value.suggested_filename == "lhl-graph-dementia-2025.svg"


def test_a_page_on_a_time_says_which_as_people_write_it(open_page: Open, scoped: Scoped) -> None:
    page = open_page(scoped(Scope(on="2025..2025-06-30")))
    assert page.inner_text("h1") == "Satsinger i kraft eller kanskje i kraft 2025–30. juni 2025, og Leve hele livet"
    assert page.inner_text("#page-on") == "I kraft eller kanskje i kraft 2025–30. juni 2025"


def test_a_page_on_a_time_lists_who_is_in_force_then_and_who_perhaps_as_its_table_says(
    open_page: Open, scoped: Scoped
) -> None:
    page = open_page(scoped(Scope(on="2025")))
    assert "Kanskje: Kilden er eldre" in page.inner_text("#rule")
    lists = page.locator(".group summary").all_inner_texts()
    sure, perhaps = (int(re.findall(r"\((\d+)\)", each)[0]) for each in lists)
    assert sure and perhaps and sure + perhaps == len(visible(page) - {REFORM})
    page.click("#tabs-table")
    assert page.locator("#sort-things-status").inner_text() == "Status i 2025"
    stands = page.locator("#table-things td[data-key=status]").all_inner_texts()
    assert len([each for each in stands if each.startswith("I kraft")]) == sure


@pytest.mark.parametrize("view", ["bipartite", "all"])
def test_themes_groups_and_actors_stand_in_blocks_with_a_heading(open_page: Open, scoped: Scoped, view: str) -> None:
    page = open_page(scoped(Scope(view=view)), "#tab=map")
    wanted = {"theme": "Temaer", "target-group": "Målgrupper"} | ({"actor": "Aktører"} if view == "all" else {})
    named = names_on(page)
    assert [heading for heading in wanted.values() if heading not in named] == []
    places = page.evaluate("lhl.network.getPositions()")
    for kind in wanted:
        inside = [(spot["x"], spot["y"]) for name, spot in places.items() if name.startswith(f"{kind}/")]
        (left, right), (top, bottom) = [(min(axis), max(axis)) for axis in zip(*inside, strict=True)]
        among = [name for name, at in places.items() if left <= at["x"] <= right and top <= at["y"] <= bottom]
        assert {name.split("/")[0] for name in among} == {kind}


def test_lines_to_themes_are_those_of_what_is_selected(open_page: Open, scoped: Scoped) -> None:
    page = open_page(scoped(Scope(view="bipartite")))
    assert page.evaluate("lhl.state.select") == REFORM
    ends = page.evaluate("lhl.drawn().filter((each) => !each.hidden).map((each) => each.from)")
    assert set(ends) == {REFORM}
    page.evaluate("lhl.select('theme/dementia')")
    count = page.locator("#details details").first.locator("li").count()
    assert count == len(visible(open_page(scoped(Scope(theme=DEMENTIA)))) - {REFORM})
    page.keyboard.press("Escape")
    assert "Temaene flest satsinger har" in page.inner_text("#details")
