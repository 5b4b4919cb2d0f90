#!/bin/sh
# DuckDB 2.0.1: a PRIMARY KEY of a column with COLLATE NOCASE lets "Ås" and "ås" in, though = calls them equal, so that
# looking one up by its key gives two rows. INSERT alone takes "ÅS" as a third, INSERT OR IGNORE leaves it out, and
# INSERT OR REPLACE writes its value into both others and does not put its key in.
# Seen: 2 rows by one key; none put in by OR IGNORE; both with the new value under the old keys; then INSERT works.
set -eu
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
"$place/venv/bin/pip" install --quiet duckdb==2.0.1
cat >"$place/seen.py" <<'PY'
import duckdb

base = duckdb.connect()
base.execute("CREATE TABLE place (name VARCHAR COLLATE NOCASE PRIMARY KEY, size INTEGER)")
base.execute("INSERT INTO place VALUES ('Ås', 1)")
base.execute("INSERT INTO place VALUES ('ås', 2)")


def rows(where: str = "") -> list[tuple[str, int]]:
    return sorted(base.execute(f"SELECT name, size FROM place {where}").fetchall())


by_key = rows("WHERE name = 'ÅS'")
base.execute("INSERT OR IGNORE INTO place VALUES ('ÅS', 3)")
ignored = rows()
base.execute("INSERT OR REPLACE INTO place VALUES ('ÅS', 4)")
replaced = rows()
base.execute("INSERT INTO place VALUES ('ÅS', 5)")
put_in = rows()
print(by_key, ignored, replaced, put_in, sep="\n")
assert by_key == ignored == [("Ås", 1), ("ås", 2)]
assert replaced == [("Ås", 4), ("ås", 4)]
assert put_in == [("ÅS", 5), ("Ås", 4), ("ås", 4)]
PY
"$place/venv/bin/python" "$place/seen.py"
