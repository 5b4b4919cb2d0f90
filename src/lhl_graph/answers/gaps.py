"""The gaps of the graph as tables, with names and reasons in the reader's language."""

from __future__ import annotations

from functools import partial
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from lhl_graph.analysis import gaps
from lhl_graph.answers.gap_text import reason
from lhl_graph.answers.overlaps import validated
from lhl_graph.answers.successions import SuccessionRow, likely, likely_successions
from lhl_graph.findings import facts
from lhl_graph.graph.labels import Labels
from lhl_graph.table.listing import few, item
from lhl_graph.table.table import Table

if TYPE_CHECKING:
    from collections.abc import Callable

    from lhl_graph.answers.overlaps import Sharing
    from lhl_graph.graph.store import Store


class LinkRow(NamedTuple):
    """An unseen link between `a` and `b`, and one sentence of why it is listed."""

    a: str
    b: str
    name_a: str
    name_b: str
    score: float
    q: float
    shared: list[str]
    reason: str


class ThemeRow(NamedTuple):
    """A theme that one initiative alone touches."""

    theme: str
    label: str
    initiative: str
    name: str
    parts: list[str]


class GroupRow(NamedTuple):
    """A target group that initiatives name and no measure is made for."""

    target_group: str
    label: str
    named_by: list[str]
    reached_as: list[str]


class GoalRow(NamedTuple):
    """A goal that no measure of its own initiative supports; `measures` is false when none is recorded at all."""

    initiative: str
    name: str
    goal: str
    text: str
    measures: bool
    reason: str


_HEADINGS = {
    "links": {
        "nb": {"name_a": "Satsing", "name_b": "Med", "score": "Samlet", "q": "q", "shared": "Felles"},
        "nn": {"name_a": "Satsing", "name_b": "Med", "score": "Samla", "q": "q", "shared": "Felles"},
        "en": {"name_a": "Initiative", "name_b": "With", "score": "Overall", "q": "q", "shared": "Shared"},
    },
    "themes": {
        "nb": {"label": "Tema", "name": "Bare i"},
        "nn": {"label": "Tema", "name": "Berre i"},
        "en": {"label": "Theme", "name": "Only in"},
    },
    "groups": {
        "nb": {"label": "Målgruppe uten eget tiltak", "named_by": "Nevnt av", "reached_as": "Nås som del av"},
        "nn": {"label": "Målgruppe utan eige tiltak", "named_by": "Nemnd av", "reached_as": "Blir nådd som del av"},
        "en": {"label": "Group without a measure", "named_by": "Named by", "reached_as": "Reached as part of"},
    },
    "goals": {
        "nb": {"name": "Satsing", "text": "Mål uten tiltak", "reason": "Hvorfor"},
        "nn": {"name": "Satsing", "text": "Mål utan tiltak", "reason": "Kvifor"},
        "en": {"name": "Initiative", "text": "Goal without a measure", "reason": "Why"},
    },
}
_WITHOUT = {
    "nb": ("ingen tiltak er registrert", "ingen av tiltakene gjelder målets temaer"),
    "nn": ("ingen tiltak er registrerte", "ingen av tiltaka gjeld temaa i målet"),
    "en": ("no measure is recorded", "no measure is about the themes of the goal"),
}
"""Why a goal is without a measure: when its initiative has none, and when it has."""

_FEW = 3
"""How many names a cell shows on a terminal; CSV and JSON hold them all."""


