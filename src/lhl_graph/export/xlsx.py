"""One workbook for people: a sheet a class, headings in the reader's language, links live, IRIs hidden but there.

Needs XlsxWriter (the extra ``export``), imported when called. It writes the same bytes for the same rows: its archive
has a fixed time of its own, and the document's date is the data's.
"""

from __future__ import annotations

import io
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, Final

from lhl_graph.errors import OutputError
from lhl_graph.export.about import DESCRIPTION, LICENCE, TITLE
from lhl_graph.export.cells import NUMBERS, joined
from lhl_graph.export.sheets import IRI
from lhl_graph.iris import PREFIXES

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lhl_graph.export.about import About
    from lhl_graph.export.sheets import Column, Sheet

MOST_TEXT: Final = 32_767
MOST_ROWS: Final = 1_048_575
MOST_LINK: Final = 2_079
"""Limits of a cell, a sheet and a link (Excel specifications and limits)."""

_HEIGHT: Final = 31
"""Two lines of text: rows of long lists would else fill the screen."""
_DATE: Final = PREFIXES["xsd"] + "date"
_LINK: Final = PREFIXES["xsd"] + "anyURI"
_OPTIONS: Final = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
_WORDS: Final[Mapping[str, Mapping[str, str]]] = {
    "nb": {
        "cover": "Les meg",
        "sheet": "Ark",
        "rows": "Rader",
        "data": "Versjon {version}, opplysninger til og med {date}. Lisens: {licence}",
        "hidden": "Kolonnene med IRI-er er skjult; vis dem med + over kolonnebokstavene. Flere verdier i en celle er "
        "skilt med |.",
    },
    "nn": {
        "cover": "Les meg",
        "sheet": "Ark",
        "rows": "Rader",
        "data": "Versjon {version}, opplysningar til og med {date}. Lisens: {licence}",
        "hidden": "Kolonnane med IRI-ar er gøymde; vis dei med + over kolonnebokstavane. Fleire verdiar i ei celle er "
        "skilde med |.",
    },
    "en": {
        "cover": "Read me",
        "sheet": "Sheet",
        "rows": "Rows",
        "data": "Version {version}, data up to {date}. Licence: {licence}",
        "hidden": "The columns with IRIs are hidden; show them with + above the column letters. Several values in a "
        "cell are parted by |.",
    },
}


def content(sheets: list[Sheet], about: About) -> bytes:
    """Give the workbook.

    Raises:
        ModuleNotFoundError: XlsxWriter is not installed.
        OutputError: a sheet or a cell is larger than the format allows.
    """
    import xlsxwriter

    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, dict(_OPTIONS))
    day = datetime.fromisoformat(about.date)
    book.set_properties({"title": TITLE[about.language], "comments": LICENCE, "created": day})
    looks = {
        "head": book.add_format({"bold": True, "bg_color": "#e8edf2", "text_wrap": True, "valign": "top"}),
        "text": book.add_format({"text_wrap": True, "valign": "top"}),
        "day": book.add_format({"num_format": "yyyy-mm-dd", "valign": "top", "align": "left"}),
        "link": book.add_format({"font_color": "#0b5394", "underline": 1, "valign": "top"}),
        "title": book.add_format({"bold": True, "font_size": 14}),
    }
    names = _names(sheets, about.language)
    _cover(book, sheets, names, about, looks)
    for sheet in sheets:
        _sheet(book.add_worksheet(names[sheet.name]), sheet, about.language, looks)
    book.close()
    return buffer.getvalue()


def _cover(book: Any, sheets: list[Sheet], names: Mapping[str, str], about: About, looks: Mapping[str, Any]) -> None:
    words = _WORDS[about.language]
    page = book.add_worksheet(words["cover"])
    page.set_column(0, 0, 34)
    page.write_string(0, 0, TITLE[about.language], looks["title"])
    page.write_string(1, 0, DESCRIPTION[about.language])
    page.write_string(2, 0, words["data"].format(version=about.version, date=about.date, licence=LICENCE))
    page.write_string(3, 0, words["hidden"])
    page.write_string(5, 0, words["sheet"], looks["head"])
    page.write_string(5, 1, words["rows"], looks["head"])
    for line, sheet in enumerate(sheets, 6):
        page.write_url(line, 0, f"internal:'{names[sheet.name]}'!A1", looks["link"], names[sheet.name])
        page.write_number(line, 1, len(sheet.rows))


def _sheet(page: Any, sheet: Sheet, language: str, looks: Mapping[str, Any]) -> None:
    if len(sheet.rows) > MOST_ROWS:
        raise OutputError(
            f"{len(sheet.rows):,} rows of {sheet.name} are more than a sheet holds; choose csv or parquet"
        )
    hidden = [column.datatype == IRI for column in sheet.columns]
    texts = joined(sheet)
    for number, column in enumerate(sheet.columns):
        page.write_string(0, number, _heading(column, language), looks["head"])
        longest = max((len(row[number]) for row in texts), default=0)
        options = {"level": 1, "hidden": True} if hidden[number] else {}
        page.set_column(number, number, max(10, min(longest, 60)), None, options)
    for line, row in enumerate(texts, 1):
        for number, (text, column) in enumerate(zip(row, sheet.columns, strict=True)):
            if text:
                _cell(page, (line, number), text, column, sheet.rows[line - 1][number], looks)
    page.set_default_row(_HEIGHT)
    page.freeze_panes(1, hidden.index(False) + 1 if not all(hidden) else 1)
    page.autofilter(0, 0, max(len(texts), 1), len(sheet.columns) - 1)


def _cell(
    page: Any, place: tuple[int, int], text: str, column: Column, values: tuple[str, ...], looks: Mapping[str, Any]
) -> None:
    if len(text) > MOST_TEXT:
        raise OutputError(f"a cell of {column.name} is longer than {MOST_TEXT:,} characters; choose csv or parquet")
    link = next((value for value in values if value.startswith(("http://", "https://"))), "")
    if column.datatype in NUMBERS and not column.many:
        page.write_number(*place, float(text))
    elif column.datatype == _DATE and not column.many:
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
        label = "".join(" " if letter in "[]:*?/\\'" else letter for letter in sheet.headings[language])[:31].strip()
        name = (label[:1].upper() + label[1:]) or sheet.name
        if name.lower() in taken:
            name = f"{name[:22]} ({sheet.name})"[:31]
        taken.add(name.lower())
        found[sheet.name] = name
    return found
