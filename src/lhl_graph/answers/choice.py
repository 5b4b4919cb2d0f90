"""Which overlaps are wanted: the conditions that a reader makes, and what to say when none fulfils them all."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from lhl_graph.analysis import overlap
from lhl_graph.analysis.information_content import close_upward
from lhl_graph.analysis.overlap import Overlap
from lhl_graph.analysis.period import WITHIN
from lhl_graph.analysis.relation import linked_pairs
from lhl_graph.analysis.significance import VALIDATED, Significance
from lhl_graph.findings import facts
from lhl_graph.table import beside
from lhl_graph.table.numerals import decimal

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from lhl_graph.analysis.similarity import Pair
    from lhl_graph.findings.standing import Standings
    from lhl_graph.graph.labels import Labels
    from lhl_graph.graph.store import Store

Scored = tuple[Overlap, Significance | None]

FACETS: Final = ("score", *overlap.FACETS)
"""What a list of overlaps can be ordered by."""

_CONDITIONS = {
    "nb": {
        "min_score": "skår på minst {least}",
        "significant": "kravet om at overlappet er sjeldent",
        "unlinked": "kravet om at ingen kilde kobler dem",
        "on": "tiden {on}",
        "theme": "temaet",
        "group": "målgruppen",
        "lacks": "{initiative} har ikke {kind} {name}, og begge må ha det.",
        "highest": "Den høyeste skåren er {score}.",
        "all": "alle par (--all)",
    },
    "nn": {
        "min_score": "skår på minst {least}",
        "significant": "kravet om at overlappet er sjeldan",
        "unlinked": "kravet om at inga kjelde koplar dei",
        "on": "tida {on}",
        "theme": "temaet",
        "group": "målgruppa",
        "lacks": "{initiative} har ikkje {kind} {name}, og begge må ha det.",
        "highest": "Den høgaste skåren er {score}.",
        "all": "alle par (--all)",
    },
    "en": {
        "min_score": "the least score of {least}",
        "significant": "asking for rare overlap",
        "unlinked": "asking for pairs that no source links",
        "on": "the time {on}",
        "theme": "the theme",
        "group": "the target group",
        "lacks": "{initiative} does not have {kind} {name}, and both must.",
        "highest": "The highest score is {score}.",
        "all": "all pairs (--all)",
    },
}


class Choice(NamedTuple):
    """Which overlaps are wanted; `None` and 0 leave a question open."""

    initiative: str | None = None
    facet: str = "score"
    top: int | None = None
    min_score: float = 0.0
    significant: bool = False
    on: str | None = None
    """A date or range; initiatives that are in force then, and last those that perhaps are."""
    concept: str | None = None
    """A theme that both must share, itself or by something narrower."""
    group: str | None = None
    """A target group that both must share, likewise."""
    unlinked: bool = False
    """Only pairs that no source links, in either direction."""
    engine: str | None = None
    """`local` or `dask` to compute the overlaps anew, in blocks, instead of reading those stored with the graph."""
    scheduler: str | None = None
    """Address of the Dask scheduler."""
    within: int = WITHIN
    """How many years older than `on` the sources may be that confirm what is in force."""

    @property
    def named(self) -> list[str]:
        """The initiative asked about, if one is."""
        return [] if self.initiative is None else [self.initiative]


class Asked(NamedTuple):
    """A date was asked about: how all stand then, and the initiative whose own standing does not matter."""

    standing: Standings
    initiative: str | None

    def ends(self, row: Overlap) -> set[str]:
        """Give those of the pair that have to be in force."""
        return {row.a, row.b} - {self.initiative}

    def doubts(self, scored: Scored) -> bool:
        """Tell whether one of them is in force only perhaps."""
        return not self.ends(scored[0]) <= self.standing.sure

    def word(self, row: Overlap, language: str) -> str:
        """Say how sure it is that they are."""
        return self.standing.word(self.standing.weakest(self.ends(row)), language)


class Condition(NamedTuple):
    """Something that each overlap of an answer must fulfil, and what it is called."""

    what: str
    holds: Callable[[Scored], bool]
    because: str = ""
    """Why nothing of the one initiative asked about can fulfil it."""


def conditions_of(
    store: Store, choice: Choice, asked: Asked | None, own: Mapping[Pair, float], labels: Labels
) -> Iterator[Condition]:
    """Give the conditions that a choice makes; `own` are the q of an initiative's pairs among themselves."""
    words, of = _CONDITIONS[labels.language], choice.initiative
    if choice.min_score > 0:
        least = choice.min_score
        what = words["min_score"].format(least=decimal(least, 2, labels.language))
        yield Condition(what, lambda each: value(each[0], choice.facet) >= least)
    if choice.significant:
        yield Condition(words["significant"], lambda each: _rare(each, own))
    if choice.unlinked:
        linked = linked_pairs(facts.relations(store))
        yield Condition(words["unlinked"], lambda each: (each[0].a, each[0].b) not in linked)
    if asked is not None:
        what = words["on"].format(on=choice.on)
        yield Condition(what, lambda each: asked.ends(each[0]) <= asked.standing.either)
    for kind, concept in (("theme", choice.concept), ("group", choice.group)):
        if concept is not None:
            having, name = _having(store, {concept}), labels[concept]
            lacks = of is not None and of not in having
            because = words["lacks"].format(initiative=labels[of], kind=words[kind], name=name) if of and lacks else ""
            yield Condition(f"{words[kind]} {name}", _both_in(having), because)


def _rare(scored: Scored, own: Mapping[Pair, float]) -> bool:
    row, significance = scored
    return significance is not None and own.get((row.a, row.b), significance.q) <= VALIDATED


def _both_in(having: set[str]) -> Callable[[Scored], bool]:
    return lambda each: {each[0].a, each[0].b} <= having


def why_empty(
    whole: list[Scored], conditions: list[Condition], choice: Choice, language: str, everywhere: int = 0
) -> str:
    """Say why none of the `whole` overlaps fulfils all conditions, and what to leave out.

    `everywhere` is how many of all pairs do, where an initiative was asked about.
    """
    ways = beside.one_less(whole, [condition[:2] for condition in conditions], language)
    if everywhere:
        ways.append((_CONDITIONS[language]["all"], everywhere))
    because = [condition.because for condition in conditions if condition.because]
    if choice.min_score and whole:
        highest = max(value(row, choice.facet) for row, _ in whole)
        if highest < choice.min_score:
            because.append(_CONDITIONS[language]["highest"].format(score=decimal(highest, 2, language)))
    return beside.why_empty(language, ways, because)


def value(row: Overlap, facet: str) -> float:
    """Give the overall score of an overlap, or that of one of its facets."""
    return float(getattr(row, facet))


def _having(store: Store, concepts: Iterable[str]) -> set[str]:
    """Give the initiatives that have all of the concepts, themselves or by something narrower."""
    broader = facts.broader(store)
    closed: dict[str, set[str]] = {}
    for row in facts.annotations(store):
        closed.setdefault(row.initiative, set()).update(close_upward([row.concept], broader))
    return {initiative for initiative, having in closed.items() if having.issuperset(concepts)}
