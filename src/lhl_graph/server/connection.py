"""One connection: requests read by llhttp, with a bound on how much of one is held before it is known what it asks."""

from __future__ import annotations

from typing import Final

from httptools import HttpParserError, HttpParserUpgrade
from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

from lhl_graph.server.addresses import LONGEST

READ: Final = 4 * LONGEST
"""Bytes in a row that are read and are no body: a head, an extension of a chunk, trailers."""


class Connection(HttpToolsProtocol):
    """Refuses what llhttp lets through: a head without end, and a request that does not name one host.

    A wish for another protocol, as Java's clients send with every request, is passed over (RFC 9110, section 7.8).
    """

    _unread = 0

    def data_received(self, data: bytes) -> None:
        """Read what came."""
        self._unset_keepalive_if_required()
        self._unread += len(data)
        try:
            self.parser.feed_data(data)
        except HttpParserUpgrade as wish:
            self._again(data[wish.args[0] :])
        except HttpParserError:
            self.send_400_response("Invalid HTTP request received.")
        else:
            if self._unread > READ:
                self.send_400_response("The request does not come to its point.")

    def _again(self, rest: bytes) -> None:
        """Read a request once more, without its wish: llhttp takes nothing after that for its body."""
        kept = [(name, value) for name, value in self.headers if name != b"upgrade"]
        if len(kept) == len(self.headers):  # CONNECT, which has no path either
            self.send_400_response("This is no proxy.")
            return
        line = b"%b %b HTTP/%b\r\n" % (self.scope["method"].encode(), self.url, self.scope["http_version"].encode())
        self.data_received(line + b"".join(b"%b: %b\r\n" % each for each in kept) + b"\r\n" + rest)

    def _should_upgrade(self) -> bool:
        return True  # so that a request with a wish is not begun before it is read again

    def on_headers_complete(self) -> None:
        """Begin to answer.

        Raises:
            ValueError: it is HTTP/1.1 with no Host, or several (RFC 9112, section 3.2); llhttp makes a 400 of it.
        """
        self._unread = 0
        self.url = self.url[: LONGEST + 2]  # enough to see that it is too long; httptools reads none of 64 KiB
        if sum(name == b"host" for name, _ in self.headers) != 1 and self.parser.get_http_version() == "1.1":
            raise ValueError("a request names one host")
        super().on_headers_complete()

    def on_body(self, body: bytes) -> None:
        """Take a part of the body; how large that may be is a matter of who reads it."""
        self._unread = 0
        super().on_body(body)
