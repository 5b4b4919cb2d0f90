"""A yearly matrix of assignments: the same rows from every form it comes in, and drafts that overwrite nothing."""

from __future__ import annotations

import csv
import io
import json
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import yaml

from lhl_graph.checks import validate
from lhl_graph.documents.read import parsed
from lhl_graph.errors import InputError
from lhl_graph.importing.guessed import dated
from lhl_graph.importing.matrix import Matrix, laid_out, read_matrix

if TYPE_CHECKING:
    from lhl_graph.knowledge_graph import KnowledgeGraph
    from lhl_graph.reading.repository import Repository

HEAD = ("Dato", "Oppdrag/Tiltak", "Risikovurdering", "Formål - Status - Planlagte aktiviteter")
ROWS = (
    (
        "27.6.18\nTillegg nr. 40",
        "Lage veiledningsmateriell til det regionale støtteapparatet, med informasjons- og kommunikasjonsmateriale",
        "2 – I henhold til plan",
        "Status: Løpende. Heftet er trykt.\nPlanlagte aktiviteter og tiltak:\n• Dele ut heftet.\n• Lage en film.",
    ),
    ("", "Telle benkene i parken", "1-ferdig", "Status: Talt.\nLenker til web:\nhttps://example.org/benker"),
    ("Hoved\n2023", "Plante trær ved sykehjemmene", "7 – Blå", "Status: Viser til punktet over."),
)
FLAT = "\n\n".join((*HEAD, *(cell for row in ROWS for cell in row if cell), "Sist faglig oppdatert: 1. mai 2024"))


def as_html() -> bytes:
    cells = [["".join(f"<p>{line}</p>" for line in cell.split("\n")) for cell in row] for row in (HEAD, *ROWS)]
    rows = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in cells)
    return f"<!doctype html><html><body><h1>Matrise</h1><table>{rows}</table></body></html>".encode()


def as_csv() -> bytes:
    text = io.StringIO()
    csv.writer(text, delimiter=";").writerows((HEAD, *ROWS))
    return text.getvalue().encode("utf-8-sig")


def as_xlsx() -> bytes:
    xlsxwriter = pytest.importorskip("xlsxwriter", reason="no xlsxwriter here: pip install 'lhl-graph[export]'")
    content = io.BytesIO()
    book = xlsxwriter.Workbook(content, {"in_memory": True})
    sheet = book.add_worksheet()
    for number, row in enumerate((HEAD, *ROWS)):
        sheet.write_row(number, 0, row)
    book.close()
    return content.getvalue()


def as_docx() -> bytes:
    docx = pytest.importorskip("docx", reason="no python-docx here: pip install 'lhl-graph[report]'")
    document = docx.Document()
    table = document.add_table(rows=0, cols=4)
    for row in (HEAD, *ROWS):
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    content = io.BytesIO()
    document.save(content)
    return content.getvalue()


SET = """
#set page(paper: "a4", flipped: true, margin: 15mm, numbering: (n, ..) => [Side #n])
#set text(size: 9pt, font: "Libertinus Serif")
#set par(leading: 0.5em, spacing: 1.1em)
#let line(said) = if said.starts-with("• ") { list(said.slice(4)) } else { par(said) }
#let cell(said) = said.split("\\n").map(line).join()
#let rows = json(bytes(sys.inputs.rows))
Matrisen viser oppdragene.
#table(
  columns: (2.4cm, 7cm, 3cm, 1fr), align: PLACE + left, stroke: STROKE,
  table.header(..rows.first().map(cell)), ..rows.slice(1).flatten().map(cell))
Sist faglig oppdatert: 1. mai 2024
"""


def as_pdf(
    rows: tuple[tuple[str, ...], ...] = (HEAD, *ROWS), place: str = "top", stroke: str = "none", markup: str = SET
) -> bytes:
    typst = pytest.importorskip("typst", reason="no typst here: pip install 'lhl-graph[report]'")
    pytest.importorskip("pypdfium2", reason="no pypdfium2 here: pip install 'lhl-graph[documents]'")
    markup = markup.replace("PLACE", place).replace("STROKE", stroke)
    content: bytes = typst.compile(markup.encode(), sys_inputs={"rows": json.dumps(rows)}, ignore_system_fonts=True)
    return content


def matrix(name: str = "m.txt", content: bytes = FLAT.encode()) -> Matrix:
    return read_matrix(parsed(name, content))


def test_a_letter_holds_downwards_and_risk_is_known_in_every_spelling() -> None:
    first, second, third = matrix().rows
    assert [row.letter.name for row in (first, second, third)] == ["Tillegg nr. 40", "Tillegg nr. 40", "Hoved 2023"]
    assert [row.letter.date for row in (first, third)] == ["2018-06-27", "2023"]
    assert [row.risk for row in (first, second, third)] == ["according-to-plan", "finished", ""]
    assert third.as_written == "7 – Blå"
    assert first.plans == ("Dele ut heftet.", "Lage en film.")
    assert second.links == ("https://example.org/benker",)
    assert first.status == "Løpende. Heftet er trykt."


