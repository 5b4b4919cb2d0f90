from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from lhl_graph.analysis.period import active, read_span
from lhl_graph.analysis.relation import linked_pairs
from lhl_graph.answers.evidence import Witness
from lhl_graph.answers.gaps import KINDS, _initiatives
from lhl_graph.answers.successions import measured, read
from lhl_graph.errors import InputError
from lhl_graph.findings import facts
from lhl_graph.findings.inventory import inventory
from lhl_graph.findings.read import findings
from lhl_graph.iris import BASE
from lhl_graph.knowledge_graph import KnowledgeGraph
from lhl_graph.picture.compose import compose
from lhl_graph.picture.scope import Scope
from lhl_graph.table.listing import WIDTH

if TYPE_CHECKING:
    from lhl_graph.answers.gap import GoalRow, GroupRow, LinkRow, ThemeRow
    from tests.conftest import Lhl

LANGUAGES = ("nb", "nn", "en")


def in_language(kg: KnowledgeGraph, language: str) -> KnowledgeGraph:
    return KnowledgeGraph(kg.repository, kg.store, language)


def links(kg: KnowledgeGraph) -> list[LinkRow]:
    return kg.gaps().rows


def test_unseen_links_are_significant_and_ranked(kg: KnowledgeGraph) -> None:
    rows = links(kg)
    assert rows
    assert all(row.q <= 0.05 for row in rows)
    assert [row.score for row in rows] == sorted((row.score for row in rows), reverse=True)


def test_no_unseen_link_is_stated_or_has_one_actor_responsible_for_both(kg: KnowledgeGraph) -> None:
    linked = linked_pairs(facts.relations(kg.store))
    hands = facts.responsible(kg.store)
    for row in links(kg):
        assert (row.a, row.b) not in linked
        of_a, of_b = ({each.actor for each in hands if each.initiative == end} for end in (row.a, row.b))
        assert of_a.isdisjoint(of_b)


def test_what_an_unseen_link_is_said_to_share_is_shared(kg: KnowledgeGraph) -> None:
    witness = Witness(kg.store)
    for row in links(kg)[:10]:
        themes = [each for each in witness.shared(row.a, row.b) if each.facet != "actors"]
        assert 0 < len(row.shared) <= min(3, len(themes))


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_unseen_link_has_its_sentence_and_the_command_that_proves_it(kg: KnowledgeGraph, language: str) -> None:
    table = in_language(kg, language).gaps()[:3]
    *paragraphs, legend = table.text().split("\n\n")
    assert len(paragraphs) == 3
    assert legend.startswith("q: ")
    for row, paragraph in zip(table, paragraphs, strict=True):
        *sentence, command = paragraph.splitlines()
        assert " ".join(line.strip() for line in sentence).partition(". ")[2] == row.reason
        assert command.split() == ["lhl", "why", *(iri.removeprefix(BASE + "initiative/") for iri in row[:2])]
        assert row.name_a in row.reason
        assert row.name_b in row.reason


@pytest.mark.parametrize("width", [None, 60, 100])
def test_sentences_fit_the_terminal(kg: KnowledgeGraph, width: int | None) -> None:
    lines = [line for line in kg.gaps().text(width).splitlines() if "lhl why" not in line]
    assert max(map(len, lines)) <= (width or WIDTH)


def test_a_theme_of_one_alone_is_touched_by_no_other(kg: KnowledgeGraph) -> None:
    rows: list[ThemeRow] = kg.gaps("themes").rows
    tagged = [(row.concept, row.initiative) for row in facts.annotations(kg.store)]
    assert rows
    for row in rows:
        assert {initiative for concept, initiative in tagged if concept == row.theme} == {row.initiative}
        assert row.parts
        assert all(part.startswith(row.initiative + "/") for part in row.parts)


def test_a_group_without_a_measure_is_named_and_no_measure_is_for_it(kg: KnowledgeGraph) -> None:
    rows: list[GroupRow] = kg.gaps("groups").rows
    measured = {group for part in facts.parts(kg.store) if part.kind == "measure" for group in part.groups}
    assert rows
    assert all(row.named_by for row in rows)
    assert measured.isdisjoint(row.target_group for row in rows)


def test_a_long_list_of_names_is_cut_in_text_only(kg: KnowledgeGraph) -> None:
    table = kg.gaps("groups")
    longest = max(table.rows, key=lambda row: len(row.named_by))
    assert f"… og {len(longest.named_by) - 3} til" in table.text()
    assert longest.named_by[-1] not in table.text().splitlines()[2]
    assert longest.named_by[-1] in table.to_csv()


def test_a_goal_without_a_measure_tells_whether_there_are_measures_at_all(kg: KnowledgeGraph) -> None:
    rows: list[GoalRow] = kg.gaps("goals").rows
    acting = {part.initiative for part in facts.parts(kg.store) if part.kind == "measure"}
    assert {row.measures for row in rows} == {True, False}
    assert all(row.measures == (row.initiative in acting) for row in rows)


