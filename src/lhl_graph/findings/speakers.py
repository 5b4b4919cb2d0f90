"""Who speaks in a source: how official that is, and a short title, so that the most official come first."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from lhl_graph.iris import local_name

if TYPE_CHECKING:
    from lhl_graph.graph.store import Store

_SOURCES: Final = """
SELECT DISTINCT ?source ?title ?date ?type ?name ?short ?written {
  ?whole lhl:sourceEntry ?source .
  OPTIONAL { ?source dct:title ?title }
  OPTIONAL { ?source dct:date ?date }
  OPTIONAL { ?source lhl:publisherName ?written }
  OPTIONAL { ?source dct:publisher ?actor . ?actor lhl:actorType ?type ; rdfs:label ?name FILTER (LANG(?name) = "nb")
             OPTIONAL { ?actor lhl:shortName ?short FILTER (LANG(?short) = "nb") } }
} ORDER BY ?source"""

_PAPER: Final = re.compile(
    r"(?:Meld\. ?St\.|St\. ?meld\. nr\.|Prop\.|Innst\.|Ot\.prp\. nr\.) ?\d+ ?[A-Z]? ?\(\d{4}[–-]\d{4}\)|NOU \d{4}: ?\d+"
)
"""What is put before the Storting, and official reports: named by their number."""

_OF_A_YEAR: Final = re.compile(
    r"\b(?:årsrapport|årsmelding|annual report)(?: for)? (?:19|20)\d\d\b"
    r"|\bkartlegging\b[^,]* (?:19|20)\d\d\b|\bi (?:19|20)\d\d$|\bWhite Paper No\. \d+ \(\d{4}[–-]\d{4}\)",
    re.IGNORECASE,
)
"""What tells of one year, not a plan that has a year in its name."""

PARTY: Final = "party"

_RANKS: Final = (
    ("government", "ministry", "parliament"),
    ("directorate", "agency", "state-bank"),
    ("programme-centre", "resource-centre", "research", "municipality-association"),
    ("county-governor",),
    ("county-municipality", "municipality"),
    ("organisation", "network", "company"),
    ("media",),
    (PARTY,),
)
"""Kinds of actors, the most official first."""

SECOND_HAND: Final = frozenset({"media", PARTY})
"""Kinds of actors that tell of what others have decided."""
PAPER: Final = 0
"""Rank of what is put before the Storting, and of official reports, whose short title is their number."""
_CENTRAL, _MUNICIPAL, _PRESS = 1, 5, 7
_UNKNOWN: Final = 1 + len(_RANKS)


class Speaker(NamedTuple):
    """How official a source is: 0 for a white paper, 1 for government and Storting, and so on; and a short title."""

    rank: int
    brief: str
    retells: bool = False
    """Whether it is known to be one of the media, or a party."""


NOBODY: Final = Speaker(99, "")
"""Where nothing says who speaks: after all others."""


def speakers(store: Store) -> dict[str, Speaker]:
    """Give who speaks in each source, by its IRI; of two alike in rank and words, each has the same short title."""
    found: dict[str, Speaker] = {}
    for source, title, date, kind, name, short, written in store.rows(_SOURCES):
        rank, paper = _rank(kind, written or ""), _PAPER.search(title or "")
        if paper and rank == _CENTRAL:
            found[source] = Speaker(PAPER, paper[0])
        else:
            who = short or name or written or title or ""
            retells = kind is not None and local_name(kind) in SECOND_HAND
            found[source] = Speaker(rank, f"{who} {date[:4]}" if date else who, retells)
    return found


def says_when(title: str) -> bool:
    """Tell whether a title says from when its source is: the year it reports on, or the session of the Storting."""
    return bool(_PAPER.search(title) or _OF_A_YEAR.search(title))


def _rank(kind: str | None, written: str) -> int:
    """Give how official an actor of a kind is; one that is known by a name only is judged by it."""
    if kind is not None:
        wanted = local_name(kind)
        return next((rank for rank, kinds in enumerate(_RANKS, 1) if wanted in kinds), _UNKNOWN)
    if "kopi" in written:
        return _UNKNOWN
    return _MUNICIPAL if written.endswith("kommune") else _PRESS
