"""A new build is taken in without dropping a request; one that cannot be built changes nothing."""

from __future__ import annotations

import os
import pty
import signal
import sys
import threading
import time
from typing import TYPE_CHECKING

import httpx
import pyoxigraph as ox
import pytest

from lhl_graph import program
from lhl_graph.server.problem import ProblemError
from lhl_graph.server.workers.limits import Limits
from lhl_graph.server.workers.pool import Pool
from lhl_graph.server.workers.pool import _Worker as Worker
from tests.faults.degenerate import FOLDERS, make
from tests.server.conftest import Served
from tests.server.own_loop import run
from tests.server.test_limits import ENDLESS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from lhl_graph.reading.repository import Repository

pytestmark = pytest.mark.usefixtures("own_cache")

NAME = "SELECT ?name { initiative:b rdfs:label ?name }"


@pytest.fixture
def served(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Served]:
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    root = make(tmp_path / "root", FOLDERS["two alike"]).root
    started = Served(root, tmp_path / "log", "--timeout", "20")
    yield started
    started.stop()


def edit(root: Path, old: str, new: str) -> None:
    file = root / "data" / "initiatives" / "b.yaml"
    file.write_text(file.read_text("utf-8").replace(old, new), "utf-8")


def hang_up(served: Served, says: str) -> None:
    """Ask for a new build, and wait until the server has said so."""
    before = served.said().count(says)
    served.process.send_signal(signal.SIGHUP)
    for _ in range(600):
        if served.said().count(says) > before:
            return
        time.sleep(0.05)
    raise AssertionError(served.said())


def test_a_new_build_is_served_and_no_request_is_dropped(served: Served, tmp_path: Path) -> None:
    said: list[tuple[int, str]] = []
    done = threading.Event()

    def ask() -> None:
        with httpx.Client(base_url=served.url, timeout=60) as client:
            while not done.is_set():
                reply = client.post("/sparql", data={"query": NAME})
                said.append((reply.status_code, reply.text))

    asking = [threading.Thread(target=ask) for _ in range(2)]
    for each in asking:
        each.start()
    edit(tmp_path / "root", "Plan b", "Plan 1b")
    for number in (1, 2):
        edit(tmp_path / "root", f"Plan {number}b", f"Plan {number + 1}b")
        hang_up(served, "the new build is served")
        assert served.rows(NAME) == [{"name": f"Plan {number + 1}b"}]
    done.set()
    for each in asking:
        each.join()
    assert {status for status, _ in said} == {200}
    assert len({text for _, text in said}) >= 2
    for _ in range(100):
        if len(served.workers()) == 2 and len(list(tmp_path.glob("lhl-serve-*"))) == 1:
            return
        time.sleep(0.1)
    raise AssertionError("workers of older builds have ended, and what they worked on is gone")


def test_a_request_that_began_before_is_answered_by_what_was_served_then(served: Served, tmp_path: Path) -> None:
    slow = served.hang("SELECT (COUNT(*) AS ?n) (SAMPLE(?name) AS ?was) { initiative:b rdfs:label ?name . "
                       "?a ?b ?c . ?d ?e ?c . ?f ?b ?g FILTER(?d < ?f) }")  # fmt: skip
    served.until(idle=1)
    edit(tmp_path / "root", "Plan b", "Plan 2b")
    hang_up(served, "the new build is served")
    assert served.rows(NAME) == [{"name": "Plan 2b"}]
    answer = slow.recv(2**16)
    assert b"Plan b" in answer or answer.startswith(b"HTTP/1.1 504"), answer


def test_data_with_a_fault_change_nothing_and_are_told(served: Served, tmp_path: Path) -> None:
    edit(tmp_path / "root", "type: Initiative", "type: Nothing")
    hang_up(served, "the one before still is: data/initiatives/b.yaml:2: type: unknown-type 'Nothing'")
    assert served.rows(NAME) == [{"name": "Plan b"}]
    edit(tmp_path / "root", "type: Nothing", "type: Initiative")
    hang_up(served, "the new build is served")
    assert "Traceback" not in served.said()


def test_it_stops_while_an_older_build_still_answers(served: Served) -> None:
    served.hang(ENDLESS)
    served.until(idle=1)
    hang_up(served, "the new build is served")
    assert served.stop() == 0
    assert "Traceback" not in served.said()


def test_it_ends_with_its_terminal(tmp_path: Path) -> None:
    root = make(tmp_path / "root", FOLDERS["two alike"]).root
    process, terminal = pty.fork()
    if not process:
        os.execv(sys.executable, [sys.executable, "-m", "lhl_graph", "serve", "--root", str(root), "--port", "0"])
    said = b""
    while b"/sparql" not in said:
        said += os.read(terminal, 1000)
    time.sleep(0.5)
    os.close(terminal)
    for _ in range(200):
        if os.waitpid(process, os.WNOHANG)[0]:
            return
        time.sleep(0.05)
    os.kill(process, signal.SIGKILL)
    raise AssertionError("it runs on without its terminal")


async def refused_once(pool: Pool) -> None:
    started, refused = Worker.started, iter([ProblemError(503, "a worker does not start")])

    async def once(command: Sequence[str]) -> Worker:
        for each in refused:
            raise each
        return await started(command)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Worker, "started", once)
        await pool.start()
    assert pool.state["idle"] == 2
    await pool.stop()


def test_a_worker_that_is_killed_while_it_starts_is_started_again(three: Repository, tmp_path: Path) -> None:
    ox.Store(str(tmp_path / "store")).flush()
    run(refused_once(Pool(str(tmp_path / "store"), str(three.root), Limits(), 2, 1)))


def test_where_workers_do_not_start_none_is_left(three: Repository) -> None:
    pool = Pool("/nowhere", str(three.root), Limits(), 2, 1)
    with pytest.raises(ProblemError, match="does not start"):
        run(pool.start())
    assert pool.state["workers"] == 0


def test_a_process_that_outlives_an_upgrade_keeps_its_name_and_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    before = program.program()
    assert not program.outdated()
    monkeypatch.setattr(program, "_on_disk", lambda _: "fedcba98")
    assert program.program() == before
    assert program.outdated()
