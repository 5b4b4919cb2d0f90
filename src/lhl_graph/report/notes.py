"""Sources as numbered notes: each page once, in the order in which the text cites them."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final

from lhl_graph.findings.speakers import says_when
from lhl_graph.graph.labels import Labels
from lhl_graph.iris import NS, PREFIXES, is_web_page
from lhl_graph.report.blocks import Block, Grid, Items, Note, Paragraph, paragraphs

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from lhl_graph.graph.store import Store
    from lhl_graph.report.voice import Voice

SOURCES: Final = "SELECT ?thing ?source { ?thing dct:source ?source }"

MOST: Final = 3
"""How many sources are cited in one place at the most: the dated before the undated, the newest first."""


class Notes:
    """Knows which sources stand behind a thing, and which number each has in this document."""

    def __init__(self, store: Store, voice: Voice) -> None:
        """Read what rests on what, at once."""
        self._store = store
        self._voice = voice
        self._labels = Labels(store, voice.language)
        self._of: dict[str, list[str]] = defaultdict(list)
        for thing, source in sorted(store.rows(SOURCES)):
            self._of[thing].append(source)
        self._known: dict[str, Note] = {}
        self._numbers: dict[tuple[str, str], Note] = {}

    def cite(self, *things: str, most: int = MOST) -> tuple[int, ...]:
        """Give the numbers of the best sources of each thing, `most` at the most, ascending; none where it has none."""
        return tuple(sorted({number for thing in things for number in self._best(thing)[:most]}))

    def in_order(self, blocks: Iterable[Block]) -> tuple[tuple[Block, ...], tuple[Note, ...]]:
        """Number the sources anew as a reader meets them; give the blocks with these numbers, and what they cite."""
        said = list(blocks)
        met = dict.fromkeys(number for block in said for each in paragraphs(block) for number in each.notes)
        numbers = {number: place for place, number in enumerate(met, 1)}
        cited = [
            note._replace(number=numbers[note.number], date=self._when(note))
            for note in self._numbers.values()
            if note.number in numbers
        ]
        return tuple(_renumbered(block, numbers) for block in said), tuple(sorted(cited))

    def _when(self, note: Note) -> str:
        if note.date or says_when(note.title):
            return self._voice.dates(note.date)
        return self._voice.word("undated")

    def _best(self, thing: str) -> list[int]:
        found = sorted((self._read(source) for source in self._of[thing]), key=lambda note: note.date, reverse=True)
        return [self._numbered(note).number for note in found]

    def _numbered(self, note: Note) -> Note:
        return self._numbers.setdefault((note.url, note.title), note._replace(number=len(self._numbers) + 1))

    def _read(self, source: str) -> Note:
        if source not in self._known:
            said = {name: value.text for name, value in self._store.facts(source)}
            actor = said.get(PREFIXES["dct"] + "publisher")
            publisher = self._labels[actor] if actor else said.get(NS + "publisherName", "")
            title, date = said.get(PREFIXES["dct"] + "title", ""), said.get(PREFIXES["dct"] + "date", "")
            url = said.get(NS + "url", "")
            self._known[source] = Note(0, title, publisher, date, url if is_web_page(url) else "")
        return self._known[source]


def _renumbered(block: Block, numbers: Mapping[int, int]) -> Block:
    def anew(said: Paragraph) -> Paragraph:
        return said._replace(notes=tuple(sorted(numbers[number] for number in said.notes)))

    match block:
        case Paragraph():
            return anew(block)
        case Items(points):
            return Items(tuple(anew(point) for point in points))
        case Grid():
            return block._replace(rows=tuple(tuple(anew(cell) for cell in row) for row in block.rows))
    return block
