#!/bin/sh
# JSON-LD 1.1: a term with "@type": "@none" leaves values as they are, so that a text still has the context's @language
# (Value Expansion, 5.3.2: only other type mappings take it away). PyLD 3.3.0 and jsonld 9.0.0 (npm) do so; pyoxigraph
# 0.5.13 and rdflib 7.6.0 drop the language.
# Seen: "t"@nb by PyLD, "t" by the two.
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
    "@context": {"@version": 1.1, "@language": "nb", "p": {"@id": "http://example.org/p", "@type": "@none"}},
    "@id": "http://example.org/a",
    "p": "t",
}
told = jsonld.to_rdf(DOCUMENT, {"format": "application/n-quads"}).strip()
one = next(iter(pyoxigraph.parse(json.dumps(DOCUMENT), pyoxigraph.RdfFormat.JSON_LD))).object
two = next(iter(rdflib.Graph().parse(data=json.dumps(DOCUMENT), format="json-ld")))[2]
print(told, "| pyoxigraph", one, "| rdflib", two.n3())
assert told.endswith('"t"@nb .')
assert one.language is None
assert two.language is None
PY
"$place/venv/bin/python" "$place/seen.py"
