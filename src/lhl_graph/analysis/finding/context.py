"""What stands around a match, and whether it is meant: capitals, local plans, periods."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

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
        "kommunes",
        "fylkeskommunes",
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
_JUST_DASH: Final = re.compile(r"\s*[-–—/]\s*(?:20)?(\d\d)\b")
_LISTING: Final = frozenset(',:()/«»"–—')
_SENTENCE_END: Final = ".!?:•\n"
_GOES_ON: Final = frozenset(
    key(word)
    for word in ["så", "i", "på", "med", "lenger", "lengre", "lengst", "lenge", "uten", "utan", "hele", "heile", "som"]
)
_MARKS: Final = r"[\s\u00ad\u00a0\"'«»“”‘’(),:/–—‐‑*_-]{0,6}"
_GAP: Final = re.compile(rf"{_MARKS}(?:<br\s?/?>{_MARKS})?")
PLAN: Final = re.compile(r"plan|strategi", re.IGNORECASE)
_INDEFINITE: Final = re.compile(r"(?:plan|strategi|melding|program)\b", re.IGNORECASE)
_ARTICLES: Final = frozenset(map(key, ("en", "ei", "ein", "et", "eit")))
_FOR_A_PLACE: Final = re.compile(r"\s+for\s+(?!(?:Norge|Noreg)\b)[A-ZÆØÅ][a-zæøå]+")
_NATIONAL: Final = re.compile(r"nasjonal|regjering|storting|departement|direktorat", re.IGNORECASE)
_WITH_PARTS: Final = re.compile(r"\s+med\s+(?:handlings|tiltaks|økonomi|vedlegg)")
_SENTENCE: Final = 400
"""How many characters before a name are looked at for who speaks."""
_BRIEF: Final = 5
"""Up to how many letters a name of one word may be a common word that begins a clause: Tørn i bassenget."""

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
        return not _begins_sentences(name) and not _begins_clause(text, given, found)
    told = any(map(str.isdigit, name)) or len(name.split()) > _CLAUSE or _WITH_PARTS.match(text, found.mention.end)
    return bool(told) or not _goes_on(text, given, found)


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
    if place_after and PLAN.search(found.label.text + place_after[0]):
        return True
    if _is_one_of_many(text, before, found, span):
        return True
    year = re.search(r"\d{4}$", found.label.text)
    dash = _JUST_DASH.match(text, end, span[1])
    if year and dash:
        years = int(year[0]), 2000 + int(dash[1])
        return years != lexicon.years.get(found.label.thing) and not PERIOD.search(found.label.text)
    period = PERIOD.match(text, end, min(span[1], end + 30))
    return period is not None and not _in_period(found, int(period[2]), lexicon)


def _is_one_of_many(text: str, before: Sequence[str], found: Found, span: tuple[int, int]) -> bool:
    """Whether a plan is spoken of as one among others: en ensomhetsstrategi, Ensomhetsstrategi for Fjordvik."""
    start, end = found.mention.start, found.mention.end
    if not _INDEFINITE.search(text, start, end):
        return False
    if before[-1:] and before[-1] in _ARTICLES:
        sentence = re.split(r"[.!?]\s", text[max(span[0], start - _SENTENCE) : end])[-1]
        return _NATIONAL.search(sentence) is None
    return _FOR_A_PLACE.match(text, end, span[1]) is not None and _NATIONAL.match(text, start) is None


def _in_period(found: Found, last: int, lexicon: Lexicon) -> bool:
    """Whether one of the initiatives of that name ends in a year, or nearly."""
    assert found.label is not None
    ends = [lexicon.years.get(thing, (0, 9999))[1] for thing in lexicon.sharing(found.label.text)]
    return any(end == 9999 or abs(end - last) <= MOST_PERIOD_APART for end in ends)
