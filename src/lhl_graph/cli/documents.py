"""Commands for documents that others wrote: read, and annotate."""

from __future__ import annotations

from pathlib import Path

import click

from lhl_graph.cli.analysis import table_format
from lhl_graph.cli.options import Command, print_table
from lhl_graph.cli.settings import Settings, pass_settings
from lhl_graph.errors import InputError
from lhl_graph.iris import slug


@click.command(cls=Command)
@click.argument("files", nargs=-1, required=True, metavar="FILE…|-")
@click.option(
    "-f",
    "--format",
    "form",
    type=click.Choice(("table", "text", "csv", "json", "ndjson")),
    default="text",
    show_default=True,
    help="`text` is the text as read, to which all positions refer; the others list its blocks.",
)
@pass_settings
def read(settings: Settings, files: tuple[str, ...], form: str) -> None:
    r"""Read documents, and tell where each part stands. DOCX, PDF, HTML, ODT, TXT or MD.

    Headings, paragraphs, tables and notes; positions count code points of the text as read. What could not be read is
    told. Nothing is kept.

    \b
    lhl read plan.docx
    lhl read plan.pdf -f json
    """
    from lhl_graph.documents import tables
    from lhl_graph.documents.read import read as read_file

    documents = [read_file(name) for name in files]
    if form == "text":
        click.echo("\n".join(document.text for document in documents))
    else:
        print_table(tables.read_table(documents, settings.language), form)
    for document in documents:
        for said in tables.unread(document, settings.spoken):
            settings.tell(f"{document.name}: {said}")


@click.command(cls=Command)
@click.argument("files", nargs=-1, required=True, metavar="FILE…|-")
@click.option("--on", metavar="DATE", help="Day on which initiatives are in force; default: today.")
@click.option(
    "-f",
    "--format",
    "form",
    type=click.Choice(("table", "csv", "json", "ndjson", "jsonld", "html")),
    help="`jsonld` for Web Annotations, `html` for a page; default: what the name of the output tells, else table.",
)
@click.option("--as", "name", metavar="NAME", help="Write the plan as a draft of an initiative called that, as YAML.")
@click.option("--with-goals", is_flag=True, help="With --as: also the plan's goals, told by their wording and place.")
@click.option("-o", "--output", type=click.Path(path_type=Path, dir_okay=False), help="Where to write; default stdout.")
@pass_settings
def annotate(
    settings: Settings,
    files: tuple[str, ...],
    on: str | None,
    form: str | None,
    name: str | None,
    with_goals: bool,
    output: Path | None,
) -> None:
    r"""Lay a municipality's plan against the graph. What it names, touches, and should know of.

    National initiatives that the plan names (also though they have ended, and what took over), those whose themes and
    target groups it shares beyond chance without naming them, and its goals beside the national goals most like them.
    Several plans are set side by side. Nothing of a plan is kept anywhere but in the output.

    \b
    lhl annotate plan.docx
    lhl annotate plan.pdf -o plan.html --lang nn
    lhl annotate plan.pdf --as "Plan for Elvebygd" --with-goals -o elvebygd.yaml
    lhl overlaps plan-for-elvebygd --with elvebygd.yaml
    """
    from lhl_graph.documents import tables
    from lhl_graph.documents.wording import said

    if (form and name) or (with_goals and not name):
        raise InputError("--as writes YAML and takes no --format; --with-goals goes with --as")
    form = form or _told(output)
    annotations = settings.load().annotate(*files, on=on)
    if name is not None:
        _write(output, annotations.draft(name, with_goals=with_goals, file=str(output) if output else None))
        if (made := annotations.id_of(name)) != slug(name):
            settings.tell(f"{slug(name)} is there already; this draft has the id {made}")
    elif form in ("html", "jsonld"):
        text = str(annotations.html()) if form == "html" else annotations.web_annotations()
        _write(output, text)
    elif form == "json" and len(annotations) == 1:
        _write(output, annotations.to_json())
    elif output is not None:
        table = annotations.table()
        _write(output, f"{table.text()}\n" if form == "table" else table.write(form))
    else:
        print_table(annotations.table(), form)
    for each in annotations.annotated:
        for line in tables.unread(each.document, settings.spoken):
            settings.tell(f"{each.document.name}: {line}")
        if not each.findings:
            settings.tell(f"{each.document.name}: {said('nothing', settings.spoken)}")
    settings.tell(said("no proof", settings.spoken))


@click.command("import-matrix", cls=Command)
@click.argument("file", metavar="FILE")
@click.option(
    "-o", "--output", type=click.Path(path_type=Path, file_okay=False), required=True, help="Folder to write to."
)
@click.option("--year", type=click.IntRange(2000, 2100), required=True, help="The year that the matrix reports for.")
@click.option("--url", required=True, help="Where the matrix stands: what has no source is not written.")
@click.option("--publisher", default="hdir", show_default=True, help="The actor that published it.")
@click.option("--force", is_flag=True, help="Write over drafts that say something else.")
@table_format
@pass_settings
def import_matrix(
    settings: Settings, file: str, output: Path, year: int, url: str, publisher: str, force: bool, form: str
) -> None:
    r"""Make YAML drafts of a yearly matrix of assignments. From HTML, DOCX, PDF, XLSX, CSV or text.

    A letter holds for the tasks below it. Tasks are matched to those of the data by their words, and the likeness is
    shown; what is guessed, unknown or left is told with its line. Once more with the same file changes nothing.

    \b
    lhl import-matrix matrise.html -o utkast --year 2023 --url https://www.helsedirektoratet.no/rapporter/…
    lhl validate utkast
    """
    graph = settings.load()
    print_table(graph.import_matrix(file, output, year=year, url=url, publisher=publisher, force=force), form)


@click.command("import-stratml", cls=Command)
@click.argument("file", metavar="FILE")
@click.option(
    "-o", "--output", type=click.Path(path_type=Path, file_okay=False), required=True, help="Folder to write to."
)
@click.option("--force", is_flag=True, help="Write over a draft that says something else.")
@table_format
@pass_settings
def import_stratml(settings: Settings, file: str, output: Path, force: bool, form: str) -> None:
    r"""Make a YAML draft of a plan in StratML. Part 1 or Part 2; what has no place in the model is listed.

    \b
    lhl import-stratml plan.xml -o utkast
    """
    print_table(settings.load().import_stratml(file, output, force=force), form)


def _told(output: Path | None) -> str:
    suffix = output.suffix.lstrip(".").lower() if output else ""
    return suffix if suffix in ("csv", "json", "ndjson", "jsonld", "html") else "table"


def _write(output: Path | None, text: str) -> None:
    if output is None:
        click.echo(text, nl=False)
    else:
        from lhl_graph import atomic

        atomic.write(output, text.encode("utf-8"))
