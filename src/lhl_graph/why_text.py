"""An explanation as text for a terminal, in Bokmål, Nynorsk or English: one screen, sources included."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

from lhl_graph.numerals import decimal

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lhl_graph.why import Explanation

WIDTH = 110

WORDS = {
    "nb": {
        "and": "og",
        "score": "Samlet overlapp",
        "goals": "mål",
        "target_groups": "målgrupper",
        "themes": "temaer",
        "measures": "tiltak",
        "actors": "aktører",
        "significant": "Så mye overlapp er sjelden ved tilfeldighet: p = {p}, q = {q}.",
        "chance": "Så mye overlapp kan være tilfeldig: p = {p}, q = {q}.",
        "relations": "Sammenhenger som kilder oppgir",
        "no relations": "Ingen kilde i grafen nevner de to sammen.",
        "themes shared": "Felles temaer",
        "target_groups shared": "Felles målgrupper",
        "matches": "Mål og tiltak som svarer til hverandre",
        "shared actors": "Felles aktører",
        "sources": "Kilder",
        "share": "{share} % av likheten",
        "stated": "oppgitt i kilder for begge",
        "classified": "delvis redaktørenes vurdering",
        "more": "… og {count} til",
        "nothing": "De to har ikke noe felles i grafen.",
    },
    "nn": {
        "and": "og",
        "score": "Samla overlapp",
        "goals": "mål",
        "target_groups": "målgrupper",
        "themes": "tema",
        "measures": "tiltak",
        "actors": "aktørar",
        "significant": "Så mykje overlapp er sjeldan ved tilfelle: p = {p}, q = {q}.",
        "chance": "Så mykje overlapp kan vere tilfeldig: p = {p}, q = {q}.",
        "relations": "Samanhengar som kjelder oppgjev",
        "no relations": "Inga kjelde i grafen nemner dei to saman.",
        "themes shared": "Felles tema",
        "target_groups shared": "Felles målgrupper",
        "matches": "Mål og tiltak som svarar til kvarandre",
        "shared actors": "Felles aktørar",
        "sources": "Kjelder",
        "share": "{share} % av likskapen",
        "stated": "oppgjeve i kjelder for begge",
        "classified": "delvis vurdert av redaktørane",
        "more": "… og {count} til",
        "nothing": "Dei to har ikkje noko felles i grafen.",
    },
    "en": {
        "and": "and",
        "score": "Overall overlap",
        "goals": "goals",
        "target_groups": "target groups",
        "themes": "themes",
        "measures": "measures",
        "actors": "actors",
        "significant": "So much overlap is rare by chance: p = {p}, q = {q}.",
        "chance": "So much overlap may be chance: p = {p}, q = {q}.",
        "relations": "Links that sources state",
        "no relations": "No source in the graph mentions the two together.",
        "themes shared": "Shared themes",
        "target_groups shared": "Shared target groups",
        "matches": "Goals and measures that answer each other",
        "shared actors": "Shared actors",
        "sources": "Sources",
        "share": "{share}% of the likeness",
        "stated": "stated in sources of both",
        "classified": "partly the editors' judgement",
        "more": "… and {count} more",
        "nothing": "The two share nothing in the graph.",
    },
}
MOST = 6
"""How many concepts of a facet, and how many matches, one screen shows; JSON holds them all."""

SIGNIFICANT = 0.05
FACETS = ("goals", "target_groups", "themes", "measures", "actors")


def text(explanation: Explanation) -> str:
    """Lay an explanation out; numbers in brackets point to the list of sources at the end."""
    return "\n".join(_Text(explanation).lines())


class _Text:
    """Writes one explanation; numbers sources as they come up, so that the list holds those cited and no more."""

    def __init__(self, explanation: Explanation) -> None:
        self._it = explanation
        self._words = WORDS[explanation.language]
        self._cited: dict[int, int] = {}

    def lines(self) -> Iterator[str]:
        it, words = self._it, self._words
        yield f"{it.name_a} {words['and']} {it.name_b}"
        facets = " · ".join(f"{words[facet]} {self._decimal(getattr(it.overlap, facet))}" for facet in FACETS)
        yield f"{words['score']}: {self._decimal(it.overlap.score)}   ({facets})"
        if it.significance is not None:
            said = words["significant" if it.significance.q <= SIGNIFICANT else "chance"]
            yield said.format(p=self._decimal(it.significance.p, 3), q=self._decimal(it.significance.q, 3))
        yield from self._relations()
        for facet in ("themes", "target_groups"):
            yield from self._concepts(facet)
        yield from self._matches()
        if it.actors:
            yield from ("", words["shared actors"])
        for actor in it.actors:
            yield f"  • {actor.label}: {actor.role_a} / {actor.role_b}"
        if not (it.relations or it.concepts or it.matches or it.actors):
            yield from ("", words["nothing"])
        yield from self._sources()

    def _relations(self) -> Iterator[str]:
        it = self._it
        yield ""
        yield self._words["relations" if it.relations else "no relations"]
        for relation in it.relations:
            pair = (it.name_a, it.name_b) if relation.subject == it.a else (it.name_b, it.name_a)
            note = f" ({relation.note})" if relation.note and it.language == "en" else ""
            yield from self._item(f"{pair[0]} – {relation.label.lower()} – {pair[1]}{note}", relation.sources)

    def _concepts(self, facet: str) -> Iterator[str]:
        words, whole = self._words, getattr(self._it.overlap, facet)
        shared = [concept for concept in self._it.concepts if concept.facet == facet]
        if shared:
            yield from ("", words[f"{facet} shared"])
        for concept in shared[:MOST]:
            share = words["share"].format(share=self._decimal(100 * concept.share / whole, 0))
            yield from self._item(f"{concept.label}: {share}, {words[concept.basis]}", concept.sources)
        if len(shared) > MOST:
            yield "  " + words["more"].format(count=len(shared) - MOST)

    def _matches(self) -> Iterator[str]:
        matches = self._it.matches
        if matches:
            yield from ("", self._words["matches"])
        for match in matches[:MOST]:
            yield from self._item(f"{self._decimal(match.score)}  {match.text_a}", ())
            yield from self._item(match.text_b, match.sources, bullet="         ↔ ")
        if len(matches) > MOST:
            yield "  " + self._words["more"].format(count=len(matches) - MOST)

    def _sources(self) -> Iterator[str]:
        if self._cited:
            yield from ("", self._words["sources"])
        listed = {source.number: source for source in self._it.sources}
        for number, shown in self._cited.items():
            source = listed[number]
            about = ", ".join(part for part in (source.publisher, source.date) if part)
            yield f"  [{shown}] {source.title}" + (f" ({about})" if about else "")
            yield f"      {source.url}"

    def _item(self, said: str, sources: Iterable[int], bullet: str = "  • ") -> list[str]:
        cited = " ".join(f"[{self._cited.setdefault(each, len(self._cited) + 1)}]" for each in sources)
        text = f"{said} {cited}".rstrip()
        return textwrap.wrap(text, WIDTH, initial_indent=bullet, subsequent_indent=" " * len(bullet))

    def _decimal(self, value: float, digits: int = 2) -> str:
        return decimal(value, digits, self._it.language)
