"""The whole analysis of a graph, run once when it is built: overlaps, how rare they are, communities, coverage."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from lhl_graph.analysis.gaps import unseen_links
from lhl_graph.analysis.goal_match import DECIMALS
from lhl_graph.analysis.goal_text import Texts
from lhl_graph.analysis.information_content import close_upward
from lhl_graph.analysis.objectives import Objectives
from lhl_graph.analysis.overlap import WEIGHTS, Background, Model, Overlap, SharedConcept
from lhl_graph.analysis.relation import linked_pairs, linked_through, ways_on
from lhl_graph.analysis.significance import VALIDATED, significances
from lhl_graph.analysis.succession import successions
from lhl_graph.findings import facts
from lhl_graph.iris import REFORM

if TYPE_CHECKING:
    from collections.abc import Callable, Set

    from lhl_graph.analysis.communities import Division
    from lhl_graph.analysis.coverage import Carried, CoverageCell
    from lhl_graph.analysis.goal_match import GoalMatch
    from lhl_graph.analysis.goal_text import Frequencies
    from lhl_graph.analysis.null_model import Remember
    from lhl_graph.analysis.significance import Significance
    from lhl_graph.analysis.similarity import Pair
    from lhl_graph.graph.store import Store

NEAREST = 20
"""How many overlaps of each initiative are kept of a large graph."""


class Parameters(NamedTuple):
    """What a run was made with."""

    weights: dict[str, float]
    randomisations: int
    seed: int


class Analysis(NamedTuple):
    """What was computed."""

    parameters: Parameters
    overlaps: list[Overlap]
    """Every pair; of a large graph, the nearest of each initiative."""
    significance: dict[Pair, Significance]
    """How rare each overlap is; nothing of a large graph."""
    shared: dict[Pair, list[SharedConcept]]
    """Shared concepts of the pairs whose evidence is kept."""
    matches: dict[Pair, list[GoalMatch]]
    """Matched goals and measures of the same pairs."""
    division: Division
    cells: dict[str, list[CoverageCell]]
    """Date → the theme × target-group cells that are covered on it."""
    carried: list[Carried]
    """Who carries the reform's parts on, on the newest day that any source speaks of."""
    unseen: frozenset[Pair] = frozenset()
    """Pairs whose overlap is rare and that nobody sees together; see `gaps.unseen_links`."""
    objectives: Objectives = Objectives()
    """Goals that several initiatives say; of a large graph, none."""


def model(store: Store, *, with_statements: bool = True) -> Model:
    """Give the overlap model of a graph; without statements it knows themes, target groups and actors only, at once."""
    statements = facts.statements(store) if with_statements else []
    return Model(facts.initiatives(store), facts.annotations(store), statements, facts.broader(store))


def frequencies(store: Store) -> Frequencies:
    """Count in how many of all statements each n-gram stands; every text of the graph is read."""
    return Texts({row.statement: row.text for row in facts.statements(store)}).frequencies


def model_of(store: Store, a: str, b: str, texts: Frequencies | None = None) -> Model:
    """Give the overlap model of two initiatives as among all; of the others nothing but counts is read.

    Without `texts` it knows themes, target groups and actors only.
    """
    rows = [*facts.annotations(store, a), *facts.annotations(store, b)]
    statements = [*facts.statements(store, a), *facts.statements(store, b)] if texts else []
    broader = facts.broader(store)
    concepts = close_upward([row.concept for row in rows], broader)
    background = Background(facts.size(store), facts.having(store, concepts), texts)
    return Model([a, b], rows, statements, broader, background)


def analyse(
    store: Store,
    *,
    randomisations: int | None = None,
    progress: Callable[[int, int], None] | None = None,
    remember: Remember = lambda _, make: make(),
    judge: bool = True,
) -> Analysis:
    """Run the whole analysis; the same graph gives the same result in every process.

    `progress` is called with how many draws of the null model are done, and how many there are; `remember` as in
    `null_model.p_values`. Without `judge` nothing is drawn, and how rare overlaps are is left unstated.
    Above `top_k.LARGE` initiatives only the `NEAREST` overlaps of each are kept, and how rare they are by chance is
    left unstated, as are common objectives. Needs numpy, scipy and networkx, for a large graph joblib too.

    Raises:
        ImportError: the graph is large and a library is missing.
    """
    from lhl_graph.analysis import null_model
    from lhl_graph.analysis.large import top_k
    from lhl_graph.analysis.period import Span, active

    computed = model(store)
    overlaps: list[Overlap]
    significance: dict[Pair, Significance] = {}
    count = 0
    common = Objectives()
    if len(computed.initiatives) > top_k.LARGE:
        overlaps = _nearest(store)
    else:
        overlaps = computed.overlaps()
        if judge:
            count = null_model.RANDOMISATIONS if randomisations is None else randomisations
            p = null_model.p_values(
                computed,
                facts.annotations(store),
                facts.broader(store),
                randomisations=count,
                progress=progress,
                remember=remember,
            )
            significance = significances(p)
        common = objectives(computed)
    newest = newest_day(store)
    relations = facts.relations(store)
    linked = linked_pairs(relations)
    near = {name for pair in [*linked, *(row[:2] for row in overlaps)] if REFORM in pair for name in pair}
    near |= ways_on(REFORM, relations).keys()
    rare = {pair for pair, each in significance.items() if each.q <= VALIDATED}
    kept = [pair for row in overlaps if (pair := (row.a, row.b)) in rare or pair in linked or REFORM in pair]
    return Analysis(
        Parameters(dict(WEIGHTS), count, null_model.SEED),
        overlaps,
        significance,
        {pair: computed.shared_concepts(*pair) for pair in kept},
        {pair: computed.matches(*pair) for pair in kept},
        divide(store, overlaps, significance),
        _cells(store),
        carried(store, computed, REFORM, active(facts.periods(store), Span(newest, newest)) & near) if newest else [],
        unseen(store, overlaps, significance),
        common,
    )


