"""The answer of a question as people see it: names that lead to what they name, and what numbers stand for in words."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any, Final, NamedTuple
from urllib.parse import urlsplit

import pyoxigraph as ox

from lhl_graph.analysis.period import WITHIN
from lhl_graph.analysis.significance import VALIDATED
from lhl_graph.answers import lines
from lhl_graph.findings import status
from lhl_graph.findings.status import Statuses
from lhl_graph.graph.store import plain
from lhl_graph.iris import brief_page, compact, is_web_page
from lhl_graph.questions.columns import NAMED, columns, thing
from lhl_graph.questions.lead import FEW, lead
from lhl_graph.questions.sentence import Found, named, sentence
from lhl_graph.table.cell import YES
from lhl_graph.table.numerals import decimal

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from lhl_graph.answers.lines import Cell, Group
    from lhl_graph.graph.labels import Labels
    from lhl_graph.graph.store import Store
    from lhl_graph.questions.library import Question

    Address = Callable[[str], str]
    """Gives where an IRI or a web address leads on the pages that show the answer; empty when nowhere."""

CHANCE: Final = {
    "nb": {"can_be_chance": "Kan likheten være tilfeldig?", "hardly": "neppe", "may_be": "kan være det"},
    "nn": {"can_be_chance": "Kan likskapen vere tilfeldig?", "hardly": "neppe", "may_be": "kan vere det"},
    "en": {"can_be_chance": "Can the likeness be chance?", "hardly": "unlikely", "may_be": "could be"},
}
"""How it is asked and answered whether a likeness may be chance."""
_WORDS: Final = {
    "nb": {
        "chance_of": "Hva betyr «{}»",
        "chance": "Neppe: Tilfeldigheter gir sjelden så stor likhet. Kan være det: Også satsinger som ikke har noe med "
        "hverandre å gjøre, kan likne så mye. Målet for dette heter q{files}; neppe betyr at q er {most} eller lavere.",
        "in_files": " og står i filene",
        "not_counted": "teller ikke med",
        "status": "Status",
        "more": "Vis de {} neste",
        "show": "Vis",
    },
    "nn": {
        "chance_of": "Kva tyder «{}»",
        "chance": "Neppe: Tilfeldigheiter gjev sjeldan så stor likskap. Kan vere det: Også satsingar som ikkje har "
        "noko med kvarandre å gjere, kan likne så mykje. Målet for dette heiter q{files}; neppe tyder at q er {most} "
        "eller lågare.",
        "in_files": " og står i filene",
        "not_counted": "tel ikkje med",
        "status": "Status",
        "more": "Vis dei {} neste",
        "show": "Vis",
    },
    "en": {
        "chance_of": "What does “{}” mean?",
        "chance": "Unlikely: chance seldom gives so great a likeness. Could be: initiatives with nothing to do with "
        "each other may be as alike. The measure of this is called q{files}; unlikely means that q is {most} or lower.",
        "in_files": " and stands in the files",
        "not_counted": "not counted",
        "status": "Status",
        "more": "Show the next {}",
        "show": "Show",
    },
}

FIRST: Final = 20
"""So many rows of a long answer stand open."""
_LONG: Final = 1.25
"""An answer is long if it has so many times as many rows."""

_Q: Final = "q"
_DOUBT, _SAID, _OVER = "kanskje", "per", "gikk_ut"
"""Columns of how seldom chance gives as much, whether it is in doubt that something is in force, when that was last
said, and the day on which it ran out."""

_DAY, _WITHIN = "dato", "innen"
"""Parameters of that day, and of how many years old a source may be that confirms it."""

_SOURCE, _AGAINST, _TITLE = "kilde", "motsagt_av", "tittel"
"""Columns of the address of a source, of one that says otherwise, and of the title of a source."""

NOTE, _NOTED_IN = "merknad", "en"
"""Column of the editors' notes, and the language that they are written in."""

_SHARE: Final = "bidrag"
"""Column of what something adds to a likeness; empty where it does not count."""
_LEAST: Final = 0.01
"""What is nearer to 0 has no figure among two decimals."""

_TITLES: Final = "SELECT ?address ?title { ?source lhl:url ?address ; dct:title ?title }"

_ROLE: Final = "rolle_navn"
"""Column of what somebody is to an initiative."""


