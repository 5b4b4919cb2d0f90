"""What people see of a row: names that lead to what they name, sources by who speaks, and words for numbers."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import urlsplit

import pyoxigraph as ox

from lhl_graph.analysis.relation import linked_through
from lhl_graph.analysis.significance import VALIDATED
from lhl_graph.answers.asked import lines
from lhl_graph.design.thing import words as thing_words
from lhl_graph.findings import cited, doubt, facts, status
from lhl_graph.findings.write import overlap_iri
from lhl_graph.graph.store import plain
from lhl_graph.iris import brief_page, compact, is_web_page
from lhl_graph.prose import NOUNS, counted, listed, number, small, spelled
from lhl_graph.questions.columns import NAMED, thing
from lhl_graph.questions.lead import FEW
from lhl_graph.questions.sentence import Found, named
from lhl_graph.table.cell import NO, YES
from lhl_graph.table.numerals import decimal

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from lhl_graph.analysis.similarity import Pair
    from lhl_graph.answers.asked.lines import Cell, Row
    from lhl_graph.findings.status import Statuses
    from lhl_graph.graph.labels import Labels
    from lhl_graph.graph.store import Store

    Address = Callable[[str], str]
    """Gives where an IRI or a web address leads on the pages that show the answer; empty when nowhere."""

CHANCE: Final = {
    "nb": {"can_be_chance": "Kan likheten være tilfeldig?", "hardly": "neppe", "may_be": "kan være det"},
    "nn": {"can_be_chance": "Kan likskapen vere tilfeldig?", "hardly": "neppe", "may_be": "kan vere det"},
    "en": {"can_be_chance": "Can the likeness be chance?", "hardly": "unlikely", "may_be": "could be"},
}
"""How it is asked and answered whether a likeness may be chance."""
NOT_COUNTED: Final = {"nb": "teller ikke med", "nn": "tel ikkje med", "en": "not counted"}
"""What is said of a share that adds nothing to a likeness."""

Q: Final = "q"
DOUBT, SAID, OVER = "kanskje", "per", "gikk_ut"
"""Columns of how seldom chance gives as much, whether it is in doubt that something is in force, when that was last
said, and the day on which it ran out."""

SOURCE, AGAINST, TITLE = "kilde", "motsagt_av", "tittel"
"""Columns of the address of a source, of one that says otherwise, and of the title of a source."""

LINKED, _LIKENESS = "koblet", "overlapp"
_ONE, _OTHER = ("en", "satsing"), "annen"
"""Columns of whether a source links two, of how alike they are, and of the two: the one of the row or the one asked
about, and the other."""

_LEVELS: Final = ("niva_navn", "slag_navn")
"""Columns of the level of a goal, and of what a part of an initiative is, by which they are counted."""
_SHARE: Final = "bidrag"
"""Column of what something adds to a likeness; empty where it does not count."""
_LEAST: Final = 0.01
"""What is nearer to 0 has no figure among two decimals."""


class Reader:
    """Reads the rows that a question found."""

    def __init__(
        self,
        store: Store,
        columns: Sequence[str],
        seen: Sequence[str],
        given: Mapping[str, ox.NamedNode],
        labels: Labels,
        address_of: Address,
        statuses: Statuses | None,
    ) -> None:
        """Read rows of `columns`, of which people see those named `seen`; `given` are things that were asked about."""
        self._columns, self._seen, self._given = columns, seen, given
        self._labels, self._address_of, self._statuses = labels, address_of, statuses
        cites = SOURCE in columns and TITLE not in columns
        self._sources = cited.by_address(store, labels.language) if cites else {}
        self._unsure = doubt.unsure_links(store) if LINKED in columns else frozenset()
        self._through = linked_through(facts.relations(store)) if LINKED in columns else {}

    def row(self, group: Iterable[Sequence[Any]]) -> Row:
        """Give one row of several that differ in their sources: the most official first, of those alike the newest."""
        merged = lines.merged(map(self.cells, group))
        return [
            self._cited(cells) if name in (SOURCE, AGAINST) else cells
            for name, cells in zip(self._seen, merged, strict=True)
        ]

    def _cited(self, cells: Iterable[Cell]) -> list[Cell]:
        newest = sorted(cells, key=lambda each: self._dated(each[1]), reverse=True)
        ranked = sorted(newest, key=lambda each: self._sources[each[1]].rank if each[1] in self._sources else 0)
        said = [text for text, _ in ranked]
        titles = [self._sources[address].title if address in self._sources else text for text, address in ranked]
        return [(text, address) for text, (_, address) in zip(cited.told_apart(said, titles), ranked, strict=True)]

    def _dated(self, address: str) -> str:
        return self._sources[address].date if address in self._sources else ""

    def cells(self, found: Sequence[Any]) -> list[Cell]:
        """Give what people see of one row: names that lead to what they name, numbers with few decimals."""
        row = {**self._given, **dict(zip(self._columns, found, strict=False))}
        return [self._cell_of(name, row) for name in self._seen]

    def state(self, found: Sequence[Any]) -> str:
        """Give how the initiative of a row stands: one of `STATES`."""
        whose = dict(zip(self._columns, found, strict=False)).get("satsing")
        return self._statuses.state(whose.value) if self._statuses and whose else ""

    def counted(self, column: str, found: Sequence[Sequence[Any]], rows: int, *, is_cut: bool) -> Found:
        """Give how many things a column has, or how many rows there are, what the first row says, and a few names."""
        if not (found and column):
            said = self._said(found[0]) if found else {}
            return Found(rows, said, (), is_cut=is_cut, tally=lambda name: self._tally(name, found))
        place = self._columns.index(column)
        firsts = {str(row[place]): row for row in reversed(found) if row[place] is not None}
        few = [firsts[each] for each in dict.fromkeys(str(row[place]) for row in found) if each in firsts][: FEW + 1]
        name = next((each for each in self._seen if thing(each) == column), column)
        names = [self._said(each).get(name, "") for each in few]
        each_once = [*firsts.values()][::-1]

        def tally(name: str) -> str:
            return self._tally(name, each_once)

        return Found(len(firsts), self._said(found[0]), names, self._levels(each_once), is_cut, tally)

    def _tally(self, column: str, rows: Iterable[Sequence[Any]]) -> str:
        """Say how many there are of each value of a column, most first."""
        place = self._columns.index(column)
        number = Counter(small(str(plain(row[place]) or "")) for row in rows)
        return listed([f"{value}\u00a0({n})" for value, n in number.most_common() if value], self._labels.language)

    def _levels(self, rows: Iterable[Sequence[Any]]) -> str:
        """Say how many there are of each level or kind, the first one first."""
        column = next((each for each in _LEVELS if each in self._columns), None)
        if column is None:
            return ""
        place = self._columns.index(column)
        number = Counter(str(plain(row[place]) or "") for row in rows)
        return listed([self._many(n, small(level)) for level, n in number.items() if level], self._labels.language)

    def _many(self, number: int, what: str) -> str:
        language = self._labels.language
        known = next((noun for noun, forms in NOUNS.items() if forms[language][1] == what), None)
        ending = "s" if language == "en" and number > 1 else ""
        return counted(number, known, language) if known else f"{spelled(number, language)} {what}{ending}"

    def _said(self, found: Sequence[Any]) -> dict[str, str]:
        row = dict(zip(self._columns, found, strict=False))
        iris = [getattr(row.get(thing(each)), "value", "") for each in self._seen]
        return {name: _counted(plain(value), self._labels.language) for name, value in row.items()} | {
            each: named(iri, lines.written(text, "", self._labels.language))
            for each, iri, (text, _) in zip(self._seen, iris, self.cells(found), strict=True)
        }

    def _cell_of(self, name: str, row: Mapping[str, Any]) -> Cell:
        text, address = _plainly(name, row, self._labels.language) or self._plain(row.get(name))
        if name in (SOURCE, AGAINST) and address in self._sources:
            text = self._sources[address].said
        elif name in (SOURCE, AGAINST) and address:
            text = urlsplit(address).netloc.removeprefix("www.")
        if name == _LIKENESS:
            address = self._address_of(overlap_iri(_pair(row)))
        if name == LINKED:
            text = self._linked(row)
        if name == TITLE:
            address = self._plain(row.get(SOURCE))[1]
        whose = next((row[each] for each in lines.WHOSE if each in row), None)
        if self._statuses and whose and name in (DOUBT, *lines.STANDINGS):
            text = self._statuses[whose.value] or text
        of, leads = self._plain(row.get(thing(name)))
        is_named = isinstance(it := row.get(thing(name)), ox.NamedNode) and of != compact(it.value)
        return of if name.endswith(NAMED) and (is_named or not text) else text, address or leads

    def _linked(self, row: Mapping[str, Any]) -> str:
        """Say whether a source links two, or by way of what they are linked, as one that took over from both."""
        language = self._labels.language
        if plain(row.get(LINKED)):
            one, other = _pair(row)
            is_unsure = (one, doubt.LINKED, other) in self._unsure
            return doubt.marked(YES[language], language) if is_unsure else YES[language]
        thirds = [self._labels[each] for each in self._through.get(_pair(row), ())]
        return thing_words(language)["through"].format(listed(thirds, language)) if thirds else NO[language]

    def _plain(self, value: Any) -> Cell:
        return _cell(value, self._labels, self._address_of)


def _pair(row: Mapping[str, Any]) -> Pair:
    """Give the two that a row is about, in order."""
    one, other = next(row[each].value for each in _ONE if each in row), row[_OTHER].value
    return min(one, other), max(one, other)


def _plainly(name: str, row: Mapping[str, Any], language: str) -> Cell | None:
    """Say in words what a number or a yes stands for: whether chance seldom gives as much, how sure a standing is."""
    value = plain(row.get(name))
    if name == Q and isinstance(value, float):
        return CHANCE[language]["hardly" if value <= VALIDATED else "may_be"], ""
    if name == _SHARE and value is None:
        return NOT_COUNTED[language], ""
    if name == DOUBT and SAID in row:
        as_of, over = (None if (said := plain(row.get(each))) is None else str(said) for each in (SAID, OVER))
        form = "ran out" if over else "perhaps" if value else "active"
        return status.worded(form, as_of, language, last=over), ""
    return None


def _counted(value: Any, language: str) -> str:
    """Give what a sentence may say of a column that people do not see."""
    return number(value, language) if type(value) is int else "" if value is None else str(value)


def _cell(value: Any, labels: Labels, address_of: Address) -> Cell:
    """Give what a value of an answer says, a thing by its name, and where it leads."""
    if isinstance(value, ox.NamedNode):
        return labels[value.value], address_of(value.value)
    said = plain(value)
    if isinstance(said, bool):
        return (YES if said else NO)[labels.language], ""
    if isinstance(said, float):
        least = decimal(_LEAST, 2, labels.language)
        return f"< {least}" if 0 < said < _LEAST else decimal(said, 2, labels.language), ""
    text = "" if said is None else str(said)
    if is_web_page(text):
        return brief_page(text), text
    return text, ""
