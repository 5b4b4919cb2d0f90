"""The workbook opens with the answer, then what people look up, then the model; it prints as it stands."""

from __future__ import annotations

import datetime
import re
import textwrap
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest
from openpyxl.utils.cell import column_index_from_string, range_boundaries

from lhl_graph.export.workbook.people import PEOPLE
from lhl_graph.findings.inventory import inventory
from lhl_graph.findings.read import findings
from lhl_graph.findings.status import Statuses
from lhl_graph.picture.compose import compose
from lhl_graph.picture.scope import Scope
from lhl_graph.prose import in_a_row
from tests.export.conftest import export

if TYPE_CHECKING:
    from pathlib import Path

    from lhl_graph.knowledge_graph import KnowledgeGraph


def test_what_people_look_up_stands_before_the_model(book: Any) -> None:
    rows = [row for row in book["Les meg"].iter_rows(8, values_only=True) if row[0]]
    *looked, model = (row[0] for row in rows)
    assert looked == book.sheetnames[1 : len(looked) + 1]
    assert {"Satsinger", "Mål", "Tiltak", "Løsninger", "Utfordringer", "Kilder"} <= set(
        looked
    ) and "Overlapp" not in looked
    assert model == "Slik modellen er bygd"
    assert rows[-1][2] == f"{len(book.sheetnames) - len(looked) - 1} skjulte ark", "on one line"


def test_what_is_for_analysts_stands_behind_and_off_paper(book: Any) -> None:
    page = book["Overlapp med Leve hele livet"]
    *_, last, _ = range_boundaries(page.print_area.rpartition("!")[2])
    assert page.cell(1, last).value == "Felles temaer og målgrupper" and last == page.max_column - 2


def test_heads_stand_as_their_columns_and_have_room(book: Any) -> None:
    page = book["Overlapp med Leve hele livet"]
    for head, cell in zip(page[1], page[2], strict=True):
        assert (head.alignment.horizontal or "left") == (cell.alignment.horizontal or "left"), head.value
        wide = page.column_dimensions[head.column_letter].width
        assert page.row_dimensions[1].height >= 15 * len(textwrap.wrap(head.value, int(wide)))


def test_numbers_are_numbers_and_leave_the_decimal_mark_to_the_reader(book: Any) -> None:
    for page in book.worksheets[1:]:
        for row in page.iter_rows(2):
            for cell in row:
                assert not isinstance(cell.value, float) or "," not in cell.number_format


def first_printed(page: Any) -> int:
    return int(range_boundaries(page.print_area.rpartition("!")[2])[0] or 0)


def test_long_lists_stay_in_view_and_off_paper(book: Any) -> None:
    texts = [str(row[0]) for row in book["Les meg"].iter_rows(values_only=True)]
    for looked in PEOPLE.values():
        title = looked.title["nb"]
        if title in book.sheetnames:
            page = book[title]
            assert page.sheet_state == "visible"
            off_paper = bool(page.print_area) and first_printed(page) > page.max_column
            assert looked.is_printed == (not off_paper)
    assert any("De lange listene (Mål, " in each and "Kilder" in each for each in texts)


def test_the_reform_stands_first_and_what_is_only_named_last(whole: Any) -> None:
    rows = list(whole["Satsinger"].iter_rows(values_only=True))
    named = [row[rows[0].index("Kunnskapsnivå")] for row in rows[1:]]
    assert rows[1][0].endswith("/leve-hele-livet")
    assert named == sorted(named, key=lambda each: each != "Beskrevet") and len(set(named)) == 2


def test_how_each_stands_is_said_as_on_every_page(whole: Any, kg: KnowledgeGraph) -> None:
    heading, *rows = whole["Satsinger"].iter_rows(values_only=True)
    status, statuses = heading.index("Status"), Statuses(kg.store, "nb")
    assert {row[0]: row[status] for row in rows if row[status]} == {each: statuses[each] for each in statuses}


def test_the_sheets_of_the_model_are_hidden_and_the_rest_is_not(book: Any) -> None:
    hidden = {page.title for page in book if page.sheet_state == "hidden"}
    assert hidden == set(book.sheetnames[2:]) - {each.title["nb"] for each in PEOPLE.values()} and "Overlapp" in hidden
    texts = [row[0] for row in book["Les meg"].iter_rows(values_only=True) if row[0]]
    assert any("er skjult og blir ikke skrevet ut" in text for text in texts)


def test_what_says_yes_or_nothing_is_centred(book: Any) -> None:
    page = book["Overlapp med Leve hele livet"]
    (column,) = [cell.column for cell in page[1] if cell.value == "Oppgitt"]
    assert page.cell(2, column).alignment.horizontal == "center"


