#!/bin/sh
# csvw 4.1.1 takes a cell of datatype anyURI apart before it puts it into a URI template: with aboutUrl "{+id}" the
# row's @id is the parts of the address with commas, under the folder of the file, and "None" for those that it lacks.
# With datatype string it is the address.
# Seen: .../http,example.org,/a,None,None and http://example.org/a.
set -eu
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
"$place/venv/bin/pip" install --quiet csvw==4.1.1
cat >"$place/seen.py" <<'PY'
import json
import pathlib
import tempfile

from csvw import CSVW


def subject(datatype: str) -> str:
    folder = pathlib.Path(tempfile.mkdtemp())
    (folder / "t.csv").write_text("id,name\nhttp://example.org/a,A\n")
    columns = [
        {"name": "id", "datatype": datatype, "suppressOutput": True},
        {"name": "name", "propertyUrl": "http://example.org/name"},
    ]
    described = {
        "@context": "http://www.w3.org/ns/csvw",
        "url": "t.csv",
        "tableSchema": {"aboutUrl": "{+id}", "columns": columns},
    }
    (folder / "t.csv-metadata.json").write_text(json.dumps(described))
    return str(CSVW(str(folder / "t.csv-metadata.json")).to_json(minimal=True)[0]["@id"])


seen = [subject("anyURI"), subject("string")]
print(seen)
assert seen[0].endswith("/http,example.org,/a,None,None")
assert seen[1] == "http://example.org/a"
PY
"$place/venv/bin/python" "$place/seen.py"
