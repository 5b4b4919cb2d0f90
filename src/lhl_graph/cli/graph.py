"""Commands about the graph itself: build, validate, stats, show, query, model, prefixes."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from lhl_graph.cli.options import TABLE_FORMATS, Command, print_table, today_option, width
from lhl_graph.cli.origin import endpoint_options, with_option
from lhl_graph.cli.settings import Settings, pass_settings
from lhl_graph.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterator

QUERY_FORMATS = ("table", "csv", "excel", "tsv", "json", "ndjson", "xml", "ttl", "nt", "jsonld", "rdf")
MOST_REPLACED = 3
"""How many files are named whose place a given one takes."""


@click.command(cls=Command)
@click.option("-o", "--output", type=click.Path(path_type=Path, dir_okay=False), help="File to write the graph to.")
@pass_settings
def build(settings: Settings, output: Path | None) -> None:
    r"""Build the graph. With -o, write it as .ttl, .trig, .nq, .nt, .jsonld or .rdf.

    The file is the same byte for byte on every run. Notations without named graphs (.ttl, .nt, .rdf) hold the triples
    of all graphs together.

    \b
    lhl build -o lhl.trig
    """
    if output is not None:
        from lhl_graph.graph import formats

        formats.rdf_format(output)  # refuses what cannot be written before there is any work
    graph = settings.open()
    if output is not None:
        graph.write(output)
        settings.tell(f"{output}: {len(graph.store):,} statements")
    else:
        settings.tell(f"{len(graph.store):,} statements in the cache; -o FILE writes them to a file")


@click.command(cls=Command)
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@today_option
@click.option("-f", "--format", "form", type=click.Choice(("lines", "csv", "json")), default="lines")
@pass_settings
def validate(settings: Settings, paths: tuple[Path, ...], today: str | None, form: str) -> None:
    r"""Check the data. With PATHS, check these files and folders as part of it.

    One line a finding: file, line, level, code, what is wrong and what to do. Exit code 1 when there is an ERROR.

    \b
    lhl validate
    lhl validate data/initiatives/demensplan-2025.yaml -f json
    """
    from lhl_graph.cache import parsed
    from lhl_graph.checks.validate import check, table
    from lhl_graph.reading.repository import Repository

    kept = parsed() if paths else None
    replaced: list[str] = []
    findings = check(Repository.find(settings.root), paths, settings.spoken, today, kept, replaced.append)
    for each in replaced[:MOST_REPLACED]:
        settings.tell(each)
    if len(replaced) > MOST_REPLACED:
        settings.tell(f"more files whose place is taken: {len(replaced) - MOST_REPLACED}")
    if form == "lines":
        for finding in findings:
            click.echo(finding.said(settings.spoken))
    else:
        print_table(table(findings), form)
    errors = sum(finding.severity == "ERROR" for finding in findings)
    settings.tell(f"{errors} error(s), {len(findings) - errors} warning(s)" if findings else "no faults found")
    if errors:
        raise click.exceptions.Exit(1)


@click.command(cls=Command)
@click.option("-f", "--format", "form", type=click.Choice(TABLE_FORMATS), default="table")
@with_option
@pass_settings
def stats(settings: Settings, form: str) -> None:
    r"""Count what is in the graph. Things by class, statements by basis, and gaps in sourcing.

    \b
    lhl stats --lang en
    """
    print_table(settings.open().stats(), form)


@click.command(cls=Command)
@click.argument("term")
@click.option("-f", "--format", "form", type=click.Choice(("text", "json")), default="text")
@with_option
@pass_settings
def show(settings: Settings, term: str, form: str) -> None:
    r"""Show one thing with its sources. An initiative, goal, theme, target group, actor, task, class or property.

    TERM is an id, a CURIE, an IRI or a label in any language; with ~ in front, part of one.

    \b
    lhl show demensplan-2025
    lhl show theme:dementia --lang en
    lhl show ~spaserstokk
    lhl show lhl:Measure
    """
    sheet = settings.open().show(term)
    if form == "json":
        import json

        click.echo(json.dumps(sheet.to_dict(), ensure_ascii=False, indent=1))
    else:
        click.echo(sheet.text())


@click.command(cls=Command)
@click.argument("text", metavar="TEXT|FILE.rq|-")
@click.option("-f", "--format", "form", type=click.Choice(QUERY_FORMATS), help="Default: table, or ttl for a graph.")
@click.option("-o", "--output", type=click.Path(path_type=Path, dir_okay=False), help="File to write the answer to.")
@with_option
@endpoint_options
@pass_settings
def query(settings: Settings, text: str, form: str | None, output: Path | None) -> None:
    r"""Answer a SPARQL 1.1 query. Given as TEXT, as a FILE.rq, or on stdin (-).

    The prefixes of `lhl prefixes` are bound already; the query sees all named graphs together.
    SELECT and ASK: table, or csv, tsv, json, xml as the W3C defines them, or ndjson. CONSTRUCT and DESCRIBE: ttl, nt,
    jsonld, rdf.

    \b
    lhl query 'SELECT ?i WHERE { ?i lhl:covers theme:dementia }' -f csv
    """
    graph, question = settings.open(), _query_text(text)
    with _at_once():
        answer = graph.query(question)
        for warning in answer.warnings:
            settings.tell(f"Warning: {warning}")
        content = answer.write(form, width() if output is None else None)
        if answer.empty and not answer.warnings:
            settings.tell(answer.why_empty())
    if output is None:
        click.echo(content, nl=False)
    else:
        from lhl_graph import atomic

        atomic.write(output, content)


@click.command(cls=Command)
@click.option("-f", "--format", "form", type=click.Choice((*TABLE_FORMATS, "mermaid")), default="table")
@pass_settings
def model(settings: Settings, form: str) -> None:
    r"""List the classes and properties. What there is in the graph and what is said of it.

    `mermaid` is a picture of it as text, which GitHub and mermaid.live draw. `lhl show lhl:Measure` says more of one.

    \b
    lhl model
    lhl model -f mermaid
    """
    found = settings.open().model()
    if form == "mermaid":
        click.echo(found.mermaid(), nl=False)
    else:
        print_table(found, form)


@click.command(cls=Command)
@click.option("-f", "--format", "form", type=click.Choice(TABLE_FORMATS), default="table")
@pass_settings
def prefixes(settings: Settings, form: str) -> None:
    r"""List the prefixes that every query has bound.

    \b
    lhl prefixes -f csv
    """
    from lhl_graph.knowledge_graph import KnowledgeGraph

    print_table(KnowledgeGraph.prefixes(settings.language), form)


@contextmanager
def _at_once() -> Iterator[None]:
    """Let Ctrl-C end the process: the store does not look up from its work, and there is nothing to clear away."""
    import signal

    usual = signal.signal(signal.SIGINT, signal.SIG_DFL)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, usual)


def _query_text(text: str) -> str:
    if text != "-" and not text.endswith((".rq", ".sparql")):
        return text
    try:
        return (sys.stdin.buffer.read() if text == "-" else Path(text).read_bytes()).decode("utf-8-sig")
    except OSError as error:
        raise InputError(f"{text}: cannot be read ({error.strerror})") from error
    except UnicodeDecodeError as error:
        raise InputError(f"{text}: not UTF-8 text") from error
