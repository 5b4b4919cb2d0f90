"""Do the addresses elsewhere that pages link to still answer; asked only when somebody says so."""

from __future__ import annotations

import time
from collections import defaultdict
from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPException
from typing import TYPE_CHECKING, Final, NamedTuple
from urllib.error import HTTPError
from urllib.parse import quote, urlsplit
from urllib.request import Request, urlopen

if TYPE_CHECKING:
    from collections.abc import Iterable

SECONDS: Final = 10.0
"""How long an address has to answer."""
PAUSE: Final = 0.5
"""Seconds between two questions to one server."""
SERVERS: Final = 8
"""So many servers are asked at once, each one question at a time."""
_MAY_ANSWER_GET: Final = ("403", "404", "405", "501")
"""What servers say to HEAD that answer GET: forbidden, not found, not allowed, not implemented."""
_AGENT: Final = "lhl-graph (checks the links of a site once)"


class Reply(NamedTuple):
    """What came of an address: its HTTP status, or why there was none."""

    address: str
    said: str
    works: bool


def ask(addresses: Iterable[str], *, seconds: float = SECONDS, pause: float = PAUSE) -> list[Reply]:
    """Ask each address once with HEAD, and with GET where a server may know only that, in sorted order."""
    servers: dict[str, list[str]] = defaultdict(list)
    for address in sorted(set(addresses)):
        servers[urlsplit(address).netloc].append(address)

    def of_one(listed: list[str]) -> list[Reply]:
        found = []
        for number, address in enumerate(listed):
            time.sleep(pause if number else 0)
            found.append(_asked(address, seconds))
        return found

    with ThreadPoolExecutor(SERVERS) as pool:
        return sorted(reply for found in pool.map(of_one, servers.values()) for reply in found)


def _asked(address: str, seconds: float) -> Reply:
    reply = _once(address, "HEAD", seconds)
    return _once(address, "GET", seconds) if reply.said in _MAY_ANSWER_GET else reply


def _once(address: str, method: str, seconds: float) -> Reply:
    request = Request(quote(address, safe="%/:=&?~#+!$,;'@()*[]"), method=method, headers={"User-Agent": _AGENT})
    try:
        with urlopen(request, timeout=seconds) as answer:
            return Reply(address, str(answer.status), works=True)
    except HTTPError as error:
        with error:
            return Reply(address, str(error.code), works=False)
    except (OSError, HTTPException, ValueError) as error:
        return Reply(address, str(getattr(error, "reason", "") or error or type(error).__name__), works=False)
