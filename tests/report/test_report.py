"""The report: one document, the same in every notation, every number the one that the commands give."""

from __future__ import annotations

import io
import json
import re
from html.parser import HTMLParser
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner

from lhl_graph.cli.main import main
from lhl_graph.errors import InputError, OutputError
from lhl_graph.report import docx, html, markdown, pdf
from lhl_graph.report.blocks import Document, Figure, Grid, Items, Paragraph
from lhl_graph.report.compose import Report, compose
from lhl_graph.report.language import spelled
from lhl_graph.report.voice import Voice

if TYPE_CHECKING:
    from pathlib import Path

    from lhl_graph.knowledge_graph import KnowledgeGraph

WRITERS = {"html": html, "md": markdown, "pdf": pdf, "docx": docx}


@pytest.fixture(scope="module", params=["nb"])
def document(kg: KnowledgeGraph) -> Document:
    return compose(kg, Report())


@pytest.fixture(scope="module")
def written(document: Document) -> dict[str, bytes]:
    pytest.importorskip("typst", reason="no typst here: pip install 'lhl-graph[report]'")
    pytest.importorskip("docx", reason="no python-docx here: pip install 'lhl-graph[report]'")
    return {name: writer.write(document) for name, writer in WRITERS.items()}


class Text(HTMLParser):
    """Gathers what is read on a page; a picture's own text is left out."""

    def __init__(self) -> None:
        super().__init__()
        self.said: list[str] = []
        self.skipped = 0
        self.alternatives = 0

    def handle_starttag(self, tag: str, attrs: Any) -> None:
        self.skipped += tag in ("svg", "style")
        self.alternatives += tag == "svg" and bool(dict(attrs).get("aria-label"))

    def handle_endtag(self, tag: str) -> None:
        self.skipped -= tag in ("svg", "style")

    def handle_data(self, data: str) -> None:
        if not self.skipped:
            self.said.append(data)


def read_html(content: bytes) -> str:
    page = Text()
    page.feed(content.decode())
    return "".join(page.said)


def read_docx(content: bytes) -> str:
    from docx import Document as Open

    made = Open(io.BytesIO(content))
    cells = [cell.text for table in made.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(line.text for line in made.paragraphs), *cells])


def read_pdf(content: bytes) -> str:
    from pypdf import PdfReader

    return "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(content)).pages)


def read_md(content: bytes) -> str:
    return re.sub(r"\[\^\d+\]", "", re.sub(r"\\(.)", r"\1", content.decode()))


READERS = {"html": read_html, "md": read_md, "pdf": read_pdf, "docx": read_docx}


def paragraphs(document: Document) -> list[Paragraph]:
    found = []
    for block in document.blocks:
        if isinstance(block, Paragraph):
            found.append(block)
        elif isinstance(block, Items):
            found += block.points
    return found


def squeezed(text: str) -> str:
    """Only letters and figures, for lines break and hyphenate differently."""
    return re.sub(r"[^\wæøå]", "", text)


@pytest.mark.parametrize("notation", WRITERS)
def test_every_sentence_and_figure_stands_in_every_notation(
    document: Document, written: dict[str, bytes], notation: str
) -> None:
    said = squeezed(READERS[notation](written[notation]))
    first_page = document.blocks[1:9]
    for block in first_page:
        if isinstance(block, Paragraph):
            assert squeezed(block.text)[:60] in said
    cells = [cell.text for block in document.blocks if isinstance(block, Grid) for row in block.rows for cell in row]
    missing = [text for text in cells if re.fullmatch(r"[\d,]+", text) and squeezed(text) not in said]
    assert missing == []


@pytest.mark.parametrize("notation", WRITERS)
def test_a_second_run_gives_the_same_bytes(document: Document, written: dict[str, bytes], notation: str) -> None:
    assert WRITERS[notation].write(document) == written[notation]


def test_every_paragraph_has_a_note_or_says_that_it_is_computed(document: Document) -> None:
    bare = [each.text for each in paragraphs(document) if not each.notes and not each.computed]
    assert [text for text in bare if not text.startswith("Ingen mål eller tiltak")] == []


