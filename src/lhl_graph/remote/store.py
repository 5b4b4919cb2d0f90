"""A graph that stands on somebody else's server, read in the same way as our own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NoReturn

import pyoxigraph as ox

from lhl_graph.errors import InputError
from lhl_graph.graph.store import Store, Value, value

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from rdflib import Dataset

    from lhl_graph.graph import sparql
    from lhl_graph.remote.endpoint import Endpoint

_ABOUT: Final = "SELECT ?s ?p ?o WHERE {{ VALUES ?s {{ {} }} ?s ?p ?o }}"
_AT_ONCE: Final = 100
"""About how many things one request asks."""


class RemoteStore(Store):
    """A graph behind an endpoint; what was once read about a thing is remembered as long as this object lives."""

    def __init__(self, endpoint: Endpoint) -> None:
        """Read through `endpoint`; nothing is asked yet."""
        self.endpoint = endpoint
        self._known: dict[str, list[tuple[str, Value]]] = {}

    def __len__(self) -> int:
        return int(next(self.rows("SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }"))[0])

    def query(self, text: str, bindings: Mapping[str, str | float] | None = None) -> sparql.Raw:
        """Answer a SPARQL query over all named graphs together; see `Endpoint.ask`."""
        return self.endpoint.ask(text, bindings)

    def prepare(self, things: Iterable[str]) -> None:
        """Read what the endpoint says about many things at once, so that looking each up sends nothing."""
        missing = sorted({thing for thing in things if thing not in self._known})
        for start in range(0, len(missing), _AT_ONCE):
            some = missing[start : start + _AT_ONCE]
            self._known.update((thing, []) for thing in some)
            answer = self.query(_ABOUT.format(" ".join(str(ox.NamedNode(thing)) for thing in some)))
            assert isinstance(answer, ox.QuerySolutions)
            for subject, predicate, found in answer:
                self._known[value(subject).text].append((value(predicate).text, value(found)))

    def facts(self, subject: str, predicate: str | None = None) -> Iterator[tuple[str, Value]]:
        """Give predicate and object of each triple about `subject`."""
        self.prepare([subject])
        return iter([fact for fact in self._known[subject] if predicate in (None, fact[0])])

    def pointing(self, target: str, predicate: str | None = None) -> Iterator[tuple[str, str]]:
        """Give subject and predicate of each triple whose object is the IRI `target`."""
        bound = {"o": f"<{target}>", **({"p": f"<{predicate}>"} if predicate else {})}
        for subject, name, _ in self.rows("SELECT ?s ?p ?o WHERE { ?s ?p ?o }", bound):
            yield subject, name

    def graphs(self) -> list[str]:
        """List the IRIs of the named graphs, sorted."""
        return sorted(graph for (graph,) in self.rows("SELECT DISTINCT ?g WHERE { GRAPH ?g { ?s ?p ?o } }"))

    def remembering(self) -> Store:
        """Give itself: what the server holds may change while it is asked."""
        return self

    def sorted_quads(self) -> NoReturn:
        """Refuse: a whole graph is not carried over in one piece."""
        self._not_here("written to a file")

    def rdflib(self) -> Dataset:
        """Refuse: rdflib has a store of its own for endpoints."""
        self._not_here("given as an rdflib.Dataset; rdflib's SPARQLStore reads endpoints")

    def _not_here(self, what: str) -> NoReturn:
        raise InputError(f"a graph behind an endpoint cannot be {what}")

    @property
    def inner(self) -> Any:
        """Refuse: there is no store in this process."""
        self._not_here("opened here")

    @inner.setter
    def inner(self, _: Any) -> NoReturn:
        self._not_here("replaced")
