"""axe-core finds nothing serious on the page, in any of its states."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import pytest

from lhl_graph.picture.scope import Scope
from tests.browser.axe import violations
from tests.browser.editor_page import answered

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser

    from tests.browser.conftest import Open, Scoped

STATES = {
    "start": "",
    "thing": "#select=initiative%2Fleve-hele-livet",
    "line": "#select=aldersvennlig-norge--leve-hele-livet",
    "table": "#tab=table",
    "english": "#lang=en&select=initiative%2Fdemensplan-2025",
    "matrix": "",
    "matrix-cell": "#near=0&select=bo-trygt-hjemme--theme/coherent-services",
}


@pytest.mark.parametrize(("width", "dark"), [(1440, False), (360, True)], ids=["wide-light", "narrow-dark"])
@pytest.mark.parametrize("state", STATES)
def test_nothing_serious_stands_in_the_way(open_page: Open, scoped: Scoped, state: str, width: int, dark: bool) -> None:
    view = "bipartite" if state.startswith("matrix") else "overlaps"
    page = open_page(scoped(Scope(view=view)), STATES[state], width=width, dark=dark)
    if width == 360:
        page.click("#fold")
    found = violations(page)
    serious = [
        f"{each['id']}: {node['html'][:120]} {node['any'][:1]}"
        for each in found
        if each["impact"] in ("serious", "critical")
        for node in each["nodes"]
    ]
    assert serious == []


def test_search_hits_are_named_and_announced(open_page: Open, real: Path) -> None:
    page = open_page(real)
    page.fill("#search", "demens")
    page.keyboard.press("ArrowDown")
    assert page.get_attribute("#search", "aria-expanded") == "true"
    assert page.locator(f"#{page.get_attribute('#search', 'aria-activedescendant')}").inner_text()
    found = violations(page, "#choose")
    assert [each["id"] for each in found if each["impact"] in ("serious", "critical")] == []


ADDRESSES = (
    "/",
    "/help",
    "/id/initiative/demensplan-2025",
    "/id/theme/dementia",
    "/id/actor/hdir",
    "/id/overlap/demensplan-2020--demensplan-2025",
    "/ask/felles-tema?tema=Demens",
    "/ask/felles-tema?tema=Dmens",
    "/id/initiative/demensplan-2026",
    "/nowhere",
)


@pytest.mark.parametrize(("width", "mode"), [(1440, "light"), (390, "dark")], ids=["wide-light", "narrow-dark"])
def test_no_page_of_the_server_stands_in_the_way(
    browser: Browser, origin: str, width: int, mode: Literal["light", "dark"]
) -> None:
    """Also unfolded, and with targets of 24 px (WCAG 2.2, success criterion 2.5.8)."""
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=mode, bypass_csp=True)
    page, found = context.new_page(), []
    for address in ADDRESSES:
        page.goto(origin + address)
        if address == "/":
            answered(page)
        page.evaluate("for (const each of document.querySelectorAll('main details')) each.open = true")
        told = violations(page, rules={"target-size": {"enabled": True}})
        found += [f"{address} {each['id']}: {each['nodes'][0]['html'][:120]}" for each in told]
    context.close()
    assert found == []
