"""Fifty clients at once on a server with the whole graph, asking a mix of its questions.

`LHL_BENCH_SECONDS` says for how long (30). Printed: requests, errors, percentiles of the time an answer took, and the
memory of all processes of the server before and after. Asserted: no errors, and memory that does not grow.
"""

from __future__ import annotations

import asyncio
import os
import random
import statistics
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lhl_graph.knowledge_graph import KnowledgeGraph

CLIENTS: Final = 50
SECONDS: Final = float(os.environ.get("LHL_BENCH_SECONDS", "30"))
MOST: Final = 50_000
"""Requests after which a run ends, however fast the machine."""

SEED: Final = 20231231
GROWTH: Final = 1.25


@pytest.fixture
def address(kg: KnowledgeGraph, tmp_path: Path) -> Iterator[tuple[str, int]]:
    """Address and process of a server with the whole graph; the graph is in the cache already."""
    log = tmp_path / "log"
    command = [sys.executable, "-m", "lhl_graph", "serve", "--root", str(kg.repository.root), "--port", "0"]
    with log.open("wb") as file, subprocess.Popen(command, stderr=file) as process:
        while "/sparql" not in (said := log.read_text(encoding="utf-8")):
            assert process.poll() is None, said
            time.sleep(0.1)
        yield said.split("/ (SPARQL")[0].split()[-1], process.pid
        process.terminate()


def memory(pid: int) -> int:
    """Bytes in use by a process and its children."""
    with open(f"/proc/{pid}/task/{pid}/children", encoding="ascii") as file:  # noqa: PTH123
        family = [pid, *map(int, file.read().split())]
    status = [Path(f"/proc/{each}/status").read_text(encoding="ascii") for each in family]
    return sum(int(text.split("VmRSS:")[1].split()[0]) * 1024 for text in status)


async def ask(queries: list[str], url: str, seconds: float) -> tuple[list[float], list[str]]:
    """Ask as all clients for so long; give how long each answer took, and what went wrong."""
    import httpx

    took: list[float] = []
    wrong: list[str] = []
    end = time.perf_counter() + seconds

    async def client(number: int, line: httpx.AsyncClient) -> None:
        chance = random.Random(f"{SEED} {number}")
        while time.perf_counter() < end and len(took) < MOST:
            begun = time.perf_counter()
            try:
                reply = await line.post("/sparql", data={"query": chance.choice(queries)})
                if reply.status_code != 200:
                    wrong.append(f"{reply.status_code} {reply.text[:80]}")
            except httpx.HTTPError as error:
                wrong.append(repr(error))
            took.append(time.perf_counter() - begun)

    held = httpx.Limits(max_connections=CLIENTS, max_keepalive_connections=CLIENTS)
    async with httpx.AsyncClient(base_url=url, timeout=60, limits=held, verify=False) as line:
        await asyncio.gather(*(client(number, line) for number in range(CLIENTS)))
    return took, wrong


def test_fifty_clients(address: tuple[str, int]) -> None:
    import httpx

    url, pid = address
    told: dict[str, Any] = httpx.get(f"{url}/questions.json").json()
    queries = [question["query"] for question in told["questions"]]
    asyncio.run(ask(queries, url, min(5, SECONDS)))
    before = memory(pid)
    took, wrong = asyncio.run(ask(queries, url, SECONDS))
    after = memory(pid)
    cuts = statistics.quantiles(took, n=100)
    print(
        f"\n{CLIENTS} clients, {SECONDS:g} s: {len(took):,} requests ({len(took) / SECONDS:.0f}/s), {len(wrong)} errors"
    )
    print(", ".join(f"p{n} {1000 * cuts[n - 1]:.0f} ms" for n in (50, 90, 99)))
    print(f"memory {before / 2**20:.0f} → {after / 2**20:.0f} MiB")
    assert not wrong
    assert after < GROWTH * before
