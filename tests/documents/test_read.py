"""Every format gives its text with structure; what is hostile, damaged or of another kind is one clear error."""

from __future__ import annotations

import pytest

from lhl_graph.documents import package
from lhl_graph.documents.read import parsed
from lhl_graph.errors import InputError
from tests.documents.files import W, docx, odt, paragraph, run, texts, zipped


def test_docx_gives_links_insertions_boxes_controls_inner_tables_and_notes_but_nothing_deleted() -> None:
    inner = f"<w:tbl><w:tr><w:tc>{paragraph(run('inner'))}</w:tc></w:tr></w:tbl>"
    body = (
        paragraph(run("Mål"), "Overskrift1")
        + paragraph(f"<w:hyperlink>{run('link')}</w:hyperlink><w:ins>{run(' new')}</w:ins><w:del>{run(' old')}</w:del>")
        + paragraph(
            f"<mc:AlternateContent><mc:Choice><w:txbxContent>{paragraph(run('box'))}</w:txbxContent></mc:Choice>"
            f"<mc:Fallback><w:txbxContent>{paragraph(run('box'))}</w:txbxContent></mc:Fallback></mc:AlternateContent>"
        )
        + f"<w:sdt><w:sdtContent>{paragraph(run('control'))}</w:sdtContent></w:sdt>"
        + f"<w:tbl><w:tr><w:tc>{paragraph(run('cell'))}{inner}</w:tc></w:tr></w:tbl>"
    )
    note = f'<w:footnotes {W}><w:footnote w:type="separator">{paragraph(run("x"))}</w:footnote>'
    note += f"<w:footnote>{paragraph(run('note'))}</w:footnote></w:footnotes>"
    styles = f'<w:styles {W}><w:style w:styleId="Overskrift1"><w:name w:val="heading 1"/></w:style></w:styles>'
    document = parsed("a.docx", docx(body, word__footnotes_xml=note, word__styles_xml=styles))
    assert texts(document) == ["Mål", "link new", "box", "control", "cell", "inner", "note"]
    assert [block.kind for block in document.blocks] == ["heading", *["paragraph"] * 3, "cell", "cell", "note"]
    assert document.blocks[1].path == ("Mål",)
    assert [(each.kind, each.number) for each in document.unread] == [("deleted", 1)]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("p.docx", docx(paragraph(""))),
        ("p.html", b"<html><body><script>x</script></body></html>"),
        ("p.md", b"<!-- x -->"),
    ],
)
def test_a_file_without_text_is_refused_unless_it_shows_pictures(name: str, content: bytes) -> None:
    with pytest.raises(InputError, match="has no text"):
        parsed(name, content)
    assert parsed("p.html", b"<html><body><img src='x'></body></html>").unread == [("picture", 1, ())]


def test_a_damaged_file_is_told_without_words_of_the_archive() -> None:
    with pytest.raises(InputError) as caught:
        parsed("p.docx", b"PK no archive")
    assert str(caught.value) == "p.docx: the file is damaged; save it anew"


def test_odt_gives_boxes_and_notes_but_nothing_deleted_and_no_comment() -> None:
    body = (
        "<text:tracked-changes><text:changed-region><text:deletion><text:p>gone</text:p></text:deletion>"
        '</text:changed-region></text:tracked-changes><text:h text:outline-level="2">Mål</text:h>'
        "<text:p>a<text:s text:c='2'/>b<office:annotation><text:p>no</text:p></office:annotation>"
        "<text:note><text:note-body><text:p>note</text:p></text:note-body></text:note></text:p>"
        "<table:table><table:table-row><table:table-cell><text:p>cell</text:p></table:table-cell></table:table-row></table:table>"
    )
    document = parsed("a.odt", odt(body))
    assert texts(document) == ["Mål", "a  b", "note", "cell"]
    assert {each.kind for each in document.unread} == {"comment", "deleted"}


def test_html_gives_what_a_person_reads_also_where_cells_are_not_closed() -> None:
    page = (
        b"<html><body><nav>menu</nav><script>no</script><h2>M\xc3\xa5l</h2><p>one <b>two</b><br>three"
        b"<table><tr><td>a<td>b<tr><td>c</table><p hidden>no<ul><li>item</ul>"
    )
    document = parsed("a.html", page)
    assert [text.split() for text in texts(document)] == [
        ["Mål"],
        ["one", "two", "three"],
        ["a"],
        ["b"],
        ["c"],
        ["item"],
    ]
    cells = [block.cell[1:] for block in document.blocks if block.cell]
    assert cells == [(0, 0), (0, 1), (1, 0)]


def test_plain_text_stays_as_it_is_and_positions_count_in_it() -> None:
    text = "1 Bakgrunn\n\nDette er ei lang linje som held fram på\nneste linje.\n\n- punkt ein\n- punkt to\n"
    document = parsed("a.txt", text.encode())
    assert document.text == text
    assert [block.kind for block in document.blocks] == ["heading", "paragraph", "item", "item"]
    assert texts(document)[1].count("\n") == 1


