from __future__ import annotations

import contextlib
import os
import re
import signal
import socket
import subprocess
import sys
import time
from typing import TYPE_CHECKING, Any, Protocol
from urllib.parse import quote

import httpx
import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from lhl_graph.knowledge_graph import KnowledgeGraph
    from lhl_graph.reading.repository import Repository

BROWSER = {"Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"}
PLAN = "/id/initiative/demensplan-2025"
PAIR = "/id/overlap/demensplan-2020--demensplan-2025"


def lead_of(page: str) -> str:
    """Give the sentences that a page opens with."""
    (found,) = re.findall('<p class="lead">(.+)</p>', page)
    return str(found)


class Served:
    """A server in a process of its own."""

    def __init__(self, root: Path, log: Path, *options: str) -> None:
        self.log = log
        self._lines: list[socket.socket] = []
        command = [sys.executable, "-m", "lhl_graph", "serve", "--root", str(root), "--port", "0", *options]
        with log.open("wb") as file:
            self.process = subprocess.Popen(command, stdout=file, stderr=file)
        self.url = self._address()
        self.client = httpx.Client(base_url=self.url, timeout=60)

    def _address(self) -> str:
        for _ in range(1200):
            if found := re.search(r"(http://\S+)/ \(SPARQL", self.said()):
                return found[1]
            assert self.process.poll() is None, self.said()
            time.sleep(0.05)
        raise AssertionError(self.said())

    def said(self) -> str:
        return self.log.read_text(encoding="utf-8")

    @property
    def port(self) -> int:
        return int(self.url.rsplit(":", 1)[1])

    def ask(self, query: str, **parameters: Any) -> Any:
        """Ask by POST; give the whole reply."""
        return self.client.post("/sparql", data={"query": query, **parameters})

    def page(self, address: str) -> str:
        """Give what a browser gets there."""
        return self.client.get(address, headers=BROWSER).text

    def rows(self, query: str) -> list[dict[str, str]]:
        reply = self.ask(query)
        assert reply.status_code == 200, reply.text
        bindings = reply.json()["results"]["bindings"]
        return [{name: cell["value"] for name, cell in row.items()} for row in bindings]

    def hang(self, query: str) -> socket.socket:
        """Ask, and do not wait."""
        line = socket.create_connection(("127.0.0.1", self.port))
        self._lines.append(line)
        line.sendall(f"GET /sparql?query={quote(query)} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n".encode())
        return line

    def health(self) -> dict[str, Any]:
        return dict(self.client.get("/health").json())

    def until(self, **state: int) -> None:
        """Wait until the health page says so."""
        for _ in range(400):
            if self.health().items() >= state.items():
                return
            time.sleep(0.05)
        raise AssertionError(self.health())

    def workers(self) -> list[int]:
        with open(f"/proc/{self.process.pid}/task/{self.process.pid}/children", encoding="ascii") as file:  # noqa: PTH123 - a path of the kernel's, not of the disk
            return [int(each) for each in file.read().split()]

    def stop(self, how: signal.Signals = signal.SIGTERM) -> int:
        with contextlib.suppress(ProcessLookupError):
            self.process.send_signal(how)
        try:
            return self.process.wait(20)
        finally:
            self.process.kill()
            self.client.close()
            for line in self._lines:
                line.close()


class Serve(Protocol):
    def __call__(self, *options: str) -> Served: ...


@pytest.fixture(scope="session")
def small_server(three: Repository, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A server with three initiatives that all tests share, so none may stop it or change what it says."""
    log = tmp_path_factory.mktemp("server") / "log"
    served = Served(three.root, log, "--timeout", "3", "--cors", "https://editor.example")
    yield served
    served.stop()


@pytest.fixture(scope="session")
def friendly(three: Repository, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """One that may ask another host; shared as `small_server` is."""
    log = tmp_path_factory.mktemp("friendly") / "log"
    served = Served(three.root, log, "--allow-service", "sparql.example")
    yield served
    served.stop()


@pytest.fixture
def serve(three: Repository, tmp_path: Path) -> Iterator[Serve]:
    """Starts servers that a test has for itself."""
    started: list[Served] = []

    def start(*options: str) -> Served:
        started.append(Served(three.root, tmp_path / f"log{len(started)}", *options))
        return started[-1]

    yield start
    for each in started:
        each.stop()


@pytest.fixture(scope="session")
def server(kg: KnowledgeGraph, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A server with the whole graph."""
    assert os.environ["LHL_GRAPH_CACHE"], "the graph is in the cache already"
    served = Served(kg.repository.root, tmp_path_factory.mktemp("whole") / "log")
    yield served
    served.stop()
