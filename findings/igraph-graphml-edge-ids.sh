#!/bin/sh
# igraph 1.0.0 (Python) reads GraphML whose edges have ids and no other attributes, and gives the edges an attribute
# "id" that is not what stands in the file: it holds ids of nodes. An edge marked directed="false" in a graph of
# directed edges is read as directed, without a warning.
# Seen: the ids e1, e2, e3 become those that are printed.
set -eu
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
"$place/venv/bin/pip" install --quiet igraph==1.0.0
cat >"$place/graph.graphml" <<'XML'
<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns"><graph edgedefault="directed">
<node id="a"/><node id="b"/><node id="c"/>
<edge id="e1" source="a" target="b"/><edge id="e2" source="b" target="c"/>
<edge id="e3" source="c" target="a" directed="false"/>
</graph></graphml>
XML
cat >"$place/read.py" <<'PY'
import sys
import warnings

import igraph

warnings.simplefilter("error")
graph = igraph.Graph.Read_GraphML(sys.argv[1])
print("igraph", igraph.__version__, "nodes:", graph.vs["id"], "edges:", graph.es["id"], "directed:", graph.is_directed())
assert graph.vs["id"] == ["a", "b", "c"]
assert graph.es["id"] != ["e1", "e2", "e3"]
assert set(graph.es["id"]) <= {"a", "b", "c"}
assert graph.is_directed()
assert graph.get_edgelist() == [(0, 1), (1, 2), (2, 0)]
PY
"$place/venv/bin/python" "$place/read.py" "$place/graph.graphml"
