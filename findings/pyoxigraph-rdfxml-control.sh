#!/bin/sh
# pyoxigraph 0.5.13 writes a literal with a control character as RDF/XML without an error, and what it writes is not
# well-formed XML: Python's expat refuses it, and so does any parser that keeps to XML 1.0 (section 2.2). SPARQL and
# Turtle may hold such a literal ("\u0001").
# Seen: 'not well-formed (invalid token)'.
set -eu
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
"$place/venv/bin/pip" install --quiet pyoxigraph==0.5.13
cat >"$place/write.py" <<'PY'
from xml.etree import ElementTree

import pyoxigraph as ox

turtle = rb'<http://example.org/s> <http://example.org/p> "a\u0001b" .'
triples = [quad.triple for quad in ox.parse(turtle, ox.RdfFormat.TURTLE)]
written = ox.serialize(triples, format=ox.RdfFormat.RDF_XML)
print("pyoxigraph", ox.__version__, "writes:", b"a\x01b" in written)
assert b"a\x01b" in written
try:
    ElementTree.fromstring(written)
except ElementTree.ParseError as error:
    print("expat:", error)
else:
    raise SystemExit("expat reads it")
PY
"$place/venv/bin/python" "$place/write.py"
