"""The first sentences of an answer about initiatives in force: which are, which may be, and which ran out last."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple

from lhl_graph.analysis.period import read_span
from lhl_graph.prose import NOUNS, counted, dates, listed, small, spelled, upper
from lhl_graph.table.beside import days

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from lhl_graph.graph.labels import Labels
    from lhl_graph.questions.library import Question

_NEEDED: Final = ("satsing", "kanskje", "per")
"""Columns of an answer that says how sure it is that initiatives are in force."""
_STATUS: Final = "status_navn"
"""Column of an answer that lists initiatives whether they are in force or not; of those that are not, `kanskje` is
empty."""
_FEW: Final = 3
"""So many are named; of more, it is said that they are among them."""
_WORDS: Final = {
    "nb": {
        "none": "Ingen satsing {which} er bekreftet i kraft {day}.",
        "sure": "{count} {which} er bekreftet i kraft {day}{names}.",
        "on": "{}",
        "within": "i løpet av {}",
        "perhaps": "{count} er kanskje i kraft{names}.",
        "over": "Den siste gikk ut {day}{names}.|De siste gikk ut {day}{names}.",
        "theme": "om {}",
        "here": "i svaret",
        "last": "sist bekreftet {}",
        "all": ": {}",
        "among": ", blant dem {}",
        "all tema": "{} handler om {}.",
        "all gruppe": "{} gjelder {}.",
        "all none": "Ingen er bekreftet i kraft {day}",
        "all sure": "{number} er bekreftet i kraft {day}{names}",
        "all perhaps": "{} er kanskje i kraft",
    },
    "nn": {
        "none": "Inga satsing {which} er stadfesta i kraft {day}.",
        "sure": "{count} {which} er stadfesta i kraft {day}{names}.",
        "on": "{}",
        "within": "i løpet av {}",
        "perhaps": "{count} er kanskje i kraft{names}.",
        "over": "Den siste gjekk ut {day}{names}.|Dei siste gjekk ut {day}{names}.",
        "theme": "om {}",
        "here": "i svaret",
        "last": "sist stadfesta {}",
        "all": ": {}",
        "among": ", mellom dei {}",
        "all tema": "{} handlar om {}.",
        "all gruppe": "{} gjeld {}.",
        "all none": "Inga er stadfesta i kraft {day}",
        "all sure": "{number} er stadfesta i kraft {day}{names}",
        "all perhaps": "{} er kanskje i kraft",
    },
    "en": {
        "none": "No initiative {which} is confirmed to be in force {day}.",
        "sure": "{count} {which} is confirmed to be in force {day}{names}.|"
        "{count} {which} are confirmed to be in force {day}{names}.",
        "on": "on {}",
        "within": "within {}",
        "perhaps": "{count} may be in force{names}.",
        "over": "The last one expired on {day}{names}.|The last ones expired on {day}{names}.",
        "theme": "on {}",
        "here": "in the answer",
        "last": "last confirmed {}",
        "all": ": {}",
        "among": ", among them {}",
        "all tema": "{} deals with {}.|{} deal with {}.",
        "all gruppe": "{} concerns {}.|{} concern {}.",
        "all none": "None is confirmed to be in force {day}",
        "all sure": "{number} is confirmed to be in force {day}{names}|"
        "{number} are confirmed to be in force {day}{names}",
        "all perhaps": "{} may be in force",
    },
}


class _Standing(NamedTuple):
    """How an initiative of an answer stands, and who has it."""

    in_doubt: bool
    confirmed: str
    ran_out: str
    actors: dict[str, None]


def lead(question: Question, rows: Iterable[Iterable[Any]], values: Mapping[str, str], labels: Labels) -> list[str]:
    """Say what all rows of an answer come to; nothing where they do not tell how sure a standing is, or are none.

    `values` are those that the question was asked with, as bound; values of the rows are Python's own.
    """
    if not set(_NEEDED) <= set(question.columns) or "dato" not in values:
        return []
    if _STATUS in question.columns:
        return _whole(question, rows, values, labels)
    found = _standings(question, rows)
    sure = [each for each, it in found.items() if not it.in_doubt and not it.ran_out]
    doubted = [each for each, it in found.items() if it.in_doubt and not it.ran_out]
    last = max((it.ran_out for it in found.values()), default="")
    over = [each for each, it in found.items() if last and it.ran_out == last]
    language, words = labels.language, _WORDS[labels.language]

    def names(iris: Sequence[str]) -> str:
        few = len(iris) <= _FEW
        return _few_named([_named(each, found[each], labels) if few else labels[each] for each in iris], language)

    def say(form: str, iris: Sequence[str], day: str = "") -> str:
        count = counted(len(iris), "initiative", language)
        said = (
            words[form]
            .split("|")[-1 if len(iris) > 1 else 0]
            .format(count=count, which=_which(question, values, labels), day=day, names=names(iris))
        )
        return upper(dates(said, language))

    told = [say("sure" if sure else "none", sure, _when(values, words))]
    if doubted:
        told.append(say("perhaps", doubted))
    if over:
        told.append(say("over", over, last))
    return told if found else []


def _whole(question: Question, rows: Iterable[Iterable[Any]], values: Mapping[str, str], labels: Labels) -> list[str]:
    """Say how many initiatives an answer has of those in force and not, and which of them are, or may be, in force."""
    language, words = labels.language, _WORDS[labels.language]
    listed_rows = [dict(zip(question.columns, each, strict=False)) for each in rows]
    standing = {str(row["satsing"]): row["kanskje"] for row in listed_rows}
    if not standing:
        return []

    def few(perhaps: bool) -> list[str]:
        return [labels[iri] for iri, it in standing.items() if it is perhaps]

    def number(names: Sequence[str]) -> str:
        return spelled(len(names), language, NOUNS["initiative"][language][0])

    def form(name: str, count: int) -> str:
        return words[name].split("|")[-1 if count > 1 else 0]

    sure, doubted = few(perhaps=False), few(perhaps=True)
    about = "tema" if "tema" in values else "gruppe"
    of = small(labels[values[about].strip("<>")])
    first = form(f"all {about}", len(standing)).format(counted(len(standing), "initiative", language), of)
    said = form("all sure" if sure else "all none", len(sure)).format(
        number=number(sure), day=_when(values, words), names=_few_named(sure, language)
    )
    if doubted:
        who = listed(doubted, language) if len(doubted) <= _FEW else number(doubted)
        said += "; " + words["all perhaps"].format(who)
    return [upper(first), upper(dates(f"{said}.", language))]


def _standings(question: Question, rows: Iterable[Iterable[Any]]) -> dict[str, _Standing]:
    found: dict[str, _Standing] = {}
    for each in rows:
        row = dict(zip(question.columns, each, strict=False))
        said = (bool(row["kanskje"]), str(row["per"] or ""), str(row.get("gikk_ut") or ""))
        standing = found.setdefault(str(row["satsing"]), _Standing(*said, {}))
        if row.get("aktor"):
            standing.actors[str(row["aktor"])] = None
    return found


def _when(values: Mapping[str, str], words: Mapping[str, str]) -> str:
    span = read_span(values["dato"])
    return words["on" if span.first == span.last else "within"].format(days(span))


def _few_named(names: Sequence[str], language: str) -> str:
    """Name all of a few, and of more the first."""
    return _WORDS[language]["all" if len(names) <= _FEW else "among"].format(listed(names[:_FEW], language))


def _which(question: Question, values: Mapping[str, str], labels: Labels) -> str:
    """Say which initiatives an answer is about: those on its theme, or where its rows are parts, those in it."""
    words = _WORDS[labels.language]
    if question.columns[0] in ("aktor", "satsing") and "tema" in values:
        return words["theme"].format(small(labels[values["tema"].strip("<>")]))
    return words["here"]


def _named(iri: str, it: _Standing, labels: Labels) -> str:
    """Give the name of an initiative with who has it, and of one in doubt when it was last confirmed."""
    said = [listed([labels[each] for each in it.actors], labels.language)] if it.actors else []
    if it.in_doubt and it.confirmed:
        said.append(_WORDS[labels.language]["last"].format(it.confirmed))
    return f"{labels[iri]} ({'; '.join(said)})" if said else labels[iri]
