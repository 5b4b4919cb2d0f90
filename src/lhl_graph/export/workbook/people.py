"""What people look up in the workbook: which sheets, what each is called and tells, and which columns stand in view."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from lhl_graph.iris import BASE, REFORM

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from lhl_graph.export.sheets import Cell, Sheet


class Looked(NamedTuple):
    """A sheet that people look things up in; title and sentence by language."""

    title: Mapping[str, str]
    tells: Mapping[str, str]
    columns: tuple[str, ...]
    """Names of columns in view, in order; texts stand for those in Bokmål and in the reader's language."""
    is_printed: bool = True
    """Whether it goes to paper with the rest; a long list that is only looked things up in does not."""


_SOURCES: Final = ("source_title", "source_url")
_TAGS: Final = ("theme_label", "target_group_label")
_DAYS: Final = ("first_day", "last_day")
_GROUP: Final = {"nb": "navn på kartet", "nn": "namn på kartet", "en": "name on the map"}

PEOPLE: Final[Mapping[str, Looked]] = {
    "initiative": Looked(
        {"nb": "Satsinger", "nn": "Satsingar", "en": "Initiatives"},
        {
            "nb": "Type, periode, status, hvem som eier og er ansvarlig, og hva kilder sier at de henger sammen med.",
            "nn": "Type, periode, status, kven som eig og er ansvarleg, og kva kjelder seier at dei heng saman med.",
            "en": "Kind, period, status, who owns and is responsible, and what sources say they are connected with.",
        },
        (
            *("label", "kind_label", *_DAYS, "status_label", "owner_label", "responsible_label"),
            *("linked_to_label", "knowledge_label"),
        ),
    ),
    "goal": Looked(
        {"nb": "Mål", "nn": "Mål", "en": "Goals"},
        {
            "nb": "Hva satsingene vil, med temaer og målgrupper; grunnlaget sier hvem som har merket dem.",
            "nn": "Kva satsingane vil, med tema og målgrupper; grunnlaget seier kven som har merkt dei.",
            "en": "What the initiatives want, with themes and target groups; the basis says who tagged them.",
        },
        ("is_part_of_label", "description", "level_label", *_TAGS, "tag_basis_label", *_SOURCES),
        is_printed=False,
    ),
    "measure": Looked(
        {"nb": "Tiltak", "nn": "Tiltak", "en": "Measures"},
        {
            "nb": "Hva satsingene gjør, og med hvilke virkemidler.",
            "nn": "Kva satsingane gjer, og med kva verkemiddel.",
            "en": "What the initiatives do, and by which instruments.",
        },
        ("is_part_of_label", "label", "description", "instrument_label", "status_label", *_TAGS, *_SOURCES),
    ),
    "solution": Looked(
        {"nb": "Løsninger", "nn": "Løysingar", "en": "Solutions"},
        {
            "nb": "Løsningene som satsingene foreslår, og hva de likner på i andre satsinger.",
            "nn": "Løysingane som satsingane foreslår, og kva dei liknar på i andre satsingar.",
            "en": "The solutions that the initiatives propose, and what is like them in other initiatives.",
        },
        ("is_part_of_label", "label", "in_focus_area_label", *_TAGS, "carried_on_by_label", *_SOURCES),
    ),
    "challenge": Looked(
        {"nb": "Utfordringer", "nn": "Utfordringar", "en": "Challenges"},
        {
            "nb": "Utfordringene som satsingene vil møte.",
            "nn": "Utfordringane som satsingane vil møte.",
            "en": "The challenges that the initiatives want to meet.",
        },
        ("is_part_of_label", "description", "in_focus_area_label", *_SOURCES),
    ),
    "theme_facet": Looked(
        {"nb": "Temaer", "nn": "Tema", "en": "Themes"},
        {
            "nb": "Hvilke temaer hver satsing som helhet handler om.",
            "nn": "Kva tema kvar satsing som heilskap handlar om.",
            "en": "Which themes each initiative as a whole is about.",
        },
        ("is_part_of_label", "theme_label", "basis_label", *_SOURCES),
        is_printed=False,
    ),
    "target_group_facet": Looked(
        {"nb": "Målgrupper", "nn": "Målgrupper", "en": "Target groups"},
        {
            "nb": "Hvem hver satsing som helhet er for.",
            "nn": "Kven kvar satsing som heilskap er for.",
            "en": "Whom each initiative as a whole is for.",
        },
        ("is_part_of_label", "target_group_label", "basis_label", *_SOURCES),
        is_printed=False,
    ),
    "actor": Looked(
        {"nb": "Aktører", "nn": "Aktørar", "en": "Actors"},
        {
            "nb": "Departementer, etater, kommuner, organisasjoner og andre som satsingene nevner.",
            "nn": "Departement, etatar, kommunar, organisasjonar og andre som satsingane nemner.",
            "en": "Ministries, agencies, municipalities, organisations and others that the initiatives name.",
        },
        ("label", "abbreviation", "actor_type_label", "parent_label", "description", "website", *_SOURCES),
    ),
    "task": Looked(
        {"nb": "Oppdrag", "nn": "Oppdrag", "en": "Tasks"},
        {
            "nb": "Oppdragene i reformen: i hvilket brev de er gitt, til hvem, og hvordan det går.",
            "nn": "Oppdraga i reforma: i kva brev dei er gjevne, til kven, og korleis det går.",
            "en": "The assignments of the reform: in which letter they were given, to whom, and how it goes.",
        },
        (
            "label",
            "letter_label",
            "names_actor_label",
            "about_initiative_label",
            *_TAGS,
            "task_status_label",
            *_SOURCES,
        ),
    ),
    "source": Looked(
        {"nb": "Kilder", "nn": "Kjelder", "en": "Sources"},
        {
            "nb": "Alt som er lest, med utgiver, dato og lenke.",
            "nn": "Alt som er lese, med utgjevar, dato og lenkje.",
            "en": "All that was read, with publisher, date and link.",
        },
        ("is_part_of_label", "title", "publisher_label", "publisher_name", "date", "form_label", "url"),
        is_printed=False,
    ),
}
"""By name of the sheet; all other sheets are how the model is built."""


