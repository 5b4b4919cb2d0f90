"""What other machines read of the site: the Atom feed of changes, the map of the site, and what robots may do."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Final

from lhl_graph.analysis.period import read_span
from lhl_graph.iris import BASE
from lhl_graph.site.address import local

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from lhl_graph.site.pages.overview import Change
    from lhl_graph.site.voice import Voice

_MOST: Final = 50


def atom(changes: Sequence[Change], voice: Voice, base: str) -> bytes:
    """Give the newest changes as Atom (RFC 4287); links are relative where the site has no address yet."""
    entries = "".join(
        f"<entry><id>{escape(row.initiative)}#{row.day}</id><title>{escape(voice.called(row.initiative))}</title>"
        f'<updated>{_day(row.day)}</updated><link href="{escape(base)}{local(row.initiative)}.html"/>'
        f"<summary>{escape(row.told)}</summary></entry>\n"
        for row in changes[:_MOST]
    )
    newest = _day(changes[0].day) if changes else "1970-01-01T00:00:00Z"
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n'
        f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{voice.language}">'
        f"<id>{BASE}site/{voice.language}</id><title>{escape(voice.words['site'])}</title><updated>{newest}</updated>"
        f'<author><name>lhl-graph</name></author><link rel="self" href="{escape(base)}feed.xml"/>\n{entries}</feed>\n'
    ).encode()


def sitemap(paths: Iterable[str], base: str) -> bytes:
    """List all pages by their whole address, as sitemaps.org says."""
    urls = "".join(f"<url><loc>{escape(base + path)}</loc></url>\n" for path in sorted(paths))
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
        f"{urls}</urlset>\n"
    ).encode()


def robots(base: str) -> bytes:
    """Let everyone read everything, and say where the map of the site is, where it has an address."""
    return f"User-agent: *\nAllow: /\n{f'Sitemap: {base}sitemap.xml' if base else ''}".rstrip().encode() + b"\n"


def _day(day: str) -> str:
    return f"{read_span(day).first}T00:00:00Z"
