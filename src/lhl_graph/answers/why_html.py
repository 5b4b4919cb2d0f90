"""An explanation as HTML for a notebook: every number in brackets is a link to the source itself."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Final

from lhl_graph.answers.why_text import FACETS, WORDS, meaning
from lhl_graph.table.listing import more
from lhl_graph.table.markup import folded, frame, items, link, muted, table
from lhl_graph.table.numerals import decimal

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lhl_graph.answers.explanation import Actor, Explanation

_FEW: Final = 8
"""How many entries of a list stand open; the rest is folded."""


def html(explanation: Explanation) -> str:
    """Lay an explanation out, with all that it holds."""
    return frame(*_Html(explanation).parts())


class _Html:
    def __init__(self, explanation: Explanation) -> None:
        self._it = explanation
        self._words = WORDS[explanation.language]
        self._urls = {source.number: source.url for source in explanation.sources}

    def parts(self) -> Iterator[str]:
        it, words = self._it, self._words
        yield f"<h4>{escape(it.name_a)} {words['and']} {escape(it.name_b)}</h4>"
        yield from self._relations()
        facets = " · ".join(f"{words[facet]} {self._decimal(getattr(it.overlap, facet))}" for facet in FACETS)
        yield f"<p><b>{words['score']}: {self._decimal(it.overlap.score)}</b> {muted(facets)}</p>"
        if it.significance is not None:
            yield f"<p>{escape(meaning(it))}</p>"
        for facet in ("themes", "target_groups"):
            yield from self._concepts(facet)
        if it.concepts:
            yield f"<p>{muted(words['contributions'])}</p>"
        yield from self._matches()
        if it.actors:
            said_of = [f"{escape(actor.label)}: {escape(self._roles(actor))}" for actor in it.actors]
            yield f"<h5>{words['shared actors']}</h5>{items(said_of)}"
        if it.sources:
            listed = [
                f"{link(source.url, source.title or source.url)} "
                + muted(", ".join(part for part in (source.publisher, source.date) if part))
                for source in it.sources
            ]
            yield folded(f"{words['sources']} ({len(listed)})", items(listed, "ol"))

    def _relations(self) -> Iterator[str]:
        it = self._it
        if not it.relations:
            yield f"<p>{escape(self._words['no relations'])}</p>"
            return
        said = []
        for relation in it.relations:
            pair = (it.name_a, it.name_b) if relation.subject == it.a else (it.name_b, it.name_a)
            text = f"{pair[0]} – {relation.label.lower()} – {pair[1]}"
            said.append(f"{escape(text)} {self._cited(relation.sources)}")
        yield f"<h5>{self._words['relations']}</h5>{items(said)}"

    def _concepts(self, facet: str) -> Iterator[str]:
        words, whole = self._words, getattr(self._it.overlap, facet)
        shared = [concept for concept in self._it.concepts if concept.facet == facet]
        if shared:
            said = [
                f"{escape(each.label)}: "
                + escape(words["share"].format(share=self._decimal(each.share)))
                + f" {muted(words[each.basis])} {self._cited(each.sources)}"
                for each in shared
            ]
            yield f"<h5>{escape(words[f'{facet} shared'].format(score=self._decimal(whole)))}</h5>{self._few(said)}"

    def _matches(self) -> Iterator[str]:
        it = self._it
        if not it.matches:
            return
        rows = [
            (escape(match.text_a), escape(match.text_b), self._decimal(match.score), self._cited(match.sources))
            for match in it.matches
        ]
        headings, numeric = (it.name_a, it.name_b, "", ""), (False, False, True, False)
        rest = folded(more(len(rows) - _FEW, it.language), table(headings, rows[_FEW:], numeric))
        yield f"<h5>{escape(self._words['matches'])}</h5>{table(headings, rows[:_FEW], numeric)}"
        if len(rows) > _FEW:
            yield rest

    def _few(self, entries: list[str]) -> str:
        if len(entries) <= _FEW + 1:
            return items(entries)
        return items(entries[:_FEW]) + folded(more(len(entries) - _FEW, self._it.language), items(entries[_FEW:]))

    def _roles(self, actor: Actor) -> str:
        if actor.role_a == actor.role_b:
            return self._words["both"].format(role=actor.role_a)
        return f"{actor.role_a} ({self._it.name_a}), {actor.role_b} ({self._it.name_b})"

    def _cited(self, sources: Iterable[int]) -> str:
        return " ".join(f"[{link(self._urls[each], str(each))}]" for each in sources)

    def _decimal(self, value: float, digits: int = 2) -> str:
        return decimal(value, digits, self._it.language)
