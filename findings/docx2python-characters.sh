#!/bin/sh
# docx2python 3.7.1 drops the non-breaking hyphen of DOCX (w:noBreakHyphen, what Ctrl+Shift+- writes): the years
# 2023-2027 become one number. A sign by w:sym is put in as a piece of HTML that names another sign, and a text that was
# moved with changes tracked stands in both its places. mammoth 1.13.0 reads all three as Word shows them.
# Seen: "20232027"; '<span style=font-family:Wingdings>&#x00E0;</span>' for the sign F0E0; "moved" twice.
set -eu
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
"$place/venv/bin/pip" install --quiet python-docx==1.2.0 docx2python==3.7.1 mammoth==1.13.0
cat >"$place/seen.py" <<'PY'
import pathlib
import tempfile

import docx
import mammoth
from docx2python import docx2python
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls


def texts(*paragraphs: str) -> tuple[str, str]:
    path = str(pathlib.Path(tempfile.mkdtemp()) / "plan.docx")
    written = docx.Document()
    for paragraph in paragraphs:
        written.add_paragraph()._p.extend(parse_xml(f"<w:p {nsdecls('w')}>{paragraph}</w:p>"))
    written.save(path)
    with open(path, "rb") as file:
        raw = mammoth.extract_raw_text(file).value
    with docx2python(path) as read:
        return read.text.strip(), raw.strip()


MOVED = '<w:move%s w:id="%d" w:author="A"><w:r><w:t>moved</w:t></w:r></w:move%s>'
hyphen = texts("<w:r><w:t>2023</w:t><w:noBreakHyphen/><w:t>2027</w:t></w:r>")
sign = texts('<w:r><w:sym w:font="Wingdings" w:char="F0E0"/></w:r>')
moved = texts(MOVED % ("From", 1, "From"), MOVED % ("To", 2, "To"))
print(hyphen, sign, moved)
assert hyphen == ("20232027", "2023\N{NON-BREAKING HYPHEN}2027")
assert sign == ("<span style=font-family:Wingdings>&#x00E0;</span>", "\U0001f86a")
assert moved[0].count("moved") == 2
assert moved[1].count("moved") == 1
PY
"$place/venv/bin/python" "$place/seen.py"