def test_the_cover_says_what_each_sheet_that_people_look_up_tells(book: Any) -> None:
    rows = list(book["Les meg"].iter_rows(7, values_only=True))
    assert rows[0] == ("Ark", "Rader", "Hva arket sier")
    told = {row[0]: row[2] for row in rows[1:]}
    for each in PEOPLE.values():
        assert each.title["nb"] not in book.sheetnames or told[each.title["nb"]].startswith(each.tells["nb"])
    assert book["Les meg"].sheet_properties.pageSetUpPr.fitToPage
    assert book["Les meg"].page_setup.fitToHeight in (1, None), "all on one page, which is what nothing said means"


def test_what_people_look_up_shows_few_columns_and_keeps_the_rest(book: Any) -> None:
    for looked in (each for each in PEOPLE.values() if each.title["nb"] in book.sheetnames):
        page = book[looked.title["nb"]]
        spans = [span for span in page.column_dimensions.values() if span.hidden]
        out = {number for span in spans for number in range(span.min, span.max + 1)}
        shown = [cell.value for cell in page[1] if cell.column not in out]
        assert 4 <= len(shown) <= len(looked.columns)
        assert not [each for each in shown if re.search(r"\b(IRI|en|nn)\b.*\)$", each)]
        assert page.max_column > len(shown)


def test_an_initiative_stands_with_the_days_of_its_period(book: Any) -> None:
    page = book["Satsinger"]
    headings = [cell.value for cell in page[1]]
    name, first, last = (
        next(n for n, each in enumerate(headings) if each.startswith(start)) for start in ("Navn", "Første", "Siste")
    )
    days = {
        row[name]: (f"{row[first]:%Y-%m-%d}", f"{row[last]:%Y-%m-%d}") for row in page.iter_rows(2, values_only=True)
    }
    assert days["Demensplan 2025"] == ("2021-01-01", "2025-12-31")


def test_a_row_is_as_high_as_its_longest_text_in_view_as_far_as_excel_allows(whole: Any) -> None:
    for name, heading in (("Mål", "Tekst (nb)"), ("Satsinger", "Henger sammen med (oppgitt i kilder)")):
        page = whole[name]
        (column,) = [cell.column for cell in page[1] if cell.value == heading]
        wide = next(each.width for each in page.column_dimensions.values() if each.min <= column <= each.max)
        for line in range(2, page.max_row + 1):
            lines = len(page.cell(line, column).value or "") / (1.1 * wide)
            assert 409 >= (page.row_dimensions[line].height or 15) >= 15 * min(27, lines)


def test_what_people_print_is_no_wider_than_a_screen_and_large_enough_to_read_on_paper(whole: Any) -> None:
    for name in ("Overlapp med Leve hele livet", "Satsinger", "Tiltak", "Løsninger", "Aktører", "Oppdrag"):
        page = whole[name]
        last = page.print_area.rpartition("$")[0].rpartition(":$")[2].rstrip("$") if page.print_area else ""
        most = column_index_from_string(last) if last else page.max_column
        seen = [
            each.width * (min(each.max, most) - each.min + 1)
            for each in page.column_dimensions.values()
            if not each.hidden and each.min <= most
        ]
        assert sum(seen) <= 210, name


def test_the_name_of_a_ministry_and_a_short_name_stand_on_one_line(whole: Any) -> None:
    for name, heading, text in (
        ("Satsinger", "Ansvarlig", "moderniseringsdepartementet"),
        ("Løsninger", "Del av", "Leve hele livet"),
    ):
        (column,) = [cell.column for cell in whole[name][1] if cell.value == heading]
        dimensions = whole[name].column_dimensions.values()
        wide = next(each.width for each in dimensions if each.min <= column <= each.max)
        assert wide >= len(text), name


def test_a_row_of_answers_is_no_higher_than_its_texts_need(whole: Any) -> None:
    page = whole["Overlapp med Leve hele livet"]
    widths = {place: each.width for each in page.column_dimensions.values() for place in range(each.min, each.max + 1)}
    fitting = [
        row[0].row
        for row in page.iter_rows(2, max_col=10)
        if all(len(cell.value) <= widths[cell.column] for cell in row if isinstance(cell.value, str))
    ]
    assert fitting
    assert {page.row_dimensions[row].height for row in fitting} <= {None, 15}


def test_several_names_in_a_cell_in_view_are_listed_as_in_prose_and_facts_can_be_parted_again(whole: Any) -> None:
    heading, reform, *_ = whole["Satsinger"].iter_rows(values_only=True)
    said = dict(zip(heading, reform, strict=True))
    names, iris = (said[f"Henger sammen med (oppgitt i kilder{end}"] for end in (")", ", IRI)"))
    assert "|" not in names and len(names.split("; ")) == len(iris.split("|")) > 20


def test_the_two_ends_of_an_overlap_have_a_column_each(book: Any) -> None:
    headings = [cell.value for cell in book["Overlapp"][1]]
    first, second = headings.index("Mellom 1"), headings.index("Mellom 2")
    ends = {frozenset((row[first], row[second])) for row in book["Overlapp"].iter_rows(2, values_only=True)}
    assert frozenset(("Leve hele livet", "Demensplan 2025")) in ends


