"""Running the server: from the graph and the settings until somebody stops it."""

from __future__ import annotations

import contextlib
import json
import secrets
import signal
import socket
from hashlib import blake2b
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import urlsplit

import pyoxigraph as ox
import uvicorn
from starlette.routing import Router

from lhl_graph.cache import fingerprint
from lhl_graph.design import spelling
from lhl_graph.editor import page as editor
from lhl_graph.errors import InputError, LhlError, reason
from lhl_graph.export import void
from lhl_graph.export.about import about
from lhl_graph.findings import facts
from lhl_graph.graph.labels import LANGUAGES
from lhl_graph.graph.store import Store
from lhl_graph.iris import PREFIXES
from lhl_graph.program import outdated, program
from lhl_graph.questions import library as questions
from lhl_graph.questions import rdf
from lhl_graph.server import catalogue
from lhl_graph.server.app import Site, make_app
from lhl_graph.server.connection import Connection
from lhl_graph.server.kept_answers import KeptAnswers
from lhl_graph.server.newest import Newest
from lhl_graph.server.pages import frame
from lhl_graph.server.pages.questions import questions as all_questions
from lhl_graph.server.service import Relay
from lhl_graph.server.workers import snapshot
from lhl_graph.server.workers.pool import Pool
from lhl_graph.version import __version__

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from starlette.applications import Starlette

    from lhl_graph.knowledge_graph import KnowledgeGraph
    from lhl_graph.server.settings import Settings

_HTML: Final = "text/html; charset=utf-8"
_FAREWELL: Final = 5
"""Seconds that open queries have when the server stops."""


def serve(
    opened: Callable[[], KnowledgeGraph],
    settings: Settings,
    tell: Callable[[str], None],
    log: Callable[[str], None],
) -> None:
    """Serve the graph until SIGINT or SIGTERM; `tell` gets where, `log` a line for each request.

    `opened` opens the graph, once it is certain that there is an address to serve it at, and again on each SIGHUP.

    Raises:
        LhlError: the address cannot be listened on.
    """
    with _listening(settings) as listener:
        relay = Relay(settings.services, settings.limits.seconds)
        relay.origin = _origin(listener, "127.0.0.1")
        announced = _origin(listener, socket.gethostname())
        own = [str(urlsplit(each).hostname) for each in (relay.origin, announced)]
        known = settings._replace(allowed_hosts=(*settings.allowed_hosts, *own))
        longest = 2 * settings.limits.seconds + _FAREWELL  # a query waits its time, then runs its time
        newest = Newest(lambda: _application(opened, known, relay, log), longest, tell)
        config = uvicorn.Config(
            Router(default=newest, lifespan=newest.lifespan),
            http=Connection,
            ws="none",
            log_level="error",
            access_log=False,
            server_header=False,
            proxy_headers=False,
            timeout_graceful_shutdown=_FAREWELL,
        )
        tell(f"{announced}/ (SPARQL: /sparql; stop with Ctrl+C)")
        with contextlib.closing(newest), _calm():
            uvicorn.Server(config).run(sockets=[listener])


@contextlib.contextmanager
def _application(
    opened: Callable[[], KnowledgeGraph], settings: Settings, relay: Relay, log: Callable[[str], None]
) -> Iterator[Starlette]:
    """Give the application that serves the graph as it is now.

    Raises:
        LhlError: the graph cannot be built, or the program on disk is no longer the one that runs.
    """
    if outdated():
        raise LhlError("the program has changed since this process began; start it anew")
    kg = opened()
    with snapshot.kept(kg.store, questions.library(kg.repository)) as place:
        pool = Pool(place, str(kg.repository.root), settings.limits, settings.workers, settings.queue)
        yield make_app(settings, _site(kg, place, settings, pool, relay), log)


def _site(kg: KnowledgeGraph, place: str, settings: Settings, pool: Pool, relay: Relay) -> Site:
    served, library = Store(ox.Store.read_only(place)), questions.library(kg.repository)
    counts, day = void.count(served), facts.data_day(served)
    data = {
        "/questions.json": catalogue.of_questions(served, library, day),
        "/terms.json": catalogue.of_terms(served),
        "/prefixes.json": PREFIXES,
        "/version": _version(kg, counts, day),
    }
    documents = {
        f"/assets/{editor.LIBRARY}": (editor.library().read_bytes(), "text/javascript; charset=utf-8"),
        f"/assets/{editor.PALETTE}": (editor.style(), "text/css; charset=utf-8"),
        f"/assets/{editor.SPELLING}": (spelling.script().encode(), "text/javascript; charset=utf-8"),
        "/style.css": (frame.style(), "text/css; charset=utf-8"),
        **{path: (json.dumps(value, ensure_ascii=False).encode(), "application/json") for path, value in data.items()},
    }
    helped = {each: frame.help_page(settings.limits, each, day) for each in LANGUAGES}
    return Site(
        pool,
        KeptAnswers(_identity(kg, library)),
        relay,
        counts,
        documents,
        {each: editor.page(day, each) for each in LANGUAGES},
        editor.POLICY,
        {"/assets": editor.ASSETS},
        helped,
        {each: all_questions(library, each, day) for each in LANGUAGES},
        day,
    )


def _identity(kg: KnowledgeGraph, library: list[questions.Question]) -> str:
    """Name what is served: the graph by what it was made from (by chance where it does not say), questions, program."""
    made_from = about(kg.store, kg.language).made_from or secrets.token_hex()
    asked = blake2b("\n".join(sorted(map(str, rdf.quads(library)))).encode(), digest_size=16)
    return f"{made_from}-{asked.hexdigest()}-{program()}"


def _version(kg: KnowledgeGraph, counts: void.Counts, day: str) -> dict[str, Any]:
    """Give the tool's version, what the data are made from, and the newest day that they speak of.

    `statements` counts the graph, as `lhl stats` does; `service_statements` the questions and catalogue served beside.
    """
    return {
        "name": "lhl-graph",
        "version": __version__,
        "data_date": day,
        "data_hash": fingerprint(kg.repository),
        "statements": len(kg.store),
        "service_statements": sum(counts.graphs.values()) - len(kg.store),
        "graphs": len(counts.graphs),
    }


def _origin(listener: socket.socket, anywhere: str) -> str:
    """Give the address to reach the server by; `anywhere` stands for one that listens on every interface."""
    host, port = listener.getsockname()[:2]
    host = anywhere if host in ("0.0.0.0", "::") else host
    return f"http://{f'[{host}]' if ':' in host else host}:{port}"


@contextlib.contextmanager
def _listening(settings: Settings) -> Iterator[socket.socket]:
    family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
    both = settings.host == "::" and socket.has_dualstack_ipv6()
    if settings.services and family == socket.AF_INET6 and not both:  # Oxigraph asks the relay, and no IPv6 address
        raise InputError(f"--allow-service needs a --host of IPv4, or ::, not {settings.host}")
    try:
        address = (settings.host.strip("[]"), settings.port)
        listener = socket.create_server(address, family=family, dualstack_ipv6=both)
    except (OSError, UnicodeError) as error:
        raise LhlError(f"{settings.host}:{settings.port} cannot be listened on ({reason(error)})") from error
    with listener:
        listener.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)  # asyncio does so only where a socket names TCP
        yield listener


@contextlib.contextmanager
def _calm() -> Iterator[None]:
    """End without an error when stopped: uvicorn raises the signal that stopped it once more when it is done."""
    before = {each: signal.signal(each, lambda *_: None) for each in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield
    finally:
        for each, handler in before.items():
            signal.signal(each, handler)
