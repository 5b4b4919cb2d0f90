"""An explanation as HTML for a notebook: every number in brackets is a link to the source itself."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Final

from lhl_graph.answers.pair.account import about, account
from lhl_graph.table.listing import more
from lhl_graph.table.markup import folded, frame, items, link, muted, table
from lhl_graph.table.numerals import decimal

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lhl_graph.answers.pair.account import Account, Section
    from lhl_graph.answers.pair.explanation import Explanation, Match

_FEW: Final = 8
"""How many entries of a list stand open; the rest is folded."""


def html(explanation: Explanation) -> str:
    """Lay an explanation out, with all that it holds."""
    return frame(*_Html(explanation).parts())


class _Html:
    def __init__(self, explanation: Explanation) -> None:
        self._it = explanation
        self._urls = {source.number: source.url for source in explanation.sources}

    def parts(self) -> Iterator[str]:
        it = account(self._it)
        yield f"<h4>{escape(it.title)}</h4>"
        yield from self._section(it.relations)
        yield f"<p><b>{escape(it.score)}</b> {muted(f'{it.facets}; {it.uncounted}')}</p>"
        if it.told:
            yield f"<p>{escape(it.told)}</p>"
        for section in it.concepts:
            yield from self._section(section)
        if it.contributions:
            yield f"<p>{muted(it.contributions)}</p>"
        yield from self._matches(it)
        for section in it.actors:
            yield from self._section(section)
        if it.nothing:
            yield f"<p>{escape(it.nothing)}</p>"
        if it.listed:
            listed = [f"{link(each.url, each.title or each.url)} {muted(about(each))}" for each in it.listed]
            yield folded(f"{it.sources} ({len(listed)})", items(listed, "ol"))

    def _section(self, section: Section) -> Iterator[str]:
        if not section.entries:
            yield f"<p>{escape(section.heading)}</p>"
            return
        said = []
        for each in section.entries:
            beside = muted(each.beside) if each.beside else ""
            said.append(" ".join(part for part in (escape(each.text), beside, self._cited(each.sources)) if part))
        shown = items(said)
        if len(said) > _FEW + 1:
            shown = items(said[:_FEW]) + folded(more(len(said) - _FEW, self._it.language), items(said[_FEW:]))
        yield f"<h5>{escape(section.heading)}</h5>{shown}"

    def _matches(self, it: Account) -> Iterator[str]:
        if not (it.matched or it.alike or it.weakly):
            return
        yield f"<h5>{escape(it.matches)}</h5>"
        few, rest = it.matched[:_FEW], it.matched[_FEW:]
        if few:
            yield self._pairs(few)
        if rest:
            yield folded(more(len(rest), self._it.language), self._pairs(rest))
        if it.alike:
            yield folded(it.same, self._pairs(it.alike))
        if it.weakly:
            yield folded(it.weak, self._pairs(it.weakly))

    def _pairs(self, matches: Iterable[Match]) -> str:
        language = self._it.language
        rows = [
            (escape(each.text_a), escape(each.text_b), decimal(each.score, 2, language), self._cited(each.sources))
            for each in matches
        ]
        return table((self._it.name_a, self._it.name_b, "", ""), rows, (False, False, True, False))

    def _cited(self, sources: Iterable[int]) -> str:
        return " ".join(f"[{link(self._urls[each], str(each))}]" for each in sources)
