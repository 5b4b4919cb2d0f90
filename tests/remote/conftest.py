from __future__ import annotations

import shutil
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Mapping
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol
from urllib.parse import parse_qs

import pytest
import requests

from lhl_graph.knowledge_graph import load

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from lhl_graph.knowledge_graph import KnowledgeGraph
    from lhl_graph.reading.repository import Repository

VIRTUOSO = """
[Database]
DatabaseFile=virtuoso.db
ErrorLogFile=virtuoso.log
LockFile=virtuoso.lck
TransactionFile=virtuoso.trx
xa_persistent_file=virtuoso.pxa
TempStorage=TempDatabase
[TempDatabase]
DatabaseFile=temp.db
TransactionFile=temp.trx
[Parameters]
ServerPort=127.0.0.1:{sql}
DisableUnixSocket=1
ServerThreads=8
NumberOfBuffers=20000
MaxDirtyBuffers=15000
DirsAllowed=.
[HTTPServer]
ServerPort=127.0.0.1:{http}
ServerRoot=.
ServerThreads=8
[SPARQL]
ResultSetMaxRows=10000
"""


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait_for(url: str, process: subprocess.Popen[bytes]) -> None:
    for _ in range(600):
        try:
            requests.post(url, data={"query": "ASK {}"}, timeout=5)
            return
        except requests.ConnectionError:
            assert process.poll() is None, f"the server at {url} ended by itself"
            time.sleep(0.05)
    raise AssertionError(f"no server at {url}")


class Start(Protocol):
    def __call__(self, *arguments: str | Path) -> str: ...


@pytest.fixture(scope="session")
def oxigraph() -> Iterator[Start]:
    """Starts oxigraph servers and gives the addresses of their endpoints."""
    program = Path(sys.executable).with_name("oxigraph")
    started = []

    def start(*arguments: str | Path) -> str:
        port = free_port()
        process = subprocess.Popen(
            [program, *arguments, "--bind", f"127.0.0.1:{port}"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        started.append(process)
        wait_for(f"http://127.0.0.1:{port}/query", process)
        return f"http://127.0.0.1:{port}/query"

    yield start
    for process in started:
        process.kill()
        process.wait()


@pytest.fixture(scope="session")
def whole(oxigraph: Start, kg: KnowledgeGraph) -> str:
    """An oxigraph server that the whole graph was pushed to; not to be changed."""
    url = oxigraph("serve")
    kg.push(url)
    return url


@pytest.fixture(scope="session")
def three_kg(three: Repository) -> KnowledgeGraph:
    return load(three.root)


@pytest.fixture(scope="session")
def virtuoso(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A Virtuoso with an empty database of its own; user and password are dba, as it comes."""
    program = shutil.which("virtuoso-t")
    if program is None:
        pytest.skip("virtuoso-t is not here; Debian's virtuoso-opensource-7-bin has it, and make test installs it")
    folder, port = tmp_path_factory.mktemp("virtuoso"), free_port()
    (folder / "virtuoso.ini").write_text(VIRTUOSO.format(sql=free_port(), http=port), encoding="ascii")
    process = subprocess.Popen(
        [program, "-f", "-c", "virtuoso.ini"], cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    wait_for(f"http://127.0.0.1:{port}/sparql", process)
    yield f"http://127.0.0.1:{port}/sparql"
    process.kill()
    process.wait()


class Request(NamedTuple):
    """What a server of ours was asked."""

    method: str
    path: str
    headers: Mapping[str, str]
    form: dict[str, list[str]]
    body: bytes


Answer = Mapping[str, Any]
"""`status` (200), `headers`, `body`, name of the `server`, `length` (another than the body has), seconds to `wait`, and
for each byte (`drop`)."""


class Server:
    """An HTTP server that answers as a test says, and remembers what it was asked."""

    def __init__(self, answer: Callable[[Request], Answer]) -> None:
        self.asked: list[Request] = []
        outer = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def handle_one_request(self) -> None:
                try:
                    super().handle_one_request()
                except OSError:
                    self.close_connection = True

            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
                form = parse_qs(body.decode("utf-8", "replace"), keep_blank_values=True)
                request = Request(self.command, self.path, dict(self.headers), form, body)
                outer.asked.append(request)
                said = answer(request)
                time.sleep(said.get("wait", 0))
                self.server_version, self.sys_version = said.get("server", "Test"), ""
                self.send_response(said.get("status", 200))
                for name, value in said.get("headers", {}).items():
                    self.send_header(name, value)
                content = said.get("body", b"")
                self.send_header("Content-Length", str(said.get("length", len(content))))
                self.end_headers()
                pause = said.get("drop", 0)
                for each in [content[at : at + 1] for at in range(len(content))] if pause else [content]:
                    self.wfile.write(each)
                    time.sleep(pause)
                if "length" in said:
                    self.close_connection = True

            do_PUT = do_DELETE = do_GET = do_POST  # noqa: N815 - http.server finds its methods by these names

            def log_message(self, *_: object) -> None:
                """Say nothing."""

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = True
        threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True).start()
        self.url = f"http://127.0.0.1:{self._server.server_address[1]}/sparql"

    @property
    def queries(self) -> list[str]:
        return [request.form["query"][0] for request in self.asked]

    def stop(self) -> None:
        self._server.shutdown()
        self._server.server_close()


class Serve(Protocol):
    def __call__(self, answer: Callable[[Request], Answer]) -> Server: ...


@pytest.fixture
def serve() -> Iterator[Serve]:
    """Starts servers that answer as a test says."""
    started: list[Server] = []

    def start(answer: Callable[[Request], Answer]) -> Server:
        started.append(Server(answer))
        return started[-1]

    yield start
    for server in started:
        server.stop()
