#!/bin/sh
# JSON-LD 1.1: a term that is defined by an object is a prefix only with "@prefix": true (section 4.1.5, Compact IRIs),
# so that ex:p is an absolute IRI of the scheme "ex". PyLD 3.3.0 and jsonld 9.0.0 (npm) keep to that; pyoxigraph 0.5.13
# and rdflib 7.6.0 expand it all the same. One file, two graphs, no warning.
# Seen: <ex:p> by PyLD, <http://example.org/ns/p> by the two.
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
    "@context": {"@version": 1.1, "ex": {"@id": "http://example.org/ns/"}},
    "@id": "http://example.org/a",
    "ex:p": "v",
}
told = jsonld.to_rdf(DOCUMENT, {"format": "application/n-quads"}).strip()
one = next(iter(pyoxigraph.parse(json.dumps(DOCUMENT), pyoxigraph.RdfFormat.JSON_LD))).predicate.value
two = str(next(iter(rdflib.Graph().parse(data=json.dumps(DOCUMENT), format="json-ld")))[1])
print(told, "| pyoxigraph", one, "| rdflib", two)
assert "<ex:p>" in told
assert (one, two) == ("http://example.org/ns/p",) * 2
PY
"$place/venv/bin/python" "$place/seen.py"
