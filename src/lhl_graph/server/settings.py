"""What `lhl serve` can be told."""

from __future__ import annotations

from typing import NamedTuple

from lhl_graph.server.workers.limits import Limits


class Settings(NamedTuple):
    """Where to listen, what a query may cost, and who may ask."""

    host: str = "127.0.0.1"
    port: int = 8000
    """0 takes any free one."""
    workers: int = 2
    queue: int = 200
    """How many queries may wait; the next gets 503."""
    limits: Limits = Limits()
    cors: tuple[str, ...] = ()
    """Origins whose pages may read answers; `*` is all."""
    allowed_hosts: tuple[str, ...] = ()
    """Names by which the server may be called, beside loopback and `host`."""
    services: tuple[str, ...] = ()
    """Hosts that a query may ask with SERVICE."""
