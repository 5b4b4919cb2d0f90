#!/bin/sh
# shacl-engine 1.1.2 and rdf-validate-shacl 0.6.5 (npm) ask for sh:languageIn whether the tag begins with what is
# listed, letters taken as they stand, where SHACL asks for SPARQL's langMatches (section 4.4.3): Middle English (enm)
# passes for English (en), and "x"@nb is a violation where the shape lists "NB". pySHACL 0.40.1 does it the other way,
# as it should.
# Seen: @enm conforms to ("en") and @nb violates ("NB") by the two; violation and conforms by pySHACL.
set -eu
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
"$place/venv/bin/pip" install --quiet pyshacl==0.40.1 rdflib==7.6.0
cd "$place"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund n3@2.13.12 shacl-engine@1.1.2 rdf-validate-shacl@0.6.5 @zazuko/env@3.0.1
cat >head.ttl <<'TTL'
@prefix : <http://example.org/> .
@prefix sh: <http://www.w3.org/ns/shacl#> .
:English sh:targetSubjectsOf :text ; sh:property [ sh:path :text ; sh:languageIn ("en") ] ; a sh:NodeShape .
:Norwegian sh:targetSubjectsOf :tekst ; sh:property [ sh:path :tekst ; sh:languageIn ("NB") ] ; a sh:NodeShape .
TTL
echo '<http://example.org/a> <http://example.org/text> "x"@enm .' >enm.ttl
echo '<http://example.org/a> <http://example.org/tekst> "x"@nb .' >nb.ttl
cat >seen.mjs <<'JS'
import assert from 'node:assert';
import {readFileSync} from 'node:fs';
import rdf from '@zazuko/env';
import {Parser} from 'n3';
import Zazuko from 'rdf-validate-shacl';
import {Validator} from 'shacl-engine';

const read = (file) => rdf.dataset(new Parser({factory: rdf}).parse(readFileSync(file, 'utf8')));
const shapes = read('head.ttl');
for (const [file, conforms] of [['enm.ttl', true], ['nb.ttl', false]]) {
  const engine = await new Validator(shapes, {factory: rdf}).validate({dataset: read(file)});
  const zazuko = await new Zazuko(shapes, {factory: rdf}).validate(read(file));
  console.log(file, engine.conforms, zazuko.conforms);
  assert.equal(engine.conforms, conforms);
  assert.equal(zazuko.conforms, conforms);
}
JS
node seen.mjs
cat >seen.py <<'PY'
import pyshacl

seen = [pyshacl.validate(data, shacl_graph="head.ttl")[0] for data in ("enm.ttl", "nb.ttl")]
print("pySHACL", seen)
assert seen == [False, True]
PY
"$place/venv/bin/python" seen.py
