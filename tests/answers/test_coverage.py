from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from lhl_graph.alphabet import key
from lhl_graph.analysis.coverage import FAINT, LEAST
from lhl_graph.analysis.period import Span, active, perhaps
from lhl_graph.errors import InputError
from lhl_graph.findings import compute, facts, standing
from lhl_graph.findings.standing import span_of
from lhl_graph.iris import BASE
from lhl_graph.knowledge_graph import KnowledgeGraph
from lhl_graph.picture import explorer
from lhl_graph.picture.scope import Scope

if TYPE_CHECKING:
    from collections.abc import Callable

    from lhl_graph.answers.carried import CarriedRow
    from lhl_graph.answers.coverage import BarRow
    from lhl_graph.table.table import Table

REFORM = BASE + "initiative/leve-hele-livet"
DAY = "2025-01-01"
LANGUAGES = ("nb", "nn", "en")


@pytest.fixture(scope="module")
def carried(kg: KnowledgeGraph) -> Table[CarriedRow]:
    return kg.coverage(DAY, of="leve-hele-livet")


def test_a_covered_cell_names_those_with_goals_and_those_with_measures(kg: KnowledgeGraph) -> None:
    table = kg.coverage("2023-12-31")
    assert len({row[:2] for row in table}) == len(table) > 100
    assert all(row.goals_by or row.measures_by or row.perhaps for row in table)
    assert any(row.goals_by and row.perhaps for row in table)
    assert all("(bekreftet " in name for row in table for name in row.goals_by)
    assert all("(kanskje, " in name or "(perioden varer til " in name for row in table for name in row.perhaps)
    names = [(key(row.theme_label), key(row.group_label)) for row in table]
    assert names == sorted(names)


def test_cells_of_the_last_day_are_those_kept_in_the_graph(kg: KnowledgeGraph) -> None:
    day = compute.newest_day(kg.store)
    select = "SELECT ?theme ?group { ?cell a lhl:CoverageCell ; lhl:onDate ?day ; lhl:theme ?theme ; "
    select += f'lhl:targetGroup ?group FILTER(STR(?day) = "{day}") }}'
    assert set(kg.store.rows(select)) == {row[:2] for row in kg.coverage(day) if row.goals_by or row.measures_by}


