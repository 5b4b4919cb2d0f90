"""What is taken elsewhere: as a page, picture, report or site; to rdflib, a file, another program, another server."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from lhl_graph.analysis.period import WITHIN
from lhl_graph.comparison import Comparison, years

if TYPE_CHECKING:
    from collections.abc import Callable

    from rdflib import Dataset

    from lhl_graph.remote.push import Change
    from lhl_graph.site.build import Written
    from lhl_graph.table.inline import Image, Page
    from lhl_graph.table.table import Table


class Publication(Comparison):
    """A graph that can be taken elsewhere."""

    def graph_html(
        self,
        *,
        view: str = "overlaps",
        focus: str | None = None,
        depth: int = 1,
        on: str | None = None,
        min_score: float | None = None,
        theme: str | None = None,
        group: str | None = None,
        confirmed_within: int = WITHIN,
    ) -> Page:
        """Give the graph as one HTML page that needs no network; it is a `str`, and a notebook shows it.

        `view` is `overlaps`, `stated`, `bipartite` or `all`; `focus` and `depth` keep what is near one; `on`,
        `theme`, `group` and `confirmed_within` keep initiatives as in `overlaps`; `min_score` draws overlaps from
        there on, rare or not.

        >>> page = kg.graph_html(focus="demensplan-2025")
        >>> page.startswith("<!doctype html>")
        True

        Raises:
            InputError: a name or date that is not known, or nothing left to show.
        """
        from lhl_graph.findings import lookup
        from lhl_graph.picture.explorer import page
        from lhl_graph.picture.scope import Scope
        from lhl_graph.table.inline import Page

        with lookup.themes_and_groups_by_option():
            scope = Scope(
                view,
                lookup.initiative(self.store, focus, self.language) if focus else None,
                depth,
                on,
                min_score,
                self._concept(theme, "theme"),
                self._concept(group, "group"),
                years(confirmed_within),
            )
        return Page(page(self.store, scope, language=self.language))

    def plot(self, name: str, kind: str = "svg", *, top: int | None = None) -> Image:
        r"""Draw `heatmap`, `timeline` or `communities` as `svg` or `png`, as `bytes` that a notebook shows.

        `top` is how many rows the heat map has: the reform and those most like it; else 25.

        >>> kg.plot("timeline", "png")[:4]
        b'\x89PNG'

        Raises:
            InputError: a plot or format that is not known, a `top` that does not fit, or matplotlib is missing.
        """
        from lhl_graph.picture import explorer
        from lhl_graph.table.inline import Image

        return Image(explorer.plot(self.store, name, kind, top=top, language=self.language))

    def report(self, path: str | Path, *, on: str | None = None, focus: str = "leve-hele-livet") -> None:
        """Write the insight report on `focus`, as of `on` (else the newest day that any source speaks of).

        The ending says what is written: .html, .md, .docx, .odt or .pdf; the language is the graph's.

        >>> kg.report("rapport.html")  # doctest: +SKIP

        Raises:
            InputError: a name or date that is not known, or a date before any initiative.
            OutputError: the ending is not known, the file cannot be written, or a library is missing.
        """
        from lhl_graph import atomic
        from lhl_graph.report import kept
        from lhl_graph.report.notations import writer

        path = Path(path)
        write = writer(path)
        atomic.write(path, write(kept.document(self, self._described(focus), on)))

    def site(
        self, folder: str | Path, *, language: str | None = None, on: str | None = None, base_url: str = ""
    ) -> Written:
        """Write the static site for municipal planners into `folder`, and tell what was written; see `lhl site`.

        `language` is nb, nn, en or all (Bokmål at the root), without one the graph's; `on` the day for which it says
        what is in force; `base_url` where it will lie, which the map of the site needs.

        >>> "index.html" in kg.site("site").files  # doctest: +SKIP
        True

        Raises:
            InputError: a language, date or address that is none.
            OutputError: the folder holds other things, or cannot be written.
        """
        from lhl_graph.site import build

        asked = build.wanted(language or self.language, on, base_url)
        return build.renew(Path(folder), self.store, self.repository, asked)

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
        confirmed_within: int = WITHIN,
        force: bool = False,
    ) -> list[str]:
        """Write the graph for another program, and give the names of the files; see `lhl export`.

        >>> kg.export("plan.stratml.xml", initiative="demensplan-2025")
        ['plan.stratml.xml']

        `form` is one of `export.notations.NOTATIONS`, else the extension tells; `what` is `stated`, `classified`,
        `computed` or `all`; `on` keeps initiatives that sources at most `confirmed_within` years older say are in force
        then; `view` (`overlaps` or `all`) is for networks.

        Raises:
            OutputError: a notation that is not known, a place that cannot be written, or a missing library.
            InputError: a name, basis, view or date that does not fit, or nothing is left.
        """
        from lhl_graph.export import notations
        from lhl_graph.export.choice import Choice
        from lhl_graph.findings import lookup

        one = lookup.initiative(self.store, initiative, self.language) if initiative else None
        choice = Choice(what, on, view, self.language, one, years(confirmed_within))
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
