"""An explanation in words, in Bokmål, Nynorsk or English: what each face says, in its order, before it is laid out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from lhl_graph.analysis.coverage import grade
from lhl_graph.analysis.overlap import FACETS, WEIGHTS
from lhl_graph.analysis.significance import VALIDATED
from lhl_graph.findings.doubt import UNSURE
from lhl_graph.prose import NOUNS, counted, spelled, upper
from lhl_graph.table.cell import unnumbered
from lhl_graph.table.numerals import compared, decimal

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lhl_graph.answers.pair.explanation import Actor, Explanation, Match, Relation, Source

_WORDS: Final = {
    "nb": {
        "and": "og",
        "score": "Samlet likhet",
        "goals": "mål og tiltak",
        "target_groups": "målgrupper",
        "themes": "temaer",
        "measures": "tiltak",
        "actors": "aktører",
        "uncounted": "teller ikke med: {}",
        "significant": "Tilfeldigheter gir sjelden så stor likhet. Det sier ikke om de to samarbeider.",
        "chance": "Også satsinger som ikke har noe med hverandre å gjøre, kan likne så mye på hverandre.",
        "q": "q {q}: Av par som er minst så like, må {share} ventes å være tilfeldige.",
        "hundred": "om lag {} av hundre",
        "thousand": "om lag {} av tusen",
        "few": "under ett av tusen",
        "all": "så godt som alle",
        "known": "At de to er knyttet til hverandre, vet vi fra kildene, ikke fra likheten.",
        "contributions": "Bidrag: hvor mye hvert begrep bidrar til likheten. Sammen gir de likheten. "
        "Også videre begreper og begreper som bare står i mål og tiltak, er med.",
        "relations": "Sammenhenger som kilder oppgir",
        "no relations": "Ingen kilde i grafen oppgir noen sammenheng mellom de to.",
        "themes shared": "Felles temaer (likhet {score})",
        "target_groups shared": "Felles målgrupper (likhet {score})",
        "matches": "Mål og tiltak som svarer til hverandre",
        "weak": "{} med svak likhet|{} til, med svakere likhet| eller forskning i begge",
        "same": "Samme ordlyd: {}",
        "shared actors": "Felles aktører",
        "sources": "Kilder",
        "share": "bidrag {share}",
        "stated": "oppgitt i kilder for begge",
        "classified": "delvis redaktørenes vurdering",
        "read-by-machine": "delvis lest av maskin",
        "both": "{role} i begge",
        "nothing": "De to har ikke noe felles i grafen.",
    },
    "nn": {
        "and": "og",
        "score": "Samla likskap",
        "goals": "mål og tiltak",
        "target_groups": "målgrupper",
        "themes": "tema",
        "measures": "tiltak",
        "actors": "aktørar",
        "uncounted": "tel ikkje med: {}",
        "significant": "Tilfeldigheiter gjev sjeldan så stor likskap. Det seier ikkje om dei to samarbeider.",
        "chance": "Også satsingar som ikkje har noko med kvarandre å gjere, kan likne så mykje på kvarandre.",
        "q": "q {q}: Av par som er minst så like, må ein vente at {share} er tilfeldige.",
        "hundred": "om lag {} av hundre",
        "thousand": "om lag {} av tusen",
        "few": "under eitt av tusen",
        "all": "så godt som alle",
        "known": "At dei to er knytte til kvarandre, veit vi frå kjeldene, ikkje frå likskapen.",
        "contributions": "Bidrag: kor mykje kvart omgrep bidreg til likskapen. Saman gjev dei likskapen. "
        "Også vidare omgrep og omgrep som berre står i mål og tiltak, er med.",
        "relations": "Samanhengar som kjelder oppgjev",
        "no relations": "Inga kjelde i grafen oppgjev nokon samanheng mellom dei to.",
        "themes shared": "Felles tema (likskap {score})",
        "target_groups shared": "Felles målgrupper (likskap {score})",
        "matches": "Mål og tiltak som svarar til kvarandre",
        "weak": "{} med svak likskap|{} til, med svakare likskap| eller forsking i begge",
        "same": "Same ordlyd: {}",
        "shared actors": "Felles aktørar",
        "sources": "Kjelder",
        "share": "bidrag {share}",
        "stated": "oppgjeve i kjelder for begge",
        "classified": "delvis vurdert av redaktørane",
        "read-by-machine": "delvis lese av maskin",
        "both": "{role} i begge",
        "nothing": "Dei to har ikkje noko felles i grafen.",
    },
    "en": {
        "and": "and",
        "score": "Overall likeness",
        "goals": "goals and measures",
        "target_groups": "target groups",
        "themes": "themes",
        "measures": "measures",
        "actors": "actors",
        "uncounted": "not counted: {}",
        "significant": "Chance rarely gives so great a likeness. It does not say whether the two work together.",
        "chance": "Initiatives with nothing to do with each other may be as alike.",
        "q": "q {q}: of pairs at least as alike, {share} must be expected to be so by chance.",
        "hundred": "about {} in a hundred",
        "thousand": "about {} in a thousand",
        "few": "fewer than one in a thousand",
        "all": "nearly all",
        "known": "That the two are linked is known from the sources, not from their likeness.",
        "contributions": "Contribution: how much each concept adds to the likeness. Together they give the likeness. "
        "Concepts that only goals and measures have are there too, and broader concepts.",
        "relations": "Links that sources state",
        "no relations": "No source in the graph states a link between the two.",
        "themes shared": "Shared themes (likeness {score})",
        "target_groups shared": "Shared target groups (likeness {score})",
        "matches": "Goals and measures that correspond",
        "weak": "{} of weak likeness|{} besides, of weaker likeness| or research in both",
        "same": "In the same words: {}",
        "shared actors": "Shared actors",
        "sources": "Sources",
        "share": "contribution {share}",
        "stated": "stated in sources of both",
        "classified": "partly the editors' judgement",
        "read-by-machine": "partly read by machine",
        "both": "{role} in both",
        "nothing": "The two share nothing in the graph.",
    },
}

_SHARES: Final = ((0.995, "all", 1), (0.01, "hundred", 100), (0.001, "thousand", 1000), (0, "few", 1))
"""From which share on it is said in which words, and as so many of how many."""


class Entry(NamedTuple):
    """One thing said: its text, what stands back beside it, and the numbers of its sources."""

    text: str
    beside: str
    sources: list[int]


class Section(NamedTuple):
    """A heading and what is said under it; without entries the heading says all there is."""

    heading: str
    entries: list[Entry]


class Account(NamedTuple):
    """What there is to say of a pair: stated first, then computed, then shared; empty texts are left out."""

    title: str
    relations: Section
    score: str
    facets: str
    uncounted: str
    """The likeness in what is no part of the score."""
    meaning: str
    """What the likeness tells."""
    chance: str
    """How it is told."""
    concepts: list[Section]
    contributions: str
    matches: str
    """The heading of the matches, which each face lays out in its own way."""
    matched: list[Match]
    """Those as much alike as parts that carry each other on: goals and measures first, then the most alike."""
    same: str
    """The heading of those in the same words; empty where there are none."""
    alike: list[Match]
    weak: str
    """The heading of the others; empty where there are none."""
    weakly: list[Match]
    actors: list[Section]
    nothing: str
    sources: str
    """The heading of the sources."""
    listed: list[Source]

    @property
    def told(self) -> str:
        """Say what the likeness tells, and how."""
        return f"{self.meaning} ({self.chance})" if self.chance else self.meaning


def account(explanation: Explanation) -> Account:
    """Put an explanation into words of its language."""
    it, words = explanation, _WORDS[explanation.language]
    stated = [_relation(it, relation) for relation in it.relations]
    ranked = sorted(it.matches, key=lambda each: _rank(it, each))
    strong = [each for each in ranked if grade(each.score) == "same" and not each.research]
    weakly = [each for each in ranked if each not in strong]
    alike = [each for each in strong if each.text_a.casefold() == each.text_b.casefold()]
    matched = [each for each in strong if each not in alike]
    shared = [Entry(f"{actor.label}: {_roles(it, actor)}", "", []) for actor in it.actors]
    return Account(
        f"{it.name_a} {words['and']} {it.name_b}",
        Section(words["relations" if stated else "no relations"], stated),
        f"{words['score']}: {decimal(it.overlap.score, 2, it.language)}",
        _facets(it, counted=True),
        words["uncounted"].format(_facets(it, counted=False)),
        meaning(it),
        chance(it),
        list(_concepts(it)),
        words["contributions"] if it.concepts else "",
        words["matches"],
        matched,
        words["same"].format(counted(len(alike), "pair", it.language)) if alike else "",
        alike,
        _weak(it, weakly) if weakly else "",
        weakly,
        [Section(words["shared actors"], shared)] if shared else [],
        "" if it.relations or it.concepts or it.matches or it.actors else words["nothing"],
        words["sources"],
        it.sources,
    )


def _facets(it: Explanation, *, counted: bool) -> str:
    """Give the likeness in each facet that the overall one is made of, or in each of the others."""
    names = (facet for facet in FACETS if (facet in WEIGHTS) is counted)
    told = (f"{_WORDS[it.language][name]} {decimal(getattr(it.overlap, name), 2, it.language)}" for name in names)
    return " · ".join(told)


def meaning(explanation: Explanation) -> str:
    """Say what the q of an overlap tells, and what it does not; nothing where there is none.

    Of two that a source links and chance may make as alike, only that it is the sources that know it.
    """
    words = _WORDS[explanation.language]
    if explanation.significance is None:
        return ""
    if _is_known(explanation):
        return words["known"]
    return words["significant" if explanation.significance.q <= VALIDATED else "chance"]


def chance(explanation: Explanation) -> str:
    """Say what q is, where it tells something of the two."""
    if explanation.significance is None or _is_known(explanation):
        return ""
    q, language = explanation.significance.q, explanation.language
    return _WORDS[language]["q"].format(q=compared(q, 3, language), share=_share(q, language))


def _share(q: float, language: str) -> str:
    """Say a share as so many of a hundred, of a thousand where that is less than one, or as few or nearly all."""
    form, whole = next((form, whole) for least, form, whole in _SHARES if q >= least)
    return _WORDS[language][form].format(spelled(round(q * whole), language))


def _is_known(it: Explanation) -> bool:
    """Whether sources link two that chance may make as alike."""
    return bool(it.relations) and it.significance is not None and it.significance.q > VALIDATED


def about(source: Source) -> str:
    """Say who published a source, and when."""
    return ", ".join(part for part in (source.publisher, source.date) if part)


def _relation(it: Explanation, relation: Relation) -> Entry:
    pair = (it.name_a, it.name_b) if relation.subject == it.a else (it.name_b, it.name_a)
    note = f" ({unnumbered(relation.note)})" if relation.note and it.language == "en" else ""
    doubt = "" if relation.sure else UNSURE[it.language]
    return Entry(f"{pair[0]} {relation.label.lower()} {pair[1]}{note}", doubt, relation.sources)


def _concepts(it: Explanation) -> Iterator[Section]:
    words = _WORDS[it.language]
    for facet in ("themes", "target_groups"):
        said = [
            Entry(f"{each.label}: {words['share'].format(share=decimal(each.share, 2, it.language))}",
                  words[each.basis], each.sources)
            for each in sorted(it.concepts, key=lambda each: -each.share)
            if each.facet == facet
        ]  # fmt: skip
        if said:
            whole = decimal(getattr(it.overlap, facet), 2, it.language)
            yield Section(words[f"{facet} shared"].format(score=whole), said)


def _weak(it: Explanation, weakly: Sequence[Match]) -> str:
    """Head what is less alike than parts that carry each other on, or research in both."""
    alone, more, research = _WORDS[it.language]["weak"].split("|")
    said = (more if len(weakly) < len(it.matches) else alone).format(counted(len(weakly), "pair", it.language))
    return upper(said) + (research if any(grade(each.score) == "same" for each in weakly) else "")


def _rank(it: Explanation, match: Match) -> tuple[bool, float]:
    """Put what both want or do before focus areas and solutions, and the most alike first."""
    named = {NOUNS[noun][it.language][1] for noun in ("goal", "measure")}
    return not all(named & set(kind.split(", ")) for kind in (match.kind_a, match.kind_b)), -match.score


def _roles(it: Explanation, actor: Actor) -> str:
    """What an actor does in each of the two: one word where it is the same."""
    if actor.role_a == actor.role_b:
        return _WORDS[it.language]["both"].format(role=actor.role_a)
    return f"{actor.role_a} ({it.name_a}), {actor.role_b} ({it.name_b})"
