"""What changed from one graph to another, in words."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final, NamedTuple

from lhl_graph.answers.thing.heading import PLAIN
from lhl_graph.editing.changes import WORDS, Change, Changes
from lhl_graph.graph.labels import Labels
from lhl_graph.iris import BASE, GRAPHS, NS, PREFIXES, compact

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from lhl_graph.graph.store import Store
    from lhl_graph.reading.repository import Repository

SMALLEST: Final = 0.01
"""How much an overlap must change to be told."""

_DERIVED: Final = (f"{GRAPHS}inferred", f"{GRAPHS}computed")
_STATED: Final = f"{BASE}basis/classified"
_SOURCE: Final = PREFIXES["dct"] + "source"
_WHOLE: Final = 2
"""How many segments the IRI of a file's subject has."""

_PARTS: Final = "SELECT ?property { ?property rdfs:subPropertyOf dct:hasPart }"

_STATEMENTS: Final = """
SELECT ?thing ?property ?value (LANG(?value) AS ?language) {
  ?thing ?property ?value
  FILTER (!BOUND(?graph) || ?graph NOT IN (%s))
  FILTER STRSTARTS(STR(?thing), "%s")
}"""


class _Side(NamedTuple):
    said: Mapping[str, Mapping[str, set[tuple[str, str]]]]
    """Thing → property → its values, each with its language."""
    labels: Labels


def table(repository: Repository, before: Store, after: Store, language: str = "nb") -> Changes:
    """List what changed in the data from one graph to the other, and which overlaps did by 0.01 or more; in words.

    Vocabularies are not compared. Equal graphs give no rows.

    Raises:
        RepositoryError: the context cannot be read.
    """
    terms = repository.context().terms
    prefix = "|".join(repository.context().types.values())
    known = {_full(term["@id"]): key for key, term in terms.items() if isinstance(term, dict)}
    sides = [_side(store, known, prefix.split("|"), language) for store in (before, after)]
    parts = {property_ for store in (before, after) for (property_,) in store.rows(_PARTS)}
    found = list(_Comparison(sides[0], sides[1], known, parts, language).changes())
    found += _overlaps(before, after, sides, {each.subject for each in found}, language)
    return Changes(found, language)


def _side(store: Store, known: Mapping[str, str], segments: Iterable[str], language: str) -> _Side:
    said: dict[str, dict[str, set[tuple[str, str]]]] = defaultdict(lambda: defaultdict(set))
    derived = ", ".join(f"<{graph}>" for graph in _DERIVED)
    starts = tuple(f"{BASE}{segment}/" for segment in segments)
    for thing, property_, value, tag in store.rows(_STATEMENTS % (derived, BASE)):
        basis = property_ == NS + "basis" and value != _STATED
        if property_ in known and thing.startswith(starts) and not basis:
            said[thing][property_].add((str(value), tag or ""))
    return _Side(said, Labels(store, language))


