"""The project's IRIs and the prefixes they are written with."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING

from lhl_graph.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Collection

BASE = "https://w3id.org/lhl-graph/"
"""Root of every IRI of the project; not registered yet, so the IRIs name things but do not resolve."""

NS = BASE + "ns#"
GRAPHS = BASE + "graph/"
INFERRED = GRAPHS + "inferred"
REFORM = BASE + "initiative/leve-hele-livet"
"""The reform that the graph is about: where the pages begin, and what plots mark."""

_LONGEST = 76
"""How many signs an id made of a name has at most; with a number behind it, still no more than 80."""

PREFIXES = {
    "lhl": NS,
    "initiative": BASE + "initiative/",
    "actor": BASE + "actor/",
    "letter": BASE + "letter/",
    "task": BASE + "task/",
    "study": BASE + "study/",
    "theme": BASE + "theme/",
    "group": BASE + "target-group/",
    "kind": BASE + "initiative-kind/",
    "instrument": BASE + "measure-kind/",
    "relation": BASE + "relation/",
    "status": BASE + "status/",
    "risk": BASE + "risk-rating/",
    "basis": BASE + "basis/",
    "graph": GRAPHS,
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "org": "http://www.w3.org/ns/org#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "prov": "http://www.w3.org/ns/prov#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "sh": "http://www.w3.org/ns/shacl#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
"""Prefixes that every query has bound and every Turtle file is written with."""


@lru_cache(maxsize=8192)
def compact(iri: str) -> str:
    """Shorten an IRI to a CURIE where a prefix fits, else give it back unchanged."""
    best = max(
        ((prefix, name) for prefix, name in PREFIXES.items() if iri.startswith(name) and iri != name),
        key=lambda item: len(item[1]),
        default=None,
    )
    return iri if best is None else f"{best[0]}:{iri[len(best[1]) :]}"


def expand(curie: str) -> str | None:
    """Give the IRI that a CURIE stands for; None when its prefix is not known."""
    prefix, colon, local = curie.partition(":")
    return PREFIXES[prefix] + local if colon and prefix in PREFIXES else None


def local_name(iri: str) -> str:
    """Give what an IRI ends with, after its last slash.

    >>> local_name("https://w3id.org/lhl-graph/theme/dementia")
    'dementia'
    """
    return iri.rpartition("/")[2]


def slug(name: str) -> str:
    """Make an id of a name: small letters a–z, digits and hyphens; a long one is cut between words.

    >>> slug("Trygg på nett 2024–2028")
    'trygg-pa-nett-2024-2028'

    Raises:
        InputError: the name has no letter or digit.
    """
    plain = name.lower().replace("æ", "ae").replace("ø", "o")
    plain = "".join(each for each in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(each))
    made = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
    if len(made) > _LONGEST:
        made = made[: _LONGEST + 1].rpartition("-")[0] or made[:_LONGEST]
    if not made:
        raise InputError(f"no id can be made of {name!r}; give a name with letters or digits")
    return made


def is_web_page(address: str) -> bool:
    """Tell whether a text is the address of a page on the web, and nothing else: what may become a link."""
    return address.startswith(("https://", "http://")) and not any(each.isspace() for each in address)


def brief_page(address: str) -> str:
    """Give the address of a page as people write it: without scheme, www and the slash at its end."""
    return address.partition("//")[2].removeprefix("www.").rstrip("/")


def is_vocabulary(iri: str) -> bool:
    """Tell whether an IRI is a term of the project's vocabulary or of another that has a prefix, and no thing."""
    return any(iri.startswith(space) and iri != space for space in (NS, *_OTHERS))


_OTHERS = tuple(space for space in PREFIXES.values() if not space.startswith(BASE))


def root(iri: str) -> str:
    """Give the thing whose file says something of this one: base, segment and slug of its IRI."""
    return "/".join(iri.split("/")[: BASE.count("/") + 2])


def free(slug: str, taken: Collection[str]) -> str:
    """Give an id, with the least number behind it that makes it free.

    >>> free("plan", {"plan", "plan-2"})
    'plan-3'
    """
    numbers = (f"{slug}-{number}" for number in range(2, len(taken) + 3))
    return next(each for each in (slug, *numbers) if each not in taken)