def test_every_note_leads_to_a_source_with_an_address(document: Document) -> None:
    cited = {number for each in paragraphs(document) for number in each.notes}
    assert cited <= {note.number for note in document.notes}
    assert all(note.title and note.url for note in document.notes)


def test_the_numbers_are_those_of_python_and_sparql(kg: KnowledgeGraph, document: Document) -> None:
    grids = [block for block in document.blocks if isinstance(block, Grid)]
    nearest = kg.overlaps(top=10)
    assert [row[0].text for row in grids[0].rows] == [row.other_name for row in nearest]
    assert [row[1].text for row in grids[0].rows] == [f"{row.score:.2f}".replace(".", ",") for row in nearest]
    said = "\n".join(each.text for each in paragraphs(document))
    ((objectives,),) = kg.store.rows("SELECT (COUNT(*) AS ?n) { ?o a lhl:CommonObjective }")
    assert f"{objectives} målsettinger er felles" in said
    ((rare,),) = kg.store.rows("SELECT (COUNT(*) AS ?n) { ?o lhl:qValue ?q FILTER(?q <= 0.05) }")
    assert f"{rare} par ligger under" in said
    assert f"{len(kg.gaps())} par av satsinger overlapper mer" in said
    assert len(next(grid for grid in grids if grid.head[0] == "Satsinger").rows) == len(kg.gaps())


def asked(*arguments: str) -> Any:
    done = CliRunner().invoke(main, [*arguments, "-f", "json"])
    assert done.exit_code == 0, done.stderr
    return json.loads(done.stdout)


def test_the_command_line_gives_the_same_numbers(document: Document) -> None:
    voice, said = Voice("nb"), "\n".join(each.text for each in paragraphs(document))
    first = next(block for block in document.blocks if isinstance(block, Grid))
    day = "2026-01-19"
    assert voice.dated(day) in said
    carried = asked("coverage", "--of", "leve-hele-livet", "--on", day)
    parts = {row["part"] for row in carried}
    sure = {row["part"] for row in carried if row["carrier"] and not row["perhaps"]}
    assert f"Av {len(parts)} deler av" in said
    assert f"{spelled(len(parts - sure), 'nb')} som ingen satsing som er bekreftet i kraft" in said
    nearest = asked("overlaps", "--top", "10")
    linked = spelled(sum(row["stated"] for row in nearest), "nb")
    assert f"{linked.capitalize()} av de nærmeste er knyttet til" in said
    assert [row[1].text for row in first.rows] == [voice.decimal(row["score"]) for row in nearest]
    assert f"{len({row['number'] for row in asked('objectives')})} målsettinger er felles" in said
    assert f"{len(asked('gaps'))} par av satsinger overlapper mer" in said
    tasks = asked("tasks")
    assert f"{len(tasks)} oppdrag" in said
    contradicted = sum(bool(row["contradiction"]) for row in tasks)
    assert f"For {spelled(contradicted, 'nb')} av dem sier status og plan imot" in said
    overall = next(row for row in asked("evaluate") if row["score"] == "overall")
    assert f"{voice.decimal(overall['auc'])} av tilfellene (ROC-AUC)" in said
    assert f"presisjon {voice.decimal(overall['ap'])}" in said
    (row,) = asked("query", "SELECT (COUNT(*) AS ?n) { ?i a lhl:DescribedInitiative }")["results"]["bindings"]
    assert f"{row['n']['value']} satsinger" in said


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
    page = Text()
    page.feed(written["html"].decode())
    assert page.alternatives == 3
    assert not re.search(r'(?:src|<link[^>]*href)="http', written["html"].decode())


@pytest.mark.parametrize("language", ["nn", "en"])
def test_it_is_written_in_the_other_languages(kg: KnowledgeGraph, language: str) -> None:
    other = type(kg)(kg.repository, kg.store, language)
    text = read_html(html.write(compose(other, Report(focus="https://w3id.org/lhl-graph/initiative/demensplan-2025"))))
    assert {"nn": "Felles målsetjingar", "en": "Common objectives"}[language] in text
    assert "Demensplan 2025" in text


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
