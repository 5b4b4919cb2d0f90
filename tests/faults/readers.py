"""All that reads what somebody else wrote, each as a function of bytes, with something that it reads."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pyoxigraph as ox

from lhl_graph.documents import read as documents
from lhl_graph.graph import build, sparql
from lhl_graph.importing import stratml
from lhl_graph.questions import library
from lhl_graph.reading import turtle, yamlld
from lhl_graph.remote import query_text, results
from lhl_graph.remote.connection import Reply
from lhl_graph.server import linked
from tests.faults.degenerate import FOLDERS, ONTOLOGY, make
from tests.importing.test_matrix import FLAT, as_csv, as_docx, as_html, as_xlsx
from tests.importing.test_stratml import SECOND

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Readers = dict[str, tuple[bytes, Callable[[bytes], object]]]

JSON: Final = (
    b'{"head": {"vars": ["a"]}, "results": {"bindings": [{"a": {"type": "literal", "value": "x", "xml:lang": "nb"}}]}}'
)
XML: Final = (
    b"<?xml version='1.0'?><sparql xmlns='http://www.w3.org/2005/sparql-results#'><head><variable name='a'/></head>"
    b"<results><result><binding name='a'><uri>http://example.org/a</uri></binding></result></results></sparql>"
)
QUERY: Final = (
    b"PREFIX ex: <http://example.org/> SELECT DISTINCT ?a (COUNT(*) AS ?n) FROM <http://example.org/g> WHERE {\n"
    b'  ?a ex:p/ex:q* \'b\'@nb ; a lhl:Initiative . OPTIONAL { ?a ?p """x""" } FILTER (?n > 1.5) VALUES ?a { ex:a }\n'
    b"} GROUP BY ?a HAVING (?n > 1) ORDER BY DESC(?n) LIMIT 3 OFFSET 1 # end"
)


def readers(base: Path) -> Readers:
    """Give name → something that the reader reads, and the reader, which writes in a folder if it reads files."""
    repository = make(base / "root", FOLDERS["a ring"])
    store, data = build.load(repository), repository.data_files()[-1]
    context = repository.context()

    def file(name: str, read: Callable[[Path], object]) -> Callable[[bytes], object]:
        def run(content: bytes) -> object:
            (base / name).write_bytes(content)
            return read(base / name)

        return run

    def reply(kind: str) -> Callable[[bytes], object]:
        return lambda body: results.page(Reply(200, {"Content-Type": kind}, body))

    def text(read: Callable[[str], object]) -> Callable[[bytes], object]:
        return lambda content: read(content.decode(errors="replace"))

    def document(name: str) -> Callable[[bytes], object]:
        return lambda content: documents.parsed(name, content)

    return {
        "yaml": (data.read_bytes(), lambda content: yamlld.parse(data, content, context)),
        "turtle": ((ONTOLOGY / "vocab" / "basis.ttl").read_bytes(), file("x.ttl", turtle.read)),
        "question": (min((ONTOLOGY / "questions").glob("*.rq")).read_bytes(), file("x.rq", library.read)),
        "sparql": (QUERY, text(lambda query: sparql.ask(ox.Store(), query))),
        "relayed": (QUERY, text(query_text.read)),
        "path": (b"initiative/leve-hele-livet", text(lambda name: linked.find(store, name))),
        "json": (JSON, reply("application/sparql-results+json")),
        "xml": (XML, reply("application/sparql-results+xml")),
        "stratml": (SECOND, lambda content: stratml.draft("x.xml", content, store)),
        "plain": (FLAT.encode(), document("x.txt")),
        "markdown": (b"# A\n\n- b\n- c\n\n| a | b |\n|---|---|\n| c | d |\n", document("x.md")),
        "html": (as_html(), document("x.html")),
        "csv": (as_csv(), document("x.csv")),
        "docx": (as_docx(), document("x.docx")),
        "xlsx": (as_xlsx(), document("x.xlsx")),
    }
