"""The command `serve`: the graph as a SPARQL endpoint and as pages."""

from __future__ import annotations

import click

from lhl_graph.cli.options import Command
from lhl_graph.cli.settings import Settings, pass_settings
from lhl_graph.errors import InputError


@click.command(cls=Command)
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True, help="0 takes any free one.")
@click.option("--workers", type=click.IntRange(1, 64), default=2, show_default=True, help="Queries that run at once.")
@click.option(
    "--timeout", "seconds", type=click.FloatRange(0.1, 3600), default=10, show_default=True, help="Seconds of a query."
)
@click.option("--queue", type=click.IntRange(0), default=200, show_default=True, help="Queries that may wait.")
@click.option(
    "--max-memory", "memory", type=click.IntRange(64), default=2048, show_default=True, help="MiB of a worker."
)
@click.option(
    "--max-rows", "rows", type=click.IntRange(1), default=100_000, show_default=True, help="Rows of an answer."
)
@click.option("--cors", multiple=True, metavar="ORIGIN|*", help="Origin whose pages may read answers; repeatable.")
@click.option("--allow-host", multiple=True, metavar="NAME|*", help="Name the server answers to; repeatable.")
@click.option(
    "--allow-service", multiple=True, metavar="HOST", help="Host that queries may ask with SERVICE; repeatable."
)
@pass_settings
def serve(
    settings: Settings,
    host: str,
    port: int,
    workers: int,
    seconds: float,
    queue: int,
    memory: int,
    rows: int,
    cors: tuple[str, ...],
    allow_host: tuple[str, ...],
    allow_service: tuple[str, ...],
) -> None:
    r"""Serve the graph on the web. As a SPARQL endpoint, an editor and pages, read-only.

    \b
    lhl serve
    lhl serve --port 8080 --timeout 30
    curl localhost:8000/sparql --data-urlencode 'query=SELECT * { ?s ?p ?o } LIMIT 5'
    """
    try:
        from lhl_graph.server.run import serve as run
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] not in ("httptools", "starlette", "uvicorn"):
            raise
        raise InputError(f"serve needs {error.name}: pip install 'lhl-graph[serve]'") from error
    from lhl_graph.server.settings import Settings as ServerSettings
    from lhl_graph.server.workers.limits import Limits

    chosen = ServerSettings(
        host,
        port,
        workers,
        queue,
        Limits(seconds=seconds, rows=rows, memory=memory * 2**20),
        cors=cors,
        allowed_hosts=allow_host,
        services=allow_service,
    )
    run(settings.open, chosen, settings.tell, settings.log)
