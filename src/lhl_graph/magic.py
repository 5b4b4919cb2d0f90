"""The magic `%%sparql` for notebooks: a cell is a query, or one of the questions that come with the graph.

`%load_ext lhl_graph` adds it. IPython is imported here and nowhere else. It speaks as the command line does: in the
language that `--lang` names, else in that of the locale; its help is of the locale in which it was loaded.
"""

from __future__ import annotations

import os
import re
import shlex
import sys
from typing import TYPE_CHECKING, Any, Final

from IPython.core.error import UsageError
from IPython.core.magic import Magics, line_cell_magic, magics_class
from IPython.core.magic_arguments import argument, kwds, magic_arguments
from IPython.display import display

from lhl_graph.errors import LhlError, QueryError
from lhl_graph.graph.answer import GRAPH_FORMATS
from lhl_graph.graph.formats import RESULTS
from lhl_graph.graph.labels import LANGUAGES
from lhl_graph.knowledge_graph import KnowledgeGraph, load
from lhl_graph.messages import catalogue, say
from lhl_graph.spoken import spoken

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterable, Iterator

    from IPython.core.interactiveshell import InteractiveShell

    from lhl_graph.graph.answer import Answer
    from lhl_graph.table.table import Table

FORMATS: Final = ("table", "df", "names", *RESULTS, "ndjson", *GRAPH_FORMATS)
_OPTIONS: Final = ("-f", "--format", "-p", "--parameter", "-o", "--output", "--lang")


def _help(text: str) -> str:
    language = spoken((), os.environ)
    return text if language == "en" else catalogue(language, "help")[text]


_DOES: Final = "\n\n".join(
    [
        _help("Ask the graph in SPARQL; the prefixes of kg.prefixes() are bound already."),
        _help("A cell is a query:"),
        "    %%sparql -p tema=theme:dementia -o svar\n    SELECT ?tema ?satsing WHERE { ?satsing lhl:covers ?tema }",
        _help("A line names a question of kg.questions():"),
        "    %sparql felles-malgruppe -p gruppe=pårørende",
    ]
)


def _headed(magic: Any) -> Any:
    """Say the headings that argparse puts above arguments and options."""
    magic.__doc__ = (
        str(magic.__doc__)
        .replace("positional arguments:", _help("positional arguments:"))
        .replace("\noptions:", f"\n{_help('options:')}")
    )
    return magic


def load_ipython_extension(shell: InteractiveShell) -> None:
    """Add the magic to a shell; `%load_ext lhl_graph` calls this."""
    shell.register_magics(SparqlMagic(shell))
    for name in ("%sparql", "%%sparql"):
        shell.set_hook("complete_command", _complete, str_key=name)


@magics_class
class SparqlMagic(Magics):
    """Holds the graph that queries are put to: the notebook's own `kg`, else one that is opened when first needed."""

    def __init__(self, shell: InteractiveShell) -> None:
        super().__init__(shell)
        self._variables = shell.user_ns
        self._opened: KnowledgeGraph | None = None

    @_headed
    @magic_arguments("%sparql")
    @kwds(description=_DOES)
    @argument(
        "question",
        nargs="?",
        metavar=_help("QUESTION"),
        help=_help("With %%sparql alone: the name of a question that comes with the graph."),
    )
    @argument(
        "-f",
        "--format",
        choices=FORMATS,
        metavar="FORMAT",
        help=_help(
            "One of {0}; df is a DataFrame that keeps addresses and has names beside them; names is one with names "
            "alone, which are not unique: what is called the same is one when tables are joined."
        ).format(", ".join(FORMATS)),
    )
    @argument(
        "-p",
        "--parameter",
        action="append",
        default=[],
        metavar=f"{_help('NAME')}={_help('VALUE')}",
        help=_help("Bind ?NAME, which the query must select: a CURIE, an <IRI>, a number or a text. May be repeated."),
    )
    @argument(
        "-o",
        "--output",
        metavar=_help("VARIABLE"),
        help=_help("Keep the answer in a variable instead of showing it."),
    )
    @argument(
        "--lang",
        choices=LANGUAGES,
        metavar=_help("LANG"),
        help=_help("Language of labels, messages and errors: nb, nn or en."),
    )
    @line_cell_magic
    def sparql(self, line: str, cell: str | None = None) -> None:
        """Ask the graph; what goes wrong is told in the language of the line."""
        language = spoken(line.split(), os.environ)
        try:
            self._ask(_arguments(self.sparql, line), cell, language)
        except UsageError as error:
            raise UsageError(say(str(error), language)) from None
        except LhlError as error:
            error.args = (say(str(error), language),)
            raise

    def _ask(self, wanted: Namespace, cell: str | None, language: str) -> None:
        graph = self._graph(wanted.lang)
        if cell is None:
            if not wanted.question:
                raise UsageError("name a question, or write %%sparql and a query under it")
            answer: Answer | Table[Any] = graph.ask(wanted.question, **_given(wanted.parameter))
            beside: Iterable[str] = ()
        elif wanted.question:
            raise UsageError(f"{wanted.question}: a question is asked with %sparql on a line of its own")
        else:
            answer = _marked(graph, cell, {name: _bound(value) for name, value in _given(wanted.parameter).items()})
            beside = _told(answer)
        result = _as(answer, wanted.format)
        for each in beside:
            print(say(each, language), file=sys.stderr)
        if wanted.output:
            self._variables[wanted.output] = result
        elif isinstance(result, str):
            print(result, end="" if result.endswith("\n") else "\n")
        else:
            display(result)

    def _graph(self, language: str | None) -> KnowledgeGraph:
        named = self._variables.get("kg")
        if isinstance(named, KnowledgeGraph):
            graph = named
        else:
            self._opened = graph = self._opened or load()
        return graph if language is None else KnowledgeGraph(graph.repository, graph.store, language)


