"""Each initiative in force rests on a source of the last three years, or says when a source last spoke of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from lhl_graph.findings import facts
from lhl_graph.findings.standing import standings

if TYPE_CHECKING:
    from lhl_graph.graph.store import Store

TODAY = "2026-11-28"
THREE_YEARS_AGO = "2023-11-28"
DOUBT = {
    "nb": ("kanskje", "perioden varer til"),
    "nn": ("kanskje", "perioden varer til"),
    "en": ("perhaps", "period runs until"),
}


def not_over(store: Store) -> dict[str, str | None]:
    """Those that run, by their files, and whose end has not passed: initiative → the date of the newest source."""
    return {
        row.initiative: row.as_of
        for row in facts.periods(store)
        if row.status == "active" and not (row.last_day and row.last_day < TODAY)
    }


def test_what_counts_as_in_force_has_a_source_of_the_last_three_years(built: Store) -> None:
    sure = standings(built, TODAY, 3).sure
    newest = {row.initiative: row.as_of or "" for row in facts.periods(built)}
    assert sure
    assert {each: newest[each] for each in sure if f"{newest[each]}-12-31"[:10] < THREE_YEARS_AGO} == {}


@pytest.mark.parametrize("language", DOUBT)
def test_what_has_none_says_so(built: Store, language: str) -> None:
    found = standings(built, TODAY, 3)
    for initiative, as_of in not_over(built).items():
        said = found.word(initiative, language)
        assert as_of is not None
        assert as_of in said
        assert said.startswith(DOUBT[language]) == (initiative not in found.sure)
        within = initiative in found.until and initiative not in found.sure
        assert said.startswith(DOUBT[language][1]) == within, "a stated period is told apart from a doubt"


def test_a_longer_span_takes_older_sources_at_their_word(built: Store) -> None:
    short, long = standings(built, TODAY, 3), standings(built, TODAY, 20)
    assert short.sure < long.sure
    assert long.sure >= not_over(built).keys() - {each for each in not_over(built) if each in long.perhaps}
