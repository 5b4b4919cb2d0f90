"""A group is called by themes that its members have, and that of the reform by what the reform has too."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lhl_graph.findings.grouped import called
from lhl_graph.findings.inventory import inventory
from lhl_graph.findings.read import findings
from lhl_graph.iris import BASE, REFORM

if TYPE_CHECKING:
    from lhl_graph.knowledge_graph import KnowledgeGraph


def test_each_group_is_called_by_themes_of_its_members_and_no_two_alike(kg: KnowledgeGraph) -> None:
    known, groups = inventory(kg.store), findings(kg.store).groups
    names = called(known, groups)
    having = {
        row.initiative: {each.concept for each in row.facets} | {each for part in row.parts for each in part.concepts}
        for row in known.initiatives
    }
    assert len({tuple(name) for name in names}) == len(groups) > 5
    for group, name in zip(groups, names, strict=True):
        assert name
        for theme in name:
            assert theme.startswith(BASE + "theme/")
            assert sum(theme in having[member] for member in group.members) > 1
    (of_reform,) = (name for group, name in zip(groups, names, strict=True) if REFORM in group.members)
    assert set(of_reform) <= having[REFORM]
