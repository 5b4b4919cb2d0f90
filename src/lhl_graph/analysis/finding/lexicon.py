"""The labels that are looked for, arranged so that a text is read once whatever their number."""

from __future__ import annotations

import re
from collections import defaultdict
from itertools import pairwise
from typing import TYPE_CHECKING, Final, Literal, NamedTuple

from lhl_graph.analysis.finding.endings import SHORTEST, same_word
from lhl_graph.analysis.finding.words import words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_YEAR: Final = re.compile(r"(?:19|20)\d\d")
_WITHIN: Final = re.compile(r"(?<=[a-zæøå])(?=[A-ZÆØÅ])")
"""Where a name has a capital within a word, which is written as two words here and there: TryggEst."""

Role = Literal["name", "abbreviation", "label", "company", "negative"]

CLASSES: Final = ("initiative", "actor", "group", "theme")
"""Classes of what is found; where one span fits several, the first of them has it."""

LONG_ENOUGH: Final = 5
"""How many letters a theme's label needs before it is looked for as the first part of compounds."""

MISSPELT: Final = 11
"""How many letters a word needs before one wrong letter is overlooked."""

SHORTEST_REST: Final = 3
"""How many letters the rest of a compound needs."""

NUMBER: Final = "#"
"""Stands in a label for any number."""


class Label(NamedTuple):
    """A label of a thing: ``name`` keeps its capital, ``abbreviation`` its case, ``label`` neither.

    ``company`` counts only beside another label of the same thing; ``negative`` says that its words mean
    something else. ``weak`` names were cut from longer ones and say the same as common words.
    """

    thing: str
    kind: str
    text: str
    role: Role
    weak: bool = False


class Node:
    """A place in the tree of labels: what ends here, and which words go on."""

    __slots__ = ("ends", "next")

    def __init__(self) -> None:
        self.ends: list[tuple[Label, tuple[str, ...]]] = []
        self.next: dict[str, Node] = {}


