#!/bin/sh
# pypdfium2 5.15.2: PdfTextPage.search tells places by which the text of the page cannot be cut. A sign beyond U+FFFF (a
# mathematical digit, an emoji) is two places to search, count_chars and get_charbox, and one in the str, so that each
# such sign moves all that follows. The hyphen at the end of a line is U+FFFE in the text and U+0002 by
# FPDFText_GetUnicode; search knows the first only, and does not find the word itself. Typst 0.15.2 made the pages.
# Seen: "goal" at 13, and text[13:17] is "oal "; "qualification" is not found, "qualifica<U+FFFE>tion" is.
set -eu
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
"$place/venv/bin/pip" install --quiet pypdfium2==5.15.2 typst==0.15.2
cat >"$place/seen.py" <<'PY'
import pypdfium2
import pypdfium2.raw
import typst


def page(text: str) -> pypdfium2.PdfTextPage:
    return pypdfium2.PdfDocument(typst.compile(text.encode()))[0].get_textpage()


signs = page("This year \N{MATHEMATICAL BOLD DIGIT TWO} goal more")
text = signs.get_text_range()
place, count = signs.search("goal").get_next()
print(repr(text), place, text[place : place + count], signs.count_chars(), len(text))
assert text.index("goal") == 12
assert text[place : place + count] == "oal "
assert (place, signs.count_chars(), len(text)) == (13, 22, 21)

broken = page('#set page(width: 4cm, margin: 1cm)\n#set text(lang: "en", hyphenate: true)\na qualification')
text = broken.get_text_range()
codes = [pypdfium2.raw.FPDFText_GetUnicode(broken.raw, at) for at in range(broken.count_chars())]
word = next(word for word in text.split() if word.startswith("qual"))
found = [broken.search(each).get_next() for each in ("qualification", word, word.replace("\ufffe", "\x02"))]
print(repr(text), codes, found)
assert word.replace("\ufffe", "") == "qualification" != word
assert 2 in codes and 0xFFFE not in codes
assert found[0] is None and found[1] is not None and found[2] is None
PY
"$place/venv/bin/python" "$place/seen.py"
