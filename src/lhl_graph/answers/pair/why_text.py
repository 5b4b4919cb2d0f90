"""An explanation as text for a terminal: one screen, sources included."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from lhl_graph.answers.pair.account import about, account
from lhl_graph.table.listing import item, more
from lhl_graph.table.numerals import decimal

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lhl_graph.answers.pair.account import Account, Section
    from lhl_graph.answers.pair.explanation import Explanation, Match

MOST: Final = 3
"""How many concepts of a facet, and how many matches, one screen shows; JSON holds them all."""

_ALL: Final = {
    "nb": "Alt som er felles, står i JSON: --format json.",
    "nn": "Alt som er felles, står i JSON: --format json.",
    "en": "All that is shared stands in JSON: --format json.",
}


def text(explanation: Explanation) -> str:
    """Lay an explanation out; numbers in brackets point to the list of sources at the end."""
    return "\n".join(_Text(explanation).lines())


class _Text:
    """Writes one explanation; numbers sources as they come up, so that the list holds those cited and no more."""

    def __init__(self, explanation: Explanation) -> None:
        self._it = explanation
        self._cited: dict[int, int] = {}
        self._short = False

    def lines(self) -> Iterator[str]:
        it = account(self._it)
        yield it.title
        yield from self._section(it.relations, len(it.relations.entries))
        yield from ("", f"{it.score}   ({it.facets};", f"{' ' * len(it.score)}    {it.uncounted})")
        if it.told:
            yield item(it.told)
        for section in it.concepts:
            yield from self._section(section, MOST)
        if it.contributions:
            yield from ("", item(it.contributions))
        yield from self._matches(it)
        for section in it.actors:
            yield from self._section(section, len(section.entries))
        if it.nothing:
            yield from ("", it.nothing)
        yield from self._sources(it)
        if self._short:
            yield from ("", _ALL[self._it.language])

    def _section(self, section: Section, most: int) -> Iterator[str]:
        yield from ("", section.heading)
        for each in section.entries[:most]:
            yield self._item(", ".join(part for part in (each.text, each.beside) if part), each.sources)
        yield from self._more(len(section.entries) - most)

    def _matches(self, it: Account) -> Iterator[str]:
        strong = [*it.matched, *it.alike]
        if strong or it.weakly:
            yield from ("", f"{it.matches} ({self._it.name_a} ↔ {self._it.name_b})")
        yield from self._pairs(strong[:MOST])
        if it.weakly:
            yield item(f"{it.weak}:", bullet="  ")
        yield from self._pairs(it.weakly[: MOST - min(MOST, len(strong))])
        yield from self._more(len(strong) + len(it.weakly) - MOST)

    def _pairs(self, matches: Iterable[Match]) -> Iterator[str]:
        for match in matches:
            yield item(match.text_a, bullet=f"  • {decimal(match.score, 2, self._it.language)}  ")
            yield self._item(match.text_b, match.sources, bullet="         ↔  ")

    def _more(self, count: int) -> Iterator[str]:
        if count > 0:
            self._short = True
            yield "  " + more(count, self._it.language)

    def _sources(self, it: Account) -> Iterator[str]:
        if self._cited:
            yield from ("", it.sources)
        listed = {source.number: source for source in it.listed}
        for number, shown in self._cited.items():
            source = listed[number]
            said = f" ({about(source)})" if about(source) else ""
            yield f"  [{shown}] {source.title}{said} {source.url}"

    def _item(self, said: str, sources: Iterable[int], bullet: str = "  • ") -> str:
        cited = " ".join(f"[{self._cited.setdefault(each, len(self._cited) + 1)}]" for each in sources)
        return item(f"{said} {cited}".rstrip(), bullet=bullet)
