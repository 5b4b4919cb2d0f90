"""One workbook for people: a sheet a class, headings in the reader's language, links live, IRIs hidden but there.

Needs XlsxWriter (the extra ``export``), imported when called. It writes the same bytes for the same rows: its archive
has a fixed time of its own, and the document's date is the data's.
"""

from __future__ import annotations

import io
import re
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, Final

from lhl_graph.design.sender import LICENCE, sender
from lhl_graph.errors import OutputError
from lhl_graph.export.about import DESCRIPTION
from lhl_graph.export.cells import NUMBERS, joined
from lhl_graph.export.people import PEOPLE, arranged, with_days, with_standing
from lhl_graph.export.sheets import IRI
from lhl_graph.iris import PREFIXES

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence, Set

    from lhl_graph.export.about import About
    from lhl_graph.export.lead import Lead
    from lhl_graph.export.sheets import Cell, Column, Sheet

PAIR: Final = 2
MOST_TEXT: Final = 32_767
MOST_ROWS: Final = 1_048_575
MOST_LINK: Final = 2_079
"""Limits of a cell, a sheet and a link (Excel specifications and limits)."""

_HEIGHT: Final = 31
"""Two lines of text: rows of long lists would else fill the screen."""
_DAYS: Final = (PREFIXES["xsd"] + "date", PREFIXES["dct"] + "W3CDTF")
_DAY: Final = re.compile(r"\d{4}-\d\d-\d\d")
_LINE: Final = 15
_MOST_LINES: Final = 8
"""Height of a line, in points, and how many a row of what people look up has room for."""
_WIDEST: Final = 60
_WIDE: Final = 32
"""Letters in a column, at the most: of the model, and of what people look up."""
_SHARE: Final = '[=0]0;[<0.005]"<0{}01";0.00'
"""Two decimals, and never 0 for what is not nothing."""
_A4: Final = 9
_LINK: Final = PREFIXES["xsd"] + "anyURI"
_OPTIONS: Final = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
_WORDS: Final[Mapping[str, Mapping[str, str]]] = {
    "nb": {
        "cover": "Les meg",
        "sheet": "Ark",
        "rows": "Rader",
        "tells": "Hva arket sier",
        "model": "Slik modellen er bygd",
        "page": "Side &P av &N",
        "unseen": "Arkene som viser hvordan modellen er bygd, er skjult og blir ikke skrevet ut: høyreklikk en fane og "
        "velg Vis for å se dem.",
        "hidden": "Kolonner som få trenger, er skjult (IRI-er, andre språk, merknader); vis dem med + over "
        "kolonnebokstavene. Flere verdier i en celle er skilt med |.",
    },
    "nn": {
        "cover": "Les meg",
        "sheet": "Ark",
        "rows": "Rader",
        "tells": "Kva arket seier",
        "model": "Slik modellen er bygd",
        "page": "Side &P av &N",
        "unseen": "Arka som viser korleis modellen er bygd, er gøymde og blir ikkje skrivne ut: høgreklikk ei fane og "
        "vel Vis for å sjå dei.",
        "hidden": "Kolonnar som få treng, er gøymde (IRI-ar, andre språk, merknader); vis dei med + over "
        "kolonnebokstavane. Fleire verdiar i ei celle er skilde med |.",
    },
    "en": {
        "cover": "Read me",
        "sheet": "Sheet",
        "rows": "Rows",
        "tells": "What the sheet tells",
        "model": "How the model is built",
        "page": "Page &P of &N",
        "unseen": "The sheets that show how the model is built are hidden and are not printed: right-click a tab and "
        "choose Unhide to see them.",
        "hidden": "Columns that few need are hidden (IRIs, other languages, notes); show them with + above the column "
        "letters. Several values in a cell are parted by |.",
    },
}


