"""SERVICE on purpose only: a query may ask the hosts that the server was started with, and no other address.

Oxigraph follows any address and its redirects. So each `SERVICE <iri>` whose host is on the list is pointed at a relay
of this server before the query runs, and every other one is refused; the relay asks that one address, follows no
redirect, and knows the addresses of running queries only.
"""

from __future__ import annotations

import http.client
import re
import secrets
import time
from typing import TYPE_CHECKING, Final, NamedTuple
from urllib.parse import quote, urlsplit

from lhl_graph.errors import RefusedError, reason
from lhl_graph.graph.sparql import LABELS, asks_for_labels, position, refuse, services
from lhl_graph.remote.connection import is_whole
from lhl_graph.server.problem import ProblemError

if TYPE_CHECKING:
    from collections.abc import Iterable

PATH: Final = "/relay/"

_ADDRESS: Final = re.compile(r"SERVICE\s*(?:SILENT\s*)?<([^<>\"{}|^`\\\x00-\x20]*)>", re.IGNORECASE)
_LARGEST: Final = 64 * 2**20
_PIECE: Final = 64 * 2**10
_WRITTEN: Final = "/?&=%:;,+@!$'()*~"
"""What stands in an address as it is; anything else that is not plain ASCII is escaped."""
_HEADERS: Final = ("accept", "content-type", "user-agent")


class Relay:
    """Knows which hosts may be asked, and under which secret names their addresses go while a query runs."""

    def __init__(self, hosts: Iterable[str], seconds: float) -> None:
        """Allow these hosts (`name` or `name:port`); each is waited for so long."""
        self._hosts = {host.lower() for host in hosts}
        self._seconds = seconds
        self._targets: dict[str, str] = {}
        self.origin = ""
        """Where this server listens; set once it does."""

    def __bool__(self) -> bool:
        return bool(self._hosts)

    def rewrite(self, text: str) -> Rewritten:
        """Point every SERVICE of a query at the relay.

        Raises:
            RefusedError: one names a host that is not allowed, or a variable.
        """
        names: list[str] = []
        rewritten: list[str] = []
        harmless: list[str] = []
        end = 0
        try:
            for start in services(text):
                found = _ADDRESS.match(text, start)
                name = secrets.token_urlsafe(24)
                if asks_for_labels(text, start):
                    raise RefusedError(f"there is no label service here; {LABELS}", *position(text, start))
                self._targets[name] = self._allowed(found, position(text, start))
                assert found is not None
                names.append(name)
                to = f"{self.origin}{PATH}{name}"
                rewritten += [text[end : found.start(1)], to]
                harmless += [text[end:start], "GRAPH <", to]
                end = found.end(1)
            refuse("".join([*harmless, text[end:]]))  # what is left of SERVICE after this was overlooked here
        except BaseException:
            self.forget(names)
            raise
        return Rewritten("".join([*rewritten, text[end:]]), names)

    def forget(self, names: Iterable[str]) -> None:
        """Close the relay for a query that is done."""
        for name in names:
            self._targets.pop(name, None)

    def fetch(self, name: str, method: str, headers: dict[str, str], body: bytes, query: str) -> tuple[int, str, bytes]:
        """Ask the address behind a secret name once; give status, type and content.

        Raises:
            ProblemError: the name is not known, or the other server cannot be had.
        """
        target = self._targets.get(name)
        if target is None:
            raise ProblemError(404, "no query of this server asks that")
        if self.origin and f"{self.origin}{PATH}".encode() in body + query.encode():
            raise ProblemError(400, "a SERVICE inside a SERVICE is not passed on")
        parts = urlsplit(target)
        kind = http.client.HTTPSConnection if parts.scheme == "https" else http.client.HTTPConnection
        connection = kind(parts.netloc, timeout=self._seconds)
        asked = "&".join(each for each in (parts.query, query) if each)
        path = quote((parts.path or "/") + (f"?{asked}" if asked else ""), safe=_WRITTEN)
        try:
            connection.request(method, path, body or None, {k: v for k, v in headers.items() if k in _HEADERS})
            answer = connection.getresponse()
            content = self._read(answer)
        except (OSError, ValueError, http.client.HTTPException) as error:
            raise ProblemError(502, f"{parts.netloc} cannot be asked ({reason(error)})") from error
        finally:
            connection.close()
        if answer.status >= 300:
            raise ProblemError(502, f"{parts.netloc} answered {answer.status}; redirects are not followed")
        kind_of_answer = answer.getheader("Content-Type", "")
        if not is_whole(kind_of_answer, content):
            raise ProblemError(502, f"the answer of {parts.netloc} breaks off before its end")
        return answer.status, kind_of_answer, content

    def _read(self, answer: http.client.HTTPResponse) -> bytes:
        """Read an answer to its end, within time and size.

        Raises:
            ValueError: it is too slow or too large.
            HTTPException: it breaks off.
        """
        until = time.monotonic() + self._seconds
        pieces, size = [], 0
        while piece := answer.read1(_PIECE):
            pieces.append(piece)
            size += len(piece)
            if size > _LARGEST:
                raise ValueError(f"its answer is larger than {_LARGEST:,} bytes")
            if time.monotonic() > until:
                raise ValueError(f"it takes longer than {self._seconds:g} s")
        if answer.length:  # what is still to come; `read1` does not look
            raise http.client.IncompleteRead(b"", answer.length)
        return b"".join(pieces)

    def _allowed(self, found: re.Match[str] | None, where: tuple[int, int]) -> str:
        if found is None:
            raise RefusedError("SERVICE needs an address in angle brackets, not a variable or a short name", *where)
        try:
            parts = urlsplit(found[1])
            known = parts.scheme in ("http", "https") and parts.username is None and parts.port != 0
        except ValueError:
            known = False
        if not known or not parts.hostname:
            raise RefusedError(f"SERVICE <{found[1]}>: not an address that can be asked", *where)
        if not {parts.hostname.lower(), parts.netloc.lower()} & self._hosts:
            allowed = ", ".join(sorted(self._hosts))
            raise RefusedError(f"SERVICE may ask {allowed} here, not {parts.netloc}", *where)
        return found[1]


class Rewritten(NamedTuple):
    """A query whose services go through the relay, and the names to forget once it is done."""

    text: str
    names: list[str]
