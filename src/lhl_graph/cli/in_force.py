"""What it takes to be in force, as an option that commands share."""

from __future__ import annotations

import click

from lhl_graph.analysis.period import WITHIN

confirmed_within = click.option(
    "--confirmed-within",
    type=click.IntRange(min=0),
    default=WITHIN,
    show_default=True,
    metavar="YEARS",
    help="How many years older than --on a source may be that says what is in force.",
)
