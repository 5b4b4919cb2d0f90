#!/bin/sh
# pyrudof 0.3.35: sh:datatype looks at what is written for some types and not for others. "x" is a violation as
# xsd:dateTime, xsd:decimal and xsd:integer, and conforms as xsd:date, xsd:time, xsd:duration and xsd:gYear; SHACL calls
# all of them violations (section 4.1.2: ill-typed).
# Seen: just that.
set -eu
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
"$place/venv/bin/pip" install --quiet pyrudof==0.3.35
cat >"$place/seen.py" <<'PY'
import pyrudof

HEAD = """@prefix : <http://example.org/> . @prefix sh: <http://www.w3.org/ns/shacl#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> ."""


def conforms(datatype: str) -> bool:
    rudof = pyrudof.Rudof(pyrudof.RudofConfig())
    rudof.read_data(f'{HEAD} :a :p "x"^^xsd:{datatype} .')
    rule = f"sh:property [ sh:path :p ; sh:datatype xsd:{datatype} ]"
    rudof.read_shacl(f"{HEAD} :S a sh:NodeShape ; sh:targetNode :a ; {rule} .")
    rudof.validate_shacl()
    return "iolation" not in rudof.serialize_shacl_validation_results()


names = ("dateTime", "decimal", "integer", "date", "time", "duration", "gYear")
seen = {name: conforms(name) for name in names}
print(seen)
assert seen == dict(zip(names, [False] * 3 + [True] * 4))
PY
"$place/venv/bin/python" "$place/seen.py"
