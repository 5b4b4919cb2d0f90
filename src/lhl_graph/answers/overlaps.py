"""The overlaps as stored with the graph, chosen and ordered as asked, with names and what is shared."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple

from lhl_graph.analysis.gaps import telling
from lhl_graph.analysis.information_content import close_upward
from lhl_graph.analysis.overlap import Overlap
from lhl_graph.analysis.period import WITHIN
from lhl_graph.analysis.relation import linked_pairs
from lhl_graph.analysis.significance import VALIDATED, Significance, benjamini_hochberg
from lhl_graph.answers.standing import Standings, standings
from lhl_graph.errors import InputError
from lhl_graph.findings import facts
from lhl_graph.graph.labels import Labels
from lhl_graph.table.table import Table

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from lhl_graph.analysis.overlap import SharedConcept
    from lhl_graph.analysis.similarity import Pair
    from lhl_graph.graph.store import Store

    Sharing = Callable[[str, str], list[SharedConcept]]

FACETS: Final = ("score", "goals", "target_groups", "themes", "measures", "actors")
"""What a list of overlaps can be ordered by."""

_STORED = """
SELECT ?a ?b ?score ?goals ?groups ?themes ?measures ?actors ?p ?q WHERE {
  %s
  ?overlap lhl:between ?a, ?b ; lhl:score ?score ; lhl:goalScore ?goals ; lhl:targetGroupScore ?groups ;
    lhl:themeScore ?themes ; lhl:measureScore ?measures ; lhl:actorScore ?actors .
  FILTER(?a != ?b)
  %s
}
"""
_RARE = f"{{ SELECT ?overlap ?p ?q WHERE {{ ?overlap lhl:qValue ?q ; lhl:pValue ?p FILTER(?q <= {VALIDATED}) }} }}"
_JUDGED = "OPTIONAL { ?overlap lhl:pValue ?p ; lhl:qValue ?q }"

_HEADINGS = {
    "nb": ("Satsing", "Samlet", "Mål", "Målgr.", "Temaer", "q", "Oppgitt", "Felles temaer og målgrupper"),
    "nn": ("Satsing", "Samla", "Mål", "Målgr.", "Tema", "q", "Oppgjeve", "Felles tema og målgrupper"),
    "en": ("Initiative", "Overall", "Goals", "Groups", "Themes", "q", "Stated", "Shared themes and target groups"),
}
_PAIR = {"nb": "Med", "nn": "Med", "en": "With"}
_IN_FORCE = {"nb": "I kraft", "nn": "I kraft", "en": "In force"}
_OWN = {"nb": "q (egne)", "nn": "q (eigne)", "en": "q (own)"}
_YES = {"nb": "ja", "nn": "ja", "en": "yes"}


class OverlapRow(NamedTuple):
    """One overlap: between `initiative` and `other`, both IRIs, with their names."""

    initiative: str
    other: str
    name: str
    other_name: str
    score: float
    goals: float
    target_groups: float
    themes: float
    measures: float
    actors: float
    p: float | None
    """Share of random graphs in which the pair overlaps as much; None in a graph too large to tell."""
    q: float | None
    """The same, corrected for the number of all pairs in the graph (Benjamini and Hochberg 1995)."""
    q_own: float | None
    """Corrected for the pairs of the initiative asked about alone; None where all pairs were asked for."""
    stated: str
    """Whether a source links the two: a word in the reader's language, or empty."""
    shared: list[str]
    """The most telling shared themes and target groups."""
    in_force: str = ""
    """How sure it is that both are in force on the date asked about: in words, of the less sure; empty without one."""


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
    engine: str | None = None
    """`local` or `dask` to compute the overlaps anew, in blocks, instead of reading those stored with the graph."""
    scheduler: str | None = None
    """Address of the Dask scheduler."""
    within: int = WITHIN
    """How many years older than `on` the sources may be that confirm what is in force."""


def stored(store: Store, initiative: str | None = None) -> dict[Pair, tuple[Overlap, Significance | None]]:
    """Give each stored overlap (a < b), of `initiative` if one is named, with its p and q where they are known."""
    found = {}
    for row, p, q in _read(store, _STORED % ("", _JUDGED), initiative):
        found[row.a, row.b] = (row, None if p is None or q is None else Significance(p, q))
    return found


def validated(store: Store) -> dict[Pair, tuple[Overlap, Significance]]:
    """Give each stored overlap (a < b) that is rare by chance."""
    rows = _read(store, _STORED % (_RARE, ""))
    return {(row.a, row.b): (row, Significance(p, q)) for row, p, q in rows}


def _read(store: Store, text: str, initiative: str | None = None) -> Iterator[tuple[Overlap, Any, Any]]:
    bindings = {"a": f"<{initiative}>"} if initiative else None
    for a, b, *scores, p, q in store.rows(text, bindings):
        if initiative or a < b:
            yield Overlap(min(a, b), max(a, b), *scores), p, q


