#!/bin/sh
# pyoxigraph 0.5.13 makes an RDF 1.2 text with direction of JSON-LD's @direction, where JSON-LD 1.1 leaves the direction
# out unless rdfDirection is asked for (an option of its API, null unless set). The text is then not the "x"@ar that
# others read, and rdflib 7.6.0 refuses the N-Triples that it writes.
# Seen: "x"@ar--rtl; no match for "x"@ar; PyLD 3.3.0 gives "x"@ar.
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
    "@context": {"p": {"@id": "http://example.org/p", "@language": "ar", "@direction": "rtl"}, "@version": 1.1},
    "@id": "http://example.org/a",
    "p": "x",
}
store = pyoxigraph.Store()
store.load(json.dumps(DOCUMENT), pyoxigraph.RdfFormat.JSON_LD)
written = store.dump(format=pyoxigraph.RdfFormat.N_TRIPLES, from_graph=pyoxigraph.DefaultGraph()).decode().strip()
told = jsonld.to_rdf(DOCUMENT, {"format": "application/n-quads"}).strip()
print(written)
print(told)
assert written.endswith('"x"@ar--rtl .')
assert told.endswith('"x"@ar .')
assert not store.query('ASK { ?s ?p "x"@ar }')
try:
    rdflib.Graph().parse(data=written, format="nt")
except Exception as error:
    print("rdflib:", type(error).__name__)
else:
    raise SystemExit("rdflib reads it")
PY
"$place/venv/bin/python" "$place/seen.py"
