#!/bin/sh
# pyoxigraph 0.5.13 gives each end of a path of alternatives once (p|q), though SPARQL 1.1 makes it a union that keeps
# duplicates (section 18.4, Alternative). A COUNT over partOf|refersTo is smaller than on rdflib 7.6.0; written as UNION
# it is not.
# Seen: 2 rows on pyoxigraph, 3 on rdflib; 3 on both for the UNION.
set -eu
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
"$place/venv/bin/pip" install --quiet pyoxigraph==0.5.13 rdflib==7.6.0
cat >"$place/seen.py" <<'PY'
import pyoxigraph
import rdflib

DATA = "@prefix : <http://example.org/> . :a :p :b, :c ; :q :b ."
ASKED = {
    "path": "PREFIX : <http://example.org/> SELECT ?x { :a :p|:q ?x }",
    "union": "PREFIX : <http://example.org/> SELECT ?x { { :a :p ?x } UNION { :a :q ?x } }",
}
store, graph = pyoxigraph.Store(), rdflib.Graph()
store.load(DATA, pyoxigraph.RdfFormat.TURTLE)
graph.parse(data=DATA, format="turtle")
rows = {name: (len(list(store.query(query))), len(list(graph.query(query)))) for name, query in ASKED.items()}
print(rows)
assert rows == {"path": (2, 3), "union": (3, 3)}
PY
"$place/venv/bin/python" "$place/seen.py"
