"""The report of the real graph in Bokmål, composed and written once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest

from lhl_graph.report import docx, html, markdown, odt, pdf
from lhl_graph.report.compose import Report, compose

if TYPE_CHECKING:
    from lhl_graph.knowledge_graph import KnowledgeGraph
    from lhl_graph.report.blocks import Document

WRITERS: Final = {"html": html, "md": markdown, "pdf": pdf, "docx": docx, "odt": odt}


@pytest.fixture(scope="session")
def document(kg: KnowledgeGraph) -> Document:
    return compose(kg, Report())


@pytest.fixture(scope="session")
def written(document: Document) -> dict[str, bytes]:
    pytest.importorskip("typst", reason="no typst here: pip install 'lhl-graph[report]'")
    pytest.importorskip("docx", reason="no python-docx here: pip install 'lhl-graph[report]'")
    return {name: writer.write(document) for name, writer in WRITERS.items()}
