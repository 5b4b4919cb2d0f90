"""Addresses that are too long for a request by GET."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from starlette.responses import PlainTextResponse

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Receive, Scope, Send

LONGEST: Final = 64 * 1024
"""Bytes of an address that is answered; a query of more is to be posted."""

READ: Final = 4 * LONGEST
"""Bytes of a request's head that are read at all."""


class ShortAddresses:
    """Answers 414 (RFC 9110, section 15.5.15) to an address that is longer than `LONGEST`, and says what to do."""

    def __init__(self, app: ASGIApp) -> None:
        """Wrap an app."""
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve a request, or refuse it."""
        if scope["type"] == "http" and len(scope["raw_path"]) + len(scope["query_string"]) > LONGEST:
            said = f"the address is longer than {LONGEST:,} bytes; send the query by POST\n"
            await PlainTextResponse(said, 414)(scope, receive, send)
        else:
            await self._app(scope, receive, send)
