"""The whole analysis of a graph, run once when it is built: overlaps, how rare they are, communities, coverage."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from lhl_graph import facts
from lhl_graph.goal_match import DECIMALS
from lhl_graph.overlap import WEIGHTS, Model, Overlap, SharedConcept
from lhl_graph.relation import linked_pairs
from lhl_graph.significance import VALIDATED

if TYPE_CHECKING:
    from collections.abc import Callable

    from lhl_graph.communities import Division
    from lhl_graph.coverage import Carried, CoverageCell
    from lhl_graph.goal_match import GoalMatch
    from lhl_graph.period import Span
    from lhl_graph.significance import Significance
    from lhl_graph.similarity import Pair
    from lhl_graph.store import Store

REFORM = "https://w3id.org/lhl-graph/initiative/leve-hele-livet"
"""The initiative that the graph is about: its pairs always carry their evidence."""


FAINT = 0.1
"""A likeness below this is too faint to say that one part carries another on."""


class Parameters(NamedTuple):
    """What a run was made with."""

    weights: dict[str, float]
    randomisations: int
    seed: int


class Analysis(NamedTuple):
    """What was computed."""

    parameters: Parameters
    overlaps: list[Overlap]
    significance: dict[Pair, Significance]
    shared: dict[Pair, list[SharedConcept]]
    """Shared concepts of the pairs whose evidence is kept."""
    matches: dict[Pair, list[GoalMatch]]
    """Matched goals and measures of the same pairs."""
    division: Division
    cells: dict[str, list[CoverageCell]]
    """Date → the theme × target-group cells that are covered on it."""
    carried: list[Carried]
    """Who carries the reform's parts on, on the newest day that any source speaks of."""


def model(store: Store, *, with_statements: bool = True) -> Model:
    """Give the overlap model of a graph; without statements it knows themes, target groups and actors only, at once."""
    statements = facts.statements(store) if with_statements else []
    return Model(facts.initiatives(store), facts.annotations(store), statements, facts.broader(store))


def analyse(
    store: Store, *, randomisations: int | None = None, progress: Callable[[int, int], None] | None = None
) -> Analysis:
    """Run the whole analysis; the same graph gives the same result in every process.

    `progress` is called with how many of the randomisations of the null model are done, and how many there are.
    Needs numpy and networkx.
    """
    from lhl_graph import null_model
    from lhl_graph.period import Span
    from lhl_graph.significance import significances

    count = null_model.RANDOMISATIONS if randomisations is None else randomisations
    annotations, broader = facts.annotations(store), facts.broader(store)
    computed = Model(facts.initiatives(store), annotations, facts.statements(store), broader)
    overlaps = computed.overlaps()
    chance = null_model.as_much_by_chance(computed, annotations, broader, randomisations=count, progress=progress)
    significance = significances(chance["score"], count)
    newest = newest_day(store)
    linked = linked_pairs(facts.relations(store))
    kept = [
        (row.a, row.b)
        for row in overlaps
        if significance[row.a, row.b].q <= VALIDATED or (row.a, row.b) in linked or REFORM in (row.a, row.b)
    ]
    return Analysis(
        Parameters(dict(WEIGHTS), count, null_model.SEED),
        overlaps,
        significance,
        {pair: computed.shared_concepts(*pair) for pair in kept},
        {pair: computed.matches(*pair) for pair in kept},
        divide(store, overlaps, significance),
        _cells(store),
        carried(store, computed, REFORM, Span(newest, newest)) if newest else [],
    )


def divide(store: Store, overlaps: list[Overlap], significance: dict[Pair, Significance]) -> Division:
    """Divide the initiatives into communities by their validated overlaps."""
    from lhl_graph.communities import communities
    from lhl_graph.network import Node, graph_of, overlap_edges

    nodes = [Node(initiative, "initiative", initiative) for initiative in facts.initiatives(store)]
    edges = overlap_edges(overlaps, {pair: each.q for pair, each in significance.items()}, VALIDATED)
    themes: dict[str, set[str]] = {}
    for row in facts.annotations(store):
        if row.scheme == "theme":
            themes.setdefault(row.initiative, set()).add(row.concept)
    return communities(graph_of("overlap", nodes, edges), themes)


def carried(store: Store, computed: Model, initiative: str, span: Span) -> list[Carried]:
    """Give who carries each focus area, solution and goal of an initiative on within a span."""
    from lhl_graph.coverage import carried_on
    from lhl_graph.period import active

    running = active(facts.periods(store), span)
    likeness = computed.statements.likeness
    found = carried_on(
        initiative,
        facts.parts(store),
        running,
        facts.relations(store),
        lambda a, b: round(likeness(a, b).score, DECIMALS),
        facts.broader(store),
    )
    return [row if row.kind == "focus-area" else _without_faint(row) for row in found]


def _without_faint(row: Carried) -> Carried:
    """Leave out carriers hardly like the part; of a focus area, a word or two, likeness says little."""
    return row._replace(carriers=tuple(each for each in row.carriers if each.score >= FAINT))


def newest_day(store: Store) -> str | None:
    """Give the newest day on which any source says how an initiative stands; a year or month counts from its first."""
    from lhl_graph.period import read_span

    return max((read_span(period.as_of).first for period in facts.periods(store) if period.as_of), default=None)


def _cells(store: Store) -> dict[str, list[CoverageCell]]:
    """Cover the reform's last day, and the newest day that any source speaks of."""
    from lhl_graph.coverage import cells
    from lhl_graph.period import Span, active

    periods = facts.periods(store)
    ends = {period.last_day for period in periods if period.initiative == REFORM and period.last_day}
    newest = newest_day(store)
    days = sorted(ends | ({newest} if newest else set()))
    parts, broader = facts.parts(store), facts.broader(store)
    return {day: cells(parts, active(periods, Span(day, day)), broader) for day in days}
