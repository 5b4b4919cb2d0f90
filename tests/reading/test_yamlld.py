from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from lhl_graph.iris import BASE
from lhl_graph.reading.repository import Repository
from lhl_graph.reading.yamlld import Document, Position, parse, reference

REPOSITORY = Repository(Path(__file__).parents[2])
CONTEXT = REPOSITORY.context()
REAL = [path.read_bytes() for path in REPOSITORY.data_files()]
X = BASE + "initiative/x"


def reading(body: str, name: str = "x.yaml") -> Document:
    """Read a file about initiative x; its first own line is line 3."""
    return parse(Path(name), f"id: x\ntype: Initiative\n{body}".encode(), CONTEXT)


def faults(document: Document) -> list[tuple[int, str, str]]:
    return [(fault.line, fault.code, fault.value) for fault in document.faults]


def triples(document: Document) -> list[ox.Quad]:
    return list(ox.parse(document.jsonld(CONTEXT), ox.RdfFormat.JSON_LD, base_iri=document.subject + "/"))


def objects(document: Document) -> list[ox.NamedNode | ox.Literal | ox.BlankNode | ox.Triple]:
    return [triple.object for triple in triples(document) if not triple.predicate.value.endswith("#type")]


# Types


def test_a_language_called_no_stays_a_word() -> None:
    assert faults(reading("name: {no: Hei}\n")) == [(3, "bad-language", "no")]


@pytest.mark.parametrize("date", ["2023", "2023-04", "2023-04-17"])
def test_a_date_stays_the_text_that_was_written(date: str) -> None:
    [value] = objects(reading(f"as_of: {date}\n"))
    assert value == ox.Literal(date, datatype=ox.NamedNode("http://purl.org/dc/terms/W3CDTF"))


@pytest.mark.parametrize("text", ["012", "1e3", "2.10", "NO", "on", "~", "0x1F", "12:30", "1_000"])
def test_what_yaml_1_1_would_read_as_something_else_stays_text(text: str) -> None:
    assert objects(reading(f"place: {text}\n")) == [ox.Literal(text)]


def test_a_remark_in_another_language_than_english_says_which() -> None:
    assert objects(reading("note: Seen\n")) == [ox.Literal("Seen", language="en")]
    assert objects(reading("note: [{nb: Sett}]\n")) == [ox.Literal("Sett", language="nb")]
    assert faults(reading("note: {xx: Sett}\n")) == [(3, "bad-language", "xx")]


def test_a_whole_number_is_a_number() -> None:
    assert reading("row: 9\n").tree["row"] == 9


# Names and references


@pytest.mark.parametrize(
    ("body", "name"),
    [
        ("goals:\n  - {id: g1}\n", "g1"),
        ("period: {start: 2020}\n", "period"),
        ("themes:\n  - {theme: dementia}\n", "themes/dementia"),
        ("target_groups:\n  - {group: relatives}\n", "target_groups/relatives"),
        ("relations:\n  - {relation: supports, to: leve-hele-livet}\n", "relations/supports-leve-hele-livet"),
        ("measures:\n  - id: m1\n    awards:\n      - {year: 2020}\n", "m1/awards/2020"),
        ("themes:\n  - {theme: eldre og mat}\n", "themes/eldre%20og%20mat"),
        ("themes:\n  - {theme: ..}\n", "themes/%2E%2E"),
    ],
)
def test_every_mapping_has_an_iri_below_that_of_the_file(body: str, name: str) -> None:
    document = reading(body)
    assert not document.faults
    assert Position(f"{X}/{name}") in document.lines


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("demensplan-2025", "demensplan-2025"),
        ("leve-hele-livet/fa1", "leve-hele-livet/fa1"),
        ("åpen dør", "%C3%A5pen%20d%C3%B8r"),
        ("../status/active", "%2E%2E/status/active"),
        ("a/./b", "a/%2E/b"),
        ("/initiative/x", "%2Finitiative/x"),
        ("https://example.org/", "https%3A//example.org/"),
        ("?q#f", "%3Fq%23f"),
        ("type", "%74ype"),
    ],
)
def test_a_reference_is_percent_encoded_where_it_would_lead_elsewhere(text: str, written: str) -> None:
    assert reference(text) == written


