"""Why a query gives no rows: a triple pattern that it cannot do without, and that matches nothing alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from lhl_graph.iris import PREFIXES, compact

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lhl_graph.graph.store import Store

TOGETHER: Final = "no rows: each pattern matches something alone, but not all together; loosen a FILTER or a join"
UNKNOWN: Final = "no rows: nothing matches the whole query; try its patterns one by one, or loosen a FILTER"

_MOST: Final = 50
"""How many patterns are tried."""
_NEEDED: Final = {"Join": ("p1", "p2"), "LeftJoin": ("p1",), "Minus": ("p1",), "Union": ()}
"""Which operands of an operator must match; of any other it is the one called p."""


def why_empty(store: Store, text: str) -> str:
    """Say why a query that is valid gives no rows; nothing is tried but each pattern alone, to its first match."""
    try:
        patterns = list(_patterns(text))[:_MOST]
    except Exception:  # rdflib's parser fails in many ways on what Oxigraph takes beyond SPARQL 1.1
        return UNKNOWN
    for asked, shown in patterns:
        if not store.query(f"ASK {{ {asked} }}"):
            return f"no rows: nothing in the graph matches `{shown}`"
    return TOGETHER if patterns else UNKNOWN


def _patterns(text: str) -> Iterator[tuple[str, str]]:
    """Give each triple pattern that must match: as SPARQL, and for reading."""
    from rdflib import Graph
    from rdflib.plugins.sparql import prepareQuery

    names = Graph(bind_namespaces="none").namespace_manager
    for prefix, iri in PREFIXES.items():
        names.bind(prefix, iri)
    for triple in _needed(prepareQuery(text, initNs=PREFIXES).algebra):
        yield " ".join(term.n3() for term in triple), " ".join(_shown(term, names) for term in triple)


def _needed(part: Any) -> Iterator[Any]:
    if part.name == "BGP":
        yield from part.triples
        return
    for operand in _NEEDED.get(part.name, ("p",)):
        if operand in part:
            yield from _needed(part[operand])


def _shown(term: Any, names: Any) -> str:
    from rdflib import URIRef

    return compact(str(term)) if isinstance(term, URIRef) else str(term.n3(names))