@pytest.mark.parametrize(
    ("name", "make"), [("m.html", as_html), ("m.csv", as_csv), ("m.xlsx", as_xlsx), ("m.docx", as_docx)]
)
def test_every_form_gives_the_same_rows(name: str, make: object) -> None:
    assert callable(make)
    found = matrix(name, make())
    assert [row._replace(line=0) for row in found.rows] == [row._replace(line=0) for row in matrix().rows]


@pytest.mark.parametrize(("place", "stroke"), [("top", "none"), ("top", "0.5pt"), ("horizon", "0.5pt")])
def test_a_pdf_gives_the_same_rows_by_where_its_words_stand(tmp_path: Path, place: str, stroke: str) -> None:
    (tmp_path / "m.pdf").write_bytes(as_pdf(place=place, stroke=stroke))
    found = read_matrix(laid_out(tmp_path / "m.pdf"))
    assert [row._replace(line=0) for row in found.rows] == [row._replace(line=0) for row in matrix().rows]


def test_the_heading_of_the_plans_begins_a_paragraph_also_where_its_first_word_fills_a_line(tmp_path: Path) -> None:
    said = "Status: Talt.\nPlanlagte aktiviteter og tiltak:\n• Telle mer."
    rows = (HEAD, ("27.6.18\nTillegg nr. 40", "Telle benkene", "2 – I henhold til plan", said))
    narrow = SET.replace("1fr", "2.1cm").replace("spacing: 1.1em", "spacing: 0.5em")
    (tmp_path / "m.pdf").write_bytes(as_pdf(rows, markup=narrow))
    (row,) = read_matrix(laid_out(tmp_path / "m.pdf")).rows
    assert (row.status, row.plans) == ("Talt.", ("Telle mer.",))


def test_the_whole_matrix_of_the_data_comes_back_from_a_pdf(kg: KnowledgeGraph, tmp_path: Path) -> None:
    """Six letters, nineteen ratings (8 finished, 10 by plan, 1 delayed), 38 activities, over several pages."""
    rows, seen = [], set()
    for path in sorted((Path(__file__).parents[2] / "data" / "tasks").glob("*.yaml")):
        task = yaml.safe_load(path.read_text(encoding="utf-8"))
        letter = yaml.safe_load(Path(path.parents[1], "letters", f"{task['letter']}.yaml").read_text(encoding="utf-8"))
        (status,) = [each for each in task["statuses"] if each["year"] == 2022]
        date = str(letter.get("date", ""))
        first = "" if task["letter"] in seen else f"{_day(date)}\n{letter['name']['nb']}".strip()
        seen.add(task["letter"])
        titles = "\n".join(part["text"]["nb"] for part in task["title_parts"])
        plans = [f"• {each['text']['nb']}" for each in status.get("activities", [])]
        said = [f"Status: {status['text']['nb']}", *(["Planlagte aktiviteter og tiltak:", *plans] if plans else [])]
        rows.append((first, titles, status["as_written"], "\n".join(said)))
    (tmp_path / "m.pdf").write_bytes(as_pdf((HEAD, *rows)))
    found = read_matrix(laid_out(tmp_path / "m.pdf"))
    assert len({row.letter for row in found.rows}) == 6
    assert Counter(row.risk for row in found.rows) == {
        "finished": 8,
        "according-to-plan": 10,
        "delayed-no-effect": 1,
    }
    assert sum(len(row.plans) for row in found.rows) == 38
    assert ["\n".join(row.titles) for row in found.rows] == [row[1] for row in rows]
    assert [row.status for row in found.rows] == [row[3].split("\n")[0].removeprefix("Status: ") for row in rows]


def test_a_pdf_of_libreoffice_gives_the_rows_of_the_page_that_it_was_made_from() -> None:
    """Cells centred and close together, no line drawn: `soffice --convert-to pdf matrix.html`, LibreOffice 7.4."""
    pytest.importorskip("pypdfium2", reason="no pypdfium2 here: pip install 'lhl-graph[documents]'")
    page, pdf = (read_matrix(laid_out(Path(__file__).parent / f"matrix.{form}")).rows for form in ("html", "pdf"))
    assert len(page) == 19
    assert [row._replace(line=0) for row in pdf] == [row._replace(line=0) for row in page]


def _day(date: str) -> str:
    return f"{int(date[8:])}.{int(date[5:7])}.{date[:4]}" if len(date) == len("2018-06-27") else ""


