"""The command that writes the static site."""

from __future__ import annotations

from pathlib import Path

import click

from lhl_graph.cli.options import Command
from lhl_graph.cli.origin import with_option
from lhl_graph.cli.settings import Settings, pass_settings


@click.command(cls=Command)
@click.option("-o", "--output", type=click.Path(path_type=Path), required=True, metavar="DIR", help="Folder to write.")
@click.option(
    "--lang", "tongue", type=click.Choice(("nb", "nn", "en", "all")), help="Language of the site; all, Bokmål first."
)
@click.option(
    "--on",
    metavar="DATE",
    help="As of then: 2025-01-31, or any day of 2025; default: the newest day of any source.",
)
@click.option("--base-url", metavar="URL", default="", help="Where it will lie; needed for sitemap.xml.")
@click.option("--check-links", is_flag=True, help="Ask each link to another server if it answers.")
@with_option
@pass_settings
def site(
    settings: Settings, output: Path, tongue: str | None, on: str | None, base_url: str, check_links: bool
) -> None:
    r"""Write a static site for municipal planners into a folder.

    For any web server or a memory stick: it loads nothing from elsewhere. Only what changed is written again.

    Links to other servers stand in links.txt; they are asked only with --check-links.

    \b
    lhl site -o site
    lhl site -o site --lang all --base-url https://example.no/lhl/
    """
    written = settings.open().site(output, language=tongue, on=on, base_url=base_url)
    settings.tell(f"{output}: {len(written.files)} files, {len(written.changed)} written; open index.html in a browser")
    if check_links:
        from lhl_graph.site.asking import ask

        replies = ask(written.outside)
        for each in replies:
            click.echo(f"{each.address}\t{each.said}")
        silent = sum(not each.works for each in replies)
        settings.tell(f"{len(replies)} links to other servers, {silent} without an answer")
