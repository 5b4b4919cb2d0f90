"""How an initiative hangs together with others, as sources say: what it says of them, and what they say of it."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, Final, NamedTuple

from lhl_graph import alphabet
from lhl_graph.analysis.relation import CARRIES_ON
from lhl_graph.answers.thing.heading import heading, inverse
from lhl_graph.findings.doubt import LINKED
from lhl_graph.iris import BASE, NS

if TYPE_CHECKING:
    from lhl_graph.graph.labels import Labels
    from lhl_graph.graph.store import Store

_SAID: Final = """
SELECT ?from ?to ?name ?kind ?basis ?source ?confidence {
  ?from lhl:relation ?said . ?said lhl:to ?to ; lhl:relationKind ?kind ; lhl:basis ?basis .
  ?kind lhl:asProperty ?name
  OPTIONAL { ?said dct:source ?source } OPTIONAL { ?said lhl:confidence ?confidence }
} ORDER BY ?from ?to ?name ?source
"""
SUCCEEDS: Final = NS + "succeeds"
_TERMS: Final = "SELECT DISTINCT ?name { ?said lhl:relationKind ?kind . ?kind lhl:asProperty ?name }"
_SURE: Final = ("", BASE + "confidence/high", BASE + "confidence/medium", BASE + "confidence/low")
"""How sure the editors are of what is said, the surest first; empty where they have not said."""


class Related(NamedTuple):
    """What sources say of an initiative and another."""

    said: str
    """In the words of the initiative that is looked at: "Er del av", "Avløst av"."""
    other: str
    carries_on: bool
    """Whether the other took over from the one that is looked at."""
    took_over: bool
    """Whether it is the other that the one that is looked at succeeds."""
    sources: list[str]
    basis: str
    confidence: str
    """That of the surest source."""


def relations(store: Store, labels: Labels, iri: str) -> list[Related]:
    """Give what sources say of an initiative and others, each once, by what is said and by name."""
    found: dict[tuple[str, str], Related] = {}
    said_of = (store.rows(_SAID, {end: f"<{iri}>"}) for end in ("from", "to"))
    for start, end, name, kind, basis, source, confidence in chain.from_iterable(said_of):
        back = inverse(store, labels, name)
        said = labels[kind] if start == iri or back == heading(labels, name) else back
        other = end if start == iri else start
        over = end == iri and name.removeprefix(NS) in CARRIES_ON
        after = start == iri and name == SUCCEEDS
        known = found.get((said, other)) or Related(said, other, over, after, [], basis, _SURE[-1])
        sources = [*known.sources, *([source] if source and source not in known.sources else [])]
        sure = min(known.confidence, confidence or "", key=_SURE.index)
        found[said, other] = known._replace(sources=sources, confidence=sure)
    return sorted(found.values(), key=lambda each: (alphabet.key(each.said), alphabet.key(labels[each.other])))


def terms(store: Store) -> set[str]:
    """Give the properties that say the same in one statement, without a source."""
    return {LINKED, *(name for (name,) in store.rows(_TERMS))}