class Asked(NamedTuple):
    """What people see of an answer."""

    lead: list[str]
    """Sentences that say what all of it comes to."""
    headings: list[tuple[str, str]]
    """Each heading, and the kind of what stands under it where all is of one: `number`, `day` or `foreign`."""
    groups: list[Group]
    rest: list[Group]
    """What stands folded below the first rows of a long answer."""
    more: str
    """What it is folded under."""
    show: str
    """What a note in another language is folded under."""
    number: int
    """How many rows there are, shown or not."""
    note: str
    """What the graph does not know of this."""
    chance: tuple[str, str]
    """The question what the column about chance means, and what it means; empty where there is no such column."""


def asked(
    store: Store,
    question: Question,
    found: Sequence[Sequence[Any]],
    values: Mapping[str, str],
    labels: Labels,
    address_of: Address,
    *,
    files: bool = False,
    is_cut: bool = False,
    most: int | None = None,
    first: int | None = None,
) -> Asked:
    """Give what people see of what a question found, and no more than `most` rows of it.

    `values` are what it was asked with; `files` says that the number of chance can be had in files beside the answer,
    `is_cut` that it found more than is given here. Of a long answer the rows after the `first` are folded.
    """
    language = labels.language
    day, within = values.get(_DAY), int(values.get(_WITHIN, WITHIN))
    is_dated = {lines.STANDING, _DOUBT} & {*question.columns}
    statuses = Statuses(store, language, day, within) if is_dated else None
    titles = _titles(store) if _SOURCE in question.columns and _TITLE not in question.columns else {}
    seen = _seen(question, language)
    given = {name: ox.NamedNode(value[1:-1]) for name, value in values.items() if value.startswith("<")}
    reader = _Reader(question.columns, [name for name, _ in seen], given, labels, titles, address_of, statuses)
    rows = [lines.merged(list(map(reader.cells, group))) for group in _alike(question, found)]
    told = [place for place in range(len(seen)) if any(text for row in rows for text, _ in row[place]) or not rows]
    rows, seen = [[row[place] for place in told] for row in rows], [seen[place] for place in told]
    headings = lines.headed([heading for _, heading in seen], rows, ("", _WORDS[language]["not_counted"]))
    if language != _NOTED_IN:
        headings = [
            (heading, "foreign" if name == NOTE else kind)
            for (name, _), (heading, kind) in zip(seen, headings, strict=True)
        ]
    names = [name for name, _ in seen]
    together = lines.together(rows, names.index(_ROLE), language) if _ROLE in names else rows
    shown = [lines.dated(row, headings, language) for row in together]
    headings, groups = lines.grouped(headings, shown[:most])
    groups, rest = lines.parted(groups, first) if first and len(shown) > first * _LONG else (groups, [])
    told_first = sentence(question, reader.counted(question.counts, found, len(shown), is_cut=is_cut), values, labels)
    standing = [] if is_cut else lead(question, (map(plain, each) for each in found), values, labels)
    return Asked(
        [each for each in (told_first, *standing) if each],
        headings,
        groups,
        rest,
        _WORDS[language]["more"].format(sum(len(each.rows) for each in rest)),
        _WORDS[language]["show"],
        len(shown),
        question.note.get(language, ""),
        _chance(language, files=files) if _Q in dict(seen) else ("", ""),
    )


def _chance(language: str, *, files: bool) -> tuple[str, str]:
    words = _WORDS[language]
    told = words["chance"].format(files=words["in_files"] if files else "", most=decimal(VALIDATED, 2, language))
    return words["chance_of"].format(CHANCE[language]["can_be_chance"]), told


def _seen(question: Question, language: str) -> list[tuple[str, str]]:
    """Give the columns of the page: how something stands, or how sure that is, is one with when it was last said."""
    shown, words = columns(question, language), _WORDS[language]
    merged = any({name for name, _ in shown} >= {each, _SAID} for each in (_DOUBT, lines.STANDING))
    said = {
        _Q: CHANCE[language]["can_be_chance"],
        **dict.fromkeys((_DOUBT, lines.STANDING) if merged else (), words["status"]),
    }
    return [(name, said.get(name, heading)) for name, heading in shown if not (merged and name in (_SAID, _OVER))]


def _alike(question: Question, found: Iterable[Sequence[Any]]) -> list[list[Sequence[Any]]]:
    """Put the rows together that differ in their sources and notes alone, unless it is sources that are asked for."""
    beside = () if _TITLE in question.columns else (_SOURCE, _AGAINST, NOTE)
    places = [place for place, name in enumerate(question.columns) if name not in beside]
    groups: defaultdict[tuple[str, ...], list[Sequence[Any]]] = defaultdict(list)
    for row in found:
        groups[tuple(str(row[place]) for place in places)].append(row)
    return list(groups.values())


