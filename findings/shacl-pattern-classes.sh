#!/bin/sh
# SHACL takes sh:pattern's regular expressions from SPARQL, and so from XPath: \p{Lu} is a capital letter, and $ is
# the end of the text. pySHACL 0.40.1 ends with Python's re.error on the first, and lets "ab" with a line end after it
# pass for ^ab$. shacl-engine 1.1.2 and rdf-validate-shacl 0.6.5 (npm) take \p{Lu} for the letters "p{Lu}": what
# begins with a capital is a violation and "p{Lu}" conforms. pyrudof 0.3.35 does as XPath says.
# Seen: just that.
set -eu
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
"$place/venv/bin/pip" install --quiet pyshacl==0.40.1 rdflib==7.6.0 pyrudof==0.3.35
cd "$place"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund n3@2.13.12 shacl-engine@1.1.2 rdf-validate-shacl@0.6.5 @zazuko/env@3.0.1
cat >seen.py <<'PY'
import pyrudof
import pyshacl
from rdflib import Graph

HEAD = "@prefix : <http://example.org/> . @prefix sh: <http://www.w3.org/ns/shacl#> .\n"


def seen(text: str, pattern: str) -> tuple[str, bool]:
    data = HEAD + f':a :p "{text}" .'
    shape = HEAD + f':S a sh:NodeShape ; sh:targetNode :a ; sh:property [ sh:path :p ; sh:pattern "{pattern}" ] .'
    other = pyrudof.Rudof(pyrudof.RudofConfig())
    other.read_data(data)
    other.read_shacl(shape)
    graphs = Graph().parse(data=data, format="turtle"), Graph().parse(data=shape, format="turtle")
    try:
        first = str(pyshacl.validate(graphs[0], shacl_graph=graphs[1])[0])
    except Exception as error:
        first = f"{type(error).__name__}: {error}"
    return first, other.validate_shacl().conforms


print(seen("Oslo", r"^\\p{Lu}"), seen(r"ab\n", "^ab$"))
assert seen("Oslo", r"^\\p{Lu}") == (r"error: bad escape \p at position 1", True)
assert seen(r"ab\n", "^ab$") == ("True", False)
PY
"$place/venv/bin/python" seen.py
cat >seen.mjs <<'JS'
import assert from 'node:assert';
import rdf from '@zazuko/env';
import {Parser} from 'n3';
import Zazuko from 'rdf-validate-shacl';
import {Validator} from 'shacl-engine';

const HEAD = '@prefix : <http://example.org/> . @prefix sh: <http://www.w3.org/ns/shacl#> .\n';
const SHAPE = String.raw`:S a sh:NodeShape; sh:targetNode :a; sh:property [sh:path :p; sh:pattern "^\\p{Lu}"] .`;
const read = (text) => rdf.dataset(new Parser({factory: rdf}).parse(HEAD + text));
for (const [text, conforms] of [['Oslo', false], ['p{Lu}', true]]) {
  const data = `:a :p "${text}" .`;
  const engine = await new Validator(read(SHAPE), {factory: rdf}).validate({dataset: read(data)});
  const zazuko = await new Zazuko(read(SHAPE), {factory: rdf}).validate(read(data));
  console.log(text, engine.conforms, zazuko.conforms);
  assert.equal(engine.conforms, conforms);
  assert.equal(zazuko.conforms, conforms);
}
JS
node seen.mjs
