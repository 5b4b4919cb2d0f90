"""What the groups of the graph are called on map, plot and workbook: by the themes that most of their members have."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from lhl_graph.analysis.communities import naming, telling_each
from lhl_graph.iris import BASE, REFORM

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lhl_graph.findings.inventory import Initiative, Inventory
    from lhl_graph.findings.read import Group

NAMED_BY: Final = 2
"""By so many of its themes a group is named, at the most."""


def called(inventory: Inventory, groups: Sequence[Group]) -> list[list[str]]:
    """Give the themes that each group is called by, the first first: what most of its members have.

    That of the reform is called by what the reform has too.
    """
    themes = {row.initiative: _themes(row) for row in inventory.initiatives if not row.named_only}
    telling = telling_each((group.members for group in groups), themes)
    return [
        naming(rows, themes.get(REFORM) if REFORM in group.members else None) or list(group.themes)
        for group, rows in zip(groups, telling, strict=True)
    ]


def _themes(row: Initiative) -> set[str]:
    concepts = (*(facet.concept for facet in row.facets), *(each for part in row.parts for each in part.concepts))
    return {concept for concept in concepts if concept.startswith(BASE + "theme/")}
