"""Themes and target groups for goals and measures that have none, with the words that speak for them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple
from urllib.parse import unquote

from lhl_graph.analysis.finding.mentions import find
from lhl_graph.errors import InputError
from lhl_graph.graph.labels import Labels
from lhl_graph.iris import BASE, PREFIXES, local_name
from lhl_graph.reading.faults import brief
from lhl_graph.reading.yamlld import Position, read
from lhl_graph.table.table import Table

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from lhl_graph.analysis.finding.lexicon import Lexicon
    from lhl_graph.graph.store import Store
    from lhl_graph.reading.repository import Repository

LISTS: Final = ("goals", "measures")
"""Whose entries are read."""

KINDS: Final = ("theme", "group")
"""What is proposed: the key of an entry, and the kind of mention that may stand in it."""

_HEADINGS: Final = {
    "nb": {"line": "Linje", "part": "Del", "key": "Nøkkel", "concept": "Forslag", "name": "Navn", "words": "Ord"},
    "nn": {"line": "Linje", "part": "Del", "key": "Nøkkel", "concept": "Forslag", "name": "Namn", "words": "Ord"},
    "en": {"line": "Line", "part": "Part", "key": "Key", "concept": "Proposal", "name": "Name", "words": "Words"},
}

_NOTHING: Final = {
    "nb": {
        "parts": "Ingenting å foreslå: Forslag gjelder mål og tiltak, og filen har ingen.",
        "texts": "Ingenting å foreslå: Ingen mål eller tiltak i filen har tekst på bokmål eller nynorsk ennå.",
        "lacking": "Ingenting å foreslå: Alle mål og tiltak i filen har tema og målgruppe.",
        "named": "Ingenting å foreslå: Tekstene til mål og tiltak nevner ikke tema eller målgruppe som mangler.",
    },
    "nn": {
        "parts": "Ingenting å føreslå: Forslag gjeld mål og tiltak, og fila har ingen.",
        "texts": "Ingenting å føreslå: Ingen mål eller tiltak i fila har tekst på bokmål eller nynorsk enno.",
        "lacking": "Ingenting å føreslå: Alle mål og tiltak i fila har tema og målgruppe.",
        "named": "Ingenting å føreslå: Tekstene til mål og tiltak nemner ikkje tema eller målgruppe som manglar.",
    },
    "en": {
        "parts": "Nothing to propose: proposals are for goals and measures, and the file has none.",
        "texts": "Nothing to propose: no goal or measure of the file has a text in Bokmål or Nynorsk yet.",
        "lacking": "Nothing to propose: each goal and measure of the file has a theme and a target group.",
        "named": "Nothing to propose: the texts of goals and measures name no theme or target group that is missing.",
    },
}
"""Why there is nothing to propose: by what the file lacks."""


_UNKNOWN: Final = {
    "nb": "{0}: «{2}» under {1} er ikke i vokabularet; lhl validate sier hva som likner mest.",
    "nn": "{0}: «{2}» under {1} er ikkje i vokabularet; lhl validate seier kva som liknar mest.",
    "en": '{0}: "{2}" under {1} is not in the vocabulary; lhl validate tells what is nearest.',
}


class Suggestion(NamedTuple):
    """A concept for the key `theme` or `group` of one part, and the words of its text that made it think so."""

    line: int
    part: str
    key: str
    concept: str
    name: str
    words: tuple[str, ...]


def table(repository: Repository, store: Store, path: Path, language: str = "nb") -> Table[Suggestion]:
    """Propose concepts for what a data file's goals and measures lack; names of concepts come in `language`.

    Only what the Norwegian text names is proposed: whether the goal is about it is for the editor to judge.

    Raises:
        InputError: the file cannot be read, or is no data file.
    """
    from lhl_graph.documents.vocabulary import lexicon

    try:
        document = read(path, repository.context())
    except OSError as error:
        raise InputError(f"{path}: cannot be read ({error.strerror})") from error
    if not document.subject:
        fault = document.faults[0]
        raise InputError(f"{path}:{fault.line}: {brief(fault.code, fault.value)}; `lhl validate` tells more")
    known, labels = {kind: lexicon(store, kind) for kind in KINDS}, Labels(store, language)
    parts = [*_parts(document.tree)]
    rows = [
        Suggestion(document.lines.get(Position(part["id"]), 1), *found)
        for part in parts
        for found in _for_part(part, known, labels)
    ]
    unknown = [*_unknown(store, parts)]
    notes = [_UNKNOWN[language].format(*each) for each in unknown]
    notes += [] if rows or unknown else [_NOTHING[language][_lack(parts)]]
    return Table(Suggestion._fields, rows, _HEADINGS[language], language=language, notes=notes)


def named(text: str, lexicon: Lexicon) -> dict[str, tuple[str, ...]]:
    """Give what a text names of all that a lexicon knows: concept → the words that do."""
    found: dict[str, dict[str, None]] = {}
    for mention in find(text, [(0, len(text))], lexicon):
        found.setdefault(mention.thing, {})[text[mention.start : mention.end]] = None
    return {thing: tuple(words) for thing, words in found.items()}


def _parts(tree: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for key in LISTS:
        entries = tree.get(key, ())
        yield from (each for each in (entries if isinstance(entries, list) else [entries]) if "id" in each)


def _unknown(store: Store, parts: list[dict[str, Any]]) -> Iterator[tuple[str, str, str]]:
    """Give the part, the key and the value of what is no theme or target group."""
    for part in parts:
        for key, scheme in (("theme", "theme"), ("group", "target-group")):
            values = part.get(key, [])
            for value in values if isinstance(values, list) else [values]:
                if not store.objects(f"{BASE}{scheme}/{value}", PREFIXES["skos"] + "inScheme"):
                    yield local_name(part["id"]), key, unquote(str(value))


def _lack(parts: list[dict[str, Any]]) -> str:
    """Give which of `_NOTHING` is why none of the parts gets a proposal."""
    if not parts:
        return "parts"
    if not any(map(_text, parts)):
        return "texts"
    return "lacking" if all(part.get(key) for part in parts for key in KINDS) else "named"


def _text(part: dict[str, Any]) -> str:
    """Give the Norwegian text of a part."""
    texts: Sequence[dict[str, Any]] = [part[key] for key in ("name", "text") if isinstance(part.get(key), dict)]
    return "\n".join(str(each[tag]) for each in texts for tag in ("nb", "nn") if tag in each)


def _for_part(
    part: dict[str, Any], lexicons: dict[str, Lexicon], labels: Labels
) -> Iterator[tuple[str, str, str, str, tuple[str, ...]]]:
    for key in KINDS:
        if not part.get(key):
            for thing, words in named(_text(part), lexicons[key]).items():
                yield local_name(part["id"]), key, local_name(thing), labels[thing], words
