"""What stands within a line of a page: links to things, citations of sources, and how an initiative stands."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from markupsafe import Markup

from lhl_graph.findings.cited import label, told_apart
from lhl_graph.prose import listed
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
        self._labels: dict[str, str] = {}

    def link(self, iri: str, root: str) -> Markup:
        """Give what a thing is called, as a link where it has a page."""
        if iri not in self._pages:
            self._pages[iri] = page_of(iri, self._there)
        name, page = self._voice.name(iri), self._pages[iri]
        return Markup(f'<a href="{root}{escape(page)}">{name}</a>') if page else name

    def gloss(self, iri: str) -> Markup:
        """Give what a name in another language means, with a star; empty where it needs none."""
        said = self._voice.gloss(iri, starred=True)
        return Markup(f' <span class="gloss">{escape(said)}</span>') if said else Markup("")

    def links(self, iris: Iterable[str], root: str) -> Markup:
        """Give links with commas between, each with what its name means."""
        return Markup(", ".join(self.link(iri, root) + self.gloss(iri) for iri in iris))

    def joined(self, iris: Iterable[str], root: str) -> Markup:
        """Give links as in a sentence."""
        return Markup(listed([self.link(iri, root) for iri in iris], self._voice.language))

    def cite(self, sources: Iterable[str], most: int | None = None) -> Markup:
        """Give sources as links, the most official first: a white paper's number, else who published it, and when.

        Those of which that would say the same go by their titles.
        """
        ranked = self._voice.content.reader.ranked(sources)
        distinct = list({(each.url, each.title): each for each in ranked if each.url}.values())[:most]
        labels = [self._label(each) for each in distinct]
        return Markup(", ".join(map(self._link_to, distinct, told_apart(labels, [each.title for each in distinct]))))

    def badge(self, iri: str) -> Markup:
        """Give how an initiative stands, marked as such."""
        return Markup(f'<span class="badge {self._voice.content.mark(iri)}">{escape(self._voice.standing(iri))}</span>')

    def _label(self, source: Source) -> str:
        if source.source not in self._labels:
            retold = self._voice.content.is_second_hand(source.source)
            said = label(source.brief, source.rank, source.title, source.date, self._voice.language, retold=retold)
            self._labels[source.source] = said
        return self._labels[source.source]

    @staticmethod
    def _link_to(source: Source, said: str) -> str:
        return f'<a href="{escape(source.url)}">{escape(said)}</a>'
