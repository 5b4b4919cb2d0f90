"""What sources are called where they are cited: a white paper by its number, else who published it, and when."""

from __future__ import annotations

from collections import defaultdict
from textwrap import shorten
from typing import TYPE_CHECKING, Final, NamedTuple

from lhl_graph.findings.speakers import NOBODY, PAPER, says_when, speakers

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lhl_graph.findings.speakers import Speaker
    from lhl_graph.graph.store import Store

_WORDS: Final = {
    "nb": {"undated": "uten dato", "press": "omtale"},
    "nn": {"undated": "utan dato", "press": "omtale"},
    "en": {"undated": "undated", "press": "news report"},
}
_SOURCES: Final = """
SELECT ?source ?address ?title ?date {
  ?source lhl:url ?address ; dct:title ?title
  OPTIONAL { ?source dct:date ?date }
}"""


_LONGEST: Final = 60
"""So much of a title tells which of the undated sources of one speaker is meant."""


class Cited(NamedTuple):
    """What a source is called."""

    said: str
    title: str
    rank: int
    """How official it is, 0 most."""
    date: str = ""
    """When it is from, where it says so."""


def by_address(store: Store, language: str) -> dict[str, Cited]:
    """Give what each source on the web is called; the shortest title where parts of it are sources too."""
    spoken = speakers(store)
    found: defaultdict[str, list[tuple[bool, str, Speaker, str]]] = defaultdict(list)
    for source, address, title, date in store.rows(_SOURCES):
        found[address].append((not date, title, spoken.get(source, NOBODY), date or ""))
    return {address: _cited(sources, language) for address, sources in found.items()}


def _cited(sources: Sequence[tuple[bool, str, Speaker, str]], language: str) -> Cited:
    """Give what sources at one address are called, by one that says who speaks, and when."""
    title = min((title for _, title, *_ in sources), key=lambda each: (len(each), each))
    _, _, speaker, date = min(sources, key=lambda each: (each[2].rank, *each[:2]))
    if not speaker.brief:
        return Cited(title, title, speaker.rank, date)
    is_told = date or speaker.rank == PAPER or speaker.brief.casefold() in title.casefold()
    brief = speaker.brief if is_told else f"{speaker.brief}: {shorten(title, _LONGEST, placeholder=' …')}"
    return Cited(label(brief, speaker.rank, title, date, language, retold=speaker.retells), title, speaker.rank, date)


def named(brief: str, rank: int, title: str, date: str) -> tuple[str, bool]:
    """Give the short title of a source, else its title if that says when; and whether nothing says when it is from."""
    if date or rank == PAPER:
        return brief, False
    return (title, False) if says_when(title) else (brief, True)


def label(brief: str, rank: int, title: str, date: str, language: str, *, retold: bool) -> str:
    """Give what a source goes by, with what is to be known of it: that it is undated, or a news report."""
    words = _WORDS[language]
    said, undated = named(brief, rank, title, date)
    notes = [words[name] for name, is_so in (("undated", undated), ("press", retold)) if is_so]
    return f"{said} ({', '.join(notes)})" if notes else said


def told_apart(labels: Sequence[str], titles: Sequence[str]) -> list[str]:
    """Let sources of one label that stand together go by their titles."""
    return [title if labels.count(label) > 1 else label for label, title in zip(labels, titles, strict=True)]
