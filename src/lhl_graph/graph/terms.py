"""Finding a thing by what a person calls it: id, CURIE, IRI, or label in any language."""

from __future__ import annotations

import re
from difflib import get_close_matches
from typing import TYPE_CHECKING, NamedTuple
from unicodedata import normalize

from lhl_graph.errors import AmbiguousTermError, OtherKindError, UnknownTermError
from lhl_graph.graph.labels import Labels
from lhl_graph.iris import BASE, NS, PREFIXES, compact, expand, is_vocabulary, local_name

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lhl_graph.graph.store import Store

_NAMED = """
SELECT DISTINCT ?thing ?class ?label WHERE {
  { ?thing a ?class ; rdfs:label|skos:altLabel|lhl:shortName|lhl:abbreviation ?label
    VALUES ?class { lhl:Initiative lhl:Actor lhl:AssignmentLetter lhl:Task lhl:Study
                    lhl:FocusArea lhl:Solution lhl:Measure } }
  UNION
  { ?thing a ?class ; lhl:document ?document ; lhl:shortName|rdfs:label ?name VALUES ?class { lhl:Initiative }
    ?document dct:identifier ?label ; dct:title ?title FILTER(CONTAINS(LCASE(STR(?title)), LCASE(STR(?name)))) }
  UNION
  { ?thing a skos:Concept ; skos:inScheme ?class ; skos:prefLabel|skos:altLabel ?label }
  UNION
  { ?thing a ?class ; dct:description ?label VALUES ?class { lhl:Goal lhl:Challenge lhl:Finding } }
}
"""

_TYPE = PREFIXES["rdf"] + "type"
_DEFINED_BY = PREFIXES["rdfs"] + "isDefinedBy"
_LISTED = 20
_INITIATIVE = NS + "Initiative"
_A = {
    _INITIATIVE: "an initiative",
    NS + "Actor": "an actor",
    NS + "AssignmentLetter": "a letter",
    NS + "Task": "a task",
    NS + "Study": "a study",
    NS + "FocusArea": "a focus area",
    NS + "Solution": "a solution",
    NS + "Measure": "a measure",
    NS + "Goal": "a goal",
    NS + "Challenge": "a challenge",
    NS + "Finding": "a finding",
    BASE + "theme": "a theme",
    BASE + "target-group": "a target group",
}
"""What a thing of a class or scheme is."""


class Term(NamedTuple):
    """Something that has a name."""

    iri: str
    kind: str
    """IRI of its class, or of its concept scheme."""
    labels: tuple[str, ...]


class Terms:
    """All that can be found by name in a graph."""

    def __init__(self, store: Store, language: str = "nb") -> None:
        """Read names from a store; candidates are listed with their names in `language`."""
        self._store = store
        self._names = Labels(store, language)
        kinds: dict[str, str] = {}
        labels: dict[str, list[str]] = {}
        for iri, kind, label in store.rows(_NAMED):
            kinds[iri] = min(kind, kinds.get(iri, kind))
            labels.setdefault(iri, []).append(label)
        self._terms = {iri: Term(iri, kind, tuple(sorted(labels[iri]))) for iri, kind in sorted(kinds.items())}

    def find(self, text: str, kinds: Iterable[str] = ()) -> Term:
        """Give the one thing that `text` names: an IRI, a CURIE, an id, a label; with `~` in front, a part of a label.

        `kinds` narrows the search to classes or schemes.

        An initiative goes before other things of the same name; one of which `text` is how the name begins is found.

        Raises:
            OtherKindError: only things of other kinds have that name.
            UnknownTermError: nothing has it.
            AmbiguousTermError: several things have it.
        """
        wanted = set(kinds)
        terms = [term for term in self._terms.values() if not wanted or term.kind in wanted]
        partial = text.startswith("~")
        word = normalize("NFC", text.removeprefix("~").strip())
        if not wanted and not partial and (defined := self._defined(word)):
            return defined
        found = _partial(terms, word) if partial else _exact(terms, word) or _begun(terms, word)
        if not found:
            if others := [] if partial else _exact([*self._terms.values()], word):
                kind, asked = _kind(others[0].kind), " or ".join(_kind(each) for each in sorted(wanted))
                curie = compact(others[0].iri)
                raise OtherKindError(
                    text, others[0].kind, f'"{text}" is {kind}, not {asked}; `lhl show {curie}` tells more'
                )
            if (expand(word) or word).startswith(NS):
                known = [compact(term) for term, _ in self._store.pointing(NS.removesuffix("#"), _DEFINED_BY)]
                raise UnknownTermError(text, get_close_matches(compact(word), sorted(known), n=3, cutoff=0.8))
            looked_up = [term for term in terms if wanted or term.kind in _A]
            raise UnknownTermError(text, self._alike(looked_up, word), names=self._names_by_id(terms))
        if len(found) > 1:
            lines = [f"{compact(term.iri)}  {self._names[term.iri]}" for term in found[:_LISTED]]
            more = [f"… and {len(found) - _LISTED} more"] if len(found) > _LISTED else []
            raise AmbiguousTermError(text, lines + more)
        return found[0]

    def _defined(self, word: str) -> Term | None:
        """Give the class or property that an IRI or a CURIE names: of the project's own vocabulary, or one in use."""
        iri = expand(word) or word.strip("<>")
        if not is_vocabulary(iri) or not re.fullmatch(r"[\w:/#.~+-]+", iri):
            return None
        said = self._store.rows(f"SELECT ?thing {{ {{ ?thing <{iri}> ?value }} UNION {{ <{iri}> a ?thing }} }} LIMIT 1")
        if not any(said):
            return None
        kinds = self._store.objects(iri, _TYPE)
        return Term(iri, kinds[0] if kinds else "", (self._names[iri],))

    def _names_by_id(self, terms: list[Term]) -> dict[str, str]:
        return {_id(term): self._names[term.iri] for term in terms}

    @staticmethod
    def _alike(terms: list[Term], word: str) -> list[str]:
        names: dict[str, str] = {}
        for term in terms:
            for name in (_id(term), *term.labels):
                names.setdefault(name.casefold(), _id(term))
        close = get_close_matches(word.casefold(), names, n=3, cutoff=0.6)
        return list(dict.fromkeys(names[each] for each in close))


def _begun(terms: list[Term], word: str) -> list[Term]:
    """Give the initiatives with a name that begins with whole words: Demensplan is Demensplan 2020 and 2025."""
    start = word.casefold() + " "
    named = [term for term in terms if term.kind == _INITIATIVE]
    return [term for term in named if any(label.casefold().startswith(start) for label in term.labels)]


def _exact(terms: list[Term], word: str) -> list[Term]:
    iri = word.strip("<>") if word.startswith(("http:", "https:", "<")) else expand(word)
    if iri is not None:
        return [term for term in terms if term.iri == iri]
    folded = word.casefold()
    by_id = [term for term in terms if _id(term).casefold() == folded]
    if by_id:
        return by_id
    found = [term for term in terms if any(label.casefold() == folded for label in term.labels)]
    return [term for term in found if term.kind == _INITIATIVE] or found


def _partial(terms: list[Term], word: str) -> list[Term]:
    folded = word.casefold()
    return [term for term in terms if any(folded in name.casefold() for name in (_local(term), *term.labels))]


def _kind(kind: str) -> str:
    return _A.get(kind, "a concept of another scheme")


def _local(term: Term) -> str:
    return local_name(term.iri)


def _id(term: Term) -> str:
    """Give the id that a person writes: the IRI without base and first segment."""
    return term.iri.removeprefix(BASE).partition("/")[2]
