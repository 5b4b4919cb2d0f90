#!/bin/sh
# rdflib 7.6.0 reads a JSON-LD 1.1 document whose "@vocab" is "" (terms are relative to @base) as an empty graph,
# without an error. PyLD 3.3.0 and pyoxigraph 0.5.13 read its triple.
# Seen: 0 triples by rdflib, 1 by each of the two.
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

DOCUMENT = {"@context": {"@version": 1.1, "@base": "http://example.org/x", "@vocab": ""}, "@id": "a", "p": "v"}
told = jsonld.to_rdf(DOCUMENT, {"format": "application/n-quads"}).splitlines()
quads = list(pyoxigraph.parse(json.dumps(DOCUMENT), pyoxigraph.RdfFormat.JSON_LD))
graph = rdflib.Graph().parse(data=json.dumps(DOCUMENT), format="json-ld")
print(told, len(quads), len(graph))
assert (len(told), len(quads), len(graph)) == (1, 1, 0)
PY
"$place/venv/bin/python" "$place/seen.py"
