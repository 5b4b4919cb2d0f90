"""What the page about an event has beside its sentence: whom it concerns, what came after, and the other events."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from lhl_graph.answers.thing.event import first_day, kind, successor
from lhl_graph.graph.labels import order
from lhl_graph.iris import NS, PREFIXES, root
from lhl_graph.server.pages import frame
from lhl_graph.server.pages.blocks import Block, Line
from lhl_graph.server.pages.referring import Group
from lhl_graph.server.pages.title import told

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lhl_graph.graph.labels import Labels
    from lhl_graph.graph.store import Store

CONCERNS: Final = "concerns"
"""What the row of the box is called that says to whom it happened."""


def concerning(store: Store, labels: Labels, iri: str, words: Mapping[str, str]) -> list[Block]:
    """Give to whom an event happened, what else that is called, and what was there after; of no event, nothing."""
    happened = kind(store, iri)
    if not happened:
        return []
    whole, after = root(iri), successor(store, iri)
    others = _other_names(store, labels, whole) if happened == "renamed" else []
    rows = (
        (CONCERNS, words["event of"], [Line(labels[whole], frame.address_of(whole))]),
        ("alsoCalled", words["also_called"], [Line(each, "") for each in others]),
        ("succeededBy", words["succeeded_by"], [Line(labels[after], frame.address_of(after))] if after else []),
    )
    return [
        Block(name, NS + name, heading, lines, "", "", bare=True, open=True, number=str(len(lines)))
        for name, heading, lines in rows
        if lines
    ]


def besides(store: Store, labels: Labels, iri: str, words: Mapping[str, str]) -> list[Group]:
    """Give the other events of the same initiative or actor by when they were; of no event, nothing."""
    events = store.objects(root(iri), NS + "event") if kind(store, iri) else []
    others = sorted((each for each in events if each != iri), key=lambda each: (first_day(store, each), each))
    things = [(frame.address_of(each), told(store, labels, each)) for each in others]
    return [Group(NS + "event", words["other_events"], things, open=True, about={}, standing={})] if things else []


def _other_names(store: Store, labels: Labels, iri: str) -> list[str]:
    """Give other names in the first language that has any; one that differs in capitals only is the same."""
    names: dict[str, list[str]] = {}
    for _, value in store.facts(iri, PREFIXES["skos"] + "altLabel"):
        names.setdefault(value.language or "", []).append(value.text)
    found = next((names[tag] for tag in order(labels.language) if tag in names), [])
    by_letters = {each.casefold(): each for each in sorted(found, reverse=True)}
    return sorted(name for letters, name in by_letters.items() if letters != labels[iri].casefold())
