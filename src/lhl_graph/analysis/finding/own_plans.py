"""Whether a name is a municipality's own plan's: by the words and the place beside it, or by its period."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from lhl_graph.analysis.finding.words import key

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lhl_graph.analysis.finding.lexicon import Label, Lexicon
    from lhl_graph.analysis.finding.mentions import Found
    from lhl_graph.analysis.finding.words import Word

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
_OWN_AFTER: Final = re.compile(r"[ \t]+(?:vår|vårt|våre|(?:sin|si|sitt|sine)(?=[ \t]*(?:[.,;:!?)\n]|$)))\b(?!\s+\d)")
"""Says after a name whose it is; sine before a noun says whose that is: pårørendestrategien sine mål."""

_STOP: Final = re.compile(r"[.!?][\s\"'«»“”*)]")
_ABBREVIATIONS: Final = frozenset(
    ["a", "bl", "ca", "dvs", "eks", "ev", "evt", "f", "inkl", "jf", "jfr", "kap", "m", "meld", "mv", "nr", "pkt", "st"]
)
"""Words whose full stop ends no sentence."""

PERIOD: Final = re.compile(
    r"[\s,(:–—-]*((?:19|20)\d\d)\s*(?:[-–—/]\s*((?:19|20)\d\d)|[-–—](?=[1-9]\d(?!\w|[-–—.]\d))(\d\d))"
)
_JUST_DASH: Final = re.compile(r"\s*[-–—/]\s*(?:20)?(\d\d)\b")
PLAN: Final = re.compile(r"plan|strategi", re.IGNORECASE)
_INDEFINITE: Final = re.compile(r"(?:plan|strategi|melding|program)\b", re.IGNORECASE)
_ARTICLES: Final = frozenset(map(key, ("en", "ei", "ein", "et", "eit")))
_FOR_A_PLACE: Final = re.compile(r"\s+for\s+(?!(?:Norge|Noreg)\b)[A-ZÆØÅ][a-zæøå]+")
_NATIONAL: Final = re.compile(r"nasjonal|regjering|storting|departement|direktorat", re.IGNORECASE)
_SENTENCE: Final = 400
"""How many characters before a name are looked at for who speaks."""

MOST_PERIOD_APART: Final = 1
"""How many years apart two periods of one initiative may end, as sources say it."""


def is_local(
    text: str, given: Sequence[Word], place: int, found: Found, span: tuple[int, int], lexicon: Lexicon
) -> bool:
    """Whether a local plan bears the name: by the words before it, the place after it, or another period."""
    assert found.label is not None
    before = [word.key for word in given[max(0, place - 2) : place]]
    end = found.mention.end
    if not _LOCAL.isdisjoint(_of_sentence(text, given, place, len(before))):
        return True
    if is_said_own(text, end):
        return True
    place_after = _OF_A_PLACE.match(text, end, min(span[1], end + 100))
    if place_after and (PLAN.search(found.label.text + place_after[0]) or _is_message_for(found.label, place_after[0])):
        return True
    if _is_one_of_many(text, before, found, span):
        return True
    year = re.search(r"\d{4}$", found.label.text)
    dash = _JUST_DASH.match(text, end, span[1])
    if year and dash:
        years = int(year[0]), 2000 + int(dash[1])
        return years != lexicon.years.get(found.label.thing) and not PERIOD.search(found.label.text)
    period = PERIOD.match(text, end, min(span[1], end + 30))
    return period is not None and not _in_period(found, last_year(period), lexicon)


def is_said_own(text: str, end: int) -> bool:
    """Whether the word after a name says that it is the writer's own: frivillighetsmeldinga vår."""
    return _OWN_AFTER.match(text, end) is not None


def last_year(period: re.Match[str]) -> int:
    """Give the last year of a period, which may be written with its last two figures: 2025-36."""
    return int(period[2] or period[1][:2] + period[3])


def _of_sentence(text: str, given: Sequence[Word], place: int, most: int) -> Iterator[str]:
    """Give the words before a place, the nearest first, as far as the sentence goes back."""
    for at in range(place - 1, place - 1 - most, -1):
        word = given[at]
        if _STOP.match(text, word.end) and word.said.lower() not in _ABBREVIATIONS:
            return
        yield word.key


def _is_message_for(label: Label, place_after: str) -> bool:
    """Whether a place bears out that a report is its own: Frivillighetsmeldingen for Austevik kommune."""
    return "melding" in label.text.lower() and place_after.split()[0] == "for"


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
