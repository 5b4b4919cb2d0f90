"""Connections that nobody has drawn, themes in one pair of hands, groups not reached, goals without a measure.

Rows in, rows out. To ask about a date, give the rows of the initiatives active on it and no others.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from lhl_graph.analysis.information_content import Annotation, Broader, upward
from lhl_graph.analysis.overlap import told
from lhl_graph.analysis.part import Part, within
from lhl_graph.analysis.relation import Relation, linked_pairs
from lhl_graph.analysis.significance import VALIDATED

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Set

    from lhl_graph.analysis.overlap import Overlap, SharedConcept
    from lhl_graph.analysis.similarity import Pair


class Responsible(NamedTuple):
    """An actor that carries an initiative out; the owner, who answers for it politically, is another role.

    Where no source names one, give the owner, so that nothing is said of an initiative without an actor.
    """

    initiative: str
    actor: str


class UnseenLink(NamedTuple):
    """Two initiatives (a < b) that overlap more than chance would give, and that nothing ties together."""

    a: str
    b: str
    score: float
    q: float
    goals: float
    target_groups: float
    themes: float


class SingleTheme(NamedTuple):
    """A theme that one initiative alone touches, and the goals, measures and other parts that do."""

    theme: str
    initiative: str
    parts: tuple[str, ...]


class UnreachedGroup(NamedTuple):
    """A target group that initiatives name and no measure is made for.

    ``named_by`` are the initiatives that name it; ``reached_as`` are the nearest wider groups that a measure
    is made for: the group may be reached as a part of those, but as nothing in its own right.
    """

    target_group: str
    named_by: tuple[str, ...]
    reached_as: tuple[str, ...]


class UnsupportedGoal(NamedTuple):
    """A goal that no measure of its initiative supports; ``solutions`` are those of its solutions that would."""

    initiative: str
    goal: str
    themes: tuple[str, ...]
    solutions: tuple[str, ...]


def unseen_links(
    overlaps: Iterable[Overlap],
    q: Mapping[Pair, float],
    relations: Iterable[Relation],
    responsible: Iterable[Responsible],
    limit: float = VALIDATED,
    *,
    expected: Set[Pair] = frozenset(),
) -> list[UnseenLink]:
    """The pairs with significant overlap that are not seen together, the highest score first, then the lowest q.

    The finding of the reform's annual report 2022, ch. 2.3, made a rule: q of at most ``limit``, no stated
    relation in either direction, and no actor responsible for both. That both have one owner, often a
    ministry with dozens of initiatives, does not mean that anyone sees them together, so owners do not count,
    nor do partners. A pair that ``q`` lacks is not significant. Pairs (a < b) that are ``expected`` to overlap,
    since one has probably taken over from the other or both are linked by way of a third, are none.
    """
    linked = linked_pairs(relations)
    actors: dict[str, set[str]] = defaultdict(set)
    for row in responsible:
        actors[row.initiative].add(row.actor)
    found = [
        UnseenLink(row.a, row.b, row.score, q[row.a, row.b], row.goals, row.target_groups, row.themes)
        for row in overlaps
        if q.get((row.a, row.b), 1.0) <= limit
        and (row.a, row.b) not in linked
        and (row.a, row.b) not in expected
        and actors[row.a].isdisjoint(actors[row.b])
    ]
    return sorted(found, key=lambda link: (-link.score, link.q, link.a, link.b))


def telling(shared: Iterable[SharedConcept], broader: Broader, most: int = 3) -> list[SharedConcept]:
    """The themes and target groups that say most of why two initiatives overlap, by how much they weigh when told.

    A concept is passed over when a narrower one is as surely shared: health care says nothing that dementia does not.
    """
    rows = [row for row in shared if row.facet in ("themes", "target_groups")]
    implied = {(wider, row.both) for row in rows for wider in upward(row.concept, broader) - {row.concept}}
    narrowest = [row for row in rows if not implied & {(row.concept, row.both), (row.concept, True)}]
    return sorted(narrowest, key=lambda row: (-told(row), row.concept))[:most]


def single_initiative_themes(annotations: Iterable[Annotation], broader: Broader) -> list[SingleTheme]:
    """The themes that exactly one initiative touches, by theme.

    To touch a theme is to be tagged with it or with a narrower one; listed are those that the one initiative
    is itself tagged with, so that a theme is not listed again for each theme above it.
    """
    touching: dict[str, set[str]] = defaultdict(set)
    tagged: dict[str, set[str]] = defaultdict(set)
    for row in annotations:
        if row.scheme == "theme":
            tagged[row.concept].add(row.part)
            for concept in upward(row.concept, broader):
                touching[concept].add(row.initiative)
    return [
        SingleTheme(theme, min(touching[theme]), tuple(sorted(tagged[theme])))
        for theme in sorted(tagged)
        if len(touching[theme]) == 1
    ]


def unreached_groups(
    annotations: Iterable[Annotation], parts: Iterable[Part], broader: Broader
) -> list[UnreachedGroup]:
    """The target groups that initiatives name and no measure is made for, the most named first.

    A measure reaches the groups it is tagged with, and those above them: a measure for nursing-home residents
    reaches older people, if not all. It does not reach the groups below: a measure for the whole population
    would leave no group unreached, and no planner would take it for a measure for the Sami. Those wider
    groups are told in ``reached_as`` instead.
    """
    reached = {
        wider for row in parts if row.kind == "measure" for group in row.groups for wider in upward(group, broader)
    }
    named: dict[str, set[str]] = defaultdict(set)
    for row in annotations:
        if row.scheme == "target-group":
            named[row.concept].add(row.initiative)
    found = [
        UnreachedGroup(group, tuple(sorted(named[group])), _nearest(group, reached, broader))
        for group in named
        if group not in reached
    ]
    return sorted(found, key=lambda row: (-len(row.named_by), row.target_group))


def unsupported_goals(parts: Iterable[Part], broader: Broader) -> list[UnsupportedGoal]:
    """The goals that no measure of the same initiative supports, by initiative and goal.

    A measure supports a goal when they share a theme, or a theme of one is broader than a theme of the other.
    Initiatives without any measure are left out here: see ``without_measures``.
    """
    of: dict[str, list[Part]] = defaultdict(list)
    for row in parts:
        of[row.initiative].append(row)
    found = []
    for initiative, rows in of.items():
        measures = [row for row in rows if row.kind == "measure"]
        solutions = [row for row in rows if row.kind == "solution"]
        for goal in rows:
            if goal.kind == "goal" and measures and not any(_supports(row, goal, broader) for row in measures):
                would = sorted(row.part for row in solutions if _supports(row, goal, broader))
                found.append(UnsupportedGoal(initiative, goal.part, tuple(sorted(goal.themes)), tuple(would)))
    return sorted(found)


def without_measures(parts: Iterable[Part]) -> list[str]:
    """The initiatives that have goals but no measure at all: none is recorded, so none can support a goal."""
    rows = list(parts)
    acting = {row.initiative for row in rows if row.kind == "measure"}
    return sorted({row.initiative for row in rows if row.kind == "goal"} - acting)


def _supports(measure: Part, goal: Part, broader: Broader) -> bool:
    return within(measure.themes, goal.themes, broader) or within(goal.themes, measure.themes, broader)


def _nearest(group: str, reached: set[str], broader: Broader) -> tuple[str, ...]:
    """The reached groups above one that is not, no wider than needed."""
    above = (upward(group, broader) - {group}) & reached
    return tuple(sorted(each for each in above if not any(each in upward(other, broader) for other in above - {each})))
