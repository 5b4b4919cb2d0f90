"""References by number: white papers, official reports, propositions, recommendations and circulars."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

_SESSION: Final = r"(?:,?\s*\(?\s*(?P<{0}>(?:19|20)\d\d|\d\d(?=\s*[-–—/]))\s*[-–—/]\s*(?:19|20)?\d\d\s*\)?)?"

_FORMS: Final = tuple(
    (series, re.compile(pattern, re.IGNORECASE))
    for series, pattern in (
        (
            "meld",
            r"\b(?:meld\.?\s*(?:til\s+)?st\.?|st\.?\s*meld\.?|stortingsmelding(?:a|en[ea]?|er|ar|ane)?|melding(?:a|en[ea]?|er|ar|ane)?\s+til\s+stortinget)"
            r"\s*,?\s*(?:nr\.?|nummer|no\.)?\s*(?P<number>\d{1,3})\b" + _SESSION.format("year"),
        ),
        ("nou", r"\bNOU[\s-]*(?P<year>(?:19|20)\d\d)\s*[:/–-]?\s*(?:nr\.?)?\s*(?P<number>\d{1,2})\b"),
        ("nou", r"\bNOU\s*(?:nr\.?\s*)?(?P<number>\d{1,2})\s*[:/]\s*(?P<year>(?:19|20)\d\d)\b"),
        (
            "prop",
            r"\b(?:prop\.?|proposisjon)\s*(?:nr\.?)?\s*(?P<number>\d{1,3}(?:\s*(?:LS|L|S)\b))"
            + _SESSION.format("year"),
        ),
        (
            "innst",
            r"\b(?:innst\.?|innstilling)\s*(?:nr\.?)?\s*(?P<number>\d{1,3}(?:\s*(?:LS|L|S)\b))"
            + _SESSION.format("year"),
        ),
        ("circular", r"\b(?P<number>[IH]-\d{1,4}(?:/(?:19|20)\d\d)?(?:\s?[A-Z]\b)?)(?P<year>)"),
    )
)

_NEXT: Final = re.compile(
    r"\s*(?:,|og|samt)\s*(?:nr\.?\s*)?(?P<number>\d{1,3})\s*\((?P<year>(?:19|20)\d\d)\s*[-–—/]\s*(?:19|20)?\d\d\s*\)"
)
"""A further one of the series with its session: stortingsmeldingene 15 (2017–2018) og 24 (2022–2023)."""

_BEGINS: Final = re.compile(r"\b(?:meld|st\.?\s*meld|storting|nou|prop|innst|[ih]-\d)", re.IGNORECASE)
"""How any of them begins, looked for once for all."""

BUDGET: Final = re.compile(r"1(?:s|ls)")
"""Each year's budget is a proposition of this number: a reference to it names no initiative."""


class Reference(NamedTuple):
    """A reference in a text: its span, its series, its number and the year in which its session begins, if said."""

    start: int
    end: int
    series: str
    number: str
    year: str


def references(text: str, start: int = 0, end: int | None = None) -> Iterator[Reference]:
    """Give the references in a span of the text, in any of the spellings in use.

    >>> [(each.series, each.number, each.year) for each in references("jf. St.meld. nr 47 (2008-2009) og NOU 2011:11")]
    [('meld', '47', '2008'), ('nou', '11', '2011')]
    """
    stop = len(text) if end is None else end
    if _BEGINS.search(text, start, stop) is None:
        return
    for series, pattern in _FORMS:
        for found in pattern.finditer(text, start, stop):
            number = re.sub(r"\s+", "", found["number"]).lower().lstrip("0")
            year = found["year"] or ""
            if series == "prop" and BUDGET.fullmatch(number):
                continue
            yield Reference(found.start(), found.end(), series, number, f"20{year}" if len(year) == 2 else year)
            further = _NEXT.match(text, found.end(), stop) if series == "meld" and year else None
            while further:
                yield Reference(further.start("number"), further.end(), series, further["number"], further["year"])
                further = _NEXT.match(text, further.end(), stop)
