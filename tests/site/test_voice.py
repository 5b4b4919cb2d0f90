"""When an initiative runs is told as of the day of the site."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lhl_graph.site.content import read
from lhl_graph.site.voice import Voice

if TYPE_CHECKING:
    from lhl_graph.knowledge_graph import KnowledgeGraph


def test_only_what_has_begun_has_run_since_then(kg: KnowledgeGraph) -> None:
    content = read(kg.store)
    known = [(each.initiative, each.period) for each in content.inventory.initiatives if each.period]
    begun = ((iri, it.first_day) for iri, it in known if it.end_is == "open" and it.first_day)
    iri, day = next((iri, day) for iri, day in begun if day[5:] > "01-01")
    assert Voice(content, "nb").period(iri) == f"siden {day[:4]}, uten sluttdato"
    before = content._replace(day=f"{day[:4]}-01-01")
    assert Voice(before, "nb").period(iri) == f"fra {day[:4]}, uten sluttdato", "the year alone does not tell"