_LAST: Final = BASE + "knowledge/named-only"


def arranged(sheet: Sheet, language: str) -> tuple[Sheet, int]:
    """Put the columns in view behind the id, and give how many they are; none for a sheet of the model."""
    if sheet.name not in PEOPLE:
        return sheet, 0
    places = {column.name: number for number, column in enumerate(sheet.columns)}
    names = [each for name in PEOPLE[sheet.name].columns for each in (name, f"{name}_nb", f"{name}_{language}")]
    seen = [places[name] for name in dict.fromkeys(names) if name in places]
    order = [0, *seen, *(number for number in range(1, len(sheet.columns)) if number not in seen)]
    columns = [sheet.columns[number] for number in order]
    return sheet._replace(columns=columns, rows=[[row[number] for number in order] for row in sheet.rows]), len(seen)


def with_standing(sheets: Sequence[Sheet], standing: Mapping[str, str]) -> list[Sheet]:
    """Put the reform first among the initiatives, last those that are only named; say of each how it stands."""
    return [_standing(sheet, standing) if sheet.name == "initiative" else sheet for sheet in sheets]


def _standing(sheet: Sheet, standing: Mapping[str, str]) -> Sheet:
    places = {column.name: number for number, column in enumerate(sheet.columns)}
    status, knowledge = places.get("status_label"), places.get("knowledge")

    def told(row: list[Cell]) -> list[Cell]:
        said = standing.get(row[0][0])
        return [(said,) if said and number == status else each for number, each in enumerate(row)]

    def place(row: list[Cell]) -> tuple[bool, bool]:
        return row[0] != (REFORM,), knowledge is not None and _LAST in row[knowledge]

    return sheet._replace(rows=sorted(map(told, sheet.rows), key=place))


def with_days(sheets: Sequence[Sheet]) -> list[Sheet]:
    """Give the initiatives the first and last days of their periods, which have a sheet of their own."""
    found = {sheet.name: sheet for sheet in sheets}
    if not {"initiative", "period"} <= found.keys():
        return list(sheets)
    whole, periods = found["initiative"], found["period"]
    days = [number for number, column in enumerate(periods.columns) if column.name in _DAYS]
    known = {row[0][0]: [row[number] for number in days] for row in periods.rows}
    none: list[Cell] = [() for _ in days]
    place = next((number for number, column in enumerate(whole.columns) if column.name == "period"), None)
    if place is None:
        return list(sheets)
    rows = [[*row, *next((known[each] for each in row[place] if each in known), none)] for row in whole.rows]
    wide = whole._replace(columns=[*whole.columns, *(periods.columns[number] for number in days)], rows=rows)
    return [wide if sheet is whole else sheet for sheet in sheets]


def with_groups(sheets: Sequence[Sheet], called: Mapping[str, str]) -> list[Sheet]:
    """Put what each group is called on the map before its members."""
    return [_called(sheet, called) if sheet.name == "community" and called else sheet for sheet in sheets]


def _called(sheet: Sheet, called: Mapping[str, str]) -> Sheet:
    first, *columns = sheet.columns
    name = first._replace(name="group_name", property="", datatype="", headings=_GROUP, beside="name")
    rows = [[row[0], (called.get(row[0][0], ""),), *row[1:]] for row in sheet.rows]
    return sheet._replace(columns=[first, name, *columns], rows=rows)


def is_unseen(sheet: Sheet, sheets: Sequence[Sheet]) -> bool:
    """Whether a sheet only shows how the model is built, beside others that people look up."""
    return sheet.name not in PEOPLE and any(each.name in PEOPLE for each in sheets)