def _titles(store: Store) -> dict[str, str]:
    """Give the address of each source with its title, the shortest where parts of it are sources too."""
    found: dict[str, str] = {}
    for address, title in store.rows(_TITLES):
        found[address] = min(found.get(address, title), title, key=lambda each: (len(each), each))
    return found


class _Reader(NamedTuple):
    """Reads the rows that a question found."""

    columns: Sequence[str]
    seen: Sequence[str]
    """Those of the columns that people see."""
    given: Mapping[str, ox.NamedNode]
    labels: Labels
    titles: Mapping[str, str]
    address_of: Address
    statuses: Statuses | None

    def cells(self, found: Sequence[Any]) -> list[Cell]:
        """Give what people see of one row: names that lead to what they name, numbers with few decimals."""
        row = {**self.given, **dict(zip(self.columns, found, strict=False))}
        return [self._cell_of(name, row) for name in self.seen]

    def counted(self, column: str, found: Sequence[Sequence[Any]], rows: int, *, is_cut: bool) -> Found:
        """Give how many things a column has, or how many rows there are, what the first row says, and a few names."""
        if not (found and column):
            return Found(rows, self._said(found[0]) if found else {}, (), is_cut)
        place = self.columns.index(column)
        firsts = {str(row[place]): row for row in reversed(found) if row[place] is not None}
        few = [firsts[each] for each in dict.fromkeys(str(row[place]) for row in found) if each in firsts][: FEW + 1]
        name = next((each for each in self.seen if thing(each) == column), column)
        names = [self._said(each).get(name, "") for each in few]
        return Found(len(firsts), self._said(found[0]), names, is_cut)

    def _said(self, found: Sequence[Any]) -> dict[str, str]:
        row = dict(zip(self.columns, found, strict=False))
        iris = [getattr(row.get(thing(each)), "value", "") for each in self.seen]
        return {
            each: named(iri, lines.written(text, "", self.labels.language))
            for each, iri, (text, _) in zip(self.seen, iris, self.cells(found), strict=True)
        }

    def _cell_of(self, name: str, row: Mapping[str, Any]) -> Cell:
        text, address = _plainly(name, row, self.labels.language) or self._plain(row.get(name))
        if name in (_SOURCE, _AGAINST) and address:
            host = urlsplit(address).netloc.removeprefix("www.")
            text = f"{self.titles[address]} ({host})" if address in self.titles else host
        if name == _TITLE:
            address = self._plain(row.get(_SOURCE))[1]
        whose = next((row[each] for each in lines.WHOSE if each in row), None)
        if self.statuses and whose and (name == lines.STANDING or (name == _DOUBT and plain(row[name]))):
            text = self.statuses[whose.value] or text
        of, leads = self._plain(row.get(thing(name)))
        is_named = isinstance(it := row.get(thing(name)), ox.NamedNode) and of != compact(it.value)
        return of if name.endswith(NAMED) and (is_named or not text) else text, address or leads

    def _plain(self, value: Any) -> Cell:
        return _cell(value, self.labels, self.address_of)


def _plainly(name: str, row: Mapping[str, Any], language: str) -> Cell | None:
    """Say in words what a number or a yes stands for: whether chance seldom gives as much, how sure a standing is."""
    value = plain(row.get(name))
    if name == _Q and isinstance(value, float):
        return CHANCE[language]["hardly" if value <= VALIDATED else "may_be"], ""
    if name == _SHARE and value is None:
        return _WORDS[language]["not_counted"], ""
    if name == _DOUBT and _SAID in row:
        as_of, over = (None if (said := plain(row.get(each))) is None else str(said) for each in (_SAID, _OVER))
        form = "ran out" if over else "perhaps" if value else "active"
        return status.worded(form, as_of, language, last=over), ""
    return None


def _cell(value: Any, labels: Labels, address_of: Address) -> Cell:
    """Give what a value of an answer says, a thing by its name, and where it leads."""
    if isinstance(value, ox.NamedNode):
        return labels[value.value], address_of(value.value)
    said = plain(value)
    if isinstance(said, bool):
        return YES[labels.language] if said else "", ""
    if isinstance(said, float):
        least = decimal(_LEAST, 2, labels.language)
        return f"< {least}" if 0 < said < _LEAST else decimal(said, 2, labels.language), ""
    text = "" if said is None else str(said)
    if is_web_page(text):
        return brief_page(text), text
    return text, ""
