"""Addresses that are too long for a request by GET."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse

from lhl_graph.messages import say
from lhl_graph.server.language import wanted

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Receive, Scope, Send

LONGEST: Final = 65_000
"""Bytes of an address that is answered; a query of more is to be posted."""


class ShortAddresses:
    """Answers 414 (RFC 9110, section 15.5.15) to an address that is longer than `LONGEST`, and says what to do."""

    def __init__(self, app: ASGIApp) -> None:
        """Wrap an app."""
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve a request, or refuse it."""
        if scope["type"] == "http" and len(scope["raw_path"]) + len(scope["query_string"]) > LONGEST:
            language = wanted({}, Headers(scope=scope), "en")
            said = say(f"the address is longer than {LONGEST:,} bytes; send the query by POST", language)
            await PlainTextResponse(said + "\n", 414, {"Content-Language": language})(scope, receive, send)
        else:
            await self._app(scope, receive, send)
