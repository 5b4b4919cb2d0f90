"""How an initiative stands is said in one line, the same on all pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from lhl_graph.analysis.period import Period
from lhl_graph.findings.facts import data_day
from lhl_graph.findings.standing import standings
from lhl_graph.findings.status import Statuses, named, said, worded
from lhl_graph.graph.labels import LANGUAGES
from lhl_graph.iris import BASE, local_name
from lhl_graph.picture.explorer import picture
from lhl_graph.questions import library
from lhl_graph.site.content import read
from lhl_graph.site.voice import Voice
from tests.questions.question_texts import LIBRARY

if TYPE_CHECKING:
    from lhl_graph.knowledge_graph import KnowledgeGraph

_BRIEF = LIBRARY["satsing-i-korthet"]


@pytest.mark.parametrize(
    ("status", "as_of", "told"),
    [
        ("active", "2022-10", "Perioden gikk ut 31. desember 2025, siste kilde oktober 2022"),
        ("period-over", "2026-01", "Perioden gikk ut 31. desember 2025, siste kilde januar 2026"),
        ("ended", "2025-12-31", "Avsluttet 31. desember 2025, ifølge en kilde fra 31. desember 2025"),
        ("ended", "2025", "Perioden gikk ut 31. desember 2025, siste kilde 2025"),
        ("ended", None, "Avsluttet 31. desember 2025"),
        ("continued", "2026", "Videreført i annen form, bekreftet 2026"),
    ],
)
def test_what_is_over_ended_or_ran_out_or_goes_on_in_another_form(status: str, as_of: str | None, told: str) -> None:
    """A year confirms its first day and no more."""
    period = Period("i", "2021-01-01", "2025-12-31", None, None, status, as_of)
    assert said(period, "ended", "2026-02-01", "nb") == told
    assert said(period, "active", "2025-02-01", "nb").startswith("I kraft")


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("nb", "Perioden varer til 2030, siste kilde 2022"),
        ("nn", "Perioden varer til 2030, siste kjelde 2022"),
        ("en", "Period runs until 2030, latest source 2022"),
    ],
)
def test_what_is_within_its_stated_period_says_so_though_no_source_of_late_confirms_it(
    language: str, told: str, kg: KnowledgeGraph
) -> None:
    statuses = Statuses(kg.store, language)
    goals = BASE + "initiative/barekraft"
    assert (statuses.state(goals), statuses[goals]) == ("perhaps", told)
    assert statuses[goals].lower() == standings(kg.store, data_day(kg.store), 3).word(goals, language)


@pytest.mark.parametrize(
    ("status", "told"),
    [
        ("active", "Perioden varer til 30. juni 2030, siste kilde 2022"),
        ("planned", "Perioden begynte i 2021, siste kilde 2022"),
        ("ended", "Kanskje i kraft, sist bekreftet 2022"),
    ],
)
def test_a_period_lasts_unless_a_source_says_otherwise(status: str, told: str) -> None:
    period = Period("i", "2021-01-01", "2030-06-30", None, None, status, "2022")
    assert said(period, "perhaps", "2026-02-01", "nb") == told


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("nb", "Skulle begynne i 2026, siste kilde 2025"),
        ("nn", "Skulle byrje i 2026, siste kjelde 2025"),
        ("en", "Was to begin in 2026, latest source 2025"),
    ],
)
def test_what_was_planned_and_should_have_begun_is_not_said_to_be_planned(
    language: str, told: str, kg: KnowledgeGraph
) -> None:
    plan = BASE + "initiative/nasjonal-handlingsplan-rehabilitering-2026-2035"
    assert Statuses(kg.store, language)[plan] == told
    assert Statuses(kg.store, language, "2025-06-01").state(plan) == "not yet"


@pytest.mark.parametrize(
    ("as_of", "told"),
    [
        ("2021-01-01", "Perioden begynte i 2021, siste kilde 1. januar 2021"),
        ("2020-12-31", "Skulle begynne i 2021, siste kilde 31. desember 2020"),
        (None, "Skulle begynne i 2021"),
    ],
)
def test_what_only_older_sources_tell_the_beginning_of_was_to_begin(as_of: str | None, told: str) -> None:
    period = Period("i", "2021-01-01", None, None, None, "planned", as_of)
    assert said(period, "perhaps", "2026-02-01", "nb") == told


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_map_says_the_same(language: str, kg: KnowledgeGraph) -> None:
    told = {}
    for thing in picture(kg.store).things:
        if thing.get("status"):
            (form, as_of), (first, last, _) = thing["status"], thing["period"]
            told[BASE + thing["id"]] = worded(form, as_of, language, first, last)
    statuses = Statuses(kg.store, language)
    assert told == {each: statuses[each] for each in statuses}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_question_names_the_state_or_begins_as_the_line_does(language: str, kg: KnowledgeGraph) -> None:
    statuses, given = Statuses(kg.store, language), {"dato": data_day(kg.store), "lang": language}
    for each in statuses:
        (row,) = library.ask(kg.store, _BRIEF, {"satsing": local_name(each), **given}).to_dicts()
        word = row["status_navn"]
        assert statuses[each].startswith(word) or word == named(statuses.state(each), language), each


def test_only_what_a_source_saw_end_is_said_to_have_ended(kg: KnowledgeGraph) -> None:
    """A status of the time before the last day says nothing of the end."""
    statuses = Statuses(kg.store, "nb")
    for name in ("demensplan-2020", "eldreombudet", "nasjonale-forventninger-2019", "ncd-strategien"):
        assert statuses[f"{BASE}initiative/{name}"].startswith("Perioden gikk ut ")
    for status in ("active", "planned", None):
        period = Period("i", "2021-01-01", "2025-12-31", None, None, status, "2026-01-01")
        assert said(period, "ended", "2026-02-01", "nb").startswith("Perioden gikk ut ")


def test_it_is_as_of_the_newest_day_of_the_data_unless_a_day_is_asked_for(kg: KnowledgeGraph) -> None:
    campaign = BASE + "initiative/planlegge-litt"
    assert Statuses(kg.store, "nb")[campaign] == "I kraft, bekreftet 17. april 2023"
    assert Statuses(kg.store, "nb", "2026-11-30")[campaign] == "Kanskje i kraft, sist bekreftet 17. april 2023"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_site_and_all_else_say_the_same(language: str, kg: KnowledgeGraph) -> None:
    statuses, voice = Statuses(kg.store, language), Voice(read(kg.store), language)
    known = standings(kg.store, data_day(kg.store), 3).status
    assert len(known) > 50
    assert {each: statuses[each] for each in known} == {each: voice.standing(each) for each in known}
