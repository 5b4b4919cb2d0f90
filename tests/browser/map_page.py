"""The map in a real browser: how its page is opened, what is drawn on it, and what is saved from it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

if TYPE_CHECKING:
    from playwright.sync_api import Download, Page

SVG = "{http://www.w3.org/2000/svg}"
REFORM = "initiative/leve-hele-livet"

WHOLE = "#near=0"
"""The part of an address with which all is shown."""
DEMENTIA_PLAN = "#select=initiative%2Fdemensplan-2025"
"""The part of an address that selects the plan."""


def visible(page: Page, what: str = "nodes") -> set[str]:
    """Ids of the marks, or the edges, that are drawn."""
    return set(page.evaluate({"nodes": "lhl.nodes.getIds()", "edges": "lhl.drawn().map(({ id }) => id)"}[what]))


def names_on(page: Page) -> str:
    """Every name and heading that stands on the map, rows of one after each other."""
    drawing = ET.fromstring(page.evaluate("lhl.svgText()"))
    return " ".join(each.text or "" for each in drawing.iterfind(f".//{SVG}svg//{{*}}text"))


def saved(page: Page, name: str) -> bytes:
    with page.expect_download() as waiting:
        page.click(f"#export-{name}")
    download: Download = waiting.value
    return Path(download.path()).read_bytes()
