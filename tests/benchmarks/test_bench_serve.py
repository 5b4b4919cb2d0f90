"""Fifty clients at once on a server with the whole graph, asking a mix of its questions by wrk.

`LHL_BENCH_SECONDS` says for how long (30). Printed: requests, errors, percentiles of the time an answer took, and the
memory of all processes of the server before and after. Asserted: no errors, and memory that does not grow. Clients and
server share the machine's cores.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import time
import urllib.request
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import urlencode

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lhl_graph.knowledge_graph import KnowledgeGraph

CLIENTS: Final = 50
SECONDS: Final = int(os.environ.get("LHL_BENCH_SECONDS", "30"))
GROWTH: Final = 1.25

MIX: Final = """
local asked = {}
for line in io.lines(os.getenv("LHL_BENCH_QUERIES")) do asked[#asked + 1] = line end
math.randomseed(20231231)
local headers = { ["Content-Type"] = "application/x-www-form-urlencoded" }
function request() return wrk.format("POST", "/sparql", headers, asked[math.random(#asked)]) end
function done(summary, latency)
  local wrong = summary.errors
  io.write(string.format(
    '\\n{"requests": %d, "errors": %d, "p50": %.1f, "p90": %.1f, "p99": %.1f, "longest": %.1f}\\n', summary.requests,
    wrong.connect + wrong.read + wrong.write + wrong.status + wrong.timeout, latency:percentile(50) / 1000,
    latency:percentile(90) / 1000, latency:percentile(99) / 1000, latency.max / 1000))
end
"""


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


def memory(pid: int) -> float:
    """MiB in use by a process and its children."""
    with open(f"/proc/{pid}/task/{pid}/children", encoding="ascii") as file:  # noqa: PTH123 - a path of the kernel's, not of the disk
        family = [pid, *map(int, file.read().split())]
    status = [Path(f"/proc/{each}/status").read_text(encoding="ascii") for each in family]
    return sum(int(text.split("VmRSS:")[1].split()[0]) for text in status) / 1024


def load(url: str, script: Path, queries: Path, seconds: int) -> dict[str, float]:
    """Ask as all clients for so long; what wrk says of it, in milliseconds."""
    command = ["wrk", "-t1", f"-c{CLIENTS}", f"-d{seconds}s", "--timeout", "30s", "-s", str(script), url]
    done = subprocess.run(
        command, env={**os.environ, "LHL_BENCH_QUERIES": str(queries)}, capture_output=True, text=True, check=True
    )
    told: dict[str, float] = json.loads(done.stdout.strip().splitlines()[-1])
    return told


@pytest.mark.skipif(shutil.which("wrk") is None, reason="no wrk here: apt-get install wrk")
def test_fifty_clients(address: tuple[str, int], tmp_path: Path) -> None:
    url, pid = address
    with urllib.request.urlopen(f"{url}/questions.json") as answer:
        asked: list[dict[str, Any]] = json.load(answer)["questions"]
    script, queries = tmp_path / "mix.lua", tmp_path / "queries"
    script.write_text(MIX, encoding="utf-8")
    queries.write_text("\n".join(urlencode({"query": each["query"]}) for each in asked), encoding="utf-8")
    load(url, script, queries, min(5, SECONDS))
    before = memory(pid)
    told = load(url, script, queries, SECONDS)
    after = memory(pid)
    print(f"\n{CLIENTS} clients, {SECONDS} s: {told['requests']:,} requests ({told['requests'] / SECONDS:.0f}/s)")
    print(", ".join(f"{name} {told[name]:.0f} ms" for name in ("p50", "p90", "p99", "longest")))
    print(f"{told['errors']} errors; memory {before:.0f} → {after:.0f} MiB")
    assert not told["errors"]
    assert after < GROWTH * before
