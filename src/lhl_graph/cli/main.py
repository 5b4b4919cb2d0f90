"""The command line: options in, one call to the library, lines out.

Data goes to stdout, messages to stderr. Exit codes: 0 done, 1 something is wrong with data or query, 2 wrong use.
Whatever is slow to import is imported by the command that needs it.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from lhl_graph.cli import analysis, ask, curation, documents, editing, export, graph, pictures, push, serve, site
from lhl_graph.cli.options import Group
from lhl_graph.cli.settings import Settings
from lhl_graph.version import __version__

if TYPE_CHECKING:
    from collections.abc import Sequence


@click.group(cls=Group, context_settings={"help_option_names": ["-h", "--help"]})
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
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


for command in (
    graph.build,
    graph.validate,
    graph.stats,
    graph.show,
    graph.query,
    ask.tasks,
    ask.ask,
    graph.model,
    graph.prefixes,
    analysis.overlaps,
    analysis.why,
    analysis.compare,
    analysis.gaps,
    analysis.coverage,
    analysis.network,
    analysis.objectives,
    analysis.evaluate,
    curation.sources,
    editing.new,
    editing.suggest,
    editing.diff,
    editing.schema,
    documents.read,
    documents.annotate,
    documents.import_matrix,
    documents.import_stratml,
    pictures.graph,
    pictures.plot,
    pictures.report,
    site.site,
    push.push,
    serve.serve,
    export.export,
    export.release,
):
    main.add_command(command)


def run(arguments: Sequence[str] | None = None) -> None:
    """Run the command line as `python -m lhl_graph` does."""
    main(arguments, prog_name="lhl")
