"""What an analyst takes elsewhere: to rdflib, to a file, to another program, to another server."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from lhl_graph.comparison import Comparison

if TYPE_CHECKING:
    from collections.abc import Callable

    from rdflib import Dataset

    from lhl_graph.remote.push import Change
    from lhl_graph.table.table import Table


class Publication(Comparison):
    """A graph that can be taken elsewhere."""

    def rdflib(self) -> Dataset:
        """Give the same data as an `rdflib.Dataset`; its default graph is the union of all named graphs.

        >>> len(kg.rdflib()) == len(kg.store)
        True
        """
        return self.store.rdflib()

    def push(
        self,
        url: str,
        *,
        graph_store: str | None = None,
        user: str | None = None,
        password: str | None = None,
        timeout: float | None = None,
        dry_run: bool = False,
        progress: Callable[[int, int], None] | None = None,
    ) -> Table[Change]:
        """Load the graph into the store behind the endpoint at `url`, each named graph in place of what was there.

        >>> kg.push("http://127.0.0.1:7878/query", dry_run=True)  # doctest: +SKIP

        `graph_store` is where that store takes graphs, where it cannot be told from `url`. With `dry_run` nothing is
        changed; the list says what would be. `progress` gets how many graphs are done, and how many there are.

        Raises:
            InputError: the address is none, or where the server takes graphs is not known.
            EndpointError: the server does not answer, refuses, or does not keep what it was sent.
        """
        from lhl_graph.remote import push as protocol
        from lhl_graph.remote.endpoint import Endpoint

        endpoint, store = Endpoint(url, user, password, timeout, dataset=()), self.store
        changes = protocol.plan(store, endpoint) if dry_run else protocol.push(store, endpoint, graph_store, progress)
        changes.headings = protocol.headings(self.language)
        return changes

    def write(self, path: str | Path) -> None:
        """Write the whole graph; the extension names the notation (.ttl .trig .nq .nt .jsonld .rdf).

        >>> kg.write("lhl.trig")

        Raises:
            OutputError: the extension is not known, or the file cannot be written; what stood there before still does.
        """
        from lhl_graph import atomic
        from lhl_graph.graph import formats

        path = Path(path)
        notation = formats.rdf_format(path)
        atomic.write(path, formats.dataset(self.store.sorted_quads(), notation))

    def export(
        self,
        path: str | Path,
        form: str | None = None,
        *,
        initiative: str | None = None,
        what: str = "all",
        on: str | None = None,
        view: str = "all",
        force: bool = False,
    ) -> list[str]:
        """Write the graph for another program, and give the names of the files; see `lhl export`.

        >>> kg.export("plan.stratml.xml", initiative="demensplan-2025")
        ['plan.stratml.xml']

        `form` is one of `export.notations.NOTATIONS`, else the extension tells; `what` is `stated`, `classified`,
        `computed` or `all`; `on` keeps initiatives active then; `view` (`overlaps` or `all`) is for networks.

        Raises:
            OutputError: a notation that is not known, a place that cannot be written, or a missing library.
            InputError: a name, basis, view or date that does not fit, or nothing is left.
        """
        from lhl_graph.export import notations
        from lhl_graph.export.choice import Choice
        from lhl_graph.findings import lookup

        one = lookup.initiative(self.store, initiative, self.language) if initiative else None
        choice = Choice(what, on, view, self.language, one)
        return notations.write((self.store, self.repository), path, form, choice, force=force)

    def release(
        self,
        folder: str | Path,
        *,
        publisher: str = "",
        publisher_iri: str = "",
        contact: str = "",
        url: str = "",
        force: bool = False,
    ) -> list[str]:
        """Write every export into a folder to be published, and give the names of the files; see `lhl release`.

        >>> "SHA256SUMS" in kg.release("release")  # doctest: +SKIP
        True

        Raises:
            InputError: an address that is none.
            OutputError: the folder holds other things or cannot be written, or a library is missing.
        """
        from lhl_graph.export import release
        from lhl_graph.export.dcat import publisher as named

        who = named(publisher, publisher_iri, contact, url)
        return release.write((self.store, self.repository), folder, who, language=self.language, force=force)
