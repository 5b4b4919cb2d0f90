"""Pages of goals, of common objectives and of other parts: they say of what they are a part, and nothing twice."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests.server.conftest import lead_of

if TYPE_CHECKING:
    from tests.server.conftest import Served

GOAL = "/id/initiative/leve-hele-livet/g1"


@pytest.mark.parametrize(("language", "said"), [("nb", "Mål i "), ("nn", "Mål i "), ("en", "Goal in ")])
def test_a_goal_is_first_said_to_be_of_which_initiative(language: str, said: str, server: Served) -> None:
    page = server.page(f"{GOAL}?lang={language}")
    lead = lead_of(page)
    (heading,) = re.findall("<h1>(.+)</h1>", page)
    assert re.fullmatch(said + '<a href="/id/initiative/leve-hele-livet">[^<]+</a>[.]', lead)
    assert heading not in lead
    assert f"<h2>{said}" not in page


def test_few_sources_stand_open(server: Served) -> None:
    few, many = (server.page(address) for address in (GOAL, "/id/initiative/leve-hele-livet"))
    fold = r'<details class="(?:listed|shut)"( open)?>\n<summary><h2>Kilder'
    assert re.findall(fold, few) == [" open"]
    assert re.findall(fold, many) == [""]


def test_a_common_objective_is_said_to_be_of_how_many_and_shows_whose(server: Served) -> None:
    (row, *_) = server.rows(
        "SELECT ?it (COUNT(DISTINCT ?goal) AS ?goals) { ?it lhl:objectiveGoal ?goal } "
        "GROUP BY ?it HAVING (COUNT(DISTINCT ?goal) > 12)"
    ) or server.rows("SELECT ?it { ?it lhl:objectiveGoal ?goal }")
    page = server.page("/id/" + row["it"].partition("lhl-graph/")[2] + "?lang=nb")
    lead = lead_of(page)
    assert re.fullmatch(r"\S+ satsinger har til sammen \S+ mål som likner hverandre \(regnet ut\)[.]", lead)
    for name in ("objectivegoal", "saidby"):
        assert re.search(rf'<details class="folded" open>\n<summary>.+</summary>\n<div id="{name}">', page)


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("nn", "Mål og tiltak utan tekst på nynorsk står på bokmål."),
        ("en", "Goals and measures without a text in English are given in Norwegian."),
    ],
)
def test_goals_in_another_language_are_said_to_be(language: str, said: str, server: Served) -> None:
    reform, theme = "/id/initiative/leve-hele-livet", "/id/theme/dementia"
    assert said in server.page(f"{reform}?lang={language}")
    assert said not in server.page(f"{theme}?lang={language}"), "nothing of a theme is a goal"
    assert "Mål og tiltak uten tekst" not in server.page(f"{reform}?lang=nb")
