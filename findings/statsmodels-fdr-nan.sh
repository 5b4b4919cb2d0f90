#!/bin/sh
# statsmodels 0.15.0 multipletests(method="fdr_bh") with one NaN among the p values: every adjusted value is NaN, and
# yet the first array says which hypotheses are rejected, as if the NaN counted among the tests. No warning. scipy
# 1.17.1 false_discovery_control raises ValueError.
# Seen: [nan nan nan] beside [True False True].
set -eu
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
"$place/venv/bin/pip" install --quiet statsmodels==0.15.0 scipy==1.17.1
cat >"$place/seen.py" <<'PY'
import numpy as np
from scipy.stats import false_discovery_control
from statsmodels.stats.multitest import multipletests

p = np.array([0.01, np.nan, 0.03])
rejected, adjusted, *_ = multipletests(p, 0.05, method="fdr_bh")
print(rejected, adjusted)
assert np.isnan(adjusted).all()
assert rejected.tolist() == [True, False, True]
try:
    false_discovery_control(p)
except ValueError as error:
    print("scipy:", error)
else:
    raise SystemExit("scipy answers")
PY
"$place/venv/bin/python" "$place/seen.py"
