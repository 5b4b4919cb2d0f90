"""An explanation as text for a terminal, in Bokmål, Nynorsk or English: one screen, sources included."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lhl_graph.analysis.significance import VALIDATED
from lhl_graph.table.listing import item, more
from lhl_graph.table.numerals import compared, decimal

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lhl_graph.answers.explanation import Actor, Explanation

WORDS = {
    "nb": {
        "and": "og",
        "score": "Samlet overlapp",
        "goals": "mål",
        "target_groups": "målgrupper",
        "themes": "temaer",
        "measures": "tiltak",
        "actors": "aktører",
        "significant": "Tilfeldigheter gir sjelden så mye overlapp (q {q}). Det sier ikke om de to samarbeider.",
        "chance": "Så mye kan også urelaterte satsinger overlappe (q {q}). Det svekker ikke det kildene sier.",
        "contributions": "Bidrag: hvor mye hvert begrep legger til likheten. Sammen gir de likheten.",
        "relations": "Sammenhenger som kilder oppgir",
        "no relations": "Ingen kilde i grafen oppgir noen sammenheng mellom de to.",
        "themes shared": "Felles temaer (likhet {score})",
        "target_groups shared": "Felles målgrupper (likhet {score})",
        "matches": "Mål og tiltak som svarer til hverandre",
        "shared actors": "Felles aktører",
        "sources": "Kilder",
        "share": "bidrag {share}",
        "stated": "oppgitt i kilder for begge",
        "classified": "delvis redaktørenes vurdering",
        "read-by-machine": "delvis lest av maskin",
        "both": "{role} i begge",
        "all": "Alt som er felles, står i JSON: --format json.",
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
        "significant": "Tilfelle gir sjeldan så mykje overlapp (q {q}). Det seier ikkje om dei to samarbeider.",
        "chance": "Så mykje kan òg urelaterte satsingar overlappe (q {q}). Det svekkjer ikkje det kjeldene seier.",
        "contributions": "Bidrag: kor mykje kvart omgrep legg til likskapen. Saman gir dei likskapen.",
        "relations": "Samanhengar som kjelder oppgjev",
        "no relations": "Inga kjelde i grafen oppgjev nokon samanheng mellom dei to.",
        "themes shared": "Felles tema (likskap {score})",
        "target_groups shared": "Felles målgrupper (likskap {score})",
        "matches": "Mål og tiltak som svarar til kvarandre",
        "shared actors": "Felles aktørar",
        "sources": "Kjelder",
        "share": "bidrag {share}",
        "stated": "oppgjeve i kjelder for begge",
        "classified": "delvis vurdert av redaktørane",
        "read-by-machine": "delvis lese av maskin",
        "both": "{role} i begge",
        "all": "Alt som er felles, står i JSON: --format json.",
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
        "significant": "Chance rarely gives as much overlap (q {q}). It does not say whether the two work together.",
        "chance": "Unrelated initiatives may overlap as much (q {q}). This takes nothing from what sources say.",
        "contributions": "Contribution: how much each concept adds to the likeness. Together they give the likeness.",
        "relations": "Links that sources state",
        "no relations": "No source in the graph states a link between the two.",
        "themes shared": "Shared themes (likeness {score})",
        "target_groups shared": "Shared target groups (likeness {score})",
        "matches": "Goals and measures that answer each other",
        "shared actors": "Shared actors",
        "sources": "Sources",
        "share": "contribution {share}",
        "stated": "stated in sources of both",
        "classified": "partly the editors' judgement",
        "read-by-machine": "partly read by machine",
        "both": "{role} in both",
        "all": "All that is shared stands in JSON: --format json.",
        "nothing": "The two share nothing in the graph.",
    },
}
MOST = 3
"""How many concepts of a facet, and how many matches, one screen shows; JSON holds them all."""

FACETS = ("goals", "target_groups", "themes", "measures", "actors")


def text(explanation: Explanation) -> str:
    """Lay an explanation out; numbers in brackets point to the list of sources at the end."""
    return "\n".join(_Text(explanation).lines())


def meaning(explanation: Explanation) -> str:
    """Say in one breath what the q of an overlap tells, and what it does not; nothing where there is none."""
    if explanation.significance is None:
        return ""
    q = explanation.significance.q
    said = WORDS[explanation.language]["significant" if q <= VALIDATED else "chance"]
    return said.format(q=compared(q, 3, explanation.language))


class _Text:
    """Writes one explanation; numbers sources as they come up, so that the list holds those cited and no more."""

    def __init__(self, explanation: Explanation) -> None:
        self._it = explanation
        self._words = WORDS[explanation.language]
        self._cited: dict[int, int] = {}
        self._short = False

    def lines(self) -> Iterator[str]:
        it, words = self._it, self._words
        yield f"{it.name_a} {words['and']} {it.name_b}"
        yield from self._relations()
        yield ""
        facets = " · ".join(f"{words[facet]} {self._decimal(getattr(it.overlap, facet))}" for facet in FACETS)
        yield f"{words['score']}: {self._decimal(it.overlap.score)}   ({facets})"
        if it.significance is not None:
            yield item(meaning(it))
        for facet in ("themes", "target_groups"):
            yield from self._concepts(facet)
        if it.concepts:
            yield from ("", item(words["contributions"]))
        yield from self._matches()
        if it.actors:
            yield from ("", words["shared actors"])
        for actor in it.actors:
            yield item(f"{actor.label}: {self._roles(actor)}", bullet="  • ")
        if not (it.relations or it.concepts or it.matches or it.actors):
            yield from ("", words["nothing"])
        yield from self._sources()
        if self._short:
            yield from ("", words["all"])

    def _relations(self) -> Iterator[str]:
        it = self._it
        yield ""
        yield self._words["relations" if it.relations else "no relations"]
        for relation in it.relations:
            pair = (it.name_a, it.name_b) if relation.subject == it.a else (it.name_b, it.name_a)
            note = f" ({relation.note})" if relation.note and it.language == "en" else ""
            yield self._item(f"{pair[0]} – {relation.label.lower()} – {pair[1]}{note}", relation.sources)

    def _concepts(self, facet: str) -> Iterator[str]:
        words, whole = self._words, getattr(self._it.overlap, facet)
        shared = [concept for concept in self._it.concepts if concept.facet == facet]
        if shared:
            yield from ("", words[f"{facet} shared"].format(score=self._decimal(whole)))
        for concept in shared[:MOST]:
            share = words["share"].format(share=self._decimal(concept.share))
            yield self._item(f"{concept.label}: {share}, {words[concept.basis]}", concept.sources)
        yield from self._more(len(shared) - MOST)

    def _matches(self) -> Iterator[str]:
        matches = self._it.matches
        if matches:
            yield from ("", f"{self._words['matches']} ({self._it.name_a} ↔ {self._it.name_b})")
        for match in matches[:MOST]:
            yield item(match.text_a, bullet=f"  • {self._decimal(match.score)}  ")
            yield self._item(match.text_b, match.sources, bullet="         ↔  ")
        yield from self._more(len(matches) - MOST)

    def _more(self, count: int) -> Iterator[str]:
        if count > 0:
            self._short = True
            yield "  " + more(count, self._it.language)

    def _roles(self, actor: Actor) -> str:
        """What an actor does in each of the two: one word where it is the same."""
        if actor.role_a == actor.role_b:
            return self._words["both"].format(role=actor.role_a)
        return f"{actor.role_a} ({self._it.name_a}), {actor.role_b} ({self._it.name_b})"

    def _sources(self) -> Iterator[str]:
        if self._cited:
            yield from ("", self._words["sources"])
        listed = {source.number: source for source in self._it.sources}
        for number, shown in self._cited.items():
            source = listed[number]
            about = ", ".join(part for part in (source.publisher, source.date) if part)
            yield f"  [{shown}] {source.title}" + (f" ({about})" if about else "") + f" {source.url}"

    def _item(self, said: str, sources: Iterable[int], bullet: str = "  • ") -> str:
        cited = " ".join(f"[{self._cited.setdefault(each, len(self._cited) + 1)}]" for each in sources)
        return item(f"{said} {cited}".rstrip(), bullet=bullet)

    def _decimal(self, value: float, digits: int = 2) -> str:
        return decimal(value, digits, self._it.language)
