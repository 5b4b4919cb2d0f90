"""A common objective: what its page says of the goals behind it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from lhl_graph.site.voice import Voice

if TYPE_CHECKING:
    from lhl_graph.site.content import Content


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("nb", "Seks satsinger har mål om velferdsteknologi"),
        ("nn", "Seks satsingar har mål om velferdsteknologi"),
        ("en", "Six initiatives have goals on welfare technology"),
    ],
)
def test_a_common_objective_says_no_more_than_what_its_goals_are_on(
    content: Content, made: dict[str, dict[str, str]], language: str, said: str
) -> None:
    voice = Voice(content, language)
    name = next(iri for iri in content.said if voice.objective(iri) == said).rpartition("/")[2]
    text = made[language][f"objective/{name}.html"]
    assert f"<h1>{said}</h1>" in text and 'class="basis computed"' in text


@pytest.mark.parametrize("language", ["nb", "nn", "en"])
def test_the_names_of_common_objectives_are_their_own_and_quote_no_plan(content: Content, language: str) -> None:
    voice = Voice(content, language)
    for names in ([voice.called(each) for each in content.said], [voice.objective(each) for each in content.said]):
        assert len({*names}) == len(names)
        assert not any(mark in name for name in names for mark in "«“")
    assert not any("(" in voice.objective(each) for each in content.said)
    assert language != "nb" or "har mål om likeverd og utjevning, og rus" in " ".join(
        map(voice.objective, content.said)
    )
