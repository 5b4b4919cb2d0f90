"""The page of an initiative: what it is like, what it wants and for whom stand open; the rest is folded."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from lhl_graph import alphabet
from lhl_graph.answers.likeness import most_like
from lhl_graph.answers.thing.heading import heading, inverse
from lhl_graph.answers.thing.lead import of_initiative
from lhl_graph.iris import BASE, REFORM
from lhl_graph.site.content import fold
from lhl_graph.site.pages import carried

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lhl_graph.site.content import Content
    from lhl_graph.site.voice import Voice

_WANTS: Final = ("goal",)
_DOES: Final = ("measure", "solution", "focus-area")
_AIMS: Final = ("target-group", "theme")
_AFTER: Final = "succeeds"
"""The relation that the facts of an initiative tell of too, and that has the same name everywhere on its page."""


class Section(NamedTuple):
    """What stands under one heading, and on which basis where all of it is said on the same."""

    id: str
    heading: str
    size: int
    things: Sequence[Any]
    basis: str = ""
    open: bool = False
    note: str = ""


class Other(NamedTuple):
    """Another initiative that sources say one is connected with, and whether that is sure."""

    initiative: str
    sources: tuple[str, ...]
    sure: bool


def values(content: Content, voice: Voice, iri: str) -> dict[str, Any]:
    """Give what the page of an initiative is made of."""
    overlaps, known = content.overlaps.get(iri, ()), content.findings.q
    like = most_like(iri, overlaps, known, content.linked, content.through, content.within)
    nearest = [(voice.called(each.other), each.own) for each in like]
    lead = of_initiative(content.reader.store, voice.labels, iri, nearest)
    unseen = content.unseen(iri)
    sections = [
        Section("about-unseen", voice.words["top_unseen"], len(unseen), unseen, "computed"),
        *_parts(content, voice, iri, _WANTS, is_open=True),
        *_facets(content, voice, iri),
        *_parts(content, voice, iri, _DOES),
        *_linked(content, voice, iri),
    ]
    told = [each for each in sections if each.size]
    first = [Section("about-overlaps", voice.shared["like"], len(like), like)] if like else []
    places = [(each.id, each.heading, each.size) for each in (*first, *told)]
    foreign = voice.is_foreign(each.part for each in content.initiatives[iri].parts if each.kind in ("goal", "measure"))
    return {"lead": " ".join(lead), "like": like, "sections": told, "places": places, "foreign": foreign}


def _parts(content: Content, voice: Voice, iri: str, kinds: Sequence[str], *, is_open: bool = False) -> list[Section]:
    """Give the parts of an initiative by kind, goals under others after the main ones."""
    known, names = content.initiatives[iri].parts, voice.words["parts"]
    of_kind = {kind: [each.part for each in known if each.kind == kind] for kind in kinds}
    found = {kind: sorted(parts, key=content.is_sub_goal) for kind, parts in of_kind.items()}
    return [
        Section(
            kind,
            names[kind],
            len(parts),
            parts,
            _common([content.basis(each) for each in parts]),
            is_open,
            carried.recorded(content, voice) if (iri, kind) == (REFORM, "solution") else "",
        )
        for kind, parts in found.items()
    ]


def _facets(content: Content, voice: Voice, iri: str) -> list[Section]:
    """Give whom an initiative as a whole is for, and what it is about."""
    known, names, is_open = content.initiatives[iri].facets, voice.words["kinds"], True
    found = {scheme: [each for each in known if each.concept.startswith(f"{BASE}{scheme}/")] for scheme in _AIMS}
    return [
        Section(
            scheme,
            names[scheme][1],
            len(facets),
            facets,
            _common([each.basis for each in facets]),
            is_open,
            voice.words["of_whole"],
        )
        for scheme, facets in found.items()
    ]


def _linked(content: Content, voice: Voice, iri: str) -> list[Section]:
    """Give what an initiative has to do with others, and who says all of it."""
    words, reader = voice.words, content.reader
    related, said = _relations(content, voice, iri), content.sayings.get(iri, ())
    tasks = [(each, _told_in(content, each, iri)) for each in reader.pointing(iri, "lhl:aboutInitiative")]
    sources = reader.ranked(reader.all(iri, "lhl:sourceEntry") or reader.all(iri, "dct:source"))
    listed = [each.source for each in sources]
    who = "read-by-machine" if content.basis(iri) == "read-by-machine" else "stated"
    return [
        Section("about-relations", words["relations"], sum(len(rows) for _, rows in related), related, who),
        Section("about-tasks", words["tasks"], len(tasks), tasks),
        Section("about-said", words["kinds"]["objective"][1], len(said), said, "computed"),
        Section("about-sources", words["sources"], len(sources), listed, note=voice.shared["own_sources"]),
    ]


def _told_in(content: Content, task: str, initiative: str) -> str:
    """Give the year for which the status of an assignment names an initiative that began after it was given.

    Empty where the initiative is no younger, or no status names it.
    """
    reader, period = content.reader, content.period(initiative)
    given = reader.one(reader.one(task, "lhl:letter"), "dct:date")
    if period is None or (period.first_day or "") <= given:
        return ""

    def names_it(status: str) -> bool:
        planned = reader.all(status, "lhl:plannedActivity")
        texts = [*reader.all(status, "dct:description"), *(text for each in planned for text in _texts(content, each))]
        return any(f" {name} " in f" {fold(text)} " for text in texts for name in content.folded(initiative))

    named = (each for each in reader.all(task, "lhl:taskStatus") if names_it(each))
    return max((reader.one(each, "lhl:year") for each in named), default="")


def _texts(content: Content, thing: str) -> list[str]:
    return [text for name in ("rdfs:label", "dct:description") for text in content.reader.all(thing, name)]


def _relations(content: Content, voice: Voice, iri: str) -> list[tuple[str, list[Other]]]:
    """Give the others that sources say an initiative is connected with, by what the connection is called from here."""
    found: dict[str, dict[str, Other]] = defaultdict(dict)
    for row in content.related.get(iri, ()):
        is_from, is_after = row.initiative == iri, row.kind == _AFTER
        other = row.to if is_from else row.initiative
        if is_after:
            name = voice.words["replaced" if is_from else "replaced_by"]
        elif is_from:
            name = heading(voice.labels, row.term)
        else:
            name = inverse(content.reader.store, voice.labels, row.term)
        known = found[name].get(other, Other(other, (), sure=False))
        found[name][other] = Other(other, known.sources + row.sources, known.sure or row.sure)
    return [(name, list(found[name].values())) for name in sorted(found, key=alphabet.key)]


def _common(bases: Sequence[str]) -> str:
    return bases[0] if len(set(bases)) == 1 else ""
