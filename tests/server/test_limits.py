"""What a query may cost: time, rows, a worker; and how the server stops."""

from __future__ import annotations

import csv
import io
import json
import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote
from xml.etree import ElementTree as ET

import pyoxigraph as ox
import pytest

from lhl_graph.server.workers.jobs import Desk
from lhl_graph.server.workers.limits import Limits
from tests.server.conftest import Served

if TYPE_CHECKING:
    from collections.abc import Iterator

    import httpx

    from lhl_graph.reading.repository import Repository
    from tests.conftest import Lhl
    from tests.server.conftest import Serve

ENDLESS = "SELECT (COUNT(*) AS ?n) WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . FILTER (?c != ?f && ?f != ?i) }"
ALL = "SELECT ?s ?p ?o WHERE { ?s ?p ?o }"


def is_alive(process: int) -> bool:
    try:
        return " Z " not in Path(f"/proc/{process}/stat").read_text(encoding="ascii")
    except FileNotFoundError:
        return False


def test_an_endless_query_is_stopped_at_its_limit_while_others_go_on(serve: Serve) -> None:
    served = serve("--timeout", "1.5")
    stopped: list[httpx.Response] = []
    begun = time.perf_counter()
    thread = threading.Thread(target=lambda: stopped.append(served.ask(ENDLESS)))
    thread.start()
    served.until(idle=1)
    others = [served.ask("SELECT (COUNT(*) AS ?n) WHERE { ?s a lhl:Goal }") for _ in range(5)]
    assert not stopped, "the others were answered while it ran"
    thread.join()
    assert time.perf_counter() - begun < 15
    assert [reply.status_code for reply in others] == [200] * 5
    assert stopped[0].status_code == 504
    assert "1.5 s" in stopped[0].text
    served.until(workers=2, idle=2)


def test_a_client_that_leaves_frees_its_worker(serve: Serve) -> None:
    served = serve("--timeout", "60", "--workers", "1")
    before = served.workers()
    line = served.hang(ENDLESS)
    served.until(idle=0)
    line.close()
    served.until(idle=1)
    assert served.rows("SELECT (1 AS ?x) {}") == [{"x": "1"}]
    assert served.workers() != before, "the one that was busy is gone"


def test_a_client_that_leaves_the_queue_is_forgotten(serve: Serve) -> None:
    served = serve("--timeout", "4", "--workers", "1")
    lines = [served.hang(ENDLESS) for _ in range(4)]
    served.until(idle=0, waiting=3)
    for line in lines[1:]:
        line.close()
    served.until(waiting=0)
    lines[0].close()


def test_a_full_queue_says_so_at_once_and_when_to_come_back(serve: Serve) -> None:
    served = serve("--timeout", "5", "--workers", "1", "--queue", "2")
    lines = [served.hang(ENDLESS) for _ in range(3)]
    served.until(idle=0, waiting=2)
    reply = served.ask("ASK {}")
    assert reply.status_code == 503
    assert int(reply.headers["retry-after"]) > 0
    for line in lines:
        line.close()
    served.until(idle=1, waiting=0)
    assert served.ask("ASK {}").status_code == 200


def test_a_worker_that_dies_is_replaced(serve: Serve) -> None:
    served = serve("--workers", "1", "--timeout", "30")
    threads = []
    replies: list[httpx.Response] = []
    threads.append(threading.Thread(target=lambda: replies.append(served.ask(ENDLESS))))
    threads[0].start()
    served.until(idle=0)
    os.kill(served.workers()[0], signal.SIGKILL)
    threads[0].join()
    assert replies[0].status_code == 503
    served.until(idle=1)
    assert served.ask("ASK {}").status_code == 200


def test_a_query_that_wants_all_memory_ends_its_worker_only(serve: Serve) -> None:
    served = serve("--workers", "1", "--timeout", "60", "--max-memory", "200")
    greedy = "SELECT ?a ?d ?g WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } ORDER BY ?c ?f ?i"
    assert served.ask(greedy).status_code == 503
    served.until(idle=1)
    assert served.ask("ASK {}").status_code == 200


# Answers that are cut


