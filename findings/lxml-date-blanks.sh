#!/bin/sh
# lxml 6.1.3 (libxml2) refuses an xs:date, xs:gYear, xs:dateTime, xs:time or xs:duration with a blank or a line end
# about it, as a file has that was indented. XML Schema takes blanks away before it looks at such a value (whiteSpace
# is collapse, Part 2, 4.3.6), and lxml itself does so for numbers, xs:boolean, xs:ID and xs:anyURI. xmlschema 4.3.2
# takes them all. The other way round, lxml takes "1E" and "1E+" for an xs:double.
# Seen: the five are invalid and the four valid by lxml; all nine valid by xmlschema; "1E" valid by lxml alone.
set -eu
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
"$place/venv/bin/pip" install --quiet lxml==6.1.3 xmlschema==4.3.2
cat >"$place/seen.py" <<'PY'
import xmlschema
from lxml import etree

SCHEMA = '<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"><xs:element name="r" type="xs:%s"/></xs:schema>'


def valid(kind: str, text: str) -> tuple[bool, bool]:
    schema, document = SCHEMA % kind, f"<r>{text}</r>"
    by_lxml = etree.XMLSchema(etree.fromstring(schema)).validate(etree.fromstring(document))
    return by_lxml, xmlschema.XMLSchema(schema).is_valid(document)


TIMES = {
    "date": "2023-04-17",
    "gYear": "2023",
    "dateTime": "2023-04-17T12:00:00",
    "time": "12:00:00",
    "duration": "P1D",
}
OTHERS = {"integer": "1", "boolean": "true", "ID": "a", "anyURI": "http://example.org/"}
for kind, text in {**TIMES, **OTHERS}.items():
    bare, about = valid(kind, text), valid(kind, f"\n  {text}\n")
    print(kind, bare, about)
    assert bare == (True, True)
    assert about == (kind not in TIMES, True)
print(valid("double", "1E"), valid("double", "1E+"))
assert valid("double", "1E") == valid("double", "1E+") == (True, False)
PY
"$place/venv/bin/python" "$place/seen.py"
