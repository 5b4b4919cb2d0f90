"""Somebody else's SPARQL 1.1 endpoint, asked by the SPARQL 1.1 Protocol: whole answers or an error, never a part.

A server may cut an answer, and few say so. So an answer of some size is followed by the question whether there is one
more row; if there is, the rows are read again page by page, in an order that leaves nothing open, until no more come.
"""

from __future__ import annotations

import contextlib
from functools import cached_property
from typing import TYPE_CHECKING, Final

import pyoxigraph as ox

from lhl_graph.errors import EndpointError
from lhl_graph.graph import sparql
from lhl_graph.iris import NS
from lhl_graph.remote import query_text, results, template
from lhl_graph.remote.connection import LARGEST, TIMEOUT, Connection, Credentials, Reply, checked, is_whole, said, shown

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from lhl_graph.remote.query_text import Query
    from lhl_graph.remote.results import Page

Parameters = tuple[tuple[str, str], ...]

UNIONS: Final[tuple[Parameters, ...]] = (
    (),
    (("union-default-graph", ""),),
    (("default-graph-uri", "urn:x-arq:UnionGraph"),),
)
"""What to send so that a query is over all named graphs together: nothing (GraphDB, Virtuoso, QLever), else what
Oxigraph, and Jena Fuseki, have for it."""

MOST_PAGES: Final = 1000
"""The most requests that one answer is put together from."""

MOST_GRAPHS: Final = 2000
"""The most graphs that are named one by one to a server that has no word for all of them."""

_HIDDEN: Final = f"""ASK {{
  {{ SELECT ?x ?y WHERE {{ GRAPH ?g {{ ?x <{NS}knowledge> ?y }} }} LIMIT 10 }}
  FILTER NOT EXISTS {{ ?x <{NS}knowledge> ?y }}
}}"""
_SEEN: Final = f"ASK {{ ?x <{NS}knowledge> ?y }}"
_GRAPHS: Final = f"SELECT DISTINCT ?g WHERE {{ GRAPH ?g {{ ?s ?p ?o }} }} LIMIT {MOST_GRAPHS + 1}"
_CHOICE: Final = ("default-graph-uri", "named-graph-uri", "union-default-graph")

_TRIPLES: Final = "application/n-triples, text/turtle;q=0.9, application/rdf+xml;q=0.5"
_LARGE: Final = 100
_FAR: Final = 1_000_000_000
"""No answer has so many rows that one is left behind these."""


