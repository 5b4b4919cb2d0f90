"""The labels that are looked for, arranged so that a text is read once whatever their number."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import lru_cache
from itertools import pairwise
from operator import eq
from typing import TYPE_CHECKING, Final, Literal, NamedTuple

from lhl_graph.analysis.finding.endings import SHORTEST, same_word
from lhl_graph.analysis.finding.words import key, keys, words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

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

_MOST: Final = 200_000
"""How many words of texts what they may stand for is kept of."""

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


class Fit(NamedTuple):
    """How well a label fits words: how many are written as in the label, and what else speaks for it."""

    alike: int
    common: bool
    whole: bool


def fitting(label: Label, parts: Sequence[str], said: Sequence[str], written: str) -> Fit:
    """Give how well a label with these parts fits words that are said so, in small letters, and written so."""
    return Fit(sum(map(eq, said, parts)), label.role != "name", label.text == written)


class Node:
    """A place in the tree of labels: what ends here, and which words go on."""

    __slots__ = ("ends", "next")

    def __init__(self) -> None:
        self.ends: list[tuple[Label, tuple[str, ...]]] = []
        self.next: dict[str, Node] = {}


class Start(NamedTuple):
    """What begins with a word of a text.

    ``owners`` have it as their abbreviation; ``nodes`` are the places to which it leads in the tree of labels, and
    ``following`` the label words that go on from there; ``alone`` are the labels that it is by itself, one of a kind,
    and whether letter by letter; ``negative`` is where it leads among negative labels; ``head`` is the label that it is
    a compound of.
    """

    owners: tuple[Label, ...]
    nodes: tuple[Node, ...]
    following: frozenset[str]
    alone: tuple[tuple[Label, bool], ...]
    negative: Node | None
    figure: bool
    head: Label | None


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
        self.meant = lru_cache(_MOST)(self._meant)
        """Gives for a key the label words that it may be a form of, itself first."""
        self.start = lru_cache(_MOST)(self._start)
        """Gives what begins with a word of a text; None where nothing does, as with most words."""
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

    def _start(self, said: str) -> Start | None:
        looked_up = key(said)
        nodes = [self.root.next[word] for word in self.meant(looked_up) if word in self.root.next]
        best: dict[str, tuple[Fit, Label]] = {}
        for node in reversed(nodes):
            for label, parts in node.ends:
                fit = fitting(label, parts, (said.lower(),), said)
                if label.kind not in best or fit > best[label.kind][0]:
                    best[label.kind] = fit, label
        start = Start(
            tuple(self.abbreviations.get(said) or self.abbreviations.get(said.removesuffix("s")) or ()),
            tuple(nodes),
            frozenset(word for node in nodes for word in node.next),
            tuple((label, fit.alike == 1) for fit, label in best.values()),
            below(self.negatives, looked_up, inflected=False),
            said[0].isdigit(),
            self._head(looked_up),
        )
        return start if any(start) else None

    def _meant(self, key: str) -> tuple[str, ...]:
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
        return self.owners.get(keys(name), set())

    def numbered(self, series: str, number: str) -> set[str]:
        """Give the initiatives that have a document of a number, in whichever session."""
        return {owner for (of, said, _), owner in self.references.items() if (of, said) == (series, number)}

    def is_common(self, name: str) -> bool:
        """Whether a name is a label of a theme or target group too."""
        return keys(name) in self.common

    def _head(self, key: str) -> Label | None:
        """Give the label of a theme that is the first part of a compound, or the negative label that is longer."""
        for length in range(len(key), LONG_ENOUGH - 1, -1):
            label = self.heads.get(key[:length])
            if label is not None and (label.role == "negative" or len(key) - length >= SHORTEST_REST):
                return label
        return None


def below(node: Node, word: str, *, inflected: bool) -> Node | None:
    """Give the place to which a word leads from another, also as a form of the label's word if it may be one."""
    if word in node.next:
        return node.next[word]
    if word.isdecimal():
        return node.next.get(NUMBER)
    forms = (after for said, after in node.next.items() if same_word(said, word)) if inflected else iter(())
    return next(forms, None)


def _grow(node: Node, keys: tuple[str, ...], label: Label, said: tuple[str, ...]) -> None:
    for word in keys:
        node = node.next.setdefault(word, Node())
    node.ends.append((label, said))


def _shortened(word: str) -> Iterable[str]:
    return (word[:place] + word[place + 1 :] for place in range(3, len(word)))