class Lexicon:
    """All labels, by their words; asks which label words a word of a text may stand for."""

    def __init__(
        self,
        labels: Iterable[Label],
        references: Mapping[tuple[str, str, str], str] | None = None,
        kin: Mapping[str, frozenset[str]] | None = None,
        ages: tuple[str, str] | None = None,
        years: Mapping[str, tuple[int, int]] | None = None,
    ) -> None:
        """Arrange the labels.

        ``references`` maps series, number and year of a document to what it names; ``kin`` a concept to the
        concepts right above and below it; ``ages`` are the groups of people from 60 and from 80 years on;
        ``years`` are the first and the last year of an initiative, 0 and 9999 where there is none.
        """
        self.references = dict(references or {})
        self.kin = dict(kin or {})
        self.ages = ages
        self.years = dict(years or {})
        self.root = Node()
        self.negatives = Node()
        self.heads: dict[str, Label] = {}
        self.glued: set[str] = set()
        self.abbreviations: dict[str, list[Label]] = defaultdict(list)
        self.common: set[tuple[str, ...]] = set()
        self.editions: dict[tuple[str, ...], dict[str, Label]] = defaultdict(dict)
        self.owners: dict[tuple[str, ...], set[str]] = defaultdict(set)
        for label in labels:
            self._add(label)
        self.buckets: dict[str, list[str]] = defaultdict(list)
        self._collect(self.root, set())
        self._known: dict[str, tuple[str, ...]] = {}
        self._headed: dict[str, Label | None] = {}
        self._starts: dict[str, tuple[Node, ...]] = {}
        self._deletions: dict[str, str] = {}
        for bucket in self.buckets.values():
            for word in bucket:
                if len(word) >= MISSPELT:
                    self._deletions.update((shorter, word) for shorter in _shortened(word))

    def _add(self, label: Label) -> None:
        if label.role == "abbreviation":
            for said in {label.text, label.text.upper()}:
                self.abbreviations[said].append(label)
            return
        parts = words(label.text.replace(NUMBER, "0"))
        keys = tuple(NUMBER if part.said == "0" else part.key for part in parts)
        if not keys:
            return
        if label.kind == "initiative":
            self.owners[keys].add(label.thing)
            if len(keys) > 1 and _YEAR.fullmatch(keys[-1]):
                self.editions[keys[:-1]].setdefault(keys[-1], label)
        elif label.role in ("label", "company"):
            self.common.add(keys)
        _grow(
            self.negatives if label.role == "negative" else self.root, keys, label, tuple(p.said.lower() for p in parts)
        )
        self.glued.update(a + "og" for a, b in pairwise(keys) if b == "og" and len(a) >= SHORTEST)
        if "-" in label.text and len(keys) > 1 and "og" not in keys:
            joined = "".join(part.said for part in parts)
            _grow(self.root, (words(joined)[0].key,), label, (joined.lower(),))
        if label.role == "name" and _WITHIN.search(label.text):
            apart = words(_WITHIN.sub(" ", label.text))
            _grow(self.root, tuple(part.key for part in apart), label, tuple(part.said.lower() for part in apart))
        if len(keys) == 1 and len(keys[0]) >= LONG_ENOUGH and label.role in ("label", "negative"):
            self._add_head(keys[0], label)

    def _add_head(self, key: str, label: Label) -> None:
        if label.kind == "theme" or label.role == "negative":
            for form in {key, key.removesuffix("e"), key.removesuffix("er")} if len(key) > LONG_ENOUGH else {key}:
                if label.role == "negative" or form not in self.heads:
                    self.heads[form] = label

    def _collect(self, node: Node, seen: set[str]) -> None:
        for word, below in node.next.items():
            if word not in seen:
                seen.add(word)
                self.buckets[word[:SHORTEST] if len(word) >= SHORTEST else word].append(word)
            self._collect(below, seen)

    def meant(self, key: str) -> tuple[str, ...]:
        """Give the label words that a word may be a form of, itself first."""
        found = self._known.get(key)
        if found is None:
            found = self._known[key] = self._look_up(key)
        return found

    def starts(self, key: str) -> tuple[Node, ...]:
        """Give the places in the tree of labels to which a first word leads."""
        found = self._starts.get(key)
        if found is None:
            first = self.root.next
            found = self._starts[key] = tuple(first[word] for word in self.meant(key) if word in first)
        return found

    def _look_up(self, key: str) -> tuple[str, ...]:
        if key.isdecimal():
            return (key, NUMBER)
        candidates = [*self.buckets.get(key[:SHORTEST], ()), *self.buckets.get(key[: SHORTEST - 1], ())]
        found = sorted((word for word in candidates if same_word(key, word)), key=lambda word: word != key)
        if not found and len(key) >= MISSPELT - 1:
            near = {self._deletions[each] for each in (key, *_shortened(key)) if each in self._deletions}
            found = sorted(word for word in near if word[:3] == key[:3])[:1]
        return tuple(found)

    def sharing(self, name: str) -> set[str]:
        """Give the initiatives that a name may stand for."""
        return self.owners.get(tuple(part.key for part in words(name)), set())

    def numbered(self, series: str, number: str) -> set[str]:
        """Give the initiatives that have a document of a number, in whichever session."""
        return {owner for (of, said, _), owner in self.references.items() if (of, said) == (series, number)}

    def is_common(self, name: str) -> bool:
        """Whether a name is a label of a theme or target group too."""
        return tuple(part.key for part in words(name)) in self.common

    def head(self, key: str) -> Label | None:
        """Give the label of a theme that is the first part of a compound, or the negative label that is longer."""
        if key not in self._headed:
            self._headed[key] = self._head(key)
        return self._headed[key]

    def _head(self, key: str) -> Label | None:
        for length in range(len(key), LONG_ENOUGH - 1, -1):
            label = self.heads.get(key[:length])
            if label is not None and (label.role == "negative" or len(key) - length >= SHORTEST_REST):
                return label
        return None


def _grow(node: Node, keys: tuple[str, ...], label: Label, said: tuple[str, ...]) -> None:
    for key in keys:
        node = node.next.setdefault(key, Node())
    node.ends.append((label, said))


def _shortened(word: str) -> Iterable[str]:
    return (word[:place] + word[place + 1 :] for place in range(3, len(word)))
