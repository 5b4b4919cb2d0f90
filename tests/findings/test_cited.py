"""What sources are called where they are cited, and what is said of them beside."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from lhl_graph.findings.cited import by_address, label, told_apart
from lhl_graph.findings.speakers import PAPER

if TYPE_CHECKING:
    from lhl_graph.knowledge_graph import KnowledgeGraph

WHITE_PAPER, OTHER = PAPER, PAPER + 1


@pytest.mark.parametrize(
    ("brief", "rank", "title", "date", "retold", "said"),
    [
        ("Meld. St. 15", WHITE_PAPER, "Meld. St. 15 (2017–2018)", "", False, "Meld. St. 15"),
        ("Helsedirektoratet 2023", OTHER, "Om demens", "2023-04", False, "Helsedirektoratet 2023"),
        ("Helsedirektoratet", OTHER, "Om demens", "", False, "Helsedirektoratet (uten dato)"),
        ("Helsedirektoratet", OTHER, "Årsrapport 2021", "", False, "Årsrapport 2021"),
        ("NRK 2023", OTHER, "Nytt tilskudd", "2023-04", True, "NRK 2023 (omtale)"),
        ("NRK", OTHER, "Nytt tilskudd", "", True, "NRK (uten dato, omtale)"),
    ],
)
def test_a_source_is_called_by_who_speaks_and_its_title_where_only_that_says_when(
    brief: str, rank: int, title: str, date: str, retold: bool, said: str
) -> None:
    assert label(brief, rank, title, date, "nb", retold=retold) == said


def test_sources_of_one_label_go_by_their_titles() -> None:
    assert told_apart(["KS 2020", "KS 2020", "NRK 2023"], ["Avtale", "Veileder", "Nyhet"]) == [
        "Avtale",
        "Veileder",
        "NRK 2023",
    ]


def test_each_source_on_the_web_is_called_something_in_the_language_asked_for(kg: KnowledgeGraph) -> None:
    called = {language: by_address(kg.store, language) for language in ("nb", "en")}
    assert called["nb"].keys() == called["en"].keys()
    assert len(called["nb"]) > 500
    assert all(each.said and each.title for each in called["nb"].values())
    assert any("(undated" in each.said for each in called["en"].values())
    assert not any("uten dato" in each.said for each in called["en"].values())
