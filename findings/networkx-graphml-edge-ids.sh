#!/bin/sh
# networkx 3.6.1 writes the key of an edge in a MultiGraph as its GraphML id, and keys start anew at 0 for each pair of
# nodes: ids repeat, though GraphML asks for ids that are unique. graphology-graphml 0.5.2 refuses such a file, and
# igraph and networkx itself read it without a word.
# Seen: two of three edges have id "0"; graphology: 'inconsistency detected when attempting to merge the "0" edge'.
set -eu
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
"$place/venv/bin/pip" install --quiet networkx==3.6.1
cat >"$place/write.py" <<'PY'
import re
import sys

import networkx as nx

graph = nx.MultiGraph([("a", "b"), ("a", "b"), ("b", "c")])
text = "\n".join(nx.generate_graphml(graph))
with open(sys.argv[1], "w", encoding="utf-8") as file:
    file.write(text)
ids = re.findall(r'<edge [^>]*\bid="([^"]*)"', text)
print("ids of edges:", ids)
assert sorted(ids) == ["0", "0", "1"], ids
assert nx.parse_graphml(text, force_multigraph=True).number_of_edges() == 3
PY
"$place/venv/bin/python" "$place/write.py" "$place/graph.graphml"
cd "$place"
npm install --silent --no-audit --no-fund graphology@0.26.0 graphology-graphml@0.5.2 @xmldom/xmldom@0.9.12
cat >read.cjs <<'JS'
global.DOMParser = require('@xmldom/xmldom').DOMParser;
const {MultiGraph} = require('graphology');
const {parse} = require('graphology-graphml');
try {
  parse(MultiGraph, require('fs').readFileSync('graph.graphml', 'utf8'));
  console.log('graphology reads the file');
  process.exit(1);
} catch (error) {
  console.log('graphology:', error.message);
  process.exit(error.message.includes('inconsistency detected') ? 0 : 1);
}
JS
node read.cjs
