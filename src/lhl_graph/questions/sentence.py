"""What an answer opens with: a heading that names what was asked about, and a sentence that counts and names."""

from __future__ import annotations

import re
from textwrap import shorten
from typing import TYPE_CHECKING, Final, NamedTuple

from lhl_graph.analysis.period import read_span
from lhl_graph.iris import BASE
from lhl_graph.prose import NOUNS, dates, small, spelled, upper
from lhl_graph.questions.lead import few_named, when
from lhl_graph.table.beside import days
from lhl_graph.table.numerals import decimal

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from lhl_graph.graph.labels import Labels
    from lhl_graph.questions.library import Question
    from lhl_graph.questions.parameters import Parameter

_DAY: Final = "dato"
"""Parameter of the day that an answer is about, which `{when}` says with its preposition."""
_HUNDREDTHS: Final = "prosent"
"""Parameter of the least likeness, which is told as likenesses are."""
_HINT: Final = re.compile(r" \([^)]*\)")
"""Tells in a label how a value is written, which is for who writes one."""
_LONGEST: Final = 160
"""So much of a text is quoted in a sentence."""
_CONCEPTS: Final = (BASE + "theme/", BASE + "target-group/")
"""Things whose names are common nouns, in small letters within a sentence."""
_AT_LEAST: Final = {"nb": "minst {}", "nn": "minst {}", "en": "at least {}"}


class Found(NamedTuple):
    """What was found, as far as a sentence tells it."""

    number: int
    first: Mapping[str, str]
    """What the first row says, by column."""
    names: Sequence[str]
    """What is counted, by name."""
    levels: str = ""
    """How many of what is counted are goals of each level."""
    is_cut: bool = False
    """Whether there may be more of it."""
    tally: Callable[[str], str] = str
    """Says how many of what is counted have each value of a column."""


class _Said(str):
    """A text that a pattern may want in small letters: `{type_navn:small}`."""

    __slots__ = ()

    def __format__(self, form: str) -> str:
        return small(self) if form == "small" else str(self)


class _Tally(NamedTuple):
    """What a pattern may ask for by column: `{tally:risiko_navn}`."""

    of: Callable[[str], str]

    def __format__(self, column: str) -> str:
        return self.of(column)


def heading(question: Question, values: Mapping[str, str], labels: Labels) -> str:
    """Give the question with what it was asked about in it, or its title where nothing was left open."""
    pattern = question.asked.get(labels.language)
    return pattern.format_map(_given(question, values, labels)) if pattern else question.title[labels.language]


def sentence(question: Question, found: Found, values: Mapping[str, str], labels: Labels) -> str:
    """Answer in one sentence or two; nothing where the question has no pattern for so few."""
    language = labels.language
    forms = question.answer.get(language, "").split("|")
    missing = 3 - len(forms)
    if min(found.number, 2) < missing:
        return ""
    number = spelled(found.number, language)
    at_least = _AT_LEAST[language].format(number) if found.is_cut else number
    said: dict[str, object] = {
        **_given(question, values, labels),
        **{column: _brief(text) for column, text in found.first.items()},
        "n": at_least,
        "names": few_named(found.names, language),
        "tally": _Tally(found.tally),
        "levels": found.levels if found.levels and not found.is_cut else f"{at_least} {NOUNS['goal'][language][2]}",
    }
    return upper(forms[min(found.number, 2) - missing].format_map(said))


def whole(question: Question, number: int, things: Found, most: int, values: Mapping[str, str], labels: Labels) -> str:
    """Say for how many values a question is answered, with what, and of which most is found, the one among `values`."""
    language = labels.language
    said: dict[str, object] = {
        **_given(question, values, labels),
        "n": spelled(number, language),
        "number": most,
        "things": spelled(things.number, language),
        "tally": _Tally(things.tally),
    }
    return upper(question.whole[language].format_map(said))


def parted(description: str) -> tuple[str, str]:
    """Part the first sentence of what a question answers from the rest, which may stand below its answer."""
    first, stop, rest = description.partition(". ")
    return first + stop.strip(), rest


def named(iri: str, name: str) -> str:
    """Give a name as it stands within a sentence."""
    return small(name) if iri.startswith(_CONCEPTS) else name


def chosen(parameter: Parameter, value: str, language: str) -> tuple[str, str]:
    """Tell what was chosen behind its label; a label with a place for it holds it: "Confirmed in the last 3 years"."""
    label, said = _HINT.sub("", parameter.label[language]), _share(value, language) if _is_share(parameter) else value
    return (label.replace("…", said), "") if "…" in label else (label, said)


def _is_share(parameter: Parameter) -> bool:
    return parameter.name == _HUNDREDTHS


def _share(hundredths: str, language: str) -> str:
    return decimal(int(hundredths) / 100, 2, language)


def _given(question: Question, values: Mapping[str, str], labels: Labels) -> dict[str, str]:
    said = {each.name: _value(each, values[each.name], labels) for each in question.parameters}
    return {**said, "when": when(values[_DAY], labels.language)} if _DAY in values else said


def _value(parameter: Parameter, value: str, labels: Labels) -> str:
    if parameter.kind() is not None:
        name = labels[value.strip("<>")]
        return small(name) if parameter.type == "concept" else name
    if _is_share(parameter):
        return _share(value, labels.language)
    return dates(days(read_span(value)), labels.language) if parameter.type == "date" else _brief(value)


def _brief(text: str) -> _Said:
    said = text.rstrip(".")
    return _Said(said if len(said) <= _LONGEST else shorten(said, _LONGEST, placeholder=" …"))