def test_markdown_knows_headings_and_tables() -> None:
    document = parsed("a.md", b"# One\n## Two\n\n| a | b |\n|---|---|\n| c | d |\n")
    assert [block.level for block in document.blocks[:2]] == [1, 2]
    assert texts(document)[2:] == ["a", "b", "c", "d"]
    assert document.blocks[2].path == ("One", "Two")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_text_is_read_in_the_encodings_in_use(encoding: str) -> None:
    assert parsed("a.txt", "Pårørende".encode(encoding)).text == "Pårørende"


def pdf(*pages: str) -> bytes:
    """Write the smallest PDF that shows a page's lines."""
    objects = ["<</Type/Catalog/Pages 2 0 R>>", ""]
    kids = []
    for page in pages:
        lines = "".join(f"({line}) Tj T* " for line in page.split("\n"))
        stream = f"BT /F1 11 Tf 14 TL 50 750 Td {lines}ET"
        objects.append(f"<</Length {len(stream)}>>stream\n{stream}\nendstream")
        font = "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"
        kids.append(f"{len(objects) + 1} 0 R")
        objects.append(
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents {len(objects)} 0 R"
            f"/Resources<</Font<</F1 {font}>>>>>>"
        )
    objects[1] = f"<</Type/Pages/Count {len(pages)}/Kids[{' '.join(kids)}]>>"
    out, places = "%PDF-1.4\n", []
    for number, each in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj{each}endobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}"
    out += f"trailer<</Size {len(objects) + 1}/Root 1 0 R>>\nstartxref\n{len(out.split('xref', 1)[0])}\n%%EOF"
    return out.encode("latin-1")


def test_pdf_leaves_out_what_stands_on_every_page_and_tells_of_pages_without_text() -> None:
    said = ["Eldre skal bo hjemme i byen", "Barn skal leke ute hver dag", "Unge skal ha et sted", "Alle skal med"]
    pages = [f"Omsorgsplan side {number}\n\n{line}" for number, line in enumerate(said, 1)]
    document = parsed("a.pdf", pdf(*pages, ""))
    assert texts(document) == said
    assert [block.page for block in document.blocks] == [1, 2, 3, 4]
    assert ("picture-page", 1, (5,)) in document.unread


def test_pdf_undoes_hyphenation_but_keeps_what_is_suspended() -> None:
    text = "Kommunen skal satse mye mer enn i dag på kvardags-\nrehabilitering og p helse-\nog omsorgstjenester her"
    (block,) = texts(parsed("a.pdf", pdf(text.replace("å", "a"))))
    assert "kvardagsrehabilitering" in block
    assert "helse- og omsorgstjenester" in block


GOOD = docx(paragraph(run("tekst")))

HOSTILE = {
    "empty": (b"", "is empty"),
    "blank": (b" \n ", "is empty"),
    "old Word": (b"\xd0\xcf\x11\xe0" + b"x" * 99, "save it as DOCX"),
    "RTF": (b"{\\rtf1}", "save it as DOCX"),
    "picture": (b"\x89PNG\x00\x00", "is no text"),
    "cut package": (GOOD[:-30], "damaged"),
    "other package": (zipped(a="b"), "neither DOCX, ODT nor XLSX"),
    "cut PDF": (pdf("a")[:120], "no PDF that can be read"),
    "document type": (zipped(word__document_xml='<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'), "document type"),
    "deep": (docx("<w:sdt>" * 5000 + "</w:sdt>" * 5000), "nested more than"),
    "broken XML": (zipped(word__document_xml="<a><b></a>"), "damaged"),
    "deep page": (b"<html><body>" + b"<div>" * 1500, "nested"),
    "very deep page": (b"<html><body>" + b"<div>" * 500_000, "nested too deep"),
    "tables in tables": (b"<html><body>" + b"<table><tr><td>" * 200_000, "nested too deep"),
}


@pytest.mark.parametrize("kind", [kind for kind, (_, message) in HOSTILE.items() if message])
def test_what_cannot_be_read_is_one_line(kind: str) -> None:
    content, message = HOSTILE[kind]
    with pytest.raises(InputError, match=message) as caught:
        parsed("file", content)
    assert "\n" not in str(caught.value)
    assert str(caught.value).startswith("file: ")


def test_a_small_file_that_opens_to_much_is_refused_before_it_is_parsed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(package, "MOST_BYTES", 100_000)
    bomb = zipped(word__document_xml=" " * 10_000_000)
    assert len(bomb) < 20_000
    with pytest.raises(InputError, match="opens to more than"):
        parsed("file", bomb)


@pytest.mark.parametrize("place", range(0, len(GOOD), 23))
def test_a_flipped_byte_is_read_or_refused_but_never_a_traceback(place: int) -> None:
    damaged = GOOD[:place] + bytes([GOOD[place] ^ 0xFF]) + GOOD[place + 1 :]
    try:
        parsed("file", damaged)
    except InputError as error:
        assert "\n" not in str(error)