class _Comparison:
    def __init__(self, before: _Side, after: _Side, known: Mapping[str, str], parts: set[str], language: str) -> None:
        self._before = before
        self._after = after
        self._known = known
        self._parts = parts
        self._language = language
        self._words = WORDS[language]
        self._kinds = {
            value: property_
            for side in (before, after)
            for properties in side.said.values()
            for property_ in parts & properties.keys()
            for value, _ in properties[property_]
        }

    def changes(self) -> Iterator[Change]:
        """Give the changes, whole after whole; of what is new or gone only that it is."""
        for thing in sorted(self._before.said.keys() | self._after.said.keys()):
            inside, outside = thing in self._after.said, thing in self._before.said
            if inside and outside:
                yield from self._within(thing)
            elif not self._whole_changed(thing):
                yield self._came_or_went(thing, came=inside)

    def _label(self, property_: str) -> str:
        if property_ in PLAIN:
            return PLAIN[property_][self._language]
        return self._after.labels[property_]

    def _whole_changed(self, thing: str) -> bool:
        """Whether what the thing is a part of came or went with it."""
        above = thing
        while len(above.removeprefix(BASE).split("/")) > _WHOLE:
            above = above.rsplit("/", 1)[0]
            if (above in self._before.said) != (above in self._after.said):
                return True
        return False

    def _came_or_went(self, thing: str, *, came: bool) -> Change:
        side = self._after if came else self._before
        property_ = self._kinds.get(thing)
        label = self._label(property_) if property_ else side.labels[_class_of(thing)]
        key = self._known[property_] if property_ else ""
        text = side.labels[thing]
        return self._change(thing, "new" if came else "gone", key, label, "" if came else text, text if came else "")

    def _within(self, thing: str) -> Iterator[Change]:
        old, new = self._before.said[thing], self._after.said[thing]
        for property_ in sorted((old.keys() | new.keys()) - self._parts):
            tags = {tag for _, tag in old.get(property_, set()) | new.get(property_, set())}
            for tag in sorted(tags):
                before = self._shown(self._before, old.get(property_, ()), tag)
                after = self._shown(self._after, new.get(property_, ()), tag)
                label = self._label(property_) + (f" ({tag})" if len(tags) > 1 or tag == "nn" else "")
                yield from self._told(thing, property_, label, before - after, after - before)

    def _told(self, thing: str, property_: str, label: str, gone: set[str], came: set[str]) -> Iterator[Change]:
        key = self._known[property_]
        if len(gone) == len(came) == 1:
            kind = "replaced" if property_ == _SOURCE else "changed"
            yield self._change(thing, kind, key, label, *gone, *came)
            return
        for each in sorted(gone):
            yield self._change(thing, "gone", key, label, each, "")
        for each in sorted(came):
            yield self._change(thing, "new", key, label, "", each)

    def _change(self, thing: str, kind: str, key: str, label: str, before: str, after: str) -> Change:
        whole = "/".join(thing.removeprefix(BASE).split("/")[:_WHOLE])
        subject = BASE + whole
        side = self._after if subject in self._after.said else self._before
        part = thing.removeprefix(subject).strip("/")
        words = self._words[kind].format(label=label, before=before, after=after)
        return Change(subject, side.labels[subject], part, kind, key, before, after, words)

    @staticmethod
    def _shown(side: _Side, values: Iterable[tuple[str, str]], tag: str) -> set[str]:
        named = (value for value, language in values if language == tag)
        return {side.labels[value] if value.startswith(BASE) else value for value in named}


def _overlaps(before: Store, after: Store, sides: Sequence[_Side], changed: set[str], language: str) -> list[Change]:
    """Give the overlaps that changed, those that changed most first; none where nothing else did."""
    from lhl_graph.findings.compute import model

    if not changed:
        return []
    old, new = ({(row.a, row.b): row.score for row in model(store).overlaps()} for store in (before, after))
    found = []
    for a, b in old.keys() & new.keys():
        if abs(new[a, b] - old[a, b]) >= SMALLEST:
            one, other = (b, a) if b in changed and a not in changed else (a, b)
            label = sides[1].labels[other]
            numbers = [_number(score, language) for score in (old[a, b], new[a, b])]
            words = WORDS[language]["overlap"].format(label=label, before=numbers[0], after=numbers[1])
            change = Change(one, sides[1].labels[one], "", "overlap", compact(other), numbers[0], numbers[1], words)
            found.append((-abs(new[a, b] - old[a, b]), change))
    return [change for _, change in sorted(found)]


def _number(score: float, language: str) -> str:
    text = f"{score:.2f}"
    return text if language == "en" else text.replace(".", ",")


_CLASSES: Final = {"letter": "AssignmentLetter"}


def _class_of(thing: str) -> str:
    segment = thing.removeprefix(BASE).split("/")[0]
    return NS + _CLASSES.get(segment, segment.capitalize())


def _full(curie: str) -> str:
    prefix, _, local = curie.partition(":")
    return PREFIXES[prefix] + local if local else curie
