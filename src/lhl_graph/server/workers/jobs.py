"""What a worker does: it answers a query or one of the questions, or tells about one thing."""

from __future__ import annotations

from functools import cached_property
from itertools import islice
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

import pyoxigraph as ox

from lhl_graph.errors import InputError, OutputError, QueryError, UnknownTermError
from lhl_graph.findings import facts
from lhl_graph.findings.speakers import speakers
from lhl_graph.graph import formats, sparql
from lhl_graph.graph.day import compared
from lhl_graph.graph.described import triples
from lhl_graph.graph.labels import Labels
from lhl_graph.graph.misspelt import misspelt
from lhl_graph.graph.store import Store, plain
from lhl_graph.iris import BASE, NS
from lhl_graph.reading.repository import Repository
from lhl_graph.server import linked, media, rows
from lhl_graph.server.pages import answer, files, frame, overlap, thing
from lhl_graph.server.problem import ProblemError, status_of
from lhl_graph.table.excel import written

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from lhl_graph.findings.speakers import Speaker
    from lhl_graph.questions.library import Question
    from lhl_graph.server.workers.limits import Limits

    Out = Callable[[bytes], None]
    Say = Callable[[list[Any]], list[Any]]
    Spoken = tuple[list[str], Say]

Answer = TypeVar("Answer")

LIMITS_PAGE = "/help#limits"
"""Where an answer that was cut points to."""

_BATCH = 64 * 1024
_TOLD = 5


class Done(NamedTuple):
    """What is known about an answer once it is whole."""

    content_type: str
    head: str = ""
    """What stands before the chunks."""
    cut: str = ""
    """Why the answer is not all there is; empty when it is."""
    warning: str = ""
    """Terms of the query that the graph does not have; empty when it has all."""
    status: int = 200
    headers: Mapping[str, str] = MappingProxyType({})


