"""Which part of the graph a picture shows: a view, a neighbourhood, a date, a theme, a target group."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final, NamedTuple

from lhl_graph.analysis.information_content import Broader, close_upward
from lhl_graph.analysis.period import WITHIN, active, perhaps, read_span

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lhl_graph.analysis.similarity import Pair
    from lhl_graph.findings.inventory import Initiative

VIEWS: Final = ("overlaps", "stated", "bipartite", "all")
"""Initiatives with what they share and what sources say of them; only what sources say; initiatives with themes and
target groups; all of it, with actors."""


class Scope(NamedTuple):
    """What to show; names are IRIs, ``on`` is a year, month, day or range."""

    view: str = "overlaps"
    focus: str | None = None
    depth: int = 1
    on: str | None = None
    min_score: float | None = None
    theme: str | None = None
    group: str | None = None
    confirmed_within: int = WITHIN
    """How many years older than ``on`` a source may be that says what is in force; by an older one it is so perhaps."""


def within(scope: Scope, initiatives: Iterable[Initiative], broader: Broader) -> frozenset[str]:
    """The initiatives that are in force on the date, or perhaps, and about the theme and target group asked for.

    A concept asked for includes everything narrower. Raises ValueError when the date is none.
    """
    rows = list(initiatives)
    chosen = {row.initiative for row in rows}
    for wanted in (scope.theme, scope.group):
        if wanted is not None:
            chosen &= {row.initiative for row in rows if wanted in close_upward(_concepts(row), broader)}
    if scope.on is not None:
        periods, span = [row.period for row in rows if row.period], read_span(scope.on)
        chosen &= active(periods, span, scope.confirmed_within) | perhaps(periods, span, scope.confirmed_within)
    return frozenset(chosen)


def around(focus: str, depth: int, pairs: Iterable[Pair]) -> frozenset[str]:
    """What can be reached from one node over at most ``depth`` lines, itself included."""
    near: dict[str, set[str]] = defaultdict(set)
    for a, b in pairs:
        near[a].add(b)
        near[b].add(a)
    found = {focus}
    edge = {focus}
    for _ in range(depth):
        edge = {other for node in edge for other in near[node]} - found
        found |= edge
    return frozenset(found)


def _concepts(row: Initiative) -> frozenset[str]:
    facets = {facet.concept for facet in row.facets}
    return frozenset(facets.union(*(part.concepts for part in row.parts)))
