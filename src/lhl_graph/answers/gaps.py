"""The gaps of the graph as tables, with names and reasons in the reader's language."""

from __future__ import annotations

from functools import cached_property, partial
from itertools import groupby
from typing import TYPE_CHECKING, Any, Final, NamedTuple, Protocol, TypeVar

from lhl_graph.analysis import gaps
from lhl_graph.analysis.period import WITHIN, active
from lhl_graph.analysis.relation import linked_pairs
from lhl_graph.answers import moment, successions
from lhl_graph.answers.gap import HEADINGS, WITHOUT, GoalRow, GroupRow, LinkRow, ThemeRow
from lhl_graph.answers.gap_text import reason
from lhl_graph.answers.overlaps import validated
from lhl_graph.answers.successions import SuccessionRow
from lhl_graph.findings import facts
from lhl_graph.findings.read import unseen_pairs
from lhl_graph.findings.standing import span_of
from lhl_graph.graph.labels import Labels
from lhl_graph.iris import local_name
from lhl_graph.table import beside
from lhl_graph.table.listing import few, item
from lhl_graph.table.table import Table

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from lhl_graph.analysis.overlap import Overlap
    from lhl_graph.analysis.significance import Significance
    from lhl_graph.analysis.similarity import Pair
    from lhl_graph.analysis.succession import Succession
    from lhl_graph.answers.overlaps import Sharing
    from lhl_graph.graph.store import Store


class OfInitiative(Protocol):
    """A row that is about one initiative."""

    @property
    def initiative(self) -> str:
        """The initiative's IRI."""


Of = TypeVar("Of", bound=OfInitiative)


_UNSEEN = {
    "nb": "Usett kobling: et sjeldent overlapp (q høyst 0,05) som ingen kilde kobler, uten felles ansvarlig aktør, "
    "og der den ene neppe har avløst den andre.",
    "nn": "Usedd kopling: eit sjeldan overlapp (q høgst 0,05) som inga kjelde koplar, utan felles ansvarleg aktør, "
    "og der den eine neppe har avløyst den andre.",
    "en": "Unseen link: a rare overlap (q at most 0.05) that no source links, with no actor responsible for both, "
    "and where neither has probably succeeded the other.",
}

_SEEN = {
    "nb": "Sjeldne overlapp for {initiative}: {rare}, hvorav kilder kobler {linked} og {rest} har felles ansvarlig "
    "eller trolig har avløst hverandre.",
    "nn": "Sjeldne overlapp for {initiative}: {rare}; kjelder koplar {linked} av dei, og {rest} har felles ansvarleg "
    "eller truleg har avløyst kvarandre.",
    "en": "Rare overlaps of {initiative}: {rare}; sources link {linked} of them, and {rest} share a "
    "responsible actor or have probably succeeded each other.",
}

_FEW = 3
"""How many names a cell shows on a terminal; CSV and JSON hold them all."""


class Within(NamedTuple):
    """Where gaps are looked for: those of one initiative (its IRI), among those active on a date or in a range."""

    initiative: str | None = None
    on: str | None = None
    confirmed_within: int = WITHIN
    """How many years older than `on` a source may be that says what is in force."""


def table(store: Store, kind: str, within: Within, sharing: Sharing, language: str) -> Table[Any]:
    """List the gaps of one of `KINDS`; beside the rows stands the day, and why there are none.

    Raises:
        InputError: the date cannot be read, or lies before any initiative.
    """
    of = within.initiative
    rows = _Rows(store, within)
    found = _FINDERS[kind](rows, language, sharing)
    mine = [row for row in found if of is None or of in _initiatives(row)]
    notes = [] if within.on is None else moment.notes(store, span_of(store, within.on), language)
    legend = [beside.chance(language), _UNSEEN[language]] if kind == "links" else []
    if kind == "successions":
        legend = [successions.trust(store, rows.succeeded, language)]
    if not mine:
        notes.append(_why_empty(store, kind, within, sharing, language))
    columns, layout = _ROWS[kind], _layout(kind, language)
    return Table(columns, mine, HEADINGS[kind][language], layout, language=language, notes=notes, legend=legend)


