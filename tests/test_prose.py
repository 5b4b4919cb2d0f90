"""Numbers, counted things, lists and dates are written as people write them."""

import pytest

from lhl_graph.prose import NOUNS, counted, dated, dates, listed, number, upper

LANGUAGES = ("nb", "nn", "en")


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("nb", ["ingen satsinger", "én satsing", "to satsinger", "tolv satsinger", "2\u00a0850 satsinger"]),
        ("nn", ["ingen satsingar", "éi satsing", "to satsingar", "tolv satsingar", "2\u00a0850 satsingar"]),
        ("en", ["no initiatives", "one initiative", "two initiatives", "twelve initiatives", "2,850 initiatives"]),
    ],
)
def test_number_and_gender_agree(language: str, said: list[str]) -> None:
    assert [counted(value, "initiative", language) for value in (0, 1, 2, 12, 2850)] == said


def test_a_neuter_noun_has_its_own_one() -> None:
    assert [counted(1, "goal", language) for language in LANGUAGES] == ["ett mål", "eitt mål", "one goal"]


@pytest.mark.parametrize("noun", NOUNS)
def test_every_noun_can_be_counted_in_every_language(noun: str) -> None:
    assert all(counted(value, noun, language) for value in (0, 1, 2, 13) for language in LANGUAGES)


@pytest.mark.parametrize(
    ("names", "said"), [([], ""), (["a"], "a"), (["a", "b"], "a og b"), (list("abc"), "a, b og c")]
)
def test_a_list_has_its_and(names: list[str], said: str) -> None:
    assert listed(names, "nb") == listed(names, "nn") == said
    assert listed(names, "en") == said.replace("og", "and")


def test_dates_are_written_out_as_far_as_they_are_known() -> None:
    assert [dated(day, "nn") for day in ("2023-12-31", "2022-10", "2021")] == [
        "31. desember 2023",
        "oktober 2022",
        "2021",
    ]
    assert dated("2023-01-05", "en") == "5 January 2023"


def test_thousands_stand_apart_without_a_break() -> None:
    assert [number(1234567, language) for language in LANGUAGES] == ["1\u00a0234\u00a0567"] * 2 + ["1,234,567"]


def test_a_sentence_begins_with_a_capital_and_the_rest_stays() -> None:
    assert upper("én av FN") == "Én av FN"


def test_dates_in_a_text_are_written_out_and_what_is_none_stays() -> None:
    assert dates("bekreftet 2026-01-05, kanskje 2021-09", "nb") == "bekreftet 5. januar 2026, kanskje september 2021"
    assert dates("2019-2025, 2021-13, 24-7", "nn") == "2019-2025, 2021-13, 24-7"
