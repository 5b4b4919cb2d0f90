"""What a page says of a thing under one heading, line by line: each with who says so, and how sure it is."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from lhl_graph.answers.thing.heading import heading as headed
from lhl_graph.answers.thing.sheet import WORDS
from lhl_graph.design.thing import MARKS
from lhl_graph.graph.labels import Labels
from lhl_graph.iris import BASE, NS, PREFIXES, compact, is_web_page, local_name
from lhl_graph.prose import dated, spans, spelled, upper
from lhl_graph.server.pages import frame
from lhl_graph.table.cell import unnumbered
from lhl_graph.table.numerals import decimal

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from lhl_graph.answers.thing.sheet import Entry, Sheet
    from lhl_graph.graph.store import Store
    from lhl_graph.server.pages.cited import Cited
    from lhl_graph.server.pages.relations import Related

FEW: Final = 3
"""A list of cards longer than this is folded, with its count; one of names only, at four times as many."""
_CALLED: Final = {
    "goal": "goals",
    "measure": "measures",
    "themefacet": "themes",
    "targetgroupfacet": "target_groups",
}
"""What lists of an initiative are called, where the property's own name is not what people say."""
_OF_KIND: Final = (
    "theme broader",
    "theme narrower",
    "target-group broader",
    "target-group narrower",
    "initiative solutionsperarea",
    "objective score",
    "task aboutletter",
    "task taskdate",
    "task taskstatus",
    "task titlepart",
)
"""What the lists of one kind of thing are called."""
_SHOWN: Final = ("goal", "targetgroupfacet", "themefacet")
"""What is never folded: what an initiative wants, and for whom."""
_TEXT: Final = 60
"""From how many signs on a value is a text of its own, whose dates stay as its source writes them."""
_DATE: Final = re.compile(r"(?<![\w/.-])\d{4}-(?:0[1-9]|1[0-2])(?:-[0-3]\d)?(?![\w/-])")
_FRACTION: Final = re.compile(r"[01]\.\d{3,}")
NOTES: Final = frozenset({PREFIXES["skos"] + "note", *(NS + name for name in ("confidenceNote", "dateNote"))})
"""Remarks of the editors among themselves, written in English."""
RECORD: Final = frozenset(
    {
        *(
            NS + name
            for name in ("shortName", "abbreviation", "knowledge", "asOf", "firstDay", "lastDay", "level", "row")
        ),
        *(PREFIXES["rdfs"] + name for name in ("label", "isDefinedBy")),
        PREFIXES["dct"] + "title",
        *(PREFIXES["skos"] + name for name in ("prefLabel", "altLabel", "inScheme", "topConceptOf", "notation")),
    }
)
"""What is said about the entry, and not about the thing."""
_UNSAID: Final = NS + "partRole"
"""What only the model needs."""
_GLOSS: Final = NS + "gloss"
"""What a name means in English."""
_SUB: Final = BASE + "goal-level/sub"
"""What a goal is that stands under others."""
_COUNTED: Final = {NS + "solution": NS + "solutionsPerArea"}
"""Parts of which a source says how many there are in each focus area."""


class Line(NamedTuple):
    """One thing said: its text, where it leads, who says so, and more about it."""

    text: str
    address: str
    basis: str = ""
    mark: str = ""
    """`stated`, `judged` or `computed`; empty where that is not recorded."""
    cited: tuple[Cited, ...] = ()
    details: tuple[tuple[str, str, str], ...] = ()
    """Heading, text, and mark of each."""
    asides: tuple[str, ...] = ()
    """That it is proposed or over, not sure, or a goal under others."""


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
    number: str
    """How many lines, or how many of those that there are."""


