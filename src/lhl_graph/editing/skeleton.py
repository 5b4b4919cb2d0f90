"""A new data file with all keys it may have, those that must be filled in standing empty."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from lhl_graph.editing.keys import DESCRIBED, keys
from lhl_graph.errors import InputError
from lhl_graph.iris import BASE, free, slug

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from lhl_graph.editing.keys import Key, Keys
    from lhl_graph.graph.store import Store
    from lhl_graph.reading.repository import Repository

KINDS: Final = {
    "initiative": ("Initiative", "initiatives"),
    "task": ("Task", "tasks"),
    "actor": ("Actor", "actors"),
    "letter": ("AssignmentLetter", "letters"),
}
"""What can be begun → its class, and its folder below `data/`."""

_IDS: Final = {"sources": "S1", "documents": "D1", "focus_areas": "fa1", "chapters": "k1", "statuses": "y1"}
"""The customary first id in a list; elsewhere the list's first letter with 1."""

_NAMED: Final = (DESCRIBED, "Initiative", "Actor", "AssignmentLetter", "Task", "Goal", "Measure")
"""What has a name or a text that a skeleton asks for."""

_FEW: Final = 12
"""How many values a comment lists."""

_TEXTS: Final = {
    "nb": (
        "Det som står tomt, må fylles ut. Det som står bak #, kan brukes: ta bort #, eller fjern linjen.",
        "Sjekk filen med lhl validate. Når den er ferdig, hører den hjemme som {path}",
        "En av: {values}",
        "Begrepene står i ontology/vocab/{scheme}.ttl",
        "Skriv enten {one} eller {other}",
    ),
    "nn": (
        "Det som står tomt, må fyllast ut. Det som står bak #, kan brukast: ta bort #, eller fjern linja.",
        "Sjekk fila med lhl validate. Når ho er ferdig, høyrer ho heime som {path}",
        "Ein av: {values}",
        "Omgrepa står i ontology/vocab/{scheme}.ttl",
        "Skriv anten {one} eller {other}",
    ),
    "en": (
        "What stands empty must be filled in. What stands after # may be used: take # away, or remove the line.",
        "Check the file with lhl validate. Once it is done, it belongs at {path}",
        "One of: {values}",
        "The concepts stand in ontology/vocab/{scheme}.ttl",
        "Write either {one} or {other}",
    ),
}


class Skeleton(NamedTuple):
    """A file to be filled in: its id, where it belongs below the repository, and its text."""

    id: str
    place: str
    text: str


def skeleton(
    repository: Repository,
    store: Store,
    kind: str,
    name: str | None = None,
    language: str = "nb",
    begun: Collection[str] = (),
) -> Skeleton:
    """Begin an `initiative`, `task`, `actor` or `letter`, with the next id that is free; comments in `language`.

    The id is made of `name`; without one, of the kind and a number. Ids in `begun` are taken too.

    Raises:
        InputError: `kind` is none of these, or `name` has no letter or digit.
    """
    if kind not in KINDS:
        raise InputError(f"{kind} is nothing that can be begun; write {', '.join(KINDS)}")
    class_, folder = KINDS[kind]
    taken = set(begun) | {path.stem for path in (repository.root / "data" / folder).glob("*.yaml")}
    taken |= {iri.removeprefix(f"{BASE}{kind}/") for (iri,) in store.rows(f"SELECT ?thing {{ ?thing a lhl:{class_} }}")}
    found = free(slug(name), taken) if name is not None else _numbered(kind, taken)
    place = f"data/{folder}/{found}.yaml"
    known = keys(repository, store, language)
    unnamed = repository.context().names
    words = _TEXTS[language]
    lines = [
        f"# {known.said.get(class_, class_)}",
        f"# {words[0]}",
        f"# {words[1].format(path=place)}",
        f"id: {found}",
        f"type: {class_}",
    ]
    given = {"knowledge": "full"} if class_ == "Initiative" else {}
    if name is not None:
        given["name"] = f"{{nb: {_quoted(name)}}}"
    lines += _Writer(known, unnamed, words, given).part(DESCRIBED if class_ == "Initiative" else class_)
    return Skeleton(found, place, "\n".join(lines) + "\n")


class _Writer:
    def __init__(
        self, known: Keys, unnamed: dict[str, list[str]], words: tuple[str, ...], given: dict[str, str]
    ) -> None:
        self._known = known
        self._unnamed = unnamed
        self._words = words
        self._given = given

    def part(self, class_: str) -> Iterator[str]:
        """Give the lines of a whole file, the sources last."""
        every = sorted(self._known.of[class_], key=lambda key: key.name == "sources")
        for key in every:
            yield ""
            yield from (f"# {line}" for line in self._comment(key, class_))
            mark = "" if self._wanted(key, class_) else "# "
            yield from (mark + line for line in self._lines(key))

    def _lines(self, key: Key) -> Iterator[str]:
        if not key.class_:
            yield f"{key.name}: {self._given.get(key.name, self._empty(key))}".rstrip()
            return
        yield f"{key.name}:"
        inner = [each for each in self._known.of[key.class_] if self._wanted(each, key.class_) and not each.class_]
        entries = [f"{each.name}: {self._empty(each)}".rstrip() for each in inner]
        if key.name not in self._unnamed:
            entries.insert(0, f"id: {_IDS.get(key.name, key.name[0] + '1')}")
        for number, entry in enumerate(entries):
            yield ("  - " if number == 0 else "    ") + entry if key.many else f"  {entry}"

    def _wanted(self, key: Key, class_: str) -> bool:
        first = {pair[0] for pair in self._known.instead.get(class_, ())}
        told = key.name in ("name", "text") and class_ in _NAMED
        sourced = key.name == "sources" or (key.name == "source" and class_ != DESCRIBED)
        return key.required or key.name in first or told or sourced

    @staticmethod
    def _empty(key: Key) -> str:
        if key.by_language:
            return "{nb: }"
        return "S1" if key.name == "source" else ""

    def _comment(self, key: Key, class_: str) -> Iterator[str]:
        if key.said:
            yield key.said
        if 0 < len(key.values) <= _FEW:
            yield self._words[2].format(values=", ".join(key.values))
        elif key.values:
            yield self._words[3].format(scheme=key.segment)
        for one, other in self._known.instead.get(key.class_ or class_, ()):
            if key.class_ or key.name == one:
                yield self._words[4].format(one=one, other=other)


def _numbered(kind: str, taken: set[str]) -> str:
    """Give the number after the highest, as wide as those there are."""
    used = [found[1] for each in taken if (found := re.fullmatch(rf"{kind}-(\d+)", each))]
    width = max(map(len, used), default=1)
    return f"{kind}-{max(map(int, used), default=0) + 1:0{width}d}"


def _quoted(text: str) -> str:
    import json

    return json.dumps(text, ensure_ascii=False)
