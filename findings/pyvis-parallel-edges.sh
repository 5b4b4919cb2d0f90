#!/bin/sh
# pyvis 0.3.2 keeps one edge between two nodes of an undirected network, the first that was added: a second relation of
# a networkx MultiGraph is dropped by from_nx without a word. With directed=True both are kept.
# Seen: 1 edge of 2, and 2 of 2.
set -eu
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
"$place/venv/bin/pip" install --quiet pyvis==0.3.2 networkx==3.6.1
cat >"$place/seen.py" <<'PY'
import networkx
from pyvis.network import Network

seen = {}
for directed, kind in ((False, networkx.MultiGraph), (True, networkx.MultiDiGraph)):
    graph = kind()
    graph.add_edge("a", "b", title="part of")
    graph.add_edge("a", "b", title="builds on")
    network = Network(directed=directed)
    network.from_nx(graph)
    seen[kind.__name__] = [edge["title"] for edge in network.edges]
print(seen)
assert seen == {"MultiGraph": ["part of"], "MultiDiGraph": ["part of", "builds on"]}
PY
(cd "$place" && "$place/venv/bin/python" seen.py)
