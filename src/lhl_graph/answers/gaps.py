"""The gaps of the graph as tables, with names and reasons in the reader's language."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any, Final, NamedTuple, Protocol, TypeVar

from lhl_graph.analysis import gaps
from lhl_graph.analysis.period import WITHIN
from lhl_graph.analysis.relation import linked_pairs
from lhl_graph.answers import moment, successions
from lhl_graph.answers.gap import HEADINGS, WITHOUT, GoalRow, GroupRow, LinkRow, ThemeRow
from lhl_graph.answers.gap_layout import layout
from lhl_graph.answers.gap_text import reason
from lhl_graph.answers.overlaps import validated
from lhl_graph.answers.successions import SuccessionRow
from lhl_graph.findings import facts
from lhl_graph.findings.read import unseen_pairs
from lhl_graph.findings.standing import standings
from lhl_graph.graph.labels import Labels
from lhl_graph.table import beside
from lhl_graph.table.headings import heading
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
    "nb": "Usett kobling: et sjeldent overlapp (q høyst 0,05) som ingen kilde kobler, direkte eller via en tredje, "
    "uten felles ansvarlig aktør, og der den ene neppe har avløst den andre.",
    "nn": "Usedd kopling: eit sjeldan overlapp (q høgst 0,05) som inga kjelde koplar, direkte eller via ei tredje, "
    "utan felles ansvarleg aktør, og der den eine neppe har avløyst den andre.",
    "en": "Unseen link: a rare overlap (q at most 0.05) that no source links, directly or by way of a third, "
    "with no actor responsible for both, and where neither has probably succeeded the other.",
}

_SEEN = {
    "nb": "Sjeldne overlapp for {initiative}: {rare}, hvorav kilder kobler {linked} direkte, og {rest} er koblet via "
    "en tredje, har felles ansvarlig eller har trolig avløst hverandre.",
    "nn": "Sjeldne overlapp for {initiative}: {rare}; kjelder koplar {linked} av dei direkte, og {rest} er kopla via "
    "ei tredje, har felles ansvarleg eller har truleg avløyst kvarandre.",
    "en": "Rare overlaps of {initiative}: {rare}; sources link {linked} of them directly, and {rest} are "
    "linked by way of a third, share a responsible actor or have probably succeeded each other.",
}

_PERHAPS = {
    "nb": "Telles også det som kanskje er i kraft, kommer {more} til, og {gone} faller bort.",
    "nn": "Tel ein også det som kanskje er i kraft, kjem {more} til, og {gone} fell bort.",
    "en": "Counting what is perhaps in force too, {more} more appear, and {gone} fall away.",
}


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
    rows = _Rows(store, within)
    mine = _found(kind, rows, language, sharing)
    notes = []
    if rows.standing is not None:
        notes += moment.notes(store, rows.standing.span, language)
        notes += _if_perhaps(mine, _found(kind, rows.wider(), language, sharing), language)
    legend = [beside.chance(language), _UNSEEN[language]] if kind == "links" else []
    if kind == "successions":
        legend = [successions.trust(store, rows.succeeded, language)]
    if not mine:
        notes.append(_why_empty(store, kind, within, sharing, language))
    headings = dict(HEADINGS[kind][language])
    if "in_force" in _ROWS[kind] and rows.standing is not None:
        mine = [row._replace(in_force=rows.word(row, language)) for row in mine]
        headings["in_force"] = heading("in_force", language)
    columns, shown = _ROWS[kind], layout(kind, headings, language)
    return Table(columns, mine, headings, shown, language=language, notes=notes, legend=legend)


def _found(kind: str, rows: _Rows, language: str, sharing: Sharing) -> list[Any]:
    found = _FINDERS[kind](rows, language, sharing)
    return [row for row in found if rows.of is None or rows.of in _initiatives(row)]


def _if_perhaps(sure: list[Any], wider: list[Any], language: str) -> list[str]:
    """Say what is different where what is only perhaps in force counts too, if anything is."""
    before, after = ({row.goal if isinstance(row, GoalRow) else row[:2] for row in rows} for rows in (sure, wider))
    if before == after:
        return []
    return [_PERHAPS[language].format(more=len(after - before), gone=len(before - after))]


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

    def __init__(self, store: Store, within: Within, *, perhaps: bool = False) -> None:
        self.store = store
        self.within = within
        self.of = within.initiative
        self.standing = None if within.on is None else standings(store, within.on, within.confirmed_within)
        self._running: frozenset[str] | None = None
        self._begun: frozenset[str] | None = None
        if self.standing is not None:
            asked = {within.initiative} if within.initiative else set()
            self._running = (self.standing.either if perhaps else self.standing.sure) | asked
            last = self.standing.span.last
            self._begun = frozenset(row.initiative for row in facts.periods(store) if (row.first_day or "") <= last)

    def wider(self) -> _Rows:
        """Give the rows with those of initiatives that are only perhaps in force."""
        return _Rows(self.store, self.within, perhaps=True)

    def word(self, row: LinkRow | ThemeRow | GroupRow | GoalRow, language: str) -> str:
        """Say how sure it is that those of a row are in force, besides the one asked about: that of the least sure."""
        others = set(_initiatives(row)) - {self.of}
        return self.standing.word(self.standing.weakest(others), language) if self.standing and others else ""

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
