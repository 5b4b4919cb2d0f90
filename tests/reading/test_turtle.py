from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from lhl_graph.iris import BASE
from lhl_graph.reading import turtle

if TYPE_CHECKING:
    from pathlib import Path

TEXT = """\
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix theme: <https://w3id.org/lhl-graph/theme/> .

<https://w3id.org/lhl-graph/theme> a skos:ConceptScheme .

theme:dementia a skos:Concept ;
    skos:broader theme:health ;
    skos:prefLabel "Demens"@nb ;
    skos:altLabel "glemsom"@nb,
        "dement"@nb .

theme:health a skos:Concept ;
    skos:inScheme <https://w3id.org/lhl-graph/theme> ;
    skos:prefLabel "Demens"@nb .
"""


@pytest.fixture
def file(tmp_path: Path) -> turtle.Turtle:
    path = tmp_path / "theme.ttl"
    path.write_text(TEXT, encoding="utf-8")
    return turtle.read(path)


@pytest.mark.parametrize(
    ("name", "value", "key", "line"),
    [
        ("dementia", "", "", 6),
        ("dementia", "dementia", "skos:definition", 6),
        ("dementia", "health", "skos:broader", 7),
        ("dementia", "Demens", "skos:prefLabel", 8),
        ("dementia", "dement", "skos:altLabel", 10),
        ("dementia", "", "skos:altLabel", 9),
        ("health", "Demens", "skos:prefLabel", 14),
        ("health", "theme", "skos:inScheme", 13),
    ],
)
def test_a_finding_points_at_the_value_else_the_property_else_the_subject(
    file: turtle.Turtle, name: str, value: str, key: str, line: int
) -> None:
    assert file.line(f"{BASE}theme/{name}", value, key) == line


def test_the_heads_of_a_file_are_its_schemes_and_ontologies(file: turtle.Turtle) -> None:
    assert file.heads == {BASE + "theme"}


def test_a_subject_that_no_line_begins_with_is_found_in_the_whole_file(tmp_path: Path) -> None:
    path = tmp_path / "x.ttl"
    path.write_text("\n  <http://a.no/x>\n  <http://a.no/p> <http://a.no/y> .\n", encoding="utf-8")
    assert turtle.read(path).line("http://a.no/x", "y", "") == 3


@pytest.mark.parametrize(
    ("content", "line", "code"),
    [
        (TEXT.replace("theme:health ;", "theme:health", 1).encode(), 8, "turtle-syntax"),
        (TEXT.replace("theme: <", "tema: <").encode(), 6, "turtle-syntax"),
        (TEXT.replace("glemsom", "glømsom").encode("latin-1"), 9, "wrong-encoding"),
    ],
)
def test_a_file_that_cannot_be_read_says_so_and_holds_nothing(
    tmp_path: Path, content: bytes, line: int, code: str
) -> None:
    path = tmp_path / "x.ttl"
    path.write_bytes(content)
    broken = turtle.read(path)
    assert [(fault.line, fault.code) for fault in broken.faults] == [(line, code)]
    assert not broken.blocks
