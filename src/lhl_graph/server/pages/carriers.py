"""Initiatives as rows: those about a theme or for a target group, and who says so; those an actor has a role in."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final, NamedTuple

from lhl_graph import alphabet
from lhl_graph.answers.thing.period import period
from lhl_graph.findings import status
from lhl_graph.iris import BASE, NS, PREFIXES, root
from lhl_graph.prose import counted, dates, listed
from lhl_graph.server.pages import frame

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from lhl_graph.findings.status import Statuses
    from lhl_graph.graph.labels import Labels
    from lhl_graph.graph.store import Store
    from lhl_graph.server.pages.cited import Cited

    Cite = Callable[[Iterable[str]], tuple[Cited, ...]]
    """Gives sources as the page calls them."""

_SCHEMES: Final = {BASE + "theme/": "theme", BASE + "target-group/": "targetGroup"}
_SOURCE: Final = PREFIXES["dct"] + "source"
_TYPE: Final = PREFIXES["rdf"] + "type"
_NOUNS: Final = ("goal", "measure")
"""Kinds of parts that are counted by themselves."""
_STATED: Final = BASE + "basis/stated"
_NAMED: Final = 2
"""So many sources are named, where one of several says so."""
_GIVEN: Final = """
SELECT ?initiative ?role ?named ?source {
  ?initiative lhl:fieldSource ?said . ?said lhl:sourceOf ?field ; dct:source ?source . ?field lhl:asProperty ?role
  OPTIONAL { ?said lhl:ofActor ?named }
} ORDER BY ?source
"""
"""Sources of roles: of one actor where it is named, else of all who have the role."""


class Carrier(NamedTuple):
    """An initiative, when it runs and how it stands, and on what it is said to belong where it is listed."""

    iri: str
    name: str
    address: str
    period: str
    status: str
    state: str
    basis: str = ""
    """Who says that it is; where nobody says it of the initiative as a whole, that it is only its goals or measures."""
    mark: str = ""
    cited: tuple[Cited, ...] = ()
    role: str = ""
    """What the actor is of it, where those listed are of several roles."""
    others: int = -1
    """How many more sources it has, where it is not recorded which of them says so; -1 where that is recorded."""


class Standing(NamedTuple):
    """Initiatives that stand alike."""

    heading: str
    rows: list[Carrier]
    open: bool


def carriers(store: Store, labels: Labels, statuses: Statuses, iri: str, cite: Cite) -> list[Carrier]:
    """Give the initiatives about a theme or for a target group, those in force first; nothing for any other thing."""
    name = next((each for start, each in _SCHEMES.items() if iri.startswith(start)), None)
    if name is None:
        return []
    tagged: dict[str, list[str]] = {}
    for each, _ in store.pointing(iri, NS + name):
        if each.startswith(BASE + "initiative/"):
            tagged.setdefault(root(each), []).append(each)
    found = []
    for initiative, parts in tagged.items():
        facets = [each for each in parts if any(store.pointing(each, NS + name + "Facet"))]
        said = {basis for each in facets for basis in store.objects(each, NS + "basis")}
        found.append(
            _carrier(store, labels, statuses, initiative)._replace(
                basis=", ".join(labels[basis] for basis in sorted(said)) or _in_parts(store, labels, parts),
                mark="stated" if _STATED in said else "judged" if said else "",
                cited=cite(dict.fromkeys(source for each in facets for source in store.objects(each, _SOURCE))),
            )
        )
    return sorted(found, key=lambda each: (status.STATES.index(each.state), not each.mark, alphabet.key(each.name)))


def members(store: Store, labels: Labels, statuses: Statuses, community: str) -> list[Carrier]:
    """Give the initiatives of a group that was computed, those in force first; nothing of any other thing."""
    found = [_carrier(store, labels, statuses, each) for each in store.objects(community, NS + "communityMember")]
    return sorted(found, key=lambda each: (status.STATES.index(each.state), alphabet.key(each.name)))


def _in_parts(store: Store, labels: Labels, parts: Iterable[str]) -> str:
    """Say through how many goals, measures and other parts an initiative is about something."""
    kinds = [kind for each in parts for kind in store.objects(each, _TYPE)]
    counts = Counter(next((noun for noun in _NOUNS if kind.lower() == NS + noun), "part") for kind in kinds)
    told = [counted(counts[noun], noun, labels.language) for noun in (*_NOUNS, "part") if counts[noun]]
    return frame.words(labels.language)["in_parts"].format(listed(told, labels.language))


def by_standing(
    store: Store,
    labels: Labels,
    statuses: Statuses,
    actor: str,
    roles: Sequence[str],
    things: Iterable[tuple[str, str]],
    cite: Cite,
) -> list[Standing]:
    """Give the initiatives, by address and name, in which an actor has a role, each with its source; what is over last.

    Nothing where one is no initiative.
    """
    iris = [BASE + address.removeprefix("/id/") for address, _ in things]
    if not all(each.startswith(BASE + "initiative/") for each in iris):
        return []
    found = {each: list[Carrier]() for each in status.STATES}
    having = {role: {each for each, _ in store.pointing(actor, role)} for role in roles}
    sources: dict[str, list[str]] = {}
    for role in roles:
        for initiative, _, named, source in store.rows(_GIVEN, {"role": f"<{role}>"}):
            if initiative in having[role] and named in (actor, None):
                sources.setdefault(initiative, []).append(source)
    for each in iris:
        told, row = sources.get(each), _carrier(store, labels, statuses, each)
        if len(roles) > 1:
            row = row._replace(role=_said([role for role in roles if each in having[role]], labels.language))
        found[row.state].append(row._replace(cited=cite(told)) if told else _one_of(store, row, cite))
    called = {state: status.named(state, labels.language) for state in found}
    return [Standing(called[state], rows, state != "ended") for state, rows in found.items() if rows]


def _said(roles: Iterable[str], language: str) -> str:
    return listed([frame.words(language)[f"is {role.removeprefix(NS)}"] for role in roles], language)


def _one_of(store: Store, row: Carrier, cite: Cite) -> Carrier:
    """Name the first sources of an initiative, where none is recorded for what a row says."""
    known = [each for source in store.objects(row.iri, NS + "sourceEntry") for each in cite([source])]
    ranked = {each.brief: each for each in sorted(known, key=lambda each: each.rank)}
    named = tuple(ranked.values())[:_NAMED]
    return row._replace(cited=named, others=len(known) - len(named) if len(known) > 1 else -1)


def _carrier(store: Store, labels: Labels, statuses: Statuses, iri: str) -> Carrier:
    when = [dates(period(store, labels.language, each), labels.language) for each in store.objects(iri, NS + "period")]
    return Carrier(iri, labels[iri], frame.address_of(iri), ", ".join(when), statuses[iri], statuses.state(iri))
