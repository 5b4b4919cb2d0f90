from __future__ import annotations

import pytest
import yaml

from lhl_graph.reading.yaml12 import MAX_BYTES, TYPES, UnreadableError, compose, decode


def only(text: str) -> yaml.Node:
    [(_, node)] = compose(f"key: {text}\n").value
    assert isinstance(node, yaml.Node)
    return node


@pytest.mark.parametrize(
    ("text", "tag"),
    [
        ("no", "str"),
        ("NO", "str"),
        ("yes", "str"),
        ("on", "str"),
        ("True", "str"),
        ("true", "bool"),
        ("false", "bool"),
        ("null", "null"),
        ("~", "str"),
        ("Null", "str"),
        ("", "null"),
        ("2023", "int"),
        ("-7", "int"),
        ("0", "int"),
        ("012", "str"),
        ("0o14", "str"),
        ("0x0c", "str"),
        ("1_000", "str"),
        ("+1", "str"),
        ("2.1", "float"),
        ("1e3", "float"),
        ("1.", "str"),
        (".5", "str"),
        (".inf", "str"),
        (".nan", "str"),
        ("2023-04-17", "str"),
        ("2023-04", "str"),
        ("--02-01", "str"),
        ("12:30", "str"),
        ("'2023'", "str"),
        ("[a]", "list"),
        ("{a: b}", "map"),
    ],
)
def test_plain_text_has_the_type_that_json_gives_it(text: str, tag: str) -> None:
    assert only(text).tag == tag


@pytest.mark.parametrize("text", ["!!int abc", "!!str 12", "!!python/name:os.system x", "!!set {a, b}", "!mine x"])
def test_a_tag_written_in_the_file_is_never_taken_for_a_type(text: str) -> None:
    assert only(text).tag not in TYPES


def test_a_whole_number_too_long_for_json_stays_text() -> None:
    number = "1" * 5000
    assert TYPES[only(number).tag](number) == number


def test_a_byte_order_mark_is_not_part_of_the_text() -> None:
    assert decode(b"\xef\xbb\xbfid: x") == "id: x"


@pytest.mark.parametrize(
    ("content", "line"),
    [("\nnavn: bokmål".encode("latin-1"), 2), ("id".encode("utf-16"), 1), (b"a\n\nb\xc3", 3)],
    ids=["latin-1", "utf-16", "cut short"],
)
def test_text_that_is_not_utf8_is_refused_with_its_line(content: bytes, line: int) -> None:
    with pytest.raises(UnreadableError) as caught:
        decode(content)
    assert (caught.value.line, caught.value.code) == (line, "wrong-encoding")


@pytest.mark.parametrize("sign", ["\u2028", "\u2029", "\x85", "\r"])
def test_a_line_break_that_editors_do_not_count_is_refused(sign: str) -> None:
    with pytest.raises(UnreadableError) as caught:
        decode(f"a: 1\r\nb: to{sign}linjer\r\n".encode())
    assert (caught.value.line, caught.value.code) == (2, "hidden-line-break")


def test_a_file_above_the_limit_is_refused_and_one_at_the_limit_is_not() -> None:
    assert len(decode(b"a" * MAX_BYTES)) == MAX_BYTES
    with pytest.raises(UnreadableError, match="too-large"):
        decode(b"a" * (MAX_BYTES + 1))


@pytest.mark.parametrize(
    ("text", "line", "code"),
    [
        ("a: 1\nb: 'open\n\n\n", 2, "yaml-syntax"),
        ("a: 1\nb: [open\n\nc: d\n", 2, "yaml-syntax"),
        ("a: 1\nb: {open\n", 2, "yaml-syntax"),
        ("a: 1\nb: mål: flere\n", 2, "yaml-colon"),
        ("a: 1\n---\nb: 2\n", 2, "yaml-syntax"),
        ("a: æøå\nb: \x07\n", 2, "yaml-syntax"),
        ("a: 1\n\tb: 2\n", 2, "yaml-syntax"),
        ("a: &x [1]\nb: *x\n", 2, "yaml-alias"),
        ("a: *x\n", 1, "yaml-alias"),
        ("- a\n", 1, "not-a-mapping"),
        ("# a comment\n", 1, "not-a-mapping"),
    ],
)
def test_what_cannot_be_read_is_refused_where_it_begins(text: str, line: int, code: str) -> None:
    with pytest.raises(UnreadableError) as caught:
        compose(text)
    assert (caught.value.line, caught.value.code) == (line, code)


@pytest.mark.parametrize("opening", ["[", "{a: ", "- ", "? "])
def test_no_depth_of_nesting_reaches_the_stack_of_the_parser(opening: str) -> None:
    with pytest.raises(UnreadableError) as caught:
        compose("a: 1\nb:\n  " + opening * 200_000)
    assert (caught.value.line, caught.value.code) == (3, "too-deep")
