#!/bin/sh
# rdflib 7.6.0: xsd:integer of a decimal, a double or a boolean is unbound, even of 2.0: it makes an integer of what is
# written, and what is written is "2.0". SPARQL 1.1 has these casts (section 17.5) and XPath cuts the fraction off.
# "1_000", which is no integer, becomes 1000. pyoxigraph 0.5.13 casts the three and not the last.
# Seen: unbound three times and 1000 by rdflib; 2, 2, 1 and unbound by pyoxigraph.
set -eu
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
"$place/venv/bin/pip" install --quiet pyoxigraph==0.5.13 rdflib==7.6.0
cat >"$place/seen.py" <<'PY'
import pyoxigraph
import rdflib


def cast(value: str) -> tuple[str | None, str | None]:
    query = f"""PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
    SELECT ?number {{ VALUES ?value {{ {value} }} BIND(xsd:integer(?value) AS ?number) }}"""
    (row,) = rdflib.Graph().query(query).bindings
    (solution,) = pyoxigraph.Store().query(query)
    other = solution["number"]
    number = row.get("number")
    return None if number is None else str(number), None if other is None else other.value


seen = [cast(value) for value in ("2.0", "2.5e0", "true", '"1_000"', '"2"')]
print(seen)
assert seen == [(None, "2"), (None, "2"), (None, "1"), ("1000", None), ("2", "2")]
PY
"$place/venv/bin/python" "$place/seen.py"
