"""The site's page of search in a real browser."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from playwright.sync_api import Page

HITS = "(words) => words.map((word) => lhlFind(word).shown.map((row) => row[2]))"
"""The addresses that each of the words finds, best first."""


class OpenSearch(Protocol):
    """Opens the page of search, with nothing asked or with what its address asks."""

    def __call__(self, address: str = "") -> Page: ...


def said_of_hits(page: Page) -> list[str]:
    """Give what is said of each hit that is shown."""
    return page.locator(".list > li").all_inner_texts()


def place(addresses: list[str], wanted: str) -> int:
    return next((number for number, address in enumerate(addresses) if wanted in address), len(addresses))
