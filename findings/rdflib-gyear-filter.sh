#!/bin/sh
# rdflib 7.6.0 cannot order two xsd:gYear (nor xsd:gYearMonth): the comparison is an error, a FILTER with it leaves
# every row out without a word, and ORDER BY does order them. pyoxigraph 0.5.13 orders both. SPARQL 1.1 names no order
# for them (section 17.3).
# Seen: 0 rows on rdflib, 1 on pyoxigraph.
set -eu
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
"$place/venv/bin/pip" install --quiet pyoxigraph==0.5.13 rdflib==7.6.0
cat >"$place/seen.py" <<'PY'
import pyoxigraph
import rdflib

DATA = """@prefix : <http://example.org/> . @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
:a :from "2019"^^xsd:gYear . :b :from "2021"^^xsd:gYear ."""
HEAD = "PREFIX : <http://example.org/> PREFIX xsd: <http://www.w3.org/2001/XMLSchema#> "
QUERY = HEAD + 'SELECT ?x { ?x :from ?year FILTER (?year < "2020"^^xsd:gYear) }'
store, graph = pyoxigraph.Store(), rdflib.Graph()
store.load(DATA, pyoxigraph.RdfFormat.TURTLE)
graph.parse(data=DATA, format="turtle")
rows = len(list(graph.query(QUERY))), len(list(store.query(QUERY)))
print("rdflib, pyoxigraph:", rows)
assert rows == (0, 1)
ordered = [str(each[0]) for each in graph.query(HEAD + "SELECT ?year { ?x :from ?year } ORDER BY ?year")]
assert ordered == ["2019", "2021"]
PY
"$place/venv/bin/python" "$place/seen.py"