def objectives(computed: Model) -> Objectives:
    """Find the goals that several initiatives say; needs numpy and scipy."""
    from lhl_graph.analysis import objectives as common

    places = [place for place, row in enumerate(computed.statements.rows) if row.kind == "goal"]
    goals = [computed.statements.rows[place] for place in places]
    return common.objectives(goals, computed.statements.scores[places][:, places])


def unseen(store: Store, overlaps: list[Overlap], significance: dict[Pair, Significance]) -> frozenset[Pair]:
    """Give the pairs that nobody sees together, though their overlap is rare; see `gaps.unseen_links`."""
    scores = {(row.a, row.b): row.score for row in overlaps}
    likely = successions(facts.periods(store), scores, facts.hands(store), facts.fields(store))
    relations = facts.relations(store)
    found = unseen_links(
        overlaps,
        {pair: each.q for pair, each in significance.items()},
        relations,
        facts.responsible(store),
        expected={(min(row[:2]), max(row[:2])) for row in likely} | linked_through(relations).keys(),
    )
    return frozenset((link.a, link.b) for link in found)


def _nearest(store: Store) -> list[Overlap]:
    """Give the overlaps that are among the highest of either side, the highest first."""
    from lhl_graph.analysis.large.top_k import top_overlaps

    top = top_overlaps(
        facts.initiatives(store),
        facts.annotations(store),
        facts.statements(store),
        facts.broader(store),
        k=NEAREST,
    )
    return sorted({row for rows in top.values() for row in rows}, key=lambda row: (-row.score, row.a, row.b))


def divide(store: Store, overlaps: list[Overlap], significance: dict[Pair, Significance]) -> Division:
    """Divide the initiatives into communities by their validated overlaps."""
    from lhl_graph.analysis.communities import communities
    from lhl_graph.analysis.network import Node, graph_of, overlap_edges

    nodes = [Node(initiative, "initiative", initiative) for initiative in facts.initiatives(store)]
    judged = [row for row in overlaps if (row.a, row.b) in significance]
    edges = overlap_edges(judged, {pair: each.q for pair, each in significance.items()}, VALIDATED)
    themes: dict[str, set[str]] = {}
    for row in facts.annotations(store):
        if row.scheme == "theme":
            themes.setdefault(row.initiative, set()).add(row.concept)
    return communities(graph_of("overlap", nodes, edges), themes)


def carried(store: Store, computed: Model, initiative: str, running: Set[str]) -> list[Carried]:
    """Give which of the `running` initiatives carry each solution and goal of one on; hardly alike is not."""
    from lhl_graph.analysis.coverage import carried_on, grade

    alike = computed.statements.alike
    found = carried_on(
        initiative,
        facts.parts(store),
        running,
        facts.relations(store),
        lambda a, b: round(alike(a, b), DECIMALS),
        facts.broader(store),
    )
    return [row._replace(carriers=tuple(by for by in row.carriers if grade(by.score) != "little")) for row in found]


def newest_day(store: Store) -> str | None:
    """Give the newest day on which any source says how an initiative stands; a year or month counts from its first."""
    from lhl_graph.analysis.period import read_span

    return max((read_span(period.as_of).first for period in facts.periods(store) if period.as_of), default=None)


def _cells(store: Store) -> dict[str, list[CoverageCell]]:
    """Cover the reform's last day, and the newest day that any source speaks of."""
    from lhl_graph.analysis.coverage import cells
    from lhl_graph.analysis.period import Span, active

    periods = facts.periods(store)
    ends = {period.last_day for period in periods if period.initiative == REFORM and period.last_day}
    newest = newest_day(store)
    days = sorted(ends | ({newest} if newest else set()))
    parts, broader = facts.parts(store), facts.broader(store)
    return {day: cells(parts, active(periods, Span(day, day)), broader) for day in days}