def test_without_a_day_it_is_today_and_that_is_said(kg: KnowledgeGraph, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(standing, "today", lambda: Span("2025-03-01", "2025-03-01"))
    for of in (None, "leve-hele-livet"):
        table = kg.coverage(of=of)
        assert table.rows == kg.coverage("2025-03-01", of=of).rows
        assert table.notes == ["Gjelder 2025-03-01, i dag; en annen dag kan oppgis."]


def test_a_cell_shows_the_first_names_and_csv_holds_all(kg: KnowledgeGraph) -> None:
    table = kg.coverage("2023-12-31")
    longest = max(table, key=lambda row: len(row.goals_by))
    assert f"… og {len(longest.goals_by) - 3} til" in table.text()
    assert "; ".join(longest.goals_by) in table.to_csv()


def test_every_solution_and_goal_is_there_carried_on_or_not_and_no_heading(
    kg: KnowledgeGraph, carried: Table[CarriedRow]
) -> None:
    kinds = ("solution", "goal")
    own = {row.part for row in facts.parts(kg.store) if row.initiative == REFORM and row.kind in kinds}
    assert {row.part for row in carried} == own
    left = [row for row in carried if not row.carrier]
    assert left
    assert all((row.name, row.ground, row.score, row.matched_part) == ("", "", None, "") for row in left)


def test_who_carries_on_is_active_and_another(kg: KnowledgeGraph, carried: Table[CarriedRow]) -> None:
    carriers = {row.carrier for row in carried if row.carrier}
    periods, span = facts.periods(kg.store), span_of(kg.store, DAY)
    assert {row.carrier for row in carried if row.carrier and not row.perhaps} <= active(periods, span)
    assert {row.carrier for row in carried if row.perhaps} <= perhaps(periods, span)
    assert REFORM not in carriers
    assert all(row.matched_part.startswith(row.carrier + "/") for row in carried if row.carrier)


def test_the_stated_successor_is_called_so(carried: Table[CarriedRow]) -> None:
    grounds = {(row.carrier.rpartition("/")[2], row.ground) for row in carried}
    assert ("bo-trygt-hjemme", "oppgitt etterfølger") in grounds
    assert ("aldersvennlig-norge-2030", "oppgitt, gjennom en annen satsing") in grounds
    assert {ground for _, ground in grounds} == {
        "oppgitt etterfølger", "oppgitt, gjennom en annen satsing", "oppgitt sammenheng", "beregnet likhet", "",
    }  # fmt: skip


def test_the_way_by_which_sources_say_that_one_carries_on_is_told(carried: Table[CarriedRow]) -> None:
    ways = {row.carrier.rpartition("/")[2]: row.way for row in carried if row.way}
    assert ways["bo-trygt-hjemme"] == "avløser Leve hele livet"
    assert ways["aldersvennlig-norge-2030"].startswith("fører videre ")
    assert ways["aldersvennlig-norge-2030"].endswith(", som er del av Leve hele livet")
    assert all(
        bool(row.way) == row.ground.startswith("oppgitt") or row.ground == "oppgitt sammenheng" for row in carried
    )


def test_what_counts_as_a_match_is_much_alike_or_somewhat_so_where_sources_say_that_it_carries_on(
    carried: Table[CarriedRow],
) -> None:
    for row in carried:
        shown = round(row.score or 0, 2)
        assert row.counts == (shown >= LEAST or bool(row.way and shown >= FAINT))


def test_the_parts_that_the_graph_says_are_carried_on_are_those_of_the_newest_day(kg: KnowledgeGraph) -> None:
    newest = compute.newest_day(kg.store)
    stored = set(kg.store.rows("SELECT ?part ?by { ?part lhl:carriedOnBy ?by }"))
    found = kg.coverage(newest, of="leve-hele-livet")
    assert stored == {(row.part, row.carrier) for row in found if row.carrier and not row.perhaps}


def test_nothing_old_passes_for_current(kg: KnowledgeGraph) -> None:
    """A white paper that sources know until 2016 carries nothing on for sure ten years later."""
    found = kg.coverage("2026-11-28", of="leve-hele-livet")
    old = {row.in_force for row in found if row.carrier.endswith("/legemiddelmeldingen")}
    assert old == {"kanskje, sist bekreftet 2016-02-04"}
    assert all(row.in_force.rpartition(" ")[2] >= "2023-11-28" for row in found if row.carrier and not row.perhaps)
    believing = kg.coverage("2026-11-28", of="leve-hele-livet", confirmed_within=20)
    assert {row.perhaps for row in believing if row.carrier.endswith("/legemiddelmeldingen")} == {False}


def test_those_in_force_come_before_those_that_perhaps_are(carried: Table[CarriedRow]) -> None:
    for part in {row.part for row in carried}:
        doubts = [row.perhaps for row in carried if row.part == part]
        assert doubts == sorted(doubts)


@pytest.mark.parametrize(
    "asked",
    [
        lambda kg, within: [row.carrier for row in kg.coverage("2026-11-28", of="LHL", confirmed_within=within)],
        lambda kg, within: kg.overlaps("LHL", on="2026-11-28", confirmed_within=within).rows,
        lambda kg, within: kg.gaps("goals", on="2026-11-28", confirmed_within=within).rows,
        lambda kg, within: (
            kg.graph_html(on="2026-11-28", confirmed_within=within)
            and [
                thing["id"]
                for thing in explorer.picture(kg.store, Scope(on="2026-11-28", confirmed_within=within)).things
                if thing["status"][0] == "active"
            ]
        ),
        lambda kg, within: (
            kg.export("out.gexf", view="overlaps", on="2026-11-28", confirmed_within=within)
            and Path("out.gexf").read_text("utf-8")
        ),
        lambda kg, within: (
            kg.export("out.nt", on="2026-11-28", confirmed_within=within) and Path("out.nt").read_text("utf-8")
        ),
    ],
    ids=["coverage", "overlaps", "gaps", "graph", "network", "statements"],
)
def test_every_face_that_speaks_of_in_force_lets_old_sources_in_when_told(
    kg: KnowledgeGraph, asked: Callable[[KnowledgeGraph, int], Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    fewer, more = asked(kg, 3), asked(kg, 20)
    assert len(fewer) <= len(more)
    assert fewer != more
    with pytest.raises(InputError, match="0 or more, not -1"):
        asked(kg, -1)


@pytest.mark.parametrize(("language", "first"), [("nb", "Løsninger"), ("nn", "Løysingar"), ("en", "Solutions")])
def test_what_is_alike_reads_as_a_list_with_a_sum(kg: KnowledgeGraph, language: str, first: str) -> None:
    table = KnowledgeGraph(kg.repository, kg.store, language).coverage(DAY, of="leve-hele-livet")
    lines = table.text(100).splitlines()
    assert lines[0] == first
    assert lines[-1].endswith(" 2025-01-01.")
    assert max(map(len, lines)) <= 100
    assert sum(line.startswith("  • ") for line in lines) == len({row.part for row in table})


def test_at_most_three_carriers_are_shown_the_strongest_and_the_rest_is_counted(carried: Table[CarriedRow]) -> None:
    by_part = [
        [row for row in carried if row.part == part and not row.counts] for part in {row.part for row in carried}
    ]
    others = max(by_part, key=len)
    lines = [" ".join(line.split()) for line in carried.text(10_000).splitlines()]
    said = next(line for line in lines[lines.index(f"• {others[0].text}") :] if line.startswith("~"))
    assert len(others) > 4
    assert said.count("(") == 3
    assert others[0].name in said
    assert said.endswith(f"… og {len(others) - 3} til")


@pytest.mark.parametrize("language", LANGUAGES)
def test_that_one_carries_another_on_is_never_said_of_a_score(kg: KnowledgeGraph, language: str) -> None:
    table = KnowledgeGraph(kg.repository, kg.store, language).coverage(DAY, of="leve-hele-livet")
    said = " ".join([table.text(10_000), table.to_csv(), *table.headings.values()]).lower()
    assert [verb for verb in ("føres videre", "ført vidare", "førte vidare", "carried on") if verb in said] == []


def test_what_only_likeness_speaks_for_is_marked_as_computed_beside_its_name(carried: Table[CarriedRow]) -> None:
    said = " ".join(carried.text(10_000).split())
    assert "≈ Bo trygt hjemme (oppgitt etterfølger, beregnet likhet " in said
    assert "~ Sametingets eldrestrategi (beregnet likhet " in said


def test_the_sum_counts_how_the_parts_stand(carried: Table[CarriedRow]) -> None:
    def having(wanted: Callable[[CarriedRow], bool]) -> set[str]:
        return {row.part for row in carried if row.carrier and wanted(row)}

    sure, match = having(lambda row: row.counts and not row.perhaps), having(lambda row: row.counts)
    same = having(lambda row: not row.perhaps and round(row.score or 0, 2) >= LEAST)
    alike, parts = having(bool), {row.part for row in carried}
    counts = [parts, same, sure - same, match - sure, alike - match, parts - alike]
    said = carried.text(10_000).split("~ andre med samme tema\n")[1].split("\n")[0].replace(DAY, "")
    assert re.findall(r"\d+", said) == [str(len(each)) for each in counts]
    assert carried.text().count("– ingen –") == len(parts - sure)


@pytest.mark.parametrize("of", [None, "leve-hele-livet"])
@pytest.mark.parametrize("on", ["1850", "neste år"])
def test_a_date_without_initiatives_is_refused(kg: KnowledgeGraph, on: str, of: str | None) -> None:
    with pytest.raises(InputError, match=on):
        kg.coverage(on, of=of)


def test_the_timeline_has_every_initiative_by_name_the_first_to_begin_first(kg: KnowledgeGraph) -> None:
    table: Table[BarRow] = kg.timeline()
    assert [row.initiative for row in sorted(table)] == facts.initiatives(kg.store)
    starts = [row.first_day for row in table if row.first_day]
    assert starts == sorted(starts)
    assert "Leve hele livet,2019-01-01" in table.to_csv()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("width", "most"), [(None, 100), (200, 100), (80, 80)])
def test_the_timeline_fits_a_hundred_columns_or_the_terminal(
    kg: KnowledgeGraph, language: str, width: int | None, most: int
) -> None:
    table = KnowledgeGraph(kg.repository, kg.store, language).timeline(DAY)
    lines = table.text(width).splitlines()
    assert max(map(len, lines)) <= most
    assert len(lines) == len(table) + 3


@pytest.mark.parametrize("on", ["2025-01-01", "2025", "2025-01..2026"])
def test_a_date_is_marked_through_the_timeline(kg: KnowledgeGraph, on: str) -> None:
    assert "│" not in kg.timeline().text()
    assert kg.timeline(on).text() == kg.timeline("2025-01-01").text()
    assert kg.timeline(on).text().count("│") > 10


def test_the_timeline_refuses_a_date_that_is_none(kg: KnowledgeGraph) -> None:
    with pytest.raises(InputError, match="is no date"):
        kg.timeline("snart")
