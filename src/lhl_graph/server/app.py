"""The web application: which address gives what."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING, Final, NamedTuple

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.responses import FileResponse, HTMLResponse, JSONResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from lhl_graph.editor import page as editor
from lhl_graph.server import pages, protocol, reply
from lhl_graph.server.access_log import AccessLog
from lhl_graph.server.hosts import KnownHosts
from lhl_graph.server.problem import ProblemError

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Mapping

    from starlette.requests import Request

    from lhl_graph.server.pool import Pool
    from lhl_graph.server.settings import Settings

_CUT: Final = "X-LHL-Cut"


class Site(NamedTuple):
    """What is served."""

    pool: Pool
    documents: Mapping[str, bytes]
    """Path → JSON that is made once."""


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
    routes = [
        Route("/", endpoints.start),
        Route(f"/assets/{editor.LIBRARY}", endpoints.library),
        Mount("/assets", StaticFiles(directory=editor.ASSETS)),
        Route("/sparql", endpoints.sparql, methods=["GET", "POST"]),
        Route("/ask/{name}", endpoints.ask),
        Route("/health", endpoints.health),
        *(Route(path, endpoints.document) for path in site.documents),
    ]
    middleware = [
        Middleware(AccessLog, tell=tell),
        Middleware(KnownHosts, names=(settings.host, *settings.allowed_hosts)),
    ]
    if settings.cors:
        middleware.append(
            Middleware(
                CORSMiddleware,
                allow_origins=settings.cors,
                allow_methods=["GET", "POST"],
                allow_headers=["Accept", "Accept-Language", "Content-Type"],
                expose_headers=[_CUT],
            )
        )
    return Starlette(
        routes=routes, middleware=middleware, lifespan=lifespan, exception_handlers={ProblemError: reply.of_problem}
    )


class _Endpoints:
    def __init__(self, site: Site) -> None:
        self._site = site

    async def start(self, _: Request) -> Response:
        return HTMLResponse(editor.page(), headers={**pages.SAFE, "Content-Security-Policy": editor.POLICY})

    async def library(self, _: Request) -> Response:
        return FileResponse(editor.library(), media_type="text/javascript")

    async def sparql(self, request: Request) -> Response:
        asked = await protocol.read(request)
        if asked is None:
            raise ProblemError(400, "a query is asked with ?query=")
        return await reply.of_job(request, self._site.pool, asked.job(request.headers.get("accept", "")))

    async def ask(self, request: Request) -> Response:
        given = dict(protocol.pairs(request.scope["query_string"]))
        job = {
            "do": "ask",
            "name": request.path_params["name"],
            "format": given.pop("format", ""),
            "accept": request.headers.get("accept", ""),
            "language": "nb",
            "given": given,
        }
        return await reply.of_job(request, self._site.pool, job)

    async def health(self, _: Request) -> Response:
        return JSONResponse({"status": "ok", **self._site.pool.state})

    async def document(self, request: Request) -> Response:
        return Response(self._site.documents[request.url.path], media_type="application/json")
