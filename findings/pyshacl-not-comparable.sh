#!/bin/sh
# pySHACL 0.40.1 lets values through that cannot be compared, where SHACL says that they violate (sections 4.3 and
# 4.5.4): a gYear or a number under sh:minInclusive of a date, and a date that is to be no later than a gYear or a
# dateTime. A text in the same place is reported. pyrudof 0.3.35 reports them all.
# Seen: conforms, conforms, conforms, conforms, and a violation for the text.
set -eu
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
"$place/venv/bin/pip" install --quiet pyshacl==0.40.1 rdflib==7.6.0 pyrudof==0.3.35
cat >"$place/seen.py" <<'PY'
import pyrudof
import pyshacl
from rdflib import Graph

HEAD = """@prefix : <http://example.org/> . @prefix sh: <http://www.w3.org/ns/shacl#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> ."""
LEAST, ORDER = 'sh:minInclusive "2019-01-01"^^xsd:date', "sh:lessThanOrEquals :end"
CASES = [
    (LEAST, ':a :start "2020"^^xsd:gYear .'),
    (LEAST, ":a :start 5 ."),
    (ORDER, ':a :start "2020-05-01"^^xsd:date ; :end "2020"^^xsd:gYear .'),
    (ORDER, ':a :start "2020-06-01"^^xsd:date ; :end "2020-05-01T00:00:00"^^xsd:dateTime .'),
    (LEAST, ':a :start "2020" .'),
]


def by_pyshacl(shape: str, data: str) -> bool:
    shapes, graph = (Graph().parse(data=each, format="turtle") for each in (shape, data))
    return pyshacl.validate(graph, shacl_graph=shapes)[0]


def by_rudof(shape: str, data: str) -> bool:
    rudof = pyrudof.Rudof(pyrudof.RudofConfig())
    rudof.read_data(data)
    rudof.read_shacl(shape)
    rudof.validate_shacl()
    return "iolation" not in rudof.serialize_shacl_validation_results()


seen = []
for rule, data in CASES:
    shape = f"{HEAD} :S a sh:NodeShape ; sh:targetNode :a ; sh:property [ sh:path :start ; {rule} ] ."
    seen.append((by_pyshacl(shape, HEAD + data), by_rudof(shape, HEAD + data)))
print(seen)
assert seen == [(True, False)] * 4 + [(False, False)]
PY
"$place/venv/bin/python" "$place/seen.py"
