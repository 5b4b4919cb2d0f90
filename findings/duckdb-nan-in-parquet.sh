#!/bin/sh
# DuckDB 2.0.1: whether NaN is larger than 0.6 depends on where it lies. In a table it is (NaN is the largest there is);
# in a Parquet file of pyarrow 26.0.1, whose statistics leave NaN out as the format asks, the row group is skipped by
# its largest value and the row is not found. max() of the file alone is 0.5, and NaN as soon as the query asks for an
# average too.
# Seen: no row and one row for the same WHERE; 0.5 and NaN for the same max.
set -eu
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
"$place/venv/bin/pip" install --quiet duckdb==2.0.1 pyarrow==26.0.1
cat >"$place/seen.py" <<'PY'
import math

import duckdb
import pyarrow
import pyarrow.parquet

pyarrow.parquet.write_table(pyarrow.table({"id": [1, 2, 3], "q": [0.1, float("nan"), 0.5]}), "q.parquet")
duckdb.sql("CREATE TABLE q AS SELECT * FROM 'q.parquet'")
rows = [duckdb.sql(f"SELECT id FROM {place} WHERE q > 0.6").fetchall() for place in ("'q.parquet'", "q")]
largest = duckdb.sql("SELECT max(q) FROM 'q.parquet'").fetchall()[0][0]
beside = duckdb.sql("SELECT max(q), avg(q) FROM 'q.parquet'").fetchall()[0][0]
print(rows, largest, beside)
assert rows == [[], [(2,)]]
assert largest == 0.5
assert math.isnan(beside)
PY
(cd "$place" && "$place/venv/bin/python" seen.py)
