"""A finished message is known again by its template, and said in Norwegian with what stood in the slots."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lhl_graph.analysis.period import read_span
from lhl_graph.errors import AmbiguousTermError, InputError, LhlError, QueryError, UnknownTermError
from lhl_graph.messages import catalogue, say
from lhl_graph.questions.parameters import bind
from tests.questions.question_texts import LIBRARY

if TYPE_CHECKING:
    from lhl_graph.knowledge_graph import KnowledgeGraph

NORWEGIAN = ("nb", "nn")


@pytest.mark.parametrize(
    ("error", "bokmal", "nynorsk"),
    [
        (
            UnknownTermError("demens", ["demensplan-2025", "b"], names={"demensplan-2025": "Demensplan 2025"}),
            'ingenting heter «demens»; mente du "demensplan-2025" (Demensplan 2025) eller "b"?',
            'ingenting heiter «demens»; meinte du "demensplan-2025" (Demensplan 2025) eller "b"?',
        ),
        (
            UnknownTermError("gap", wanted="question", listed_by="lhl ask"),
            "det finnes ikke noe spørsmål som heter «gap» (`lhl ask` viser alle)",
            "det finst ikkje noko spørsmål som heiter «gap» (`lhl ask` viser alle)",
        ),
        (
            AmbiguousTermError("plan", ["a  A", "… and 3 more"]),
            "«plan» kan bety flere ting; velg ett:\n  a  A\n  … og 3 til",
            "«plan» kan bety fleire ting; vel eitt:\n  a  A\n  … og 3 til",
        ),
        (
            QueryError("the query ends too early", 2, 7),
            "linje 2, kolonne 7: spørringen slutter for tidlig",
            "linje 2, kolonne 7: spørjinga sluttar for tidleg",
        ),
    ],
    ids=lambda value: type(value).__name__ if isinstance(value, LhlError) else None,
)
def test_an_error_is_said_in_norwegian(error: LhlError, bokmal: str, nynorsk: str) -> None:
    assert (say(str(error), "nb"), say(str(error), "nn"), say(str(error), "en")) == (bokmal, nynorsk, str(error))


def test_what_stands_in_a_slot_is_said_too() -> None:
    assert say("Error: x.ttl: cannot be read (No such file or directory)", "nb").endswith(
        "x.ttl: kan ikke leses (Filen eller mappen finnes ikke)"
    )


def test_the_word_before_a_message_is_no_part_of_it() -> None:
    assert say('Error: "x" is no day; write it as 2026-01-31', "nb").startswith("Feil: «x» er ingen dato")


@pytest.mark.parametrize("written", ["2025-13", "snart", "2025..2024"])
@pytest.mark.parametrize("language", NORWEGIAN)
def test_what_is_wrong_with_a_date_is_said_the_same_behind_the_name_of_a_parameter(
    written: str, language: str, kg: KnowledgeGraph
) -> None:
    with pytest.raises(ValueError, match=re.escape(written)) as alone:
        read_span(written)
    with pytest.raises(InputError) as named:
        bind(kg.store, LIBRARY["tilskudd-for-tema"].parameters, {"dato": written}, language)
    assert say(str(named.value), language) == f"dato: {say(str(alone.value), language)}"
    assert say(str(alone.value), language) != str(alone.value)


def test_somebody_elses_words_stay() -> None:
    quoted = say('a: "a whole number" is not a whole number; write for example 5', "nb")
    assert quoted == "a: «a whole number» er ikke et tall; skriv for eksempel 5"


def test_numbers_are_written_as_in_norwegian() -> None:
    assert say("lhl.trig: 12,345 statements", "nb") == "lhl.trig: 12\N{NO-BREAK SPACE}345 utsagn"
    assert say("a.html: 1.2 MB, open it in a browser", "nn") == "a.html: 1,2 MB, opne ho i ein nettlesar"


@given(st.text())
def test_what_is_no_message_stays_as_it_is_in_english(text: str) -> None:
    assert say(text, "en") == text


@pytest.mark.parametrize("language", NORWEGIAN)
def test_every_template_is_found_again_when_it_is_filled(language: str) -> None:
    """With words that no message has, so that no longer template fits."""
    for english, said in catalogue(language).items():
        filled = {number: f"q{number}q" for number in re.findall(r"\{(\d)\}", english)}

        def fill(template: str, filled: dict[str, str] = filled) -> str:
            return re.sub(r"\{(\d)\}", lambda slot: filled[slot[1]], template)

        assert say(fill(english), language) == fill(said)


@pytest.mark.parametrize("language", NORWEGIAN)
def test_words_that_are_made_of_what_stands_between_slots_are_told_at_once(language: str) -> None:
    for english in catalogue(language):
        first, *between, last = re.split(r"\{\d\}", english) if "{" in english else [english, ""]
        said = say(first + "".join(between or ["x"]) * 1000 + last, language)
        assert said
