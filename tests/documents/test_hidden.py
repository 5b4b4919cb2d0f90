"""What a document hides is not read, whatever hides it: the words themselves, a style, a field or a section."""

from __future__ import annotations

import pytest

from lhl_graph.documents.read import parsed
from tests.documents.files import HIDES, ODT_STYLE, SHOWS, W, docx, odt, paragraph, run, texts


def test_docx_leaves_hidden_text_out_and_tells_so() -> None:
    hidden = "<w:r><w:rPr><w:vanish/></w:rPr><w:t>Heltidserklæringen</w:t></w:r>"
    shown = '<w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>Omsorg 2020</w:t></w:r>'
    document = parsed("p.docx", docx(paragraph(hidden + shown)))
    assert texts(document) == ["Omsorg 2020"]
    assert document.unread == [("hidden", 1, ())]


STYLES = f"""<w:styles {W}>
  <w:style w:type="paragraph" w:styleId="Secret"><w:rPr><w:vanish/></w:rPr></w:style>
  <w:style w:type="paragraph" w:styleId="Below"><w:basedOn w:val="Secret"/></w:style>
  <w:style w:type="paragraph" w:styleId="Shown"><w:basedOn w:val="Below"/><w:rPr><w:vanish w:val="0"/></w:rPr></w:style>
  <w:style w:type="paragraph" w:styleId="Circle"><w:basedOn w:val="Circle"/></w:style>
  <w:style w:type="paragraph" w:styleId="Mark"><w:pPr><w:rPr><w:vanish/></w:rPr></w:pPr></w:style>
  <w:style w:type="character" w:styleId="Dark"><w:rPr><w:vanish/></w:rPr></w:style>
  <w:style w:type="character" w:styleId="Darker"><w:basedOn w:val="Dark"/></w:style>
</w:styles>"""


def styled(text: str, style: str, own: str = "") -> str:
    return f'<w:r><w:rPr><w:rStyle w:val="{style}"/>{own}</w:rPr><w:t>{text}</w:t></w:r>'


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (paragraph(run("no"), "Secret"), []),
        (paragraph(run("no"), "Below"), []),
        (paragraph(run("shown"), "Shown"), ["shown"]),
        (paragraph(run("shown"), "Circle"), ["shown"]),
        (paragraph(run("shown"), "Mark"), ["shown"]),
        (paragraph(styled("no", "Dark") + run("shown")), ["shown"]),
        (paragraph(styled("no", "Darker")), []),
        (paragraph(styled("shown", "Dark", '<w:vanish w:val="false"/>')), ["shown"]),
        (paragraph(styled("shown", "Dark"), "Secret"), ["shown"]),
    ],
)
def test_docx_leaves_out_what_a_style_or_one_that_it_is_based_on_hides(body: str, expected: list[str]) -> None:
    document = parsed("p.docx", docx(body + paragraph(run("end")), word__styles_xml=STYLES))
    assert texts(document) == [*expected, "end"]
    assert document.unread == [("hidden", 1, ())] * ("no" in body)


def test_docx_leaves_out_what_the_style_of_all_paragraphs_hides_unless_another_says_so() -> None:
    style = '<w:style w:type="paragraph" w:styleId="Normal" w:default="1"><w:rPr><w:vanish/></w:rPr></w:style>'
    other = '<w:style w:type="paragraph" w:styleId="Shown"><w:name w:val="Shown"/></w:style>'
    body = paragraph(run("no")) + paragraph(run("shown"), "Shown")
    document = parsed("p.docx", docx(body, word__styles_xml=f"<w:styles {W}>{style}{other}</w:styles>"))
    assert texts(document) == ["shown"]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ('<text:p text:style-name="Secret">no</text:p>', []),
        ('<text:p text:style-name="Below">no</text:p>', []),
        ('<text:p text:style-name="Shown">shown</text:p>', ["shown"]),
        ('<text:p text:style-name="P1">shown</text:p>', ["shown"]),
        ('<text:p text:style-name="Circle">shown</text:p>', ["shown"]),
        ('<text:p><text:span text:style-name="T1">no</text:span>shown</text:p>', ["shown"]),
        ('<text:p text:style-name="Below"><text:span text:style-name="T2">shown</text:span></text:p>', ["shown"]),
        ('<text:p><text:hidden-text text:is-hidden="true">no</text:hidden-text> shown</text:p>', ["shown"]),
        ("<text:p><text:hidden-text>shown</text:hidden-text></text:p>", ["shown"]),
        ('<text:p><text:span><text:hidden-paragraph text:is-hidden="true"/></text:span>no</text:p>', []),
        ('<text:p><text:hidden-paragraph text:condition="x"/>shown</text:p>', ["shown"]),
        ('<text:section text:display="none"><text:p>no</text:p></text:section>', []),
        ('<text:section text:display="condition"><text:p>shown</text:p></text:section>', ["shown"]),
    ],
)
def test_odt_leaves_out_what_a_style_a_field_or_a_section_hides(body: str, expected: list[str]) -> None:
    automatic = "".join(
        ODT_STYLE.format(*each)
        for each in (
            ("Below", "paragraph", "Secret", ""),
            ("Shown", "paragraph", "Below", SHOWS),
            ("Circle", "paragraph", "Circle", ""),
            ("T1", "text", "", HIDES),
            ("T2", "text", "", SHOWS),
        )
    )
    common = ODT_STYLE.format("Secret", "paragraph", "", HIDES)
    document = parsed("a.odt", odt(f"{body}<text:p>end</text:p>", automatic, common))
    assert texts(document) == [*expected, "end"]
    assert document.unread == [("hidden", 1, ())] * ("no<" in body)
