#!/bin/sh
# DuckDB 2.0.1 guesses whether a CSV file has comments, which CSV has not: a row that begins with "#" is left out,
# without a word, if the others then make a column of numbers. Of 50 rows whose identifiers are numbers and once "#9",
# 49 are read; with comment='' or the cell in quotes, all of them. Where all begin with "#", or the others are texts,
# none is lost. polars 2.1.0 reads all.
# Seen: 49 of 50; 50 with comment='', with quotes, and with texts.
set -eu
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
"$place/venv/bin/pip" install --quiet duckdb==2.0.1 polars==2.1.0
cat >"$place/seen.py" <<'PY'
import pathlib
import tempfile

import duckdb
import polars


def read(first: list[str], options: str = "") -> int:
    path = pathlib.Path(tempfile.mkdtemp()) / "answer.csv"
    path.write_text("id,name\n" + "".join(f"{each},x\n" for each in first))
    assert polars.read_csv(path, infer_schema_length=None).height == len(first)
    return len(duckdb.sql(f"FROM read_csv('{path}'{options})").fetchall())


numbers = [str(number) for number in range(49)]
texts = [f"t{number}" for number in range(49)]
seen = read([*numbers, "#9"]), read([*numbers, "#9"], ", comment=''"), read([*numbers, '"#9"']), read([*texts, "#9"])
print(seen)
assert seen == (49, 50, 50, 50)
PY
"$place/venv/bin/python" "$place/seen.py"
