"""The order of names in Norwegian: upper and lower case alike, æ ø å last, aa as å.

The rules are those of the Unicode CLDR's collation for Norwegian (`common/collation/no.xml`): ä with æ, ö with ø, aa
with å, ð and đ with d, ü with y. Of other letters, accents count only between words that are otherwise alike; blanks
and signs come before digits, and these before letters.
"""

from __future__ import annotations

import re
from typing import Final
from unicodedata import combining, normalize

_ALIKE: Final = {"ä": "æ", "ö": "ø", "ő": "ø", "ð": "d", "đ": "d", "ü": "y", "ű": "y", "œ": "ø"}
_LAST: Final = {"æ": "\U000f0001", "ø": "\U000f0002", "å": "\U000f0003"}
"""Letters behind z, as signs that stand in that order behind all letters."""


def key(text: str) -> tuple[str, str, str]:
    """Give what to sort a name by: its letters, then its accents, then lower case before upper.

    >>> from lhl_graph import alphabet
    >>> sorted(["Ås", "Vista", "Øy", "forskning.no", "Aasen", "Ære", "zoo"], key=alphabet.key)
    ['forskning.no', 'Vista', 'zoo', 'Ære', 'Øy', 'Ås', 'Aasen']
    """
    text = normalize("NFC", text)
    low = text.casefold()
    return "".join(map(_letter, low.replace("aa", "å"))), low, text.swapcase()


def natural(text: str) -> list[tuple[int, str]]:
    """Give what to sort numbered things by, for one after another of one kind.

    >>> from lhl_graph import alphabet
    >>> sorted(["g10", "g2", "g1"], key=alphabet.natural)
    ['g1', 'g2', 'g10']
    """
    return [(int(part), "") if part.isdecimal() else (-1, part) for part in re.split(r"(\d+)", text)]


def _letter(sign: str) -> str:
    sign = _ALIKE.get(sign, sign)
    if sign in _LAST:
        return _LAST[sign]
    if re.match(r"\s", sign):
        return " "
    if not sign.isalnum():
        return "!"
    return "".join(part for part in normalize("NFKD", sign) if not combining(part))
