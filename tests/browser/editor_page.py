"""The SPARQL editor in a real browser, against the real server; whatever is done, nothing is asked of anyone else."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Protocol
from urllib.parse import quote

import pytest

from lhl_graph.knowledge_graph import load

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, BrowserContext, Page

    from lhl_graph.knowledge_graph import KnowledgeGraph
    from lhl_graph.reading.repository import Repository
pytest.importorskip("starlette", reason="no server here: pip install 'lhl-graph[serve]'")


HOSTILE = "<img src=x onerror='window.hacked = 1'></script> {} & co"


class OpenEditor(Protocol):
    """Opens the editor in a fresh browser profile."""

    def __call__(self, fragment: str = "", *, width: int = 1400, dark: bool = False, faults: bool = False) -> Page: ...


@pytest.fixture(scope="module")
def graph(three: Repository, tmp_path_factory: pytest.TempPathFactory) -> KnowledgeGraph:
    """Three initiatives, of which one has markup for a name, and a theme that has."""
    root = Path(shutil.copytree(three.root, tmp_path_factory.mktemp("editor") / "graph"))
    for path, old, new in (
        ("data/initiatives/demensplan-2020.yaml", "name: {nb: Demensplan 2020}", f'name: {{nb: "{HOSTILE}"}}'),
        ("ontology/vocab/theme.ttl", '"Bolig og bomiljø"@nb', f'"{HOSTILE}"@nb'),
    ):
        text = (root / path).read_text(encoding="utf-8")
        assert old in text
        (root / path).write_text(text.replace(old, new, 1), encoding="utf-8")
    return load(root)


@pytest.fixture(scope="module")
def origin(graph: KnowledgeGraph, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a running `lhl serve`."""
    said = tmp_path_factory.mktemp("serve") / "log"
    command = [sys.executable, "-m", "lhl_graph", "--root", str(graph.repository.root), "serve", "--port", "0"]
    with said.open("w") as log, subprocess.Popen(command, stderr=log) as server:
        while not (found := re.search(r"(http://\S+?)/ ", said.read_text())):
            assert server.poll() is None, said.read_text()
            time.sleep(0.05)
        yield found.group(1)
        server.terminate()
        server.wait(timeout=20)


@pytest.fixture
def open_editor(browser: Browser, origin: str) -> Iterator[OpenEditor]:
    contexts: list[BrowserContext] = []
    wrong: list[str] = []

    def open_page(fragment: str = "", *, width: int = 1400, dark: bool = False, faults: bool = False) -> Page:
        context = browser.new_context(
            viewport={"width": width, "height": 900},
            color_scheme="dark" if dark else "light",
            reduced_motion="reduce",
            accept_downloads=True,
            locale="nb-NO",
        )
        contexts.append(context)
        context.on(
            "request", lambda request: None if request.url.startswith((origin, "blob:")) else wrong.append(request.url)
        )
        context.set_default_timeout(10_000)
        page = context.new_page()
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.on("console", lambda told: None if faults or told.type == "log" else wrong.append(told.text))
        page.goto(f"{origin}/{fragment}")
        answered(page)
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert wrong == []


def answered(page: Page) -> None:
    """Wait until the question that was asked last has its answer, or its fault."""
    page.wait_for_selector("html[data-ready]")
    page.wait_for_selector("#answer:not([aria-busy]) :is(#shown, #fault) > *")


def asks(query: str, **more: str) -> str:
    """The part of an address that holds a query."""
    return "#" + "&".join(f"{key}={quote(value)}" for key, value in {**more, "query": query}.items())


def text(page: Page) -> str:
    return str(page.evaluate("document.querySelector('.CodeMirror').CodeMirror.getValue()"))


def write(page: Page, query: str) -> None:
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
