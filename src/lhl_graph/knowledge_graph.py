"""The one object an analyst works with: ask it, compare with it, take the data elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from lhl_graph import cache
from lhl_graph.answer import Answer
from lhl_graph.errors import InputError
from lhl_graph.repository import Repository

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from networkx import Graph
    from rdflib import Dataset

    from lhl_graph.coverage_table import BarRow
    from lhl_graph.evaluation_table import EvaluationRow
    from lhl_graph.graph_store import Change
    from lhl_graph.overlap import Model
    from lhl_graph.overlap_table import OverlapRow
    from lhl_graph.questions import Listed
    from lhl_graph.show import Sheet
    from lhl_graph.stats import Count
    from lhl_graph.store import Store
    from lhl_graph.table import Table
    from lhl_graph.why import Explanation


def load(
    root: str | Path | None = None,
    *,
    language: str = "nb",
    tell: Callable[[str], None] = lambda _: None,
    progress: Callable[[int, int], None] | None = None,
) -> KnowledgeGraph:
    """Open the graph: of the checkout at `root` or around the working directory, else the one the package carries.

    Labels come in `language` (nb, nn or en; nb → nn → en where one is missing). `tell` gets what a person should know,
    such as that a damaged cache was rebuilt; `progress` how much of the analysis is done, when it has to be made anew.

    Raises:
        RepositoryError: there is no such repository, or its files have faults.
    """
    repository = Repository.find(root)
    return KnowledgeGraph(repository, cache.load(repository, tell, progress), language)


class KnowledgeGraph:
    """The graph of one repository, for readers of one language."""

    def __init__(self, repository: Repository, store: Store, language: str = "nb") -> None:
        """Put together what `load` gives."""
        self.repository = repository
        self.store = store
        self.language = language

    def __repr__(self) -> str:
        return f"KnowledgeGraph({str(self.repository.root)!r}, {len(self.store):,} statements)"

    def query(self, text: str, bindings: Mapping[str, str] | None = None) -> Answer:
        """Answer a SPARQL 1.1 query over all named graphs, with the prefixes of `lhl prefixes` bound.

        `bindings` binds variables beforehand: an IRI as `<…>`, else text.

        Raises:
            RefusedError: the query is an update or names another server.
            QueryError: it is not valid SPARQL; the error knows line and column.
        """
        return Answer(lambda: self.store.query(text, bindings))

    def questions(self, words: str = "") -> Table[Listed]:
        """List the questions that come with the graph; with `words`, those that speak of them."""
        from lhl_graph import questions

        return questions.listed(questions.search(questions.library(self.repository), words), self.language)

    def ask(self, name: str, **parameters: str) -> Table[Any]:
        """Answer one of the questions that come with the graph; what is not given has a default.

        Raises:
            InputError: a question, parameter or value that is not known.
        """
        from lhl_graph import questions

        question = questions.find(self.repository, name)
        return questions.ask(self.store, question, parameters, self.language)

    def show(self, term: str) -> Sheet:
        """Give all that the graph says about one thing, found by id, CURIE, IRI or label (`~` for a part of one).

        Raises:
            UnknownTermError: nothing is called that.
            AmbiguousTermError: several things are.
        """
        from lhl_graph.show import sheet
        from lhl_graph.terms import Terms

        found = Terms(self.store, self.language).find(term)
        return sheet(self.store, self.repository.context(), found.iri, self.language)

    def overlaps(
        self,
        initiative: str | None = "leve-hele-livet",
        *,
        facet: str = "score",
        top: int | None = None,
        min_score: float = 0.0,
        significant: bool = False,
        on: str | None = None,
        theme: str | None = None,
        group: str | None = None,
        engine: str | None = None,
        scheduler: str | None = None,
    ) -> Table[OverlapRow]:
        """List the overlaps of one initiative with all others, or of all pairs (`initiative=None`), the largest first.

        `facet` orders by `goals`, `target_groups`, `themes`, `measures` or `actors` instead of the overall `score`, and
        is what `min_score` speaks of. `significant` keeps those with q ≤ 0.05; `on` (a date or range A..B) those with
        initiatives active then; `theme` and `group` those whose both sides have that concept or a narrower one.
        `engine` (`local`, or `dask` with the address of its `scheduler`) computes anew what is else read back.

        Raises:
            InputError: a name, facet or date that is not known.
        """
        from lhl_graph import overlap_table
        from lhl_graph.evidence import Witness

        if top is not None and top < 1:
            raise InputError(f"top is how many to list, 1 or more, not {top}")
        if facet not in overlap_table.FACETS:
            raise InputError(f'"{facet}" is not a facet; use one of {", ".join(overlap_table.FACETS)}')
        choice = overlap_table.Choice(
            self._described(initiative) if initiative is not None else None,
            facet,
            top,
            min_score,
            significant,
            on,
            self._concept(theme, "theme"),
            self._concept(group, "group"),
            engine,
            scheduler,
        )
        return overlap_table.table(self.store, Witness(self.store).shared, choice, self.language)

    def why(self, a: str, b: str) -> Explanation:
        """Give all that speaks for the overlap of two initiatives, down to the sources.

        Raises:
            InputError: a name that is not known, or the same initiative twice.
        """
        from lhl_graph.evidence import Witness
        from lhl_graph.why import explain

        pair = sorted((self._described(a), self._described(b)))
        if pair[0] == pair[1]:
            raise InputError(f"{a} and {b} are the same initiative; name two")
        return explain(self.store, *Witness(self.store).evidence(*pair), self.language)

    def gaps(self, kind: str = "links") -> Table[Any]:
        """List gaps: unseen `links`, `themes` of one initiative alone, `groups` or `goals` without a measure.

        Raises:
            InputError: another kind.
        """
        from lhl_graph import gap_table
        from lhl_graph.evidence import Witness

        if kind == "links":
            return gap_table.unseen_links(self.store, Witness(self.store).shared, self.language)
        if kind not in gap_table.OTHERS:
            raise InputError(f'"{kind}" is no kind of gap; use one of links, {", ".join(gap_table.OTHERS)}')
        return gap_table.OTHERS[kind](self.store, self.language)

    def coverage(self, on: str | None = None, *, of: str | None = None) -> Table[Any]:
        """List the theme × target-group cells that active initiatives cover, or who carries the parts `of` one on.

        `on` is a date or a range A..B; without one, the newest day that any source speaks of.

        Raises:
            InputError: a name or date that is not known, or a date before any initiative.
        """
        from lhl_graph import analysis, coverage_table

        date = on if on is not None else analysis.newest_day(self.store)
        if date is None:
            raise InputError("no source says how an initiative stands on any day; name a date")
        if of is None:
            return coverage_table.covered(self.store, date, self.language)
        return coverage_table.carried_on(self.store, self._described(of), date, self.language)

    def timeline(self, on: str | None = None) -> Table[BarRow]:
        """List when each initiative runs; as text a picture, in which `on` (a date) is marked.

        Raises:
            InputError: a date that cannot be read, or is before any initiative.
        """
        from lhl_graph import coverage_table

        return coverage_table.bars(self.store, on, self.language)

    def network(self, kind: str = "overlap", view: str = "communities", *, backend: str | None = None) -> Table[Any]:
        """Show a network (`overlap`, `stated`, `themes`, `target-groups`, `all`) as one of four tables.

        `view` is `communities`, `centrality`, `bridges` or `ties`; `backend` names an installed networkx backend.

        Raises:
            InputError: a network, view or backend that is not known.
        """
        from lhl_graph import network_table

        return network_table.table(self.store, self._concept_model(), kind, view, self.language, backend)

    def to_networkx(self, kind: str = "overlap") -> Graph:
        """Give one of the networks as a networkx graph, with labels, kinds, weights and bases.

        Raises:
            InputError: a network that is not known.
        """
        from lhl_graph import network_table

        return network_table.graph(self.store, kind, self.language)

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
    ) -> str:
        """Give the graph as one HTML page that needs no network; see `lhl graph`.

        `view` is `overlaps`, `stated`, `bipartite` or `all`; `focus` and `depth` keep what is near one; `on`,
        `theme` and `group` keep initiatives as in `overlaps`; `min_score` draws overlaps from there on, rare or not.

        Raises:
            InputError: a name or date that is not known, or nothing left to show.
        """
        from lhl_graph import lookup
        from lhl_graph.explorer import page
        from lhl_graph.scope import Scope

        scope = Scope(
            view,
            lookup.initiative(self.store, focus, self.language) if focus else None,
            depth,
            on,
            min_score,
            self._concept(theme, "theme"),
            self._concept(group, "group"),
        )
        return page(self.store, scope, language=self.language)

    def plot(self, name: str, kind: str = "svg") -> bytes:
        """Draw `heatmap`, `timeline` or `communities` as `svg` or `png`; needs matplotlib.

        Raises:
            InputError: a plot or format that is not known, or matplotlib is missing.
        """
        from lhl_graph import explorer

        return explorer.plot(self.store, name, kind, language=self.language)

    def evaluate(self) -> Table[EvaluationRow]:
        """Test the scores against the relations that sources state; see `evaluation_table`.

        Raises:
            InputError: no pair is linked, or all are.
        """
        from lhl_graph import evaluation_table
        from lhl_graph.analysis import model

        return evaluation_table.table(self.store, model(self.store))

    def _concept_model(self) -> Model:
        """Give the overlap model of themes, target groups and actors, which needs no text and is there at once."""
        from lhl_graph.analysis import model

        return model(self.store, with_statements=False)

    def _described(self, name: str) -> str:
        from lhl_graph import lookup

        return lookup.described(self.store, name, self.language)

    def _concept(self, name: str | None, prefix: str) -> str | None:
        from lhl_graph import lookup

        return lookup.concept(self.store, name, prefix, self.language) if name else None

    def stats(self) -> Table[Count]:
        """Count what is in the graph."""
        from lhl_graph.labels import Labels
        from lhl_graph.stats import Count, count
        from lhl_graph.table import Table

        labels = Labels(self.store, self.language)
        rows = [c._replace(kind=labels[c.kind]) if ":" in c.kind else c for c in count(self.store)]
        return Table(Count._fields, rows)

    def rdflib(self) -> Dataset:
        """Give the same data as an `rdflib.Dataset`; its default graph is the union of all named graphs."""
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

        `graph_store` is where that store takes graphs, where it cannot be told from `url`. With `dry_run` nothing is
        changed; the list says what would be. `progress` gets how many graphs are done, and how many there are.

        Raises:
            InputError: the address is none, or where the server takes graphs is not known.
            EndpointError: the server does not answer, refuses, or does not keep what it was sent.
        """
        from lhl_graph import graph_store as protocol
        from lhl_graph.endpoint import Endpoint

        endpoint, store = Endpoint(url, user, password, timeout, dataset=()), self.store
        changes = protocol.plan(store, endpoint) if dry_run else protocol.push(store, endpoint, graph_store, progress)
        changes.headings = protocol.headings(self.language)
        return changes

    def write(self, path: Path) -> None:
        """Write the whole graph; the extension names the notation (.ttl .trig .nq .nt .jsonld .rdf).

        Raises:
            OutputError: the extension is not known, or the file cannot be written; what stood there before still does.
        """
        from lhl_graph import atomic, formats

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

        `form` is one of `export.notations.NOTATIONS`, else the extension tells; `what` is `stated`, `classified`,
        `computed` or `all`; `on` keeps initiatives active then; `view` (`overlaps` or `all`) is for networks.

        Raises:
            OutputError: a notation that is not known, a place that cannot be written, or a missing library.
            InputError: a name, basis, view or date that does not fit, or nothing is left.
        """
        from lhl_graph import lookup
        from lhl_graph.export import notations
        from lhl_graph.export.choice import Choice

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

        Raises:
            InputError: an address that is none.
            OutputError: the folder holds other things or cannot be written, or a library is missing.
        """
        from lhl_graph.export import release
        from lhl_graph.export.dcat import publisher as named

        who = named(publisher, publisher_iri, contact, url)
        return release.write((self.store, self.repository), folder, who, language=self.language, force=force)
