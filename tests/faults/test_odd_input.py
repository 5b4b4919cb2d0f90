"""What fuzzing found, and all of its kind: encodings that nobody knows, numbers of thousands of digits."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

import pyoxigraph as ox
import pytest

from lhl_graph.documents import read as documents
from lhl_graph.errors import EndpointError, InputError, QueryError
from lhl_graph.graph.store import Store
from lhl_graph.importing import stratml
from lhl_graph.remote import query_text, results
from lhl_graph.remote.connection import Reply
from tests.documents.files import zipped
from tests.importing.test_matrix import as_docx, as_xlsx
from tests.importing.test_stratml import SECOND

if TYPE_CHECKING:
    from collections.abc import Callable

DIGITS = "9" * 5000
NAMES = " ".join(f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "text"))
ODT = (
    f"<office:document-content {NAMES}><office:body><office:text>{{}}</office:text></office:body>"
    "</office:document-content>"
)
ROWS = "application/sparql-results+json"
NOTHING = b'{"head": {"vars": ["a"]}, "results": {"bindings": []}}'


def changed(package: bytes, change: Callable[[str, bytes], tuple[str, bytes]]) -> bytes:
    """Change the parts of a package, and their names."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(package)) as old, zipfile.ZipFile(made, "w") as new:
        for name in old.namelist():
            new.writestr(*change(name, old.read(name)))
    return made.getvalue()


def encoded(name: str, content: bytes) -> tuple[str, bytes]:
    return name, b'<?xml version="1.0" encoding="nonsense"?>' + content.rpartition(b"?>")[2]


@pytest.mark.parametrize(("name", "package"), [("x.docx", as_docx()), ("x.xlsx", as_xlsx())])
def test_an_encoding_that_nobody_knows_is_a_damaged_part(name: str, package: bytes) -> None:
    with pytest.raises(InputError, match="unknown encoding: nonsense"):
        documents.parsed(name, changed(package, encoded))


def test_and_no_plan_in_stratml() -> None:
    with pytest.raises(InputError, match="unknown encoding: nonsense"):
        stratml.draft("x.xml", encoded("", SECOND)[1], Store(ox.Store()))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b'r="A1"', f'r="A{DIGITS}"'.encode()),
        (b"<v>0</v>", f"<v>{DIGITS}</v>".encode()),
        (b"<v>0</v>", "<v>²</v>".encode()),
    ],
)
def test_a_cell_with_a_number_beyond_reason_is_left_out_or_empty(old: bytes, new: bytes) -> None:
    right = documents.parsed("x.xlsx", as_xlsx())
    odd = changed(as_xlsx(), lambda name, content: (name, content.replace(old, new)))
    assert len(documents.parsed("x.xlsx", odd).text) < len(right.text)


def test_a_sheet_with_a_number_beyond_reason_is_no_sheet() -> None:
    odd = changed(as_xlsx(), lambda name, content: (name.replace("sheet1.xml", f"sheet{DIGITS[:4500]}.xml"), content))
    with pytest.raises(InputError, match=r"x\.xlsx: has no text"):
        documents.parsed("x.xlsx", odd)


@pytest.mark.parametrize("number", [DIGITS, "²"])
def test_a_level_or_a_count_of_spaces_beyond_reason_is_one(number: str) -> None:
    content = f'<text:h text:outline-level="{number}">a<text:s text:c="{number}"/>b</text:h>'
    (block,) = documents.parsed("a.odt", zipped(content_xml=ODT.format(content))).blocks
    assert (block.kind, block.level) == ("heading", 1)


@pytest.mark.parametrize("word", ["LIMIT", "OFFSET"])
def test_a_slice_beyond_reason_is_refused(word: str) -> None:
    with pytest.raises(QueryError, match="at most 18 digits, not 5000"):
        query_text.read(f"SELECT * {{ ?s ?p ?o }} {word} {DIGITS}")


@pytest.mark.parametrize("most", [DIGITS, "²"])
def test_a_header_beyond_reason_says_nothing(most: str) -> None:
    assert not results.page(Reply(200, {"Content-Type": ROWS, "X-SPARQL-MaxRows": most}, NOTHING)).cut


def test_a_number_beyond_reason_in_an_answer_is_an_error() -> None:
    odd = NOTHING.replace(b'"vars"', f'"x": {DIGITS}, "vars"'.encode())
    with pytest.raises(EndpointError, match="cannot be read"):
        results.merged([results.page(Reply(200, {"Content-Type": ROWS}, odd))], ["a"])
