"""Replies: whole answers of workers, files that are made once, and problems as one line."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import quote

from starlette.exceptions import HTTPException
from starlette.responses import PlainTextResponse, Response, StreamingResponse

from lhl_graph.errors import LhlError
from lhl_graph.messages import say
from lhl_graph.server.kept_answers import LARGEST, Answer, matches
from lhl_graph.server.language import wanted
from lhl_graph.server.problem import ProblemError, status_of
from lhl_graph.server.repeated import remembered

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Coroutine, Mapping

    from starlette.requests import Request
    from starlette.types import Receive

    from lhl_graph.server.kept_answers import KeptAnswers
    from lhl_graph.server.workers.pool import Pool, Result

CUT: Final = "X-LHL-Cut"
"""Header that says why an answer is not all there is, in the reader's language; percent-encoded but for ASCII."""

WARNING: Final = "X-LHL-Warning"
"""Header that names terms of the query that the graph does not have, in the same way."""

_AGAIN: Final = {"Cache-Control": "no-cache", "Vary": "Accept, Accept-Language"}
"""Ask again before it is used again, and as it was asked."""

_GETTING: Final = ("GET", "HEAD")

_PIECE: Final = 256 * 1024
_LEFT: Final = 499
"""Status in the log for a client that did not wait (as nginx has it); nobody receives it."""


async def of_job(request: Request, pool: Pool, answers: KeptAnswers, job: dict[str, Any]) -> Response:
    """Let a worker do a job, unless the client leaves; give its answer with all that is known about it.

    What has been answered is not asked again, nor sent to a client that has it (304).

    Raises:
        ProblemError: there is no answer.
    """
    tag = answers.tag(job)
    if tag and request.method in _GETTING and matches(tag, request.headers.get("if-none-match", "")):
        return remembered(request, tag, Response(status_code=304, headers={"ETag": tag, **_AGAIN}))
    if tag and (kept := answers.get(tag)):
        return remembered(request, tag, Response(kept.content, kept.status, _sent(request, kept.headers, tag)))
    try:
        result = await _unless_left(request.receive, pool.run(job))
    except asyncio.CancelledError:  # the server stops, and has waited as long as it does
        raise ProblemError(503, "the server is stopping", {"Retry-After": "10"}) from None
    if result is None:
        return Response(status_code=_LEFT)
    headers = _headers(result)
    done, head = result.done, result.done["head"].encode()
    if tag is None or done["cut"] or done["status"] != 200:
        return StreamingResponse(_pieces(head, result), done["status"], _sent(request, headers, None))
    if len(head) + result.size > LARGEST:
        return StreamingResponse(_pieces(head, result), done["status"], _sent(request, headers, tag))
    with result.body as body:
        answer = Answer(done["status"], headers, head + body.read())
    answers.put(tag, answer)
    return remembered(request, tag, Response(answer.content, answer.status, _sent(request, headers, tag)))


def of_problem(request: Request, problem: Exception) -> Response:
    """Give a problem as one line of plain text."""
    assert isinstance(problem, ProblemError)
    return _line(request, problem.message, problem.status, problem.headers)


def of_error(request: Request, error: Exception) -> Response:
    """Give an error of the library as one line."""
    assert isinstance(error, LhlError)
    return _line(request, str(error), status_of(error))


def of_exception(request: Request, exception: Exception) -> Response:
    """Give what the framework itself refuses (no such address, no such method) as one line."""
    assert isinstance(exception, HTTPException)
    said = {404: "there is nothing at this address", 405: f"{request.method} is not a way to ask this address"}
    return _line(request, said.get(exception.status_code, exception.detail), exception.status_code, exception.headers)


def _line(request: Request, text: str, status: int, headers: Mapping[str, str] | None = None) -> Response:
    """Give a message in the language that the reader asks for, and in English to one who asks for none."""
    language = _spoken(request)
    safe = {"Cache-Control": "no-store", "X-Content-Type-Options": "nosniff", "Content-Language": language}
    return PlainTextResponse(say(text, language) + "\n", status, {**safe, **(headers or {})})


def _spoken(request: Request) -> str:
    return wanted(request.query_params, request.headers, "en")


def _sent(request: Request, headers: Mapping[str, str], tag: str | None) -> dict[str, str]:
    """Say what headers tell in the reader's language, and add the tag to ask again by; a reply to POST has none."""
    language = _spoken(request)
    told = {
        name: quote("; ".join(say(headers[name], language).split("\n")), safe=" :;,?/<>#`()&=+@!$*'")
        for name in (CUT, WARNING)
        if name in headers
    }
    return {**headers, **told, **({"ETag": tag} if tag and request.method in _GETTING else {})}


def _headers(result: Result) -> dict[str, str]:
    """Give what is known about an answer, as it is kept: in English, and a line for each warning."""
    done = result.done
    headers = {
        "Content-Length": str(len(done["head"].encode()) + result.size),
        "Content-Type": done["content_type"],
        **_AGAIN,
        **done["headers"],
    }
    if done["cut"]:
        headers[CUT] = done["cut"]
    if done["warning"]:
        headers[WARNING] = done["warning"]
    return headers


async def _pieces(head: bytes, result: Result) -> AsyncIterator[bytes]:
    with result.body as body:
        if head:
            yield head
        while piece := body.read(_PIECE):
            yield piece


async def _unless_left(receive: Receive, work: Coroutine[Any, Any, Result]) -> Result | None:
    """Wait for work to be done; None, and the work cancelled, when the client goes first."""
    task, left = asyncio.create_task(work), asyncio.create_task(_left(receive))
    try:
        await asyncio.wait({task, left}, return_when=asyncio.FIRST_COMPLETED)
        return task.result() if task.done() else None
    finally:
        left.cancel()
        task.cancel()


async def _left(receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass
