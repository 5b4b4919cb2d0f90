#!/bin/sh
# rdflib 7.6.0 takes the time zone away from an xsd:date when it reads it: "2023-04-17Z" and "2023-04-17+02:00" become
# one literal without a zone, and two statements become one. With normalisation off they stay.
# Seen: 1 triple of 2, written as "2023-04-17".
set -eu
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
"$place/venv/bin/pip" install --quiet rdflib==7.6.0
cat >"$place/seen.py" <<'PY'
import rdflib

DATA = """@prefix : <http://example.org/> . @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
:a :p "2023-04-17Z"^^xsd:date, "2023-04-17+02:00"^^xsd:date ."""
read = {str(each) for each in rdflib.Graph().parse(data=DATA, format="turtle").objects()}
print(read)
assert read == {"2023-04-17"}
rdflib.NORMALIZE_LITERALS = False
kept = {str(each) for each in rdflib.Graph().parse(data=DATA, format="turtle").objects()}
print("not normalised:", kept)
assert kept == {"2023-04-17Z", "2023-04-17+02:00"}
PY
"$place/venv/bin/python" "$place/seen.py"
