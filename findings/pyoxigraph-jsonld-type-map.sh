#!/bin/sh
# pyoxigraph 0.5.13 refuses a JSON-LD 1.1 type map ("@container": "@type") whose objects have an @id, with "@type must
# be the first key of an object or right after @context": no @type stands in the file. PyLD 3.3.0 and jsonld 9.0.0 (npm)
# read it.
# Seen: the SyntaxError; two triples by PyLD.
set -eu
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
"$place/venv/bin/pip" install --quiet pyoxigraph==0.5.13 PyLD==3.3.0
cat >"$place/seen.py" <<'PY'
import json

import pyoxigraph
from pyld import jsonld

DOCUMENT = {
    "@context": {
        "@version": 1.1,
        "@vocab": "http://example.org/",
        "has": {"@id": "http://example.org/has", "@container": "@type"},
    },
    "@id": "http://example.org/a",
    "has": {"Goal": {"@id": "http://example.org/g"}},
}
lines = jsonld.to_rdf(DOCUMENT, {"format": "application/n-quads"}).splitlines()
print("\n".join(lines))
assert len(lines) == 2
try:
    list(pyoxigraph.parse(json.dumps(DOCUMENT), pyoxigraph.RdfFormat.JSON_LD))
except SyntaxError as error:
    print(error)
    assert "@type must be the first key" in str(error)
else:
    raise SystemExit("read")
PY
"$place/venv/bin/python" "$place/seen.py"
