"""Whatever stands in a file, a query or an answer: it is read, or refused with one of our own errors."""

from __future__ import annotations

import io
import os
import resource
import time
import zipfile
from typing import TYPE_CHECKING, Final

import pyoxigraph as ox
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lhl_graph.documents import read as documents
from lhl_graph.errors import LhlError
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

INPUTS: Final = int(os.environ.get("LHL_GRAPH_INPUTS", "25"))
"""How many inputs each reader gets; `make fuzz` asks for more."""

SECONDS: Final = 5.0
MEGABYTES: Final = 1500
"""What one input may take of the processor at most, and the process as a whole of memory."""

WORDS: Final = (
    *(
        b"",
        b"\0",
        b"\xff",
        b"\xc3",
        b"\r",
        b"\t",
        b"{}",
        b"[]",
        b"<>",
        b"</",
        b"&#0;",
        b"]]>",
        b'"',
        b"'",
        b"\\",
        b"..",
    ),
    *(b"%00", b": ", b"- ", b"? ", b"#", b"@", b"*a", b"&a ", b"!!", b"1e999", b"-0", b"=1+1"),
    *(sign.encode() for sign in "é\ufeff\u2028\u202e"),
)

EDITS: Final = st.lists(
    st.tuples(st.integers(0, 2**20), st.integers(0, 40), st.one_of(st.sampled_from(WORDS), st.binary(max_size=6))),
    max_size=5,
)
"""Places in a text, how much is taken out there, and what is put in."""

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


def edited(content: bytes, edits: list[tuple[int, int, bytes]]) -> bytes:
    """Change a text in some places."""
    for place, gone, come in edits:
        at = place % (len(content) + 1)
        content = content[:at] + come + content[at + gone :]
    return content


def inside(package: bytes, edits: list[tuple[int, int, bytes]]) -> bytes:
    """Change the parts of an office document, so that the package itself stays whole."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(package)) as old, zipfile.ZipFile(made, "w") as new:
        for name in old.namelist():
            new.writestr(name, edited(old.read(name), edits))
    return made.getvalue()


@pytest.fixture(scope="module")
def readers(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[bytes, Callable[[bytes], object]]]:
    """Name → something that the reader reads, and the reader."""
    base = tmp_path_factory.mktemp("fuzz")
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


READERS: Final = (
    *("yaml", "turtle", "question", "sparql", "relayed", "path", "json", "xml", "stratml"),
    *("plain", "markdown", "html", "csv", "docx", "xlsx", "docx inside", "xlsx inside"),
)


@pytest.mark.parametrize("name", READERS)
def test_it_is_read_or_refused(name: str, readers: dict[str, tuple[bytes, Callable[[bytes], object]]]) -> None:
    seed, read = readers[name.partition(" ")[0]]
    change = inside if name.endswith("inside") else edited
    seen = {"read": 0, "refused": 0}

    @settings(
        max_examples=INPUTS, deadline=None, database=None, derandomize=True, suppress_health_check=list(HealthCheck)
    )
    @given(EDITS)
    def each(edits: list[tuple[int, int, bytes]]) -> None:
        content = change(seed, edits)
        begun = time.process_time()
        try:
            read(content)
            seen["read"] += 1
        except LhlError as error:
            assert str(error).strip()
            seen["refused"] += 1
        assert time.process_time() - begun < SECONDS

    each()
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss < MEGABYTES * 1024
    print(f"{name}: {seen['read']} inputs read, {seen['refused']} refused")


def test_the_readers_are_all_tried(readers: dict[str, tuple[bytes, Callable[[bytes], object]]]) -> None:
    assert {name.partition(" ")[0] for name in READERS} == readers.keys()
    for seed, read in readers.values():
        read(seed)
