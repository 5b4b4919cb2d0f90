"""What the page about a thing is called: by its name, or where it has none, by what it says and when."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from lhl_graph.answers.thing.period import period
from lhl_graph.iris import BASE, NS, PREFIXES, compact, root
from lhl_graph.prose import dates, small, upper
from lhl_graph.server.pages import frame

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lhl_graph.answers.thing.sheet import Sheet
    from lhl_graph.graph.labels import Labels
    from lhl_graph.graph.store import Store

_TELLING: Final = (
    *("eventKind", "relationKind", "to", "winner", "year"),
    *("theme", "targetGroup", "concept", "goalA", "goalB", "onDate"),
)
"""What tells one thing without a name from others of its kind, in the order in which it is said."""


def title(store: Store, labels: Labels, sheet: Sheet) -> str:
    """Give what a thing is called; of a part about which nothing more is known, its kind and of what it is one."""
    iri, label = sheet.iri, sheet.label
    if label not in (iri, compact(iri)):
        return label
    if said := told(store, labels, iri):
        return f"{labels[root(iri)]}: {small(said)}" if store.objects(iri, NS + "eventKind") else said
    return frame.words(sheet.language)["part_in"].format(upper(sheet.kind), labels[root(iri)]).rstrip(".")


def told(store: Store, labels: Labels, iri: str) -> str:
    """Give what is said of a thing without a name that tells it from others of its kind; empty where nothing is."""
    values = [each for name in _TELLING for each in store.objects(iri, NS + name)]
    said = [labels[each] if each.startswith(BASE) else each for each in values]
    return dates(", ".join([*said, *_when(store, labels, iri)]), labels.language)


def _when(store: Store, labels: Labels, iri: str) -> Iterable[str]:
    days = store.objects(iri, PREFIXES["dct"] + "date")
    ends = [each for name in ("start", "end") for each in store.objects(iri, NS + name)]
    if store.objects(iri, NS + "eventKind") and not store.objects(iri, NS + "start"):
        ends = [f"{labels[NS + 'end']} {each}" for each in ends]
        return days or ends
    return days or ([period(store, labels.language, iri)] if ends else [])
