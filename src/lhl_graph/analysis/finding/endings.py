"""When two written words are forms of one word: what they do not share must be an ending of Norwegian."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

SHORTEST: Final = 4
"""How many letters two forms must share."""

ENDINGS: Final = frozenset(
    [
        "",
        "e",
        "en",
        "er",
        "et",
        "ene",
        "ens",
        "ers",
        "ets",
        "enes",
        "es",
        "s",
        "a",
        "n",
        "r",
        "t",
        "d",
        "ne",
        "te",
        "de",
        "re",
        "rs",
        "ns",
        "st",
        "des",
        "tes",
        "ere",
        "eren",
        "eres",
        "erne",
        "ernes",
        "erens",
        "aren",
        "arer",
        "arene",
        "arens",
        "arers",
        "arenes",
        "erer",
        "ende",
        "endes",
        "ne",
        "nes",
        "de",
        "men",
        "met",
        "mene",
        "mer",
        "ede",
        "erte",
        "as",
        "ast",
    ]
)
"""The endings of nouns, adjectives and verbs in both written forms, after `words.key`; the empty one is among them."""

_AGENT: Final = re.compile("arbed[ea]r")
"""Who does the work is no form of the work (omsorgsarbeidere, omsorgsarbeid), after `words.key`."""

_VOWELS: Final = frozenset("aeiouy")
_SHORT: Final = frozenset(("en", "et", "s"))


@lru_cache(maxsize=100_000)
def same_word(a: str, b: str) -> bool:
    """Whether two keys are forms of one word.

    >>> same_word("kommuner", "kommunene"), same_word("demens", "dem"), same_word("fastlege", "fast")
    (True, False, False)

    Where neither is the whole of the other, both rests begin with a vowel or neither does: boligeiere is no bolig.
    """
    if a == b:
        return True
    if bool(_AGENT.search(a)) != bool(_AGENT.search(b)):
        return False
    shared = 0
    for one, other in zip(a, b, strict=False):
        if one != other:
            break
        shared += 1
    if shared < SHORTEST:
        short, long = sorted((a, b), key=len)
        return len(short) == SHORTEST - 1 == shared and long[shared:] in _SHORT
    rest, other = a[shared:], b[shared:]
    if rest and other and (rest[0] in _VOWELS) != (other[0] in _VOWELS):
        return False
    return rest in ENDINGS and other in ENDINGS