def _why_empty(store: Store, kind: str, within: Within, sharing: Sharing, language: str) -> str:
    of, labels = within.initiative, Labels(store, language)
    others = {
        beside.without(what, language): changed
        for what, changed in (
            (labels[of] if of else None, within._replace(initiative=None)),
            (within.on, within._replace(on=None)),
        )
        if what is not None
    }
    ways = [(way, len(table(store, kind, changed, sharing, language))) for way, changed in others.items()]
    because = []
    if kind == "links" and of is not None:
        pairs = [pair for pair in _Rows(store, within).pairs() if of in pair]
        linked = len(linked_pairs(facts.relations(store)).intersection(pairs))
        counts = {"rare": len(pairs), "linked": linked, "rest": len(pairs) - linked}
        because.append(_SEEN[language].format(initiative=labels[of], **counts))
    return beside.why_empty(language, ways, because)


class _Rows:
    """The rows that gaps are found in: of all initiatives, or of those active at a time and the one asked about."""

    def __init__(self, store: Store, within: Within) -> None:
        self.store = store
        self.of = within.initiative
        self._running: frozenset[str] | None = None
        self._begun: frozenset[str] | None = None
        if within.on is not None:
            periods, span = facts.periods(store), span_of(store, within.on)
            asked = {within.initiative} if within.initiative else set()
            self._running = active(periods, span, within.confirmed_within) | asked
            self._begun = frozenset(row.initiative for row in periods if (row.first_day or "") <= span.last)

    def kept(self, rows: Iterable[Of]) -> list[Of]:
        """Keep the rows of initiatives that run."""
        return [row for row in rows if self.runs(row.initiative)]

    def runs(self, initiative: str) -> bool:
        """Tell whether an initiative runs, or is the one asked about; without a date, all do."""
        return self._running is None or initiative in self._running

    def begun(self, initiative: str) -> bool:
        """Tell whether an initiative had begun by then; one whose first day is unknown may have."""
        return self._begun is None or initiative in self._begun

    @cached_property
    def succeeded(self) -> list[Succession]:
        """What the rule takes for successions, of all initiatives."""
        return successions.read(self.store)

    def pairs(self) -> dict[Pair, tuple[Overlap, Significance]]:
        """Give the significant pairs of initiatives that run."""
        pairs = validated(self.store, *([self.of] if self.of else []))
        return {pair: row for pair, row in pairs.items() if self.runs(pair[0]) and self.runs(pair[1])}


def _links(rows: _Rows, language: str, sharing: Sharing) -> list[LinkRow]:
    """Give pairs with significant overlap that nobody sees, the largest first.

    No source links them, no actor is responsible for both, and none is likely to have taken over from the other.
    """
    store, pairs = rows.store, rows.pairs()
    labels, broader = Labels(store, language), facts.broader(store)
    unseen = unseen_pairs(store, rows.of)
    named = []
    for pair in sorted(unseen.intersection(pairs), key=lambda pair: (-pairs[pair][0].score, pairs[pair][1].q, pair)):
        overlap, significance = pairs[pair]
        link = gaps.UnseenLink(
            *pair, overlap.score, significance.q, overlap.goals, overlap.target_groups, overlap.themes
        )
        shared = gaps.telling(sharing(link.a, link.b), broader)
        names = {iri: labels[iri] for iri in (link.a, link.b, *(each.concept for each in shared))}
        sentence = reason(link, shared, names, language)
        concepts = [names[each.concept] for each in shared]
        named.append(LinkRow(link.a, link.b, names[link.a], names[link.b], link.score, link.q, concepts, sentence))
    return named


def _themes(rows: _Rows, language: str, _: Sharing) -> list[ThemeRow]:
    """Give themes that only one initiative touches."""
    store, labels = rows.store, Labels(rows.store, language)
    return [
        ThemeRow(row.theme, labels[row.theme], row.initiative, labels[row.initiative], list(row.parts))
        for row in gaps.single_initiative_themes(rows.kept(facts.annotations(store)), facts.broader(store))
    ]


