#!/bin/sh
# polars 2.1.0 read_excel (by fastexcel 0.21.0) decides the type of a column by its first 1,000 rows, and what does not
# fit afterwards becomes null, without an error or a warning: a text after a thousand numbers, "2019" (text) after a
# thousand dates. A row that is null for that reason in all its columns is taken for empty and left out. pandas 3.1.1 by
# calamine has them all.
# Seen: 5 of 5 texts null beside a column of names, and 1,100 rows of 1,105 without it; with infer_schema_length=None
# all are there.
set -eu
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
"$place/venv/bin/pip" install --quiet polars==2.1.0 fastexcel==0.21.0 XlsxWriter==3.3.1 pandas==3.1.1
"$place/venv/bin/pip" install --quiet python-calamine==0.9.1
cat >"$place/seen.py" <<'PY'
import datetime
import pathlib
import tempfile
import warnings

import pandas
import polars
import xlsxwriter

DAY = datetime.datetime(2023, 4, 17)


def written(*, names: bool) -> str:
    path = str(pathlib.Path(tempfile.mkdtemp()) / "plan.xlsx")
    with xlsxwriter.Workbook(path, {"default_date_format": "yyyy-mm-dd"}) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["number", "date", "name"] if names else ["number", "date"])
        for row in range(1, 1106):
            cells = (row, DAY) if row <= 1100 else ("as needed", "2019")
            sheet.write_row(row, 0, [*cells, "x"] if names else cells)
    return path


def read(path: str, **how: object) -> tuple[int, tuple[int, ...]]:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        found = polars.read_excel(path, **how)
    return found.height, found.null_count().row(0)


named, bare = written(names=True), written(names=False)
seen = [read(named), read(bare), read(named, infer_schema_length=None), read(bare, infer_schema_length=None)]
others = pandas.read_excel(bare, engine="calamine")
print(seen, len(others), others["date"].iloc[-1])
assert seen == [(1105, (5, 5, 0)), (1100, (0, 0)), (1105, (0, 0, 0)), (1105, (0, 0))]
assert len(others) == 1105
assert others["date"].iloc[-1] == "2019"
PY
"$place/venv/bin/python" "$place/seen.py"
