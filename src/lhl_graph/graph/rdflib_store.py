"""The store under an `rdflib.Dataset`: Oxigraph's, but for what would leave this machine or change the graph."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NoReturn

from oxrdflib import OxigraphStore
from rdflib.plugins.sparql import prepareQuery
from rdflib.plugins.sparql.sparql import Query

from lhl_graph.errors import RefusedError
from lhl_graph.graph.sparql import names_graphs, refuse
from lhl_graph.iris import PREFIXES

if TYPE_CHECKING:
    from collections.abc import Mapping

    from rdflib.query import Result


class GuardedStore(OxigraphStore):
    """Refuses `SERVICE` and updates, as `lhl query` does."""

    def query(
        self,
        query: Any,
        initNs: Mapping[str, Any],  # noqa: N803 - rdflib passes it by this name
        initBindings: Mapping[str, Any],  # noqa: N803 - as rdflib names it
        queryGraph: Any,  # noqa: N803 - as rdflib names it
        **kwargs: Any,
    ) -> Result:
        """Answer a query, given as text or prepared by rdflib; one that names graphs in FROM sees those alone.

        Raises:
            RefusedError: it asks another server, or rdflib would fetch the graphs that it names.
            NotImplementedError: rdflib is to answer it itself.
        """
        if isinstance(query, Query):
            _refuse_elsewhere(query)
            raise NotImplementedError("what rdflib has prepared, rdflib answers")
        text = str(query)
        refuse(text)
        spaces = {prefix: str(namespace) for prefix, namespace in initNs.items()}
        if kwargs:  # Oxigraph knows no more of them than rdflib's own; what it cannot take, rdflib answers
            _refuse_elsewhere(prepareQuery(text, initNs={**PREFIXES, **spaces}))
        try:
            return super().query(text, spaces, initBindings, "" if names_graphs(text) else queryGraph, **kwargs)
        except (RuntimeError, ValueError) as error:
            if "projection" not in str(error):
                raise
            _refuse_elsewhere(prepareQuery(text, initNs={**PREFIXES, **spaces}))
            raise NotImplementedError("Oxigraph binds what a query selects; rdflib binds the rest") from error

    def update(self, *_: Any, **__: Any) -> NoReturn:
        """Refuse.

        Raises:
            RefusedError: always; `LOAD` would ask another server, and the graph comes from files.
        """
        raise RefusedError("the graph is read-only; edit data/ instead")


def _refuse_elsewhere(query: Query) -> None:
    """Refuse what rdflib would ask or fetch by itself."""
    if _asks_elsewhere(query.algebra):
        raise RefusedError("SERVICE would ask another server; this tool never uses the network")
    if query.algebra.datasetClause:
        raise RefusedError("rdflib would fetch the graphs of FROM; ask with text only, without other arguments")


def _asks_elsewhere(part: Any) -> bool:
    """Look for a `SERVICE` in a query that rdflib has read; it would be rdflib that asks."""
    if getattr(part, "name", "") == "ServiceGraphPattern":
        return True
    if isinstance(part, dict):
        return any(_asks_elsewhere(each) for each in part.values())
    return isinstance(part, list | tuple | set) and any(_asks_elsewhere(each) for each in part)