@pytest.mark.parametrize(
    ("language", "with_measures", "without"),
    [
        ("nb", "ingen av tiltakene gjelder målets temaer", "ingen tiltak er registrert"),
        ("nn", "ingen av tiltaka gjeld temaa i målet", "ingen tiltak er registrerte"),
        ("en", "no measure is about the themes of the goal", "no measure is recorded"),
    ],
)
def test_goals_stand_under_their_initiative_and_the_reason(
    kg: KnowledgeGraph, language: str, with_measures: str, without: str
) -> None:
    table = in_language(kg, language).gaps("goals")
    text = table.text(1000)
    assert {row.measures: row.reason for row in table} == {True: with_measures, False: without}
    for row in table:
        assert f"{row.name}: {row.reason}\n" in text
        assert f"  • {row.text}" in text


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", ["links", "themes", "groups", "goals"])
def test_every_shown_column_has_a_heading_in_every_language(kg: KnowledgeGraph, kind: str, language: str) -> None:
    table = in_language(kg, language).gaps(kind)
    assert set(table.headings) <= set(table.columns)
    assert all(table.headings.values())


def test_another_kind_of_gap_is_refused(kg: KnowledgeGraph) -> None:
    with pytest.raises(InputError, match="use one of links, themes, groups, goals"):
        kg.gaps("measures")


@pytest.mark.parametrize("kind", KINDS)
def test_gaps_of_one_initiative_are_those_of_all_that_are_about_it(kg: KnowledgeGraph, kind: str) -> None:
    of_each = {
        name: kg.gaps(kind, of=name).rows
        for name in ("demensplan-2025", "digital-hele-livet", "tryggest", "leve-hele-livet")
    }
    everything = kg.gaps(kind).rows
    for name, rows in of_each.items():
        assert [row for row in everything if BASE + "initiative/" + name in str(row)] == rows
    assert any(of_each.values())


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "successions"])
def test_gaps_at_a_time_are_among_those_active_then_and_the_one_asked_about(kg: KnowledgeGraph, kind: str) -> None:
    running = active(facts.periods(kg.store), read_span("2019"))
    assert {end for row in kg.gaps(kind, on="2019") for end in _initiatives(row)} <= running
    ended = "demensplan-2020"
    named = {end for row in kg.gaps(kind, of=ended, on="2025") for end in _initiatives(row)}
    assert named <= active(facts.periods(kg.store), read_span("2025")) | {BASE + "initiative/" + ended}


def test_no_gap_says_how_the_overlaps_are_seen_and_what_to_try(kg: KnowledgeGraph) -> None:
    table = kg.gaps(of="leve-hele-livet", on="2025")
    assert not table.rows
    assert table.notes[0] == "I kraft på et tidspunkt i 2025-01-01–2025-12-31."
    assert "Sjeldne overlapp for Leve hele livet: 1, hvorav kilder kobler 1" in table.notes[1]
    assert f"uten Leve hele livet: {len(kg.gaps(on='2025'))}" in table.notes[1]


def test_unseen_is_one_thing_in_every_face(kg: KnowledgeGraph, lhl: Lhl) -> None:
    pairs = {(row.a, row.b) for row in kg.gaps()}
    assert {(row[2], row[4]) for row in kg.ask("usette-koblinger")} == pairs
    asked = json.loads(lhl("gaps", "-f", "json").stdout)
    assert {(row["a"], row["b"]) for row in asked} == pairs
    drawn = compose(inventory(kg.store), findings(kg.store), Scope("overlaps"))
    of_page = {(line["a"], line["b"]) for line in drawn.lines if line["unseen"]}
    assert {(BASE + a, BASE + b) for a, b in of_page} == pairs


def test_likely_successions_stand_apart_from_unseen_links(kg: KnowledgeGraph) -> None:
    likely = {tuple(sorted((row.earlier, row.later))) for row in kg.gaps("successions")}
    assert likely
    assert not likely & {(row.a, row.b) for row in kg.gaps()}


def test_on_a_day_nothing_has_been_succeeded_by_what_had_not_begun(kg: KnowledgeGraph) -> None:
    begins = {period.initiative: period.first_day or "" for period in facts.periods(kg.store)}
    then, all_days = kg.gaps("successions", on="2020"), kg.gaps("successions")
    assert then.rows
    assert all(begins[row.later] <= "2020-12-31" for row in then)
    assert any(begins[row.later] > "2020-12-31" for row in all_days)
    late = min(begins[row.later] for row in all_days if row not in then.rows)
    assert late > "2020-12-31" and len(kg.gaps("successions", on=f"2020..{late}")) > len(then)


def test_most_stated_successions_are_found_again_by_the_rule_that_does_not_know_them(kg: KnowledgeGraph) -> None:
    found, stated = measured(kg.store, read(kg.store))
    assert stated > 10
    assert found / stated >= 0.7


@pytest.mark.parametrize("language", ["nb", "nn", "en"])
def test_a_likely_succession_is_a_sentence_and_the_rule_is_measured(kg: KnowledgeGraph, language: str) -> None:
    table = type(kg)(kg.repository, kg.store, language).gaps("successions")
    assert all(row.name_earlier in row.reason and row.name_later in row.reason for row in table)
    found, stated = measured(kg.store, read(kg.store))
    assert f" {found} " in table.text(100).splitlines()[-1]
    assert f" {stated} " in table.text(100).splitlines()[-1]
