"""All that the report tells of, read once through what the commands answer with."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from lhl_graph.analysis.coverage import is_evidence
from lhl_graph.analysis.evaluate import average_precision, roc_auc, stated_pairs
from lhl_graph.analysis.relation import linked_pairs
from lhl_graph.answers import network, overlaps, stats
from lhl_graph.answers.evidence import Witness
from lhl_graph.errors import InputError
from lhl_graph.findings import facts, read, select
from lhl_graph.findings.compute import newest_day
from lhl_graph.findings.standing import span_of
from lhl_graph.graph.labels import Labels
from lhl_graph.iris import REFORM
from lhl_graph.questions import library

if TYPE_CHECKING:
    from collections.abc import Mapping, Set

    from lhl_graph.analysis.goal_match import GoalMatch
    from lhl_graph.analysis.objectives import Objectives
    from lhl_graph.analysis.similarity import Pair
    from lhl_graph.answers.carried import CarriedRow
    from lhl_graph.answers.coverage import BarRow
    from lhl_graph.answers.gap import LinkRow
    from lhl_graph.answers.network import BridgeRow, CommunityRow
    from lhl_graph.answers.objectives import ObjectiveRow
    from lhl_graph.answers.overlaps import OverlapRow
    from lhl_graph.comparison import Comparison
    from lhl_graph.findings.read import Group
    from lhl_graph.graph.store import Store

NEAREST = 10
"""How many of the nearest initiatives are told of."""

_DRAFTS = "SELECT DISTINCT ?initiative { ?initiative a lhl:Initiative ; lhl:basis basis:read-by-machine }"
_RELATIONS = "SELECT ?relation ?a ?b { ?a lhl:relation ?relation . ?relation lhl:to ?b }"


class Extent(NamedTuple):
    """What is known, in the rows of the answers."""

    focus: str
    name: str
    day: str
    newest: str
    initiatives: list[str]
    drafts: list[str]
    """Those of the initiatives that a machine read in a plan, by name."""
    goals: int
    linked: set[Pair]
    relations: dict[Pair, list[str]]
    """Pair → the relations that sources state between the two."""
    nearest: list[OverlapRow]
    scores: dict[Pair, float]
    tied: set[Pair]
    """Pairs whose overlap is rare by chance."""
    matches: dict[str, list[GoalMatch]]
    """Initiative → the goals and measures that it and the focus have in common."""
    objectives: Objectives
    objective_rows: list[ObjectiveRow]
    communities: list[CommunityRow]
    groups: list[Group]
    bridges: list[BridgeRow]
    links: list[LinkRow]
    carried: list[CarriedRow]
    bars: list[BarRow]
    tasks: list[dict[str, Any]]
    contradictions: dict[str, str]
    owners: dict[str, list[str]]
    counts: dict[tuple[str, str], int]
    test: tuple[float, float] | None
    """ROC-AUC and average precision; None where sources link no pair, or all."""
    labels: Labels


def read_all(graph: Comparison, focus: str, on: str | None) -> Extent:
    """Read what there is to tell of one initiative as of a day, which of a year or month is its first.

    Raises:
        InputError: the date cannot be read, lies before any initiative, or no source names a day.
    """
    store, labels = graph.store, Labels(graph.store, graph.language)
    newest = newest_day(store)
    if newest is None:
        raise InputError("no source says how an initiative stands on any day; there is nothing to report")
    day = newest if on is None else span_of(store, on).first
    scores = overlaps.scores(store)
    nearest = graph.overlaps(focus, top=NEAREST, on=None if on is None else day).rows
    relations, initiatives = facts.relations(store), facts.initiatives(store)
    witness = Witness(store)
    positives = stated_pairs([(row.initiative, row.to) for row in relations], initiatives)
    communities, bridges = network.tables(store, "overlap", ("communities", "bridges"), graph.language)
    tasks, contradictions = _tasks(graph) if focus == REFORM else ([], {})
    owners: dict[str, list[str]] = {}
    for initiative, actor in sorted(store.rows(select.OWNERS)):
        owners.setdefault(initiative, []).append(labels[actor])
    return Extent(
        focus,
        labels[focus],
        day,
        newest,
        initiatives,
        sorted(labels[initiative] for (initiative,) in store.rows(_DRAFTS)),
        sum(1 for _ in store.rows(select.PARTS["goal"])),
        {pair for pair in linked_pairs(relations) if set(pair) <= set(initiatives)},
        _relations(store),
        nearest,
        scores,
        set(overlaps.validated(store)),
        {row.other: list(filter(is_evidence, witness.matches(*sorted((focus, row.other))))) for row in nearest},
        read.objectives(store),
        graph.objectives().rows,
        communities.rows,
        read.groups(store),
        bridges.rows,
        graph.gaps().rows,
        graph.coverage(day, of=focus).rows,
        graph.timeline().rows,
        tasks,
        contradictions,
        owners,
        {(row.section, row.kind): row.number for row in stats.known(store)},
        _test(scores, positives),
        labels,
    )


def _relations(store: Store) -> dict[Pair, list[str]]:
    found: dict[Pair, list[str]] = {}
    for relation, a, b in sorted(store.rows(_RELATIONS)):
        found.setdefault((min(a, b), max(a, b)), []).append(relation)
    return found


def _test(scores: Mapping[Pair, float], positives: Set[Pair]) -> tuple[float, float] | None:
    if not 0 < len(positives & scores.keys()) < len(scores):
        return None
    return roc_auc(scores, positives), average_precision(scores, positives)


def _tasks(graph: Comparison) -> tuple[list[dict[str, Any]], dict[str, str]]:
    """Give the assignments of the reform, and what contradicts what in each."""
    asked = [
        library.ask(graph.store, library.find(graph.repository, name), {}, graph.language).to_dicts()
        for name in ("alle-oppdrag", "oppdrag-som-motsier-planen")
    ]
    return asked[0], {row["oppdrag"]: row["motsigelse"] for row in asked[1]}
