#!/bin/sh
# rdflib 7.6.0: going through the answer to a SELECT leaves out the rows in which nothing is bound, as of one OPTIONAL
# variable. len() of the same answer, its CSV, its JSON and COUNT(*) have them. pyoxigraph 0.5.13 gives them all.
# Seen: 1 row of 3 in a loop, 3 by len(), 3 in JSON; 3 on pyoxigraph.
set -eu
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
"$place/venv/bin/pip" install --quiet pyoxigraph==0.5.13 rdflib==7.6.0
cat >"$place/seen.py" <<'PY'
import json

import pyoxigraph
import rdflib

DATA = "@prefix : <http://example.org/> . :a a :Plan ; :end 2027 . :b a :Plan . :c a :Plan ."
QUERY = "PREFIX : <http://example.org/> SELECT ?end { ?plan a :Plan OPTIONAL { ?plan :end ?end } }"

graph = rdflib.Graph().parse(data=DATA, format="turtle")
store = pyoxigraph.Store()
store.load(DATA.encode(), format=pyoxigraph.RdfFormat.TURTLE)
in_loop = sum(1 for _ in graph.query(QUERY))
in_json = len(json.loads(graph.query(QUERY).serialize(format="json"))["results"]["bindings"])
seen = in_loop, len(graph.query(QUERY)), in_json, sum(1 for _ in store.query(QUERY))
print(seen)
assert seen == (1, 3, 3, 3)
both = QUERY.replace("?end {", "?plan ?end {")
assert sum(1 for _ in graph.query(both)) == 3
PY
"$place/venv/bin/python" "$place/seen.py"
