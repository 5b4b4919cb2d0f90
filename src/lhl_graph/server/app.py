"""The web application: which address gives what."""

from __future__ import annotations

import asyncio
import contextlib
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from lhl_graph.errors import LhlError
from lhl_graph.graph import formats
from lhl_graph.server import language, media, protocol, reply
from lhl_graph.server.access_log import AccessLog
from lhl_graph.server.addresses import ShortAddresses
from lhl_graph.server.description import service, void
from lhl_graph.server.hosts import KnownHosts
from lhl_graph.server.pages import frame
from lhl_graph.server.problem import ProblemError
from lhl_graph.server.repeated import Repeated
from lhl_graph.server.service import PATH

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Mapping
    from pathlib import Path

    import pyoxigraph as ox
    from starlette.requests import Request
    from starlette.routing import BaseRoute

    from lhl_graph.export.void import Counts
    from lhl_graph.server.kept_answers import KeptAnswers
    from lhl_graph.server.service import Relay
    from lhl_graph.server.settings import Settings
    from lhl_graph.server.workers.pool import Pool


_KEPT: Final = 32


class Site(NamedTuple):
    """What is served."""

    pool: Pool
    answers: KeptAnswers
    relay: Relay
    counts: Counts
    documents: Mapping[str, tuple[bytes, str]]
    """Path → content that is made once, and its type."""
    front: Mapping[str, str]
    """Language → the page at `/`."""
    policy: str
    """Content security policy of that page."""
    folders: Mapping[str, Path]
    """Path → folder whose files are given out as they are."""
    help: Mapping[str, str]
    """Language → the page that helps."""
    questions: Mapping[str, str]
    """Language → the page of all questions."""
    day: str
    """The newest day of the data."""


def make_app(settings: Settings, site: Site, tell: Callable[[str], None]) -> Starlette:
    """Put the application together; `tell` gets the lines of the access log."""

    @contextlib.asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        await site.pool.start()
        try:
            yield
        finally:
            await site.pool.stop()

    endpoints = _Endpoints(site)
    routes: list[BaseRoute] = [
        Route("/", endpoints.front),
        Route("/sparql", endpoints.sparql, methods=["GET", "POST"]),
        Route("/ask", endpoints.questions),
        Route("/ask/{name}", endpoints.ask),
        Route("/id/{path:path}", endpoints.thing),
        Route("/map", endpoints.map),
        Route("/.well-known/void", endpoints.void),
        Route("/help", endpoints.help),
        Route("/health", endpoints.health),
        *(Route(path, endpoints.document) for path in site.documents),
        *(Mount(path, StaticFiles(directory=folder)) for path, folder in site.folders.items()),
    ]
    if site.relay:
        routes.append(Route(PATH + "{name}", endpoints.relay, methods=["GET", "POST"]))
    handlers: Mapping[Any, Any] = {
        ProblemError: reply.of_problem,
        LhlError: reply.of_error,
        HTTPException: endpoints.nowhere,
    }
    return Starlette(
        routes=routes, middleware=_middleware(settings, site, tell), lifespan=lifespan, exception_handlers=handlers
    )


def _middleware(settings: Settings, site: Site, tell: Callable[[str], None]) -> list[Middleware]:
    around = [
        Middleware(AccessLog, tell=tell),
        Middleware(ShortAddresses),
        Middleware(KnownHosts, names=(settings.host, *settings.allowed_hosts)),
    ]
    if settings.cors:
        around.append(
            Middleware(
                CORSMiddleware,
                allow_origins=settings.cors,
                allow_methods=["GET", "POST"],
                allow_headers=["Accept", "Accept-Language", "Authorization", "Content-Type"],
                expose_headers=["ETag", reply.CUT, reply.WARNING],
            )
        )
    return [*around, Middleware(Repeated, answers=site.answers)]


