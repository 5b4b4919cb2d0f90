#!/bin/sh
# A field in DOCX is written in either of two ways, and Word shows the same. What the short one (w:fldSimple) shows is
# left out, without a word, by python-docx 1.2.0, mammoth 1.13.0, markitdown 0.1.9 and the pandoc 3.9 of
# pypandoc-binary 1.17, and what the long one (w:fldChar) shows is read by all of them: "see goal 3.2" or "Table 3"
# loses its number or keeps it by how the writer spelled it.
# Seen: "goal 3.2" of the long one and "goal " of the short one, by each of the four.
set -eu
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
"$place/venv/bin/pip" install --quiet python-docx==1.2.0 mammoth==1.13.0 'markitdown[docx]==0.1.9' pypandoc-binary==1.17
cat >"$place/seen.py" <<'PY'
import pathlib
import tempfile

import docx
import mammoth
import pypandoc
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from markitdown import MarkItDown

SHOWN = "<w:r><w:t>3.2</w:t></w:r>"
MARK = '<w:r><w:fldChar w:fldCharType="%s"/></w:r>'
LONG = MARK % "begin" + "<w:r><w:instrText> REF g </w:instrText></w:r>" + MARK % "separate" + SHOWN + MARK % "end"
SHORT = f'<w:fldSimple w:instr=" REF g ">{SHOWN}</w:fldSimple>'


def texts(field: str) -> dict[str, str]:
    path = str(pathlib.Path(tempfile.mkdtemp()) / "plan.docx")
    written = docx.Document()
    paragraph = written.add_paragraph("goal ")._p
    paragraph.extend(parse_xml(f"<w:p {nsdecls('w')}>{field}</w:p>"))
    written.save(path)
    with open(path, "rb") as file:
        raw = mammoth.extract_raw_text(file).value
    return {
        "python-docx": docx.Document(path).paragraphs[0].text.strip(),
        "mammoth": raw.strip(),
        "markitdown": MarkItDown().convert(path).text_content.strip(),
        "pandoc": pypandoc.convert_file(path, "plain").strip(),
    }


long, short = texts(LONG), texts(SHORT)
print(pypandoc.get_pandoc_version(), long, short)
assert set(long.values()) == {"goal 3.2"}
assert set(short.values()) == {"goal"}
PY
"$place/venv/bin/python" "$place/seen.py"
