#!/bin/sh
# odfdo 3.27.3: the text of a document by get_formatted_text lacks what fields show in it (text:sequence,
# text:bookmark-ref, text:date), and the blanks of a text:s, so that two words become one; the paragraphs by inner_text
# have them. And the paragraphs by get_paragraphs begin with those that were deleted with changes tracked.
# Seen: "Table : see goal " and "ab" for the whole; "Table 3: see goal 3.2" and "a   b" by paragraph; "deleted" first.
set -eu
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
"$place/venv/bin/pip" install --quiet odfdo==3.27.3
cat >"$place/seen.py" <<'PY'
import odfdo

SPACE = 'xmlns:%s="urn:oasis:names:tc:opendocument:xmlns:%s:1.0"'
NAMESPACES = " ".join(SPACE % (name, name) for name in ("text", "office"))
DELETED = f"""<text:tracked-changes {NAMESPACES}><text:changed-region text:id="c"><text:deletion><office:change-info/>
  <text:p>deleted</text:p></text:deletion></text:changed-region></text:tracked-changes>"""
FIELDS = f"""<text:p {NAMESPACES}>Table <text:sequence text:name="T" text:formula="ooow:T+1">3</text:sequence>: see
  goal <text:bookmark-ref text:ref-name="g" text:reference-format="text">3.2</text:bookmark-ref></text:p>"""
BLANKS = f'<text:p {NAMESPACES}>a<text:s text:c="3"/>b</text:p>'

document = odfdo.Document("text")
document.body.clear()
for xml in (DELETED, FIELDS.replace("\n ", ""), BLANKS):
    document.body.append(odfdo.Element.from_tag(xml))
whole = document.get_formatted_text().split("\n")
paragraphs = [paragraph.inner_text for paragraph in document.body.get_paragraphs()]
print(whole, paragraphs)
assert [line.strip() for line in whole if line] == ["Table : see goal", "ab"]
assert paragraphs == ["deleted", "Table 3: see goal 3.2", "a   b"]
PY
"$place/venv/bin/python" "$place/seen.py"
