"""What axe-core finds against a page."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any, Final

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Page

RUN: Final = """([part, options]) =>
  axe.run(part ?? document, { resultTypes: ["violations"], ...options }).then((result) => result.violations)"""
"""Only what is wrong is described: to tell of what is right takes most of the time."""

COLOURS: Final[dict[str, Any]] = {"runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}}
"""The rules that look at colours: all that the palette of another mode can break."""


@cache
def _source() -> str:
    pytest.importorskip("axe_playwright_python", reason="no axe-core here: pip install axe-playwright-python")
    return files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")


def violations(page: Page, part: str | dict[str, list[str]] | None = None, **options: Any) -> list[dict[str, Any]]:
    """Give what is wrong with a page, or with a part of it, by the rules that axe has of itself, or by `options`."""
    page.evaluate(_source())
    found: list[dict[str, Any]] = page.evaluate(RUN, [part, options])
    return found