def content(sheets: list[Sheet], about: About, lead: Lead | None = None, perhaps: Set[str] = frozenset()) -> bytes:
    """Give the workbook: a cover, the lead where there is one, what people look up, and the model.

    `perhaps` are the initiatives that are so in force on the day of the data.

    Raises:
        ModuleNotFoundError: XlsxWriter is not installed.
        OutputError: a sheet or a cell is larger than the format allows.
    """
    import xlsxwriter

    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, dict(_OPTIONS))
    day = datetime.fromisoformat(about.date)
    book.set_properties({"title": about.title, "comments": LICENCE, "created": day})
    looks = {
        "head": book.add_format({"bold": True, "bg_color": "#e8edf2", "text_wrap": True, "valign": "top"}),
        "text": book.add_format({"text_wrap": True, "valign": "top"}),
        "day": book.add_format({"num_format": "yyyy-mm-dd", "valign": "top", "align": "left"}),
        "link": book.add_format({"font_color": "#0b5394", "underline": 1, "valign": "top", "text_wrap": True}),
        "title": book.add_format({"bold": True, "font_size": 14}),
        "whole": book.add_format({"valign": "top"}),
        "ticked": book.add_format({"valign": "top", "align": "center"}),
        "share": book.add_format(
            {"num_format": _SHARE.format("." if about.language == "en" else ","), "valign": "top"}
        ),
    }
    sheets = sorted(with_standing(with_days(sheets), perhaps, about.language), key=_place)
    names = _names(sheets, about.language)
    cover = _cover(book, sheets, names, (about, lead), looks)
    _print(cover, about)
    cover.fit_to_pages(1, 1)
    if lead is not None:
        page = book.add_worksheet(lead.title)
        _lead(page, lead, looks)
        _print(page, about)
    for sheet in sheets:
        page = book.add_worksheet(names[sheet.name])
        _sheet(page, sheet, about.language, looks)
        _print(page, about)
        if _is_unseen(sheet, sheets):
            page.hide()
    book.close()
    return buffer.getvalue()


def _place(sheet: Sheet) -> int:
    return list(PEOPLE).index(sheet.name) if sheet.name in PEOPLE else len(PEOPLE)


def _is_unseen(sheet: Sheet, sheets: Sequence[Sheet]) -> bool:
    """Whether a sheet only shows how the model is built, beside others that people look up."""
    return sheet.name not in PEOPLE and any(each.name in PEOPLE for each in sheets)


def _print(page: Any, about: About) -> None:
    """Print on A4 across, as wide as the paper, the heading on each page, and who says so below."""
    page.set_landscape()
    page.set_paper(_A4)
    page.fit_to_pages(1, 0)
    page.repeat_rows(0)
    page.set_margins(left=0.4, right=0.4)
    page.set_footer(f"&L&A&Clhl-graph {about.version}, {about.date}&R{_WORDS[about.language]['page']}")


def _lead(page: Any, lead: Lead, looks: Mapping[str, Any]) -> None:
    for number, heading in enumerate(lead.headings):
        page.write_string(0, number, heading, looks["head"])
        texts = [str(row[number]) for row in lead.rows if not isinstance(row[number], float)]
        page.set_column(number, number, max(10, min(max(map(len, texts), default=0), _WIDEST)))
    for line, row in enumerate(lead.rows, 1):
        page.set_row(line, _LINE * max(_lines(str(value), _WIDEST) for value in row))
        for number, value in enumerate(row):
            if isinstance(value, float):
                page.write_number(line, number, value, looks["share"])
            elif value:
                page.write_string(line, number, str(value), looks["ticked" if number == lead.ticked else "text"])
    page.freeze_panes(1, 1)
    page.autofilter(0, 0, max(len(lead.rows), 1), len(lead.headings) - 1)


def _cover(
    book: Any,
    sheets: list[Sheet],
    names: Mapping[str, str],
    said: tuple[About, Lead | None],
    looks: Mapping[str, Any],
) -> Any:
    about, lead = said
    words = _WORDS[about.language]
    page = book.add_worksheet(words["cover"])
    for column, width in enumerate((34, 10, 96)):
        page.set_column(column, column, width)
    page.write_string(0, 0, about.title, looks["title"])
    looked = [sheet for sheet in sheets if sheet.name in PEOPLE]
    told = [DESCRIPTION[about.language], sender(about.date, about.language).line, words["hidden"]]
    if any(_is_unseen(sheet, sheets) for sheet in sheets):
        told.append(words["unseen"])
    for line, text in enumerate(told, 1):
        page.merge_range(line, 0, line, 2, text, looks["text"])
        page.set_row(line, _LINE * _lines(text, 120))
    for column, word in enumerate(("sheet", "rows", "tells")):
        page.write_string(5, column, words[word], looks["head"])
    listed = [(lead.title, len(lead.rows), lead.tells)] if lead else []
    listed += [(names[it.name], len(it.rows), PEOPLE[it.name].tells[about.language]) for it in looked]
    model = [(names[sheet.name], len(sheet.rows), "") for sheet in sheets if sheet.name not in PEOPLE]
    line = 6
    for heading, some in (("", listed), (words["model"], model)):
        if heading and some:
            page.write_string(line, 0, heading, looks["head"])
            line += 1
        for name, rows, tells in some:
            if heading and looked:
                page.write_string(line, 0, name, looks["whole"])
            else:
                page.write_url(line, 0, f"internal:'{name}'!A1", looks["link"], name)
            page.write_number(line, 1, rows, looks["whole"])
            page.write_string(line, 2, tells, looks["text"])
            page.set_row(line, _LINE * _lines(tells, 96))
            line += 1
    return page


