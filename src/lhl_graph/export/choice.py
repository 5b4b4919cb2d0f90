"""Which statements go into an export: what they rest on, and the day on which their initiatives ran."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

import pyoxigraph as ox

from lhl_graph.analysis.period import WITHIN, active
from lhl_graph.errors import InputError
from lhl_graph.findings import facts
from lhl_graph.findings.standing import span_of
from lhl_graph.findings.write import GRAPH as COMPUTED
from lhl_graph.graph.judged import JUDGED, TAG_BASIS, TAGS
from lhl_graph.iris import BASE, GRAPHS, INFERRED, NS, PREFIXES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from lhl_graph.graph.store import Store

STATED, CLASSIFIED = "stated", "classified"
READ: Final = "read-by-machine"
"""Found in a plan that takes part for the moment: in an export of everything only."""
WHAT: Final = (STATED, CLASSIFIED, "computed", "all")
VIEWS: Final = ("overlaps", "all")
"""Initiatives with their overlaps and what sources say of them; or everything that hangs together."""

ONTOLOGY: Final = GRAPHS + "ontology/"
BASIS: Final = NS + "basis"
TYPE: Final = PREFIXES["rdf"] + "type"
PART_OF: Final = PREFIXES["dct"] + "isPartOf"

_FACETS: Final = tuple(f"{NS}{name}" for name in ("themeFacet", "targetGroupFacet"))
_SHAPE: Final = frozenset((TYPE, PART_OF))
_TREES: Final = frozenset(PREFIXES["skos"] + name for name in ("narrower", "hasTopConcept", "topConceptOf"))


class Choice(NamedTuple):
    """What to export; ``on`` is a year, month, day or range, ``initiative`` an IRI."""

    what: str = "all"
    on: str | None = None
    view: str = "all"
    language: str = "nb"
    initiative: str | None = None
    confirmed_within: int = WITHIN
    """How many years older than ``on`` a source may be that says what is in force."""


def statements(store: Store, choice: Choice) -> list[ox.Quad]:
    """Give the statements of a choice in one fixed order.

    The ontology and the concept schemes are in every choice: they say what the rest means. So are the class of a part
    and what it is part of, for the things that are in it.

    Raises:
        InputError: a basis or date that is not known, a date before any initiative, or nothing is left.
    """
    if choice.what not in WHAT:
        raise InputError(f'"{choice.what}" is no basis; use one of {", ".join(WHAT)}')
    fits = _on(store, choice)
    quads = [quad for quad in store.sorted_quads() if fits(quad)]
    if choice.what != "all":
        rests_on = basis_of(store)
        bases = [rests_on(quad) for quad in quads]
        subjects = {quad.subject for quad, basis in zip(quads, bases, strict=True) if basis == choice.what}
        quads = [
            quad
            for quad, basis in zip(quads, bases, strict=True)
            if basis in (choice.what, "") or (basis == "shape" and quad.subject in subjects)
        ]
    if all(vocabulary(quad) for quad in quads):
        if choice.on:
            raise InputError(f"nothing in the graph is {choice.what} and active on {choice.on}")
        raise InputError(f"nothing in the graph is {choice.what}")
    return quads


def basis_of(store: Store) -> Callable[[ox.Quad], str]:
    """Give what tells the basis of a statement: stated, classified, read by machine or computed.

    Beside them stand ``shape`` for the class of a thing and what it is part of, and nothing for vocabulary.
    """
    facets = {part for name in _FACETS for part in _values(store, name)}
    classified = {subject for subject, _ in store.pointing(f"{BASE}basis/{CLASSIFIED}", BASIS)}
    plans = {_root(subject) for subject, _ in store.pointing(f"{BASE}basis/{READ}", BASIS)}

    def told(quad: ox.Quad) -> str:
        graph, name = _text(quad.graph_name), quad.predicate.value
        if vocabulary(quad):
            return ""
        if graph == COMPUTED:
            return "computed"
        if name in _SHAPE:
            return "shape"
        if plans and _root(_text(quad.subject)) in plans:
            return READ
        if name == TAG_BASIS:
            return CLASSIFIED
        if graph == INFERRED and name != BASIS:
            return "computed"
        subject = _text(quad.subject)
        judged = name in JUDGED or subject in classified or (name in TAGS and subject not in facets)
        return CLASSIFIED if judged else STATED

    return told


def vocabulary(quad: ox.Quad) -> bool:
    """Tell whether a statement is about words (a class, property or concept) and not about the world."""
    return _text(quad.graph_name).startswith(ONTOLOGY) or quad.predicate.value in _TREES


def running(store: Store, on: str, within: int = WITHIN) -> frozenset[str]:
    """Give the initiatives that sources at most `within` years older say are active on a date or within a range.

    Raises:
        InputError: it is no date, lies before any initiative, or nothing was active then.
    """
    found = active(facts.periods(store), span_of(store, on), within)
    if not found:
        raise InputError(f"no initiative is known to be active on {on}: no source of the {within} years before says so")
    return found


def _on(store: Store, choice: Choice) -> Callable[[ox.Quad], bool]:
    """Leave out the other initiatives with all their parts, what points to them, and links that lose an end."""
    if choice.on is None:
        return lambda _: True
    kept = running(store, choice.on, choice.confirmed_within)
    others = {subject for subject, _ in store.pointing(NS + "Initiative", TYPE)} - kept
    links = {_root(subject) for each in others for subject, _ in store.pointing(each, NS + "between")}
    relations = {subject for each in others for subject, _ in store.pointing(each, NS + "to")}
    roots = others | links

    def falls(iri: str) -> bool:
        return iri in relations or _root(iri) in roots

    return lambda quad: (
        not falls(_text(quad.subject)) and not (isinstance(quad.object, ox.NamedNode) and falls(quad.object.value))
    )


def _values(store: Store, name: str) -> Iterable[str]:
    return (_text(quad.object) for quad in store.inner.quads_for_pattern(None, ox.NamedNode(name), None))


def _root(iri: str) -> str:
    """Give the subject of the file, or the overlap, that a part belongs to: base, segment and slug."""
    return "/".join(iri.split("/")[: BASE.count("/") + 2])


def _text(term: object) -> str:
    return term.value if isinstance(term, ox.NamedNode | ox.Literal) else str(term)