class Writer:
    """Writes what a sheet says as blocks, with the sources as they are called on the page."""

    def __init__(self, store: Store, sheet: Sheet, cited: Mapping[str, Cited]) -> None:
        """Write in the language of the sheet."""
        self._store, self._sheet, self._cited = store, sheet, cited
        self._language = sheet.language
        self._labels = Labels(store, sheet.language)
        self._words = frame.words(sheet.language)
        self._marks = {self._labels[BASE + "basis/" + name]: mark for name, mark in MARKS.items()}
        self._notes = {WORDS["note"][sheet.language], *(headed(self._labels, each) for each in NOTES)}
        unsaid = (_UNSAID,) if sheet.language == "en" else (_UNSAID, _GLOSS)
        self._unsaid = {headed(self._labels, each) for each in unsaid}
        self.remarked = False
        """Whether a remark in English was left out of what was written."""

    def block(self, heading: str) -> Block:
        """Give what the sheet says under a heading."""
        name = self._sheet.properties.get(heading, heading)
        entries = self._by_level(self._sheet.facts[heading])
        lines = [self._line(entry) for entry in entries]
        if name in _COUNTED.values():
            lines = [each._replace(text=self._in_each(int(each.text))) for each in lines]
        lines, basis, mark = _on_one_basis(lines)
        bare = not any(line.details for line in lines) and (bool(entries[0].iri) or len(entries) == 1)
        place = re.split(r"[/#]", name)[-1].lower()
        few = len(lines) <= (4 * FEW if bare else FEW)
        heading = self._called(heading)
        many = self._words.get(f"many {place}", heading) if len(lines) > 1 else heading
        of_kind = f"{self._sheet.iri.removeprefix(BASE).partition('/')[0]} {place}"
        said = (
            self._words[of_kind] if of_kind in _OF_KIND else self._words[_CALLED[place]] if place in _CALLED else many
        )
        number = self._words["of_all"].format(len(lines), whole) if (whole := self._whole(name)) else str(len(lines))
        return Block(place, name, said, lines, basis, mark, bare, few or place in _SHOWN, number)

    def related(self, relations: Iterable[Related], cite: Mapping[str, Cited]) -> list[Block]:
        """Give what sources say of the thing and others."""
        lines = [
            Line(
                f"{each.said}: {self._labels[each.other]}",
                frame.address_of(each.other),
                self._labels[each.basis],
                self._marks.get(self._labels[each.basis], ""),
                cited=tuple(dict.fromkeys(cite[source] for source in each.sources)),
                asides=self._doubts([each.confidence]),
            )
            for each in relations
        ]
        heading = self._words["many relation" if len(lines) > 1 else "relation"]
        lines, basis, mark = _on_one_basis(lines)
        few, number = len(lines) <= FEW, str(len(lines))
        block = Block("relation", NS + "relation", heading, lines, basis, mark, bare=False, open=few, number=number)
        return [block] if lines else []

    def _in_each(self, number: int) -> str:
        """Say how many parts there are in all focus areas, and how many in each."""
        whole = number * len(self._store.objects(self._sheet.iri, NS + "focusArea"))
        return upper(self._words["per_area"].format(*(spelled(each, self._language) for each in (whole, number))))

    def _whole(self, name: str) -> int:
        """Give how many there are of some parts, where a source says how many each focus area has."""
        each = self._store.objects(self._sheet.iri, _COUNTED[name]) if name in _COUNTED else ()
        return int(each[0]) * len(self._store.objects(self._sheet.iri, NS + "focusArea")) if each else 0

    def _line(self, entry: Entry) -> Line:
        details = {heading: text for heading, text in entry.details.items() if heading not in self._unsaid}
        kept = {
            self._called(each): text
            for each, text in details.items()
            if not self._is_remark(each) and not entry.text.endswith(f": {text}")
        }
        self.remarked |= any(map(self._is_remark, details))
        text = self._labels[entry.text] if is_web_page(entry.text) else entry.text
        return Line(
            self._dated(entry.text if text == compact(entry.text) else text),
            frame.address_of(entry.iri or entry.text),
            entry.basis,
            self._marks.get(entry.basis, ""),
            tuple(cited for name, cited in self._cited.items() if name in entry.sources),
            tuple((heading, self._dated(text), self._mark(heading)) for heading, text in kept.items()),
            self._doubts(
                value
                for name in ("level", "status", "confidence")
                for value in self._store.objects(entry.iri, NS + name)
            )
            if entry.iri.startswith(f"{self._sheet.iri}/")
            else (),
        )

    def _called(self, heading: str) -> str:
        against = heading == headed(self._labels, NS + "contradicts")
        return self._words["contradicts"] if against else heading

    def _by_level(self, entries: list[Entry]) -> list[Entry]:
        """Put goals that stand under others last."""
        return sorted(entries, key=lambda each: bool(each.iri) and _SUB in self._store.objects(each.iri, NS + "level"))

    def _doubts(self, values: Iterable[str]) -> tuple[str, ...]:
        return tuple(filter(None, (self._words.get(f"doubt {local_name(each)}") for each in values if each)))

    def _is_remark(self, heading: str) -> bool:
        return self._language != "en" and heading in self._notes

    def _mark(self, heading: str) -> str:
        marks = {**self._marks, WORDS["computed"][self._language]: "computed"}
        return next((mark for basis, mark in marks.items() if heading.endswith(f"({basis.lower()})")), "")

    def _dated(self, text: str) -> str:
        text = unnumbered(text)
        if _FRACTION.fullmatch(text):
            return decimal(float(text), 2, self._language)
        if len(text) >= _TEXT:
            return text
        return _DATE.sub(lambda found: dated(found[0], self._language), spans(text, self._language))


def _on_one_basis(lines: list[Line]) -> tuple[list[Line], str, str]:
    """Give lines without the basis that all of them are said on, and that basis with its mark, if there is one."""
    if len({line.basis for line in lines}) != 1:
        return lines, "", ""
    return [line._replace(basis="") for line in lines], lines[0].basis, lines[0].mark
