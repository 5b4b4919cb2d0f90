#!/bin/sh
# xmlschema 4.3.2 asks Python what an integer is: "1_000" is a valid xs:integer, which it reads as 1000, and so are
# digits of other scripts; xs:decimal and xs:double of the same are refused. In patterns it asks Python what \w and \s
# are: "_" is a letter and a no-break space is a blank, which XML Schema says they are not (Part 2, F.1.1). lxml 6.1.3
# does as the recommendation says.
# Seen: valid by xmlschema and invalid by lxml, each of the four.
set -eu
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
"$place/venv/bin/pip" install --quiet lxml==6.1.3 xmlschema==4.3.2
cat >"$place/seen.py" <<'PY'
import xmlschema
from lxml import etree

SCHEMA = """<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"><xs:element name="r"><xs:simpleType>
<xs:restriction base="xs:%s"><xs:pattern value="%s"/></xs:restriction></xs:simpleType></xs:element></xs:schema>"""


def valid(kind: str, text: str, pattern: str = r"(.|\s)*") -> tuple[bool, bool]:
    schema, document = SCHEMA % (kind, pattern), f"<r>{text}</r>"
    by_lxml = etree.XMLSchema(etree.fromstring(schema)).validate(etree.fromstring(document))
    return xmlschema.XMLSchema(schema).is_valid(document), by_lxml


DIGIT = "\N{ARABIC-INDIC DIGIT THREE}"
seen = {
    "1_000": valid("integer", "1_000"),
    "other digits": valid("integer", DIGIT),
    r"_ as \w": valid("string", "_", r"\w"),
    r"no-break space as \s": valid("string", "\N{NO-BREAK SPACE}", r"\s"),
}
print(seen, xmlschema.XMLSchema(SCHEMA % ("integer", ".*")).to_dict("<r>1_000</r>"))
assert set(seen.values()) == {(True, False)}
assert xmlschema.XMLSchema(SCHEMA % ("integer", ".*")).to_dict("<r>1_000</r>") == 1000
assert valid("decimal", "1_000") == valid("double", DIGIT) == (False, False)
assert valid("integer", "1000") == valid("string", "a", r"\w") == valid("string", " ", r"\s") == (True, True)
PY
"$place/venv/bin/python" "$place/seen.py"
