"""The first page of the workbook: what it is, which sheets there are, and what each tells."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from lhl_graph.design.sender import sender
from lhl_graph.export.about import DESCRIPTION
from lhl_graph.export.workbook.looks import LINE, lines
from lhl_graph.export.workbook.people import PEOPLE, is_unseen
from lhl_graph.iris import REFORM
from lhl_graph.prose import listed

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from lhl_graph.export.about import About
    from lhl_graph.export.sheets import Sheet
    from lhl_graph.export.workbook.lead import Lead
    from lhl_graph.export.workbook.looks import Looks

TITLE: Final = {"nb": "Les meg", "nn": "Les meg", "en": "Read me"}
_RECORDED: Final[Mapping[str, str]] = {
    "nb": "Av reformens {all} løsninger er {n} registrert her; navnene på de andre står ikke i kildene vi har lest.",
    "nn": "Av dei {all} løysingane i reforma er {n} registrerte her; namna på dei andre står ikkje i kjeldene vi "
    "har lese.",
    "en": "Of the reform’s {all} solutions, {n} are recorded here; the names of the others are not in the sources we "
    "have read.",
}
_WIDTHS: Final = (34, 10, 96)
_WORDS: Final[Mapping[str, Mapping[str, str]]] = {
    "nb": {
        "sheet": "Ark",
        "rows": "Rader",
        "tells": "Hva arket sier",
        "model": "Slik modellen er bygd",
        "folded": "{} skjulte ark",
        "unseen": "Arkene som viser hvordan modellen er bygd, er skjult og blir ikke skrevet ut: høyreklikk en fane og "
        "velg Vis for å se dem.",
        "unprinted": "De lange listene ({}) blir heller ikke skrevet ut: fjern utskriftsområdet på arket for å skrive "
        "det ut.",
        "hidden": "Kolonner som få trenger, er skjult (IRI-er, andre språk, merknader); vis dem med + over "
        "kolonnebokstavene. Flere verdier i en celle er skilt med semikolon, i skjulte "
        "kolonner og ark med |.",
    },
    "nn": {
        "sheet": "Ark",
        "rows": "Rader",
        "tells": "Kva arket seier",
        "model": "Slik modellen er bygd",
        "folded": "{} gøymde ark",
        "unseen": "Arka som viser korleis modellen er bygd, er gøymde og blir ikkje skrivne ut: høgreklikk ei fane og "
        "vel Vis for å sjå dei.",
        "unprinted": "Dei lange listene ({}) blir heller ikkje skrivne ut: fjern utskriftsområdet på arket for å "
        "skrive det ut.",
        "hidden": "Kolonnar som få treng, er gøymde (IRI-ar, andre språk, merknader); vis dei med + over "
        "kolonnebokstavane. Fleire verdiar i ei celle er skilde med semikolon, i gøymde "
        "kolonnar og ark med |.",
    },
    "en": {
        "sheet": "Sheet",
        "rows": "Rows",
        "tells": "What the sheet tells",
        "model": "How the model is built",
        "folded": "{} hidden sheets",
        "unseen": "The sheets that show how the model is built are hidden and are not printed: right-click a tab and "
        "choose Unhide to see them.",
        "unprinted": "Nor are the long lists printed ({}): clear the print area of a sheet to print it.",
        "hidden": "Columns that few need are hidden (IRIs, other languages, notes); show them with + above the column "
        "letters. Several values in a cell are parted by semicolons, in "
        "hidden columns and sheets by |.",
    },
}


def cover(
    book: Any, sheets: Sequence[Sheet], names: Mapping[str, str], about: About, lead: Lead | None, looks: Looks
) -> Any:
    """Add the page; `names` are those of the sheets in the book."""
    words = _WORDS[about.language]
    page = book.add_worksheet(TITLE[about.language])
    for column, wide in enumerate(_WIDTHS):
        page.set_column(column, column, wide)
    page.write_string(0, 0, about.title, looks["title"])
    line = 1
    for text in _told(sheets, names, about):
        page.merge_range(line, 0, line, 2, text, looks["text"])
        page.set_row(line, LINE * lines(text, sum(_WIDTHS)))
        line += 1
    for column, word in enumerate(("sheet", "rows", "tells")):
        page.write_string(line, column, words[word], looks["head share" if word == "rows" else "head"])
    looked = [sheet for sheet in sheets if sheet.name in PEOPLE]
    listing = [(lead.title, len(lead.rows), lead.tells)] if lead else []
    listing += [(names[it.name], len(it.rows), _tells(it, sheets, about.language)) for it in looked]
    model = [(names[sheet.name], len(sheet.rows), "") for sheet in sheets if sheet.name not in PEOPLE]
    line += 1
    for name, rows, tells in listing if looked else [*listing, *model]:
        page.write_url(line, 0, f"internal:'{name}'!A1", looks["link"], name)
        page.write_number(line, 1, rows, looks["count"])
        page.write_string(line, 2, tells, looks["text"])
        page.set_row(line, LINE * lines(tells, _WIDTHS[2]))
        line += 1
    if looked and model:
        page.write_string(line, 0, words["model"], looks["whole"])
        page.write_number(line, 1, sum(rows for _, rows, _ in model), looks["count"])
        page.write_string(line, 2, words["folded"].format(len(model)), looks["text"])
    return page


def _tells(sheet: Sheet, sheets: Sequence[Sheet], language: str) -> str:
    """Tell what a sheet holds; of the solutions, how many of those of the reform are recorded."""
    told = PEOPLE[sheet.name].tells[language]
    if sheet.name != "solution":
        return told
    own, areas = (_of_reform(sheets, name, "is_part_of") for name in ("solution", "focus_area"))
    each = [int(row) for row in _of_reform(sheets, "initiative", "id", "solutions_per_area") if row]
    expected = sum(each) * len(areas)
    return f"{told} {_RECORDED[language].format(n=len(own), all=expected)}" if len(own) < expected else told


def _of_reform(sheets: Sequence[Sheet], name: str, whose: str, wanted: str = "id") -> list[str]:
    """Give a cell of each row of a sheet that is of the reform."""
    for sheet in (each for each in sheets if each.name == name):
        places = {column.name: number for number, column in enumerate(sheet.columns)}
        if {whose, wanted} <= places.keys():
            return ["".join(row[places[wanted]]) for row in sheet.rows if REFORM in row[places[whose]]]
    return []


def _told(sheets: Sequence[Sheet], names: Mapping[str, str], about: About) -> Iterator[str]:
    words = _WORDS[about.language]
    yield DESCRIPTION[about.language]
    yield sender(about.date, about.language).line
    yield words["hidden"]
    if any(is_unseen(sheet, sheets) for sheet in sheets):
        yield words["unseen"]
    long = [names[sheet.name] for sheet in sheets if sheet.name in PEOPLE and not PEOPLE[sheet.name].is_printed]
    if long:
        yield words["unprinted"].format(listed(long, about.language))
