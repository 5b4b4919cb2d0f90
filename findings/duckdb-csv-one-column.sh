#!/bin/sh
# DuckDB 2.0.1 guesses what parts the columns of a CSV file. Where there is one column and each cell of it is a list
# ("a | b"), it takes the sign of the list for it, the name of the column and any row before that has no such sign for
# lines to be skipped, and the first list for the names of two columns: a row and the name are gone without a word, with
# header=true as well. A last row without the sign, or delim=',', and all is read as it is.
# Seen: columns a0 and b0 and 49 rows of 51; with delim column themes and 51 rows. polars 2.1.0 has 51.
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

LISTS = [f"a{number} | b{number}" for number in range(50)]


def read(lines: list[str], options: str = "") -> tuple[list[str], int]:
    path = pathlib.Path(tempfile.mkdtemp()) / "answer.csv"
    path.write_text("".join(f"{line}\n" for line in lines))
    assert polars.read_csv(path).shape == (len(lines) - 1, 1)
    found = duckdb.sql(f"FROM read_csv('{path}'{options})")
    return found.columns, len(found.fetchall())


lines = ["themes", "alone", *LISTS]
seen = [read(lines), read(lines, ", header=true"), read(lines, ", header=true, delim=','"), read([*lines, "alone"])]
print(seen)
assert seen[0] == seen[1] == (["a0", "b0"], 49)
assert seen[2] == (["themes"], 51)
assert seen[3] == (["themes"], 52)
PY
"$place/venv/bin/python" "$place/seen.py"