@settings(deadline=None)
@given(st.text(min_size=1) | st.sampled_from(sorted(CONTEXT.terms)))
def test_a_reference_never_leaves_its_base(text: str) -> None:
    document = reading(f"owner: {json.dumps(text, ensure_ascii=False)}\n")
    assume(not document.faults)
    [value] = objects(document)
    assert isinstance(value, ox.NamedNode)
    assert value.value.startswith(BASE + "actor/")


@settings(deadline=None)
@given(st.text(min_size=1), st.text(min_size=1))
def test_different_references_stay_different(one: str, other: str) -> None:
    assert (reference(one) == reference(other)) == (one == other)


# Lines


def test_mappings_keys_and_values_remember_their_lines() -> None:
    lines = reading("goals:\n  - id: g1\n    theme:\n      - dementia\n      - culture\n    source: S1\n").lines
    assert lines[Position(X)] == 1
    assert lines[Position(X, "goals")] == 3
    assert lines[Position(f"{X}/g1")] == 4
    assert lines[Position(f"{X}/g1", "theme")] == 5
    assert lines[Position(f"{X}/g1", "theme", "culture")] == 7
    assert lines[Position(f"{X}/g1", "source", "S1")] == 8


def test_a_text_in_a_language_remembers_its_line() -> None:
    assert reading("name:\n  nb: Navn\n  en: Name\n").lines[Position(X, "name", "Name")] == 5


@pytest.mark.parametrize("content", REAL, ids=[path.stem for path in REPOSITORY.data_files()])
def test_the_line_of_a_value_holds_the_value(content: bytes) -> None:
    path = Path(f"{content.split()[1].decode()}.yaml")
    rows = content.decode().replace('\\"', '"').replace("''", "'").splitlines()
    for place, line in parse(path, content, CONTEXT).lines.items():
        assert place.value in rows[line - 1]


# Faults


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("place: A\nplace: B\n", (4, "duplicate-key", "place")),
        ("id: x\n", (3, "duplicate-key", "id")),
        ("goals:\n  - {id: g1}\n  - {id: g1}\n", (5, "duplicate-id", "g1")),
        ("goals:\n  - {id: period}\nperiod: {start: 2020}\n", (5, "duplicate-entry", "period")),
        ("themes:\n  - {theme: a}\n  - {theme: a}\n", (5, "duplicate-entry", "a")),
        ("'@type': Actor\n", (3, "context-in-data", "@type")),
        ("goals:\n  - {id: g1, type: Measure}\n", (4, "unknown-key", "type")),
        ("owner: {id: hod}\n", (3, "wrong-type", "{…}")),
        ("note: {id: n1}\n", (3, "bad-language", "id")),
        ("name: [{nb: A}]\n", (3, "wrong-type", "[…]")),
        ('name: "A"\n', (3, "no-language", "A")),
        ("name: 2020\n", (3, "wrong-type", "2020")),
        ("themes: [{theme: [a, b]}]\n", (3, "one-value", "a")),
        ("themes: [{theme: []}]\n", (3, "wrong-type", "[…]")),
        ("as_of: [2022]\n", (3, "one-value", "2022")),
        ("owner:\n  - hod\n  - hdir\n", (4, "one-value", "hod")),
        ("period: [{start: 2020}]\n", (3, "one-value", "{…}")),
        ("name: {nb: {nb: A}}\n", (3, "wrong-type", "{…}")),
        ("name: {nb: [A, [B]]}\n", (3, "wrong-type", "[…]")),
        ("name: {'@none': A}\n", (3, "bad-language", "@none")),
        ("name: {nb: ~, en:   }\n", (3, "empty-value", "")),
        ("name: {}\n", (3, "empty-value", "")),
        ("name: {nb: [A, '']}\n", (3, "empty-value", "")),
        ("name: {nb: [!!str A]}\n", (3, "yaml-tag", "!!str")),
        ("source: ['']\n", (3, "empty-value", "")),
        ("goals:\n  - {level: main}\n", (4, "bad-id", "")),
        ("goals:\n  - {id: a b}\n", (4, "bad-id", "a b")),
        ("goals:\n  - {id: [g1]}\n", (4, "bad-id", "[…]")),
        ("goals:\n  - {id: ../g1}\n", (4, "bad-id", "../g1")),
        ("? [a, b]\n: c\n", (3, "unknown-key", "[…]")),
        ("? !!int 1\n: c\n", (3, "yaml-tag", "!!int")),
        ("goals: !!seq [{id: g1}]\n", (3, "yaml-tag", "!!seq")),
    ],
)
def test_what_json_ld_could_not_hold_is_a_fault_with_its_line(body: str, expected: tuple[int, str, str]) -> None:
    assert faults(reading(body)) == [expected]


