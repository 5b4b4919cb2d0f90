"""How long a plan of 200 pages takes to be read and laid against the graph, beside what pdfium alone takes.

The plan is a PDF set by Typst from the labelled texts of `tests/gold/`, in turn: a page has more mentions than those
of real plans do. A plan of ten times as many pages shows that time and memory grow as the plan does.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from itertools import chain, cycle, islice
from statistics import median
from typing import TYPE_CHECKING, Any

import pytest

from lhl_graph.analysis.finding.mentions import find
from lhl_graph.documents.match import Matcher
from lhl_graph.documents.read import read

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from measured import Record

    from lhl_graph.knowledge_graph import KnowledgeGraph

PAGES = 200
MORE = 2_000
ROUNDS = 5
LINEAR = 1.5
"""How many times more than its pages a longer plan may take: the cost of memory, not of a square."""

PEAK = """
import re, sys
import lhl_graph
kg = lhl_graph.load(sys.argv[1])
if len(sys.argv) > 2:
    kg.annotate(sys.argv[2])
else:
    kg.annotate(kg.read("README.md"))
print(int(re.search(r"VmHWM:\\s+(\\d+)", open("/proc/self/status").read())[1]) / 1024)
"""


def milliseconds(work: Callable[[], object]) -> float:
    begun = time.process_time()
    work()
    return 1000 * (time.process_time() - begun)


@pytest.fixture(scope="module")
def plan(kg: KnowledgeGraph, tmp_path_factory: pytest.TempPathFactory) -> Callable[[int], Path]:
    """Gives a PDF of so many pages."""
    typst = pytest.importorskip("typst", reason="no Typst here: pip install typst")
    pdfium = pytest.importorskip("pypdfium2", reason="no pdfium here: pip install pypdfium2")
    gold = kg.repository.root / "tests" / "gold"
    texts = [path.read_text(encoding="utf-8") for path in sorted([*gold.glob("*.txt"), *gold.glob("second/*.txt")])]
    folder = tmp_path_factory.mktemp("plans")

    def made(pages: int) -> Path:
        path = folder / f"{pages}.pdf"
        said = chain.from_iterable(text.split("\n") for text in cycle(texts))
        paragraphs = [line.strip() for line in islice(said, 40 * pages)]
        quoted = ",".join('"' + each.replace("\\", "\\\\").replace('"', '\\"') + '"' for each in paragraphs if each)
        longer = typst.compile(f'#set page(numbering: "1")\n#for each in ({quoted}) {{ par(each) }}'.encode())
        with pdfium.PdfDocument(longer) as document, pdfium.PdfDocument.new() as cut:
            cut.import_pages(document, list(range(pages)))
            cut.save(path)
        return path

    return made


def with_pdfium(path: Path) -> Any:
    import pypdfium2

    with pypdfium2.PdfDocument(path) as document:
        return [page.get_textpage().get_text_range() for page in document]


def test_200_pages_are_read_and_laid_against_the_graph(
    kg: KnowledgeGraph, plan: Callable[[int], Path], record: Record
) -> None:
    path = plan(PAGES)
    alone = median(milliseconds(lambda: with_pdfium(path)) for _ in range(ROUNDS))
    matcher = Matcher(kg.store, "nb")
    document = read(path)
    spans = [(block.start, block.end) for block in document.blocks]
    beside = "pdfium alone giving the text of the same 200 pages"
    finding = median(milliseconds(lambda: find(document.text, spans, matcher.lexicon)) for _ in range(ROUNDS))
    record("a plan of 200 pages: finding", finding, alone, beside)
    reading = median(milliseconds(lambda: read(path)) for _ in range(ROUNDS))
    record("a plan of 200 pages: reading", reading, alone, beside)
    whole = median(milliseconds(lambda: matcher.annotate([read(path)])) for _ in range(ROUNDS))
    record("a plan of 200 pages: read and annotated", whole, alone, beside)
    longer = plan(MORE)
    ten = milliseconds(lambda: matcher.annotate([read(longer)]))
    record("a plan of 2,000 pages: read and annotated", ten, whole, "the same of 200 pages")
    print(alone, finding, reading, whole, ten, len(document.text))
    assert ten < LINEAR * MORE / PAGES * whole


def test_the_memory_of_a_plan_is_small_beside_that_of_the_graph(
    kg: KnowledgeGraph, plan: Callable[[int], Path], record: Record
) -> None:
    def peak(*arguments: Path) -> float:
        assert sys.platform == "linux", "only Linux tells the peak of a process without what started it"
        command = [sys.executable, "-c", PEAK, str(kg.repository.root), *map(str, arguments)]
        return float(subprocess.run(command, check=True, capture_output=True, env=os.environ).stdout)

    empty, full = peak(), peak(plan(PAGES))
    print(empty, full)
    record("memory (MB) of a plan of 200 pages, annotated", full, empty, "the same for the README")
