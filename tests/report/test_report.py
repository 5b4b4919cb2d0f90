"""The report: one document, the same in every notation, every number the one that the commands give."""

from __future__ import annotations

import io
import re
import sys
from collections import Counter
from typing import TYPE_CHECKING, Any

import pytest

from lhl_graph.errors import InputError, OutputError
from lhl_graph.findings.speakers import says_when
from lhl_graph.graph import sparql
from lhl_graph.report import html
from lhl_graph.report.blocks import Document, Figure, Grid, Heading, Paragraph, paragraphs
from lhl_graph.report.compose import Report, compose
from lhl_graph.report.notations import writer
from tests.report.conftest import WRITERS
from tests.report.readers import READERS, Page, part

if TYPE_CHECKING:
    from pathlib import Path

    from lhl_graph.knowledge_graph import KnowledgeGraph


def claims(document: Document) -> list[Paragraph]:
    """What stands outside tables; what stands in them rests on the sentence and the caption above."""
    return [each for block in document.blocks if not isinstance(block, Grid) for each in paragraphs(block)]


def squeezed(text: str) -> str:
    """Only letters and figures, for lines break and hyphenate differently."""
    return re.sub(r"\W|_", "", text)


@pytest.mark.parametrize("notation", WRITERS)
def test_every_sentence_cell_and_source_stands_in_every_notation(
    document: Document, written: dict[str, bytes], notation: str
) -> None:
    said = squeezed(READERS[notation](written[notation]))
    wanted = [each.text for block in document.blocks for each in paragraphs(block)]
    wanted += [getattr(block, "caption", getattr(block, "text", "")) for block in document.blocks]
    wanted += [f"{note.title}{note.rest}" for note in document.notes]
    assert [text for text in wanted if squeezed(text) not in said] == []


