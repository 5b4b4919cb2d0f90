#!/bin/sh
# pyoxigraph 0.5.13 refuses a query that names one variable twice in SELECT, as SELECT ?s ?s, with a SyntaxError whose
# words are those for a missing token ("expected one of Duplicated variable name in SELECT, [_]") and whose place is the
# end of the query. SPARQL 1.1's grammar allows it (rule 9), and rdflib 7.6.0 answers it.
# Seen: what each of the two says.
set -eu
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
"$place/venv/bin/pip" install --quiet pyoxigraph==0.5.13 rdflib==7.6.0
cat >"$place/ask.py" <<'PY'
import pyoxigraph
import rdflib

QUERY = "SELECT ?s ?s { ?s ?p ?o }"
name = "http://example.org/a"
try:
    said = f"answered: {list(pyoxigraph.Store().query(QUERY))}"
except SyntaxError as error:
    said = str(error)
graph = rdflib.Graph().parse(data=f"<{name}> <{name}> <{name}> .", format="nt")
rows = list(graph.query(QUERY))
print("pyoxigraph", pyoxigraph.__version__, "says:", said)
print("rdflib", rdflib.__version__, "gives:", rows)
assert "expected one of Duplicated variable name in SELECT" in said
assert said.startswith(f"error at 1:{len(QUERY) + 1}:")
assert len(rows) == 1
assert rows[0].s == rdflib.URIRef(name)
PY
"$place/venv/bin/python" "$place/ask.py"
