from __future__ import annotations

import re
import shutil
import subprocess
import sys
import time
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import pytest

from lhl_graph.knowledge_graph import load
from lhl_graph.picture import explorer
from lhl_graph.picture.scope import Scope
from lhl_graph.site import build
from tests.browser.editor_page import HOSTILE, OpenEditor, answered

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page

    from lhl_graph.knowledge_graph import KnowledgeGraph
    from lhl_graph.reading.repository import Repository
    from tests.browser.search_page import OpenSearch

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


class Open(Protocol):
    """Opens a file in a page of its own with the network cut."""

    def __call__(
        self, path: Path, fragment: str = "", *, width: int = 1440, height: int = 900, dark: bool = False
    ) -> Page: ...


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    program = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if program is None:
        pytest.skip("no Chromium here: apt-get install chromium")
    playwright = pytest.importorskip("playwright.sync_api", reason="no Playwright here: pip install playwright")
    with playwright.sync_playwright() as running:
        started = running.chromium.launch(executable_path=program, args=FLAGS)
        yield started
        started.close()


@pytest.fixture(scope="session")
def offline(browser: Browser) -> Iterator[BrowserContext]:
    """A profile with the network cut, shared by pages that keep nothing in it: a new one costs as much as a page."""
    with browser.new_context(offline=True, accept_downloads=True) as context:
        context.new_page()  # while one is open, the next need not begin with a process
        yield context
        assert context.storage_state() == {"cookies": [], "origins": []}


class Scoped(Protocol):
    """Gives the page of the real graph, or of what a scope leaves of it, in a language; each is made once."""

    def __call__(self, scope: Scope, language: str = "nb") -> Path: ...


@pytest.fixture(scope="session")
def scoped(kg: KnowledgeGraph, tmp_path_factory: pytest.TempPathFactory) -> Scoped:
    @cache
    def made(scope: Scope, language: str) -> Path:
        path = tmp_path_factory.mktemp("page") / "graph.html"
        path.write_text(explorer.page(kg.store, scope, language=language), encoding="utf-8")
        return path

    return lambda scope, language="nb": made(scope, language)


@pytest.fixture(scope="session")
def real(scoped: Scoped) -> Path:
    """The page of the whole real graph."""
    return scoped(Scope())


@pytest.fixture(scope="session")
def folder(kg: KnowledgeGraph, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the whole real graph."""
    place = tmp_path_factory.mktemp("site")
    build.write(place, build.make(kg.store, kg.repository, build.wanted("nb", None, "")))
    return place


@pytest.fixture
def open_page(offline: BrowserContext) -> Iterator[Open]:
    """After the test: nothing was requested but the file itself, and the console told of no error."""
    pages: list[Page] = []
    wrong: list[str] = []

    def open_file(path: Path, fragment: str = "", *, width: int = 1440, height: int = 900, dark: bool = False) -> Page:
        address = path.as_uri()
        page = offline.new_page()
        pages.append(page)
        page.set_viewport_size({"width": width, "height": height})
        page.emulate_media(color_scheme="dark" if dark else "light", reduced_motion="reduce")
        page.on("request", lambda request: _note_request(wrong, request.url, address))
        page.on("console", lambda message: _note_message(wrong, message))
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.goto(address + fragment)
        assert page.evaluate("performance.getEntriesByName('lhl-ready').length") == 1
        return page

    yield open_file
    for page in pages:
        page.close()
    assert wrong == []


def _note_request(wrong: list[str], url: str, address: str) -> None:
    if url.partition("#")[0] != address and not url.startswith(("blob:", "data:")):
        wrong.append(f"requested {url}")


def _note_message(wrong: list[str], message: ConsoleMessage) -> None:
    if message.type in ("error", "warning"):
        wrong.append(message.text)


@pytest.fixture(scope="session")
def editor_graph(three: Repository, tmp_path_factory: pytest.TempPathFactory) -> KnowledgeGraph:
    """Three initiatives, of which one has markup for a name, and a theme that has."""
    root = Path(shutil.copytree(three.root, tmp_path_factory.mktemp("editor") / "graph"))
    for path, old, new in (
        (
            "data/initiatives/demensplan-2020.yaml",
            "name: {nb: Demensplan 2020, en: Dementia Plan 2020}",
            f'name: {{nb: "{HOSTILE}"}}',
        ),
        ("ontology/vocab/theme.ttl", '"Bolig og bomiljø"@nb', f'"{HOSTILE}"@nb'),
    ):
        text = (root / path).read_text(encoding="utf-8")
        assert old in text
        (root / path).write_text(text.replace(old, new, 1), encoding="utf-8")
    return load(root)


@pytest.fixture(scope="session")
def origin(editor_graph: KnowledgeGraph, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a running `lhl serve`."""
    pytest.importorskip("starlette", reason="no server here: pip install 'lhl-graph[serve]'")
    said = tmp_path_factory.mktemp("serve") / "log"
    command = [sys.executable, "-m", "lhl_graph", "--root", str(editor_graph.repository.root), "serve", "--port", "0"]
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


@pytest.fixture
def page(offline: BrowserContext) -> Iterator[Page]:
    """A page that may say nothing to the console and ask nobody for anything."""
    told: list[str] = []
    opened = offline.new_page()
    opened.on("console", lambda message: told.append(message.text))
    opened.on("pageerror", lambda error: told.append(str(error)))
    opened.on("request", lambda sent: None if sent.url.startswith(("file:", "blob:")) else told.append(sent.url))
    yield opened
    opened.close()
    assert told == []


@pytest.fixture
def open_search(page: Page, folder: Path) -> OpenSearch:
    def opened(address: str = "") -> Page:
        page.goto((folder / "sok.html").as_uri() + address)
        return page

    return opened


@pytest.fixture(scope="module")
def untyped(offline: BrowserContext, folder: Path) -> Iterator[Page]:
    """The page of search, in which no test may type."""
    page = offline.new_page()
    page.goto((folder / "sok.html").as_uri())
    yield page
    page.close()
