"""A graph on somebody else's server, for those who know `KnowledgeGraph`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lhl_graph.knowledge_graph import KnowledgeGraph
from lhl_graph.reading.repository import Repository
from lhl_graph.remote.connection import shown

if TYPE_CHECKING:
    from pathlib import Path


def connect(
    url: str,
    *,
    root: str | Path | None = None,
    language: str = "nb",
    user: str | None = None,
    password: str | None = None,
    timeout: float | None = None,
) -> KnowledgeGraph:
    """Read the graph from the SPARQL 1.1 endpoint at `url` instead of from files; nothing is sent before it is asked.

    >>> connect("http://127.0.0.1:7878/query")
    RemoteGraph('http://127.0.0.1:7878/query')

    The questions of `ask` come from the checkout at `root`, or the package. `user` and `password` are sent when the
    server asks for them; an answer may take `timeout` seconds (60).

    Raises:
        InputError: the address is none, or the library requests is not installed.
        RepositoryError: there is no such checkout.
    """
    from lhl_graph.remote.endpoint import Endpoint
    from lhl_graph.remote.store import RemoteStore

    return RemoteGraph(Repository.find(root), RemoteStore(Endpoint(url, user, password, timeout)), language)


class RemoteGraph(KnowledgeGraph):
    """A graph behind an endpoint; what needs the whole of it at once (`rdflib`, `write`, `push`) is refused."""

    def _warnings(self, _: str, /) -> list[str]:
        """Tell of nothing: what a foreign store holds is not known here."""
        return []

    def _why_empty(self, _: str, /) -> str:
        """Try nothing: each pattern would be a request."""
        from lhl_graph.graph.unmatched import UNKNOWN

        return UNKNOWN

    def __repr__(self) -> str:
        from lhl_graph.remote.store import RemoteStore

        assert isinstance(self.store, RemoteStore)
        return f"RemoteGraph({shown(self.store.endpoint.url)!r})"
