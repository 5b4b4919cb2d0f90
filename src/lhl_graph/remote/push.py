"""Loading the graph into somebody else's store by the SPARQL 1.1 Graph Store HTTP Protocol: one PUT a named graph.

PUT replaces (section 5.3 of the protocol), so that pushing twice leaves what pushing once does. Graphs of ours that are
no longer there are taken away; graphs with other names are left alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple
from urllib.parse import quote, urlsplit, urlunsplit

import pyoxigraph as ox

from lhl_graph.errors import EndpointError, InputError
from lhl_graph.iris import GRAPHS
from lhl_graph.remote.connection import checked
from lhl_graph.remote.endpoint import failed
from lhl_graph.table.table import Table

if TYPE_CHECKING:
    from collections.abc import Callable

    from lhl_graph.graph.store import Store
    from lhl_graph.remote.connection import Connection
    from lhl_graph.remote.endpoint import Endpoint

_SIZES: Final = f"""SELECT ?g (COUNT(*) AS ?n) WHERE {{
  GRAPH ?g {{ ?s ?p ?o }}
  FILTER(STRSTARTS(STR(?g), "{GRAPHS}"))
}} GROUP BY ?g"""

_HEADINGS: Final = {
    "nb": ("Graf", "Handling", "Utsagn"),
    "nn": ("Graf", "Handling", "Utsegner"),
    "en": ("Graph", "Action", "Statements"),
}


class Change(NamedTuple):
    """What happens to one graph of the other store."""

    graph: str
    action: str
    """`put`, or `delete`."""
    statements: int
    """How many the graph has afterwards."""


def address(endpoint: Endpoint) -> str:
    """Give the address at which the server of an endpoint takes graphs, for servers that are known to have one.

    Raises:
        InputError: it is not one of those.
        EndpointError: it does not answer.
    """
    parts = urlsplit(endpoint.url)
    path, server = parts.path.rstrip("/"), endpoint.server()
    if server.startswith("Virtuoso"):
        path = "/sparql-graph-crud-auth"
    elif server.startswith("Oxigraph"):
        path = path.removesuffix("/query") + "/store"
    elif "Fuseki" in server:
        path = path.removesuffix("/query").removesuffix("/sparql") + "/data"
    elif "/repositories/" in path:  # RDF4J, GraphDB
        path += "/rdf-graphs/service"
    else:
        raise InputError(f"{endpoint.url}: which address takes graphs there is not known; name it with --graph-store")
    return urlunsplit((parts.scheme, parts.netloc, path, "", ""))


def plan(store: Store, endpoint: Endpoint) -> Table[Change]:
    """List what a push would do, in the order in which it would.

    Raises:
        EndpointError: the endpoint does not say what it has.
    """
    sizes = {graph: int(size) for graph, size in store.rows(_SIZES)}
    changes = [Change(graph, "put", size) for graph, size in sorted(sizes.items())]
    changes += [Change(graph, "delete", 0) for graph in sorted(_sizes(endpoint)) if graph not in sizes]
    return Table(Change._fields, changes)


def push(
    store: Store,
    endpoint: Endpoint,
    graph_store: str | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> Table[Change]:
    """Make the other store hold our graphs as they are here, and see that it does.

    `progress` gets how many graphs are done, and how many there are.

    Raises:
        InputError: where the server takes graphs is not known.
        EndpointError: the server refuses a graph, or afterwards holds something else than was sent.
    """
    place = checked(graph_store) if graph_store else address(endpoint)
    connection = endpoint.connection.to(place)
    changes = plan(store, endpoint)
    for done, change in enumerate(changes, start=1):
        _change(store, connection, place, change)
        if progress is not None:
            progress(done, len(changes))
    _check(endpoint, changes)
    return changes


def headings(language: str) -> dict[str, str]:
    """Name the columns of a list of changes."""
    return dict(zip(Change._fields, _HEADINGS[language], strict=True))


def _change(store: Store, connection: Connection, place: str, change: Change) -> None:
    url = f"{place}{'&' if '?' in place else '?'}graph={quote(change.graph, safe='')}"
    if change.action == "delete":
        reply = connection.send("DELETE", url)
    else:  # N-Triples is Turtle, which every such server takes
        quads = store.inner.quads_for_pattern(None, None, None, ox.NamedNode(change.graph))
        body = ox.serialize((quad.triple for quad in quads), format=ox.RdfFormat.N_TRIPLES)
        reply = connection.send("PUT", url, body=body, media_type="text/turtle")
    gone = change.action == "delete" and reply.status == 404
    if reply.status not in (200, 201, 202, 204) and not gone:
        raise EndpointError(failed(url, reply))


def _check(endpoint: Endpoint, changes: Table[Change]) -> None:
    found = _sizes(endpoint)
    for graph, _, size in changes:
        if found.get(graph, 0) != size:
            many = f"<{graph}> has {found.get(graph, 0):,} statements there and {size:,} here"
            raise EndpointError(f"{endpoint.url}: {many}; the server did not keep what it was sent")


def _sizes(endpoint: Endpoint) -> dict[str, int]:
    answer = endpoint.ask(_SIZES)
    assert isinstance(answer, ox.QuerySolutions)
    found = ((graph.value, int(size.value)) for graph, size in answer if graph is not None)
    return {graph: size for graph, size in found if graph.startswith(GRAPHS)}  # what is not ours is never taken away
