"""The second sheet of the workbook is the answer: what overlaps with the reform, as every other face says it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from lhl_graph.analysis.significance import VALIDATED
from lhl_graph.answers.asked.cells import CHANCE
from lhl_graph.findings.status import Statuses
from lhl_graph.findings.write import overlap_iri

if TYPE_CHECKING:
    from lhl_graph.knowledge_graph import KnowledgeGraph


def test_the_second_sheet_says_what_the_command_says(book: Any, graph: KnowledgeGraph) -> None:
    rows = list(book["Overlapp med Leve hele livet"].iter_rows(values_only=True))
    found = graph.overlaps()
    assert len(rows[0]) == len(found.headings) + 4 and rows[0][3] == found.headings["score"]
    assert [(row[0], row[3]) for row in rows[1:]] == [(each.other_name, each.score) for each in found]
    statuses = Statuses(graph.store, "nb")
    assert rows[0][2] == "Status" and [row[2] or "" for row in rows[1:]] == [statuses[each.other] for each in found]
    assert book["Overlapp med Leve hele livet"]["D2"].number_format.endswith("0.00")


def test_the_second_sheet_asks_about_chance_in_words_and_tells_the_q_of_the_map_behind(
    whole: Any, kg: KnowledgeGraph
) -> None:
    rows = list(whole["Overlapp med Leve hele livet"].iter_rows(values_only=True))
    asked, q = rows[0].index(CHANCE["nb"]["can_be_chance"]), rows[0].index("Tilfeldighet i tall (q)")
    found = [each.q for each in kg.overlaps() if each.q is not None]
    assert asked < q and [row[q] for row in rows[1:]] == found
    assert [row[asked] for row in rows[1:]] == ["neppe" if each <= VALIDATED else "kan være det" for each in found]


def test_each_row_of_the_second_sheet_leads_to_its_proof(book: Any, graph: KnowledgeGraph) -> None:
    page = book["Overlapp med Leve hele livet"]
    links = [page.cell(line, page.max_column) for line in range(2, page.max_row + 1)]
    proofs = [overlap_iri((each.initiative, each.other)) for each in graph.overlaps()]
    assert [cell.value for cell in links] == [cell.hyperlink.target for cell in links] == proofs
    assert page.column_dimensions[links[0].column_letter].hidden


def test_the_second_sheet_says_when_each_runs_and_what_is_linked_in_words(book: Any) -> None:
    rows = list(book["Overlapp med Leve hele livet"].iter_rows(values_only=True))
    when = {row[0]: row[1] for row in rows}
    assert (when["Satsing"], when["Demensplan 2025"]) == ("Periode", "2021–2025")
    assert {row[rows[0].index("Oppgitt")] for row in rows[1:]} == {"ja", None}
