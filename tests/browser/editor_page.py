"""The SPARQL editor in a real browser, against the real server; whatever is done, nothing is asked of anyone else."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol
from urllib.parse import quote

if TYPE_CHECKING:
    from playwright.sync_api import Page

HOSTILE = "<img src=x onerror='window.hacked = 1'></script> {} & co"


class OpenEditor(Protocol):
    """Opens the editor in a fresh browser profile."""

    def __call__(self, fragment: str = "", *, width: int = 1400, dark: bool = False, faults: bool = False) -> Page: ...


def answered(page: Page) -> None:
    """Wait until the question that was asked last has its answer, or its fault."""
    page.wait_for_selector("html[data-ready]")
    page.wait_for_selector("#answer:not([aria-busy]) :is(#shown, #fault) > *")


def asks(query: str, **more: str) -> str:
    """The part of an address that holds a query."""
    return "#" + "&".join(f"{key}={quote(value)}" for key, value in {**more, "query": query}.items())


def text(page: Page) -> str:
    return str(page.evaluate("document.querySelector('.CodeMirror').CodeMirror.getValue()"))


def unfold(page: Page) -> None:
    """Show the query of a ready-made question."""
    page.evaluate("document.getElementById('query').open = true")


def write(page: Page, query: str) -> None:
    unfold(page)
    page.evaluate("text => document.querySelector('.CodeMirror').CodeMirror.setValue(text)", query)


def put_cursor(page: Page, line: int, column: int) -> None:
    page.evaluate(
        """([line, column]) => {
          const cm = document.querySelector(".CodeMirror").CodeMirror;
          cm.setCursor(line, column);
          cm.focus();
        }""",
        [line, column],
    )


def choose(page: Page, words: str) -> None:
    page.fill("#search", words)
    page.press("#search", "Enter")
    answered(page)


def broken_words(page: Page, names: str) -> list[str]:
    """Where a line is broken inside a word, without a hyphen."""
    found: list[str] = page.evaluate(
        """(names) => [...document.querySelectorAll(names)].flatMap(({ firstChild: text }) => {
          const range = document.createRange();
          const top = (at) => {
            range.setStart(text, at);
            range.setEnd(text, at + 1);
            return [...range.getClientRects()].at(-1).top;
          };
          return [...text.data.matchAll(/(?=\\p{L}\\p{L})/gu)].map(({ index }) => index)
            .filter((at) => top(at + 1) > top(at) + 5).map((at) => `${text.data} at ${at}`);
        })""",
        names,
    )
    return found
