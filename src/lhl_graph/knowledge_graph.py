"""The one object an analyst works with: ask it, compare with it, take the data elsewhere."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from lhl_graph import cache
from lhl_graph.curated_graph import CuratedGraph
from lhl_graph.graph.answer import Answer
from lhl_graph.graph.labels import Labels
from lhl_graph.iris import NS, PREFIXES, local_name
from lhl_graph.publication import Publication
from lhl_graph.reading.repository import Repository
from lhl_graph.table.table import Table

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from lhl_graph.answers.stats import Count
    from lhl_graph.answers.thing.model import Model
    from lhl_graph.answers.thing.show import Shown
    from lhl_graph.documents.annotations import Annotations
    from lhl_graph.documents.document import Document
    from lhl_graph.questions.library import Listed
    from lhl_graph.questions.tasks import TaskRow


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
    drafts: Sequence[str | Path] = (),
    wait: bool = True,
) -> KnowledgeGraph:
    """Open the graph: of the checkout at `root` or around the working directory, else the one the package carries.

    Labels come in `language` (nb, nn or en; nb → nn → en where one is missing). `tell` gets what a person should know,
    such as that a damaged cache was rebuilt; `progress` how much of the analysis is done, when it has to be made anew.
    `drafts` are YAML files of initiatives outside the data (`annotate("plan.pdf").draft("Our plan")` gives one): they
    take part in everything, the whole is analysed anew, and nothing of them is kept. How rare overlaps are by chance
    (p and q) takes longest to work out after an edit: without `wait` they are unknown where they are not there yet.

    >>> kg = lhl.load(language="en")
    >>> kg.overlaps(top=1)[0].other_name
    'Programme for an age-friendly Norway'

    Raises:
        RepositoryError: there is no such repository, or its files have faults.
        InputError: a draft cannot be read, or is of no initiative, or of one that is there already.
    """
    repository = Repository.find(root)
    if drafts:
        store = cache.joined(repository, [Path(each) for each in drafts], progress, wait=wait)
        return KnowledgeGraph(repository, store, language)
    return KnowledgeGraph(repository, cache.load(repository, tell, progress, wait=wait), language)


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
        return Answer(asked, labels, self.language, self._warnings(text), lambda: self._why_empty(text))

    def _why_empty(self, text: str, /) -> str:
        from lhl_graph.graph.unmatched import why_empty

        return why_empty(self.store, text)

    def _warnings(self, text: str, /) -> list[str]:
        from lhl_graph.graph.day import compared
        from lhl_graph.graph.misspelt import misspelt

        return [
            *map(str, misspelt(self.store, text, lambda: self.repository.context().properties())),
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
        from lhl_graph.answers.asked.lines import aloud
        from lhl_graph.questions import library

        question = library.find(self.repository, name)
        return aloud(self.store, question, parameters, library.ask(self.store, question, parameters, self.language))

    def question(self, name: str, **parameters: str) -> str:
        """Give one of the questions as a query that any SPARQL endpoint takes, to be changed and asked anew.

        >>> print(kg.question("felles-tema", tema="dementia").splitlines()[0])
        # Hvilke satsinger handler om et tema?

        Raises:
            InputError: a question, parameter or value that is not known.
        """
        from lhl_graph.questions import library

        question = library.find(self.repository, name)
        query = library.query_text(self.store, question, parameters, self.language)
        return f"{library.sheet(question, self.language)}\n{query}"

    def tasks(
        self,
        *,
        letter: str | None = None,
        risk: str | None = None,
        state: str | None = None,
        year: int | None = None,
        actor: str | None = None,
        theme: str | None = None,
        contradictions: bool = False,
        planned: bool = False,
    ) -> Table[TaskRow]:
        """List the assignments of the yearly matrix, one row a task and year; `risk` is a word or its number.

        >>> [row.task for row in kg.tasks(risk="3")]
        ['task-18']

        Raises:
            InputError: a letter, risk, state, actor or theme that is not known.
        """
        from lhl_graph.graph.terms import Terms
        from lhl_graph.questions import tasks

        who = Terms(self.store, self.language).find(actor).iri if actor else None
        about = self._concept(theme, "theme")
        wanted = tasks.Wanted(letter, risk, state, year, who, about, contradictions, planned)
        return tasks.tasks(self.repository, self.store, wanted, self.language)

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
        """Lay plans, as files or as read, against the graph, and what is in force on the day `on`, else today.

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
        taken = {local_name(each) for each, _ in self.store.pointing(NS + "Initiative", PREFIXES["rdf"] + "type")}
        return Annotations(matcher.annotate(given, on), taken)

    def stats(self) -> Table[Count]:
        """Count what is in the graph.

        >>> {row.kind: row.number for row in kg.stats()}["oppdragsbrev"]
        9
        """
        from lhl_graph.answers import stats

        return stats.table(self.store, self.language)

    @staticmethod
    def prefixes(language: str = "en") -> Table[Prefix]:
        """List the prefixes that every query has bound; headings are in `language`.

        >>> dict(kg.prefixes())["theme"]
        'https://w3id.org/lhl-graph/theme/'
        """
        headings = {"prefix": "Prefix" if language == "en" else "Prefiks", "iri": "IRI"}
        rows = [Prefix(*each) for each in sorted(PREFIXES.items())]
        return Table(Prefix._fields, rows, headings, language=language)
