"""An address leads to the same mark or line in every view, and says so where it leads to nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from lhl_graph.iris import BASE
from lhl_graph.picture.scope import Scope
from tests.browser.map_page import REFORM

if TYPE_CHECKING:
    from pathlib import Path

    from tests.browser.conftest import Open, Scoped


def test_a_line_has_the_same_address_in_every_view(open_page: Open, real: Path, scoped: Scoped) -> None:
    address = "#select=bo-trygt-hjemme--leve-hele-livet"
    for path in (real, scoped(Scope(view="stated"))):
        assert "Bo trygt hjemme" in open_page(path, address).inner_text("#details h2")
    dementia = scoped(Scope(theme=f"{BASE}theme/dementia"))
    assert "som ikke er på dette kartet" in open_page(dementia, address).inner_text("#details")


@pytest.mark.parametrize("fragment", ["#select=l4", "#theme=theme/dmens", "#select=initiative/none"])
def test_an_address_to_what_is_not_there_says_so(open_page: Open, real: Path, fragment: str) -> None:
    page = open_page(real, fragment)
    assert "Lenken gjelder «" in page.inner_text("#details")
    page.click("#whole")
    page.evaluate(f"lhl.select('{REFORM}')")
    assert "Lenken gjelder" not in page.inner_text("#details")


def test_a_line_is_found_by_its_ends_in_either_order_and_what_is_not_there_by_name(open_page: Open, real: Path) -> None:
    page = open_page(real, "#select=leve-hele-livet--aldersvennlig-norge")
    assert page.evaluate("lhl.state.select") == "aldersvennlig-norge--leve-hele-livet"
    assert "Dette sier kildene" in page.inner_text("#details")
    page = open_page(real, "#select=demensplan-2020--trygghetsstandard")
    assert "Lenken gjelder «Demensplan 2020 ↔ " in page.inner_text("#details")


def test_an_address_may_name_a_mark_without_its_kind(open_page: Open, real: Path) -> None:
    page = open_page(real, "#select=bo-trygt-hjemme")
    assert page.evaluate("lhl.state.select") == "initiative/bo-trygt-hjemme"
    assert page.evaluate("lhl.state.missing") == ""
