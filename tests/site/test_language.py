"""Language: what a page says that is in another one, and what bodies are called in English."""

from __future__ import annotations


def test_a_page_says_that_its_goals_and_measures_are_in_another_language(made: dict[str, dict[str, str]]) -> None:
    for path in ("initiative/leve-hele-livet.html", "theme/housing.html"):
        assert "Mål og tiltak utan tekst på nynorsk står på bokmål." in made["nn"][path]
        assert "står på nynorsk" not in made["nb"][path]
        assert "names without a text in English are given in Norwegian" in made["en"][path], "of a measure, its name"


def test_bodies_are_called_in_english_what_they_call_themselves(made: dict[str, dict[str, str]]) -> None:
    assert "<h1>Norwegian Directorate of Health</h1>" in made["en"]["actor/hdir.html"]
    assert "The Government owned the initiative" in made["en"]["initiative/leve-hele-livet.html"]


def test_a_title_that_begins_with_a_common_noun_takes_an_article(made: dict[str, dict[str, str]]) -> None:
    assert (
        "most like the Programme for an age-friendly Norway" in made["en"]["initiative/aldersvennlig-norge-2030.html"]
    )
