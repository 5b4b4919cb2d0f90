#!/bin/sh
# networkx 3.6.1 compares the lengths of paths as floats in betweenness_centrality: two ways that are as long as each
# other, such as 1/2 + 1/12 and 1/3 + 1/4, differ by a bit, and one node gets all that both should share. igraph 1.0.0
# takes lengths as equal within a tolerance; with whole numbers for lengths both agree.
# Seen: 1 and 0 for two nodes that have 0.5 each by igraph, and by networkx with lengths 12 times as large.
set -eu
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
"$place/venv/bin/pip" install --quiet networkx==3.6.1 igraph==1.0.0
cat >"$place/seen.py" <<'PY'
import igraph
import networkx

COUNTS = {("a", "b"): 2, ("b", "c"): 12, ("a", "d"): 3, ("c", "d"): 4}
graph = networkx.Graph()
for (one, other), count in COUNTS.items():
    graph.add_edge(one, other, length=1 / count, whole=12 // count)
seen = {name: networkx.betweenness_centrality(graph, weight=name, normalized=False) for name in ("length", "whole")}
names = list(graph)
same = igraph.Graph([(names.index(one), names.index(other)) for one, other in graph.edges])
lengths = [length for *_, length in graph.edges(data="length")]
seen["igraph"] = dict(zip(names, same.betweenness(weights=lengths)))
told = {name: (round(between["b"], 6), round(between["d"], 6)) for name, between in seen.items()}
print(told)
assert sorted(told["length"]) == [0, 1]
assert told["whole"] == told["igraph"] == (0.5, 0.5)
PY
(cd "$place" && "$place/venv/bin/python" seen.py)