@pytest.mark.parametrize("key", ["covers", "succeeds", "lhl", "skos", "rdfs", "goal", "Goals"])
def test_only_the_keys_of_the_context_are_keys(key: str) -> None:
    assert faults(reading(f"{key}: x\n")) == [(3, "unknown-key", key)]


@pytest.mark.parametrize("name", ["y.yaml", "x.yml", "x", "X.yaml"])
def test_the_file_is_named_after_its_id(name: str) -> None:
    assert faults(reading("", name)) == [(1, "file-name", "x")]


def test_a_file_without_a_type_holds_nothing() -> None:
    document = parse(Path("x.yaml"), b"id: x\nname: {nb: A}\n", CONTEXT)
    assert faults(document) == [(1, "missing-type", "")]
    assert (document.subject, document.tree) == ("", {})


# Whatever stands in a file


WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=8)
KEYS = st.sampled_from([*CONTEXT.terms, "nb", "nn", "@id", "@value", "@graph"]) | WORDS
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | WORDS | st.sampled_from(["..", "g1", "@id"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=4),
    max_leaves=12,
)


def holds_up(content: bytes) -> None:
    """The reader's promise: no exception, lines that exist, and what it lets through becomes triples without blanks."""
    document = parse(Path("x.yaml"), content, CONTEXT)
    assert document.subject or document.faults
    assert all(1 <= fault.line <= content.count(b"\n") + 2 for fault in document.faults)
    if document.subject:
        for triple in triples(document):
            assert isinstance(triple.subject, ox.NamedNode)
            assert not isinstance(triple.object, ox.BlankNode)


@settings(deadline=None)
@given(st.binary(max_size=200))
def test_no_bytes_break_the_reader(content: bytes) -> None:
    holds_up(content)


@settings(deadline=None)
@given(st.text(alphabet=st.sampled_from(list("ab:-?[]{}&*!|>'\"%@`#, \n\t")), max_size=60))
def test_no_yaml_breaks_the_reader(text: str) -> None:
    holds_up(f"id: x\ntype: Initiative\nnote: {text}".encode())


@settings(deadline=None)
@given(st.dictionaries(KEYS, JSON, max_size=5), st.sampled_from(sorted(CONTEXT.types)))
def test_no_tree_breaks_the_reader(tree: dict[str, Any], kind: str) -> None:
    holds_up(json.dumps({"id": "x", "type": kind, **tree}, ensure_ascii=False).encode())


@settings(deadline=None)
@given(st.data(), st.sampled_from(REAL))
def test_no_slip_of_the_hand_breaks_the_reader(data: st.DataObject, content: bytes) -> None:
    lines = content.split(b"\n")
    at = data.draw(st.integers(0, len(lines) - 2))
    cut = data.draw(st.integers(0, len(lines[at])))
    slip = data.draw(st.sampled_from(["delete", "repeat", "swap lines", "swap characters", "indent", "cut"]))
    line, below = lines[at], lines[at + 1]
    swapped = line[: max(cut - 1, 0)] + line[max(cut - 1, 0) : cut + 1][::-1] + line[cut + 1 :]
    lines[at : at + 2] = {
        "delete": [below],
        "repeat": [line, line, below],
        "swap lines": [below, line],
        "swap characters": [swapped, below],
        "indent": [b"  " + line, below],
        "cut": [line[:cut], below],
    }[slip]
    holds_up(b"\n".join(lines))
