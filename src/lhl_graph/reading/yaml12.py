"""YAML as far as it is JSON: bytes to a tree of nodes with the types of YAML 1.2, whatever the bytes are.

Stops what could harm the reader (size, depth) and reports what cannot be read with its line.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import yaml

if TYPE_CHECKING:
    from collections.abc import Callable

MAX_BYTES = 2_000_000
MAX_DEPTH = 20
_MAY_BE_DEEP = 2_000  # openings of a list or mapping; below that, no nesting can exhaust the parser's stack
_HIDDEN_BREAK = re.compile("[\x85\u2028\u2029]|\r(?!\n)")  # the parser counts these as line breaks, editors do not
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f]")
_COLON = "mapping values are not allowed in this context"
_OPEN = ("while scanning a quoted scalar", "while parsing a flow ")  # the fault is where these begin


class UnreadableError(Exception):
    """Nothing in the text can be understood; knows the line, a code and what stands there."""

    def __init__(self, line: int, code: str, value: str) -> None:
        """Keep where and why."""
        super().__init__(f"line {line}: {code} {value}")
        self.line = line
        self.code = code
        self.value = value


class _Loader(yaml.CSafeLoader):
    """PyYAML's C parser with the scalar types of JSON (YAML 1.2, section 10.2) instead of YAML 1.1's.

    Its tags are not YAML's own, so that a tag written in a file (`!!int`) is told from a type seen in the text.
    """

    yaml_implicit_resolvers: dict[str, Any] = {}  # noqa: RUF012 - a class attribute by PyYAML's own design
    DEFAULT_SCALAR_TAG = "str"  # type: ignore[misc]  # PyYAML reads it here; its stubs call it final
    DEFAULT_SEQUENCE_TAG = "list"  # type: ignore[misc]  # as above
    DEFAULT_MAPPING_TAG = "map"  # type: ignore[misc]  # as above


for _tag, _pattern, _first in (
    ("null", r"null|", ["n", ""]),
    ("bool", r"true|false", ["t", "f"]),
    ("int", r"-?(?:0|[1-9][0-9]{0,14})", list("-0123456789")),
    ("float", r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?", list("-0123456789")),
):
    _Loader.add_implicit_resolver(_tag, re.compile(rf"(?:{_pattern})\Z"), _first)

TYPES: dict[str, Callable[..., Any]] = {
    "str": str,
    "int": int,
    "float": str,  # decimals, and whole numbers too long for JSON, stay text and get their type from the context
    "bool": lambda text: text == "true",
    "null": lambda _: None,
    "list": list,
    "map": dict,
}
"""Tag of a node → how its text becomes a value. Any other tag is one that the file states itself."""


def decode(content: bytes) -> str:
    """Read UTF-8, with or without a byte order mark.

    Raises:
        UnreadableError: it is too large, is not UTF-8, or has line breaks that an editor does not count.
    """
    if len(content) > MAX_BYTES:
        raise UnreadableError(1, "too-large", f"{len(content):,} bytes")
    try:
        text = content.decode("utf-8").removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise UnreadableError(line, "wrong-encoding", f"byte 0x{content[error.start]:02x}") from error
    if found := _HIDDEN_BREAK.search(text):
        line = text.count("\n", 0, found.start()) + 1
        raise UnreadableError(line, "hidden-line-break", f"U+{ord(found.group()):04X}")
    return text


def compose(text: str) -> yaml.MappingNode:
    """Parse one document whose outermost node is a mapping.

    Raises:
        UnreadableError: it is not YAML or not a mapping, has aliases, or is nested too deeply to be parsed.
    """
    try:
        if "*" in text or sum(map(text.count, "[{-?")) > _MAY_BE_DEEP:
            _scan(text)
        root = yaml.compose(text, Loader=_Loader)
    except yaml.reader.ReaderError as error:
        line = text.encode().count(b"\n", 0, error.position) + 1
        raise UnreadableError(line, "yaml-syntax", f"{error.reason}, U+{int(error.character):04X}") from error
    except yaml.MarkedYAMLError as error:
        if error.problem == _COLON and error.problem_mark:
            raise UnreadableError(error.problem_mark.line + 1, "yaml-colon", ": ") from error
        context = error.context or ""
        mark = error.context_mark if context.startswith(_OPEN) else error.problem_mark
        problem = ", ".join(filter(None, (error.context, error.problem)))
        raise UnreadableError(mark.line + 1 if mark else 1, "yaml-syntax", problem) from error
    if not isinstance(root, yaml.MappingNode):
        raise UnreadableError(1, "not-a-mapping", "")
    if "\\" in text:  # only as an escape could one be written
        _refuse_control(root)
    return root


def _refuse_control(node: yaml.Node) -> None:
    """Refuse a text that would steer a terminal or break an XML file."""
    if isinstance(node, yaml.ScalarNode):
        if found := _CONTROL.search(node.value):
            raise UnreadableError(node.start_mark.line + 1, "control-character", f"U+{ord(found.group()):04X}")
    elif isinstance(node, yaml.MappingNode):
        for pair in node.value:
            for each in pair:
                _refuse_control(each)
    else:
        for each in node.value:
            _refuse_control(each)


def _scan(text: str) -> None:
    """Refuse aliases, and what would exhaust the stack of the C composer, which calls itself for each level."""
    depth = 0
    for event in yaml.parse(text, Loader=_Loader):
        if isinstance(event, yaml.AliasEvent):
            raise UnreadableError(line_of(event), "yaml-alias", f"*{event.anchor}")
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > MAX_DEPTH + 1:
            raise UnreadableError(line_of(event), "too-deep", str(MAX_DEPTH))


def line_of(place: yaml.Event | yaml.Node) -> int:
    """Give the line on which an event or node begins."""
    return place.start_mark.line + 1 if place.start_mark else 1


def shown(node: yaml.Node) -> str:
    """Give a node as it can be named in a message."""
    if isinstance(node, yaml.ScalarNode):
        return str(node.value)
    return "[…]" if isinstance(node, yaml.SequenceNode) else "{…}"
