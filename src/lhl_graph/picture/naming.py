"""Names as short as a picture needs them, and still told apart."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

SHORT: Final = 42
"""How long a name on the picture may be; the whole name stands beside it."""

_BREAKS: Final = (r"\. ", r" – ", r" \(", r", ")
_YEARS: Final = re.compile(r"\d{4}(?:[–-]\d{4})?")


def short(text: str, most: int = SHORT) -> str:
    """The name up to its first full stop, dash, bracket or comma where it is too long, and cut where it still is."""
    for mark in _BREAKS:
        if len(text) > most:
            head = re.split(mark, text, maxsplit=1)[0]
            text = head if len(head) > 3 else text
    text = " ".join(text.split())
    if len(text) <= most:
        return text
    cut = text[:most].rsplit(" ", 1)[0] if " " in text[:most] else text[:most]
    return cut.rstrip(" ,.–-") + "…"


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
