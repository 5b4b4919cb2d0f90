#!/bin/sh
# oxrdflib 0.5.0 under rdflib 7.6.0: where an rdflib.Dataset has default_union=True, a query's FROM is not heeded; the
# answer comes from all graphs. rdflib's own store heeds it.
# Seen: 2 triples where FROM names a graph of 1.
set -eu
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
"$place/venv/bin/pip" install --quiet oxrdflib==0.5.0 rdflib==7.6.0 pyoxigraph==0.5.13
cat >"$place/ask.py" <<'PY'
import warnings

import rdflib
from rdflib import URIRef

warnings.simplefilter("ignore")
dataset = rdflib.Dataset(store="Oxigraph", default_union=True)
for name in "ab":
    graph = dataset.graph(URIRef(f"http://example.org/{name}"))
    graph.add((URIRef(f"http://example.org/s-{name}"), URIRef("http://example.org/p"), URIRef("http://example.org/o")))
found = dataset.query("SELECT ?s FROM <http://example.org/a> { ?s ?p ?o }")
subjects = sorted(str(row.s) for row in found)
print("FROM <a> gives:", subjects)
assert subjects == ["http://example.org/s-a", "http://example.org/s-b"]
PY
"$place/venv/bin/python" "$place/ask.py"
