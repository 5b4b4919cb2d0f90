"""Ages that stand for a group of older people: 65+, over 80 år, 67 år og eldre, 80-åringer."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

OLDER: Final = 60
OLDEST: Final = 80

_FIGURES: Final = re.compile(r"[6-9]\d|100")
_AGE: Final = re.compile(
    r"""(?:
      (?<![\d.,–-])(?P<plus>[6-9]\d|100)\s?(?:år\s?)?\+(?!\d)
    | \b(?:over|eldre\senn|fylt|minst)\s(?P<over>[6-9]\d|100)\s?år\b(?!\s(?:siden|sidan|gamm))
    | (?<![\d.,–-])(?P<range>[6-9]\d)\s?[-–]\s?(?:[6-9]\d|1\d\d)\s?(?:år\b|-?åring\w*)
    | \bmellom\s(?P<between>[6-9]\d)\sog\s(?:[6-9]\d|1\d\d)\s?år\b
    | (?<![\d.,–-])(?P<and_older>[6-9]\d|100)\s?år\s(?:og|eller)\s(?:eldre|over|oppover)\b
    | (?<![\d.,–-])(?P<aged>[6-9]\d)\s?-?\s?år(?:ing|ingar|inger|ingane|ingene)\b
    )""",
    re.VERBOSE | re.IGNORECASE,
)


class Age(NamedTuple):
    """A span that tells an age, and the least age that it tells."""

    start: int
    end: int
    least: int


def ages(text: str, start: int = 0, end: int | None = None) -> Iterator[Age]:
    """Give the ages from 60 years on that stand for the people who have reached them.

    >>> [(each.least) for each in ages("Innbyggere over 80 år og aldersgruppen 67–79 år, men ikke 80 prosent")]
    [80, 67]
    """
    stop = len(text) if end is None else end
    if _FIGURES.search(text, start, stop) is None:
        return
    for found in _AGE.finditer(text, start, stop):
        least = int(next(value for value in found.groups() if value))
        yield Age(found.start(), found.end(), least)
