#!/bin/sh
# rdflib 7.6.0 reads "@container": "@graph" of JSON-LD 1.1 and puts what stands in it into the default graph, while the
# subject points to a blank node that names no graph. PyLD 3.3.0 and pyoxigraph 0.5.13 make the named graph.
# Seen: 2 statements in the default graph by rdflib; 1, and 1 in a graph of its own, by the two.
set -eu
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
"$place/venv/bin/pip" install --quiet pyoxigraph==0.5.13 PyLD==3.3.0 rdflib==7.6.0
cat >"$place/seen.py" <<'PY'
import json

import pyoxigraph
import rdflib
from pyld import jsonld

DOCUMENT = {
    "@context": {"@version": 1.1, "g": {"@id": "http://example.org/g", "@container": "@graph"}},
    "@id": "http://example.org/a",
    "g": {"http://example.org/p": "v"},
}
told = jsonld.to_rdf(DOCUMENT)
quads = list(pyoxigraph.parse(json.dumps(DOCUMENT), pyoxigraph.RdfFormat.JSON_LD))
dataset = rdflib.Dataset()
dataset.parse(data=json.dumps(DOCUMENT), format="json-ld")
print({"PyLD": {name: len(rows) for name, rows in told.items()}, "rdflib": len(dataset.default_graph)})
assert sorted(map(len, told.values())) == [1, 1]
assert sum(quad.graph_name == pyoxigraph.DefaultGraph() for quad in quads) == 1
assert len(dataset.default_graph) == 2
PY
"$place/venv/bin/python" "$place/seen.py"
