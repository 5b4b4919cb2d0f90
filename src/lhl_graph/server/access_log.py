"""The access log: one line a request, with the length of a query but never its text."""

from __future__ import annotations

import re
import time
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable

    from starlette.types import ASGIApp, Message, Receive, Scope, Send

_SHOWN: Final = 200
_ODD: Final = re.compile(r"[^!-~]")


class AccessLog:
    """Tells of each request: time, method, path, status, milliseconds, bytes, length of what stands behind the ?."""

    def __init__(self, app: ASGIApp, tell: Callable[[str], None]) -> None:
        """Wrap an app."""
        self._app = app
        self._tell = tell

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request, and tell of it."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        begun, said = time.perf_counter(), {"status": 0, "bytes": 0, "asked": len(scope["query_string"])}

        async def counted_receive() -> Message:
            message = await receive()
            said["asked"] += len(message.get("body", b""))
            return message

        async def counted_send(message: Message) -> None:
            if message["type"] == "http.response.start":
                said["status"] = message["status"]
            said["bytes"] += len(message.get("body", b""))
            await send(message)

        try:
            await self._app(scope, counted_receive, counted_send)
        finally:
            took = 1000 * (time.perf_counter() - begun)
            now = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime())
            self._tell(
                f"{now} {scope['method']} {_path(scope)} {said['status'] or '-'} {took:.1f}ms {said['bytes']}B "
                f"asked {said['asked']}B"
            )


def _path(scope: Scope) -> str:
    """Give the path as it came, still escaped, so that no address can begin a line of its own."""
    raw: bytes = scope.get("raw_path") or scope["path"].encode()
    text = raw.partition(b"?")[0].decode("latin-1")
    shown = _ODD.sub(lambda odd: f"%{ord(odd[0]):02X}", text)
    return shown if len(shown) <= _SHOWN else shown[:_SHOWN] + "…"
