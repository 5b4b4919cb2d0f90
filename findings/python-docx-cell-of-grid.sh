#!/bin/sh
# python-docx 1.2.0: a row that begins further in (w:gridBefore, as Word writes it for a ragged table) makes
# table.cell(row, column) give cells of other rows from there on, and its last cells IndexError. row.cells is right. A
# cell within a content control is in neither, and moves the rest in the same way.
# Seen: table.cell(1, 1) is "c2" for the row [-, "b2", "c2"], table.cell(1, 2) is "a3" of the next row, and
# table.cell(2, 2) raises.
set -eu
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
"$place/venv/bin/pip" install --quiet python-docx==1.2.0
cat >"$place/seen.py" <<'PY'
import docx
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls


def table(second: str) -> docx.table.Table:
    def row(*texts: str) -> str:
        return "".join(f"<w:tc><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>" for text in texts)

    document = docx.Document()
    xml = f"""<w:tbl {nsdecls("w")}><w:tblPr/><w:tblGrid><w:gridCol/><w:gridCol/><w:gridCol/></w:tblGrid>
      <w:tr>{row("a1", "b1", "c1")}</w:tr><w:tr>{second.replace("$", row("b2", "c2"))}</w:tr>
      <w:tr>{row("a3", "b3", "c3")}</w:tr></w:tbl>"""
    document.element.body.insert(0, parse_xml(xml))
    return document.tables[0]


CONTROL = "<w:sdt><w:sdtContent><w:tc><w:p><w:r><w:t>a2</w:t></w:r></w:p></w:tc></w:sdtContent></w:sdt>$"
for second in ('<w:trPr><w:gridBefore w:val="1"/></w:trPr>$', CONTROL):
    made = table(second)
    by_row = [[cell.text for cell in row.cells] for row in made.rows]
    by_place = [made.cell(1, column).text for column in range(3)]
    print(by_row, by_place)
    assert by_row == [["a1", "b1", "c1"], ["b2", "c2"], ["a3", "b3", "c3"]]
    assert by_place == ["b2", "c2", "a3"]
    try:
        made.cell(2, 2)
    except IndexError as error:
        print(repr(error))
    else:
        raise AssertionError("the last cell is there")
PY
"$place/venv/bin/python" "$place/seen.py"
