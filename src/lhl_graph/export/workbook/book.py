"""One workbook for people: a sheet a class, headings in the reader's language, links live, IRIs hidden but there.

Needs XlsxWriter (the extra ``export``), imported when called. It writes the same bytes for the same rows: its archive
has a fixed time of its own, and the document's date is the data's.
"""

from __future__ import annotations

import io
import re
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, Final

from lhl_graph.design.sender import LICENCE
from lhl_graph.errors import OutputError
from lhl_graph.export.cells import NUMBERS, joined
from lhl_graph.export.sheets import IRI, noted
from lhl_graph.export.workbook import cover
from lhl_graph.export.workbook.looks import fitted, head, height, looks, printed, unprinted, width
from lhl_graph.export.workbook.people import PEOPLE, arranged, is_unseen, with_days, with_groups, with_standing
from lhl_graph.iris import PREFIXES

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lhl_graph.export.about import About
    from lhl_graph.export.sheets import Cell, Column, Sheet
    from lhl_graph.export.workbook.lead import Lead
    from lhl_graph.export.workbook.looks import Looks

PAIR: Final = 2
MOST_TEXT: Final = 32_767
MOST_ROWS: Final = 1_048_575
MOST_LINK: Final = 2_079
"""Limits of a cell, a sheet and a link (Excel specifications and limits)."""

_HEIGHT: Final = 31
"""Two lines of text: rows of long lists would else fill the screen."""
_DAYS: Final = (PREFIXES["xsd"] + "date", PREFIXES["dct"] + "W3CDTF")
_DAY: Final = re.compile(r"\d{4}-\d\d-\d\d")
_WIDEST: Final = 75
_WIDE: Final = 32
"""Letters in a column, at the most; of what people look up, where no text is long."""
_LONG: Final = 8
"""So many lines make a text long: its column is as wide as can be."""
_ADDRESS: Final = 120
"""Letters in a column of addresses, at the most: they do not break."""
_FOLDED: Final = {"level": 1, "hidden": True}
"""A column that few need."""
_LINK: Final = PREFIXES["xsd"] + "anyURI"
_OPTIONS: Final = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}


def content(
    sheets: list[Sheet],
    about: About,
    lead: Lead | None = None,
    standing: Mapping[str, str] | None = None,
    groups: Mapping[str, str] | None = None,
) -> bytes:
    """Give the workbook: a cover, the lead where there is one, what people look up, and the model.

    `standing` says of each initiative how it stands on the day of the data, `groups` what each group is called.

    Raises:
        ModuleNotFoundError: XlsxWriter is not installed.
        OutputError: a sheet or a cell is larger than the format allows.
    """
    import xlsxwriter

    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, dict(_OPTIONS))
    day = datetime.fromisoformat(about.date)
    book.set_properties({"title": about.title, "comments": LICENCE, "created": day})
    look = looks(book)
    sheets = sorted(with_groups(with_standing(with_days(sheets), standing or {}), groups or {}), key=_place)
    names = _names(sheets, about.language)
    first = cover.cover(book, sheets, names, about, lead, look)
    printed(first, about)
    first.fit_to_pages(1, 1)
    if lead is not None:
        page = book.add_worksheet(lead.title)
        _lead(page, lead, look)
        printed(page, about)
        page.print_area(0, 0, len(lead.rows), lead.printed - 1)
    for sheet in sheets:
        page = book.add_worksheet(names[sheet.name])
        columns = _sheet(page, sheet, about.language, look)
        printed(page, about)
        if is_unseen(sheet, sheets):
            page.hide()
        elif sheet.name in PEOPLE and not PEOPLE[sheet.name].is_printed:
            unprinted(page, columns)
        else:
            _without_links(page, *arranged(sheet, about.language))
    book.close()
    return buffer.getvalue()


def _place(sheet: Sheet) -> int:
    return list(PEOPLE).index(sheet.name) if sheet.name in PEOPLE else len(PEOPLE)


def _lead(page: Any, lead: Lead, looks: Looks) -> None:
    kinds = [_kind(lead, number) for number in range(len(lead.headings))]
    texts = [["" if kind == "share" else str(value or "") for value, kind in zip(row, kinds, strict=True)]
             for row in lead.rows]  # fmt: skip
    longest = [max(map(len, column), default=0) for column in zip(*texts, strict=True)] or [0] * len(kinds)
    most = [_ADDRESS if kind == "link" else _WIDEST for kind in kinds]
    widths = [width(*each) for each in zip(lead.headings, longest, most, strict=True)]
    seen = [number != lead.linked for number in range(len(kinds))]
    columns = [[row[number] for row in texts] for number in range(len(kinds))]
    widths = fitted(widths, lead.headings, columns, [number < lead.printed for number in range(len(kinds))])
    for number, wide in enumerate(widths):
        page.set_column(number, number, wide, None, {} if seen[number] else _FOLDED)
    head(page, lead.headings, widths, kinds, seen, looks)
    for line, row in enumerate(lead.rows, 1):
        page.set_row(line, height(texts[line - 1], widths))
        for number, (value, kind) in enumerate(zip(row, kinds, strict=True)):
            if kind == "share" and value is not None:
                page.write_number(line, number, value, looks[kind])
            elif kind == "link":
                page.write_url(line, number, value, looks[kind], value)
            elif value:
                page.write_string(line, number, value, looks[kind])
    page.freeze_panes(1, 1)
    page.autofilter(0, 0, max(len(lead.rows), 1), len(lead.headings) - 1)


def _kind(lead: Lead, number: int) -> str:
    if any(isinstance(row[number], float) for row in lead.rows):
        return "share"
    return {lead.ticked: "ticked", lead.linked: "link"}.get(number, "text")