@pytest.fixture(scope="module")
def short(three: Repository, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    served = Served(three.root, tmp_path_factory.mktemp("short") / "log", "--max-rows", "7")
    yield served
    served.stop()


def test_a_cut_answer_says_so_and_is_whole_in_its_format(short: Served) -> None:
    found = {}
    for form in ("json", "xml", "csv", "tsv"):
        reply = short.ask(ALL, format=form)
        assert reply.status_code == 200
        assert "7 rows" in reply.headers["x-lhl-cut"]
        found[form] = reply
    told = json.loads(found["json"].text)
    assert len(told["results"]["bindings"]) == 7
    assert told["head"]["link"] == ["/help#limits"]
    xml = ET.fromstring(found["xml"].text)
    name = "{http://www.w3.org/2005/sparql-results#}"
    assert len(list(xml.iter(f"{name}result"))) == 7
    assert [each.get("href") for each in xml.iter(f"{name}link")] == ["/help#limits"]
    assert len(list(csv.reader(io.StringIO(found["csv"].text)))) == 8
    assert found["tsv"].text.count("\n") == 8
    assert "limits" in short.client.get("/help").text


def test_that_an_answer_is_cut_is_told_in_the_language_asked_for(short: Served) -> None:
    told = short.client.get("/sparql", params={"query": ALL, "lang": "nn"}).headers["x-lhl-cut"]
    assert unquote(told) == "berre dei første 7 radene er med"


def test_an_answer_of_just_so_many_rows_is_not_called_cut(short: Served) -> None:
    reply = short.ask(ALL + " LIMIT 7")
    assert "x-lhl-cut" not in reply.headers
    assert "link" not in reply.json()["head"]


def test_a_graph_that_is_cut_says_so(short: Served) -> None:
    reply = short.ask("CONSTRUCT WHERE { ?s ?p ?o }", format="nt")
    assert "7 triples" in reply.headers["x-lhl-cut"]
    assert reply.text.count("\n") == 7


def test_a_large_answer_comes_whole_with_its_length(small_server: Served) -> None:
    reply = small_server.ask("SELECT ?s ?p ?o { ?s ?p ?o }")
    assert len(reply.content) == int(reply.headers["content-length"]) > 2**20
    ((number,),) = (row.values() for row in small_server.rows("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"))
    assert len(reply.json()["results"]["bindings"]) == int(number)


# Starting and stopping


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGINT])
def test_it_stops_when_told_and_leaves_nothing(how: signal.Signals, serve: Serve) -> None:
    served = serve()
    workers = served.workers()
    assert len(workers) == 2
    assert served.stop(how) == 0
    time.sleep(0.2)
    assert not [each for each in workers if os.path.exists(f"/proc/{each}")]  # noqa: PTH110 - a path of the kernel's, not of the disk
    assert "Traceback" not in served.said()


def test_an_open_query_has_a_moment_to_end_but_no_more(serve: Serve) -> None:
    served = serve("--timeout", "60")
    lines = [served.hang(ENDLESS), served.hang("SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?c }")]
    served.until(idle=0)
    begun = time.perf_counter()
    assert served.stop() == 0
    assert time.perf_counter() - begun < 15
    assert "Traceback" not in served.said()
    for line in lines:
        line.close()


def test_a_port_in_use_is_one_line_and_no_work(small_server: Served, lhl: Lhl) -> None:
    done = lhl("serve", "--port", str(small_server.port))
    assert done.returncode == 1
    assert done.stderr.decode().count("\n") == 1
    assert str(small_server.port) in done.stderr.decode()


def test_the_log_has_one_line_a_request_and_no_query(serve: Serve) -> None:
    served = serve()
    served.ask("SELECT * { ?secret ?p ?o } LIMIT 1")
    served.client.get("/id/theme/a%0D%0A2026-01-01T00:00:00Z%20GET%20/forged%20200")
    served.stop()
    _, *lines = served.said().splitlines()
    assert len(lines) == 2
    assert "secret" not in served.said()
    assert " POST /sparql 200 " in lines[0]
    assert "%0D%0A" in lines[1]


def test_a_missing_library_is_one_line_that_names_the_extra() -> None:
    code = "import sys; sys.modules['uvicorn'] = None; from lhl_graph.cli.main import run; run(['serve'])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert done.stderr == "Error: serve needs uvicorn: pip install 'lhl-graph[serve]'\n"


def test_without_a_queue_a_free_worker_still_answers(serve: Serve) -> None:
    served = serve("--queue", "0", "--workers", "1", "--timeout", "60")
    assert served.rows("SELECT (1 AS ?x) {}") == [{"x": "1"}]
    served.hang(ENDLESS)
    served.until(idle=0)
    assert served.ask("ASK {}").status_code == 503


def test_a_graph_is_cut_at_its_size_too(tmp_path: Path) -> None:
    ox.Store(str(tmp_path / "store")).flush()
    desk = Desk(str(tmp_path / "store"), str(Path(__file__).parents[2]), Limits(bytes=1000))
    things = " ".join(f"<urn:{number}>" for number in range(15))
    query = f'CONSTRUCT {{ ?s <urn:p> "{"x" * 100}" }} {{ VALUES ?s {{ {things} }} }}'
    pieces: list[bytes] = []
    done = desk.do({"do": "query", "query": query, "accept": "", "format": "nt"}, pieces.append)
    assert done.cut == "only 9 triples are given: the answer reached 1,000 bytes"
    assert b"".join(pieces).count(b"\n") == 9


def test_what_a_killed_server_leaves_ends_and_is_removed_by_the_next(
    serve: Serve, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    killed, running = serve("--timeout", "60"), serve()
    workers = killed.workers()
    killed.hang(ENDLESS)
    killed.until(idle=1)
    killed.stop(signal.SIGKILL)
    time.sleep(0.5)
    assert not [each for each in workers if is_alive(each)]
    folders = list(tmp_path.glob("lhl-serve-*"))
    assert len(folders) == 2
    for folder in folders:
        os.utime(folder, (0, 0))
    serve().stop()
    assert len(list(tmp_path.glob("lhl-serve-*"))) == 1, "one is in use"
    assert running.rows("SELECT (1 AS ?x) {}") == [{"x": "1"}]
