"""Links to elsewhere are asked politely, each once, and what does not answer is told."""

from __future__ import annotations

import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING

import pytest

from lhl_graph.site import asking

if TYPE_CHECKING:
    from collections.abc import Iterator

ASKED: list[str] = []


class Handler(BaseHTTPRequestHandler):
    """Knows `/here`, sends `/moved` on to it, answers `/get` to GET alone, and is slow at `/slow`."""

    def do_HEAD(self) -> None:
        self.answer(405 if self.path == "/get" else 200 if self.path in ("/here", "/%C3%A5") else 404)

    def do_GET(self) -> None:
        self.answer(200 if self.path in ("/get", "/here") else 404)

    def answer(self, status: int) -> None:
        ASKED.append(f"{self.command} {self.path}")
        if self.path == "/slow":
            threading.Event().wait(0.5)
        self.send_response(302 if self.path == "/moved" else status)
        if self.path == "/moved":
            self.send_header("Location", "/here")
        self.end_headers()

    def log_request(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture
def server() -> Iterator[str]:
    ASKED.clear()
    running = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=running.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{running.server_port}"
    running.shutdown()
    thread.join()
    running.server_close()


def test_each_address_is_asked_once_and_followed_where_it_moved(server: str) -> None:
    replies = asking.ask([f"{server}/here", f"{server}/moved", f"{server}/gone", f"{server}/here"], pause=0)
    assert [(each.address.rsplit("/", 1)[1], each.said, each.works) for each in replies] == [
        ("gone", "404", False),
        ("here", "200", True),
        ("moved", "200", True),
    ]
    assert ASKED[:4] == ["HEAD /gone", "GET /gone", "HEAD /here", "HEAD /moved"]


def test_a_server_that_knows_only_get_is_asked_so(server: str) -> None:
    assert asking.ask([f"{server}/get"])[0].works


def test_letters_outside_ascii_are_sent_as_utf_8(server: str) -> None:
    assert asking.ask([f"{server}/å"])[0].works


def test_what_is_slow_or_not_there_is_told(server: str) -> None:
    told = {each.address: each for each in asking.ask([f"{server}/slow", "http://127.0.0.1:9/"], seconds=0.1)}
    slow, none = told[f"{server}/slow"], told["http://127.0.0.1:9/"]
    assert not slow.works and "timed out" in slow.said
    assert not none.works and "refused" in none.said


def test_one_server_is_given_a_pause(server: str, monkeypatch: pytest.MonkeyPatch) -> None:
    slept: list[float] = []
    monkeypatch.setattr("time.sleep", slept.append)
    asking.ask([f"{server}/here", f"{server}/get"])
    assert slept == [0, asking.PAUSE]