def _groups(rows: _Rows, language: str, _: Sharing) -> list[GroupRow]:
    """Give target groups that no measure is made for."""
    store, labels = rows.store, Labels(rows.store, language)
    annotations, parts = rows.kept(facts.annotations(store)), rows.kept(facts.parts(store))
    return [
        GroupRow(
            row.target_group,
            labels[row.target_group],
            [labels[each] for each in row.named_by],
            [labels[each] for each in row.reached_as],
            list(row.named_by),
        )
        for row in gaps.unreached_groups(annotations, parts, facts.broader(store))
    ]


def _goals(rows: _Rows, language: str, _: Sharing) -> list[GoalRow]:
    """Give goals that no measure of the same initiative supports, also those of initiatives without any measure."""
    store = rows.store
    labels, parts = Labels(store, language), rows.kept(facts.parts(store, rows.of))
    found = [(row.initiative, row.goal, True) for row in gaps.unsupported_goals(parts, facts.broader(store))]
    without = set(gaps.without_measures(parts))
    found += [(row.initiative, row.part, False) for row in parts if row.kind == "goal" and row.initiative in without]
    return [
        GoalRow(initiative, labels[initiative], goal, labels[goal], measures, WITHOUT[language][measures])
        for initiative, goal, measures in sorted(found)
    ]


def _successions(rows: _Rows, language: str, _: Sharing) -> list[SuccessionRow]:
    """Give likely successions that no source states, between initiatives that run or did; the later has begun."""
    found = successions.rows(rows.store, rows.succeeded, language)
    return [row for row in found if rows.begun(row.later) and (rows.runs(row.earlier) or rows.runs(row.later))]


def _initiatives(row: LinkRow | ThemeRow | GroupRow | GoalRow | SuccessionRow) -> Sequence[str]:
    """Give the IRIs of the initiatives that a gap is about."""
    if isinstance(row, LinkRow):
        return row.a, row.b
    if isinstance(row, SuccessionRow):
        return row.earlier, row.later
    return row.initiatives if isinstance(row, GroupRow) else (row.initiative,)


def _layout(kind: str, language: str) -> Callable[[list[Any], int | None], str] | None:
    layouts: dict[str, Callable[[list[Any], int | None], str]] = {
        "links": _links_text,
        "groups": partial(_groups_text, language),
        "goals": _goals_text,
        "successions": successions.text,
    }
    return layouts.get(kind)


def _links_text(rows: list[LinkRow], width: int | None) -> str:
    """One sentence a link, and the command that tells the rest."""
    lines = []
    for number, row in enumerate(rows, 1):
        a, b = (local_name(iri) for iri in (row.a, row.b))
        lines += [item(row.reason, width, f"{number:3}. "), f"     lhl why {a} {b}", ""]
    return "\n".join(lines[:-1])


def _groups_text(language: str, rows: list[GroupRow], width: int | None) -> str:
    """The table, with the first of those that name a group."""
    short = [row._replace(named_by=[few(row.named_by, _FEW, language)]) for row in rows]
    return Table(GroupRow._fields, short, HEADINGS["groups"][language]).text(width)


def _goals_text(rows: list[GoalRow], width: int | None) -> str:
    """The goals under their initiative and the reason, which is the same for all that an initiative has."""
    lines = []
    for (name, why), goals in groupby(rows, lambda row: (row.name, row.reason)):
        lines += ["", item(f"{name}: {why}", width), *(item(row.text, width, "  • ") for row in goals)]
    return "\n".join(lines[1:])


_FINDERS: Final[dict[str, Callable[[_Rows, str, Sharing], Sequence[Any]]]] = {
    "links": _links,
    "themes": _themes,
    "groups": _groups,
    "goals": _goals,
    "successions": _successions,
}
_ROWS: Final[dict[str, tuple[str, ...]]] = {
    "links": LinkRow._fields,
    "themes": ThemeRow._fields,
    "groups": GroupRow._fields,
    "goals": GoalRow._fields,
    "successions": SuccessionRow._fields,
}
KINDS: Final = tuple(_FINDERS)
"""Unseen links, themes of one alone, groups or goals without a measure, likely successions that no source states."""