def test_a_task_that_nobody_rated_is_left_and_told_and_parts_of_no_other(tmp_path: Path) -> None:
    heads = ("Dato", "Oppdrag", "Risikovurdering", "Status")
    rows = [
        heads,
        ("27.6.2018 Tillegg nr. 40", "Dele ut en pris", "1 – Ferdig", "Status: Delt ut."),
        ("", "Lage en plan", "", "Status: Ikke vurdert."),
        ("", "Holde kurs", "3 – Liten risiko", "Status: Holdes."),
        ("", "Løs tekst", "", ""),
    ]
    cells = ("".join(f"<td>{cell}</td>" for cell in row) for row in rows)
    (tmp_path / "m.html").write_text(f"<table>{''.join(f'<tr>{row}</tr>' for row in cells)}</table>", encoding="utf-8")
    matrix = read_matrix(laid_out(tmp_path / "m.html"))
    assert [row.titles for row in matrix.rows] == [("Dele ut en pris",), ("Holde kurs",)]
    assert [line.text for line in matrix.left] == ["Lage en plan", "Status: Ikke vurdert.", "Løs tekst"]


def test_what_is_no_matrix_is_one_line() -> None:
    for text, said in (("Feiing av piper.", "no matrix"), ("Risikovurdering\nMye å gjøre", "no rating")):
        with pytest.raises(InputError, match=said):
            matrix("x.txt", text.encode())


def test_known_tasks_keep_their_ids_and_once_more_changes_nothing(kg: KnowledgeGraph, tmp_path: Path) -> None:
    (tmp_path / "m.txt").write_text(FLAT, encoding="utf-8")
    out = tmp_path / "drafts"

    def run(force: bool = False) -> list[tuple[str, str]]:
        rows = kg.import_matrix(tmp_path / "m.txt", out, year=2023, url="https://example.org/m", force=force).rows
        return [(row.place, row.outcome) for row in rows]

    once = run()
    assert ("letters/hoved-2023.yaml", "new") in once
    assert ("tasks/task-01.yaml", "similar words") in once
    assert ("tasks/task-20.yaml", "new") in once
    written = {path: path.read_bytes() for path in out.rglob("*.yaml")}
    assert run() == once
    assert {path: path.read_bytes() for path in out.rglob("*.yaml")} == written
    changed = out / "tasks" / "task-20.yaml"
    changed.write_text("mine", encoding="utf-8")
    with pytest.raises(InputError, match="--force"):
        run()
    assert changed.read_text(encoding="utf-8") == "mine"
    run(force=True)
    assert changed.read_bytes() == written[changed]


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("Leveres innen 1. juli 2023.", [("2023-07-01", "deadline")]),
        ("Kurs høsten 2023 og film i mars 2024", [("2023", "event"), ("2024-03", "event")]),
        ("Skal innan utgangen av 2024 vere ferdig", [("2024", "deadline")]),
        ("Møte 16.11.22", [("2022-11-16", "event")]),
        ("Rapporteres hvert år innen 1. februar.", [("--02-01", "deadline")]),
        ("Frist 15. mai", [("2023-05-15", "deadline")]),
        ("Den 31. februar 2023, kapittel 3.4.22.1 og NOU 2023: 4, 2018 ble lagt bak oss", []),
    ],
)
def test_dates_are_guessed_as_exactly_as_they_are_written(said: str, expected: list[tuple[str, str]]) -> None:
    assert [(each.date, each.kind) for each in dated([said], 2023)] == expected


def test_a_draft_names_actors_and_dates_as_guesses(kg: KnowledgeGraph, tmp_path: Path) -> None:
    told = FLAT.replace("Heftet er trykt.", "Helsedirektoratet og KS trykker heftet innen 1. juli 2023.")
    (tmp_path / "m.txt").write_text(told, encoding="utf-8")
    rows = kg.import_matrix(tmp_path / "m.txt", tmp_path / "d", year=2023, url="https://example.org/m").rows
    draft = (tmp_path / "d" / "tasks" / "task-01.yaml").read_text(encoding="utf-8")
    read = yaml.safe_load(draft)
    assert read["actors"] == ["hdir", "ks"]
    assert [(str(each["date"]), each["date_kind"]) for each in read["dates"]] == [("2023-07-01", "deadline")]
    assert draft.count("# guessed") == 2
    assert any("2 actor(s), 1 date(s)" in row.remark for row in rows)


def test_a_draft_validates_but_for_what_nobody_knows(
    kg: KnowledgeGraph, repository: Repository, tmp_path: Path
) -> None:
    (tmp_path / "m.txt").write_text(FLAT, encoding="utf-8")
    rows = kg.import_matrix(tmp_path / "m.txt", tmp_path / "d", year=2023, url="https://example.org/m").rows
    assert any("7 – Blå" in row.remark for row in rows)
    errors = [each for each in validate.check(repository, [tmp_path / "d"]) if each.severity == "ERROR"]
    assert {(each.code, each.value) for each in errors if each.code == "unknown-risk"} == {("unknown-risk", "unknown")}
    assert {each.code for each in errors} <= {"unknown-risk", "missing-key"}
    assert not [each for each in errors if "task-01" in each.file]
