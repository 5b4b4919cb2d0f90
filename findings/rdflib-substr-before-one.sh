#!/bin/sh
# rdflib 7.6.0: SUBSTR with a start below 1 gives "" for any length; XPath's fn:substring, to which SPARQL refers,
# counts the places before the text, so that SUBSTR("abc", 0, 2) is "a". pyoxigraph 0.5.13 gives that.
# Seen: "" and "" on rdflib; "a" and "a" on pyoxigraph.
set -eu
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
"$place/venv/bin/pip" install --quiet pyoxigraph==0.5.13 rdflib==7.6.0
cat >"$place/seen.py" <<'PY'
import pyoxigraph
import rdflib

QUERY = 'SELECT (SUBSTR("abc", 0, 2) AS ?x) (SUBSTR("abc", -1, 3) AS ?y) {}'
one = [each.value for each in next(iter(pyoxigraph.Store().query(QUERY)))]
two = [str(each) for each in next(iter(rdflib.Graph().query(QUERY)))]
print("pyoxigraph", one, "rdflib", two)
assert one == ["a", "a"]
assert two == ["", ""]
PY
"$place/venv/bin/python" "$place/seen.py"
