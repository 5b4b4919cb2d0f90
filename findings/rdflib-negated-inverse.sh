#!/bin/sh
# rdflib 7.6.0 reads a negated property set with an inverse in it (SPARQL 1.1, rule 96), and raises a bare Exception,
# "Invalid path in NegatedPath", once it is evaluated; pyoxigraph 0.5.13 answers.
# Seen: 1 row on pyoxigraph; on rdflib the exception, for !(:p|^:p) and for !^:p.
set -eu
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
"$place/venv/bin/pip" install --quiet pyoxigraph==0.5.13 rdflib==7.6.0
cat >"$place/seen.py" <<'PY'
import pyoxigraph
import rdflib

DATA = "@prefix : <http://example.org/> . :a :p :b . :a :q :c ."
store, graph = pyoxigraph.Store(), rdflib.Graph()
store.load(DATA, pyoxigraph.RdfFormat.TURTLE)
graph.parse(data=DATA, format="turtle")
for path, expected in (("!(:p|^:p)", 1), ("!^:p", 0)):
    query = f"PREFIX : <http://example.org/> SELECT ?x {{ :a {path} ?x }}"
    assert len(list(store.query(query))) == expected
    try:
        list(graph.query(query))
    except Exception as error:
        print(path, type(error).__name__, error)
        assert "Invalid path in NegatedPath" in str(error)
    else:
        raise SystemExit(f"{path}: answered")
PY
"$place/venv/bin/python" "$place/seen.py"
