"""Which sources to read again first: how old each is, and how much rests on it."""

from __future__ import annotations

import re
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from lhl_graph.analysis.period import is_recent, read_span
from lhl_graph.answers.overlaps import validated
from lhl_graph.errors import InputError, reason
from lhl_graph.graph.labels import Labels
from lhl_graph.table.table import Table

if TYPE_CHECKING:
    from collections.abc import Collection

    from lhl_graph.graph.store import Store

_ENTRIES: Final = """
SELECT ?entry ?whole ?url ?title ?publisher ?name ?date WHERE {
  ?whole lhl:sourceEntry ?entry .
  ?entry lhl:url ?url ; dct:title ?title .
  OPTIONAL { ?entry dct:publisher ?publisher }
  OPTIONAL { ?entry lhl:publisherName ?name }
  OPTIONAL { ?entry dct:date ?date }
}"""
_CITED: Final = "SELECT ?entry (COUNT(?statement) AS ?count) { ?statement dct:source ?entry } GROUP BY ?entry"
_ADDRESS: Final = re.compile(r"https?://[^\s\"'<>,;]+")

_HEADINGS: Final = {
    "nb": ("Svar", "Utsagn", "Overlapp", "Dato", "År", "Tittel", "Utgiver", "Brukt i", "Adresse"),
    "nn": ("Svar", "Utsegner", "Overlapp", "Dato", "År", "Tittel", "Utgjevar", "Brukt i", "Adresse"),
    "en": ("Answers", "Statements", "Overlaps", "Date", "Years", "Title", "Publisher", "Used in", "Address"),
}


class SourceRow(NamedTuple):
    """A source by its address, and what would have to be told anew if it said something else today."""

    answers: int
    """Statements and overlaps together."""
    statements: int
    """How many statements cite it."""
    overlaps: int
    """How many overlaps that are rare by chance the initiatives have that cite it."""
    date: str | None
    age: int | None
    """Whole years since its date; None where it has none."""
    title: str
    publisher: str
    used_in: list[str]
    url: str


class Again(NamedTuple):
    """Which sources are wanted: all, those older than so many years or undated, those at some addresses."""

    today: str
    old: int | None = None
    unreachable: frozenset[str] | None = None


def table(store: Store, again: Again, language: str) -> Table[SourceRow]:
    """List sources, first those that most answers rest on, of those the oldest; undated ones count as oldest."""
    labels = Labels(store, language)
    cited = {entry: int(count) for entry, count in store.rows(_CITED)}
    rare: dict[str, int] = defaultdict(int)
    for pair in validated(store):
        for end in pair:
            rare[end] += 1
    entries = defaultdict(list)
    for entry, whole, url, title, publisher, name, date in store.rows(_ENTRIES):
        entries[url].append((entry, whole, title, labels[publisher] if publisher else name or "", date))
    rows = []
    for url, found in entries.items():
        dates = [date for *_, date in found if date]
        newest = max(dates) if dates else None
        if not _wanted(again, url, newest):
            continue
        statements = sum(cited.get(entry, 0) for entry, *_ in found)
        overlaps = sum(rare[whole] for whole in {whole for entry, whole, *_ in found if cited.get(entry)})
        _, _, title, publisher, _ = min(found)
        names = sorted({labels[whole] for _, whole, *_ in found})
        counts = (statements + overlaps, statements, overlaps)
        rows.append(SourceRow(*counts, newest, _age(newest, again.today), title, publisher, names, url))
    rows.sort(key=lambda row: (-row.answers, row.date or "", row.url))
    return Table(
        SourceRow._fields, rows, dict(zip(SourceRow._fields, _HEADINGS[language], strict=True)), language=language
    )


def addresses(unreachable: str | Path | Collection[str] | None) -> frozenset[str] | None:
    """Give the addresses in a file, such as a link checker's report, or in a collection; None stays None.

    Raises:
        InputError: the file cannot be read, or there is no address.
    """
    if unreachable is None:
        return None
    if isinstance(unreachable, str | Path):
        try:
            text = Path(unreachable).read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError) as error:
            raise InputError(f"{unreachable}: cannot be read ({reason(error)})") from error
    else:
        text = "\n".join(unreachable)
    found = frozenset(_ADDRESS.findall(text))
    if not found:
        raise InputError(f"{unreachable}: no address of a page in it; write one https://… a line")
    return found


def _wanted(again: Again, url: str, date: str | None) -> bool:
    if again.unreachable is not None and url.rstrip("/") not in {each.rstrip("/") for each in again.unreachable}:
        return False
    return again.old is None or date is None or not is_recent(date, again.today, again.old)


def _age(date: str | None, today: str) -> int | None:
    if date is None:
        return None
    first = read_span(date).first
    return int(today[:4]) - int(first[:4]) - (today[4:] < first[4:])