class Endpoint:
    """An endpoint at one address."""

    def __init__(
        self,
        url: str,
        user: str | None = None,
        password: str | None = None,
        timeout: float | None = None,
        dataset: Parameters | None = None,
    ) -> None:
        """Get ready to ask; nothing is sent yet. `dataset` goes with every query; None finds out what is needed.

        Raises:
            InputError: the address cannot be asked, or the library for it is missing.
        """
        self.url = checked(url)
        credentials = Credentials(user, password or "") if user else None
        self.connection = Connection(self.url, credentials, timeout or TIMEOUT)
        self._dataset = dataset

    def server(self) -> str:
        """Give the name by which the server introduces itself; empty when it does not.

        Raises:
            EndpointError: it does not answer.
        """
        headers = self._send(query_text.read("ASK {}"), results.ACCEPT, ()).headers
        return "Fuseki" if "Fuseki-Request-Id" in headers else headers.get("Server", "")

    def ask(self, text: str, bindings: Mapping[str, str | float] | None = None) -> sparql.Raw:
        """Answer a query as `sparql.ask` does, with the endpoint's data.

        Raises:
            RefusedError: the query is an update, names another server (`SERVICE`), or is too large to be read.
            QueryError: the query is not valid SPARQL 1.1; nothing was sent.
            EndpointError: the endpoint does not answer, or not with the whole of it.
        """
        kind = sparql.ask(ox.Store(), text, bindings)
        bound = {name: str(sparql.term(value)) for name, value in (bindings or {}).items()}
        query = query_text.read(query_text.with_values(text, bound))
        if query.form == "SELECT":
            assert isinstance(kind, ox.QuerySolutions)
            names = [variable.value for variable in kind.variables]
            if query.head.split()[-1] == "*":
                query = query._replace(head=query.head.replace("*", " ".join(f"?{name}" for name in names) or "*"))
            return ox.parse_query_results(self.whole(query, names).json, results.JSON)
        if query.form == "ASK":
            return results.boolean(self._truth(self._send(query, results.ACCEPT)))
        return self._constructed(query) if query.form == "CONSTRUCT" else self._described(query)

    def whole(self, query: Query, variables: list[str]) -> Page:
        """Give all rows of a SELECT, with its variables in the order in which it names them.

        Raises:
            EndpointError: the endpoint gives a part of them only, or does not answer.
        """
        found = self._whole(query, variables)
        if found.variables == variables:
            return found
        if set(found.variables) != set(variables):
            raise EndpointError(f"{shown(self.url)}: the answer has other variables than the query")
        return found._replace(variables=variables, json=results.merged([found], variables))

    def _whole(self, query: Query, variables: list[str]) -> Page:
        first = self._page(query)
        count = len(first.rows)
        if query.limit is not None and count >= query.limit:
            return first
        if not first.cut:
            doubtful = count >= _LARGE or (count > 0 and count % 10 == 0)
            if not doubtful or not self._page(query_text.after(query, count)).rows:
                return first
        if count == 0:
            raise EndpointError(f"{shown(self.url)}: the server gives no rows, and says that there are some")
        return self._pages(query, variables, count)

    def _pages(self, query: Query, variables: list[str], most: int) -> Page:
        pages: list[Page] = []
        skip = size = 0
        while query.limit is None or skip < query.limit:
            page = self._ordered(query_text.page(query, variables, skip, most), variables)
            if not page.rows:
                break
            if pages and page.cells() == pages[-1].cells() and self._ignores_offset(query):
                repeats = "the server cuts its answers and gives the same rows again whatever OFFSET says"
                raise EndpointError(f"{shown(self.url)}: {repeats}; ask for less")
            if len(pages) == MOST_PAGES:
                many = f"the answer takes more than {MOST_PAGES:,} requests; ask for less"
                raise EndpointError(f"{shown(self.url)}: {many}")
            pages.append(page)
            skip += len(page.rows)
            size += len(page.json)
            if size > LARGEST:
                large = f"the answer is larger than {LARGEST // 1024**2} MB; ask for less"
                raise EndpointError(f"{shown(self.url)}: {large}")
        return results.Page(
            variables, [row for page in pages for row in page.rows], False, results.merged(pages, variables)
        )

    def _ignores_offset(self, query: Query) -> bool:
        """Tell whether the server gives a row that lies behind all that there can be."""
        return bool(self._page(query._replace(order="", limit=1, offset=_FAR)).rows)

    def _ordered(self, query: Query, variables: list[str]) -> Page:
        try:
            return self._page(query)
        except EndpointError as error:
            if "SR353" not in str(error):  # Virtuoso: more than MaxSortedTopRows to sort
                raise
            return self._page(query_text.inside(query, variables))

    def _page(self, query: Query, dataset: Parameters | None = None) -> Page:
        reply = self._send(query, results.ACCEPT, dataset)
        with self._named():
            return results.page(reply)

    def _truth(self, reply: Reply) -> bool:
        with self._named():
            return results.truth(reply)

    @contextlib.contextmanager
    def _named(self) -> Iterator[None]:
        """Put the server's name before what is wrong with its answer."""
        try:
            yield
        except EndpointError as error:
            raise EndpointError(f"{shown(self.url)}: {error}") from error

    def _constructed(self, query: Query) -> ox.QueryTriples:
        """Ask for the rows and fill the template here: rows can be counted and paged, a graph cannot."""
        asked, pattern = query_text.selecting(query)
        names = [] if asked.head == "*" else [name.removeprefix("?") for name in asked.head.split()]
        found = self.whole(asked, names)
        return template.filled(query, pattern, names, found.rows)

    def _described(self, query: Query) -> ox.QueryTriples:
        reply = self._send(query, _TRIPLES)
        form = ox.RdfFormat.from_media_type(reply.media_type())
        graph = ox.Store()
        with self._named():
            if form is None:
                raise results.other(reply, "RDF")
            if not is_whole(reply.media_type(), reply.body):
                raise results.unreadable("its XML breaks off")
            try:
                graph.extend(ox.parse(reply.body, form, base_iri=self.url))
            except (SyntaxError, ValueError, OSError) as error:
                raise results.unreadable(error) from error
        return template.triples(graph)

    def _send(self, query: Query, accept: str, dataset: Parameters | None = None) -> Reply:
        """Send a query (SPARQL 1.1 Protocol, section 2.1.2) and see that it was answered."""
        text = str(query)
        if dataset is None:
            dataset = () if query.dataset.strip() else self.union
            if dataset == UNIONS[2] and "GRAPH" in sparql.blanked(text).upper():  # naming one hides the others
                dataset += tuple(("named-graph-uri", name) for name in self._graphs)
        form = [("query", query_text.prologue(text) + text), *dataset]
        reply = self.connection.send("POST", self.url, accept=accept, form=form)
        timed_out = reply.status == 206 or reply.headers.get("X-SQL-State") == "S1TAT"  # Virtuoso, new and old
        if timed_out:
            raise EndpointError(f"{shown(self.url)}: the server's time was up, and its answer is a part; ask for less")
        if reply.status != 200:
            raise EndpointError(failed(self.url, reply))
        return reply

    @cached_property
    def union(self) -> Parameters:
        """What to send so that queries are over all named graphs together; found out once, by asking.

        An address that says itself which graphs are meant is taken at its word.
        """
        if self._dataset is not None:
            return self._dataset
        if any(name in self.url.partition("?")[2] for name in _CHOICE):
            return ()
        hidden, seen = query_text.read(_HIDDEN), query_text.read(_SEEN)
        if not self._truth(self._send(hidden, results.ACCEPT, ())):
            return ()
        for dataset in UNIONS[1:]:
            with contextlib.suppress(EndpointError):  # a server may refuse a word that it does not know
                sees = self._truth(self._send(seen, results.ACCEPT, dataset))
                if sees and not self._truth(self._send(hidden, results.ACCEPT, dataset)):
                    return dataset
        return tuple((choice, name) for choice in _CHOICE[:2] for name in self._graphs)

    @cached_property
    def _graphs(self) -> list[str]:
        names = sorted(row[0].value for row in self._page(query_text.read(_GRAPHS), ()).rows)
        if len(names) > MOST_GRAPHS:
            many = f"has more than {MOST_GRAPHS:,} graphs; let its default graph be the union of them"
            raise EndpointError(f"{shown(self.url)}: {many}")
        return names


def failed(url: str, reply: Reply) -> str:
    """Say which address did not do what was asked, and what the server said."""
    from http import HTTPStatus

    phrase = HTTPStatus(reply.status).phrase if reply.status in set(HTTPStatus) else ""
    hint = "; --user and --password-env say who you are" if reply.status == 401 else ""
    return f"{shown(url)}: {reply.status} {phrase}{hint}: {said(reply)}".rstrip(": ")
