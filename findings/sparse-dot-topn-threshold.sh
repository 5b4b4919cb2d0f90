#!/bin/sh
# sparse_dot_topn 1.2.0, sp_matmul_topn: a product that equals `threshold` is left out (strictly greater is kept), and
# of equal products at the last place those with the higher column stay, so that the first of alike rows is not even
# its own neighbour.
# Seen: 0.5 is gone at threshold=0.5 and there at 0.49; of columns 0, 1, 2, all 1.0, top_n=2 keeps 1 and 2.
set -eu
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
"$place/venv/bin/pip" install --quiet sparse_dot_topn==1.2.0
cat >"$place/top.py" <<'PY'
import numpy as np
from scipy.sparse import csr_matrix
from sparse_dot_topn import sp_matmul_topn

rows = csr_matrix(np.array([[1.0], [1.0], [1.0], [0.5]]))
columns = csr_matrix(rows.T)
at = sp_matmul_topn(rows, columns, top_n=4, threshold=0.5)[0]
below = sp_matmul_topn(rows, columns, top_n=4, threshold=0.49)[0]
print("threshold 0.5:", sorted(at.indices.tolist()), "threshold 0.49:", sorted(below.indices.tolist()))
assert sorted(at.indices.tolist()) == [0, 1, 2]
assert sorted(below.indices.tolist()) == [0, 1, 2, 3]
for sort in (True, False):
    kept = sorted(sp_matmul_topn(rows, columns, top_n=2, sort=sort)[0].indices.tolist())
    print("sort", sort, "kept of 0, 1, 2:", kept)
    assert kept == [1, 2]
PY
"$place/venv/bin/python" "$place/top.py"
