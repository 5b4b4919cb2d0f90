"""The command `push`: load the graph into somebody else's store."""

from __future__ import annotations

import sys

import click

from lhl_graph.cli.options import TABLE_FORMATS, Command, print_table
from lhl_graph.cli.origin import connection_options
from lhl_graph.cli.settings import Settings, pass_settings

_SAID = {
    "nb": "{url}: {put} grafer lagt inn, {gone} tatt bort, {statements} utsagn i alt",
    "nn": "{url}: {put} grafar lagde inn, {gone} tekne bort, {statements} utsegner i alt",
    "en": "{url}: {put} graphs put, {gone} taken away, {statements} statements in all",
}


@click.command(cls=Command)
@click.option("--endpoint", "url", metavar="URL", required=True, help="The SPARQL 1.1 endpoint of the store.")
@click.option("--graph-store", metavar="URL", help="Where it takes graphs, if that cannot be told from the endpoint.")
@click.option("--dry-run", is_flag=True, help="Change nothing; list what would be done.")
@click.option("-f", "--format", "form", type=click.Choice(TABLE_FORMATS), default="table", help="Of that list.")
@connection_options
@pass_settings
def push(settings: Settings, url: str, graph_store: str | None, dry_run: bool, form: str) -> None:
    r"""Load the graph into another store. By the SPARQL 1.1 Graph Store HTTP Protocol.

    Each named graph takes the place of what has its name there, so that pushing again changes nothing. Graphs under
    https://w3id.org/lhl-graph/graph/ that are no longer here are taken away; all others are left alone. Afterwards the
    store is asked how many statements it has in each.

    \b
    lhl push --endpoint http://127.0.0.1:7878/query
    lhl push --endpoint http://127.0.0.1:8890/sparql --user dba --password-env DBA_PASSWORD
    """
    changes = settings.load().push(
        url,
        graph_store=graph_store,
        user=settings.user,
        password=settings.password(),
        timeout=settings.timeout,
        dry_run=dry_run,
        progress=_progress if sys.stderr.isatty() and settings.verbosity >= 0 else None,
    )
    if dry_run:
        print_table(changes, form)
        return
    put = [change for change in changes if change.action == "put"]
    statements = f"{sum(change.statements for change in put):,}".replace(",", " ")
    said = _SAID[settings.language].format(url=url, put=len(put), gone=len(changes) - len(put), statements=statements)
    settings.tell(said)


def _progress(done: int, whole: int) -> None:
    click.echo(f"\r{done} / {whole}", err=True, nl=done == whole)
