#!/bin/sh
# pyrudof 0.3.35 counts sh:minLength and sh:maxLength in bytes of UTF-8, where SHACL counts characters (section 4.4.1,
# by SPARQL's STRLEN): "åå" is four long. pySHACL 0.40.1 counts two.
# Seen: maxLength 3 violated and minLength 3 met by pyrudof; the other way by pySHACL.
set -eu
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
"$place/venv/bin/pip" install --quiet pyshacl==0.40.1 rdflib==7.6.0 pyrudof==0.3.35
cat >"$place/seen.py" <<'PY'
import pyrudof
import pyshacl
from rdflib import Graph

HEAD = "@prefix : <http://example.org/> . @prefix sh: <http://www.w3.org/ns/shacl#> . "
DATA = HEAD + ':a :name "\u00e5\u00e5" .'
seen = {}
for rule in ("sh:maxLength 3", "sh:minLength 3"):
    shape = f"{HEAD} :S a sh:NodeShape ; sh:targetNode :a ; sh:property [ sh:path :name ; {rule} ] ."
    rudof = pyrudof.Rudof(pyrudof.RudofConfig())
    rudof.read_data(DATA)
    rudof.read_shacl(shape)
    rudof.validate_shacl()
    shapes, graph = (Graph().parse(data=each, format="turtle") for each in (shape, DATA))
    conforms = pyshacl.validate(graph, shacl_graph=shapes)[0]
    seen[rule] = ("iolation" not in rudof.serialize_shacl_validation_results(), conforms)
print("(pyrudof, pySHACL) conforms:", seen)
assert seen == {"sh:maxLength 3": (False, True), "sh:minLength 3": (True, False)}
PY
"$place/venv/bin/python" "$place/seen.py"
