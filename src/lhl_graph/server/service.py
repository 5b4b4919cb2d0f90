"""SERVICE on purpose only: a query may ask the hosts that the server was started with, and no other address.

Oxigraph follows any address and its redirects. So each `SERVICE <iri>` whose host is on the list is pointed at a relay
of this server before the query runs, and every other one is refused; the relay asks that one address, follows no
redirect, and knows the addresses of running queries only.
"""

from __future__ import annotations

import http.client
import re
import secrets
from typing import TYPE_CHECKING, Final, NamedTuple
from urllib.parse import urlsplit

from lhl_graph.errors import RefusedError
from lhl_graph.server.problem import ProblemError
from lhl_graph.sparql import position, refuse, services

if TYPE_CHECKING:
    from collections.abc import Iterable

PATH: Final = "/relay/"

_ADDRESS: Final = re.compile(r"SERVICE\s*(?:SILENT\s*)?<([^<>\"{}|^`\\\x00-\x20]*)>", re.IGNORECASE)
_LARGEST: Final = 64 * 2**20
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
        for start in services(text):
            found = _ADDRESS.match(text, start)
            name = secrets.token_urlsafe(24)
            self._targets[name] = self._allowed(found, position(text, start))
            assert found is not None
            names.append(name)
            to = f"{self.origin}{PATH}{name}"
            rewritten += [text[end : found.start(1)], to]
            harmless += [text[end:start], "GRAPH <", to]
            end = found.end(1)
        try:
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
        path = (parts.path or "/") + (f"?{asked}" if asked else "")
        try:
            connection.request(method, path, body or None, {k: v for k, v in headers.items() if k in _HEADERS})
            answer = connection.getresponse()
            content = answer.read(_LARGEST + 1)
        except (OSError, http.client.HTTPException) as error:
            raise ProblemError(502, f"{parts.netloc} cannot be asked ({error})") from error
        finally:
            connection.close()
        if answer.status >= 300:
            raise ProblemError(502, f"{parts.netloc} answered {answer.status}; redirects are not followed")
        if len(content) > _LARGEST:
            raise ProblemError(502, f"the answer of {parts.netloc} is larger than {_LARGEST:,} bytes")
        return answer.status, answer.getheader("Content-Type", ""), content

    def _allowed(self, found: re.Match[str] | None, where: tuple[int, int]) -> str:
        if found is None:
            raise RefusedError("SERVICE needs an address in angle brackets, not a variable or a short name", *where)
        parts = urlsplit(found[1])
        if parts.scheme not in ("http", "https") or parts.username is not None or not parts.hostname:
            raise RefusedError(f"SERVICE <{found[1]}>: not an address that can be asked", *where)
        if not {parts.hostname.lower(), parts.netloc.lower()} & self._hosts:
            allowed = ", ".join(sorted(self._hosts))
            raise RefusedError(f"SERVICE may ask {allowed} here, not {parts.netloc}", *where)
        return found[1]


class Rewritten(NamedTuple):
    """A query whose services go through the relay, and the names to forget once it is done."""

    text: str
    names: list[str]