def _told(answer: Answer) -> Iterator[str]:
    """Give what a reader of an answer is told beside it: warnings, else why it is empty."""
    yield from (f"Warning: {warning}" for warning in answer.warnings)
    if answer.empty and not answer.warnings:
        yield answer.why_empty()


def _arguments(magic: Any, line: str) -> Namespace:
    """Read the options as a shell would; IPython's own reader would leave quotes in the values."""
    try:
        found: Namespace = magic.parser.parse_args(shlex.split(line))
    except ValueError as error:
        raise UsageError(f"{line.strip()}: {error}") from None
    if found.output is not None and not found.output.isidentifier():
        raise UsageError(f"{found.output} cannot be the name of a variable")
    return found


def _given(parameters: list[str]) -> dict[str, str]:
    values: dict[str, str] = {}
    for each in parameters:
        name, sign, value = each.partition("=")
        if not sign or not name:
            raise UsageError(f"-p {each}: write it as name=value, for example -p tema=theme:dementia")
        values[name.removeprefix("?")] = value
    return values


def _bound(value: str) -> str | float:
    """Read a value as the term it stands for; it is bound as that and never becomes part of the query's text."""
    if re.fullmatch(r"-?\d+", value):
        return int(value)
    if re.fullmatch(r"-?\d+\.\d+", value):
        return float(value)
    return value


def _marked(graph: KnowledgeGraph, query: str, bindings: dict[str, str | float]) -> Answer:
    """Answer a query; an error shows the line it is about, with a mark under the place."""
    try:
        return graph.query(query, bindings)
    except QueryError as error:
        lines = query.split("\n")
        if error.line is not None and error.column is not None and error.line <= len(lines):
            number = f"{error.line:4} │ "
            line = lines[error.line - 1].replace("\t", " ")
            error.add_note(f"{number}{line}\n{' ' * (len(number) - 2)}│ {' ' * (error.column - 1)}^")
        raise


def _as(answer: Answer | Table[Any], form: str | None) -> Any:
    """Give an answer in a format; a table or graph shows itself."""
    if form in ("df", "names"):
        return answer.to_pandas(labels=form == "names", beside=form == "df")
    if form in (None, "table"):
        return answer
    written = answer.write(form)
    return written.decode() if isinstance(written, bytes) else written


def _complete(shell: InteractiveShell, event: Any) -> list[str]:
    """Complete options, formats, languages, and names of questions, on the magic's own line."""
    words = event.line[: len(event.text_until_cursor)].split()
    before = words[-1] if event.text_until_cursor.endswith(" ") else words[-2] if len(words) > 1 else ""
    if before in ("-f", "--format"):
        return list(FORMATS)
    if before == "--lang":
        return list(LANGUAGES)
    if before in ("-p", "--parameter", "-o", "--output"):
        return []
    return [*_OPTIONS, *(_questions(shell) if before == "%sparql" else ())]


def _questions(shell: InteractiveShell) -> list[str]:
    from lhl_graph.questions.library import library
    from lhl_graph.reading.repository import Repository

    graph = shell.user_ns.get("kg")
    try:
        found = graph.repository if isinstance(graph, KnowledgeGraph) else Repository.find()
        return [question.name for question in library(found)]
    except LhlError:
        return []
