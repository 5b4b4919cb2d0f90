#!/bin/sh
# scipy 1.17.1: argmax(axis=1) of a sparse array says that the largest of 0.5, NaN and a zero that is not stored is the
# zero: it takes the NaN for the largest of what is stored, finds it not larger than 0, and gives the zero's place. Of
# the dense array it is the NaN, and max(axis=1) of the sparse one is NaN too. argmax without an axis gives 2 as well.
# Seen: 2 (the zero), 1 (the NaN) of the dense one, and NaN.
set -eu
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
"$place/venv/bin/pip" install --quiet scipy==1.17.1 numpy==2.4.6
cat >"$place/seen.py" <<'PY'
import numpy
import scipy.sparse

dense = numpy.array([[0.5, numpy.nan, 0.0]])
sparse = scipy.sparse.csr_array(dense)
seen = int(sparse.argmax(axis=1)[0]), int(sparse.argmax()), int(dense.argmax(axis=1)[0])
largest = float(sparse.max(axis=1).toarray()[0])
print(seen, largest)
assert seen == (2, 2, 1)
assert numpy.isnan(largest)
without = int(scipy.sparse.csr_array([[0.5, numpy.nan, 0.1]]).argmax(axis=1)[0])
print("with no zero in the row:", without)
assert without == 1
PY
"$place/venv/bin/python" "$place/seen.py"
