"""The words of a text with their places, whatever a line break or a typesetter did to them."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from functools import lru_cache
from itertools import accumulate
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_ABOUT: Final = 24
"""How many words before and after one may bear on what it means; no name has as many."""

HYPHENS: Final = ("-", "\u2010", "\u2011", "\u00ad")

JOINING: Final = ("og", "eller", "samt")
"""What may follow a hyphen that stands for the rest of a compound: helse- og omsorgstjenester."""

LONGEST: Final = 120
"""How many letters a word has at the most, line breaks within it included; what is longer is none."""

_SUSPENDED: Final = rf"(?!(?:{'|'.join(JOINING)})\b)"
_LETTERS: Final = r"[^\W_]+(?:[\u0300-\u036f][^\W_]*)*"
_WORD: Final = re.compile(
    rf"{_LETTERS}"
    rf"(?:[\u00ad\ufffe\x02]\s*{_SUSPENDED}{_LETTERS}"
    rf"|[-\u2010\u2011][ \t]*\r?\n[ \t]*{_SUSPENDED}(?=[a-zæøå]){_LETTERS})*"
)
_INSIDE: Final = re.compile(r"[\u00ad\ufffe\x02\u2010\u2011-]\s*")
_ADDRESS: Final = re.compile(
    r"(?:https?://|www\.)\S+|(?<!\S)[^\s@]{1,100}@[^\s@]{1,100}\.\S+|\b[\w-]{1,100}\.(?:no|com|org|net)(?:/\S*)?"
)
_OF_ADDRESS: Final = re.compile(r"https?://|www\.|@|\.(?:no|com|org|net)")
"""Each address has one of these, which are sooner looked for."""

_TAG: Final = re.compile(r"<br\s?/?>")
_HYPHEN: Final = re.compile(r"[-\u2010\u2011\u00ad](?=\s*(?:<br\s?/?>\s*)?([a-zæøå])?)")

_NOTE: Final = re.compile(r"([^\W\d_]{3,}[a-zæøå])\d{1,3}")
"""A word with the number of a footnote, as text made from PDF has it: kommunene14."""

_RULES: Final = tuple(
    (re.compile(pattern), by)
    for pattern, by in (
        (r"einsemd", "ensomhet"),
        (r"medverknad", "medvirkning"),
        (r"verksemd", "virksomhet"),
        (r"tryggleik", "trygghet"),
        (r"moglegheit", "mulighet"),
        (r"mogleg", "mulig"),
        (r"bustad", "bolig"),
        (r"tilskot", "tilskudd"),
        (r"tilbod", "tilbud"),
        (r"betr(?=e|ing)", "bedr"),
        (r"hald", "hold"),
        (r"styresmakt", "myndighet"),
        (r"rettleiing", "veiledning"),
        (r"forsking", "forskning"),
        (r"leiar", "leder"),
        (r"brukar", "bruker"),
        (r"innbyggjar", "innbygger"),
        (r"pleiar", "pleier"),
        (r"pårørand", "pårørend"),
        (r"buande", "boende"),
        (r"^bu(?=miljø|fellesskap|kollektiv|tilb|$)", "bo"),
        (r"^sammen$", "saman"),
        (r"^hv|(?<=[a-zæøå])hv", "kv"),
        (r"sjuk", "syk"),
        (r"hjemm", "hem"),
        (r"nnl", "nl"),
        (r"domm", "dom"),
        (r"^frem", "fram"),
        (r"(?<=[tkhg])j(?=[aeiouyæøå])", ""),
        (r"ei", "e"),
        (r"øy", "ø"),
        (r"(?<=\w{3})leg(?=(?:e|t|ere|are|ast|st)?$)", "lig"),
        (r"(?<=\w{3})and(?=es?$)", "end"),
        (r"(?<=\w{3})ar(?=s?$)", "er"),
        (r"(?<=\w{3})ane(?=s?$)", "ene"),
        (r"(?<=\w{4})a$", "en"),
        (r"^noreg", "norge"),
        (r"^utan$", "uten"),
    )
)
"""Where Bokmål and Nynorsk differ regularly; both forms are brought to one, which need be neither."""

_PLAIN: Final = str.maketrans("æøåéèêôóòü", "eoaeeeooou")


class Word(NamedTuple):
    """A word's span in the text, the word as it was meant, and the key under which it is looked up."""

    start: int
    end: int
    said: str
    key: str


@lru_cache(maxsize=200_000)
def key(word: str) -> str:
    """Give a word in lower case with one spelling for Bokmål and Nynorsk."""
    folded = unicodedata.normalize("NFC", word).lower()
    if folded.isascii() and folded.isdecimal():
        return folded
    for pattern, by in _RULES:
        folded = pattern.sub(by, folded)
    return folded.translate(_PLAIN)


@lru_cache(maxsize=20_000)
def keys(name: str) -> tuple[str, ...]:
    """Give the keys of the words of a name."""
    return tuple(word.key for word in words(name))


def words(text: str, start: int = 0, end: int | None = None) -> list[Word]:
    """Give the words of a span of the text; those of addresses and of tags for line breaks are left out."""
    stop = len(text) if end is None else end
    found = []
    for match in _WORD.finditer(text, start, stop):
        first, last = match.span()
        if last - first <= LONGEST:
            length, said, looked_up = _read(match[0])
            found.append(Word(first, first + length, said, looked_up))
    left_out: list[tuple[int, int]] = []
    if _OF_ADDRESS.search(text, start, stop):
        left_out += [each.span() for each in _ADDRESS.finditer(text, start, stop)]
    if text.find("<br", start, stop) >= 0:
        left_out += [each.span() for each in _TAG.finditer(text, start, stop)]
    return list(_outside(sorted(left_out), found)) if left_out else found


def _outside(spans: Sequence[tuple[int, int]], given: Iterable[Word]) -> Iterator[Word]:
    """Give the words that begin in none of the spans, which are in order and may overlap."""
    begun = [first for first, _ in spans]
    reached = list(accumulate((last for _, last in spans), max, initial=0))
    yield from (word for word in given if word.start >= reached[bisect_right(begun, word.start)])


@lru_cache(maxsize=200_000)
def _read(written: str) -> tuple[int, str, str]:
    """Give of a word as it is written how many characters are its own, what it was meant to be, and its key."""
    if written[-1].isdigit() and (note := _NOTE.fullmatch(written)):
        return len(note[1]), note[1], key(note[1])
    said = written if written.isalnum() else unicodedata.normalize("NFC", _INSIDE.sub("", written))
    return len(written), said, key(said)


def hyphens_within(text: str, start: int, end: int) -> dict[int, bool]:
    """Give the places of hyphens in a span of the text, and whether a small letter follows each: demens-plan."""
    return {found.start(): found[1] is not None for found in _HYPHEN.finditer(text, start, end)}


def unhyphenated(given: list[Word], place: int) -> tuple[list[Word], int]:
    """Give the words about a place with one and the next made one, demens-plan, and the place where that stands."""
    word, rest = given[place : place + 2]
    said = word.said + rest.said
    before, after = given[max(0, place - _ABOUT) : place], given[place + 2 : place + 2 + _ABOUT]
    return [*before, Word(word.start, rest.end, said, key(said)), *after], len(before)


def first_from(given: Sequence[Word], position: int) -> int:
    """Give the place of the first of some words that begins at a position of the text or after it."""
    return bisect_left(given, position, key=lambda word: word.start)
