"""A server under load: readers of every kind, clients that go, workers that are killed, a graph that changes."""

from __future__ import annotations

import contextlib
import os
import random
import signal
import socket
import threading
import time
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple
from urllib.parse import quote, urlencode

import httpx

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from tests.server.conftest import Served

ALL: Final = "SELECT ?s ?p ?o { ?s ?p ?o } ORDER BY ?s ?p ?o"
QUERIES: Final = (
    "SELECT ?i ?n { ?i a lhl:Initiative ; rdfs:label ?n } ORDER BY ?i ?n",
    "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }",
    "ASK { initiative:demensplan-2025 ?p ?o }",
    "CONSTRUCT { ?g a lhl:Goal } { ?g a lhl:Goal }",
    ALL,
)
FORMATS: Final = {"SELECT": ("json", "xml", "csv", "tsv"), "ASK": ("json", "xml"), "CONSTRUCT": ("nt", "ttl")}
PAGES: Final = (
    *("/", "/help?lang=nn", "/id/initiative/demensplan-2025?lang=nb", "/id/initiative/leve-hele-livet?lang=en"),
    *("/id/theme/dementia.ttl", "/ask/felles-tema?tema=Demens", "/terms.json", "/questions.json", "/version"),
)
ADDRESSES: Final = (
    *PAGES,
    *(
        "/sparql?" + urlencode({"query": query, "format": form})
        for query in QUERIES
        for form in FORMATS[query.partition(" ")[0]]
    ),
)
SLOW: Final = "/sparql?" + urlencode({"query": ALL, "format": "csv"})
HEADERS: Final = {"Accept": "text/html, */*;q=0.1"}

Answers = dict[str, bytes]
"""Address → content."""


def answers(served: Served) -> Answers:
    """Give what a server says at each address."""
    found = {}
    for address in ADDRESSES:
        reply = served.client.get(address, headers=HEADERS)
        assert reply.status_code == 200, (address, reply.text)
        found[address] = canonical(address, reply.content)
    return found


def canonical(address: str, content: bytes) -> bytes:
    """Give an answer whose order means nothing in one order."""
    return b"\n".join(sorted(content.splitlines())) if "CONSTRUCT" in address or address.endswith(".ttl") else content


class Sample(NamedTuple):
    """What the server's front process holds at a moment."""

    kilobytes: int
    descriptors: int


class Load:
    """Clients of a server whose graph is now one of several, and what they saw."""

    def __init__(self, served: Served, right: Mapping[str, Answers], state: str) -> None:
        """Begin with no client; `right` holds the right answers of each state of the graph."""
        self.served, self._right = served, right
        self._allowed = (0, frozenset({state}))
        self._done = threading.Event()
        self.seen: Counter[str] = Counter()
        self.wrong: list[str] = []
        self.samples: list[Sample] = []

    def run(self, seconds: float, change: Callable[[str], None]) -> None:
        """Load the server for so long; `change` brings it to a state and comes back when that is served."""
        jobs = [self._read] * 3 + [self._read_slowly] * 2 + [self._leave] + [self._kill, self._watch]
        threads = [threading.Thread(target=self._over_and_over, args=(job, n)) for n, job in enumerate(jobs)]
        for each in threads:
            each.start()
        end = time.monotonic() + seconds
        states = list(self._right)
        while time.monotonic() < end and not self.wrong:
            before = self._allowed
            state = states[(states.index(next(iter(before[1]))) + 1) % len(states)]
            self._allowed = (before[0] + 1, before[1] | {state})
            change(state)
            self._allowed = (before[0] + 2, frozenset({state}))
            self.seen["builds taken in"] += 1
            time.sleep(min(10.0, max(0.0, end - time.monotonic())))
        self._done.set()
        for each in threads:
            each.join()

    def _over_and_over(self, job: Callable[[random.Random, httpx.Client], None], seed: int) -> None:
        chance = random.Random(seed)
        with httpx.Client(base_url=self.served.url, timeout=120, headers=HEADERS) as client:
            while not self._done.is_set():
                try:
                    job(chance, client)
                except Exception as error:
                    self.wrong.append(f"{job.__name__}: {error!r}")
                    return

    def _judge(self, address: str, content: bytes, before: tuple[int, frozenset[str]]) -> None:
        """Hold an answer against what was right from when it was asked for until it came."""
        after = self._allowed
        states = before[1] | after[1] if after[0] - before[0] < 2 else frozenset(self._right)
        if canonical(address, content) not in {self._right[state][address] for state in states}:
            self.wrong.append(f"{address} of {sorted(states)}: {content[:300]!r}")

    def _read(self, chance: random.Random, client: httpx.Client) -> None:
        address, before = chance.choice(ADDRESSES), self._allowed
        reply = client.get(address)
        if reply.status_code == 503:  # its worker was killed
            self.seen["answers refused"] += 1
            return
        assert reply.status_code == 200, (address, reply.status_code, reply.text[:300])
        self._judge(address, reply.content, before)
        self.seen["answers compared"] += 1
        if tag := reply.headers.get("etag"):
            again, now = client.get(address, headers={"If-None-Match": tag}), self._allowed
            if again.status_code == 304:  # then what was said before still is right
                self._judge(address, reply.content, now)
                self.seen["answers known already"] += 1

    def _read_slowly(self, chance: random.Random, _client: httpx.Client) -> None:
        before = self._allowed
        with socket.create_connection(("127.0.0.1", self.served.port)) as line:
            line.sendall(f"GET {SLOW} HTTP/1.0\r\nHost: 127.0.0.1\r\n\r\n".encode())
            pieces = []
            while piece := line.recv(2**15):
                pieces.append(piece)
                time.sleep(chance.uniform(0, 0.05))
        head, _, content = b"".join(pieces).partition(b"\r\n\r\n")
        if b" 503 " in head.partition(b"\r\n")[0]:
            self.seen["answers refused"] += 1
        else:
            self._judge(SLOW, content, before)
            self.seen["answers read slowly and compared"] += 1

    def _leave(self, chance: random.Random, _client: httpx.Client) -> None:
        query = quote("SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f FILTER(?c != ?f) }")
        with socket.create_connection(("127.0.0.1", self.served.port)) as line:
            line.sendall(f"GET /sparql?query={query} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n".encode())
            time.sleep(chance.uniform(0, 0.3))
        self.seen["clients that left"] += 1
        self._done.wait(chance.uniform(1, 3))

    def _kill(self, chance: random.Random, _client: httpx.Client) -> None:
        self._done.wait(chance.uniform(2, 6))
        if workers := self.served.workers():
            with contextlib.suppress(ProcessLookupError):
                os.kill(chance.choice(workers), signal.SIGKILL)
                self.seen["workers killed"] += 1

    def _watch(self, _: random.Random, _client: httpx.Client) -> None:
        place = Path(f"/proc/{self.served.process.pid}")
        kilobytes = int(place.joinpath("statm").read_text("ascii").split()[1]) * os.sysconf("SC_PAGE_SIZE") // 1024
        self.samples.append(Sample(kilobytes, len(list(place.joinpath("fd").iterdir()))))
        self._done.wait(1)
