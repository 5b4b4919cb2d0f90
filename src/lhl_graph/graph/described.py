"""What the graph says about one thing, as triples."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pyoxigraph as ox

from lhl_graph.iris import BASE, NS, PREFIXES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lhl_graph.graph.store import Store

_NAMES: Final = tuple(
    ox.NamedNode(PREFIXES[prefix] + name) for prefix, name in (("rdfs", "label"), ("skos", "prefLabel"))
)


def triples(store: Store, iri: str) -> Iterator[ox.Triple]:
    """Give what the graph says about a thing and its parts, and the names of what it points to."""
    waiting, seen = [ox.NamedNode(iri)], {iri}
    named: set[ox.NamedNode] = set()
    while waiting:
        for quad in store.inner.quads_for_pattern(waiting.pop(), None, None):
            yield quad.triple
            value = quad.object
            if isinstance(value, ox.NamedNode) and value.value not in seen:
                if value.value.startswith(iri + "/"):
                    seen.add(value.value)
                    waiting.append(value)
                elif value.value.startswith(BASE) and not value.value.startswith(NS):
                    named.add(value)
    for each in named:
        for name in _NAMES:
            for quad in store.inner.quads_for_pattern(each, name, None):
                yield quad.triple
