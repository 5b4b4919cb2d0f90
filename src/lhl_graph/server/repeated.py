"""Requests that were answered before, word for word: nothing of them is read again."""

from __future__ import annotations

from collections import OrderedDict
from http import HTTPStatus
from typing import TYPE_CHECKING, Any, Final, NamedTuple

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

    from lhl_graph.server.kept_answers import KeptAnswers

MOST: Final = 2_000
"""How many requests are remembered."""

LONGEST: Final = 8_192
"""Bytes of the longest that is."""

_PATH: Final = "/sparql"
_METHODS: Final = ("GET", "POST")
_ASKED: Final = "lhl_graph.asked"
"""Where the scope of a request holds what it is remembered by."""

_MATTER: Final = frozenset({b"accept", b"accept-language", b"content-type", b"if-none-match"})
"""Headers that a reply depends on."""


class Reply(NamedTuple):
    """What a request was told: the tag of its answer, and what goes before the content."""

    tag: str
    status: int
    headers: list[tuple[bytes, bytes]]


class Repeated:
    """Answers a request whose very bytes were answered before, as long as the answer is kept."""

    def __init__(self, app: ASGIApp, answers: KeptAnswers) -> None:
        """Wrap an app."""
        self._app, self._answers = app, answers
        self._replies: OrderedDict[Any, Reply] = OrderedDict()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Repeat a reply, or let the app make one."""
        if scope["type"] != "http" or scope["path"] != _PATH or scope["method"] not in _METHODS:
            await self._app(scope, receive, send)
            return
        first = await receive()
        asked = _asked(scope, first)
        reply = self._replies.get(asked)
        answer = self._answers.get(reply.tag) if reply else None
        if reply is None or answer is None:
            scope[_ASKED] = self, asked
            await self._app(scope, _begun(first, receive), send)
            return
        self._replies.move_to_end(asked)
        await send({"type": "http.response.start", "status": reply.status, "headers": [*reply.headers]})
        content = b"" if reply.status == HTTPStatus.NOT_MODIFIED else answer.content
        await send({"type": "http.response.body", "body": content})

    def remember(self, asked: Any, tag: str, response: Response) -> None:
        """Keep what a request was told, and let go of the one that came longest ago."""
        self._replies[asked] = Reply(tag, response.status_code, response.raw_headers)
        self._replies.move_to_end(asked)
        if len(self._replies) > MOST:
            self._replies.popitem(last=False)


def remembered(request: Request, tag: str, response: Response) -> Response:
    """Give a response, and give it again to whoever asks the same; its answer is kept by its tag."""
    by, asked = request.scope.get(_ASKED, (None, None))
    if asked is not None:
        by.remember(asked, tag, response)
    return response


def _asked(scope: Scope, first: Message) -> tuple[Any, ...] | None:
    """Give all that a reply depends on; nothing where it is too long to be kept."""
    matters = [each for each in scope["headers"] if each[0] in _MATTER]
    body, asked = first.get("body", b""), scope["query_string"]
    size = len(body) + len(asked) + sum(len(value) for _, value in matters)
    if size > LONGEST or first.get("more_body") or first["type"] != "http.request":
        return None
    return (scope["method"], asked, body, *matters)


def _begun(first: Message, receive: Receive) -> Receive:
    """Give what receives a message that has come already, and then the rest."""
    waiting = [first]

    async def again() -> Message:
        return waiting.pop() if waiting else await receive()

    return again
