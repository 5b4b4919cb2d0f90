"""The one object an analyst works with: ask it, compare with it, take the data elsewhere."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from lhl_graph import cache
from lhl_graph.curated_graph import CuratedGraph
from lhl_graph.graph.answer import Answer
from lhl_graph.graph.labels import Labels
from lhl_graph.iris import PREFIXES
from lhl_graph.publication import Publication
from lhl_graph.reading.repository import Repository
from lhl_graph.table.table import Table

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from lhl_graph.answers.stats import Count
    from lhl_graph.answers.thing.model import Model
    from lhl_graph.answers.thing.show import Shown
    from lhl_graph.documents.annotations import Annotations
    from lhl_graph.documents.document import Document
    from lhl_graph.questions.library import Listed
    from lhl_graph.table.inline import Image, Page


class Prefix(NamedTuple):
    """A short name and the IRI that it stands for."""

    prefix: str
    iri: str


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

    >>> kg = lhl.load(language="en")
    >>> kg.overlaps(top=1)[0].other_name
    'Programme for an age-friendly Norway'

    Raises:
        RepositoryError: there is no such repository, or its files have faults.
    """
    repository = Repository.find(root)
    return KnowledgeGraph(repository, cache.load(repository, tell, progress), language)


class KnowledgeGraph(CuratedGraph, Publication):
    """The graph of one repository, for readers of one language.

    >>> kg.language
    'nb'
    >>> kg.show("leve-hele-livet").label
    'Leve hele livet'
    """

    def query(self, text: str, bindings: Mapping[str, str | float] | None = None) -> Answer:
        """Answer a SPARQL 1.1 query over all named graphs, with the prefixes of `lhl prefixes` bound.

        `bindings` binds variables that the query selects beforehand: an IRI as `<…>` or `prefix:name`, a number, else
        text. Terms that the graph does not have are told in the answer's `warnings`, each with the nearest one; so are
        dates that do not compare with a day.

        >>> kg.query("SELECT (COUNT(*) AS ?tasks) WHERE { ?task a lhl:Task }").table.to_dicts()
        [{'tasks': 19}]

        Raises:
            RefusedError: the query is an update or names another server.
            QueryError: it is not valid SPARQL; the error knows line and column.
        """
        labels, asked = Labels(self.store, self.language), lambda: self.store.query(text, bindings)
        return Answer(asked, labels, self.language, self._warnings(text))

    def _warnings(self, text: str, /) -> list[str]:
        from lhl_graph.graph.day import compared
        from lhl_graph.graph.misspelt import misspelt

        return [
            *map(str, misspelt(self.store, text, self.repository.context().properties())),
            *map(str, compared(text)),
        ]

    def questions(self, words: str = "") -> Table[Listed]:
        """List the questions that come with the graph; with `words`, those that speak of them.

        >>> [each.question for each in kg.questions("frister")]
        ['frister']
        """
        from lhl_graph.questions import library

        return library.listed(library.search(library.library(self.repository), words), self.language)

    def ask(self, name: str, **parameters: str) -> Table[Any]:
        """Answer one of the questions that come with the graph; what is not given has a default.

        >>> kg.ask("oppdrag-i-brev", brev="tillegg-40")[0].index("I henhold til plan")
        3

        Raises:
            InputError: a question, parameter or value that is not known.
        """
        from lhl_graph.questions import library

        question = library.find(self.repository, name)
        return library.ask(self.store, question, parameters, self.language)

    def question(self, name: str, **parameters: str) -> str:
        """Give one of the questions as a query that any SPARQL endpoint takes, to be changed and asked anew.

        >>> print(kg.question("felles-tema", tema="dementia").splitlines()[0])
        # Hvilke satsinger deler et tema?

        Raises:
            InputError: a question, parameter or value that is not known.
        """
        from lhl_graph.questions import library

        question = library.find(self.repository, name)
        query = library.query_text(self.store, question, parameters, self.language)
        return f"{library.sheet(question, self.language)}\n{query}"

    def show(self, term: str) -> Shown:
        """Give all that the graph says about one thing, found by id, CURIE, IRI or label (`~` for a part of one).

        A class or property (`lhl:Measure`, `dct:date`) is shown with how much and where it is used.

        >>> kg.show("theme:dementia").label
        'Demens'

        Raises:
            UnknownTermError: nothing is called that.
            AmbiguousTermError: several things are.
        """
        from lhl_graph.answers.thing.show import sheet
        from lhl_graph.graph.terms import Terms

        found = Terms(self.store, self.language).find(term)
        return sheet(self.store, self.repository.context(), found.iri, self.language)

    def model(self) -> Model:
        """List the classes and properties, how much each is used and on what; `.mermaid()` draws them.

        >>> {row.term: row.name for row in kg.model() if row.is_class}["https://w3id.org/lhl-graph/ns#Measure"]
        'tiltak'
        """
        from lhl_graph.answers.thing.model import model

        return model(self.store, self.language)

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
    ) -> Page:
        """Give the graph as one HTML page that needs no network; it is a `str`, and a notebook shows it.

        `view` is `overlaps`, `stated`, `bipartite` or `all`; `focus` and `depth` keep what is near one; `on`,
        `theme` and `group` keep initiatives as in `overlaps`; `min_score` draws overlaps from there on, rare or not.

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

        scope = Scope(
            view,
            lookup.initiative(self.store, focus, self.language) if focus else None,
            depth,
            on,
            min_score,
            self._concept(theme, "theme"),
            self._concept(group, "group"),
        )
        return Page(page(self.store, scope, language=self.language))

    def plot(self, name: str, kind: str = "svg") -> Image:
        r"""Draw `heatmap`, `timeline` or `communities` as `svg` or `png`, as `bytes` that a notebook shows.

        >>> kg.plot("timeline", "png")[:4]
        b'\x89PNG'

        Raises:
            InputError: a plot or format that is not known, or matplotlib is missing.
        """
        from lhl_graph.picture import explorer
        from lhl_graph.table.inline import Image

        return Image(explorer.plot(self.store, name, kind, language=self.language))

    def report(self, path: str | Path, *, on: str | None = None, focus: str = "leve-hele-livet") -> None:
        """Write the insight report on `focus`, as of `on` (else the newest day that any source speaks of).

        The ending says what is written: .html, .md, .docx or .pdf; the language is the graph's.

        >>> kg.report("rapport.html")  # doctest: +SKIP

        Raises:
            InputError: a name or date that is not known, or a date before any initiative.
            OutputError: the ending is not known, the file cannot be written, or a library is missing.
        """
        from lhl_graph import atomic
        from lhl_graph.report.compose import Report, compose
        from lhl_graph.report.notations import writer

        path = Path(path)
        write = writer(path)
        atomic.write(path, write(compose(self, Report(self._described(focus), on))))

    @staticmethod
    def read(path: str | Path) -> Document:
        """Read a document (DOCX, PDF, HTML, ODT, TXT, MD): its text, and the spans of its headings, paragraphs, cells.

        >>> kg.read("data/README.md").blocks[0].kind
        'heading'

        Raises:
            InputError: the file cannot be read.
        """
        from lhl_graph.documents.read import read

        return read(path)

    def annotate(self, *documents: str | Path | Document, on: str | None = None) -> Annotations:
        """Lay plans, as files or as read, against the graph; `on` is the day for which it asks what is in force.

        >>> Path("plan.txt").write_text("Planen bygger på Demensplan 2020.", encoding="utf-8")
        33
        >>> [(each.name, each.successors) for each in kg.annotate("plan.txt")[0].of("ended")]
        [('Demensplan 2020', ['Demensplan 2025'])]

        Raises:
            InputError: a file cannot be read, no file is given, or `on` is no day.
        """
        from lhl_graph.documents.annotations import Annotations
        from lhl_graph.documents.document import Document
        from lhl_graph.documents.match import Matcher

        given = [each if isinstance(each, Document) else self.read(each) for each in documents]
        matcher = Matcher(self.store, self.language)
        return Annotations(matcher.annotate(given, on))

    def stats(self) -> Table[Count]:
        """Count what is in the graph.

        >>> {row.kind: row.number for row in kg.stats()}["oppdragsbrev"]
        9
        """
        from lhl_graph.answers import stats

        return stats.table(self.store, self.language)

    @staticmethod
    def prefixes() -> Table[Prefix]:
        """List the prefixes that every query has bound.

        >>> dict(kg.prefixes())["theme"]
        'https://w3id.org/lhl-graph/theme/'
        """
        return Table(Prefix._fields, [Prefix(*each) for each in sorted(PREFIXES.items())])
