"""Themes and target groups for goals and measures that have none, with the words that speak for them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple

from lhl_graph.analysis.finding.mentions import find
from lhl_graph.errors import InputError
from lhl_graph.graph.labels import Labels
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

NOTHING: Final = {
    "nb": "Alle mål og tiltak i filen har tema og målgruppe, eller teksten nevner ingen.",
    "nn": "Alle mål og tiltak i fila har tema og målgruppe, eller teksten nemner ingen.",
    "en": "Each goal and measure of the file has a theme and a target group, or its text names none.",
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
        raise InputError(f"{path}:{fault.line}: {fault.code} {fault.value!r}; `lhl validate` tells more")
    known, labels = {kind: lexicon(store, kind) for kind in KINDS}, Labels(store, language)
    rows = [
        Suggestion(document.lines.get(Position(part["id"]), 1), *found)
        for part in _parts(document.tree)
        for found in _for_part(part, known, labels)
    ]
    return Table(Suggestion._fields, rows, _HEADINGS[language], language=language)


def named(text: str, lexicon: Lexicon) -> dict[str, tuple[str, ...]]:
    """Give what a text names of all that a lexicon knows: concept → the words that do."""
    found: dict[str, dict[str, None]] = {}
    for mention in find(text, [(0, len(text))], lexicon):
        found.setdefault(mention.thing, {})[text[mention.start : mention.end]] = None
    return {thing: tuple(words) for thing, words in found.items()}


def _parts(tree: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for key in LISTS:
        yield from (each for each in tree.get(key, ()) if isinstance(each, dict) and "id" in each)


def _for_part(
    part: dict[str, Any], lexicons: dict[str, Lexicon], labels: Labels
) -> Iterator[tuple[str, str, str, str, tuple[str, ...]]]:
    texts: Sequence[dict[str, Any]] = [part[key] for key in ("name", "text") if isinstance(part.get(key), dict)]
    text = "\n".join(str(each[tag]) for each in texts for tag in ("nb", "nn") if tag in each)
    for key in KINDS:
        if not part.get(key):
            for thing, words in named(text, lexicons[key]).items():
                yield part["id"].rsplit("/", 1)[-1], key, thing.rsplit("/", 1)[-1], labels[thing], words
