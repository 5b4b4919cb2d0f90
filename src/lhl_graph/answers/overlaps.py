"""The overlaps as stored with the graph, chosen and ordered as asked, with names and what is shared."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from lhl_graph.analysis.gaps import telling
from lhl_graph.analysis.overlap import Overlap
from lhl_graph.analysis.relation import linked_pairs
from lhl_graph.analysis.significance import VALIDATED, Significance, benjamini_hochberg
from lhl_graph.answers import moment
from lhl_graph.answers.choice import Asked, Choice, conditions_of, value, why_empty
from lhl_graph.errors import InputError
from lhl_graph.findings import facts
from lhl_graph.findings.standing import standings
from lhl_graph.graph.labels import STAR, Labels
from lhl_graph.table import beside
from lhl_graph.table.headings import heading
from lhl_graph.table.table import Table

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from lhl_graph.analysis.overlap import SharedConcept
    from lhl_graph.analysis.similarity import Pair
    from lhl_graph.answers.choice import Scored
    from lhl_graph.graph.store import Store

    Sharing = Callable[[str, str], list[SharedConcept]]

_STORED = """
SELECT ?a ?b ?score ?goals ?groups ?themes ?measures ?actors ?p ?q WHERE {
  %s
  ?overlap lhl:between ?a, ?b ; lhl:score ?score ; lhl:goalScore ?goals ; lhl:targetGroupScore ?groups ;
    lhl:themeScore ?themes ; lhl:measureScore ?measures ; lhl:actorScore ?actors .
  FILTER(%s)
  %s
}
"""
_ONCE, _EITHER = "STR(?a) < STR(?b)", "?a != ?b"
"""What keeps a pair from coming twice, and what lets it come from either end."""
_RARE = f"{{ SELECT ?overlap ?q WHERE {{ ?overlap lhl:qValue ?q FILTER(?q <= {VALIDATED}) }} }}"
"""Comes first, with nothing of p: an engine then begins with the few that are rare, ten times as fast."""
_RARITY = "?overlap lhl:pValue ?p"
_SCORES = "SELECT ?overlap ?initiative ?score { ?overlap lhl:between ?initiative ; lhl:score ?score }"
_JUDGED = "OPTIONAL { ?overlap lhl:pValue ?p ; lhl:qValue ?q }"

_HEADINGS = {
    "nb": ("Satsing", "Samlet", "Mål og tiltak", "Målgr.", "Temaer", "q", "Oppgitt", "Felles temaer og målgrupper"),
    "nn": ("Satsing", "Samla", "Mål og tiltak", "Målgr.", "Tema", "q", "Oppgjeve", "Felles tema og målgrupper"),
    "en": (
        "Initiative",
        "Overall",
        "Goals and measures",
        "Groups",
        "Themes",
        "q",
        "Stated",
        "Shared themes and target groups",
    ),
}
_PAIR = {"nb": "Med", "nn": "Med", "en": "With"}
_DOUBT_LAST = {
    "nb": "Først står de som er bekreftet i kraft, deretter de som kanskje er det.",
    "nn": "Først står dei som er stadfesta i kraft, deretter dei som kanskje er det.",
    "en": "First come those confirmed in force, then those that perhaps are.",
}
_OWN = {"nb": "q (egne)", "nn": "q (eigne)", "en": "q (own)"}


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
    stated: bool
    """Whether a source links the two, in either direction."""
    shared: list[str]
    """The most telling shared themes and target groups."""
    in_force: str = ""
    """How sure it is that both are in force on the date asked about: in words, of the less sure; empty without one."""


def stored(store: Store, *initiatives: str) -> dict[Pair, tuple[Overlap, Significance | None]]:
    """Give each stored overlap (a < b), of the one or two `initiatives` named, with p and q where they are known."""
    found = {}
    for row, p, q in _read(store, _STORED % ("", _EITHER if initiatives else _ONCE, _JUDGED), *initiatives):
        found[row.a, row.b] = (row, None if p is None or q is None else Significance(p, q))
    return found


def scores(store: Store) -> dict[Pair, float]:
    """Give the overall score of each stored overlap (a < b), and no more of it."""
    ends: dict[str, list[str]] = {}
    found = {}
    for overlap, initiative, score in store.rows(_SCORES):
        ends.setdefault(overlap, []).append(initiative)
        found[overlap] = score
    return {(min(pair), max(pair)): found[overlap] for overlap, pair in ends.items()}


def validated(store: Store, *initiatives: str) -> dict[Pair, tuple[Overlap, Significance]]:
    """Give each stored overlap (a < b) that is rare by chance, of the one or two `initiatives` named."""
    rare = f"?overlap lhl:qValue ?q ; lhl:pValue ?p FILTER(?q <= {VALIDATED})"
    rows = _read(store, _STORED % (("", _EITHER, rare) if initiatives else (_RARE, _ONCE, _RARITY)), *initiatives)
    return {(row.a, row.b): (row, Significance(p, q)) for row, p, q in rows}


def _read(store: Store, text: str, *initiatives: str) -> Iterator[tuple[Overlap, Any, Any]]:
    bindings = dict(zip("ab", (f"<{initiative}>" for initiative in initiatives), strict=False))
    for a, b, *scores, p, q in store.rows(text, bindings):
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
    known = stored(store, *choice.named)
    rows = {(row.a, row.b): row for of_one in top.values() for row in of_one}
    wanted = {pair: row for pair, row in rows.items() if choice.initiative is None or choice.initiative in pair}
    return {pair: (row, known[pair][1] if pair in known else None) for pair, row in wanted.items()}


def table(store: Store, shared: Sharing, choice: Choice, language: str) -> Table[OverlapRow]:
    """Give the chosen overlaps, the largest first; `shared` tells what two initiatives (a < b) share.

    Raises:
        InputError: the date cannot be read, or lies before any initiative; the engine does not answer.
    """
    found = stored(store, *choice.named) if choice.engine is None else anew(store, choice)
    whole = [each for each in found.values() if value(each[0], choice.facet) > 0]
    labels = Labels(store, language)
    own = {} if choice.initiative is None else q_own(store, found)
    asked = None
    if choice.on is not None:
        asked = Asked(standings(store, choice.on, choice.within), choice.initiative)
    conditions = list(conditions_of(store, choice, asked, own, labels))
    chosen = [each for each in whole if all(condition.holds(each) for condition in conditions)]
    chosen.sort(key=lambda each: (-value(each[0], choice.facet), each[0].a, each[0].b))
    notes: list[str] = []
    if asked is not None:
        notes += moment.notes(store, asked.standing.span, language)
        chosen.sort(key=asked.doubts)
        if any(map(asked.doubts, chosen)):
            notes.append(_DOUBT_LAST[language])
    if found and all(significance is None for _, significance in found.values()):
        notes.append(beside.unknown(language))
    if not chosen:
        elsewhere = choice.initiative is not None and choice.engine is None
        everywhere = len(table(store, shared, choice._replace(initiative=None, top=None), language)) if elsewhere else 0
        notes.append(why_empty(whole, conditions, choice, language, everywhere))
    if choice.top is not None and len(chosen) > choice.top:
        notes.append(beside.shown(choice.top, len(chosen), language))
    return _named(store, shared, chosen[: choice.top], own, asked, choice.initiative, labels, notes)


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


def _named(
    store: Store,
    sharing: Sharing,
    chosen: list[Scored],
    own: Mapping[Pair, float],
    asked: Asked | None,
    initiative: str | None,
    labels: Labels,
    notes: list[str],
) -> Table[OverlapRow]:
    broader = facts.broader(store)
    linked = linked_pairs(facts.relations(store))
    told = [telling(sharing(row.a, row.b), broader, 4) for row, _ in chosen]
    store.prepare({*(end for row, _ in chosen for end in row[:2]), *(each.concept for some in told for each in some)})
    rows = []
    for (row, significance), concepts in zip(chosen, told, strict=True):
        a, b = (row.b, row.a) if row.b == initiative else (row.a, row.b)
        shared = [labels[each.concept] for each in concepts]
        stated = (row.a, row.b) in linked
        p, q = significance or (None, None)
        names = labels[a], labels[b]
        in_force = asked.word(row, labels.language) if asked else ""
        rows.append(OverlapRow(a, b, *names, *row[2:], p, q, own.get((row.a, row.b)), stated, shared, in_force))
    headings = _headings(initiative, labels.language)
    legend = [beside.chance(labels.language, headings.get("q_own"))]
    if asked:
        headings["in_force"] = heading("in_force", labels.language)
    named = {row.name: row.initiative for row in rows} | {row.other_name: row.other for row in rows}
    explained = {name: labels.explained(iri, starred=True) for name, iri in named.items()}
    if any(said != name for name, said in explained.items()):
        legend.append(STAR[labels.language])
    return Table(
        OverlapRow._fields,
        rows,
        headings,
        language=labels.language,
        notes=notes,
        legend=legend,
        explained=explained,
    )


def _headings(initiative: str | None, language: str) -> dict[str, str]:
    q = "q" if initiative is None else "q_own"
    fields = ("other_name", "score", "goals", "target_groups", "themes", q, "stated", "shared")
    headings = dict(zip(fields, _HEADINGS[language], strict=True))
    if initiative is None:
        return {"name": headings["other_name"], **headings, "other_name": _PAIR[language]}
    return {**headings, q: _OWN[language]}
