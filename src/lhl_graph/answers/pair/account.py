"""An explanation in words, in Bokmål, Nynorsk or English: what each face says, in its order, before it is laid out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from lhl_graph.analysis.coverage import grade
from lhl_graph.analysis.overlap import FACETS, WEIGHTS
from lhl_graph.analysis.significance import VALIDATED
from lhl_graph.answers.pair.wording import WORDS
from lhl_graph.findings.doubt import UNSURE
from lhl_graph.prose import counted, listed, spelled, upper
from lhl_graph.table.cell import unnumbered
from lhl_graph.table.numerals import compared, decimal

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lhl_graph.answers.pair.explanation import Actor, Concept, Explanation, Match, Relation, Source

_LEAST: Final = 0.005
"""What contributes less is 0.00 in two decimals, and is counted and not named."""
_SHARES: Final = ((0.995, "all", 1), (0.01, "hundred", 100), (0.001, "thousand", 1000), (0, "few", 1))
"""From which share on it is said in which words, and as so many of how many."""


class Entry(NamedTuple):
    """One thing said: its text, what stands back beside it, and the numbers of its sources."""

    text: str
    beside: str
    sources: list[int]
    about: str = ""
    """What it begins with the name of."""


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
    """Those as much alike as parts that carry each other on, the most alike first."""
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
    it, words = explanation, WORDS[explanation.language]
    stated = [_relation(it, relation) for relation in it.relations]
    ranked = sorted(it.matches, key=lambda each: -each.score)
    strong = [each for each in ranked if grade(each.score) == "same" and not each.research]
    weakly = [each for each in ranked if each not in strong]
    alike = [each for each in strong if each.text_a.casefold() == each.text_b.casefold()]
    matched = [each for each in strong if each not in alike]
    shared = [Entry(f"{actor.label}: {_roles(it, actor)}", "", [], actor.actor) for actor in it.actors]
    return Account(
        f"{it.name_a} {words['and']} {it.name_b}",
        Section(words["relations"] if stated else _unlinked(it), stated),
        f"{words['score']}: {decimal(it.overlap.score, 2, it.language)}",
        _facets(it, counted=True),
        words["uncounted"].format(_facets(it, counted=False)),
        meaning(it),
        chance(it),
        list(_concepts(it)),
        words["contributions"] if it.concepts else "",
        words["matches" if strong else "matches weak"],
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


def _unlinked(it: Explanation) -> str:
    """Say that no source links the two, and by way of what they are linked."""
    words, thirds = WORDS[it.language], [each.label for each in it.through]
    return words["through"].format(listed(thirds, it.language)) if thirds else words["no relations"]


def _facets(it: Explanation, *, counted: bool) -> str:
    """Give the likeness in each facet that the overall one is made of, or in each of the others."""
    names = (facet for facet in FACETS if (facet in WEIGHTS) is counted)
    told = (f"{WORDS[it.language][name]} {decimal(getattr(it.overlap, name), 2, it.language)}" for name in names)
    return " · ".join(told)


def meaning(explanation: Explanation) -> str:
    """Say what the q of an overlap tells, and what it does not; nothing where there is none.

    Of two that a sure source links it is said that it is the sources that know it. An unsure link is none.
    """
    words, significance = WORDS[explanation.language], explanation.significance
    if significance is None:
        return ""
    linked = _is_linked(explanation)
    if significance.q <= VALIDATED:
        return f"{words['significant']} {words['known' if linked else 'alone']}"
    return words["known" if linked else "chance"]


def chance(explanation: Explanation) -> str:
    """Say what q is, where it tells something of the two."""
    if explanation.significance is None or _is_known(explanation):
        return ""
    q, language = explanation.significance.q, explanation.language
    return WORDS[language]["q"].format(q=compared(q, 3, language), share=_share(q, language))


def _share(q: float, language: str) -> str:
    """Say a share as so many of a hundred, of a thousand where that is less than one, or as few or nearly all."""
    form, whole = next((form, whole) for least, form, whole in _SHARES if q >= least)
    return WORDS[language][form].format(spelled(round(q * whole), language))


def _is_known(it: Explanation) -> bool:
    """Whether sources link two that chance may make as alike."""
    return _is_linked(it) and it.significance is not None and it.significance.q > VALIDATED


def _is_linked(it: Explanation) -> bool:
    """Whether a source links the two, and the editors are sure of it."""
    return any(each.sure for each in it.relations)


def about(source: Source) -> str:
    """Say who published a source, and when."""
    return ", ".join(part for part in (source.publisher, source.date) if part)


def _relation(it: Explanation, relation: Relation) -> Entry:
    pair = (it.name_a, it.name_b) if relation.subject == it.a else (it.name_b, it.name_a)
    note = f" ({unnumbered(relation.note)})" if relation.note and it.language == "en" else ""
    doubt = "" if relation.sure else f"{upper(UNSURE[it.language])}: "
    return Entry(f"{doubt}{pair[0]} {relation.label.lower()} {pair[1]}{note}", "", relation.sources)


def _concepts(it: Explanation) -> Iterator[Section]:
    words = WORDS[it.language]
    for facet in ("themes", "target_groups"):
        said = [
            Entry(f"{each.label}: {words['share'].format(share=decimal(each.share, 2, it.language))}",
                  _basis(it, each), each.sources, each.concept)
            for each in sorted(it.concepts, key=lambda each: -each.share)
            if each.facet == facet and each.share >= _LEAST
        ]  # fmt: skip
        if left := sum(each.facet == facet and each.share < _LEAST for each in it.concepts):
            said.append(Entry(words["least"].format(left), "", []))
        if said:
            whole = decimal(getattr(it.overlap, facet), 2, it.language)
            yield Section(words[f"{facet} shared"].format(score=whole), said)


def _basis(it: Explanation, concept: Concept) -> str:
    """Say how each of the two has a concept: once where it is the same."""
    words = WORDS[it.language]
    if concept.basis_a == concept.basis_b:
        return words["for both"].format(words[concept.basis_a])
    return f"{words[concept.basis_a]} ({it.name_a}), {words[concept.basis_b]} ({it.name_b})"


def _weak(it: Explanation, weakly: Sequence[Match]) -> str:
    """Head what is less alike than parts that carry each other on, or research in both."""
    alone, more, research = WORDS[it.language]["weak"].split("|")
    said = (more if len(weakly) < len(it.matches) else alone).format(counted(len(weakly), "pair", it.language))
    return upper(said) + (research if any(grade(each.score) == "same" for each in weakly) else "")


def _roles(it: Explanation, actor: Actor) -> str:
    """What an actor does in each of the two: one word where it is the same."""
    if actor.role_a == actor.role_b:
        return WORDS[it.language]["both"].format(role=actor.role_a)
    return f"{actor.role_a} ({it.name_a}), {actor.role_b} ({it.name_b})"
