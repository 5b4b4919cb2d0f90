#!/bin/sh
# rdflib 7.6.0: MIN and MAX of IRIs give a literal that holds the IRI's text, so that a subquery picks "the first" of
# some things and the pattern around it finds nothing. SAMPLE gives the IRI; pyoxigraph 0.5.13 gives the IRI for all
# three.
# Seen: a Literal; 0 rows of the outer pattern, where pyoxigraph has 1.
set -eu
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
"$place/venv/bin/pip" install --quiet pyoxigraph==0.5.13 rdflib==7.6.0
cat >"$place/seen.py" <<'PY'
import pyoxigraph
import rdflib

DATA = "@prefix : <http://example.org/> . :a :p :c . :b :p :d ."
FIRST = "SELECT (MIN(?s) AS ?first) { ?s ?p ?o }"
OUTER = "SELECT ?o { { " + FIRST + " } ?first ?p ?o }"
store, graph = pyoxigraph.Store(), rdflib.Graph()
store.load(DATA, pyoxigraph.RdfFormat.TURTLE)
graph.parse(data=DATA, format="turtle")
first = next(iter(graph.query(FIRST)))[0]
print("rdflib:", repr(first), len(list(graph.query(OUTER))), "pyoxigraph:", len(list(store.query(OUTER))))
assert isinstance(first, rdflib.Literal) and str(first) == "http://example.org/a"
assert isinstance(next(iter(store.query(FIRST)))[0], pyoxigraph.NamedNode)
assert (len(list(graph.query(OUTER))), len(list(store.query(OUTER)))) == (0, 1)
PY
"$place/venv/bin/python" "$place/seen.py"
