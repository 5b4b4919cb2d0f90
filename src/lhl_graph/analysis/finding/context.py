"""What stands around a match, and whether it is meant: capitals, local plans, periods, company."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Final

from lhl_graph.analysis.finding.words import key

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from lhl_graph.analysis.finding.lexicon import Label, Lexicon
    from lhl_graph.analysis.finding.mentions import Found
    from lhl_graph.analysis.finding.words import Word

_HEADS: Final = [
    "reform",
    "meldin",
    "strategi",
    "avtale",
    "program",
    "løft",
    "løftet",
    "ordning",
    "erklærin",
    "kommisjon",
    "satsin",
    "forventning",
]
"""Nouns that end names which are written small in running text: samhandlingsreformen, pårørendestrategien."""

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
_PERIOD: Final = re.compile(r"[\s,(:–—-]*((?:19|20)\d\d)\s*[-–—/]\s*((?:19|20)\d\d)")
_JUST_DASH: Final = re.compile(r"\s*[-–—/]\s*(?:20)?\d\d\b")
_SENTENCE_END: Final = ".!?:•\n"
_GOES_ON: Final = frozenset(
    key(word)
    for word in ["så", "i", "på", "med", "lenger", "lengre", "lengst", "lenge", "uten", "utan", "hele", "heile", "som"]
)
_GAP: Final = re.compile(r"[\s\u00ad\u00a0\"'«»“”‘’(),:/–—‐‑-]{0,6}")
_PLAN: Final = re.compile(r"plan|strategi", re.IGNORECASE)

_MUNICIPALITY: Final = re.compile(r"\b[A-ZÆØÅ][\wæøå-]+ kommune\b")

_CAPITALS: Final = "ABCDEFGHIJKLMNOPQRSTUVWXYZÆØÅ"

MOST_PERIOD_APART: Final = 1
FEW_WORDS: Final = 2
"""Up to how many words a name may be a common phrase that begins a sentence."""
MANY_WORDS: Final = 6
"""From how many words on a name is told by its words alone."""


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
        return _small(name, said, alone=alone)
    if found.label.weak:
        return False
    at_start = _starts_sentence(text, found.mention.start, span[0])
    if at_start and len(name.split()) <= FEW_WORDS and name[1:].islower() and lexicon.is_common(name):
        return False
    if not at_start or alone:
        return not (at_start and alone and _begins_sentences(name))
    following = next((word for word in given if word.start >= found.mention.end), None)
    if following is not None and text[found.mention.end : following.start] == " ":
        return following.key not in _GOES_ON or len(name.split()) > len(["leve", "hele", "livet"]) + 1
    return True


def _small(name: str, said: str, *, alone: bool) -> bool:
    """Whether a name may be written without its capital: it tells its kind, its year, or that it is national."""
    if any(map(str.isdigit, name)) or len(name.split()) >= MANY_WORDS:
        return True
    first = name.split()[0].lower()
    if first.startswith(("nasjonal", "opptrappingsplan", "handlingsplan")):
        return True
    return alone and len(name) >= len("tillitsreform") and any(head in said.lower() for head in _HEADS)


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
    period = _PERIOD.match(text, end, min(span[1], end + 30))
    return period is not None and not _in_period(found, int(period[2]), lexicon)


def _in_period(found: Found, last: int, lexicon: Lexicon) -> bool:
    """Whether one of the initiatives of that name ends in a year, or nearly."""
    assert found.label is not None
    ends = [lexicon.years.get(thing, (0, 9999))[1] for thing in lexicon.sharing(found.label.text)]
    return any(end == 9999 or abs(end - last) <= MOST_PERIOD_APART for end in ends)


def settled(text: str, found: Iterable[Found], lexicon: Lexicon) -> list[Found]:
    """Keep what the whole text bears out: company for labels that need it, a name for shared abbreviations."""
    kept = [each for each in found if each.mention.how != "negative"]
    named = {each.mention.thing for each in kept if each.mention.how != "abbreviation"}
    in_block: dict[int, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for each in kept:
        in_block[each.block][each.mention.thing].add(key(text[each.mention.start : each.mention.end]))
    own = _own_municipality(text)
    told = (_told_apart(text, each, lexicon) for each in kept)
    return [each for each in told if _stays(text, each, named, own, in_block[each.block], lexicon)]


def _stays(
    text: str, each: Found, named: set[str], own: str | None, here: dict[str, set[str]], lexicon: Lexicon
) -> bool:
    if each.label is None:
        return True
    if each.label.role == "company":
        return _has_company(text, each, here, lexicon)
    if each.label.role == "abbreviation":
        return _is_decided(each, named, lexicon)
    return each.label.text != own


def _own_municipality(text: str) -> str | None:
    """Give the municipality that a plan is of: the one that it names most."""
    counts = Counter(_MUNICIPALITY.findall(text))
    return counts.most_common(1)[0][0] if counts else None


def _told_apart(text: str, each: Found, lexicon: Lexicon) -> Found:
    """Give a name that several initiatives bear to one: the one that a period, a longer name or the time tells."""
    if each.label is None or each.label.kind != "initiative" or each.label.role != "name":
        return each
    sharing = lexicon.sharing(each.label.text)
    if len(sharing) < len("ab"):
        return each
    period = _PERIOD.match(text, each.mention.end, each.mention.end + 30)
    written = [int(year) for year in re.findall(r"\b20[0-4]\d(?=\s*[-–—]\s*20\d\d)|\b20[0-4]\d\b", text)]
    day = int(period[1]) if period else (written[0] if written else 9999)

    def fits(thing: str) -> tuple[bool, bool, int]:
        first, last = lexicon.years.get(thing, (0, 9999))
        return bool(period) and last == int(period[2] if period else 0), first <= day, first

    return each._replace(mention=each.mention._replace(thing=max(sorted(sharing), key=fits)))


def _has_company(text: str, each: Found, here: dict[str, set[str]], lexicon: Lexicon) -> bool:
    """Whether another word of the same concept, or of one right above or below, stands in the block."""
    own = key(text[each.mention.start : each.mention.end])[:4]
    things = {each.mention.thing, *lexicon.kin.get(each.mention.thing, ())}
    return any(not other.startswith(own) for thing in things for other in here.get(thing, ()))


def _is_decided(each: Found, named: set[str], lexicon: Lexicon) -> bool:
    """Whether an abbreviation stands for this thing: alone it needs three letters, else the text names the thing."""
    label: Label | None = each.label
    assert label is not None
    owners = {owner.thing for owner in lexicon.abbreviations[label.text]}
    if len(owners) == 1 and len(label.text) > len("SD"):
        return True
    return label.thing in named and not (owners - {label.thing} & named and _rank(label) > 0)


def _rank(label: Label) -> int:
    return 0 if label.kind == "initiative" else 1
