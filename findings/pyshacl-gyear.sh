#!/bin/sh
# pySHACL 0.40.1 and years. sh:lessThanOrEquals between two xsd:gYear conforms where it holds, and raises TypeError
# ("'<=' not supported") where it does not: it fails just when the data is wrong. sh:lessThan reports the violation. And
# sh:datatype xsd:gYear accepts "x"^^xsd:gYear, which SHACL calls a violation (section 4.1.2: ill-typed).
# Seen: conforms, TypeError, a violation, conforms.
set -eu
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
"$place/venv/bin/pip" install --quiet pyshacl==0.40.1 rdflib==7.6.0
cat >"$place/seen.py" <<'PY'
import pyshacl
from rdflib import Graph

HEAD = """@prefix : <http://example.org/> . @prefix sh: <http://www.w3.org/ns/shacl#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> ."""


def conforms(rule: str, start: str, end: str = "2020") -> bool | str:
    shape = f"{HEAD} :S a sh:NodeShape ; sh:targetNode :a ; sh:property [ sh:path :start ; {rule} ] ."
    data = f':a :start "{start}"^^xsd:gYear ; :end "{end}"^^xsd:gYear .'
    shapes, graph = (Graph().parse(data=each, format="turtle") for each in (shape, HEAD + data))
    try:
        return pyshacl.validate(graph, shacl_graph=shapes)[0]
    except TypeError as error:
        return str(error)


seen = [
    conforms("sh:lessThanOrEquals :end", "2019"),
    conforms("sh:lessThanOrEquals :end", "2021"),
    conforms("sh:lessThan :end", "2021"),
    conforms("sh:datatype xsd:gYear", "x"),
]
print(seen)
assert seen[0] is True
assert "'<=' not supported" in str(seen[1])
assert seen[2:] == [False, True]
PY
"$place/venv/bin/python" "$place/seen.py"
