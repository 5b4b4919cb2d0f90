"""Numbers, counted things, lists and dates as people write them in Bokmål, Nynorsk and English."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from lhl_graph.table.numerals import decimal

if TYPE_CHECKING:
    from collections.abc import Sequence

NONE: Final = {"nb": "ingen", "nn": "ingen", "en": "no"}
_ONE: Final = {
    "nb": {"m": "én", "f": "én", "n": "ett"},
    "nn": {"m": "éin", "f": "éi", "n": "eitt"},
    "en": {"m": "one", "f": "one", "n": "one"},
}
_NORWEGIAN: Final = ("to", "tre", "fire", "fem", "seks", "sju", "åtte", "ni", "ti", "elleve", "tolv")
_SMALL: Final = {
    "nb": _NORWEGIAN,
    "nn": _NORWEGIAN,
    "en": ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
}
NOUNS: Final[dict[str, dict[str, tuple[str, str, str]]]] = {
    "initiative": {"nb": ("m", "satsing", "satsinger"), "nn": ("f", "satsing", "satsingar"),
                   "en": ("n", "initiative", "initiatives")},
    "goal": {"nb": ("n", "mål", "mål"), "nn": ("n", "mål", "mål"), "en": ("n", "goal", "goals")},
    "measure": {"nb": ("n", "tiltak", "tiltak"), "nn": ("n", "tiltak", "tiltak"), "en": ("n", "measure", "measures")},
    "solution": {"nb": ("m", "løsning", "løsninger"), "nn": ("f", "løysing", "løysingar"),
                 "en": ("n", "solution", "solutions")},
    "pair": {"nb": ("n", "par", "par"), "nn": ("n", "par", "par"), "en": ("n", "pair", "pairs")},
    "part": {"nb": ("m", "del", "deler"), "nn": ("m", "del", "delar"), "en": ("n", "part", "parts")},
    "task": {"nb": ("n", "oppdrag", "oppdrag"), "nn": ("n", "oppdrag", "oppdrag"),
             "en": ("n", "assignment", "assignments")},
    "letter": {"nb": ("n", "brev", "brev"), "nn": ("n", "brev", "brev"), "en": ("n", "letter", "letters")},
    "objective": {"nb": ("m", "felles målsetting", "felles målsettinger"),
                  "nn": ("f", "felles målsetjing", "felles målsetjingar"),
                  "en": ("n", "common objective", "common objectives")},
    "group": {"nb": ("m", "gruppe", "grupper"), "nn": ("f", "gruppe", "grupper"), "en": ("n", "group", "groups")},
    "target group": {"nb": ("m", "målgruppe", "målgrupper"), "nn": ("f", "målgruppe", "målgrupper"),
                     "en": ("n", "target group", "target groups")},
    "statement": {"nb": ("n", "utsagn", "utsagn"), "nn": ("f", "utsegn", "utsegner"),
                  "en": ("n", "statement", "statements")},
    "source": {"nb": ("m", "kilde", "kilder"), "nn": ("f", "kjelde", "kjelder"), "en": ("n", "source", "sources")},
}  # fmt: skip
"""Gender, singular and plural of what is counted."""

MONTHS: Final = {
    "nb": ("januar", "februar", "mars", "april", "mai", "juni", "juli", "august", "september", "oktober", "november",
           "desember"),
    "nn": ("januar", "februar", "mars", "april", "mai", "juni", "juli", "august", "september", "oktober", "november",
           "desember"),
    "en": ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
           "November", "December"),
}  # fmt: skip
_DATE: Final = re.compile(r"\b\d{4}-(?:0[1-9]|1[0-2])(?:-[0-3]\d)?\b")
_LONG: Final = r"\d{4}-(?:0[1-9]|1[0-2])(?:-[0-3]\d)?"
_SPAN: Final = re.compile(rf"(?<![\w/.-])(?:({_LONG})–({_LONG}|\d{{4}})|(\d{{4}})–({_LONG}))(?![\w/-])")
_TO: Final = {"nb": "til", "nn": "til", "en": "to"}
_AND: Final = {"nb": "og", "nn": "og", "en": "and"}
_QUOTES: Final = {"nb": "«»", "nn": "«»", "en": "“”"}


def number(value: int, language: str) -> str:
    """Write a whole number with its thousands apart: 2 850 in Norwegian (no break there), 2,850 in English.

    >>> number(2850, "en")
    '2,850'
    """
    return f"{value:,}" if language == "en" else f"{value:,}".replace(",", "\u00a0")


def counted(value: int, noun: str, language: str) -> str:
    """Write how many of a thing there are; the noun agrees, and up to twelve the number is a word.

    >>> [counted(n, "goal", "nb") for n in (0, 1, 2, 13)]
    ['ingen mål', 'ett mål', 'to mål', '13 mål']
    """
    gender, one, many = NOUNS[noun][language]
    if value == 0:
        return f"{NONE[language]} {many}"
    if value == 1:
        return f"{_ONE[language][gender]} {one}"
    return f"{spelled(value, language)} {many}"


def spelled(value: int, language: str, gender: str = "n") -> str:
    """Write a number as a word up to twelve, in figures above."""
    if value == 0:
        return NONE[language] if language != "en" else "none"
    if value == 1:
        return _ONE[language][gender]
    return _SMALL[language][value - 2] if value <= 12 else number(value, language)


def chosen(forms: str | Sequence[str], value: int) -> str:
    """Give the form for none, one or many of a sentence that has three; a sentence with one form fits all."""
    return forms if isinstance(forms, str) else forms[min(value, 2)]


def listed(names: Sequence[str], language: str) -> str:
    """Join names as in a sentence.

    >>> listed(["a", "b", "c"], "nn")
    'a, b og c'
    """
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} {_AND[language]} {names[-1]}"


def set_apart(names: Sequence[str], language: str) -> str:
    """Join names as in a sentence, with a comma before the last where one of them has the word for "and" itself.

    >>> set_apart(["likeverd og utjevning", "rus"], "nb"), set_apart(["mat", "rus"], "nb")
    ('likeverd og utjevning, og rus', 'mat og rus')
    """
    has_and = any(f" {_AND[language]} " in each for each in names)
    if len(names) < 2 or not has_and:
        return listed(names, language)
    return f"{', '.join(names[:-1])}, {_AND[language]} {names[-1]}"


def quoted(name: str, language: str) -> str:
    """Put a name in the language's quotation marks."""
    return f"{_QUOTES[language][0]}{name}{_QUOTES[language][1]}"


