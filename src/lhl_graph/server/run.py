"""Running the server: from the graph and the settings until somebody stops it."""

from __future__ import annotations

import contextlib
import json
import signal
import socket
from typing import TYPE_CHECKING, Final

import uvicorn

from lhl_graph import questions
from lhl_graph.errors import LhlError
from lhl_graph.repository import PREFIXES
from lhl_graph.server import catalogue, snapshot
from lhl_graph.server.app import Site, make_app
from lhl_graph.server.pool import Pool
from lhl_graph.version import __version__

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from lhl_graph.knowledge_graph import KnowledgeGraph
    from lhl_graph.server.settings import Settings

_FAREWELL: Final = 5
"""Seconds that open queries have when the server stops."""


def serve(kg: KnowledgeGraph, settings: Settings, tell: Callable[[str], None], log: Callable[[str], None]) -> None:
    """Serve the graph until SIGINT or SIGTERM; `tell` gets where, `log` a line for each request.

    Raises:
        LhlError: the address cannot be listened on.
    """
    with _listening(settings) as listener:
        library = questions.library(kg.repository)
        with snapshot.kept(kg.store, library) as place:
            pool = Pool(place, str(kg.repository.root), settings.limits, settings.workers, settings.queue)
            app = make_app(settings, Site(pool, _documents(kg)), log)
            server = uvicorn.Server(
                uvicorn.Config(
                    app,
                    http="h11",
                    ws="none",
                    log_level="error",
                    access_log=False,
                    server_header=False,
                    timeout_graceful_shutdown=_FAREWELL,
                )
            )
            host, port = listener.getsockname()[:2]
            tell(f"http://{f'[{host}]' if ':' in host else host}:{port}/ (SPARQL: /sparql; stop with Ctrl+C)")
            with _calm():
                server.run(sockets=[listener])


def _documents(kg: KnowledgeGraph) -> dict[str, bytes]:
    library = questions.library(kg.repository)
    made = {
        "/questions.json": catalogue.of_questions(kg.store, library),
        "/terms.json": catalogue.of_terms(kg.store),
        "/prefixes.json": PREFIXES,
        "/version": {"name": "lhl-graph", "version": __version__, "statements": len(kg.store)},
    }
    return {path: json.dumps(value, ensure_ascii=False).encode() for path, value in made.items()}


@contextlib.contextmanager
def _listening(settings: Settings) -> Iterator[socket.socket]:
    family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
    try:
        listener = socket.create_server((settings.host.strip("[]"), settings.port), family=family)
    except OSError as error:
        raise LhlError(f"{settings.host}:{settings.port} cannot be listened on ({error.strerror or error})") from error
    with listener:
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
