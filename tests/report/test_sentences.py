"""The report's sentences: whole in every language, and right for none, one, two and many."""

import re
from string import Formatter

import pytest

from lhl_graph.prose import upper
from lhl_graph.report.sentences import SENTENCES
from lhl_graph.report.voice import Voice

LANGUAGES = ("nb", "nn", "en")


@pytest.mark.parametrize("name", SENTENCES)
def test_a_sentence_stands_in_every_language_with_the_same_places_and_forms(name: str) -> None:
    texts = [SENTENCES[name][language] for language in LANGUAGES]
    forms = [(text,) if isinstance(text, str) else text for text in texts]
    assert len({len(each) for each in forms}) == 1
    for same in zip(*forms, strict=True):
        assert len({frozenset(_places(text)) for text in same}) == 1
        assert all(text.count("|") == same[0].count("|") for text in same)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", [name for name, said in SENTENCES.items() if not isinstance(said["nb"], str)])
def test_a_sentence_with_a_number_fits_none_one_two_and_many(name: str, language: str) -> None:
    voice, forms = Voice(language), SENTENCES[name][language]
    filled = {place: "…" for form in forms for place in _places(form) if place != "number"}
    none, one, two, many = (voice.say(name, value, **filled) for value in (0, 1, 2, 13))
    assert len({none, one, two}) >= 2
    if "{number}" in forms[2]:
        assert re.search(rf"\b{voice.spelled(2)}\b", two, re.IGNORECASE)
        assert many == upper(forms[2].format(number="13", **filled))
    assert not re.search(r"\b(0|1)\b", none + one)


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("nb", ("Ingen kilde knytter", "Én av de ti nærmeste er knyttet til", "To av de ti nærmeste er knyttet til")),
        ("nn", ("Inga kjelde knyter", "Éi av dei ti næraste er knytt til", "To av dei ti næraste er knytte til")),
        ("en", ("No source links", "One of the ten nearest is linked to", "Two of the ten nearest are linked to")),
    ],
)
def test_the_verb_agrees_too(language: str, said: tuple[str, ...]) -> None:
    voice = Voice(language)
    nearest = f"{voice.spelled(10)} "
    found = [voice.say("stated", value, focus="X", nearest=nearest) for value in (0, 1, 2)]
    assert [text.startswith(begin) for text, begin in zip(found, said, strict=True)] == [True] * 3
    assert voice.say("stated", 13, focus="X", nearest="").startswith("13 ")


def _places(text: str) -> list[str]:
    assert not re.search(r"\s\s", text)
    return [name for _, name, _, _ in Formatter().parse(text) if name]
