"""Which sources are read again first."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from lhl_graph.errors import InputError

if TYPE_CHECKING:
    from pathlib import Path

    from lhl_graph.knowledge_graph import KnowledgeGraph

TODAY = "2026-11-28"
CHAPTER = "https://www.helsedirektoratet.no/rapporter/leve-hele-livet-arsrapport-2022/vedlegg-oppgavematrise"


def test_every_source_is_there_once_by_its_address_the_weightiest_first(kg: KnowledgeGraph) -> None:
    table = kg.sources(today=TODAY)
    urls = {url for (url,) in kg.store.rows("SELECT DISTINCT ?url { ?whole lhl:sourceEntry/lhl:url ?url }")}
    assert sorted(row.url for row in table) == sorted(urls)
    assert [row.answers for row in table] == sorted((row.answers for row in table), reverse=True)
    assert all(row.answers == row.statements + row.overlaps for row in table)


def test_a_source_counts_every_statement_that_cites_it_in_any_file(kg: KnowledgeGraph) -> None:
    select = f'SELECT (COUNT(?s) AS ?n) {{ ?s dct:source/lhl:url ?url FILTER(STR(?url) = "{CHAPTER}") }}'
    [(count,)] = kg.store.rows(select)
    [row] = [row for row in kg.sources(today=TODAY) if row.url == CHAPTER]
    assert row.statements == count > 10
    assert len(row.used_in) > 10


def test_old_keeps_what_is_older_than_so_many_years_and_what_has_no_date(kg: KnowledgeGraph) -> None:
    old = kg.sources(old=3, today=TODAY)
    assert all(row.date is None or row.date < "2023-11-28" for row in old)
    assert {row.url for row in kg.sources(today=TODAY)} - {row.url for row in old}
    assert {row.date is None for row in old} == {True, False}
    assert {row.age for row in kg.sources(old=3, today="2016-01-01") if row.date == "2012-11-28"} <= {3}


def test_unreachable_keeps_the_addresses_that_a_link_checker_names(kg: KnowledgeGraph, tmp_path: Path) -> None:
    report = tmp_path / "dead.csv"
    report.write_text(f'404,"{CHAPTER}"\n404,https://example.org/not-ours\n', encoding="utf-8")
    assert [row.url for row in kg.sources(unreachable=report, today=TODAY)] == [CHAPTER]
    assert kg.sources(unreachable=[CHAPTER + "/"], today=TODAY) == kg.sources(unreachable=report, today=TODAY)


def test_what_cannot_be_asked_is_refused(kg: KnowledgeGraph, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_text("nothing\n", encoding="utf-8")
    with pytest.raises(InputError, match="no address of a page"):
        kg.sources(unreachable=tmp_path / "empty.txt")
    with pytest.raises(InputError, match="cannot be read"):
        kg.sources(unreachable=tmp_path / "gone.txt")
    with pytest.raises(InputError, match="0 or more, not -1"):
        kg.sources(old=-1)
    with pytest.raises(InputError, match="is no day"):
        kg.sources(today="soon")
