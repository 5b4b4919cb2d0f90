"""A period and how it stands: told of what is over, carried on or in force, in the words of all pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from lhl_graph.findings.status import Statuses
from lhl_graph.iris import BASE
from lhl_graph.site.content import read
from lhl_graph.site.voice import Voice

if TYPE_CHECKING:
    from pathlib import Path

    from lhl_graph.knowledge_graph import KnowledgeGraph
    from tests.browser.conftest import Open


def test_no_status_is_at_odds_with_its_period(open_page: Open, real: Path) -> None:
    page = open_page(real, "#select=initiative/demensplan-2025")
    assert "Perioden gikk ut 31. desember 2025, siste kilde oktober 2022" in page.inner_text("#details dl")
    assert "Avsluttet" not in page.inner_text("#details dl")
    told = page.evaluate("lhl.ends()")
    assert told
    assert all("I kraft" not in said for over, said in told if over)


def test_what_was_carried_on_says_so_beside_its_period(open_page: Open, real: Path) -> None:
    told = open_page(real, "#select=initiative/aldersvennlig-norge").inner_text("#details dl")
    assert "2019–2023" in told
    assert "Videreført i annen form, bekreftet 11. juni 2024" in told
    assert "Perioden gikk ut" not in told


@pytest.mark.parametrize("lang", ["nb", "nn", "en"])
def test_a_status_is_told_in_the_words_of_all_pages(open_page: Open, real: Path, kg: KnowledgeGraph, lang: str) -> None:
    page = open_page(real, f"#lang={lang}&tab=table&near=0")
    told = page.evaluate("() => [...document.querySelectorAll('#table-things tbody tr')].map((row) => "
                         "[row.dataset.id, row.querySelector('[data-key=status]').textContent])")  # fmt: skip
    statuses = Statuses(kg.store, lang)
    assert {BASE + name: said for name, said in told if said} == {each: statuses[each] for each in statuses}


@pytest.mark.parametrize("lang", ["nb", "nn", "en"])
@pytest.mark.parametrize("name", ["leve-hele-livet", "bo-trygt-hjemme"])
def test_a_period_is_told_in_the_words_of_the_site(
    open_page: Open, real: Path, kg: KnowledgeGraph, name: str, lang: str
) -> None:
    said = Voice(read(kg.store), lang).period(f"{BASE}initiative/{name}")
    page = open_page(real, f"#lang={lang}&select=initiative%2F{name}")
    assert page.inner_text("#details dd >> nth=0") == said
    page.click("#tabs-table")
    assert page.inner_text(f"#table-things [data-id='initiative/{name}'] td >> nth=1") == said