def unseen_links(store: Store, sharing: Sharing, language: str) -> Table[LinkRow]:
    """List pairs with significant overlap that nobody sees, the largest first.

    No source links them, no actor is responsible for both, and none is likely to have taken over from the other.
    """
    labels, broader = Labels(store, language), facts.broader(store)
    pairs = validated(store)
    found = gaps.unseen_links(
        [overlap for overlap, _ in pairs.values()],
        {pair: significance.q for pair, (_, significance) in pairs.items()},
        facts.relations(store),
        facts.responsible(store),
    )
    expected = {(min(row[:2]), max(row[:2])) for row in likely(store)}
    rows = []
    for link in found:
        if (link.a, link.b) in expected:
            continue
        shared = gaps.telling(sharing(link.a, link.b), broader)
        names = {iri: labels[iri] for iri in (link.a, link.b, *(each.concept for each in shared))}
        sentence = reason(link, shared, names, language)
        concepts = [names[each.concept] for each in shared]
        rows.append(LinkRow(link.a, link.b, names[link.a], names[link.b], link.score, link.q, concepts, sentence))
    return Table(LinkRow._fields, rows, _HEADINGS["links"][language], _links_text, language=language)


def single_themes(store: Store, language: str) -> Table[ThemeRow]:
    """List themes that only one initiative touches."""
    labels = Labels(store, language)
    rows = [
        ThemeRow(row.theme, labels[row.theme], row.initiative, labels[row.initiative], list(row.parts))
        for row in gaps.single_initiative_themes(facts.annotations(store), facts.broader(store))
    ]
    return Table(ThemeRow._fields, rows, _HEADINGS["themes"][language], language=language)


def unreached_groups(store: Store, language: str) -> Table[GroupRow]:
    """List target groups that no measure is made for."""
    labels = Labels(store, language)
    rows = [
        GroupRow(
            row.target_group,
            labels[row.target_group],
            [labels[each] for each in row.named_by],
            [labels[each] for each in row.reached_as],
        )
        for row in gaps.unreached_groups(facts.annotations(store), facts.parts(store), facts.broader(store))
    ]
    headings = _HEADINGS["groups"][language]
    return Table(GroupRow._fields, rows, headings, partial(_groups_text, language), language=language)


def unsupported_goals(store: Store, language: str) -> Table[GoalRow]:
    """List goals that no measure of the same initiative supports, also those of initiatives without any measure."""
    labels, parts = Labels(store, language), facts.parts(store)
    found = [(row.initiative, row.goal, True) for row in gaps.unsupported_goals(parts, facts.broader(store))]
    without = set(gaps.without_measures(parts))
    found += [(row.initiative, row.part, False) for row in parts if row.kind == "goal" and row.initiative in without]
    rows = [
        GoalRow(initiative, labels[initiative], goal, labels[goal], measures, _WITHOUT[language][measures])
        for initiative, goal, measures in sorted(found)
    ]
    return Table(GoalRow._fields, rows, _HEADINGS["goals"][language], _goals_text, language=language)


def _links_text(rows: list[LinkRow], width: int | None) -> str:
    """One sentence a link, and the command that tells the rest."""
    lines = []
    for number, row in enumerate(rows, 1):
        a, b = (iri.rsplit("/", 1)[1] for iri in (row.a, row.b))
        lines += [item(row.reason, width, f"{number:3}. "), f"     lhl why {a} {b}", ""]
    return "\n".join(lines[:-1])


def _groups_text(language: str, rows: list[GroupRow], width: int | None) -> str:
    """The table, with the first of those that name a group."""
    short = [row._replace(named_by=[few(row.named_by, _FEW, language)]) for row in rows]
    return Table(GroupRow._fields, short, _HEADINGS["groups"][language]).text(width)


def _goals_text(rows: list[GoalRow], width: int | None) -> str:
    """The goals under their initiative and the reason, which is the same for all that an initiative has."""
    lines = []
    for (name, why), goals in groupby(rows, lambda row: (row.name, row.reason)):
        lines += ["", item(f"{name}: {why}", width), *(item(row.text, width, "  • ") for row in goals)]
    return "\n".join(lines[1:])


OTHERS: dict[str, Callable[[Store, str], Table[ThemeRow] | Table[GroupRow] | Table[GoalRow] | Table[SuccessionRow]]] = {
    "themes": single_themes,
    "groups": unreached_groups,
    "goals": unsupported_goals,
    "successions": likely_successions,
}
"""Kinds of gaps other than links."""
