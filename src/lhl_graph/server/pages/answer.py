"""The page of a question for people: its form, its answer as a table with links, and where to get it as a file."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final, NamedTuple
from urllib.parse import urlencode

from lhl_graph import alphabet
from lhl_graph.analysis.period import read_span
from lhl_graph.answers.asked.answer import FIRST, asked
from lhl_graph.errors import AmbiguousTermError, OtherKindError
from lhl_graph.graph.labels import Labels, pick
from lhl_graph.graph.suggest import nearest
from lhl_graph.iris import BASE
from lhl_graph.messages import say
from lhl_graph.prose import dates
from lhl_graph.questions import sentence
from lhl_graph.questions.parameters import fold
from lhl_graph.server import catalogue
from lhl_graph.server.pages import files, frame
from lhl_graph.server.pages.follow_ups import follow_ups

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from lhl_graph.answers.asked.answer import Asked
    from lhl_graph.errors import InputError
    from lhl_graph.graph.store import Store
    from lhl_graph.questions.library import Question

_MOST_CLOSE: Final = 10
"""So many names are offered in place of one that nothing has."""

SEEN: Final = "seen"
"""The format that is what the page says, for the editor."""

FILES: Final = ("excel", "csv", "json", "tsv")


class _Wrong(NamedTuple):
    """Why a question has no answer."""

    field: str
    """The parameter that was given a wrong value; empty where it is another fault."""
    said: str
    close: list[str]
    """Names that may have been meant."""


def answer(
    store: Store,
    question: Question,
    found: Sequence[Sequence[Any]],
    given: Mapping[str, str],
    values: Mapping[str, str],
    language: str,
    day: str,
) -> str:
    """Give the page: what the answer comes to, the form, and the rows with links.

    `found` may hold one row more than are shown, which says that there are more; `values` are what was asked with.
    """
    labels, seen = Labels(store, language), _seen(store, question, found, values, language, FIRST)
    return _page(
        store,
        question,
        given,
        language,
        day,
        title=sentence.heading(question, values, labels),
        lead=" ".join(seen.lead),
        things=ids(question, values).values(),
        counted=_counted(seen, found, language),
        further=_further(store, question, values, labels),
        seen=seen,
    )


def told(
    store: Store, question: Question, found: Sequence[Sequence[Any]], values: Mapping[str, str], language: str
) -> bytes:
    """Give in JSON what the page says of the same rows, none of them folded."""
    seen = _seen(store, question, found, values, language)
    beside = {
        "counted": _counted(seen, found, language),
        "file": files.stem(question.name, ids(question, values).values()),
    }
    return json.dumps({**seen._asdict(), **beside}, ensure_ascii=False).encode()


def _seen(
    store: Store,
    question: Question,
    found: Sequence[Sequence[Any]],
    values: Mapping[str, str],
    language: str,
    first: int | None = None,
) -> Asked:
    """Give what people see of what was found; it may hold one row more than are shown."""
    few, is_cut, labels = found[: frame.MOST_ROWS], len(found) > frame.MOST_ROWS, Labels(store, language)
    return asked(store, question, few, values, labels, frame.address_of, files=True, is_cut=is_cut, first=first)


def _counted(seen: Asked, found: Sequence[Sequence[Any]], language: str) -> str:
    words = frame.words(language)
    said = words["cut"] if len(found) > frame.MOST_ROWS else words["rows"].split("|")[seen.number > 1]
    return said.format(seen.number)


def fault(
    store: Store, question: Question, given: Mapping[str, str], language: str, day: str, error: InputError
) -> str:
    """Give the page of a question that has no answer, and say why at the field that was given the wrong value."""
    return _page(store, question, given, language, day, error)


def _page(
    store: Store,
    question: Question,
    given: Mapping[str, str],
    language: str,
    day: str,
    error: InputError | None = None,
    *,
    title: str = "",
    things: Collection[str] = (),
    **answered: Any,
) -> str:
    """Give the page with its form, and what was answered, or why nothing was."""
    known = {each.name: each for each in question.parameters}
    values = {name: text for name, text in given.items() if text and name in known}
    offered = [
        (
            files.named(question.name, things, name),
            frame.words(language)["for_excel"] if name == "excel" else name.upper(),
            f"/ask/{question.name}?{urlencode({'lang': language, **values, 'format': name})}",
        )
        for name in FILES
    ]
    names = _names(store, question, language)
    fields = []
    for each in question.parameters:
        called, said = names.get(each.name, {}), given.get(each.name, "")
        choices = sorted(called.values(), key=alphabet.key)
        by_hand = _by_hand(each.default, language) if each.type == "date" else each.default
        default = called.get(each.default, by_hand)
        fields.append(
            (each.name, question.said(each.label, language), called.get(said, said) or default, default, choices)
        )
    fields = [each for each in fields if each[0] != "lang"]
    chosen = [
        sentence.chosen(known[name], _day(said, language) if known[name].type == "date" else said, language)
        for name, _, said, *_ in ([] if error else fields)
    ]
    wrong = _wrong(error, given, names, language) if error else None
    return frame.render(
        "answer",
        language,
        title or question.said(question.title, language),
        day,
        about=sentence.parted(question.said(question.description, language)),
        asked=question.name,
        iri=f"{BASE}question/{question.name}",
        path="?".join(filter(None, (f"/ask/{question.name}", urlencode(values)))),
        chosen=chosen,
        fields=fields,
        files=offered,
        fault=wrong,
        close=[(each, f"/ask/{question.name}?{urlencode({**values, wrong.field: each})}") for each in wrong.close]
        if wrong
        else [],
        editor=f"/?lang={language}#" + urlencode({"question": question.name, **values}),
        **{"lead": "", "seen": None, "further": [], **answered},
    )


def _further(
    store: Store, question: Question, values: Mapping[str, str], labels: Labels
) -> list[tuple[str, list[tuple[str, str]]]]:
    """Give the things that were asked about, each with the other questions about it."""
    found = []
    for iri in (values[each.name].strip("<>") for each in question.parameters if each.kind()):
        others = [
            (title, f"{address}&lang={labels.language}")
            for address, title in follow_ups(store, labels, iri)
            if not address.startswith(f"/ask/{question.name}?")
        ]
        found.append((labels[iri], others))
    return [(name, others) for name, others in found if others]


def _wrong(
    error: InputError, given: Mapping[str, str], names: Mapping[str, Mapping[str, str]], language: str
) -> _Wrong:
    """Say what is wrong in words for people: that nothing is called so, or what a value has to be."""
    field = error.parameter
    said, known = given.get(field, ""), names.get(field, {})
    called = {} if said in known or said in known.values() else known
    why = say(str(error), language).removeprefix(f"{field}: ")
    if called and not isinstance(error, AmbiguousTermError | OtherKindError):
        why = frame.words(language)["missing"].format(said)
    return _Wrong(field, why, _close(said, called))


def _close(said: str, called: Mapping[str, str]) -> list[str]:
    """Give the names that begin with what was written, else that of what is called or has an id most like it."""
    names = called.values()
    begun = [name for name in names if fold(name).startswith(fold(said.strip()))] if said.strip() else []
    alike = nearest(said, names) or called.get(nearest(said.replace(" ", "-"), called) or "")
    return sorted(begun, key=alphabet.key)[:_MOST_CLOSE] or ([alike] if alike else [])


def _names(store: Store, question: Question, language: str) -> dict[str, dict[str, str]]:
    """Give what each parameter that names a thing may be: id and name."""
    return {
        each.name: {one["id"]: pick(one["label"], language) or one["id"] for one in catalogue.allowed(store, each)}
        for each in question.parameters
    }


def ids(question: Question, values: Mapping[str, str]) -> dict[str, str]:
    """Give the ids of the things that parameters were found to mean, whatever they were called."""
    things = [each for each in question.parameters if each.kind() and each.name in values]
    return {each.name: values[each.name][1:-1].removeprefix(each.segment()) for each in things}


def _by_hand(day: str, language: str) -> str:
    """Write a day as people type it."""
    year, _, rest = day.partition("-")
    return day if language == "en" or "-" not in rest else f"{int(rest[3:])}.{int(rest[:2])}.{year}"


def _day(said: str, language: str) -> str:
    """Write out a day, however it was typed; a month or a year as it was."""
    span = read_span(said)
    return dates(span.first, language) if span.first == span.last else said
