"""A line: where it is found, how sure it is, what counts in it, and that it stays lit once it is chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Page

    from tests.browser.conftest import Open

UNSURE = "frivillighetsmeldingen--leve-hele-livet"
PARTLY = "flere-ar-flere-muligheter--leve-hele-livet"
SURE = "aldersvennlig-norge--leve-hele-livet"


def edge(page: Page, name: str, key: str) -> object:
    return page.evaluate("([name, key]) => lhl.drawn().find((each) => each.id === name)[key]", [name, key])


def test_what_is_stated_and_unsure_is_drawn_otherwise_and_stands_in_the_legend(open_page: Open, real: Path) -> None:
    page = open_page(real)
    looks = [edge(page, name, "dashes") for name in (UNSURE, SURE, PARTLY)]
    assert looks[0] and looks[1:] == [False, False]
    dashes = " ".join(map(str, looks[0]))  # type: ignore[call-overload]
    assert page.get_attribute("#field-lines p.check line", "stroke-dasharray") == dashes
    assert page.inner_text("#field-lines p.check") == "Oppgitt, men usikkert"
    assert "Oppgitt, men usikkert" in page.evaluate("lhl.svgText()")


def test_the_panel_says_what_is_unsure_and_who_alone_says_it(open_page: Open, real: Path) -> None:
    page = open_page(real, f"#select={PARTLY}")
    said = page.locator("#details .texts > li", has_text="er del av").first.inner_text()
    assert "Usikkert: bare Telepensjonistene sier det." in said
    assert page.inner_text("#details").count("Usikkert") == 1, "of what else sources say of the two, they are sure"
    assert "Oppgitt i en kilde" in page.inner_text("#details .kind")
    assert "Oppgitt, men usikkert" in open_page(real, f"#select={UNSURE}").inner_text("#details .kind")
    listed = open_page(real).locator("#details .pairs li", has_text="Flere år").first.inner_text()
    assert "er del av (usikkert) Flere år" in listed


def test_a_line_is_called_by_short_names_with_its_score_above_the_fold(open_page: Open, real: Path) -> None:
    page = open_page(real, f"#select={PARTLY}", height=768)
    assert page.inner_text("#details-heading") == "Flere år – flere muligheter ↔ Leve hele livet"
    box = page.locator("#details strong", has_text="av 1 samlet").bounding_box()
    assert box is not None and box["y"] + box["height"] < 700
    assert "Også det som bare står i enkelte mål og tiltak." in page.inner_text("#details")


def test_a_basis_is_stated_only_where_a_source_states_the_very_concept(open_page: Open, real: Path) -> None:
    page = open_page(real, "#select=bo-trygt-hjemme--leve-hele-livet")

    def said(theme: str) -> list[str]:
        rows = page.locator("#details .texts > li", has=page.locator(f"strong bdi:text-is('{theme}')"))
        return [" ".join(each.split(" [")[0].split()) for each in rows.first.locator(".where li").all_inner_texts()]

    assert said("Helsehjelp") == ["Bo trygt hjemme: oppgitt som noe smalere", "Leve hele livet: oppgitt i en kilde"]
    judged = "Leve hele livet: vurdert av redaktørene ut fra mål og tiltak"
    assert said("Bolig og bomiljø") == ["Bo trygt hjemme: oppgitt i en kilde", judged]


def test_what_is_shown_and_not_counted_stands_apart(open_page: Open, real: Path) -> None:
    page = open_page(real, f"#select={SURE}")
    counted, beside = page.locator("#details .bars").all()
    assert counted.locator("dt").all_inner_texts() == ["Mål og tiltak", "Målgrupper", "Temaer"]
    assert beside.locator("dt").all_inner_texts() == ["Tiltak", "Aktører"]
    assert page.inner_text("#details .bars + p") == "Vises, men teller ikke med:"


@pytest.mark.parametrize("name", [SURE, PARTLY])
def test_a_line_that_is_clicked_is_the_one_that_was_lit_and_stays_so(open_page: Open, real: Path, name: str) -> None:
    page = open_page(real)
    ends = page.evaluate(
        "(name) => { const { a, b } = lhl.drawn().find(({ id }) => id === name);"
        " return [a, b].map(({ x, y }) => lhl.network.canvasToDOM({ x, y })); }",
        name,
    )
    box = page.locator("#map canvas").bounding_box()
    assert box
    part = 0.55
    x, y = (box[side] + ends[0][side] * (1 - part) + ends[1][side] * part for side in ("x", "y"))
    page.mouse.move(x, y)
    page.wait_for_timeout(100)
    lit = "lhl.bright().edges.map(({ id }) => id)"
    (pointed,) = page.evaluate(lit)
    page.mouse.click(x, y)
    assert page.evaluate("lhl.state.select") == pointed
    other = page.evaluate("(name) => lhl.drawn().find(({ id }) => id !== name).id", pointed)
    page.evaluate("(name) => lhl.hover(name)", other)
    assert pointed in page.evaluate(lit), "also while another is pointed at"


def test_what_is_chosen_is_told_from_its_beginning(open_page: Open, real: Path) -> None:
    page = open_page(real)
    page.evaluate("document.querySelector('#details').scrollTop = 300")
    page.evaluate("(line) => lhl.select(line)", SURE)
    assert page.evaluate("document.querySelector('#details').scrollTop") == 0


def test_a_long_source_wraps_within_the_panel(open_page: Open, real: Path) -> None:
    page = open_page(real, "#select=forebyggende-hjemmebesok--leve-hele-livet")
    assert (
        page.evaluate(
            "(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth)(document.querySelector('#details'))"
        )
        == 0
    )


def test_a_line_under_the_mouse_is_found_and_the_empty_map_is_not(open_page: Open, real: Path) -> None:
    page = open_page(real)
    box = page.locator("#map").bounding_box() or {"x": 0, "y": 0}
    spot = page.evaluate(
        """() => {
          for (const { a, b, id } of lhl.drawn()) for (const part of [0.5, 0.4, 0.6]) {
            const dom = lhl.network.canvasToDOM({ x: a.x + part * (b.x - a.x), y: a.y + part * (b.y - a.y) });
            if (!lhl.network.getNodeAt(dom) && lhl.lineAt(dom) === id) return dom;
          }
        }"""
    )
    page.mouse.move(box["x"] + spot["x"], box["y"] + spot["y"])
    page.wait_for_selector("#map.points")
    page.mouse.move(box["x"] + 8, box["y"] + 8)
    page.wait_for_selector("#map:not(.points)")
