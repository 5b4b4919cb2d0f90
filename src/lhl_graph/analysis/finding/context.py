"""What stands around a match, and whether it is meant: capitals, local plans, periods."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from lhl_graph.analysis.finding.words import key

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

_OF_A_NAME: Final = re.compile(r"[-\u2010\u2011]\s?(?:reform|program|prosjekt|satsing|konferanse|arbeidet\b|prisen\b)")
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
_LOCAL: Final = frozenset(
    key(word)
    for word in [
        "kommunens",
        "kommunal",
        "kommunale",
        "kommunalt",
        "lokal",
        "lokale",
        "lokalt",
        "vår",
        "vårt",
        "våre",
        "eigen",
        "eiga",
        "egen",
        "eget",
        "interkommunal",
        "interkommunale",
        "sin",
        "si",
        "sitt",
        "vores",
        "bydelens",
        "byens",
        "fylkeskommunens",
    ]
)
_OF_A_PLACE: Final = re.compile(
    r"[\s,.–—:-]+(?:\w+\s+){0,3}(?:for|i)\s+(?-i:[A-ZÆØÅ])[\wæøå-]+(?:\s+og\s+(?-i:[A-ZÆØÅ])\w+)?\s+kommune\b",
    re.IGNORECASE,
)
PERIOD: Final = re.compile(r"[\s,(:–—-]*((?:19|20)\d\d)\s*[-–—/]\s*((?:19|20)\d\d)")
_JUST_DASH: Final = re.compile(r"\s*[-–—/]\s*(?:20)?\d\d\b")
_SENTENCE_END: Final = ".!?:•\n"
_GOES_ON: Final = frozenset(
    key(word)
    for word in ["så", "i", "på", "med", "lenger", "lengre", "lengst", "lenge", "uten", "utan", "hele", "heile", "som"]
)
_GAP: Final = re.compile(r"[\s\u00ad\u00a0\"'«»“”‘’(),:/–—‐‑-]{0,6}")
_PLAN: Final = re.compile(r"plan|strategi", re.IGNORECASE)

_CAPITALS: Final = "ABCDEFGHIJKLMNOPQRSTUVWXYZÆØÅ"

MOST_PERIOD_APART: Final = 1
"""How many years apart two periods of one initiative may end, as sources say it."""
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
    if label.kind == "initiative" and _is_local(text, given, place, found, span, lexicon):
        return False
    return _named(text, given, place, found, span, lexicon)


def _listed(said: str) -> bool:
    return any(mark in said for mark in ',:()/«»"–—')


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
    if alone and not said.startswith(_capitals(name)):
        return _small(name, said, alone=True) and said[0].islower()
    before = text[max(span[0], found.mention.start - 1) : found.mention.start]
    quoted = before in ("«", '"', "“", "'", "‘", "”") or (before == "*" and said[0].isupper())
    introduced = place > 0 and given[place - 1].key in _INTRODUCING
    if quoted or introduced:
        return True
    if name[0].isupper() and not said[0].isupper():
        return _small(name, said, alone=alone) or _OF_A_NAME.match(text, found.mention.end) is not None
    if found.label.weak:
        return False
    at_start = _starts_sentence(text, found.mention.start, span[0])
    if at_start and len(name.split()) <= FEW_WORDS and name[1:].islower() and lexicon.is_common(name):
        return False
    if not at_start or alone:
        return not (at_start and alone and _begins_sentences(name))
    following = next((word for word in given if word.start >= found.mention.end), None)
    if following is not None and text[found.mention.end : following.start] == " ":
        return following.key not in _GOES_ON or len(name.split()) > _CLAUSE
    return True


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


def _begins_sentences(name: str) -> bool:
    """Whether a name of one word is also a word that begins sentences."""
    return name in ("Delta", "Høyre")


def _starts_sentence(text: str, start: int, block: int) -> bool:
    before = text[block:start].rstrip(' \t"«“–-•*')
    return not before or before[-1] in _SENTENCE_END


def _is_local(
    text: str, given: Sequence[Word], place: int, found: Found, span: tuple[int, int], lexicon: Lexicon
) -> bool:
    """Whether a local plan bears the name: by the words before it, the place after it, or another period."""
    assert found.label is not None
    before = [word.key for word in given[max(0, place - 2) : place]]
    if _LOCAL & set(before):
        return True
    end = found.mention.end
    place_after = _OF_A_PLACE.match(text, end, min(span[1], end + 100))
    if place_after and _PLAN.search(found.label.text + place_after[0]):
        return True
    if re.search(r"\d{4}$", found.label.text) and _JUST_DASH.match(text, end, span[1]):
        return not re.search(r"\d{4}\s*[-–]\s*\d{4}", found.label.text)
    period = PERIOD.match(text, end, min(span[1], end + 30))
    return period is not None and not _in_period(found, int(period[2]), lexicon)


def _in_period(found: Found, last: int, lexicon: Lexicon) -> bool:
    """Whether one of the initiatives of that name ends in a year, or nearly."""
    assert found.label is not None
    ends = [lexicon.years.get(thing, (0, 9999))[1] for thing in lexicon.sharing(found.label.text)]
    return any(end == 9999 or abs(end - last) <= MOST_PERIOD_APART for end in ends)
