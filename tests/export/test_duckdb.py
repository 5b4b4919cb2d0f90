"""DuckDB reads our CSV as the README says: it is not left to guess, which it does wrong where there is one column."""

from __future__ import annotations

import re
from pathlib import Path

import duckdb
import pyoxigraph as ox
import pytest

from lhl_graph.graph import formats
from lhl_graph.server import rows
from lhl_graph.table.table import Table

README = Path(__file__).parents[2] / "README.md"
LISTS = ["alone", "#9", *(f"a{number} {sign} b{number}" for sign in "|;" for number in range(30))]
NUMBERS = ["3.2.10", "3.2.11", *("#9", *map(str, range(40)))]


def by_protocol(cells: list[str]) -> bytes:
    store = ox.Store()
    values = " ".join(f'"{each}"' for each in cells)
    answer = store.query(f"SELECT ?themes {{ VALUES ?themes {{ {values} }} }}")
    assert isinstance(answer, ox.QuerySolutions)
    return formats.results(answer, "csv")


def by_server(cells: list[str]) -> bytes:
    write = rows.writer("csv", ["themes"])
    return (rows.head("csv", ["themes"]) + "".join(write([ox.Literal(each)]) for each in cells)).encode()


def by_table(cells: list[str]) -> bytes:
    return Table(["themes"], [(each,) for each in cells]).to_csv().encode()


@pytest.mark.parametrize("written", [by_protocol, by_server, by_table])
@pytest.mark.parametrize("cells", [LISTS, LISTS[:1] + LISTS[2:], NUMBERS, NUMBERS[:2]])
def test_an_answer_of_one_column_is_read_whole(
    written: object, cells: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert callable(written)
    (tmp_path / "answer.csv").write_bytes(written(cells))
    monkeypatch.chdir(tmp_path)
    (told,) = re.findall(r"`(FROM read_csv\('answer\.csv'[^`]*)`", README.read_text(encoding="utf-8"))
    found = duckdb.connect().execute(told)
    assert [column[0] for column in found.description or ()] == ["themes"]
    assert found.fetchall() == [(each,) for each in cells]
