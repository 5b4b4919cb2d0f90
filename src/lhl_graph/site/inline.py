"""What stands within a line of a page: links to things, citations of sources, and how an initiative stands."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from markupsafe import Markup

from lhl_graph.findings.speakers import PAPER
from lhl_graph.site.address import page_of

if TYPE_CHECKING:
    from collections.abc import Container, Iterable

    from lhl_graph.findings.inventory import Source
    from lhl_graph.site.voice import Voice


class Inline:
    """Writes in one voice; `there` are the things that have a page. Each piece is made once, for many pages."""

    def __init__(self, voice: Voice, there: Container[str]) -> None:
        """Write what `voice` says."""
        self._voice = voice
        self._there = there
        self._pages: dict[str, str] = {}
        self._cited: dict[str, str] = {}

    def link(self, iri: str, root: str) -> Markup:
        """Give what a thing is called, as a link where it has a page."""
        if iri not in self._pages:
            self._pages[iri] = page_of(iri, self._there)
        name, page = self._voice.name(iri), self._pages[iri]
        return Markup(f'<a href="{root}{escape(page)}">{name}</a>') if page else name

    def links(self, iris: Iterable[str], root: str) -> Markup:
        """Give links with commas between."""
        return Markup(", ".join(self.link(iri, root) for iri in iris))

    def cite(self, sources: Iterable[str], most: int | None = None) -> Markup:
        """Give sources as links, the most official first: a white paper's number, else who published it, and when."""
        return Markup(
            ", ".join(
                [link for each in self._voice.content.reader.ranked(sources) if (link := self._cite(each))][:most]
            )
        )

    def badge(self, iri: str) -> Markup:
        """Give how an initiative stands, marked as such."""
        state = (self._voice.content.states.get(iri) or "named").replace(" ", "-")
        return Markup(f'<span class="badge {state}">{escape(self._voice.standing(iri))}</span>')

    def _cite(self, source: Source) -> str:
        if source.source not in self._cited:
            self._cited[source.source] = self._link_to(source)
        return self._cited[source.source]

    def _link_to(self, source: Source) -> str:
        if not source.url:
            return ""
        when = f" {source.date[:4]}" if source.date else f", {self._voice.words['undated']}"
        said = source.brief if source.rank == PAPER else (source.publisher or source.title) + when
        return f'<a href="{escape(source.url)}">{escape(said)}</a>'
