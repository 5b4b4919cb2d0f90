#!/bin/sh
# rdflib 7.6.0: the flags of SPARQL's REPLACE become the number of places that are replaced, and are no flags: "i" heeds
# case as before and replaces twice, "m" eight times. And "$0" in what is put in, the whole of what was found, is
# U+0000. pyoxigraph 0.5.13 does as SPARQL and XPath say.
# Seen: "bbaaa" of "aaaaa" by "i", and "aaaaa" for "A"; pyoxigraph "bbbbb" for both; U+0000 where pyoxigraph has "a".
set -eu
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
"$place/venv/bin/pip" install --quiet pyoxigraph==0.5.13 rdflib==7.6.0
cat >"$place/seen.py" <<'PY'
import pyoxigraph
import rdflib


def replaced(arguments: str) -> tuple[str, str]:
    query = f"SELECT (REPLACE({arguments}) AS ?text) {{}}"
    (row,) = rdflib.Graph().query(query)
    (solution,) = pyoxigraph.Store().query(query)
    return str(row[0]), solution["text"].value


seen = {
    arguments: replaced(arguments)
    for arguments in ('"aaaaa", "a", "b"', '"aaaaa", "a", "b", "i"', '"aaaaa", "A", "b", "i"', '"a", "a", "<$0>"')
}
print(seen)
assert list(seen.values()) == [("bbbbb", "bbbbb"), ("bbaaa", "bbbbb"), ("aaaaa", "bbbbb"), ("<\x00>", "<a>")]
PY
"$place/venv/bin/python" "$place/seen.py"
