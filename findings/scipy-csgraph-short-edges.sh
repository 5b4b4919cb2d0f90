#!/bin/sh
# scipy 1.17.1, scipy.sparse.csgraph: an edge shorter than 1e-8 is there or not by how the graph is stored. Of a dense
# array it is no edge, so that the graph falls apart; of a csr_array it is one. And an edge of length 0 that a csr_array
# stores is an edge to connected_components and shortest_path; minimum_spanning_tree gives a forest that leaves it out.
# Seen: 2 parts and inf for the dense array, 1 part and 1e-9 for the same as csr_array; 1 part, whose tree has 2.
set -eu
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
"$place/venv/bin/pip" install --quiet scipy==1.17.1 numpy==2.4.6
cat >"$place/seen.py" <<'PY'
import numpy
from scipy.sparse import csgraph, csr_array


def seen(graph: object) -> tuple[int, float]:
    return int(csgraph.connected_components(graph, directed=False)[0]), float(csgraph.shortest_path(graph)[0, 1])


dense = numpy.array([[0, 1e-9], [0, 0]])
print(seen(dense), seen(csr_array(dense)))
assert seen(dense) == (2, numpy.inf)
assert seen(csr_array(dense)) == (1, 1e-9)

places = numpy.array([0, 1]), numpy.array([1, 2])
zero = csr_array((numpy.array([0.0, 1.0]), places), shape=(3, 3))
tree = csgraph.minimum_spanning_tree(zero)
print(seen(zero), tree.nnz, seen(tree))
assert seen(zero) == (1, 0.0)
assert tree.nnz == 1
assert seen(tree) == (2, numpy.inf)
PY
"$place/venv/bin/python" "$place/seen.py"
