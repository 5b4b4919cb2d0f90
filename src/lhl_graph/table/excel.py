"""CSV as a Norwegian Excel opens it: semicolons, decimal commas, and text that stays text.

A spreadsheet guesses what a cell is. Under Norwegian settings chapter 2.1 becomes 2 January and 0.42 a text. So a
number has a comma, and a text that would be taken for a number or a day stands as a formula that gives that text
(`="2.1"`); one that would be run has an apostrophe in front (OWASP, CSV Injection).
"""

from __future__ import annotations

import csv
import io
import re
from typing import TYPE_CHECKING, Any, Final

from lhl_graph.table.cell import NO, YES

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

BOM: Final = "\ufeff"

_MONTH: Final = "jan|feb|mar|apr|ma[iy]|jun|jul|aug|sep|o[kc]t|nov|de[sc]"
_GUESSED: Final = re.compile(
    rf"\s*(?:[-+]?[\d.,:/\s-]*\d[\d.,:/\s-]*(?:[%e]\d*)?|\d+[.\s-]*(?:{_MONTH})\w*[.\s-]*\d*|(?:{_MONTH})\w*[.\s-]*\d+)\s*",
    re.IGNORECASE,
)
"""A text of which a spreadsheet under Norwegian settings makes something else."""

_DAY: Final = re.compile(r"\d{4}-\d\d-\d\d")
_RISKY: Final = ("=", "+", "-", "@", "\t", "\r", "\n", "'")


def written(headings: Sequence[str], rows: Iterable[Sequence[Any]], language: str) -> str:
    """Give the rows under their headings as such a file; it begins with a byte order mark."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, delimiter=";")
    writer.writerow([cell(heading, language) for heading in headings])
    writer.writerows([cell(value, language) for value in row] for row in rows)
    return BOM + buffer.getvalue()


def cell(value: Any, language: str) -> str:
    """Write one value: a number with all its digits, a day as it is, a text so that it stays one."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return (YES if value else NO)[language]
    if isinstance(value, int | float):
        return str(value).replace(".", ",").replace("e", "E")
    if isinstance(value, list | tuple):
        return _text(", ".join(map(str, value)))
    return _text(str(value))


def _text(text: str) -> str:
    if _DAY.fullmatch(text) or (text.isdecimal() and text == str(int(text))):
        return text
    if _GUESSED.fullmatch(text):
        return f'="{text}"'
    return f"'{text}" if text.startswith(_RISKY) else text