class _Endpoints:
    def __init__(self, site: Site) -> None:
        self._site = site
        self._known: dict[tuple[str, str, str], bytes] = {}

    async def sparql(self, request: Request) -> Response:
        asked = await protocol.read(request)
        accept = request.headers.get("accept", "")
        relay = self._site.relay
        if asked is None:
            if media.prefers_html(accept):
                return RedirectResponse("/", 303)
            return await self._described(request, self._service)
        job = asked.job(accept)
        if not relay or "service" not in asked.query.lower():
            return await reply.of_job(request, self._site.pool, self._site.answers, job)
        query, names = await asyncio.to_thread(relay.rewrite, asked.query)
        try:
            return await reply.of_job(
                request, self._site.pool, self._site.answers, {**job, "query": query, "relayed": True}
            )
        finally:
            relay.forget(names)

    async def relay(self, request: Request) -> Response:
        body = await protocol.body(request)
        asked = request.scope["query_string"].decode("latin-1")
        name, headers = request.path_params["name"], dict(request.headers)
        status, kind, content = await asyncio.to_thread(
            self._site.relay.fetch, name, request.method, headers, body, asked
        )
        return Response(content, status, {"Content-Type": kind})

    async def ask(self, request: Request) -> Response:
        given = dict(protocol.pairs(request.scope["query_string"]))
        job = {
            "do": "ask",
            "name": request.path_params["name"],
            "format": given.pop("format", ""),
            "accept": request.headers.get("accept", ""),
            "language": language.wanted(given, request.headers),
            "given": given,
        }
        return await reply.of_job(request, self._site.pool, self._site.answers, job)

    async def thing(self, request: Request) -> Response:
        given = dict(protocol.pairs(request.scope["query_string"]))
        job = {
            "do": "thing",
            "path": request.path_params["path"],
            "format": given.get("format", ""),
            "accept": request.headers.get("accept", ""),
            "language": language.wanted(given, request.headers),
        }
        return await reply.of_job(request, self._site.pool, self._site.answers, job)

    async def map(self, request: Request) -> Response:
        given = dict(protocol.pairs(request.scope["query_string"]))
        job = {"do": "map", "format": "", "accept": "", "language": language.wanted(given, request.headers)}
        return await reply.of_job(request, self._site.pool, self._site.answers, job)

    async def void(self, request: Request) -> Response:
        return await self._described(request, void)

    async def health(self, _: Request) -> Response:
        return JSONResponse({"status": "ok", **self._site.pool.state}, headers={"Cache-Control": "no-store"})

    async def front(self, request: Request) -> Response:
        return _page(self._site.front, request, self._site.policy)

    async def help(self, request: Request) -> Response:
        return _page(self._site.help, request)

    async def questions(self, request: Request) -> Response:
        """List the questions: a page for a browser, the JSON of the catalogue for a program."""
        if media.is_browser(request.headers.get("accept", "")):
            return _page(self._site.questions, request)
        content, kind = self._site.documents["/questions.json"]
        return Response(content, headers={"Content-Type": kind, "Cache-Control": "no-cache", "Vary": "Accept"})

    def nowhere(self, request: Request, exception: Exception) -> Response:
        """Answer what leads nowhere: a page for a browser, a line for a program."""
        refused = reply.of_exception(request, exception)
        if refused.status_code != 404 or not media.is_browser(request.headers.get("accept", "")):
            return refused
        spoken = language.wanted(dict(request.query_params), request.headers)
        page = frame.missing(request.url.path, [], spoken, self._site.day)
        return Response(page, 404, headers={**frame.SAFE, "Content-Type": "text/html; charset=utf-8"})

    async def document(self, request: Request) -> Response:
        content, kind = self._site.documents[request.url.path]
        return Response(content, headers={"Content-Type": kind, "Cache-Control": "no-cache"})

    async def _described(self, request: Request, describe: Callable[[Counts, str], list[ox.Triple]]) -> Response:
        form = dict(protocol.pairs(request.scope["query_string"])).get("format", "")
        chosen, asked = media.choose(media.GRAPHS, request.headers.get("accept", ""), form)
        origin = str(request.base_url).rstrip("/")
        content = await asyncio.to_thread(self._written, describe, origin, chosen.name)
        return Response(content, headers={"Content-Type": chosen.content_type(asked), "Vary": "Accept"})

    def _written(self, describe: Callable[[Counts, str], list[ox.Triple]], origin: str, form: str) -> bytes:
        """Write a description once for each name of the server and each format."""
        key = (describe.__name__, origin, form)
        if key not in self._known:
            if len(self._known) >= _KEPT:
                self._known.clear()
            self._known[key] = formats.triples(describe(self._site.counts, origin), formats.RDF[form])
        return self._known[key]

    def _service(self, counts: Counts, origin: str) -> list[ox.Triple]:
        return service(counts, origin, federated=bool(self._site.relay))


def _page(pages: Mapping[str, str], request: Request, policy: str = frame.SAFE["Content-Security-Policy"]) -> Response:
    """Give a page in the language that the address names, else the best of those that the browser asks for."""
    given = dict(protocol.pairs(request.scope["query_string"]))
    page = pages[language.wanted(given, request.headers)]
    kept = {"Content-Security-Policy": policy, "Vary": "Accept, Accept-Language"}
    return Response(page, headers={**frame.SAFE, **kept, "Content-Type": "text/html; charset=utf-8"})
