"""The page about one thing: what it is in two sentences, a box of facts, what it is most like, and the rest folded."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple
from urllib.parse import urlencode

from lhl_graph.alphabet import natural
from lhl_graph.answers.thing.lead import of_initiative, successors, within
from lhl_graph.answers.thing.sheet import WORDS
from lhl_graph.design.thing import MARKS
from lhl_graph.findings.speakers import NOBODY, Speaker
from lhl_graph.graph.labels import Labels
from lhl_graph.iris import BASE, NS, PREFIXES, root
from lhl_graph.prose import dated
from lhl_graph.server import media
from lhl_graph.server.pages import cited as citing
from lhl_graph.server.pages import frame
from lhl_graph.server.pages.carriers import carriers, rows
from lhl_graph.server.pages.follow_ups import follow_ups
from lhl_graph.server.pages.likeness import most_like
from lhl_graph.server.pages.referring import ROLES, groups
from lhl_graph.table.cell import unnumbered

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from lhl_graph.answers.thing.sheet import Entry, Sheet, Source
    from lhl_graph.graph.store import Store
    from lhl_graph.server.pages.cited import Cited
    from lhl_graph.server.pages.referring import Group

_MOST: Final = 200
_OPEN: Final = 3
"""A list of cards longer than this is folded, with its count; one of names only, at four times as many."""
_CALLED: Final = {
    "goal": "goals",
    "measure": "measures",
    "themefacet": "themes",
    "targetgroupfacet": "target_groups",
}
"""What lists of an initiative are called, where the property's own name is not what people say."""
_SHOWN: Final = ("goal", "targetgroupfacet", "themefacet")
"""What is never folded: what an initiative wants, and for whom."""
_BOX: Final = ("kind", "period", "status", "succeededBy", "owner", "responsible")
"""What the box of an initiative begins with; other facts that are few and bare follow."""
_FIRST: Final = ("goal", "targetGroupFacet", "themeFacet", "measure", "solution", "focusArea", "challenge")
_RECORD: Final = frozenset(
    {
        *(NS + name for name in ("shortName", "abbreviation", "knowledge", "asOf")),
        *(PREFIXES["rdfs"] + name for name in ("label", "isDefinedBy")),
        *(PREFIXES["skos"] + name for name in ("prefLabel", "altLabel", "inScheme", "topConceptOf", "notation")),
    }
)
"""What is said about the entry, and not about the thing."""
_NOTES: Final = frozenset({PREFIXES["skos"] + "note", *(NS + name for name in ("confidenceNote", "dateNote"))})
"""Remarks of the editors among themselves, written in English."""
_SAID: Final = (PREFIXES["skos"] + "definition", PREFIXES["dct"] + "description")
_RELATED: Final = "SELECT DISTINCT ?thing ?name { ?thing lhl:relation/lhl:relationKind/lhl:asProperty ?name }"
"""Properties that say once more, without a source, what the relations say with one."""
_TEXT: Final = 60
"""From how many signs on a value is a text of its own, whose dates stay as its source writes them."""
_FILTERS: Final = {"theme": "theme", "target-group": "group"}
"""Kind of a concept → the filter of the map that leaves the initiatives about it."""
_DATE: Final = re.compile(r"(?<![\w/.-])\d{4}-(?:0[1-9]|1[0-2])(?:-[0-3]\d)?(?![\w/-])")


class Line(NamedTuple):
    """One thing said: its text, where it leads, who says so, and more about it."""

    text: str
    address: str
    basis: str
    mark: str
    """`stated`, `judged` or `computed`; empty where that is not recorded."""
    cited: list[Cited]
    details: list[tuple[str, str, str]]
    """Heading, text, and mark of each."""


class Block(NamedTuple):
    """What is said under one heading; `basis` where all of it is said on the same."""

    id: str
    property: str
    heading: str
    lines: list[Line]
    basis: str
    mark: str
    bare: bool
    """Whether the lines are names and no more, which stand side by side."""
    open: bool


def thing(store: Store, sheet: Sheet, speakers: Mapping[str, Speaker], day: str) -> str:
    """Give the page about one thing; `day` is the newest day of the data."""
    return _Page(store, sheet, speakers).made(day)


