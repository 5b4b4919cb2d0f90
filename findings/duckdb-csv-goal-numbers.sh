#!/bin/sh
# DuckDB 2.0.1 takes numbers of sections in a CSV file for days, so that they meet nothing that they are joined with:
# 3.2.10 is February 3rd of 2010 where 3.2.11 is beside it, and March 2nd where 3.13.10 is; 1-1-1 is the first moment
# of the year 1. With 3.2.9 among them the column is text. polars 2.1.0, pandas 3.1.1 and pyarrow 26.0.1 read text
# each time.
# Seen: 2010-02-03, 2010-03-02 and 0001-01-01 00:00:00; text by the three.
set -eu
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
"$place/venv/bin/pip" install --quiet duckdb==2.0.1 polars==2.1.0 pandas==3.1.1 pyarrow==26.0.1
cat >"$place/seen.py" <<'PY'
import pathlib
import tempfile

import duckdb
import pandas
import polars
import pyarrow.csv


def read(*numbers: str) -> list[str]:
    path = pathlib.Path(tempfile.mkdtemp()) / "goals.csv"
    path.write_text("goal,name\n" + "".join(f"{number},x\n" for number in numbers))
    assert polars.read_csv(path)["goal"].to_list() == list(numbers)
    assert pandas.read_csv(path)["goal"].tolist() == list(numbers)
    assert pyarrow.csv.read_csv(path)["goal"].to_pylist() == list(numbers)
    return [str(goal) for (goal,) in duckdb.sql(f"SELECT goal FROM read_csv('{path}')").fetchall()]


seen = read("3.2.10", "3.2.11"), read("1-1-1", "1-1-2"), read("3.2.9", "3.2.10"), read("3.2.10", "3.13.10")
print(seen)
assert seen[0] == ["2010-02-03", "2011-02-03"]
assert seen[1] == ["0001-01-01 00:00:00", "0001-01-02 00:00:00"]
assert seen[2] == ["3.2.9", "3.2.10"]
assert seen[3] == ["2010-03-02", "2010-03-13"]
PY
"$place/venv/bin/python" "$place/seen.py"
