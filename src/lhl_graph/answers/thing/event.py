"""What happened to an initiative or an actor as a sentence: to whom, when, and what came of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from lhl_graph.answers.thing.lead import by_name, called, successors, words
from lhl_graph.answers.thing.period import period
from lhl_graph.iris import BASE, NS, PREFIXES, local_name, root
from lhl_graph.prose import dated, dates, upper

if TYPE_CHECKING:
    from lhl_graph.graph.labels import Labels
    from lhl_graph.graph.store import Store

_YEAR, _MONTH = len("2021"), len("2021-07")
_LAST: Final = "-12-31"
_KNOWN_AFTER: Final = ("merged", "renamed", "replaced")
"""Kinds of event after which something else is there, as far as sources say what."""


def kind(store: Store, iri: str) -> str:
    """Give what kind of event something is; empty of anything else."""
    return local_name("".join(store.objects(iri, NS + "eventKind")[:1]))


def of_event(store: Store, labels: Labels, iri: str) -> str:
    """Say what happened to whom, when, and what came instead where one thing did; the kind of event has the words.

    Without its end a changed period cannot be said, and an unknown kind has no words: then it is empty.
    """
    said, event, whole = words(labels.language), kind(store, iri), root(iri)
    is_actor = whole.startswith(BASE + "actor/")
    after = successor(store, iri)
    special = ("actor",) if is_actor and not after else ("known",) if after else ()
    form = next((said[name] for name in (*(f"event {event} {each}" for each in special), f"event {event}")
                 if name in said), "")  # fmt: skip
    who = by_name(labels, whole) if is_actor else labels[whole]
    told = form.format(
        who=who,
        when=_when(store, iri, labels.language),
        end=_end(store, iri, labels.language),
        span=dates(period(store, labels.language, iri), labels.language),
        after=called(labels, after) if after.startswith(BASE + "actor/") else labels[after] if after else "",
    )
    return upper(told)


def successor(store: Store, iri: str) -> str:
    """Give what was there after an event; empty where sources name nothing, or more than one."""
    if kind(store, iri) not in _KNOWN_AFTER:
        return ""
    whole = root(iri)
    after = store.objects(whole, NS + "replacedBy") or successors(store, whole)
    return after[0] if len(after) == 1 else ""


def first_day(store: Store, iri: str) -> str:
    """Give the day by which an event stands among others: its own, else that on which what it tells of begins or ends.

    >>> first_day(kg.store, "https://w3id.org/lhl-graph/initiative/leve-hele-livet/e7")
    '2023-12-31'
    """
    names = (PREFIXES["dct"] + "date", NS + "start", NS + "end")
    return next((day for name in names for day in store.objects(iri, name)), "")


def _when(store: Store, iri: str, language: str) -> str:
    """Say when, with the word that goes before a day, a month or a year; nothing where no source says."""
    said = words(language)
    days = store.objects(iri, PREFIXES["dct"] + "date")
    if not days:
        return ""
    form = {_YEAR: "in year", _MONTH: "in month"}.get(len(days[0]), "on day")
    return " " + said[form].format(dated(days[0], language))


def _end(store: Store, iri: str, language: str) -> str:
    said, (day,) = words(language), store.objects(iri, NS + "end") or [""]
    return (
        said["to year"].format(day[:_YEAR])
        if day[_YEAR:] in ("", _LAST)
        else said["to day"].format(dated(day, language))
    )
