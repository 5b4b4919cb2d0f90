"""What a Norwegian spreadsheet makes of our CSV is what stands in the table."""

from __future__ import annotations

import shutil
import subprocess
from typing import TYPE_CHECKING

import openpyxl
import pytest

from lhl_graph.table.excel import BOM, cell
from lhl_graph.table.table import Table

if TYPE_CHECKING:
    from pathlib import Path

ROWS = [
    ("2.1", 0.422617, 12, True, "Åse – «sitat»; med semikolon"),
    ("2.5", 1.387e-06, -3, False, "1/2"),
    ("0104", 2.0, 0, None, "1. mai"),
    ("mars 2020", 0.5, 7, None, '=HYPERLINK("x")'),
    ("3-2", 1.5, 8, None, "1E5"),
]


def table() -> Table[tuple[object, ...]]:
    return Table(["chapter", "score", "n", "stated", "text"], ROWS, language="nb")


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (0.42, "0,42"),
        (1e-06, "1E-06"),
        (7, "7"),
        (True, "ja"),
        (None, ""),
        ("2.1", '="2.1"'),
        ("2025", "2025"),
        ("2025-01-31", "2025-01-31"),
        ("007", '="007"'),
        ("²", "²"),
        ("Meld. St. 15 (2017–2018)", "Meld. St. 15 (2017–2018)"),
        ("@cmd", "'@cmd"),
        (["a", "b"], "a, b"),
    ],
)
def test_a_value_is_written_so_that_it_stays_what_it_is(value: object, written: str) -> None:
    assert cell(value, "nb") == written


def test_the_file_has_a_mark_semicolons_and_headings_to_read() -> None:
    made = Table(["other", "score"], [(1, 2.5)], {"score": "Samlet"}, language="nb").write("excel")
    assert made == f"{BOM}Med (IRI);Samlet\r\n1;2,5\r\n"


def test_libreoffice_under_norwegian_settings_reads_what_was_meant(tmp_path: Path) -> None:
    program = shutil.which("soffice")
    if program is None:
        pytest.skip("soffice is not here; Debian's libreoffice-calc-nogui has it")
    place = tmp_path / "t.csv"
    place.write_text(table().to_excel_csv(), encoding="utf-8", newline="")
    norwegian = "--infilter=Text - txt - csv (StarCalc):59,34,76,1,,1044,false,true,false,false,false"
    home = f"-env:UserInstallation=file://{tmp_path}/home"
    command = [program, home, "--headless", norwegian, "--convert-to", "xlsx", "--outdir", str(tmp_path), str(place)]
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    sheet = openpyxl.load_workbook(tmp_path / "t.xlsx", data_only=True).active
    assert sheet is not None
    found = [tuple(row) for row in sheet.iter_rows(min_row=2, values_only=True)]
    truth = {True: "ja", False: "nei", None: None}
    expected = [(a, b, c, truth[d], f"'{e}" if str(e).startswith("=") else e) for a, b, c, d, e in ROWS]
    assert found == expected