def _lines(text: str, width: float) -> int:
    return min(_MOST_LINES, max(1, -int(-len(text) // width)))


def _sheet(page: Any, sheet: Sheet, language: str, looks: Mapping[str, Any]) -> None:
    if len(sheet.rows) > MOST_ROWS:
        raise OutputError(
            f"{len(sheet.rows):,} rows of {sheet.name} are more than a sheet holds; choose csv or parquet"
        )
    sheet, seen = arranged(sheet, language)
    texts = joined(sheet)
    columns, texts, values = _paired(sheet, texts)
    hidden = [column.datatype == IRI or bool(seen and number > seen) for number, column in enumerate(columns)]
    widths = []
    for number, column in enumerate(columns):
        page.write_string(0, number, _heading(column, language), looks["head"])
        longest = max((len(row[number]) for row in texts), default=0)
        options = {"level": 1, "hidden": True} if hidden[number] else {}
        widths.append(max(10, min(longest, _WIDE if seen else _WIDEST)))
        page.set_column(number, number, widths[-1], None, options)
    for line, row in enumerate(texts, 1):
        for number, (text, column) in enumerate(zip(row, columns, strict=True)):
            if text:
                _cell(page, (line, number), text, column, values[line - 1][number], looks)
        if seen:
            page.set_row(line, _LINE * max(_lines(row[number], widths[number]) for number in range(1, seen + 1)))
    if not seen:
        page.set_default_row(_HEIGHT)
    page.set_row(0, _HEIGHT)
    page.freeze_panes(1, hidden.index(False) + 1 if not all(hidden) else 1)
    page.autofilter(0, 0, max(len(texts), 1), len(columns) - 1)


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


def _cell(
    page: Any, place: tuple[int, int], text: str, column: Column, values: tuple[str, ...], looks: Mapping[str, Any]
) -> None:
    if len(text) > MOST_TEXT:
        raise OutputError(f"a cell of {column.name} is longer than {MOST_TEXT:,} characters; choose csv or parquet")
    link = next((value for value in values if value.startswith(("http://", "https://"))), "")
    if column.datatype in NUMBERS and not column.many:
        whole = column.datatype == PREFIXES["xsd"] + "integer"
        page.write_number(*place, float(text), None if whole else looks["share"])
    elif column.datatype in _DAYS and not column.many and _DAY.fullmatch(text):
        page.write_datetime(*place, date.fromisoformat(text), looks["day"])
    elif column.datatype == _LINK and link and len(link) <= MOST_LINK:
        page.write_url(*place, link, looks["link"], text)
    else:
        page.write_string(*place, text, looks["text"])


def _heading(column: Column, language: str) -> str:
    text = column.headings[language]
    text = text[:1].upper() + text[1:]
    return f"{text} (IRI)" if column.datatype == IRI and column.name != "id" else text


def _names(sheets: list[Sheet], language: str) -> dict[str, str]:
    """Name the sheets: at most 31 characters, each once, and none of those that mean something in a formula."""
    found: dict[str, str] = {}
    taken = {_WORDS[language]["cover"].lower()}
    for sheet in sheets:
        said = PEOPLE[sheet.name].title[language] if sheet.name in PEOPLE else sheet.headings[language]
        label = "".join(" " if letter in "[]:*?/\\'" else letter for letter in said)[:31].strip()
        name = (label[:1].upper() + label[1:]) or sheet.name
        if name.lower() in taken:
            name = f"{name[:22]} ({sheet.name})"[:31]
        taken.add(name.lower())
        found[sheet.name] = name
    return found
