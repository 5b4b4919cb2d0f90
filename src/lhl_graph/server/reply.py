"""Replies: whole answers of workers, files that are made once, and problems as one line."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import quote

from starlette.exceptions import HTTPException
from starlette.responses import PlainTextResponse, Response, StreamingResponse

from lhl_graph.errors import LhlError
from lhl_graph.messages import say
from lhl_graph.server.language import wanted
from lhl_graph.server.problem import ProblemError, status_of

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Coroutine, Mapping

    from starlette.requests import Request
    from starlette.types import Receive

    from lhl_graph.server.workers.pool import Pool, Result

CUT: Final = "X-LHL-Cut"
"""Header that says why an answer is not all there is."""

WARNING: Final = "X-LHL-Warning"
"""Header that names terms of the query that the graph does not have; what is not ASCII is percent-encoded."""

_PIECE: Final = 256 * 1024
_LEFT: Final = 499
"""Status in the log for a client that did not wait (as nginx has it); nobody receives it."""


async def of_job(request: Request, pool: Pool, job: dict[str, Any]) -> Response:
    """Let a worker do a job, unless the client leaves; give its answer with all that is known about it.

    Raises:
        ProblemError: there is no answer.
    """
    try:
        result = await _unless_left(request.receive, pool.run(job))
    except asyncio.CancelledError:  # the server stops, and has waited as long as it does
        raise ProblemError(503, "the server is stopping", {"Retry-After": "10"}) from None
    return Response(status_code=_LEFT) if result is None else _of_result(result)


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
    language = wanted(request.query_params, request.headers, "en")
    safe = {"Cache-Control": "no-store", "X-Content-Type-Options": "nosniff", "Content-Language": language}
    return PlainTextResponse(say(text, language) + "\n", status, {**safe, **(headers or {})})


def _of_result(result: Result) -> Response:
    done, head = result.done, result.done["head"].encode()
    headers = {
        "Content-Length": str(len(head) + result.size),
        "Content-Type": done["content_type"],
        "Cache-Control": "no-cache",
        "Vary": "Accept, Accept-Language",
        **done["headers"],
    }
    if done["cut"]:
        headers[CUT] = done["cut"]
    if done["warning"]:
        headers[WARNING] = quote(done["warning"], safe=" :;,?/<>#`()&=+@!$*'")
    return StreamingResponse(_pieces(head, result), done["status"], headers)


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
