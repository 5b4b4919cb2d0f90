"""Commands that make something to look at: graph (one HTML page), plot (SVG or PNG) and report (a document)."""

from __future__ import annotations

from pathlib import Path

import click

from lhl_graph.cli.in_force import confirmed_within
from lhl_graph.cli.options import Command, Decimal
from lhl_graph.cli.origin import with_option
from lhl_graph.cli.settings import Settings, pass_settings

output = click.option(
    "-o", "--output", type=click.Path(path_type=Path, dir_okay=False), required=True, help="File to write."
)


@click.command(cls=Command)
@output
@click.option(
    "--view",
    type=click.Choice(("overlaps", "stated", "bipartite", "all")),
    default="overlaps",
    show_default=True,
    help="Initiatives by overlap, by what sources say, with their themes and groups as a matrix, or everything.",
)
@click.option("--focus", metavar="INITIATIVE", help="Only this initiative and those around it.")
@click.option("--depth", type=click.IntRange(1, 5), default=1, show_default=True, help="How many steps around it.")
@click.option(
    "--on",
    metavar="DATE",
    help="Only what is or may be in force then: 2025, 2025-01, 2025-01-31, or A..B.",
)
@confirmed_within
@click.option("--min-score", type=Decimal(0, 1), help="Draw overlaps from this score on, rare or not.")
@click.option("--theme", metavar="THEME", help="Only initiatives with this theme or a narrower one.")
@click.option("--group", metavar="GROUP", help="Only initiatives with this target group or a narrower one.")
@with_option
@pass_settings
def graph(
    settings: Settings,
    output: Path,
    view: str,
    focus: str | None,
    depth: int,
    on: str | None,
    confirmed_within: int,
    min_score: float | None,
    theme: str | None,
    group: str | None,
) -> None:
    r"""Write the graph as one HTML page that opens anywhere. It needs no network.

    Click a mark or a line in it to see what lies behind, down to the sources; the same content stands as a table in the
    same file. --lang is what the page opens in; it holds all three languages.

    \b
    lhl graph -o graph.html
    lhl graph -o demens.html --theme demens --on 2025
    """
    from lhl_graph import atomic

    page = settings.open().graph_html(
        view=view,
        focus=focus,
        depth=depth,
        on=on,
        confirmed_within=confirmed_within,
        min_score=min_score,
        theme=theme,
        group=group,
    )
    atomic.write(output, page.encode())
    settings.tell(f"{output}: {len(page.encode()) / 1e6:.1f} MB, open it in a browser")


@click.command(cls=Command)
@click.argument("name", type=click.Choice(("heatmap", "timeline", "communities")))
@output
@click.option(
    "--top", type=click.IntRange(min=1), help="Rows of the heat map: the reform and those most like it; else 25."
)
@with_option
@pass_settings
def plot(settings: Settings, name: str, output: Path, top: int | None) -> None:
    r"""Draw a heat map, a timeline or the communities. As .svg or .png.

    Needs matplotlib: pip install 'lhl-graph[plot]'.

    \b
    lhl plot timeline -o timeline.svg --lang en
    lhl plot heatmap -o heatmap.png --top 12
    """
    from lhl_graph import atomic

    atomic.write(output, settings.open().plot(name, output.suffix.removeprefix(".").lower(), top=top))
    settings.tell(f"{output}: written")


@click.command(cls=Command)
@output
@click.option(
    "--on",
    metavar="DATE",
    help="As of then: 2025-01-31, or the first day of 2025; default: the newest day of any source.",
)
@click.option("--focus", metavar="INITIATIVE", default="leve-hele-livet", show_default=True, help="What it is about.")
@with_option
@pass_settings
def report(settings: Settings, output: Path, on: str | None, focus: str) -> None:
    r"""Write the insight report from the graph. As .html, .md, .docx, .odt or .pdf.

    What an initiative shares with its nearest, common objectives, communities, links that no source draws, what its
    parts resemble, the assignments, and how sure it all is; every claim with its source, or marked as computed. .docx
    and .pdf need more: pip install 'lhl-graph[report]'.

    \b
    lhl report -o rapport.pdf
    lhl report -o report.html --lang en --on 2025-01-01
    """
    settings.open().report(output, on=on, focus=focus)
    settings.tell(f"{output}: written")
