"""Which names the server answers to: another site whose name is made to point here (DNS rebinding) gets nothing."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse

from lhl_graph.messages import say
from lhl_graph.server.language import wanted

if TYPE_CHECKING:
    from collections.abc import Iterable

    from starlette.types import ASGIApp, Receive, Scope, Send

LOOPBACK: Final = ("localhost", "127.0.0.1", "[::1]")

_HOST: Final = re.compile(r"(\[[0-9a-f:.]+\]|[a-z0-9._-]+)(?::[0-9]{1,5})?", re.IGNORECASE)


class KnownHosts:
    """Refuses a request whose Host header is not one of those known; `*` knows all."""

    def __init__(self, app: ASGIApp, names: Iterable[str]) -> None:
        """Wrap an app; `names` are host names without a port."""
        self._app = app
        self._names = {_in_header(name.lower()) for name in (*LOOPBACK, *names)}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve a request, or refuse it."""
        if scope["type"] == "http" and not self._is_known(scope):
            language = wanted({}, Headers(scope=scope), "en")
            said = say("this server does not answer to that name (see lhl serve --allow-host)", language)
            await PlainTextResponse(said + "\n", 421, {"Content-Language": language})(scope, receive, send)
        else:
            await self._app(scope, receive, send)

    def _is_known(self, scope: Scope) -> bool:
        said = [value.decode("latin-1") for name, value in scope["headers"] if name == b"host"]
        found = _HOST.fullmatch(said[0]) if len(said) == 1 else None
        return found is not None and ("*" in self._names or found[1].lower().rstrip(".") in self._names)


def _in_header(name: str) -> str:
    """Give a name as a Host header has it: an IPv6 address in brackets (RFC 3986, section 3.2.2)."""
    return f"[{name}]" if ":" in name and not name.startswith("[") else name
