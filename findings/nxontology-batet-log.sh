#!/bin/sh
# nxontology 0.5.0: the similarity batet_log of a concept and its parent is 1, as that of a concept with itself,
# wherever the two differ by one ancestor only; in some graphs it is more than 1. Sorted by it, "the same" and "one step
# broader" are not told apart, or the wrong way round. batet and lin of the same pairs are below 1.
# Seen: 1.0 for the same, 1.0000000000000002 for the parent, where batet is 0.8.
set -eu
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
"$place/venv/bin/pip" install --quiet nxontology==0.5.0 networkx==3.6.1
cat >"$place/seen.py" <<'PY'
from nxontology import NXOntology

ontology = NXOntology()
edges = [("root", "a"), ("root", "b"), ("a", "child"), ("b", "child"), ("child", "grandchild")]
ontology.graph.add_edges_from(edges)
ontology.freeze()
same = ontology.similarity("grandchild", "grandchild")
parent = ontology.similarity("child", "grandchild")
print(same.batet_log, parent.batet_log, parent.batet, parent.lin)
assert same.batet_log == 1
assert parent.batet_log > 1
assert parent.batet == 0.8
assert parent.lin < 1
PY
"$place/venv/bin/python" "$place/seen.py"
