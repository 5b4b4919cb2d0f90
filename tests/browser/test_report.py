"""The report as a page: tables stay readable on a phone and whole on paper."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest
from pypdf import PdfReader

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

    from lhl_graph.knowledge_graph import KnowledgeGraph


@pytest.fixture(scope="module")
def opened(browser: Browser, kg: KnowledgeGraph, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    path = tmp_path_factory.mktemp("report") / "report.html"
    kg.report(path)
    context = browser.new_context(offline=True, viewport={"width": 390, "height": 800})
    page = context.new_page()
    page.goto(path.as_uri())
    yield page
    context.close()


def test_captions_stay_on_a_phones_screen_while_tables_scroll(opened: Page) -> None:
    assert opened.evaluate("document.documentElement.scrollWidth") == 390
    captions = "[...document.querySelectorAll('caption span')].map((each) => each.getBoundingClientRect().right)"
    ends = opened.evaluate(captions)
    assert len(ends) == opened.evaluate("document.querySelectorAll('table').length")
    assert max(ends) <= 390
    assert opened.evaluate("Math.min(...[...document.querySelectorAll('table')].map((each) => each.offsetWidth))") > 390


def test_on_paper_no_head_of_a_table_stands_without_a_row(opened: Page) -> None:
    heads = set(opened.evaluate("[...document.querySelectorAll('thead tr')].map((each) => each.lastChild.innerText)"))
    printed = PdfReader(io.BytesIO(opened.pdf(prefer_css_page_size=True))).pages
    last = [each.extract_text().strip().split("\n")[-1].strip() for each in printed]
    assert len(printed) > 20
    assert [line for line in last if any(line.endswith(head) for head in heads)] == []