def test_nothing_is_asked_of_the_graph_twice(loaded: KnowledgeGraph, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: Counter[Any] = Counter()
    ask = sparql.ask

    def counted(store: Any, text: str, bindings: Any = None) -> Any:
        asked[text, str(bindings)] += 1
        return ask(store, text, bindings)

    monkeypatch.setattr(sparql, "ask", counted)
    compose(loaded, Report())
    assert asked
    assert max(asked.values()) == 1


@pytest.mark.parametrize("notation", WRITERS)
def test_a_figure_that_is_another_is_seen(document: Document, notation: str) -> None:
    grid = next(block for block in document.blocks if isinstance(block, Grid))
    wrong = grid._replace(rows=((Paragraph("0,98765"), *grid.rows[0][1:]),))
    if notation in ("pdf", "docx"):
        pytest.importorskip("typst", reason="no typst here: pip install 'lhl-graph[report]'")
        pytest.importorskip("docx", reason="no python-docx here: pip install 'lhl-graph[report]'")
    said = READERS[notation](WRITERS[notation].write(document._replace(blocks=(wrong,), notes=document.notes)))
    assert squeezed("0,98765") in squeezed(said)
    assert squeezed(grid.rows[1][4].text) not in squeezed(said)


@pytest.mark.parametrize("notation", WRITERS)
def test_a_second_run_gives_the_same_bytes(document: Document, written: dict[str, bytes], notation: str) -> None:
    assert WRITERS[notation].write(document) == written[notation]


def test_every_paragraph_has_a_note_or_says_that_it_is_computed(document: Document) -> None:
    bare = [each.text for each in claims(document) if not each.notes and not each.computed]
    assert [text for text in bare if not text.startswith("Ingen mål eller tiltak")] == []


def test_every_note_leads_to_a_source_with_an_address_and_a_date_or_says_that_it_has_none(document: Document) -> None:
    cited = [number for block in document.blocks for each in paragraphs(block) for number in each.notes]
    assert list(dict.fromkeys(cited)) == [note.number for note in document.notes]
    assert all(note.title and note.url for note in document.notes)
    undated = [note for note in document.notes if not re.search(r"\b(19|20)\d\d$", note.date)]
    assert all((note.date or "uten dato") == "uten dato" for note in undated)
    assert all(bool(note.date) != says_when(note.title) for note in undated)
    assert len(undated) < len(document.notes)


def test_each_claim_that_a_goal_is_shared_has_its_source(document: Document) -> None:
    goals = [block for block in document.blocks if isinstance(block, Grid) and block.head[1] == "Mål"]
    cells = [row[1] for grid in goals for row in grid.rows]
    assert len(cells) > 100
    assert [cell.text for cell in cells if not cell.notes] == []
    nearest = next(block for block in document.blocks if isinstance(block, Grid))
    assert all(bool(row[3].notes) == (row[3].text == "ja") for row in nearest.rows)


def test_notes_of_a_docx_are_endnotes_and_one_cited_again_is_referred_to(
    document: Document, written: dict[str, bytes]
) -> None:
    text, notes = (part(written["docx"], f"word/{name}.xml").decode() for name in ("document", "endnotes"))
    real = [int(number) for number in re.findall(r'<w:endnoteReference w:id="(\d+)"/>', text)]
    again = [int(number) for number in re.findall(r"NOTEREF note(\d+) ", text)]
    assert sorted(real) == [note.number for note in document.notes]
    assert real == sorted(real), "Word numbers them in this order"
    assert len(real) + len(again) == sum(len(each.notes) for block in document.blocks for each in paragraphs(block))
    assert set(again) <= set(real)
    assert len(re.findall(r'<w:endnote w:id="[1-9]', notes)) == len(document.notes)
    assert "endnotes.xml" in part(written["docx"], "word/_rels/document.xml.rels").decode()


def test_notes_of_an_odt_are_endnotes_its_heads_repeat_and_its_figures_have_words(
    document: Document, written: dict[str, bytes]
) -> None:
    text = part(written["odt"], "content.xml").decode()
    real = re.findall(r'<text:note text:id="note(\d+)"', text)
    assert [int(number) for number in real] == [note.number for note in document.notes]
    grids = sum(isinstance(block, Grid) for block in document.blocks)
    assert text.count("<table:table-header-rows>") == grids
    assert text.count("<svg:desc>") == text.count("Pictures/") == sum(isinstance(b, Figure) for b in document.blocks)
    chapters = [block for block in document.blocks if isinstance(block, Heading) and block.level == 1]
    assert text.count('<text:bookmark text:name="c') == text.count('xlink:href="#c') == len(chapters) + 1
    assert 'fo:language="nb" fo:country="NO"' in part(written["odt"], "styles.xml").decode()


def test_the_pdf_is_tagged_has_a_title_a_language_bookmarks_and_alternative_texts(
    document: Document, written: dict[str, bytes]
) -> None:
    pikepdf = pytest.importorskip("pikepdf", reason="no pikepdf here: pip install pikepdf")
    with pikepdf.open(io.BytesIO(written["pdf"])) as made:
        assert bool(made.Root.MarkInfo.Marked)
        assert str(made.Root.Lang) == "nb"
        assert str(made.docinfo["/Title"]) == document.title
        with made.open_outline() as outline:
            assert len(outline.root) == sum(1 for each in document.blocks if getattr(each, "level", 0) == 1) + 1
        alternatives = [each for each in made.objects if isinstance(each, pikepdf.Dictionary) and "/Alt" in each]
    assert len(alternatives) >= sum(isinstance(block, Figure) for block in document.blocks)


def test_the_docx_has_styles_repeating_heads_alternative_texts_and_a_language(written: dict[str, bytes]) -> None:
    from docx import Document as Open

    made = Open(io.BytesIO(written["docx"]))
    assert made.core_properties.language == "nb-NO"
    assert {"Title", "Heading 1", "Heading 2"} <= {line.style.name for line in made.paragraphs if line.style}
    assert all("w:tblHeader" in table.rows[0]._tr.xml for table in made.tables)
    assert all(shape._inline.docPr.get("descr") for shape in made.inline_shapes)
    assert "TOC" in made.element.xml


def test_a_page_loads_nothing_and_its_pictures_have_words(written: dict[str, bytes]) -> None:
    page = Page()
    page.feed(written["html"].decode())
    assert page.alternatives == 3
    assert not re.search(r'(?:src|<link[^>]*href)="http', written["html"].decode())


@pytest.mark.parametrize("language", ["nn", "en"])
def test_it_is_written_in_the_other_languages(kg: KnowledgeGraph, language: str) -> None:
    other = type(kg)(kg.repository, kg.store, language)
    text = READERS["html"](
        html.write(compose(other, Report(focus="https://w3id.org/lhl-graph/initiative/demensplan-2025")))
    )
    assert {"nn": "Felles målsetjingar", "en": "Common objectives"}[language] in text
    assert "Demensplan 2025" in text


def test_of_a_year_all_is_told_as_of_the_day_that_the_report_names(kg: KnowledgeGraph) -> None:
    assert compose(kg, Report(on="2019")) == compose(kg, Report(on="2019-01-01"))


@pytest.mark.parametrize(
    ("name", "wanted", "error", "says"),
    [
        ("r.txt", {}, OutputError, "no report ends in"),
        ("nowhere/r.html", {}, OutputError, "no folder"),
        ("r.html", {"on": "1700"}, InputError, "before any initiative"),
        ("r.html", {"on": "soon"}, InputError, "soon"),
        ("r.html", {"focus": "no-such-plan"}, InputError, "no-such-plan"),
    ],
)
def test_what_cannot_be_done_is_said_and_nothing_is_written(
    kg: KnowledgeGraph, tmp_path: Path, name: str, wanted: dict[str, str], error: type[Exception], says: str
) -> None:
    with pytest.raises(error, match=says):
        kg.report(tmp_path / name, **wanted)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(("ending", "library"), [(".pdf", "typst"), (".docx", "typst"), (".docx", "docx")])
def test_a_missing_library_is_named_and_nothing_is_written(
    kg: KnowledgeGraph, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, ending: str, library: str
) -> None:
    monkeypatch.setitem(sys.modules, library, None)
    with pytest.raises(OutputError, match=r"pip install 'lhl-graph\[report\]'"):
        kg.report(tmp_path / f"r{ending}")
    assert list(tmp_path.iterdir()) == []


def test_html_markdown_and_odt_need_no_library(
    kg: KnowledgeGraph, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for library in ("typst", "docx"):
        monkeypatch.setitem(sys.modules, library, None)
    assert all(writer(tmp_path / f"r{ending}") for ending in (".html", ".md", ".odt"))
