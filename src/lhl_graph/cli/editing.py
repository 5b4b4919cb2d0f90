"""Commands for those who write data files: new, suggest, diff, schema."""

from __future__ import annotations

from pathlib import Path

import click

from lhl_graph.cli.options import Command, print_table
from lhl_graph.cli.settings import Settings, pass_settings
from lhl_graph.iris import slug

KINDS = ("initiative", "task", "actor", "letter")

output = click.option("-o", "--output", type=click.Path(path_type=Path, dir_okay=False), help="File to write.")


@click.command(cls=Command)
@click.argument("kind", type=click.Choice(KINDS))
@click.option("--name", help="Official name in Bokmål; the id is made of it.")
@output
@pass_settings
def new(settings: Settings, kind: str, name: str | None, output: Path | None) -> None:
    r"""Begin a data file. A commented skeleton with the next free id.

    What must be filled in stands empty, what may be used is commented out. It is written into the working folder,
    unless -o names a file; nothing is overwritten.

    \b
    lhl new initiative --name "Trygg ved bordet"
    lhl new task --lang en
    """
    path = settings.load(judged=False).new(kind, name=name, output=output)
    if name and output is None and path.stem != (wanted := slug(name)):
        settings.tell(f"{wanted} is there already; this draft has the id {path.stem}")
    click.echo(path)


@click.command(cls=Command)
@click.argument("path", metavar="FILE", type=click.Path(path_type=Path))
@click.option("-f", "--format", "form", type=click.Choice(("table", "csv", "json")), default="table")
@pass_settings
def suggest(settings: Settings, path: Path, form: str) -> None:
    r"""Propose themes and target groups. For goals and measures without, with the words that speak for each.

    \b
    lhl suggest data/initiatives/demensplan-2025.yaml
    """
    print_table(settings.load(judged=False).suggest(path), form)


@click.command(cls=Command)
@click.argument("before")
@click.argument("after")
@click.option("-f", "--format", "form", type=click.Choice(("text", "json", "csv", "html")), default="text")
@output
@pass_settings
def diff(settings: Settings, before: str, after: str, form: str, output: Path | None) -> None:
    r"""Say in words what changed. From one state of the data to another, overlaps too.

    Each is a data file, a folder, a git commit, or a graph that `lhl build -o` wrote.

    \b
    lhl diff HEAD~1 .
    lhl diff old/demensplan-2025.yaml data/initiatives/demensplan-2025.yaml --lang en
    lhl diff release-1.trig release-2.trig -f html -o changes.html
    """
    content = settings.load(judged=False).diff(before, after).write(form)
    if output is None:
        click.echo(content, nl=False)
    else:
        from lhl_graph import atomic

        atomic.write(output, content.encode())


@click.command(cls=Command)
@output
@pass_settings
def schema(settings: Settings, output: Path | None) -> None:
    r"""Give the JSON Schema of the data files. An editor completes keys and values with it, and marks what is wrong.

    \b
    lhl schema -o lhl.schema.json
    """
    import json

    text = json.dumps(settings.load(judged=False).schema(), ensure_ascii=False, indent=1) + "\n"
    if output is None:
        click.echo(text, nl=False)
    else:
        from lhl_graph import atomic

        atomic.write(output, text.encode())