def anew(store: Store, choice: Choice) -> dict[Pair, tuple[Overlap, Significance | None]]:
    """Compute the overlaps on the engine that was chosen; p and q are those stored with the graph, if any.

    Raises:
        InputError: the engine is not known, not installed, or does not answer.
    """
    from lhl_graph.analysis.large.top_k import CANDIDATES, top_overlaps

    names = facts.initiatives(store)
    most = max(1, min(CANDIDATES, len(names) - 1))
    try:
        top = top_overlaps(
            names,
            facts.annotations(store),
            facts.statements(store),
            facts.broader(store),
            k=most,
            engine=choice.engine or "local",
            scheduler=choice.scheduler,
        )
    except (ValueError, ConnectionError, ImportError) as error:
        raise InputError(str(error)) from error
    known = stored(store, choice.initiative)
    rows = {(row.a, row.b): row for of_one in top.values() for row in of_one}
    wanted = {pair: row for pair, row in rows.items() if choice.initiative is None or choice.initiative in pair}
    return {pair: (row, known[pair][1] if pair in known else None) for pair, row in wanted.items()}


def table(store: Store, shared: Sharing, choice: Choice, language: str) -> Table[OverlapRow]:
    """Give the chosen overlaps, the largest first; `shared` tells what two initiatives (a < b) share.

    Raises:
        InputError: the date cannot be read, or lies before any initiative; the engine does not answer.
    """
    found = stored(store, choice.initiative) if choice.engine is None else anew(store, choice)
    own = {} if choice.initiative is None else q_own(store, found)
    chosen = [
        (row, significance)
        for pair, (row, significance) in found.items()
        if 0 < value(row, choice.facet) >= choice.min_score
        and (not choice.significant or (significance is not None and own.get(pair, significance.q) <= VALIDATED))
    ]
    asked = None
    if choice.on is not None:
        standing = standings(store, choice.on, choice.within)
        asked = _Asked(standing, choice.initiative)
        chosen = [each for each in chosen if asked.ends(each[0]) <= standing.either]
    wanted = {concept for concept in (choice.concept, choice.group) if concept}
    if wanted:
        having = _having(store, wanted)
        chosen = [each for each in chosen if {each[0].a, each[0].b} <= having]
    chosen.sort(key=lambda each: (-value(each[0], choice.facet), each[0].a, each[0].b))
    if asked is not None:
        chosen.sort(key=lambda each: not asked.ends(each[0]) <= asked.standing.sure)
    return _named(store, shared, chosen[: choice.top], own, choice.initiative, asked, language)


class _Asked(NamedTuple):
    """A date was asked about: how all stand then, and the initiative whose own standing does not matter."""

    standing: Standings
    initiative: str | None

    def ends(self, row: Overlap) -> set[str]:
        """Give those of the pair that have to be in force."""
        return {row.a, row.b} - {self.initiative}

    def word(self, row: Overlap, language: str) -> str:
        """Say how sure it is that they are."""
        return self.standing.word(self.standing.weakest(self.ends(row)), language)


def q_own(store: Store, found: Mapping[Pair, tuple[Overlap, Significance | None]]) -> dict[Pair, float]:
    """Give the q of an initiative's pairs among themselves: corrected over its pairs with all others, and no more.

    `found` are its stored pairs; a pair that shares nothing is not stored, and counts with p = 1.
    """
    p = {pair: significance.p for pair, (_, significance) in found.items() if significance is not None}
    if not p:
        return {}
    nothing = {("", str(n)): 1.0 for n in range(len(facts.initiatives(store)) - 1 - len(p))}
    q = benjamini_hochberg({**p, **nothing})
    return {pair: q[pair] for pair in p}


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


def _named(
    store: Store,
    sharing: Sharing,
    chosen: list[tuple[Overlap, Significance | None]],
    own: Mapping[Pair, float],
    initiative: str | None,
    asked: _Asked | None,
    language: str,
) -> Table[OverlapRow]:
    labels, broader = Labels(store, language), facts.broader(store)
    linked = linked_pairs(facts.relations(store))
    told = [telling(sharing(row.a, row.b), broader, 4) for row, _ in chosen]
    store.prepare({*(end for row, _ in chosen for end in row[:2]), *(each.concept for some in told for each in some)})
    rows = []
    for (row, significance), concepts in zip(chosen, told, strict=True):
        a, b = (row.b, row.a) if row.b == initiative else (row.a, row.b)
        shared = [labels[each.concept] for each in concepts]
        stated = _YES[language] if (row.a, row.b) in linked else ""
        p, q = significance or (None, None)
        in_force = asked.word(row, language) if asked else ""
        rows.append(
            OverlapRow(a, b, labels[a], labels[b], *row[2:], p, q, own.get((row.a, row.b)), stated, shared, in_force)
        )
    headings = _headings(initiative, language)
    if asked:
        headings["in_force"] = _IN_FORCE[language]
    return Table(OverlapRow._fields, rows, headings, language=language)


def _headings(initiative: str | None, language: str) -> dict[str, str]:
    q = "q" if initiative is None else "q_own"
    fields = ("other_name", "score", "goals", "target_groups", "themes", q, "stated", "shared")
    headings = dict(zip(fields, _HEADINGS[language], strict=True))
    if initiative is None:
        return {"name": headings["other_name"], **headings, "other_name": _PAIR[language]}
    return {**headings, q: _OWN[language]}
