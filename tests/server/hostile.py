"""What a hostile client, or a hostile page in somebody's browser, may not reach."""

from __future__ import annotations

import contextlib
import socket
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.server.conftest import Served


def status(served: Served, line: bytes, kind: str = "", body: bytes = b"", host: str = "127.0.0.1") -> int:
    """Send bytes as they stand; give the status that comes back."""
    head = line + b" HTTP/1.1\r\n" + (f"Host: {host}\r\n" if host else "").encode()
    if kind:
        head += f"Content-Type: {kind}\r\nContent-Length: {len(body)}\r\n".encode()
    with socket.create_connection(("127.0.0.1", served.port), 20) as peer:
        with contextlib.suppress(BrokenPipeError, ConnectionResetError):  # it has heard enough
            peer.sendall(head + b"Connection: close\r\n\r\n" + body)
        return int(peer.recv(100).split(b" ")[1])
