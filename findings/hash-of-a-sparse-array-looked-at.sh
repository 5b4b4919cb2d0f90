#!/bin/sh
# scipy 1.17.1 notes in a csr_array whether its indices are sorted once somebody asks (has_sorted_indices, and whatever
# asks for it). joblib 1.6.0's hash and the tokenize of dask 2026.8.0 take that note for content: reading a property
# changes the key, and what was kept under it is computed anew.
# Seen: same keys for two equal arrays; other keys for the one that was asked.
set -eu
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
"$place/venv/bin/pip" install --quiet scipy==1.17.1 joblib==1.6.0 dask==2026.8.0 numpy==2.4.6
cat >"$place/seen.py" <<'PY'
import joblib
import numpy
from dask.base import tokenize
from scipy.sparse import csr_array


def array() -> csr_array:
    return csr_array(numpy.array([[1.0, 0.0], [0.0, 2.0]]))


for key in (joblib.hash, tokenize):
    one, other, asked = array(), array(), array()
    assert asked.has_sorted_indices
    print(key.__name__, key(one) == key(other), key(one) == key(asked))
    assert key(one) == key(other)
    assert key(one) != key(asked)
PY
(cd "$place" && "$place/venv/bin/python" seen.py)
