"""In which order initiatives stand in a heat map or a timeline."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from lhl_graph.iris import REFORM

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lhl_graph.analysis.timeline import Bar
    from lhl_graph.findings.read import Findings

READABLE: Final = 25
"""So many rows of a heat map can be read on a slide or a page."""


def by_likeness(found: Findings, top: int) -> list[str]:
    """Give who is compared, the reform first, as the rest is held against it.

    `top` keeps it and those most like it, so many in all, the most alike first. All, where they fit anyway, stand by
    group, then those in none.
    """
    grouped = [member for group in found.groups for member in group.members]
    compared = {name for row in found.overlaps for name in (row.a, row.b)}
    if not compared:
        return []
    order = sorted(dict.fromkeys([*grouped, *sorted(compared)]), key=lambda name: name != REFORM)
    if top >= len(order):
        return order
    like = {(set(row[:2]) - {order[0]}).pop(): row.score for row in found.overlaps if order[0] in row[:2]}
    return [order[0], *sorted(order[1:], key=lambda name: (-like.get(name, 0), name))[: top - 1]]


def by_start(bars: Iterable[Bar]) -> list[Bar]:
    """Give bars in their order, the reform first and those last of which no source gives the start."""
    return sorted(bars, key=lambda bar: (bar.initiative != REFORM, not bar.first_day))
