"""The template of a CONSTRUCT, filled here with rows that another server found."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import pyoxigraph as ox

from lhl_graph.remote.query_text import prologue

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lhl_graph.remote.query_text import Query

_BLANK: Final = "urn:lhl-graph:blank:"
"""Stands for a blank node while rows are in a data block, where none may be."""

_BATCH: Final = 1000


def filled(query: Query, pattern: str, names: Sequence[str], rows: Sequence[ox.QuerySolution]) -> ox.QueryTriples:
    """Give the triples that the template `pattern` of a CONSTRUCT makes of rows with the variables `names`."""
    graph = ox.Store()
    head = f"{prologue(str(query))}{query.prologue}\nCONSTRUCT {pattern}\nWHERE {{"
    variables = " ".join(f"?{name}" for name in names)
    for start in range(0, len(rows), _BATCH):
        cells = (" ".join(_written(row[name]) for name in names) for row in rows[start : start + _BATCH])
        block = f"VALUES ({variables}) {{ {' '.join(f'({each})' for each in cells)} }}" if names else ""
        made = ox.Store().query(f"{head} {block} }}")
        assert isinstance(made, ox.QueryTriples)
        graph.extend(ox.Quad(_back(t.subject), t.predicate, _back(t.object)) for t in made)
    return triples(graph)


def triples(graph: ox.Store) -> ox.QueryTriples:
    """Give the default graph of a store as the answer to a CONSTRUCT."""
    found = graph.query("CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }")
    assert isinstance(found, ox.QueryTriples)
    return found


def _written(term: Any) -> str:
    if term is None:
        return "UNDEF"
    return f"<{_BLANK}{term.value}>" if isinstance(term, ox.BlankNode) else str(term)


def _back(term: Any) -> Any:
    if isinstance(term, ox.NamedNode) and term.value.startswith(_BLANK):
        return ox.BlankNode(term.value.removeprefix(_BLANK))
    return term
