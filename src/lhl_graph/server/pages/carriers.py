"""Initiatives as rows: those about a theme or for a target group, and who says so; those an actor has a role in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from lhl_graph import alphabet
from lhl_graph.answers.thing.period import period
from lhl_graph.findings import status
from lhl_graph.iris import BASE, NS, root
from lhl_graph.prose import dates
from lhl_graph.server.pages import frame

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from lhl_graph.findings.status import Statuses
    from lhl_graph.graph.labels import Labels
    from lhl_graph.graph.store import Store
    from lhl_graph.server.pages.cited import Cited

_SCHEMES: Final = {BASE + "theme/": "theme", BASE + "target-group/": "targetGroup"}
_STATED: Final = BASE + "basis/stated"
_GIVEN: Final = """
SELECT ?initiative ?role ?named ?source {
  ?initiative lhl:fieldSource ?said . ?said lhl:sourceOf ?field ; dct:source ?source . ?field lhl:asProperty ?role
  OPTIONAL { ?said lhl:ofActor ?named }
} ORDER BY ?source
"""
"""Sources of roles: of one actor where it is named, else of all who have the role."""


class Carrier(NamedTuple):
    """An initiative, when it runs and how it stands, and on what it is said to belong where it is listed."""

    name: str
    address: str
    period: str
    status: str
    state: str
    basis: str = ""
    """Who says that it is; where nobody says it of the initiative as a whole, that it is only its goals or measures."""
    mark: str = ""
    cited: tuple[Cited, ...] = ()


class Standing(NamedTuple):
    """Initiatives that stand alike."""

    heading: str
    rows: list[Carrier]
    open: bool


def carriers(store: Store, labels: Labels, statuses: Statuses, iri: str) -> list[Carrier]:
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
    in_parts = frame.words(labels.language)["in_parts"]
    found = [
        _carrier(store, labels, statuses, initiative)._replace(
            basis=", ".join(labels[basis] for basis in sorted(said)) or in_parts,
            mark="stated" if _STATED in said else "judged" if said else "",
        )
        for initiative, said in bases.items()
    ]
    return sorted(found, key=lambda each: (not each.mark, status.STATES.index(each.state), alphabet.key(each.name)))


def by_standing(
    store: Store,
    labels: Labels,
    statuses: Statuses,
    actor: str,
    role: str,
    things: Iterable[tuple[str, str]],
    cite: Callable[[Iterable[str]], tuple[Cited, ...]],
) -> list[Standing]:
    """Give the initiatives, by address and name, in which an actor has a role, each with its source; what is over last.

    Nothing where one is no initiative.
    """
    iris = [BASE + address.removeprefix("/id/") for address, _ in things]
    if not all(each.startswith(BASE + "initiative/") for each in iris):
        return []
    found = {each: list[Carrier]() for each in status.STATES}
    sources: dict[str, list[str]] = {}
    for initiative, _, named, source in store.rows(_GIVEN, {"role": f"<{role}>"}):
        if named in (actor, None):
            sources.setdefault(initiative, []).append(source)
    for each in iris:
        row = _carrier(store, labels, statuses, each)._replace(cited=cite(sources.get(each, ())))
        found[row.state].append(row)
    called = {state: status.named(state, labels.language) for state in found}
    return [Standing(called[state], rows, state != "ended") for state, rows in found.items() if rows]


def _carrier(store: Store, labels: Labels, statuses: Statuses, iri: str) -> Carrier:
    when = [dates(period(store, labels.language, each), labels.language) for each in store.objects(iri, NS + "period")]
    return Carrier(labels[iri], frame.address_of(iri), ", ".join(when), statuses[iri], statuses.state(iri))
