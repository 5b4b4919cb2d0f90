"""What is read of a connection: whole requests, each naming one host, and nothing without end."""

from __future__ import annotations

import socket
import time
from statistics import median
from typing import TYPE_CHECKING

import pytest

from lhl_graph.server.connection import READ

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tests.server.conftest import Served

HEAD = b"POST /sparql HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/sparql-query\r\n"
CHUNKED = HEAD + b"Transfer-Encoding: chunked\r\n\r\n"
ASK = HEAD + b"Content-Length: 6\r\n\r\nASK {}"
MUCH = 20 * READ


def talk(served: Served, parts: Iterable[bytes]) -> tuple[bytes, int]:
    """Send parts until the server hears no more; what it said until it hung up, and how much was sent."""
    sent = 0
    with socket.create_connection(("127.0.0.1", served.port), 10) as line:
        try:
            for part in parts:
                line.sendall(part)
                sent += len(part)
        except (BrokenPipeError, ConnectionResetError):
            pass
        said = b""
        try:
            while piece := line.recv(65536):
                said += piece
        except ConnectionResetError:
            pass
    return said, sent


def asked(line: socket.socket, request: bytes) -> bytes:
    """Ask whether something is, and read the answer to its end."""
    line.sendall(request)
    said = b""
    while b"boolean" not in said:
        piece = line.recv(65536)
        assert piece, said
        said += piece
    return said


def endless(before: bytes, piece: bytes) -> Iterable[bytes]:
    yield before
    for _ in range(MUCH // len(piece)):
        yield piece


@pytest.mark.parametrize(
    ("before", "piece"),
    [
        (b"GET /", b"a" * 4096),
        (b"GET / HTTP/1.1\r\nHost: localhost\r\n", b"X-More: " + b"a" * 4000 + b"\r\n"),
        (b"GET / HTTP/1.1\r\nHost: localhost\r\nX-More: ", b"a" * 4096),
        (CHUNKED + b"1;", b"a" * 4096),
        (CHUNKED + b"6\r\nASK {}\r\n0\r\n", b"X-More: " + b"a" * 4000 + b"\r\n"),
    ],
    ids=["address", "headers", "header", "extension of a chunk", "trailers"],
)
def test_what_is_no_body_and_has_no_end_is_refused_soon(before: bytes, piece: bytes, small_server: Served) -> None:
    said, sent = talk(small_server, endless(before, piece))
    assert not said or said.startswith((b"HTTP/1.1 400 ", b"HTTP/1.1 200 "))
    assert sent < MUCH
    assert small_server.ask("ASK {}").status_code == 200


@pytest.mark.parametrize(
    "request_",
    [
        b"GET /health HTTP/1.1\r\n\r\n",
        b"GET /health HTTP/1.1\r\nHost: localhost\r\nHost: localhost\r\n\r\n",
        b"GET /health HTTP/1.1\r\nHost: localhost\r\nA\x00b: c\r\n\r\n",
        b"GET /health HTTP/1.1\r\nHost : localhost\r\n\r\n",
        CHUNKED.replace(b"Transfer", b"Content-Length: 3\r\nTransfer") + b"0\r\n\r\n",
        HEAD + b"Content-Length: 6\r\nContent-Length: 7\r\n\r\nASK {}",
        HEAD + b"Content-Length: -6\r\n\r\nASK {}",
        CHUNKED + b"x\r\nASK {}\r\n0\r\n\r\n",
        b"GET /health HTTP/9.9\r\nHost: localhost\r\n\r\n",
        b"GET /\xe5 HTTP/1.1\r\nHost: localhost\r\n\r\n",
        b"CONNECT localhost:80 HTTP/1.1\r\nHost: localhost\r\n\r\n",
        b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
    ],
)
def test_a_request_that_could_be_read_in_two_ways_is_refused(request_: bytes, small_server: Served) -> None:
    said, _ = talk(small_server, [request_])
    assert said.startswith(b"HTTP/1.1 400 "), said


def test_requests_in_a_row_are_answered_in_order(small_server: Served) -> None:
    address = b"GET %b HTTP/1.1\r\nHost: localhost\r\n%b\r\n"
    said, _ = talk(
        small_server, [ASK + ASK + address % (b"/none", b"") + address % (b"/health", b"Connection: close\r\n")]
    )
    assert [part[:3] for part in said.split(b"HTTP/1.1 ")[1:]] == [b"200", b"200", b"404", b"200"]


def test_a_client_that_would_rather_speak_http_2_is_answered_as_others_are(small_server: Served) -> None:
    wish = b"Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABkAAQAAP__\r\nContent-Length"
    with socket.create_connection(("127.0.0.1", small_server.port), 10) as line:
        for _ in range(3):
            assert asked(line, ASK.replace(b"Content-Length", wish)).startswith(b"HTTP/1.1 200 ")


def test_the_whole_address_may_stand_in_a_request(small_server: Served) -> None:
    said, _ = talk(
        small_server, [b"GET http://localhost/health HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"]
    )
    assert said.startswith(b"HTTP/1.1 200 ")


def test_an_answer_waits_for_no_acknowledgement(small_server: Served) -> None:
    """A head and a body that leave one after the other would wait 40 ms for the client (Nagle's algorithm)."""
    took = []
    with socket.create_connection(("127.0.0.1", small_server.port), 10) as line:
        for _ in range(40):
            begun = time.perf_counter()
            asked(line, ASK)
            took.append(time.perf_counter() - begun)
    assert median(took) < 0.03
