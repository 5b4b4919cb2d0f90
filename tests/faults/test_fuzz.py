"""Whatever stands in a file, a query or an answer: it is read, or refused with one of our own errors."""

from __future__ import annotations

import io
import os
import resource
import time
import zipfile
from typing import TYPE_CHECKING, Final

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lhl_graph.errors import LhlError
from tests.faults.readers import readers

if TYPE_CHECKING:
    from tests.faults.readers import Readers

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
def tried(tmp_path_factory: pytest.TempPathFactory) -> Readers:
    return readers(tmp_path_factory.mktemp("fuzz"))


READERS: Final = (
    *("yaml", "turtle", "question", "sparql", "relayed", "path", "json", "xml", "stratml"),
    *("plain", "markdown", "html", "csv", "docx", "xlsx", "docx inside", "xlsx inside"),
)


@pytest.mark.parametrize("name", READERS)
def test_it_is_read_or_refused(name: str, tried: Readers) -> None:
    seed, read = tried[name.partition(" ")[0]]
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


def test_the_readers_are_all_tried(tried: Readers) -> None:
    assert {name.partition(" ")[0] for name in READERS} == tried.keys()
    for seed, read in tried.values():
        read(seed)