def dated(day: str, language: str) -> str:
    """Write out an ISO date; a year or a month alone stays one.

    >>> dated("2023-12-31", "nb"), dated("2022-10", "en"), dated("2021", "nn")
    ('31. desember 2023', 'October 2022', '2021')
    """
    year, *rest = day.split("-")
    if not rest:
        return year
    month = MONTHS.get(language, MONTHS["nb"])[int(rest[0]) - 1]
    if len(rest) == 1:
        return f"{month} {year}"
    return f"{int(rest[1])}{'' if language == 'en' else '.'} {month} {year}"


def until(day: str, language: str) -> str:
    """Write out the last day of a period; of one that lasts a year out, the year.

    >>> until("2030-12-31", "nb"), until("2030-06-30", "nb")
    ('2030', '30. juni 2030')
    """
    return day[:4] if day.endswith("-12-31") else dated(day, language)


def dates(text: str, language: str) -> str:
    """Write out every ISO date in a text; what is none stays.

    >>> dates("confirmed 2026-01-05 (2019-2024)", "en")
    'confirmed 5 January 2026 (2019-2024)'
    >>> dates("2026-01-13–2030", "nb")
    '13. januar 2026 til 2030'
    """
    return _DATE.sub(lambda found: dated(found[0], language), spans(text, language))


def spans(text: str, language: str) -> str:
    """Say from when to when with a word where an end is more than a year; of years alone the dash stays."""
    return _SPAN.sub(lambda found: f" {_TO[language]} ".join(filter(None, found.groups())), text)


def unbroken(text: str, language: str) -> str:
    r"""Keep each day, month and year that is written out on one line.

    >>> unbroken("i kraft 21. mars 2024", "nb")
    'i kraft 21.\xa0mars\xa02024'
    """
    months = "|".join(MONTHS[language])
    return re.sub(rf"\b(\d{{1,2}}\.?) ({months})(?: (?=\d{{4}}\b))?", _kept, text)


def _kept(found: re.Match[str]) -> str:
    return found[0].replace(" ", "\u00a0")


def upper(text: str) -> str:
    """Begin a sentence."""
    return text[:1].upper() + text[1:]


def in_a_row(names: Sequence[str]) -> str:
    """Write names with commas between, each but the first in lower case unless it is an abbreviation.

    >>> in_a_row(["Demens", "Ernæring", "IKT"])
    'Demens, ernæring, IKT'
    """
    return ", ".join([*names[:1], *map(small, names[1:])])


def small(name: str) -> str:
    """Write a name as within a sentence: in lower case, but not an abbreviation.

    >>> small("Demens"), small("IKT")
    ('demens', 'IKT')
    """
    return name if name[1:2].isupper() else name[:1].lower() + name[1:]


__all__ = [
    "chosen", "counted", "dated", "dates", "decimal", "in_a_row", "listed", "number", "quoted", "set_apart", "small",
    "spans", "spelled", "unbroken", "until", "upper",
]  # fmt: skip
