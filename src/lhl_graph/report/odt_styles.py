"""How the report looks as ODT: page, paragraphs, tables and notes (OpenDocument 1.3, part 3)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from lhl_graph.design.palette import colours
from lhl_graph.report.blocks import WIDTH, Grid

if TYPE_CHECKING:
    from lhl_graph.report.blocks import Document

_NAMES: Final = {
    "office": "office", "style": "style", "text": "text", "table": "table", "draw": "drawing",
    "fo": "xsl-fo-compatible", "svg": "svg-compatible", "meta": "meta",
}  # fmt: skip
SPACES: Final = " ".join(
    [
        *(f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{space}:1.0"' for name, space in _NAMES.items()),
        'xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:dc="http://purl.org/dc/elements/1.1/"',
        'xmlns:ooow="http://openoffice.org/2004/writer" office:version="1.3"',
    ]
)
_COUNTRIES: Final = {"nb": "NO", "nn": "NO", "en": "GB"}
_KEEP: Final = 'fo:keep-with-next="always"'


def tables(document: Document) -> str:
    """Give the styles of tables, their rows and cells, and of columns, by the table's number and the column's place."""
    grids = [block for block in document.blocks if isinstance(block, Grid)]
    shared = (
        f'<style:style style:name="Table" style:family="table"><style:table-properties style:width="{WIDTH}cm" '
        'table:align="left" fo:margin-bottom="0.4cm"/></style:style><style:style style:name="Row" '
        'style:family="table-row"><style:table-row-properties fo:keep-together="always"/></style:style>'
        '<style:style style:name="Box" style:family="table-cell"><style:table-cell-properties fo:padding="0.08cm" '
        f'fo:border="none" fo:border-bottom="0.5pt solid {colours()["line"]}"/></style:style>'
    )
    return shared + "".join(
        f'<style:style style:name="t{number}.{place}" style:family="table-column"><style:table-column-properties '
        f'style:column-width="{WIDTH * width / sum(grid.widths):.2f}cm"/></style:style>'
        for number, grid in enumerate(grids, 1)
        for place, width in enumerate(grid.widths)
    )


def styles(language: str) -> str:
    """Give the file of styles, for a text in one language."""
    accent, muted = colours()["accent"], colours()["muted"]
    country = _COUNTRIES[language]
    paragraphs = [
        _style("Text", 'fo:margin-bottom="0.25cm" fo:line-height="125%"'),
        _style("Title", 'fo:margin-top="2cm" fo:margin-bottom="0.4cm"', f'fo:font-size="28pt" fo:color="{accent}"'),
        _style("Subtitle", 'fo:margin-bottom="1.2cm"', 'fo:font-size="13pt"'),
        _style("Contents_20_Heading", 'fo:margin-bottom="0.2cm"', _head(14, accent)),
        _style(
            "Contents",
            'fo:margin-bottom="0.1cm"><style:tab-stops><style:tab-stop style:type="right" style:leader-style="dotted" '
            f'style:leader-text="." style:position="{WIDTH}cm"/></style:tab-stops',
        ),
        _style("Heading_20_1", f'fo:break-before="page" fo:margin-bottom="0.3cm" {_KEEP}', _head(17, accent)),
        _style("Heading_20_2", f'fo:margin-top="0.5cm" fo:margin-bottom="0.2cm" {_KEEP}', _head(12, accent)),
        _style("Sources", f'fo:margin-top="0.8cm" fo:margin-bottom="0.3cm" {_KEEP}', _head(17, accent)),
        _style("Caption_20_table", f'fo:margin-top="0.4cm" fo:margin-bottom="0.15cm" {_KEEP}', _small(9)),
        _style("Caption_20_figure", 'fo:margin-top="0.1cm" fo:margin-bottom="0.4cm"', _small(9)),
        _style("Figure", f'fo:margin-top="0.3cm" {_KEEP}'),
        _style("Cell", "", _small(8.5)),
        _style("Number", 'fo:text-align="end"', _small(8.5)),
        _style("Endnote", 'fo:margin-left="0.8cm" fo:text-indent="-0.8cm" fo:margin-bottom="0.1cm"', _small(9)),
        _style("Footer", 'fo:text-align="center"', _small(9)),
    ]
    return f"""<office:document-styles {SPACES}><office:styles>
<style:default-style style:family="paragraph"><style:paragraph-properties fo:orphans="2" fo:widows="2"/>
<style:text-properties style:font-name="Calibri" fo:font-family="Calibri" fo:font-size="10.5pt"
 fo:language="{language}" fo:country="{country}"/></style:default-style>
{"".join(paragraphs)}
<style:style style:name="Strong" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style>
<style:style style:name="Raised" style:family="text"><style:text-properties
 style:text-position="super 65%"/></style:style>
<style:style style:name="Computed" style:family="text"><style:text-properties fo:font-style="italic"
 fo:color="{muted}"/></style:style>
<style:style style:name="Link" style:family="text"><style:text-properties fo:color="{accent}"
 style:text-underline-style="none"/></style:style>
<text:list-style style:name="Points"><text:list-level-style-bullet text:level="1" text:bullet-char="•">
<style:list-level-properties text:list-level-position-and-space-mode="label-alignment"><style:list-level-label-alignment
 text:label-followed-by="listtab" fo:text-indent="-0.5cm" fo:margin-left="0.5cm"/></style:list-level-properties>
</text:list-level-style-bullet></text:list-style>
<text:notes-configuration text:note-class="endnote" style:num-format="1" text:start-value="0"
 text:citation-style-name="Strong" text:citation-body-style-name="Raised"/>
</office:styles><office:automatic-styles><style:page-layout style:name="A4"><style:page-layout-properties
 fo:page-width="21cm" fo:page-height="29.7cm" fo:margin="2.3cm 2.4cm" fo:margin-top="2.3cm" fo:margin-bottom="1.6cm"
 fo:margin-left="2.4cm" fo:margin-right="2.4cm"/><style:footer-style><style:header-footer-properties
 fo:min-height="0.8cm" fo:margin-top="0.4cm"/></style:footer-style></style:page-layout></office:automatic-styles>
<office:master-styles><style:master-page style:name="Standard" style:page-layout-name="A4"><style:footer><text:p
 text:style-name="Footer"><text:page-number text:select-page="current">1</text:page-number></text:p></style:footer>
</style:master-page><style:master-page style:name="Endnote" style:page-layout-name="A4"/></office:master-styles>
</office:document-styles>"""


def _style(name: str, paragraph: str, text: str = "") -> str:
    shown = name.replace("_20_", " ")
    level = f' style:default-outline-level="{shown[-1]}"' if shown.startswith("Heading") else ""
    ending = "></style:paragraph-properties>" if "<" in paragraph else "/>"
    return (
        f'<style:style style:name="{name}" style:display-name="{shown}" style:family="paragraph"{level}>'
        f"<style:paragraph-properties {paragraph}{ending}<style:text-properties {text}/></style:style>"
    )


def _head(size: float, colour: str) -> str:
    return f'fo:font-size="{size}pt" fo:font-weight="bold" fo:color="{colour}"'


def _small(size: float) -> str:
    return f'fo:font-size="{size}pt"'
