"""SPARQL 1.1 Protocol, section 2.1: what a request asks, whichever of its three ways it comes in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple
from urllib.parse import parse_qsl

from lhl_graph.graph.sparql import MAX_LENGTH
from lhl_graph.server.problem import ProblemError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from starlette.requests import Request

FORM: Final = "application/x-www-form-urlencoded"
QUERY: Final = "application/sparql-query"
UPDATE: Final = "application/sparql-update"

LARGEST_BODY: Final = 3 * MAX_LENGTH + 10_000
"""Bytes of a form whose query is as long as a query may be, each character escaped."""

_READ_ONLY: Final = "the graph is read-only: updates are refused; edit data/ instead"
_TRANSPORT: Final = "utf-8"


class Asked(NamedTuple):
    """A query, the graphs it is asked of, and the format that was named for its answer."""

    query: str
    default_graphs: list[str]
    named_graphs: list[str]
    format: str

    def job(self, accept: str) -> dict[str, Any]:
        """Give it as a job for a worker."""
        return {"do": "query", "accept": accept, **self._asdict()}


async def read(request: Request) -> Asked | None:
    """Read a request; None when it asks nothing, which is answered by the service description.

    Raises:
        ProblemError: it is not a query, or not one query.
    """
    in_address = pairs(request.scope["query_string"])
    if request.method in ("GET", "HEAD"):
        return _asked(in_address) if in_address else None
    content_type, parameters = _content_type(request.headers)
    if content_type == UPDATE:
        raise ProblemError(403, _READ_ONLY)
    if content_type not in (FORM, QUERY):
        raise ProblemError(
            415, f"a query is posted as {QUERY} or {FORM}, not as {content_type or 'something without a Content-Type'}"
        )
    if parameters.get("charset", _TRANSPORT).lower().replace("utf8", _TRANSPORT) != _TRANSPORT:
        raise ProblemError(415, "a query is posted in UTF-8")
    content = await body(request)
    if content_type == FORM:
        return _asked([*in_address, *pairs(content)])
    if any(name == "query" for name, _ in in_address):
        raise ProblemError(400, "the query stands twice: in the address and in the body")
    return _asked([*in_address, ("query", _utf8(content))])


def pairs(text: bytes) -> list[tuple[str, str]]:
    """Read names and values of an address or a form.

    Raises:
        ProblemError: they are not UTF-8, or too many.
    """
    try:
        return parse_qsl(
            text.decode("ascii"), keep_blank_values=True, encoding="utf-8", errors="strict", max_num_fields=100
        )
    except UnicodeDecodeError:
        raise ProblemError(400, "the request is not in UTF-8") from None
    except ValueError as error:
        raise ProblemError(400, f"the request cannot be read: {error}") from None


def _asked(found: list[tuple[str, str]]) -> Asked:
    if any(name == "update" for name, _ in found):
        raise ProblemError(403, _READ_ONLY)
    queries = [value for name, value in found if name == "query"]
    if len(queries) != 1:
        many = "there are several" if queries else "there is none"
        raise ProblemError(400, f"a request holds one query= ({many})")
    if len(queries[0]) > MAX_LENGTH:
        raise _too_large()
    return Asked(
        queries[0],
        _graphs(found, "default-graph-uri"),
        _graphs(found, "named-graph-uri"),
        next((value for name, value in found if name == "format"), ""),
    )


def _graphs(found: list[tuple[str, str]], which: str) -> list[str]:
    return [value for name, value in found if name == which and value]


async def body(request: Request) -> bytes:
    """Read what a request holds.

    Raises:
        ProblemError: it is larger than a query may be.
    """
    parts: list[bytes] = []
    size = 0
    async for part in request.stream():
        size += len(part)
        if size > LARGEST_BODY:
            raise _too_large()
        parts.append(part)
    return b"".join(parts)


def _too_large() -> ProblemError:
    return ProblemError(413, f"the query is longer than {MAX_LENGTH:,} characters")


def _utf8(content: bytes) -> str:
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        raise ProblemError(400, f"the query is not in UTF-8 (byte {error.start + 1})") from None


def _content_type(headers: Mapping[str, str]) -> tuple[str, dict[str, str]]:
    name, *rest = headers.get("content-type", "").split(";")
    parameters = (part.partition("=") for part in rest)
    return name.strip().lower(), {key.strip().lower(): value.strip(' "') for key, _, value in parameters}
