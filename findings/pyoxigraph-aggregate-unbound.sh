#!/bin/sh
# pyoxigraph 0.5.13: one row of a group in which an OPTIONAL variable is unbound leaves GROUP_CONCAT, SUM, AVG, MIN and
# MAX of that variable unbound for the whole group; COUNT counts the others. rdflib 7.6.0 leaves the row out and
# answers.
# Seen: all five None beside COUNT 2; on rdflib "1 2", 3, 1.5, 1, 2.
set -eu
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
"$place/venv/bin/pip" install --quiet pyoxigraph==0.5.13 rdflib==7.6.0
cat >"$place/seen.py" <<'PY'
import pyoxigraph
import rdflib

DATA = "@prefix : <http://example.org/> . :a :has :x, :y, :z . :x :n 1 . :y :n 2 ."
QUERY = """PREFIX : <http://example.org/>
SELECT (COUNT(?n) AS ?c) (GROUP_CONCAT(STR(?n)) AS ?g) (SUM(?n) AS ?s) (AVG(?n) AS ?v) (MIN(?n) AS ?l) (MAX(?n) AS ?h)
{ ?a :has ?x OPTIONAL { ?x :n ?n } } GROUP BY ?a"""
store, graph = pyoxigraph.Store(), rdflib.Graph()
store.load(DATA, pyoxigraph.RdfFormat.TURTLE)
graph.parse(data=DATA, format="turtle")
one = [each and each.value for each in next(iter(store.query(QUERY)))]
two = [each.toPython() for each in next(iter(graph.query(QUERY)))]
print("pyoxigraph", one)
print("rdflib", [str(each) for each in two])
assert one == ["2", None, None, None, None, None]
assert sorted(two[1].split()) == ["1", "2"]
assert [int(two[0]), int(two[2]), float(two[3]), int(two[4]), int(two[5])] == [2, 3, 1.5, 1, 2]
PY
"$place/venv/bin/python" "$place/seen.py"
