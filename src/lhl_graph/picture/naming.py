"""Names as short as a picture needs them, and still told apart."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

SHORT: Final = 42
"""A longer name ends on the picture where it first pauses; the whole name stands beside it."""

SLACK: Final = 16
"""A name that has no pause may be so much longer before it is cut: then it stands on three rows."""

_BREAKS: Final = (r"\. ", r" – ", r" \(")
_WHOSE: Final = re.compile(r"^(?:The )?(?:(?:Norwegian|Norway's|National|Nasjonalt?) )+")
_YEARS: Final = re.compile(r"\d{4}(?:[–-]\d{4})?")


def short(text: str, most: int = SHORT) -> str:
    """The name up to its first full stop, dash or bracket where it is too long; cut where it still is far too long.

    Before that it loses what follows a comma and words that most names begin with ("National"), so that what it is
    about stays.
    """
    longest = most + SLACK
    for mark in _BREAKS:
        text = _head(text, mark, most)
    text = " ".join(_head(text, ", ", longest).split())
    if len(text) > longest and (whose := _WHOSE.match(text)):
        text = text[whose.end() :]
        text = text[:1].upper() + text[1:]
    if len(text) <= longest:
        return text
    cut = text[:longest].rsplit(" ", 1)[0] if " " in text[:longest] else text[:longest]
    return cut.rstrip(" ,.–-") + "…"


def _head(text: str, mark: str, most: int) -> str:
    """What stands before the first mark where all is too long, unless that is next to nothing."""
    head = re.split(mark, text, maxsplit=1)[0]
    return head if len(text) > most and len(head) > 3 else text


def told_apart(names: Mapping[str, str], most: int = SHORT) -> dict[str, str]:
    """Short names of things; where two come out alike, their last years are put behind, else all is kept."""
    found = {key: short(text, most) for key, text in names.items()}
    for key in _alike(found):
        years = list(_YEARS.finditer(names[key]))
        if years:
            head = names[key][: years[-1].start()].rstrip(" (")
            found[key] = f"{short(head, most - 8)} {years[-1][0]}"
    for key in _alike(found):
        found[key] = names[key]
    return found


def edition(name: str) -> str:
    """A name without its years, alike for a text and its next edition: "Demensplan 2025" and "Demensplan 2020".

    A name that is nothing but years stays as it is.
    """
    bare = " ".join(_YEARS.sub(" ", name).replace("(", " ").replace(")", " ").split()).rstrip(" ,.–-").lower()
    return bare or name


def _alike(names: Mapping[str, str]) -> list[str]:
    counts = Counter(names.values())
    return [key for key, text in names.items() if counts[text] > 1]
