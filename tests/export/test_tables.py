"""CSV, XLSX and Parquet, read back by others: every fact about data and concepts is in them, and no other."""

from __future__ import annotations

import csv
import datetime
import json
import warnings
from typing import TYPE_CHECKING, Any

import duckdb
import openpyxl
import pandas
import pyarrow.parquet
import pytest
from csvw import CSVW

from lhl_graph import alphabet
from lhl_graph.export import cells, csvw
from lhl_graph.export.about import about
from lhl_graph.export.sheets import IRI, Column, Sheet, noted
from lhl_graph.export.workbook import book as workbook
from lhl_graph.export.workbook.people import PEOPLE
from lhl_graph.graph.labels import LANGUAGES
from lhl_graph.iris import BASE, NS, PREFIXES
from tests.export.conftest import Facts, export, facts_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from lhl_graph.knowledge_graph import KnowledgeGraph

FORMULAS = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "'quoted", '=HYPERLINK("http://x.example","y")']


@pytest.fixture(scope="module")
def folder(graph: KnowledgeGraph, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return export(graph, tmp_path_factory.mktemp("csv") / "tables", "csv")


def described(folder: Path) -> dict[str, Any]:
    return json.loads((folder / "csv-metadata.json").read_text("utf-8"))  # type: ignore[no-any-return]  # JSON has no types


def facts_in(rows: Iterator[dict[str, str]], columns: list[dict[str, Any]]) -> Facts:
    """Make facts of rows by what the description says of their columns."""
    return {
        (row["id"], column["propertyUrl"], value, column.get("lang", ""))
        for row in rows
        for column in columns
        if "propertyUrl" in column and row[column["name"]]
        for value in (
            row[column["name"]].split(column["separator"]) if "separator" in column else [row[column["name"]]]
        )
    }


def bare(text: str) -> str:
    """Take the apostrophe away that keeps a spreadsheet from running a cell."""
    return text.removeprefix("'")


def in_csv(folder: Path) -> Facts:
    found: Facts = set()
    for table in described(folder)["tables"]:
        frame = pandas.read_csv(folder / table["url"], dtype=str, keep_default_na=False)
        rows = ({name: bare(text) for name, text in row.items()} for row in frame.to_dict("records"))
        found |= facts_in(rows, table["tableSchema"]["columns"])
    return found


# CSV on the Web


def test_pandas_reads_every_fact_from_csv_and_no_other(folder: Path, facts: Facts) -> None:
    assert in_csv(folder) == facts


def test_every_fact_of_the_whole_graph_is_in_parquet(kg: KnowledgeGraph, tmp_path: Path) -> None:
    expected = facts_of(kg)
    assert len(expected) > 90_000
    assert in_parquet(export(kg, tmp_path / "parquet", "parquet")) == {(*f[:2], plain(f[2]), f[3]) for f in expected}


def test_a_csvw_processor_accepts_the_description_and_every_cell(
    folder: Path, caplog: pytest.LogCaptureFixture
) -> None:
    assert CSVW(str(folder / "csv-metadata.json"), validate=True).is_valid
    assert caplog.messages == []


def test_a_csvw_processor_names_things_as_the_graph_does(folder: Path) -> None:
    tables = {table.url.string: table for table in CSVW(str(folder / "csv-metadata.json")).tables}
    assert {"initiative.csv", "goal.csv"} <= tables.keys()
    for table in tables.values():
        with (folder / table.url.string).open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
        assert [row["id"] for row in table.iterdicts()] == [row["id"] for row in rows]
    told = CSVW(str(folder / "csv-metadata.json")).to_json(minimal=True)
    there = {str(each["@id"]) for each in told if "@id" in each}
    assert BASE + "initiative/leve-hele-livet" in there
    assert all(each.startswith(BASE) for each in there), sorted(there)[:3]


def test_a_cell_of_several_things_is_no_single_address(folder: Path) -> None:
    for table in described(folder)["tables"]:
        for column in table["tableSchema"]["columns"]:
            assert not {"separator", "valueUrl"} <= column.keys(), (table["url"], column["name"])


def test_the_csvw_processor_does_find_faults(folder: Path, tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    for path in folder.iterdir():
        (tmp_path / path.name).write_bytes(path.read_bytes())
    text = (tmp_path / "period.csv").read_text("utf-8").replace("2019-01-01", "2019-99-99")
    (tmp_path / "period.csv").write_text(text, encoding="utf-8")
    with warnings.catch_warnings():
        warnings.simplefilter("always")
        CSVW(str(tmp_path / "csv-metadata.json"), validate=True).is_valid  # noqa: B018 - reads every cell
    assert "first_day: month must be in 1..12" in caplog.text


def test_the_files_are_those_that_are_described(folder: Path) -> None:
    tables = {table["url"] for table in described(folder)["tables"]}
    assert {path.name for path in folder.glob("*.csv")} == tables
    for table in described(folder)["tables"]:
        with (folder / table["url"]).open(encoding="utf-8", newline="") as file:
            assert next(csv.reader(file)) == [column["name"] for column in table["tableSchema"]["columns"]]


def test_every_row_with_a_source_has_its_title_and_address(folder: Path) -> None:
    checked = 0
    for table in described(folder)["tables"]:
        frame = pandas.read_csv(folder / table["url"], dtype=str, keep_default_na=False)
        cited = [name for name in ("source", "source_entry") if name in frame]
        for row in frame.to_dict("records"):
            if cited and row[cited[0]]:
                assert str(row["source_url"]).startswith("http"), row["id"]
                assert row["source_title"], row["id"]
                assert len(str(row["source_url"]).split("|")) == len(str(row[cited[0]]).split("|"))
                checked += 1
    assert checked > 100


def test_every_row_of_the_data_says_what_it_rests_on(folder: Path) -> None:
    frame = pandas.read_csv(folder / "goal.csv", dtype=str)
    assert set(frame["basis_label"]) == {"Oppgitt i en kilde"}
    assert set(pandas.read_csv(folder / "overlap.csv", dtype=str)["basis_label"]) == {"Regnet ut"}


@pytest.mark.parametrize(("language", "level"), [("nb", "Hovedmål"), ("nn", "Hovudmål"), ("en", "Main goal")])
def test_names_are_in_the_language_asked_for(graph: KnowledgeGraph, tmp_path: Path, language: str, level: str) -> None:
    reader = type(graph)(graph.repository, graph.store, language)
    frame = pandas.read_csv(export(reader, tmp_path / "csv", "csv", what="stated") / "goal.csv", dtype=str)
    assert level in set(frame["level_label"])


def test_a_column_of_judgements_or_computations_says_so(folder: Path) -> None:
    goals = next(table for table in described(folder)["tables"] if table["url"] == "goal.csv")
    columns = {column["name"]: column for column in goals["tableSchema"]["columns"]}
    assert columns["theme"]["titles"]["nb"] == "tema (vurdert av redaktørene)"
    assert columns["carried_on_by"]["titles"]["en"].endswith("(computed)")
    assert columns["theme"][NS + "basis"] == {"@id": BASE + "basis/classified"}
    assert columns["description_nb"]["titles"]["nb"] == "tekst (nb)"
    assert NS + "basis" not in columns["level"]


# Cells


def sheet(texts: list[str], datatype: str = PREFIXES["xsd"] + "string") -> Sheet:
    headings = dict.fromkeys(LANGUAGES, "note")
    columns = [
        Column("id", "", "", IRI, False, headings),
        Column("note", PREFIXES["skos"] + "note", "", datatype, False, headings),
    ]
    return Sheet("thing", NS + "Thing", headings, columns, [[(f"urn:{n}",), (text,)] for n, text in enumerate(texts)])


@pytest.mark.parametrize("text", FORMULAS)
def test_no_csv_cell_is_a_formula_and_its_value_can_be_had_back(kg: KnowledgeGraph, text: str) -> None:
    files = csvw.files([sheet([text])], about(kg.store, "nb"))
    (_, row) = csv.reader(files["thing.csv"].decode().splitlines(keepends=True))
    assert row[1].startswith("'")
    assert bare(row[1]) == text


def test_a_number_below_zero_stays_a_number(kg: KnowledgeGraph) -> None:
    files = csvw.files([sheet(["-1"], PREFIXES["xsd"] + "integer")], about(kg.store, "nb"))
    assert files["thing.csv"].endswith(b",-1\r\n")


@pytest.mark.parametrize("text", FORMULAS)
def test_no_xlsx_cell_is_a_formula(kg: KnowledgeGraph, tmp_path: Path, text: str) -> None:
    (tmp_path / "a.xlsx").write_bytes(workbook.content([sheet([text])], about(kg.store, "nb")))
    cell = openpyxl.load_workbook(tmp_path / "a.xlsx").worksheets[1].cell(2, 2)
    assert cell.data_type == "s"
    assert cell.value.replace("_x000D_", "\r") == text.replace("\r", "\r")


def test_a_value_that_holds_the_separator_gets_another() -> None:
    column = sheet([]).columns[1]
    assert cells.separator(column, [("a", "b")]) == "|"
    assert cells.separator(column, [("a|b", "c")]) == "¦"


# XLSX


def test_openpyxl_reads_every_fact_from_the_workbook_and_no_other(book: Any, folder: Path, facts: Facts) -> None:
    found: Facts = set()
    tables = {table["url"].removesuffix(".csv"): table for table in described(folder)["tables"]}
    titles = {name: PEOPLE[name].title["nb"] if name in PEOPLE else titled(it)[:31] for name, it in tables.items()}
    columns = {titles[name]: table["tableSchema"]["columns"] for name, table in tables.items()}
    for page in book.worksheets[2:]:
        there = [str(cell.value).removesuffix(" 1") for cell in page[1]]
        known = {heading(column, set(there)): column["name"] for column in columns[page.title]}
        names = [known.get(each) for each in there]
        assert set(known.values()) <= set(names)
        rows = (
            {n: text(v) for n, v in zip(names, row, strict=True) if n} for row in page.iter_rows(2, values_only=True)
        )
        found |= facts_in(rows, columns[page.title])
    assert found == {(*fact[:2], plain(fact[2]), fact[3]) for fact in facts}


def titled(table: dict[str, Any]) -> str:
    title: str = table["dc:title"][0]["@value"]
    return title[:1].upper() + title[1:]


def heading(column: dict[str, Any], there: set[str]) -> str:
    """Give what a column is called in the workbook; the names of IRIs have a column of their own."""
    said: str = column["titles"]["nb"]
    said = said[:1].upper() + said[1:]
    iri = noted(said, "IRI")
    names_things = "valueUrl" in column or (column.get("datatype") == "anyURI" and "propertyUrl" in column)
    return iri if iri in there and names_things else said


def text(value: Any) -> str:
    if value is None:
        return ""
    return value.strftime("%Y-%m-%d") if isinstance(value, datetime.datetime) else plain(str(value))


def plain(value: str) -> str:
    """Give numbers in one spelling."""
    try:
        return f"{float(value):g}" if value[:1].isdigit() and "-" not in value else value
    except ValueError:
        return value


# Parquet


def in_parquet(folder: Path) -> Facts:
    found: Facts = set()
    for path in sorted(folder.glob("*.parquet")):
        schema = pyarrow.parquet.read_schema(path)
        rows = duckdb.connect().execute(f"SELECT * FROM '{path}'")
        columns = [(field.metadata or {}) for field in schema]
        for row in rows.fetchall():
            for value, said in zip(row, columns, strict=True):
                if b"property" in said and value is not None:
                    name, language = said[b"property"].decode(), said.get(b"language", b"").decode()
                    many = value if isinstance(value, list) else [value]
                    found |= {(row[0], name, plain(str(each)), language) for each in many}
    return found


def test_duckdb_reads_every_fact_from_parquet_and_no_other(graph: KnowledgeGraph, facts: Facts, tmp_path: Path) -> None:
    assert in_parquet(export(graph, tmp_path / "p", "parquet")) == {(*f[:2], plain(f[2]), f[3]) for f in facts}


def test_days_and_numbers_are_such_and_lists_are_lists(graph: KnowledgeGraph, tmp_path: Path) -> None:
    folder = export(graph, tmp_path / "p", "parquet")
    kinds = {name: str(kind) for name, kind in zip(*_schema(folder / "period.parquet"), strict=True)}
    assert kinds["first_day"] == "date32[day]"
    kinds = {name: str(kind) for name, kind in zip(*_schema(folder / "overlap.parquet"), strict=True)}
    assert kinds["score"] == "double"
    assert kinds["between"].startswith("list<")


def _schema(path: Path) -> tuple[list[str], list[Any]]:
    schema = pyarrow.parquet.read_schema(path)
    return schema.names, schema.types


def test_rows_stand_by_name_parts_by_their_whole_and_numbers_as_numbers(folder: Path) -> None:
    with (folder / "concept.csv").open(encoding="utf-8-sig", newline="") as file:
        concepts = [row["pref_label_nb"] for row in csv.DictReader(file)]
    assert concepts == sorted(concepts, key=alphabet.key)
    with (folder / "goal.csv").open(encoding="utf-8-sig", newline="") as file:
        goals = [(row["is_part_of_label"], row["id"]) for row in csv.DictReader(file)]
    assert goals == sorted(goals, key=lambda row: (alphabet.key(row[0]), alphabet.natural(row[1])))
    numbers = [int(identifier.rsplit("/g", 1)[1]) for name, identifier in goals if name == goals[0][0]]
    assert numbers == list(range(1, len(numbers) + 1))