def _sheet(page: Any, sheet: Sheet, language: str, looks: Looks) -> int:
    """Write the rows of a sheet, and give how many columns they take."""
    if len(sheet.rows) > MOST_ROWS:
        raise OutputError(
            f"{len(sheet.rows):,} rows of {sheet.name} are more than a sheet holds; choose csv or parquet"
        )
    sheet, seen = arranged(sheet, language)
    texts = _told(sheet, seen)
    columns, texts, values = _paired(sheet, texts)
    hidden = [column.datatype == IRI or bool(seen and number > seen) for number, column in enumerate(columns)]
    headings = [_heading(column, language) for column in columns]
    widths = []
    for number, heading in enumerate(headings):
        longest = max((len(row[number]) for row in texts), default=0)
        widths.append(width(heading, longest, _WIDE if seen and longest <= _LONG * _WIDE else _WIDEST))
    if seen:
        told = [[row[number] for row in texts] for number in range(len(columns))]
        widths = fitted(widths, headings, told, [not each for each in hidden])
    for number, wide in enumerate(widths):
        page.set_column(number, number, wide, None, _FOLDED if hidden[number] else {})
    kinds = ["share" if _is_number(column) else "text" for column in columns]
    head(page, headings, widths, kinds, [not each for each in hidden], looks)
    for line, row in enumerate(texts, 1):
        for number, (text, column) in enumerate(zip(row, columns, strict=True)):
            if text:
                _cell(page, (line, number), text, column, values[line - 1][number], looks)
        if seen:
            page.set_row(line, height(row[1 : seen + 1], widths[1 : seen + 1]))
    if not seen:
        page.set_default_row(_HEIGHT)
    page.freeze_panes(1, hidden.index(False) + 1 if not all(hidden) else 1)
    page.autofilter(0, 0, max(len(texts), 1), len(columns) - 1)
    return len(columns)


def _without_links(page: Any, sheet: Sheet, seen: int) -> None:
    """Keep the address of a source, last in view, off paper, where it would be cut; its title stands before it."""
    if seen and sheet.columns[seen].name == "source_url":
        page.print_area(0, 0, len(sheet.rows), seen - 1)


def _told(sheet: Sheet, seen: int) -> list[list[str]]:
    """Give one text a cell; names that people see are listed as in prose, while facts can be parted again."""
    return [
        [
            "; ".join(cell) if column.beside and 1 <= number <= seen else text
            for number, (column, cell, text) in enumerate(zip(sheet.columns, row, texts, strict=True))
        ]
        for row, texts in zip(sheet.rows, joined(sheet), strict=True)
    ]


def _is_number(column: Column) -> bool:
    return column.datatype in NUMBERS and not column.many


def _paired(sheet: Sheet, texts: list[list[str]]) -> tuple[list[Column], list[list[str]], list[list[Cell]]]:
    """Give the names of two things that each row has, such as the ends of an overlap, a column each."""
    pairs = [
        bool(column.beside and sheet.rows) and all(len(row[number]) == PAIR for row in sheet.rows)
        for number, column in enumerate(sheet.columns)
    ]
    columns: list[Column] = []
    for column, is_pair in zip(sheet.columns, pairs, strict=True):
        headings = [{tongue: f"{said} {n}" for tongue, said in column.headings.items()} for n in (1, 2)]
        columns += [column._replace(headings=each, many=False) for each in headings] if is_pair else [column]
    wide, values = [], []
    for row, cells in zip(texts, sheet.rows, strict=True):
        split = [[*cell] if is_pair else [text] for text, cell, is_pair in zip(row, cells, pairs, strict=True)]
        wide.append([text for some in split for text in some])
        alone = [[(each,) for each in cell] if is_pair else [cell] for cell, is_pair in zip(cells, pairs, strict=True)]
        values.append([cell for some in alone for cell in some])
    return columns, wide, values


def _cell(page: Any, place: tuple[int, int], text: str, column: Column, values: tuple[str, ...], looks: Looks) -> None:
    if len(text) > MOST_TEXT:
        raise OutputError(f"a cell of {column.name} is longer than {MOST_TEXT:,} characters; choose csv or parquet")
    link = next((value for value in values if value.startswith(("http://", "https://"))), "")
    if _is_number(column):
        whole = column.datatype == PREFIXES["xsd"] + "integer"
        page.write_number(*place, float(text), looks["count" if whole else "share"])
    elif column.datatype in _DAYS and not column.many and _DAY.fullmatch(text):
        page.write_datetime(*place, date.fromisoformat(text), looks["day"])
    elif column.datatype == _LINK and link and len(link) <= MOST_LINK:
        page.write_url(*place, link, looks["link"], text)
    else:
        page.write_string(*place, text, looks["text"])


def _heading(column: Column, language: str) -> str:
    text = column.headings[language]
    text = text[:1].upper() + text[1:]
    return noted(text, "IRI") if column.datatype == IRI and column.name != "id" else text


def _names(sheets: list[Sheet], language: str) -> dict[str, str]:
    """Name the sheets: at most 31 characters, each once, and none of those that mean something in a formula."""
    found: dict[str, str] = {}
    taken = {cover.TITLE[language].lower()}
    for sheet in sheets:
        said = PEOPLE[sheet.name].title[language] if sheet.name in PEOPLE else sheet.headings[language]
        label = "".join(" " if letter in "[]:*?/\\'" else letter for letter in said)[:31].strip()
        name = (label[:1].upper() + label[1:]) or sheet.name
        if name.lower() in taken:
            name = f"{name[:22]} ({sheet.name})"[:31]
        taken.add(name.lower())
        found[sheet.name] = name
    return found
