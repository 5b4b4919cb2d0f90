"""What stands around a match, and whether it is meant: capitals, quotes, the place in a sentence."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from lhl_graph.analysis.finding import own_plans
from lhl_graph.analysis.finding.words import first_from, key

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lhl_graph.analysis.finding.lexicon import Lexicon
    from lhl_graph.analysis.finding.mentions import Found
    from lhl_graph.analysis.finding.words import Word

_HEADS: Final = [
    "reform",
    "meldin",
    "strategi",
    "avtale",
    "program",
    "løft",
    "ordning",
    "erklærin",
    "kommisjon",
    "satsin",
    "forventning",
]
"""Nouns that end names which are written small in running text: samhandlingsreformen, pårørendestrategien."""

_BODIES: Final = ("banken", "direktorat", "departement", "institutt")
"""Nouns that end names of bodies, which are written small here and there: helsedirektoratet."""

OF_A_NAME: Final = re.compile(r"[-\u2010\u2011]\s?(?:reform|program|prosjekt|satsing|konferanse|arbeidet\b|prisen\b)")
"""What is joined to a name by a hyphen: leve hele livet-reformen."""

_INTRODUCING: Final = frozenset(
    key(word)
    for word in [
        "reformen",
        "reforma",
        "kvalitetsreformen",
        "eldrereformen",
        "bu-trygt-heime-reforma",
        "programmet",
        "prosjektet",
        "satsingen",
        "satsinga",
        "strategien",
        "strategi",
        "meldingen",
        "meldinga",
        "stortingsmeldingen",
        "stortingsmeldinga",
        "tiltaket",
        "konseptet",
        "ordningen",
        "ordninga",
        "nettverket",
        "læringsnettverket",
        "kampanjen",
        "planen",
        "handlingsplanen",
        "opptrappingsplanen",
        "opplæringen",
        "modellen",
    ]
)
_LISTING: Final = frozenset(',:()/«»"–—')
_SENTENCE_END: Final = ".!?:•\n"
_GOES_ON: Final = frozenset(
    key(word)
    for word in ["så", "i", "på", "med", "lenger", "lengre", "lengst", "lenge", "uten", "utan", "hele", "heile", "som"]
)
_MARKS: Final = r"[\s\u00ad\u00a0\"'«»“”‘’(),:/–—‐‑*_-]{0,6}"
_GAP: Final = re.compile(rf"{_MARKS}(?:<br\s?/?>{_MARKS})?")
_WITH_PARTS: Final = re.compile(r"\s+med\s+(?:handlings|tiltaks|økonomi|vedlegg)")
_BRIEF: Final = 5
"""Up to how many letters a name of one word may be a common word that begins a clause: Tørn i bassenget."""

_CAPITALS: Final = "ABCDEFGHIJKLMNOPQRSTUVWXYZÆØÅ"

FEW_WORDS: Final = 2
"""Up to how many words a name may be a common phrase that begins a sentence."""
MANY_WORDS: Final = 6
"""From how many words on a name is told by its words alone."""
_CLAUSE: Final = 4
"""Up to how many words a name may begin a clause that goes on: Leve hele livet med …"""
_LONG: Final = 13
"""From how many letters on a word is no common noun that ends alike: tillitsreform, and not avtalepart."""


def together(text: str, before: Word, after: Word) -> bool:
    """Whether two words may belong to one label: only blanks, hyphens, quotes and the like stand between them."""
    gap = text[before.end : after.start]
    return gap == " " or _GAP.fullmatch(gap) is not None


def is_meant(
    text: str, given: Sequence[Word], place: int, found: Found, span: tuple[int, int], lexicon: Lexicon
) -> bool:
    """Whether a match of a label is a mention, as far as its own sentence tells."""
    label, mention = found.label, found.mention
    if label is None:
        return True
    said = text[mention.start : mention.end]
    if label.role != "name":
        return not _listed(said) or "," in label.text
    if label.kind == "initiative" and own_plans.is_local(text, given, place, found, span, lexicon):
        return False
    return _named(text, given, place, found, span, lexicon)


def _listed(said: str) -> bool:
    return not _LISTING.isdisjoint(said)


def _capitals(name: str) -> str:
    """Give the capitals that a name begins with."""
    return name[: len(name) - len(name.lstrip(_CAPITALS))]


def _named(text: str, given: Sequence[Word], place: int, found: Found, span: tuple[int, int], lexicon: Lexicon) -> bool:
    """Whether a name is written as a name: with its capital, in quotes, or after a word such as programmet."""
    assert found.label is not None
    said, name = text[found.mention.start : found.mention.end], found.label.text
    alone = " " not in name.strip()
    if name.isupper():
        return said in (name, f"{name}s")
    if alone and re.search(r"\w \w", said) and not said.istitle():
        return False
    if alone and not said.startswith(_capitals(name)):
        return _small(name, said, alone=True) and said[0].islower()
    before = text[max(span[0], found.mention.start - 1) : found.mention.start]
    quoted = before in ("«", '"', "“", "'", "‘", "”") or (before == "*" and said[0].isupper())
    introduced = place > 0 and given[place - 1].key in _INTRODUCING
    if quoted or introduced:
        return True
    if name[0].isupper() and not said[0].isupper():
        return _small(name, said, alone=alone) or OF_A_NAME.match(text, found.mention.end) is not None
    if found.label.weak:
        return False
    at_start = _starts_sentence(text, found.mention.start, span[0])
    if at_start and len(name.split()) <= FEW_WORDS and name[1:].islower() and lexicon.is_common(name):
        return False
    if not at_start:
        return True
    if alone:
        return not _begins_sentences(name, said) and not _begins_clause(text, given, found)
    told = any(map(str.isdigit, name)) or len(name.split()) > _CLAUSE or _WITH_PARTS.match(text, found.mention.end)
    return bool(told) or not (_goes_on(text, given, found) or ("," in said and "," not in name))


def _small(name: str, said: str, *, alone: bool) -> bool:
    """Whether a name may be written without its capital: it tells its kind, its year, or that it is national."""
    if any(map(str.isdigit, name)) or len(name.split()) >= MANY_WORDS:
        return True
    first = name.split()[0].lower()
    if first.startswith(("nasjonal", "opptrappingsplan", "handlingsplan", "statsforvalt")):
        return True
    if alone and any(body in said.lower() for body in _BODIES):
        return True
    lead = said.split()[0].lower()
    return len(lead) >= _LONG and any(head in lead for head in _HEADS)


def _begins_sentences(name: str, said: str) -> bool:
    """Whether a name of one word is also a word that begins sentences, if written so: Tryggest er det hjemme."""
    return name in ("Delta", "Høyre") or (said == name.capitalize() and not name[1:].islower())


def _goes_on(text: str, given: Sequence[Word], found: Found) -> bool:
    """Whether the word after a name makes a clause of it, as in Leve hele livet med god helse."""
    place = first_from(given, found.mention.end)
    if place == len(given) or text[found.mention.end : given[place].start] != " ":
        return False
    return given[place].key in _GOES_ON


def _begins_clause(text: str, given: Sequence[Word], found: Found) -> bool:
    """Whether a brief name is a common word, with a place that is none of a name after it: Tørn i bassenget."""
    assert found.label is not None
    if found.label.kind != "initiative" or len(found.label.text) > _BRIEF or not _goes_on(text, given, found):
        return False
    after = first_from(given, found.mention.end + 2)
    return after < len(given) and given[after].said[0].islower()


def _starts_sentence(text: str, start: int, block: int) -> bool:
    before = text[block:start].rstrip(' \t"«“–-•*')
    return not before or before[-1] in _SENTENCE_END
