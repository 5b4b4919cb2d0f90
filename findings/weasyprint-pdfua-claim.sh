#!/bin/sh
# WeasyPrint 70.0 with pdf_variant="pdf/ua-1" says in the PDF that it is PDF/UA, and leaves out what makes it one: the
# language of a paragraph that is in another (lang of HTML) is nowhere in the file, a footnote is tagged as a Span and
# not as a Note, and headings may go from 1 to 4. Typst 0.15.2 tags language and note, and refuses the headings.
# Seen: pdfuaid:part 1, no Lang but the document's, tags without Note, H1 and H4; Typst: Lang nn, Note, and its error.
set -eu
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
"$place/venv/bin/pip" install --quiet weasyprint==70.0 typst==0.15.2 pikepdf==10.18.0
cat >"$place/seen.py" <<'PY'
import io

import pikepdf
import typst
import weasyprint

PAGE = """<html lang="nb"><head><title>Plan</title><style>.note {float: footnote}</style></head><body><h1>Ein</h1>
<p lang="nn">Nynorsk<span class="note">Merknad</span></p>%s</body></html>"""
SOURCE = """#set document(title: "Plan")
#set text(lang: "nb")
= Ein
#text(lang: "nn")[Nynorsk#footnote[Merknad]]
%s"""


def tags(pdf: bytes) -> tuple[set[str], set[str], bool]:
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        found = [each for each in opened.objects if isinstance(each, pikepdf.Dictionary)]
        kinds = {str(each.S) for each in found if "/S" in each and "/P" in each}
        languages = {str(each.Lang) for each in found if "/Lang" in each}
        for page in opened.pages:
            for operands, _ in pikepdf.parse_content_stream(page):
                languages.update(str(each.Lang) for each in operands if isinstance(each, dict) and "/Lang" in each)
        return kinds, languages, b"pdfuaid:part" in opened.Root.Metadata.read_bytes()


by_weasyprint = tags(weasyprint.HTML(string=PAGE % "<h4>Fire</h4>").write_pdf(pdf_variant="pdf/ua-1"))
by_typst = tags(typst.compile((SOURCE % "== To").encode(), pdf_standards="ua-1"))
print(by_weasyprint, by_typst, sep="\n")
assert by_weasyprint[1:] == ({"nb"}, True)
assert {"/H1", "/H4", "/P"} <= by_weasyprint[0]
assert "/Note" not in by_weasyprint[0]
assert by_typst[1:] == ({"nb", "nn"}, True)
assert "/Note" in by_typst[0]
try:
    typst.compile((SOURCE % "==== Fire").encode(), pdf_standards="ua-1")
except Exception as error:
    print(error)
    assert "skipped from heading level 1 to 4" in str(error)
else:
    raise AssertionError("Typst takes the headings")
PY
"$place/venv/bin/python" "$place/seen.py"
