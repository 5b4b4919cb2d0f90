#!/bin/sh
# pyvis 0.3.2 Network.from_nx changes the networkx graph that it is given: each edge loses its weight, which becomes
# width, and each node gets a size. Shortest paths and communities computed afterwards are those of a graph without
# weights, and nothing says so. An edge that has a width of its own has 1 afterwards.
# Seen: {'weight': 0.5} becomes {'width': 0.5}, {'width': 7} becomes {'width': 1}; a shortest path that was 2 long is 1
# long.
set -eu
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
"$place/venv/bin/pip" install --quiet pyvis==0.3.2 networkx==3.6.1
cat >"$place/seen.py" <<'PY'
import networkx
from pyvis.network import Network

graph = networkx.Graph()
graph.add_edge("a", "b", weight=0.5)
graph.add_edge("b", "c", width=7, weight=1.5)
graph.add_edge("d", "e", width=7)
before = networkx.shortest_path_length(graph, "a", "c", weight="weight")
Network().from_nx(graph)
after = networkx.shortest_path_length(graph, "a", "c", weight="weight")
print(before, after, list(graph.edges(data=True)), list(graph.nodes(data=True))[:1])
assert graph["a"]["b"] == {"width": 0.5}
assert graph["d"]["e"] == {"width": 1}
assert graph.nodes["a"] == {"size": 10}
assert (before, after) == (2.0, 2)
assert networkx.get_edge_attributes(graph, "weight") == {}
PY
(cd "$place" && "$place/venv/bin/python" seen.py)
