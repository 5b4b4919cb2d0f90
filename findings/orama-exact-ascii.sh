#!/bin/sh
# @orama/orama 3.1.18: search with exact: true finds no word that begins or ends with å, æ or ø, whatever the language
# of the base: it asks for the borders of a word by ASCII. Words with such a letter inside are found, so that the option
# seems to work. Without it the word is found.
# Seen: "øy", "blå" and "åpen" 0 times, "råd" and "ski" once; all once or more without exact.
set -eu
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
cd "$place"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund @orama/orama@3.1.18
cat >seen.mjs <<'JS'
import assert from 'node:assert';
import {create, insert, search} from '@orama/orama';

const words = ['øy', 'blå', 'åpen', 'råd', 'ski'];
const base = create({schema: {text: 'string'}, language: 'norwegian'});
for (const text of words) insert(base, {text});
const hits = (term, exact) =>
  search(base, {term, exact}).hits.filter((hit) => hit.document.text === term).length;
const exactly = words.map((word) => hits(word, true));
const usually = words.map((word) => hits(word, false));
console.log(words, exactly, usually);
assert.deepEqual(exactly, [0, 0, 0, 1, 1]);
assert.deepEqual(usually, [1, 1, 1, 1, 1]);
JS
node seen.mjs
