"""The page of a question for people: its form, its answer as a table with links, and where to get it as a file."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import urlencode, urlsplit

import pyoxigraph as ox

from lhl_graph import alphabet
from lhl_graph.analysis.period import read_span
from lhl_graph.analysis.significance import VALIDATED
from lhl_graph.findings import standing
from lhl_graph.graph.labels import Labels, pick
from lhl_graph.graph.store import plain
from lhl_graph.graph.suggest import nearest
from lhl_graph.iris import is_web_page
from lhl_graph.prose import dates, listed
from lhl_graph.questions.columns import NAMED, columns, thing
from lhl_graph.questions.lead import lead
from lhl_graph.server import catalogue
from lhl_graph.server.pages import frame, lines
from lhl_graph.table.cell import YES
from lhl_graph.table.excel import written
from lhl_graph.table.numerals import decimal

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from lhl_graph.graph.store import Store
    from lhl_graph.questions.library import Question
    from lhl_graph.server.pages.lines import Cell, Row

FILES: Final = (("excel", "Excel"), ("csv", "CSV"), ("json", "JSON"), ("tsv", "TSV"))

_CHANCE: Final = "q"
_DOUBT, _SAID, _OVER = "kanskje", "per", "gikk_ut"
"""Columns of how seldom chance gives as much, whether it is in doubt that something is in force, when that was last
said, and the day on which it ran out."""

_SOURCE, _AGAINST, _TITLE = "kilde", "motsagt_av", "tittel"
"""Columns of the address of a source, of one that says otherwise, and of the title of a source."""

_SHARE: Final = "bidrag"
"""Column of what something adds to a likeness; empty where it does not count."""
_LEAST: Final = 0.01
"""What is nearer to 0 has no figure among two decimals."""

_TITLES: Final = "SELECT ?address ?title { ?source lhl:url ?address ; dct:title ?title }"

_ROLE: Final = "rolle_navn"
"""Column of what somebody is to an initiative."""


def answer(
    store: Store,
    question: Question,
    found: Sequence[Sequence[Any]],
    given: Mapping[str, str],
    values: Mapping[str, str],
    language: str,
    day: str,
) -> str:
    """Give the page: what the answer comes to, the form, and the rows with links.

    `found` may hold one row more than are shown, which says that there are more; `values` are what was asked with.
    """
    labels, is_cut = Labels(store, language), len(found) > frame.MOST_ROWS
    titles = _titles(store) if _SOURCE in question.columns and _TITLE not in question.columns else {}
    alike = _alike(question, found[: frame.MOST_ROWS])
    rows = [lines.merged([_cells(question, each, language, labels, titles) for each in group]) for group in alike]
    headings = lines.headed([heading for _, heading in _seen(question, language)], rows, language)
    shown = [lines.dated(row, headings, language) for row in _together(question, rows, language)]
    words = frame.words(language)
    counted = words["cut"] if is_cut else words["rows"].split("|")[len(shown) > 1]
    return _page(
        store,
        question,
        given,
        language,
        day,
        lead="" if is_cut else " ".join(lead(question, (map(plain, each) for each in found), values, labels)),
        headings=headings,
        rows=shown,
        counted=counted.format(len(shown)),
        note=question.note.get(language, ""),
        chance=words["chance_told"].format(decimal(VALIDATED, 2, language))
        if _CHANCE in dict(_seen(question, language))
        else "",
    )


def fault(store: Store, question: Question, given: Mapping[str, str], language: str, day: str, why: str) -> str:
    """Give the page of a question that has no answer, and say why."""
    return _page(store, question, given, language, day, why)


def _page(
    store: Store,
    question: Question,
    given: Mapping[str, str],
    language: str,
    day: str,
    why: str = "",
    **answered: Any,
) -> str:
    """Give the page with its form, and what was answered, or `why` nothing was."""
    known = [each.name for each in question.parameters]
    values = {name: text for name, text in given.items() if text and name in known}
    offered = [(name, text, f"/ask/{question.name}?{urlencode({**values, 'format': name})}") for name, text in FILES]
    names = _names(store, question, language)
    fields = []
    for each in question.parameters:
        called, said = names.get(each.name, {}), given.get(each.name, "")
        choices = sorted(called.values(), key=alphabet.key)
        by_hand = _by_hand(each.default, language) if each.type == "date" else each.default
        default = called.get(each.default, by_hand)
        fields.append(
            (each.name, question.said(each.label, language), called.get(said, said) or default, default, choices)
        )
    fields = [each for each in fields if each[0] != "lang"]
    dated = {each.name for each in question.parameters if each.type == "date"}
    chosen = [
        _chosen(label, _day(said, language) if name in dated else said)
        for name, label, said, *_ in ([] if why else fields)
    ]
    close = [
        (values[name], alike, f"/ask/{question.name}?{urlencode({**values, name: alike})}")
        for name, called in names.items()
        if why and name in values and values[name] not in called
        if (alike := nearest(values[name], called.values()))
    ]
    return frame.render(
        "answer",
        language,
        question.said(question.title, language),
        day,
        about=question.said(question.description, language),
        asked=question.name,
        chosen=chosen,
        fields=fields,
        files=offered,
        fault=frame.words(language)["missing"].format(close[0][0]) if close else why,
        close=[each[1:] for each in close],
        editor="/#" + urlencode({"question": question.name, **values}),
        **{"lead": "", "rows": [], **answered},
    )


def _names(store: Store, question: Question, language: str) -> dict[str, dict[str, str]]:
    """Give what each parameter that names a thing may be: id and name."""
    return {
        each.name: {one["id"]: pick(one["label"], language) or one["id"] for one in catalogue.allowed(store, each)}
        for each in question.parameters
    }


def ids(question: Question, values: Mapping[str, str]) -> dict[str, str]:
    """Give the ids of the things that parameters were found to mean, whatever they were called."""
    things = [each for each in question.parameters if each.kind() and each.name in values]
    return {each.name: values[each.name][1:-1].removeprefix(each.segment()) for each in things}


def _seen(question: Question, language: str) -> list[tuple[str, str]]:
    """Give the columns of the page: how sure it is that something is in force is one with when that was last said."""
    shown, words = columns(question, language), frame.words(language)
    merged = {name for name, _ in shown} >= {_DOUBT, _SAID}
    said = {_CHANCE: words["can_be_chance"], **({_DOUBT: words["standing"]} if merged else {})}
    return [(name, said.get(name, heading)) for name, heading in shown if not (merged and name in (_SAID, _OVER))]


def _alike(question: Question, found: Iterable[Sequence[Any]]) -> list[list[Sequence[Any]]]:
    """Put the rows together that differ in their sources alone, unless it is sources that are asked for."""
    beside = () if _TITLE in question.columns else (_SOURCE, _AGAINST)
    places = [place for place, name in enumerate(question.columns) if name not in beside]
    groups: defaultdict[tuple[str, ...], list[Sequence[Any]]] = defaultdict(list)
    for row in found:
        groups[tuple(str(row[place]) for place in places)].append(row)
    return list(groups.values())


def _together(question: Question, rows: Iterable[Row], language: str) -> list[Row]:
    """Make one row of those that differ in the role alone: who owns what they are responsible for stands once."""
    seen = [name for name, _ in _seen(question, language)]
    if _ROLE not in seen:
        return list(rows)
    place = seen.index(_ROLE)
    found: dict[str, tuple[Row, list[str]]] = {}
    for row in rows:
        rest = [*row[:place], *row[place + 1 :]]
        found.setdefault(str(rest), (rest, []))[1].append(row[place][0][0])
    return [[*rest[:place], [(listed(said, language), "")], *rest[place:]] for rest, said in found.values()]


def _chosen(label: str, said: str) -> tuple[str, str]:
    """Give what was chosen with its label; a label with a place for it holds it: "Confirmed in the last 3 years"."""
    return (label.replace("…", said), "") if "…" in label else (label, said)


def _by_hand(day: str, language: str) -> str:
    """Write a day as people type it."""
    year, _, rest = day.partition("-")
    return day if language == "en" or "-" not in rest else f"{int(rest[3:])}.{int(rest[:2])}.{year}"


def _day(said: str, language: str) -> str:
    """Write out a day, however it was typed; a month or a year as it was."""
    span = read_span(said)
    return dates(span.first, language) if span.first == span.last else said


def _titles(store: Store) -> dict[str, str]:
    """Give the address of each source with its title, the shortest where parts of it are sources too."""
    found: dict[str, str] = {}
    for address, title in store.rows(_TITLES):
        found[address] = min(found.get(address, title), title, key=lambda each: (len(each), each))
    return found


def _cells(
    question: Question, found: Sequence[Any], language: str, labels: Labels, titles: Mapping[str, str]
) -> list[Cell]:
    """Give what people see of one row of an answer: names that lead to what they name, numbers with few decimals."""
    row = dict(zip(question.columns, found, strict=False))
    shown = []
    for name, _ in _seen(question, language):
        text, address = _plainly(name, row, language) or cell(row.get(name), labels, language)
        if name in (_SOURCE, _AGAINST) and address in titles:
            text = f"{titles[address]} ({urlsplit(address).netloc.removeprefix('www.')})"
        of, leads = cell(row.get(thing(name)), labels, language)
        called = name.endswith(NAMED) and leads and str(of) != getattr(row[thing(name)], "value", "")
        shown.append((of if called else text, address or leads))
    return shown


def _plainly(name: str, row: Mapping[str, Any], language: str) -> Cell | None:
    """Say in words what a number or a yes stands for: whether chance seldom gives as much, how sure a standing is."""
    value = plain(row.get(name))
    if name == _CHANCE and isinstance(value, float):
        return frame.words(language)["hardly" if value <= VALIDATED else "may_be"], ""
    if name == _SHARE and value is None:
        return frame.words(language)["not_counted"], ""
    if name == _DOUBT and row.get(_OVER) is not None:
        return frame.words(language)["over"].format(dates(str(plain(row[_OVER])), language)), ""
    if name == _DOUBT and _SAID in row:
        as_of = plain(row[_SAID])
        return dates(standing.said(None if as_of is None else str(as_of), language, is_sure=not value), language), ""
    return None


def cell(value: Any, labels: Labels, language: str) -> Cell:
    """Give what a value of an answer says, a thing by its name, and where it leads."""
    if isinstance(value, ox.NamedNode):
        return labels[value.value], frame.address_of(value.value)
    said = plain(value)
    if isinstance(said, bool):
        return YES[language] if said else "", ""
    if isinstance(said, float):
        return f"< {decimal(_LEAST, 2, language)}" if 0 < said < _LEAST else decimal(said, 2, language), ""
    text = "" if said is None else str(said)
    if is_web_page(text):
        return text.partition("//")[2].removeprefix("www.").rstrip("/"), text
    return text, ""


def spreadsheet(question: Question, found: Iterable[Sequence[Any]], language: str, labels: Labels) -> bytes:
    """Give an answer as a file that a Norwegian Excel opens: the same columns as the page, numbers in full."""
    seen = columns(question, language)
    rows = []
    for each in found:
        row = dict(zip(question.columns, each, strict=False))
        values = [row.get(name) for name, _ in seen]
        rows.append([labels[it.value] if isinstance(it, ox.NamedNode) else plain(it) for it in values])
    return written([heading for _, heading in seen], rows, language).encode()
