#!/bin/sh
# graphology-gexf 0.13.2, by which Gephi Lite reads, leaves out start and end of a node in GEXF 1.2, and the
# graph's timeformat, without a warning: what networkx 3.6.1 wrote as periods is gone. networkx reads them back.
# Seen: the node has its label and no dates; networkx has both dates.
set -eu
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
"$place/venv/bin/pip" install --quiet networkx==3.6.1
(cd "$place" && npm init -y >/dev/null && npm install --silent graphology@0.26.0 graphology-gexf@0.13.2)
cat >"$place/write.py" <<'PY'
import sys

import networkx

graph = networkx.DiGraph()
graph.add_node("a", label="A", start="2019-01-01", end="2023-12-31")
networkx.write_gexf(graph, sys.argv[1])
read = networkx.read_gexf(sys.argv[1]).nodes["a"]
print("networkx:", read)
assert (read["start"], read["end"]) == ("2019-01-01", "2023-12-31")
PY
"$place/venv/bin/python" "$place/write.py" "$place/graph.gexf"
cat >"$place/read.js" <<'JS'
const { readFileSync } = require("fs");
const Graph = require("graphology");
const gexf = require("graphology-gexf");

const graph = gexf.parse(Graph, readFileSync(process.argv[2], "utf8"));
const told = JSON.stringify([graph.getNodeAttributes("a"), graph.getAttributes()]);
console.log("graphology:", told);
if (told.includes("2019") || !told.includes('"label":"A"')) process.exit(1);
JS
node "$place/read.js" "$place/graph.gexf"
