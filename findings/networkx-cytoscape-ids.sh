#!/bin/sh
# networkx 3.6.1 cytoscape_data lets the attribute "id" of a node replace the node's own id, while edges go on naming
# the node: they lead nowhere. And an attribute "value" is overwritten by the node's name. cytoscape.js 3.35.0 refuses
# the edge.
# Seen: id "42" with source "a"; value 5 becomes "a"; 'nonexistent source `a`'.
set -eu
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
"$place/venv/bin/pip" install --quiet networkx==3.6.1
cat >"$place/write.py" <<'PY'
import json
import sys

import networkx as nx

graph = nx.Graph()
graph.add_node("a", id="42", value=5)
graph.add_edge("a", "b")
elements = nx.cytoscape_data(graph)["elements"]
node, edge = elements["nodes"][0]["data"], elements["edges"][0]["data"]
print("node:", node, "edge:", edge)
assert (node["id"], node["value"]) == ("42", "a")
assert edge["source"] == "a"
with open(sys.argv[1], "w", encoding="utf-8") as file:
    json.dump(elements, file)
PY
"$place/venv/bin/python" "$place/write.py" "$place/elements.json"
cd "$place"
npm install --silent --no-audit --no-fund cytoscape@3.35.0
cat >read.cjs <<'JS'
const cytoscape = require('cytoscape');
try {
  cytoscape({headless: true, elements: require('./elements.json')});
  console.log('cytoscape.js takes the edge');
  process.exit(1);
} catch (error) {
  console.log('cytoscape.js:', error.message);
  process.exit(error.message.includes('nonexistent source') ? 0 : 1);
}
JS
node read.cjs
