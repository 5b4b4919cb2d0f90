"""Every format gives its text with structure; what is hostile, damaged or of another kind is one clear error."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from lhl_graph.documents import package
from lhl_graph.documents.read import parsed
from lhl_graph.errors import InputError
from tests.documents.files import W, docx, odt, paragraph, run, texts, zipped

if TYPE_CHECKING:
    from lhl_graph.documents.document import Document


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


def cells(document: Document) -> list[tuple[int, int, str]]:
    return [(*block.cell[1:], document.said(block)) for block in document.blocks if block.cell]


def docx_cell(text: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{paragraph(run(text))}</w:tc>"


def docx_row(*made: str, properties: str = "") -> str:
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(made)}</w:tr>"


def test_docx_tells_the_column_of_the_grid_in_which_a_cell_begins() -> None:
    wide, after = docx_cell("a-b", '<w:gridSpan w:val="2"/>'), docx_cell("c")
    rows = [
        docx_row(docx_cell("a"), docx_cell("b"), docx_cell("c")),
        docx_row(wide, after),
        docx_row(docx_cell("b"), after, properties='<w:gridBefore w:val="1"/>'),
        docx_row(docx_cell("a", '<w:gridSpan w:val="99999999999"/>'), docx_cell("b")),
    ]
    document = parsed("a.docx", docx(f"<w:tbl>{''.join(rows)}</w:tbl>"))
    assert cells(document) == [
        *((0, 0, "a"), (0, 1, "b"), (0, 2, "c")),
        *((1, 0, "a-b"), (1, 2, "c")),
        *((2, 1, "b"), (2, 2, "c")),
        *((3, 0, "a"), (3, 1, "b")),
    ]


def test_docx_leaves_out_rows_and_cells_that_are_marked_as_deleted() -> None:
    rows = [
        docx_row(docx_cell("gone"), properties="<w:del/>"),
        docx_row(docx_cell("new"), docx_cell("gone", "<w:cellDel/>"), docx_cell("kept"), properties="<w:ins/>"),
    ]
    document = parsed("a.docx", docx(f"<w:tbl>{''.join(rows)}</w:tbl>"))
    assert cells(document) == [(0, 0, "new"), (0, 1, "kept")]
    assert document.unread == [("deleted", 2, ())]


def test_docx_reads_on_where_the_end_of_a_paragraph_is_deleted() -> None:
    def cut(text: str, mark: str) -> str:
        return f"<w:p><w:pPr><w:rPr>{mark}</w:rPr></w:pPr>{run(text)}</w:p>"

    box = f"<w:r><w:txbxContent>{paragraph(run('box'))}</w:txbxContent></w:r>"
    body = cut("Omsorgs", "<w:del/>") + cut("planen ", "<w:moveFrom/>") + paragraph(run("gjelder") + box)
    ended = f"<w:tbl>{docx_row('<w:tc>' + cut('a', '<w:del/>') + '</w:tc>', docx_cell('b'))}</w:tbl>"
    document = parsed("a.docx", docx(body + cut("her", "<w:ins/>") + ended + cut("til slutt", "<w:del/>")))
    assert texts(document) == ["Omsorgsplanen gjelder", "box", "her", "a", "b", "til slutt"]


@pytest.mark.parametrize(
    ("between", "text"),
    [
        ("<w:noBreakHyphen/>", "2023\u20112027"),
        ("<w:softHyphen/>", "20232027"),
        ('<w:ptab w:relativeTo="margin"/>', "2023\t2027"),
        ('<w:sym w:font="Calibri" w:char="2013"/>', "2023–2027"),
        ('<w:sym w:font="Wingdings" w:char="F0E0"/>', "2023 2027"),
        ('<w:sym w:font="Symbol" w:char="0061"/>', "2023 2027"),
        ('<w:sym w:font="Symbol" w:char="x"/>', "2023 2027"),
        ('<w:sym w:font="Calibri" w:char="D800"/>', "2023 2027"),
    ],
)
def test_docx_gives_signs_that_are_no_text_as_signs_or_as_a_blank(between: str, text: str) -> None:
    body = paragraph(f"<w:r><w:t>2023</w:t>{between}<w:t>2027</w:t></w:r>")
    assert texts(parsed("a.docx", docx(body))) == [text]


RUBIES = {
    "a.docx": docx(
        paragraph(f"<w:r><w:ruby><w:rt>{run('over')}</w:rt><w:rubyBase>{run('base')}</w:rubyBase></w:ruby></w:r>")
    ),
    "a.odt": odt(
        "<text:p><text:ruby><text:ruby-base>base</text:ruby-base><text:ruby-text>over</text:ruby-text></text:ruby></text:p>"
    ),
    "a.html": b"<html><body><p><ruby>base<rp>(</rp><rt>over</rt><rp>)</rp></ruby></p></body></html>",
}


@pytest.mark.parametrize("name", RUBIES)
def test_what_stands_above_a_word_to_tell_how_it_is_read_is_not_part_of_it(name: str) -> None:
    assert texts(parsed(name, RUBIES[name])) == ["base"]


def test_odt_takes_line_ends_between_words_for_a_blank() -> None:
    body = "<text:p>Demensplan\n   2025<text:line-break/>gjelder <text:span>no\t</text:span></text:p>"
    assert texts(parsed("a.odt", odt(body))) == ["Demensplan 2025\ngjelder no"]


def test_odt_counts_cells_and_rows_that_are_written_once_for_several() -> None:
    def cell(text: str, said: str = "") -> str:
        return f"<table:table-cell {said}><text:p>{text}</text:p></table:table-cell>"

    empty, wide = cell("", "table:number-columns-repeated='2'"), cell("a-b", "table:number-columns-spanned='2'")
    rows = [
        f"<table:table-row table:number-rows-repeated='2'>{empty}{cell('c')}</table:table-row>",
        f"<table:table-row>{wide}<table:covered-table-cell/>{cell('c')}</table:table-row>",
    ]
    document = parsed("a.odt", odt(f"<table:table>{''.join(rows)}</table:table>"))
    assert cells(document) == [(0, 2, "c"), (2, 0, "a-b"), (2, 2, "c")]


def test_html_tells_the_column_in_which_a_cell_begins() -> None:
    page = b"""<html><body><table>
      <tr><td colspan=2>a-b<td>c<tr><td rowspan=2>a<td>b<td>c<tr><td>b<td>c<tr><td>a<td colspan=x>b<td rowspan=0>c
      <tr><td>a<td colspan=99999>b<td>c</table>"""
    assert cells(parsed("a.html", page)) == [
        *((0, 0, "a-b"), (0, 2, "c")),
        *((1, 0, "a"), (1, 1, "b"), (1, 2, "c")),
        *((2, 1, "b"), (2, 2, "c")),
        *((3, 0, "a"), (3, 1, "b"), (3, 2, "c")),
        *((4, 0, "a"), (4, 1, "b"), (4, 2, "c")),
    ]


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
    assert cells(document) == [(0, 0, "a"), (0, 1, "b"), (1, 0, "c")]


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


def test_markdown_counts_cells_without_text_and_not_a_bar_that_is_text() -> None:
    document = parsed("a.md", b"| a | b | c |\n|---|---|---|\n|  | b \\| x | c\n||| c |\n")
    assert [each[1:] for each in cells(document)] == [
        *((0, "a"), (1, "b"), (2, "c")),
        *((1, "b \\| x"), (2, "c")),
        (2, "c"),
    ]


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
