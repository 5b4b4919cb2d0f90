#!/bin/sh
# pip-audit calls packages that its service does not know free of weaknesses: behind an index or a proxy that has no
# JSON of PyPI's, every package is skipped, and it says "No known vulnerabilities found" and ends with 0.
# Seen with 2.10.1: the sentence and the 0; that all were skipped stands in the table and in the JSON (skip_reason) only.
set -eu
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
"$place/venv/bin/pip" install --quiet pip-audit==2.10.1
echo 'lhl-graph-of-no-index==1.0' >"$place/asked.txt"
"$place/venv/bin/pip-audit" --requirement "$place/asked.txt" --no-deps --disable-pip --progress-spinner off \
  >"$place/said.txt" 2>&1
cat "$place/said.txt"
grep -q 'No known vulnerabilities found' "$place/said.txt"
grep -q 'could not be audited' "$place/said.txt"
