"""The command line: data to stdout, messages to stderr, exit codes 0, 1 and 2, quick to start, at home everywhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from click.testing import CliRunner, Result

from lhl_graph.cli.main import main

if TYPE_CHECKING:
    from pathlib import Path


CONCEPTS = "SELECT ?c { ?c skos:inScheme <https://w3id.org/lhl-graph/basis> } ORDER BY ?c"


def call(*arguments: str | Path, stdin: str | bytes = "") -> Result:
    """Run the command line in this process."""
    return CliRunner().invoke(main, list(map(str, arguments)), input=stdin)
