"""Dates and actors that a matrix' own words tell: guesses for a draft, each to be looked over."""

from __future__ import annotations

import datetime
import re
from typing import TYPE_CHECKING, Final, NamedTuple

from lhl_graph.analysis.finding.mentions import find
from lhl_graph.iris import local_name
from lhl_graph.prose import MONTHS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lhl_graph.analysis.finding.lexicon import Lexicon

_MONTHS: Final = {name: number for number, name in enumerate(MONTHS["nb"], 1)}
"""Both written forms call them the same."""
_MONTH: Final = "|".join(_MONTHS)
_BY: Final = r"innen|innan|senest|seinast|frist(?:en)?|fram til|før"
_DATE: Final = re.compile(
    rf"\b(?:(?P<by>{_BY})\s+(?:utgangen\s+av\s+)?)?(?:"
    rf"(?P<day>[0-9]{{1,2}})\.\s?(?P<month>{_MONTH})(?:\s(?P<of>20[0-9]{{2}}))?"
    r"|(?<![0-9.])(?P<d>[0-9]{1,2})\.(?P<m>[0-9]{1,2})\.(?P<y>(?:20)?[0-9]{2})(?!\.?[0-9])"
    rf"|(?P<name>{_MONTH})\s(?P<in>20[0-9]{{2}})"
    r"|(?:høsten|hausten|våren|sommeren|sommaren|vinteren|i\s+løpet\s+av|ut|(?:første|fyrste|andre)\s+halvår|utgangen\s+av"
    r"|[1-4]\.\s?(?:kvartal|tertial|halvår))\s+(?P<year>20[0-9]{2})"
    r")\b",
    re.IGNORECASE,
)
_YEARLY: Final = re.compile(r"\b(?:hvert|kvart) år\b|\bårlige?\b|\bårlege?\b", re.IGNORECASE)
_SENTENCE: Final = re.compile(r"(?<=[^\d\s][.!?])\s+(?=[A-ZÆØÅ])")


class Dated(NamedTuple):
    """A date that a sentence tells: YYYY, YYYY-MM or YYYY-MM-DD, or --MM-DD of every year; the sentence."""

    date: str
    kind: str
    text: str

    @property
    def yearly(self) -> bool:
        """Whether it comes back each year."""
        return self.date.startswith("--")


def dated(texts: Iterable[str], year: int) -> Iterator[Dated]:
    """Give the dates that texts tell; one without a year is of `year`, or of each where the sentence says so.

    What is to be done by a date is a deadline, anything else an event.

    >>> [tuple(each[:2]) for each in dated(["Utkast innen 1. juli 2023. Kurs høsten 2023."], 2022)]
    [('2023-07-01', 'deadline'), ('2023', 'event')]
    """
    seen = set()
    for sentence in (part for text in texts for part in _SENTENCE.split(text)):
        for found in _DATE.finditer(sentence):
            date = _date(found, year, yearly=bool(_YEARLY.search(sentence)))
            kind = "deadline" if found["by"] else "event"
            if date and (date, kind, sentence) not in seen:
                seen.add((date, kind, sentence))
                yield Dated(date, kind, sentence)


def _date(found: re.Match[str], year: int, *, yearly: bool) -> str:
    if found["year"]:
        return str(found["year"])
    if found["name"]:
        return f"{found['in']}-{_MONTHS[found['name'].lower()]:02}"
    if found["d"]:
        day, month, said = int(found["d"]), int(found["m"]), found["y"]
    else:
        day, month, said = int(found["day"]), _MONTHS[found["month"].lower()], found["of"]
    if not said and yearly:
        return f"--{month:02}-{day:02}"
    try:
        return datetime.date(int(f"20{said[-2:]}") if said else year, month, day).isoformat()
    except ValueError:
        return ""


def actors(texts: Iterable[str], lexicon: Lexicon) -> list[str]:
    """Give the slugs of the actors that texts name, in the order in which they come."""
    named = (
        local_name(mention.thing)
        for text in texts
        for mention in find(text, [(0, len(text))], lexicon)
        if mention.kind == "actor"
    )
    return list(dict.fromkeys(named))
