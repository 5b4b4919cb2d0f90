"""The command line: options in, one call to the library, lines out.

Data goes to stdout, messages to stderr. Exit codes: 0 done, 1 something is wrong with data or query, 2 wrong use.
Whatever is slow to import is imported by the command that needs it.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from lhl_graph import __version__
from lhl_graph.errors import InputError, LhlError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from lhl_graph.knowledge_graph import KnowledgeGraph
    from lhl_graph.table import Table

TABLE_FORMATS = ("table", "csv", "json", "ndjson")
QUERY_FORMATS = ("table", "csv", "tsv", "json", "ndjson", "xml", "ttl", "nt", "jsonld", "rdf")


class Settings:
    """What the options that every command has came to."""

    def __init__(self) -> None:
        self.root: Path | None = None
        self.language = "nb"
        self.verbosity = 0

    def open(self) -> KnowledgeGraph:
        """Open the graph, from the cache where there is one."""
        from lhl_graph.knowledge_graph import load

        return load(self.root, language=self.language, tell=self.tell)

    def tell(self, message: str) -> None:
        """Say something that is not data, unless told to be quiet."""
        if self.verbosity >= 0:
            click.echo(message, err=True)

    def detail(self, message: str) -> None:
        """Say something that only `-v` asks for."""
        if self.verbosity > 0:
            click.echo(message, err=True)


pass_settings = click.make_pass_decorator(Settings, ensure=True)


def _set(name: str) -> Callable[[click.Context, click.Parameter, Any], None]:
    def callback(ctx: click.Context, _: click.Parameter, value: Any) -> None:
        if value is not None:
            setattr(ctx.ensure_object(Settings), name, value)

    return callback


def _shared_options() -> list[click.Parameter]:
    """Give the options that stand before or after a command's name alike."""
    return [
        click.Option(
            ["--root"],
            type=click.Path(path_type=Path, exists=True, file_okay=False),
            expose_value=False,
            callback=_set("root"),
            help="Folder with ontology/ and data/; the checkout around you, else the bundled graph.",
        ),
        click.Option(
            ["--lang", "language"],
            type=click.Choice(("nb", "nn", "en")),
            expose_value=False,
            callback=_set("language"),
            help="Language of labels and messages (default nb; falls back nb → nn → en).",
        ),
        click.Option(
            ["-v", "--verbose", "verbose"],
            flag_value=1,
            type=int,
            default=None,
            expose_value=False,
            callback=_set("verbosity"),
            help="Say more.",
        ),
        click.Option(
            ["-q", "--quiet", "quiet"],
            flag_value=-1,
            type=int,
            default=None,
            expose_value=False,
            callback=_set("verbosity"),
            help="Say nothing but data and errors.",
        ),
    ]


class _Command(click.Command):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.params.extend(_shared_options())


class _Group(click.Group):
    """The place where errors of the library become one line and an exit code."""

    command_class = _Command

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.params.extend(_shared_options())

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except LhlError as error:
            click.echo(f"Error: {error}", err=True)
            ctx.exit(error.exit_code)


@click.group(cls=_Group, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, message="lhl-graph %(version)s")
@click.pass_context
def main(ctx: click.Context) -> None:
    r"""See how Leve hele livet hangs together with Norway's other national initiatives.

    \b
    lhl overlaps                      what overlaps with Leve hele livet
    lhl show "Demensplan 2025"        one initiative with its goals, measures and sources
    lhl query 'SELECT * WHERE { ?i a lhl:Initiative } LIMIT 5'
    """
    ctx.ensure_object(Settings)
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure") and (stream.encoding or "").lower().replace("-", "") != "utf8":
            stream.reconfigure(encoding="utf-8")


@main.command()
@click.option("-o", "--output", type=click.Path(path_type=Path, dir_okay=False), help="File to write the graph to.")
@pass_settings
def build(settings: Settings, output: Path | None) -> None:
    r"""Build the graph; with -o, write it as .ttl, .trig, .nq, .nt, .jsonld or .rdf.

    The file is the same byte for byte on every run. Notations without named graphs (.ttl, .nt, .rdf) hold the triples
    of all graphs together.

    \b
    lhl build -o lhl.trig
    """
    graph = settings.open()
    if output is not None:
        graph.write(output)
        settings.tell(f"{output}: {len(graph.store):,} statements")
    else:
        settings.tell(f"{len(graph.store):,} statements in the cache; -o FILE writes them to a file")


