"""Commands that carry the graph into other programs: export, and release, which is every export in one folder."""

from __future__ import annotations

from pathlib import Path

import click

from lhl_graph.cli.in_force import confirmed_within
from lhl_graph.cli.options import Command
from lhl_graph.cli.settings import Settings, pass_settings

_NOTATIONS = (
    *("ttl", "trig", "nq", "nt", "jsonld", "rdf", "graphml", "gexf"),
    *("xlsx", "csv", "parquet", "neo4j", "cytoscape", "stratml"),
)

output = click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    required=True,
    metavar="FILE|DIR",
    help="Where to write; a folder for csv, parquet, neo4j, cytoscape, and for stratml without an initiative.",
)
force = click.option("--force", is_flag=True, help="Write into a folder that holds other things; they stay.")


@click.command(cls=Command)
@click.argument("initiative", required=False)
@output
@click.option("-f", "--format", "form", type=click.Choice(_NOTATIONS), help="Default: what the name of the file tells.")
@click.option(
    "--what",
    type=click.Choice(("stated", "classified", "computed", "all")),
    default="all",
    show_default=True,
    help="What sources state, what the editors judged, what the tool computed, or all of it.",
)
@click.option(
    "--on",
    metavar="DATE",
    help="Only what is known to be in force then: 2025, 2025-01, 2025-01-31, or A..B.",
)
@confirmed_within
@click.option(
    "--view",
    type=click.Choice(("overlaps", "all")),
    default="all",
    show_default=True,
    help="For graphml, gexf, neo4j and cytoscape: only initiatives and what links them, or everything.",
)
@force
@pass_settings
def export(
    settings: Settings,
    initiative: str | None,
    output: Path,
    form: str | None,
    what: str,
    on: str | None,
    confirmed_within: int,
    view: str,
    force: bool,
) -> None:
    r"""Write the graph for another program.

    \b
    .ttl .trig .nq .nt .jsonld .rdf   RDF, for triple stores
    .graphml .gexf                    networks, for Gephi, yEd, igraph
    .xlsx                             one sheet a class, for people
    -f csv, -f parquet                a folder with one table a class
    -f neo4j, -f cytoscape            a folder with lists of nodes and edges
    .stratml.xml                      one INITIATIVE as a plan in StratML (ISO 17469-1)

    The same graph gives the same bytes. xlsx and parquet need: pip install 'lhl-graph[export]'.

    \b
    lhl export -o lhl.xlsx --lang en
    lhl export -o tables -f csv --what stated
    lhl export -o network.gexf --view overlaps --on 2025
    lhl export demensplan-2025 -o plan.stratml.xml
    """
    from lhl_graph.export import notations

    form = form or notations.of(output)  # refuses what cannot be written before there is any work
    files = settings.open().export(
        output,
        form,
        initiative=initiative,
        what=what,
        on=on,
        confirmed_within=confirmed_within,
        view=view,
        force=force,
    )
    settings.tell(f"{output}: written" if len(files) == 1 else f"{output}: {len(files)} files")


@click.command(cls=Command)
@click.option("-o", "--output", type=click.Path(path_type=Path), required=True, metavar="DIR", help="Folder to write.")
@click.option("--publisher", metavar="NAME", default="", help="Who publishes; the editors of lhl-graph if nobody else.")
@click.option("--publisher-iri", metavar="IRI", default="", help="Their IRI, as data.norge.no has it.")
@click.option("--contact", metavar="EMAIL|URL", default="", help="Where they can be reached.")
@click.option("--url", metavar="URL", default="", help="The address of the folder in which the files will lie.")
@force
@pass_settings
def release(
    settings: Settings, output: Path, publisher: str, publisher_iri: str, contact: str, url: str, force: bool
) -> None:
    r"""Write every export into one folder, ready to be published.

    With the page, descriptions (VoID, DCAT-AP-NO), licence, CITATION.cff, checksums and a list of the files. The
    same graph gives the same bytes. Needs: pip install 'lhl-graph[export]'.

    \b
    lhl release -o release
    lhl release -o release --publisher Helsedirektoratet --contact post@example.no --url https://example.no/lhl
    """
    from lhl_graph.export import folder

    folder.check(output, force=force)  # refuses what cannot be written before there is any work
    files = settings.open().release(
        output, publisher=publisher, publisher_iri=publisher_iri, contact=contact, url=url, force=force
    )
    settings.tell(f"{output}: {len(files)} files")