class _Page:
    def __init__(self, store: Store, sheet: Sheet, speakers: Mapping[str, Speaker]) -> None:
        self._store, self._sheet = store, sheet
        self._language = sheet.language
        self._labels = Labels(store, sheet.language)
        self._words = frame.words(sheet.language)
        self._marks = {self._labels[BASE + "basis/" + name]: mark for name, mark in MARKS.items()}
        self._notes = {"merknad", *(self._labels[each].lower() for each in _NOTES)}
        self._sources = self._ranked(speakers)
        self._cited = {each.id: cited for each, cited in self._sources}

    def made(self, day: str) -> str:
        sheet, known = self._sheet, {each.name: each.type for each in media.GRAPHS}
        blocks = [self._block(heading) for heading in sheet.facts if not self._is_note(heading)] + self._succeeded()
        about = self._is_initiative()
        like = most_like(self._store, self._labels, sheet.iri) if about else []
        carried = carriers(self._store, self._labels, sheet.iri)
        carrying = {each.address for each in carried}
        pointing = [
            each._replace(things=others)
            for each in groups(self._store, self._labels, sheet)
            if (others := [it for it in each.things if it[0] not in carrying])
        ]
        asked = follow_ups(self._store, self._labels, sheet.iri)
        parts = self._parted(blocks)
        rest = sorted(parts["rest"], key=self._place)
        texts = [line.text for block in parts["said"] for line in block.lines]
        notes = list(map(self._block, filter(self._is_note, sheet.facts)))
        return frame.render(
            "thing",
            self._language,
            sheet.label,
            day,
            sheet=sheet,
            kind=self._words.get(f"kind {sheet.iri.removeprefix(BASE).partition('/')[0]}", sheet.kind),
            lead=self._lead([each.name for each in like], texts),
            carriers=carried,
            pointing=pointing,
            told_of=_told_of(pointing),
            follow_ups=asked,
            told={
                each.property: rows(self._store, self._labels, each.things)
                for each in pointing
                if self._is_actor() and each.property in ROLES
            },
            box=sorted(parts["box"], key=self._place),
            like=like,
            places=self._places(like, rest, _told_of(pointing), asked),
            blocks=rest,
            record=parts["record"] + (notes if self._language == "en" else []),
            english=bool(notes) and self._language != "en",
            sources=self._sources,
            all_like=f"/ask/overlapp-med?{urlencode({'satsing': sheet.iri.rsplit('/', 1)[1]})}" if like else "",
            path=frame.address_of(sheet.iri),
            on_map=self._on_map(),
            notations=[(name, known[name]) for name in frame.NOTATIONS],
            most=_MOST,
        )

    def _places(
        self, like: Sequence[object], blocks: Sequence[Block], told_of: int, asked: Sequence[object]
    ) -> list[tuple[str, str, int]]:
        """Give what the contents lead to: place, heading and how much stands there."""
        words = self._words
        ends = (
            ("referring", words["incoming"], told_of),
            ("follow-ups", words["ask_on"], len(asked)),
            ("sources", words["sources"], len(self._sources)),
        )
        told = ((block.id, block.heading, len(block.lines)) for block in blocks)
        return [("like", words["like"], len(like)), *told, *(each for each in ends if each[2])]

    def _parted(self, blocks: Sequence[Block]) -> dict[str, list[Block]]:
        """Tell apart what is said in the lead, in the box, in the rest and of the entry; leave out what is related."""
        related = {name for _, name in self._store.rows(_RELATED, {"thing": f"<{self._sheet.iri}>"})}
        record = _RECORD | ({NS + "basis"} if self._is_actor() else set())
        parts: dict[str, list[Block]] = {"said": [], "record": [], "box": [], "rest": []}
        for block in blocks:
            if block.property in _SAID:
                parts["said"].append(block)
            elif block.property in record:
                parts["record"].append(block)
            elif block.property not in related:
                parts["box" if self._is_brief(block) else "rest"].append(block)
        return parts

    def _is_initiative(self) -> bool:
        kind, _, name = self._sheet.iri.removeprefix(BASE).partition("/")
        return kind == "initiative" and "/" not in name

    def _on_map(self) -> str:
        """Give where the thing is on the map: an initiative by itself, a theme or target group by those about it."""
        name = self._sheet.iri.removeprefix(BASE)
        key = "select" if self._is_initiative() else _FILTERS.get(name.partition("/")[0], "")
        return f"/map?lang={self._language}#{urlencode({key: name})}" if key else ""

    def _is_note(self, heading: str) -> bool:
        return self._sheet.properties.get(heading) in _NOTES

    def _is_brief(self, block: Block) -> bool:
        name = block.property.removeprefix(NS)
        few = block.bare and len(block.lines) <= _OPEN and not any(line.cited for line in block.lines)
        return name in _BOX or few

    def _place(self, block: Block) -> int:
        name = block.property.removeprefix(NS)
        order = (*_BOX, *_FIRST)
        return order.index(name) if name in order else len(order)

    def _ranked(self, speakers: Mapping[str, Speaker]) -> list[tuple[Source, Cited]]:
        """Give the sources, the most official first, each with a short title that no other has."""
        known = {each.id: each for each in self._sheet.sources}
        told = citing.cited(
            citing.Source(
                name,
                each.url,
                each.title,
                ", ".join(filter(None, (each.title, each.about))),
                speakers.get(f"{root(self._sheet.iri)}/{name}", NOBODY._replace(brief=each.publisher)),
            )
            for name, each in sorted(known.items(), key=lambda one: natural(one[0]))
        )
        return [(known[name], each) for name, each in told.items()]

    def _block(self, heading: str) -> Block:
        entries = self._sheet.facts[heading]
        name = self._sheet.properties.get(heading, heading)
        lines = [self._line(entry) for entry in entries]
        bases = {line.basis for line in lines}
        basis, mark = (lines[0].basis, lines[0].mark) if len(bases) == 1 else ("", "")
        if basis:
            lines = [line._replace(basis="") for line in lines]
        bare = not any(line.details for line in lines) and (bool(entries[0].iri) or len(entries) == 1)
        place = re.split(r"[/#]", name)[-1].lower()
        few = len(lines) <= (4 * _OPEN if bare else _OPEN)
        many = self._words.get(f"many {place}", heading) if len(lines) > 1 else heading
        said = self._words[_CALLED[place]] if place in _CALLED else many
        return Block(place, name, said, lines, basis, mark, bare, few or place in _SHOWN)

    def _succeeded(self) -> list[Block]:
        """Say what took over from an initiative, where sources do."""
        later = successors(self._store, self._sheet.iri)
        lines = [Line(self._labels[each], frame.address_of(each), "", "", [], []) for each in later]
        heading = self._words["succeeded_by"]
        return (
            [Block("succeeded-by", f"{NS}succeededBy", heading, lines, "", "", bare=True, open=True)] if later else []
        )

    def _line(self, entry: Entry) -> Line:
        cited = [cited for name, cited in self._cited.items() if name in entry.sources]
        details = [
            (heading, self._dated(text), self._mark(heading))
            for heading, text in entry.details.items()
            if not self._is_remark(heading)
        ]
        text, address = self._dated(entry.text), frame.address_of(entry.iri or entry.text)
        for other in self._store.objects(entry.iri, NS + "to") if entry.iri else ():
            text, address = f"{entry.text}: {self._labels[other]}", frame.address_of(other)
            details = [each for each in details if each[1] != self._labels[other]]
        return Line(text, address, entry.basis, self._marks.get(entry.basis, ""), cited, details)

    def _is_remark(self, heading: str) -> bool:
        return self._language != "en" and heading.lower() in self._notes

    def _mark(self, heading: str) -> str:
        marks = {**self._marks, WORDS["computed"][self._language]: "computed"}
        return next((mark for basis, mark in marks.items() if heading.endswith(f"({basis.lower()})")), "")

    def _dated(self, text: str) -> str:
        text = unnumbered(text)
        return _DATE.sub(lambda found: dated(found[0], self._language), text) if len(text) < _TEXT else text

    def _lead(self, nearest: Sequence[str], texts: Sequence[str]) -> list[str]:
        store, labels, iri = self._store, self._labels, self._sheet.iri
        if self._is_initiative():
            return [*of_initiative(store, labels, iri, nearest), *texts]
        whose = within(store, labels, iri) if texts and self._is_actor() else ""
        return [*filter(None, [whose]), *texts]

    def _is_actor(self) -> bool:
        return self._sheet.iri.startswith(BASE + "actor/")


def _told_of(pointing: Sequence[Group]) -> int:
    return sum(len(each.things) for each in pointing)