class Desk:
    """Holds what jobs need: the store, the repository, the limits."""

    def __init__(self, place: str, root: str, limits: Limits) -> None:
        """Open the store at `place`, read-only."""
        self.store = Store(ox.Store.read_only(place))
        self.repository = Repository.find(root)
        self.limits = limits
        self.day = facts.data_day(self.store)
        self._keys = self.repository.context().properties()
        self._maps: dict[str, bytes] = {}  # larger than the answers that are kept for all workers

    @cached_property
    def _speakers(self) -> dict[str, Speaker]:
        return speakers(self.store)

    def do(self, job: dict[str, Any], out: Out) -> Done:
        """Do a job; what it comes to goes to `out` in pieces.

        What XML cannot hold comes in the next form that the client accepts.

        Raises:
            ProblemError: the client cannot have what it asks for.
            LhlError: the query is at fault.
        """
        do = {"query": self._query, "ask": self._ask, "thing": self._thing, "map": self._map}[job["do"]]
        if not media.may_be_xml(job["accept"], job["format"], job.get("path", "")):
            return do(job, out)
        pieces: list[bytes] = []
        try:
            done = do(job, pieces.append)
        except OutputError as error:
            other = media.without_xml(job["accept"])
            if not other or media.may_be_xml("", job["format"], job.get("path", "")):
                raise ProblemError(406, str(error)) from error
            return do({**job, "accept": other}, out)
        for piece in pieces:
            out(piece)
        return done

    def _query(self, job: dict[str, Any], out: Out) -> Done:
        default, named = job.get("default_graphs"), job.get("named_graphs")
        dataset = sparql.Dataset(default or [], named or []) if default or named else None
        self._refuse_unknown_graphs([*(default or []), *(named or []), *sparql.named_graphs(job["query"])])
        raw = sparql.ask(self.store.inner, job["query"], dataset=dataset, relayed=job.get("relayed", False))
        done = self._write(raw, job, out)
        told = [*misspelt(self.store, job["query"], lambda: self._keys), *compared(job["query"])][:_TOLD]
        return done._replace(warning="\n".join(map(str, told)))

    def _refuse_unknown_graphs(self, graphs: list[str]) -> None:
        for iri in graphs:
            try:
                known = self.store.inner.contains_named_graph(ox.NamedNode(iri))
            except ValueError:  # a relative IRI; the query's own BASE says what it means
                continue
            if not known:
                raise ProblemError(400, f"there is no graph <{iri}> here, and nothing is fetched from elsewhere")

    def _ask(self, job: dict[str, Any], out: Out) -> Done:
        from lhl_graph.questions import library
        from lhl_graph.questions.parameters import LANGUAGE, bind, on, place

        browser = job["format"] == "html" or (not job["format"] and media.is_browser(job["accept"]))
        try:
            question = library.find(self.repository, job["name"])
        except UnknownTermError as error:
            if not browser:
                raise
            titles = {each.name: each.said(each.title, job["language"]) for each in library.library(self.repository)}
            found = [(f"/ask/{each}", titles[each]) for each in error.suggestions if each in titles]
            out(frame.missing(job["name"], found, job["language"], self.day).encode())
            return Done(media.HTML.content_type(), status=404, headers=frame.SAFE)
        question = question._replace(parameters=on(question.parameters, self.day))
        given = {name: text for name, text in job["given"].items() if text or not browser}
        if LANGUAGE not in (each.name for each in question.parameters):
            given.pop(LANGUAGE, None)  # it is the page's alone
        try:
            values = bind(self.store, question.parameters, given, job["language"])
        except InputError as error:
            if not browser:
                raise
            out(answer.fault(self.store, question, job["given"], job["language"], self.day, error).encode())
            return Done(media.HTML.content_type(), status=status_of(error), headers=frame.WITH_FORM)
        text, bound = place(question.text, values)
        raw = self.store.query(text, bound)
        if browser or job["format"] == answer.SEEN:
            few = _first(raw, frame.MOST_ROWS + 1)
            if not browser:
                out(answer.told(self.store, question, few, values, job["language"]))
                return Done("application/json")
            used = {**given, **answer.ids(question, values)}
            out(answer.answer(self.store, question, few, used, values, job["language"], self.day).encode())
            return Done(media.HTML.content_type(), headers=frame.WITH_FORM)
        if job["format"] == media.EXCEL.name:
            return self._ask_excel(question, raw, values, job, out)
        return self._write(raw, job, out, files.spoken(self.store, question, values, job["language"]))

    def _ask_excel(
        self, question: Question, raw: sparql.Raw, values: Mapping[str, str], job: dict[str, Any], out: Out
    ) -> Done:
        """Give an answer as a file for Excel, as far as the limit of rows goes."""
        found = _first(raw, self.limits.rows + 1)
        cut = f"only the first {self.limits.rows:,} rows are given" if len(found) > self.limits.rows else ""
        out(files.spreadsheet(self.store, question, found[: self.limits.rows], values, job["language"]))
        saved = media.saved_as(files.named(question.name, answer.ids(question, values).values(), media.EXCEL.name))
        return Done(media.EXCEL.content_type(), cut=cut, headers=saved)

    def _thing(self, job: dict[str, Any], out: Out) -> Done:
        path, extension = linked.split(job["path"])
        form, asked = media.choose((*media.GRAPHS, media.HTML), job["accept"], extension or job["format"])
        meant = linked.find(self.store, path)
        if meant.iri is None:
            ending = job["path"].removeprefix(path)
            return self._missing((path, ending), meant, form, job["language"], out)
        if form is media.HTML:
            from lhl_graph.answers.thing.show import sheet

            shown = sheet(self.store, self.repository.context(), meant.iri, job["language"])
            ends = self.store.objects(meant.iri, NS + "between")
            page = overlap.overlap(self.store, ends, shown, self._speakers, self.day) if len(ends) == 2 else ""
            out((page or thing.thing(self.store, shown, self._speakers, self.day)).encode())
            return Done(form.content_type(), headers=frame.SAFE)
        out(formats.triples(triples(self.store, meant.iri), formats.RDF[form.name]))
        return Done(form.content_type(asked))

    def _map(self, job: dict[str, Any], out: Out) -> Done:
        from lhl_graph.picture import explorer, page

        spoken = job["language"]
        if spoken not in self._maps:
            self._maps[spoken] = explorer.page(self.store, language=spoken, served=True).encode()
        out(self._maps[spoken])
        policy = f"{page.policy()}; frame-ancestors 'none'"
        return Done(media.HTML.content_type(), headers={**frame.SAFE, "Content-Security-Policy": policy})

    def _missing(
        self, asked: tuple[str, str], meant: linked.Meant, form: media.Format, language: str, out: Out
    ) -> Done:
        path, ending = asked
        if len(meant.paths) == 1 and not meant.alike:
            to = frame.address_of(BASE + meant.paths[0]) + ending
            raise ProblemError(303, f"see {to}", {"Location": to})
        if form is not media.HTML:
            perhaps = f"; perhaps {', '.join('/id/' + each for each in meant.paths)}" if meant.paths else ""
            raise ProblemError(404, f"the graph has nothing at this address{perhaps}")
        labels = Labels(self.store, language)
        suggestions = [(frame.address_of(BASE + each), labels[BASE + each]) for each in meant.paths]
        several = bool(meant.paths) and not meant.alike
        page = frame.missing(path.rpartition("/")[2] or f"/id/{path}", suggestions, language, self.day, several=several)
        out(page.encode())
        return Done(form.content_type(), status=404, headers=frame.SAFE)

    def _write(self, raw: sparql.Raw, job: dict[str, Any], out: Out, spoken: Spoken | None = None) -> Done:
        if isinstance(raw, ox.QueryTriples):
            return self._triples(raw, job, out)
        if job["format"] == media.EXCEL.name and isinstance(raw, ox.QuerySolutions):
            names = [variable.value for variable in raw.variables]
            rows_read = ([plain(value) for value in each] for each in islice(_found(raw), self.limits.rows))
            out(written(names, rows_read, "nb").encode())
            return Done(media.EXCEL.content_type(), headers=media.saved_as(files.named("svar", (), media.EXCEL.name)))
        form, asked = media.choose(media.ROWS, job["accept"], job["format"])
        if isinstance(raw, ox.QueryBoolean):
            out(formats.results(raw, form.name))
            return Done(form.content_type(asked))
        say: Say = list
        names = [variable.value for variable in raw.variables]
        if spoken:
            names, say = spoken if form.name == "csv" else (names[: len(spoken[0])], list)
        cut = self._rows(map(list, _found(raw)), form.name, names, out, say)
        return Done(form.content_type(asked), rows.head(form.name, names, LIMITS_PAGE if cut else None), cut)

    def _rows(self, found: Iterable[list[Any]], form: str, names: list[str], out: Out, say: Say) -> str:
        """Write rows up to the limits; say which of them was reached."""
        write, between, width = rows.writer(form, names), rows.between(form), len(names)
        batch: list[str] = []
        size = total = number = 0
        cut = ""
        for number, solution in enumerate(found):
            if number == self.limits.rows:
                cut = f"only the first {number:,} rows are given"
                break
            if total > self.limits.bytes:
                cut = f"only the first {number:,} rows are given: the answer reached {self.limits.bytes:,} bytes"
                break
            row = write(say(solution[:width]))
            batch.append(between + row if number else row)
            size += len(row)
            if size >= _BATCH:
                total += size
                out(_encoded(batch, form))
                batch, size = [], 0
        batch.append(rows.tail(form))
        out(_encoded(batch, form))
        return cut

    def _triples(self, raw: ox.QueryTriples, job: dict[str, Any], out: Out) -> Done:
        form, asked = media.choose(media.GRAPHS, job["accept"], job["format"])
        triples: list[ox.Triple] = []
        size, cut = 0, ""
        for number, triple in enumerate(_found(raw)):
            if number == self.limits.rows:
                cut = f"only {number:,} triples are given"
                break
            if size > self.limits.bytes:
                cut = f"only {number:,} triples are given: the answer reached {self.limits.bytes:,} bytes"
                break
            triples.append(triple)
            size += len(str(triple))
        out(formats.triples(triples, formats.RDF[form.name]))
        return Done(form.content_type(asked), "", cut)


def _first(raw: sparql.Raw, most: int) -> list[list[Any]]:
    """Give so many rows of an answer; none where it has no rows."""
    return list(map(list, islice(_found(raw), most))) if isinstance(raw, ox.QuerySolutions) else []


def _found(raw: Iterable[Answer]) -> Iterator[Answer]:
    """Give the parts of an answer; Oxigraph looks for them one by one, and may fail at any.

    Raises:
        QueryError: there is one that it cannot find.
    """
    try:
        yield from raw
    except (OSError, RuntimeError, ValueError) as error:
        raise QueryError(str(error)) from error


def _encoded(batch: list[str], form: str) -> bytes:
    """Give rows as bytes.

    Raises:
        OutputError: XML has no way to write them.
    """
    content = "".join(batch).encode()
    if form == "xml":
        formats.check_xml(content)
    return content
