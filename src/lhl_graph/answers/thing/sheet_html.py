"""What the graph says about one thing as HTML for a notebook."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Final

from lhl_graph.answers.thing.sheet import WORDS
from lhl_graph.iris import is_web_page
from lhl_graph.table.listing import few
from lhl_graph.table.markup import folded, frame, items, link, muted

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from lhl_graph.answers.thing.sheet import Entry, Sheet, Source

_MANY: Final = 6
"""From how many entries on a section is folded."""


def html(sheet: Sheet) -> str:
    """Lay a sheet out, long sections folded."""
    words = {name: said[sheet.language] for name, said in WORDS.items()}
    addresses = {source.id: source.url for source in sheet.sources}
    parts = [f"<h4>{escape(sheet.label)}</h4>", f"<p>{muted(sheet.kind)} <code>{escape(sheet.iri)}</code></p>"]
    parts += [_section(heading, entries, addresses) for heading, entries in sheet.facts.items()]
    if sheet.incoming:
        named = [
            f"{escape(name)}: {escape(few(found, 2 * _MANY, sheet.language))}" for name, found in sheet.incoming.items()
        ]
        parts.append(f"<h5>{escape(words['incoming'])}</h5>{items(named)}")
    if sheet.sources:
        listed = [_source(source) for source in sheet.sources]
        parts.append(folded(f"{words['sources']} ({len(listed)})", items(listed)))
    return frame(*parts)


def _section(heading: str, entries: Sequence[Entry], addresses: Mapping[str, str]) -> str:
    said = [_entry(entry, addresses) for entry in entries]
    if all(not entry.details and not entry.sources for entry in entries):
        return f"<p><b>{escape(heading)}:</b> {'; '.join(said)}</p>"
    if len(entries) > _MANY:
        return folded(f"{heading} ({len(entries)})", items(said))
    return f"<h5>{escape(heading)}</h5>{items(said)}"


def _entry(entry: Entry, addresses: Mapping[str, str]) -> str:
    text = link(entry.text) if is_web_page(entry.text) else escape(entry.text)
    cited = [link(addresses.get(name, ""), name) for name in entry.sources]
    details = " · ".join(f"{key}: {value}" for key, value in entry.details.items())
    return text + (f" [{', '.join(cited)}]" if cited else "") + (f"<br>{muted(details)}" if details else "")


def _source(source: Source) -> str:
    return f"{escape(source.id)} {link(source.url, source.title or source.url)} {muted(source.about)}"
