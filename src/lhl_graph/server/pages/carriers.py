"""Initiatives as rows: those about a theme or for a target group, and who says so; those an actor has a role in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from lhl_graph import alphabet
from lhl_graph.answers.thing.period import period, since
from lhl_graph.iris import BASE, NS, root
from lhl_graph.prose import dates
from lhl_graph.server.pages import frame

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lhl_graph.graph.labels import Labels
    from lhl_graph.graph.store import Store

_SCHEMES: Final = {BASE + "theme/": "theme", BASE + "target-group/": "targetGroup"}
_STATED: Final = BASE + "basis/stated"


class Carrier(NamedTuple):
    """An initiative that is about a concept."""

    name: str
    address: str
    period: str
    status: str
    basis: str
    """Who says that it is; where nobody says it of the initiative as a whole, that it is only its goals or measures."""
    mark: str


def carriers(store: Store, labels: Labels, iri: str) -> list[Carrier]:
    """Give the initiatives about a theme or for a target group, those as a whole first; nothing for any other thing."""
    name = next((each for start, each in _SCHEMES.items() if iri.startswith(start)), None)
    if name is None:
        return []
    tagged = [subject for subject, _ in store.pointing(iri, NS + name) if subject.startswith(BASE + "initiative/")]
    bases: dict[str, set[str]] = {}
    for each in tagged:
        said = bases.setdefault(root(each), set())
        if any(store.pointing(each, NS + name + "Facet")):
            said.update(store.objects(each, NS + "basis"))
    found = [_carrier(store, labels, initiative, sorted(said)) for initiative, said in bases.items()]
    return sorted(found, key=lambda each: (not each.mark, alphabet.key(each.name)))


def rows(store: Store, labels: Labels, things: Iterable[tuple[str, str]]) -> list[Carrier]:
    """Give when initiatives run and how they stand, by address and name; nothing where one is no initiative."""
    found = [_carrier(store, labels, BASE + address.removeprefix("/id/"), []) for address, _ in things]
    return found if all(each.address.startswith("/id/initiative/") for each in found) else []


def _carrier(store: Store, labels: Labels, iri: str, bases: list[str]) -> Carrier:
    when = [dates(period(store, labels.language, each), labels.language) for each in store.objects(iri, NS + "period")]
    days = store.objects(iri, NS + "asOf")
    status = [
        " ".join([labels[each], *(dates(since(each, day, labels.language), labels.language) for day in days)])
        for each in store.objects(iri, NS + "status")
    ]
    basis = ", ".join(labels[each] for each in bases) or frame.words(labels.language)["in_parts"]
    mark = "stated" if _STATED in bases else "judged" if bases else ""
    return Carrier(labels[iri], frame.address_of(iri), ", ".join(when), ", ".join(status), basis, mark)
