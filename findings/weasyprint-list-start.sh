#!/bin/sh
# WeasyPrint 70.0 takes the number of a list's item for a matter of taste: <ol start="3"> and <li value="7"> are
# numbered from 1 unless it is asked for presentational_hints, as a page's old colours are. Goal 3 of a plan becomes
# goal 1. CSS's own counter-reset is heeded. And a list that is reversed is numbered upwards even with the hints.
# Seen: "1." for all three of HTML and "3." by CSS; with hints "3.", "7." and, of the reversed list, "1.".
set -eu
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
"$place/venv/bin/pip" install --quiet weasyprint==70.0 pypdfium2==5.15.2
cat >"$place/seen.py" <<'PY'
import re

import pypdfium2
import weasyprint


def first(start: str, *, hints: bool = False) -> str:
    pdf = weasyprint.HTML(string=f"{start}a</li><li>b</li></ol>").write_pdf(presentational_hints=hints)
    text = pypdfium2.PdfDocument(pdf)[0].get_textpage().get_text_range()
    return re.findall("[0-9]+", text)[0]


LISTS = ['<ol start="3"><li>', '<ol><li value="7">', "<ol reversed><li>"]
by_style = first('<ol style="counter-reset: list-item 2"><li>')
usual, hinted = [first(each) for each in LISTS], [first(each, hints=True) for each in LISTS]
print(usual, by_style, hinted)
assert usual == ["1", "1", "1"]
assert by_style == "3"
assert hinted == ["3", "7", "1"]
PY
"$place/venv/bin/python" "$place/seen.py"
