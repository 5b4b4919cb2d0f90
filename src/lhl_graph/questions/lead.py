"""The first sentences of an answer about initiatives in force: which are, which may be, and which ran out last."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple

from lhl_graph.analysis.period import read_span
from lhl_graph.iris import BASE
from lhl_graph.prose import counted, dates, listed, small, spelled, upper
from lhl_graph.table.beside import days

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from lhl_graph.graph.labels import Labels
    from lhl_graph.questions.library import Question

_NEEDED: Final = ("satsing", "kanskje", "per")
"""Columns of an answer that says how sure it is that initiatives are in force."""
_WHOSE: Final = ("aktor", "satsing")
"""First columns of answers about initiatives themselves; others are about parts of them."""
FEW: Final = 3
"""So many are named; of more, it is said that they are among them."""
_WORDS: Final = {
    "nb": {
        "none": "Ingen satsing {which} er bekreftet i kraft {day}.",
        "sure": "{count} {which} er i kraft {day}{names}.",
        "on": "{}",
        "as of": "per {}",
        "within": "i løpet av {}",
        "perhaps": "{count} er kanskje i kraft{names}.",
        "over": "Den siste gikk ut {day}{names}.|De siste gikk ut {day}{names}.",
        "theme": "om {}",
        "group": "for {}",
        "part sure": "{} er fra satsinger som er bekreftet i kraft {}",
        "part perhaps": ", og {} fra satsinger som kanskje er det",
        "last": "sist bekreftet {}",
        "all": ": {}",
        "among": ", blant dem {}",
    },
    "nn": {
        "none": "Inga satsing {which} er stadfesta i kraft {day}.",
        "sure": "{count} {which} er i kraft {day}{names}.",
        "on": "{}",
        "as of": "per {}",
        "within": "i løpet av {}",
        "perhaps": "{count} er kanskje i kraft{names}.",
        "over": "Den siste gjekk ut {day}{names}.|Dei siste gjekk ut {day}{names}.",
        "theme": "om {}",
        "group": "for {}",
        "part sure": "{} er frå satsingar som er stadfesta i kraft {}",
        "part perhaps": ", og {} frå satsingar som kanskje er det",
        "last": "sist stadfesta {}",
        "all": ": {}",
        "among": ", mellom dei {}",
    },
    "en": {
        "none": "No initiative {which} is confirmed to be in force {day}.",
        "sure": "{count} {which} is in force {day}{names}.|{count} {which} are in force {day}{names}.",
        "on": "on {}",
        "as of": "as of {}",
        "within": "within {}",
        "perhaps": "{count} may be in force{names}.",
        "over": "The last one expired on {day}{names}.|The last ones expired on {day}{names}.",
        "theme": "on {}",
        "group": "for {}",
        "part sure": "{} is from initiatives confirmed to be in force {}|"
        "{} are from initiatives confirmed to be in force {}",
        "part perhaps": ", and {} from initiatives that may be",
        "last": "last confirmed {}",
        "all": ": {}",
        "among": ", among them {}",
    },
}


class Standing(NamedTuple):
    """How an initiative stands, and who has it."""

    in_doubt: bool | None
    """Whether it may be in force and is not confirmed to be; nothing of one that is not in force."""
    confirmed: str = ""
    ran_out: str = ""
    actors: Collection[str] = ()


def lead(question: Question, rows: Iterable[Iterable[Any]], values: Mapping[str, str], labels: Labels) -> list[str]:
    """Say what all rows of an answer come to; nothing where they do not tell how sure a standing is, or are none.

    `values` are those that the question was asked with, as bound; values of the rows are Python's own.
    """
    if not set(_NEEDED) <= set(question.columns) or "dato" not in values:
        return []
    if question.columns[0] not in _WHOSE:
        return _of_parts(question, rows, values["dato"], labels.language)
    return standing(_standings(question, rows), _which(values, labels), values["dato"], labels)


def standing(found: Mapping[str, Standing], which: str, day: str, labels: Labels) -> list[str]:
    """Say of initiatives, by IRI, which are in force on a day, which may be, and which ran out last.

    `which` says what they have in common: "on dementia".
    """
    sure = [each for each, it in found.items() if it.in_doubt is False and not it.ran_out]
    doubted = [each for each, it in found.items() if it.in_doubt and not it.ran_out]
    last = max((it.ran_out for it in found.values()), default="")
    over = [each for each, it in found.items() if last and it.ran_out == last]
    language, words = labels.language, _WORDS[labels.language]

    def names(iris: Sequence[str]) -> str:
        few = len(iris) <= FEW
        return few_named([_named(each, found[each], labels) if few else labels[each] for each in iris], language)

    def say(form: str, iris: Sequence[str], day: str = "") -> str:
        count = counted(len(iris), "initiative", language)
        said = (
            words[form]
            .split("|")[-1 if len(iris) > 1 else 0]
            .format(count=count, which=which, day=day, names=names(iris))
        )
        return upper(dates(said, language))

    told = [say("sure" if sure else "none", sure, _on(day, language, "as of"))]
    if doubted:
        told.append(say("perhaps", doubted))
    if over:
        told.append(say("over", over, last))
    return told if found else []


def about(concept: str, labels: Labels) -> str:
    """Say of initiatives that they are on a theme, or for a target group."""
    words, name = _WORDS[labels.language], small(labels[concept])
    return words["theme" if concept.startswith(BASE + "theme/") else "group"].format(name)


def _standings(question: Question, rows: Iterable[Iterable[Any]]) -> dict[str, Standing]:
    found: dict[str, tuple[Standing, dict[str, None]]] = {}
    for each in rows:
        row = dict(zip(question.columns, each, strict=False))
        it = Standing(row["kanskje"], str(row["per"] or ""), str(row.get("gikk_ut") or ""))
        _, actors = found.setdefault(str(row["satsing"]), (it, {}))
        if row.get("aktor"):
            actors[str(row["aktor"])] = None
    return {each: it._replace(actors=tuple(actors)) for each, (it, actors) in found.items()}


def when(day: str, language: str, form: str = "on") -> str:
    """Say on which day, or as of which, or within which days, written out."""
    return dates(_on(day, language, form), language)


def _on(day: str, language: str, form: str = "on") -> str:
    span, words = read_span(day), _WORDS[language]
    return words[form if span.first == span.last else "within"].format(days(span))


def few_named(names: Sequence[str], language: str) -> str:
    """Name all of a few, and of more the first."""
    return _WORDS[language]["all" if len(names) <= FEW else "among"].format(listed(names[:FEW], language))


def _of_parts(question: Question, rows: Iterable[Iterable[Any]], day: str, language: str) -> list[str]:
    """Say how many goals or measures are of initiatives in force, and how many of those that may be."""
    found = [dict(zip(question.columns, each, strict=False)) for each in rows]
    doubts = {str(row[question.counts]): bool(row["kanskje"]) for row in found}
    if not doubts:
        return []
    doubted, words = sum(doubts.values()), _WORDS[language]
    sure = len(doubts) - doubted
    told = (
        words["part sure"]
        .split("|")[0 if sure == 1 else -1]
        .format(spelled(sure, language), when(day, language, "as of"))
    )
    perhaps = words["part perhaps"].format(spelled(doubted, language)) if doubted else ""
    return [f"{upper(told)}{perhaps}."]


def _which(values: Mapping[str, str], labels: Labels) -> str:
    """Say which initiatives an answer is about: on its theme, or for its group."""
    return about((values.get("tema") or values["gruppe"]).strip("<>"), labels)


def _named(iri: str, it: Standing, labels: Labels) -> str:
    """Give the name of an initiative with who has it, and of one in doubt when it was last confirmed."""
    said = [listed([labels[each] for each in it.actors], labels.language)] if it.actors else []
    if it.in_doubt and it.confirmed:
        said.append(_WORDS[labels.language]["last"].format(it.confirmed))
    return f"{labels[iri]} ({'; '.join(said)})" if said else labels[iri]
