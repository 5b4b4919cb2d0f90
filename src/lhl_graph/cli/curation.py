"""Commands that keep the data true: sources."""

from __future__ import annotations

from pathlib import Path

import click

from lhl_graph.cli.options import TABLE_FORMATS, Command, print_table, today_option
from lhl_graph.cli.settings import Settings, pass_settings

table_format = click.option("-f", "--format", "form", type=click.Choice(TABLE_FORMATS), default="table")


@click.command(cls=Command)
@click.option("--old", type=click.IntRange(min=0), metavar="YEARS", help="Only those older than this, or undated.")
@click.option(
    "--unreachable", type=click.Path(path_type=Path), help="Only the addresses in this file, such as a link checker's."
)
@click.option("--top", type=click.IntRange(min=1), help="How many to list.")
@today_option
@table_format
@pass_settings
def sources(
    settings: Settings, old: int | None, unreachable: Path | None, top: int | None, today: str | None, form: str
) -> None:
    r"""List the sources to read again. First those that most answers rest on.

    Answers are the statements that cite a source, and the overlaps, rare by chance, of the initiatives that do.

    \b
    lhl sources --old 3 --top 20
    lhl sources --unreachable dead-links.txt -f csv
    """
    table = settings.open().sources(old=old, unreachable=unreachable, today=today)
    if not table:
        settings.tell(_nothing(old, unreachable))
    print_table(table[:top] if top else table, form)


def _nothing(old: int | None, unreachable: Path | None) -> str:
    if unreachable is None:
        return "no source of the graph is as old as that"
    if old is None:
        return f"{unreachable}: no source of the graph has one of its addresses"
    return f"{unreachable}: no source of the graph that has one of its addresses is as old as that"