@main.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option("-f", "--format", "form", type=click.Choice(("lines", "csv", "json")), default="lines")
@pass_settings
def validate(settings: Settings, paths: tuple[Path, ...], form: str) -> None:
    r"""Check the data, or the files and folders PATHS as part of it.

    One line a finding: file, line, level, code, what is wrong and what to do. Exit code 1 when there is an ERROR.

    \b
    lhl validate
    lhl validate data/initiatives/demensplan-2025.yaml -f json
    """
    from lhl_graph.repository import Repository
    from lhl_graph.table import Table
    from lhl_graph.validate import Finding, check

    findings = check(Repository.find(settings.root), paths, settings.language)
    if form == "lines":
        for finding in findings:
            click.echo(str(finding))
    else:
        _print(Table(Finding._fields, findings), form)
    errors = sum(finding.severity == "ERROR" for finding in findings)
    settings.tell(f"{errors} error(s), {len(findings) - errors} warning(s)" if findings else "no faults found")
    if errors:
        raise click.exceptions.Exit(1)


@main.command()
@click.option("-f", "--format", "form", type=click.Choice(TABLE_FORMATS), default="table")
@pass_settings
def stats(settings: Settings, form: str) -> None:
    """Count what is in the graph: things by class, statements by basis, and gaps in sourcing."""
    _print(settings.open().stats(), form)


@main.command()
@click.argument("term")
@click.option("-f", "--format", "form", type=click.Choice(("text", "json")), default="text")
@pass_settings
def show(settings: Settings, term: str, form: str) -> None:
    r"""Show one thing: an initiative, goal, theme, target group, actor or task, with its sources.

    TERM is an id, a CURIE, an IRI or a label in any language; with ~ in front, part of one.

    \b
    lhl show demensplan-2025
    lhl show theme:dementia --lang en
    lhl show ~spaserstokk
    """
    sheet = settings.open().show(term)
    if form == "json":
        import json

        click.echo(json.dumps(sheet.to_dict(), ensure_ascii=False, indent=1))
    else:
        click.echo(sheet.text())


@main.command()
@click.argument("text", metavar="TEXT|FILE.rq|-")
@click.option("-f", "--format", "form", type=click.Choice(QUERY_FORMATS), help="Default: table, or ttl for a graph.")
@click.option("-o", "--output", type=click.Path(path_type=Path, dir_okay=False), help="File to write the answer to.")
@pass_settings
def query(settings: Settings, text: str, form: str | None, output: Path | None) -> None:
    r"""Answer a SPARQL 1.1 query: given as TEXT, as a FILE.rq, or on stdin (-).

    The prefixes of `lhl prefixes` are bound already; the query sees all named graphs together.
    SELECT and ASK: table, or csv, tsv, json, xml as the W3C defines them, or ndjson. CONSTRUCT and DESCRIBE: ttl, nt,
    jsonld, rdf.

    \b
    lhl query 'SELECT ?i WHERE { ?i lhl:covers theme:dementia }' -f csv
    """
    answer = settings.open().query(_query_text(text))
    content = answer.write(form, _width() if output is None else None)
    if output is None:
        sys.stdout.buffer.write(content)
    else:
        from lhl_graph import atomic

        atomic.write(output, content)


@main.command()
@click.argument("initiative", default="leve-hele-livet")
@click.option("--top", type=click.IntRange(min=1), default=20, show_default=True, help="How many to list.")
@click.option("-f", "--format", "form", type=click.Choice(TABLE_FORMATS), default="table")
@pass_settings
def overlaps(settings: Settings, initiative: str, top: int, form: str) -> None:
    r"""List the initiatives that overlap most with INITIATIVE (Leve hele livet by default).

    Scores run from 0 (nothing shared) to 1 (the same): simGIC over themes and over target groups, where a concept that
    few initiatives have weighs more than one that all have.

    \b
    lhl overlaps demensplan-2025 --top 5 --lang en
    """
    _print(settings.open().overlaps(initiative, top=top), form)


@main.command()
@click.option("-f", "--format", "form", type=click.Choice(TABLE_FORMATS), default="table")
def prefixes(form: str) -> None:
    """List the prefixes that every query has bound."""
    from lhl_graph.repository import PREFIXES
    from lhl_graph.table import Table

    _print(Table(("prefix", "iri"), sorted(PREFIXES.items())), form)


def _query_text(text: str) -> str:
    if text == "-":
        return sys.stdin.buffer.read().decode("utf-8", errors="replace")
    if not text.endswith((".rq", ".sparql")):
        return text
    try:
        return Path(text).read_text(encoding="utf-8")
    except OSError as error:
        raise InputError(f"{text}: cannot be read ({error.strerror})") from error
    except UnicodeDecodeError as error:
        raise InputError(f"{text}: not UTF-8 text ({error.reason})") from error


def _print(table: Table[Any], form: str) -> None:
    if form == "table":
        click.echo(table.text(_width()))
    else:
        click.echo(table.write(form), nl=False)


def _width() -> int | None:
    """Give the terminal's width; None when the output goes to a file or a pipe, where nothing is wrapped."""
    if not sys.stdout.isatty():
        return None
    import shutil

    return shutil.get_terminal_size().columns


def run(arguments: Sequence[str] | None = None) -> None:
    """Run the command line as `python -m lhl_graph` does."""
    main(arguments, prog_name="lhl")