def test_days_are_days_and_the_pages_print_across(book: Any) -> None:
    page = book["Periode"]
    column = next(cell.column for cell in page[1] if str(cell.value).startswith("Første dag"))
    assert isinstance(page.cell(2, column).value, datetime.datetime)
    for each in book.worksheets[1:]:  # the cover is one page
        assert (each.page_setup.orientation, each.page_setup.fitToHeight) == ("landscape", 0)
        assert each.print_title_rows == "$1:$1"
        assert "lhl-graph" in each.oddFooter.center.text


def test_each_sheet_has_a_frozen_header_filters_and_iris_out_of_sight(book: Any) -> None:
    assert book.sheetnames[:3] == ["Les meg", "Overlapp med Leve hele livet", "Satsinger"]
    for page in book.worksheets[2:]:
        assert page.freeze_panes.endswith("2")
        assert page.auto_filter.ref.startswith("A1:")
        assert page["A1"].value == "Id"
        assert page.column_dimensions["A"].hidden


def test_links_are_live(book: Any) -> None:
    page = book["Mål"]
    (column,) = [cell.column for cell in page[1] if cell.value == "Kildelenke"]
    links = [page.cell(line, column).hyperlink for line in range(2, page.max_row + 1)]
    assert all(link is not None and link.target.startswith("http") for link in links)
    assert book["Les meg"]["A8"].hyperlink.location == "'Overlapp med Leve hele livet'!A1"
    assert book["Les meg"]["A9"].hyperlink.location == "'Satsinger'!A1"


def test_headings_are_in_the_readers_language(graph: KnowledgeGraph, tmp_path: Path) -> None:
    reader = type(graph)(graph.repository, graph.store, "en")
    pages = openpyxl.load_workbook(export(reader, tmp_path / "a.xlsx", "xlsx", what="stated"))
    assert {"Read me", "Initiatives", "Goals", "Measures"} <= set(pages.sheetnames)
    assert {"Source link", "Goal level", "Text (nb)"} <= {cell.value for cell in pages["Goals"][1]}


@pytest.mark.parametrize(
    ("language", "page", "links", "days"),
    [
        ("nb", "Satsinger", "Henger sammen med (oppgitt i kilder)", "Første dag (regnet ut)"),
        ("nn", "Satsingar", "Heng saman med (oppgjeve i kjelder)", "Første dag (rekna ut)"),
        ("en", "Initiatives", "Linked to (stated in sources)", "First day (computed)"),
    ],
)
def test_links_that_sources_state_are_not_said_to_be_computed(
    graph: KnowledgeGraph, tmp_path: Path, language: str, page: str, links: str, days: str
) -> None:
    reader = type(graph)(graph.repository, graph.store, language)
    found = {cell.value for cell in openpyxl.load_workbook(export(reader, tmp_path / "a.xlsx", "xlsx"))[page][1]}
    stated = links[links.index("(") :]
    assert {links, days, f"{links[:-1]}, IRI)"} <= found
    assert len([each for each in found if each.endswith(stated)]) > 2, "each kind of link, and all of them together"


def test_a_heading_has_one_bracket_at_the_most(whole: Any) -> None:
    headings = {str(cell.value) for page in whole.worksheets[2:] for cell in page[1]}
    assert "Nettsted (utledet)" in headings
    assert not [each for each in headings if each.count("(") > 1]


def test_the_cover_says_how_many_solutions_the_reform_has(whole: Any) -> None:
    told = {row[0]: row[2] for row in whole["Les meg"].iter_rows(7, values_only=True)}
    page = whole["Løsninger"]
    count = sum("Leve hele livet" in str(page.cell(line, 2).value) for line in range(2, page.max_row + 1))
    assert f"Av reformens 25 løsninger er {count} registrert her" in told["Løsninger"]
    assert "Av reformens" not in told["Mål"]


def test_on_paper_cells_have_lines_between_them_and_no_link_is_cut(whole: Any) -> None:
    assert whole["Satsinger"].print_options.gridLines
    for name in ("Løsninger", "Tiltak", "Utfordringer"):
        page = whole[name]
        last = range_boundaries(page.print_area.split("!")[1].replace("$", ""))[2] if page.print_area else 0
        links = [cell.column for cell in page[1] if cell.value == "Kildelenke"]
        assert not links or 1 < last < links[0], "the title of the source is there, its address is not"


def test_a_group_is_called_as_on_the_map(whole: Any, kg: KnowledgeGraph) -> None:
    heads, *rows = whole["Gruppe"].iter_rows(values_only=True)
    names = [row[heads.index("Navn på kartet")] for row in rows]
    picture = compose(inventory(kg.store), findings(kg.store), Scope())
    groups = picture.communities
    themes = [[picture.concepts[theme]["names"]["nb"] for theme in group["themes"][:2]] for group in groups]
    numbers = [int(str(row[0]).rpartition("/")[2]) for row in rows]
    assert dict(zip(numbers, names, strict=True)) == {
        group["number"]: in_a_row(each) for group, each in zip(groups, themes, strict=True)
    }
