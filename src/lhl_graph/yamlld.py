"""YAML-LD: plain YAML, read with JSON's types, made into JSON-LD by one local context.

Follows W3C *YAML-LD 1.0* (Working Draft, 2026): the YAML 1.2 types, so that `no:` stays a language and a date stays
text; no anchors, no tags, no `@context` in the data. Every mapping gets an IRI, so the graph has no blank nodes, and
every IRI, key and value remembers its line, so that a finding can name it.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import quote

import yaml

from lhl_graph.repository import BASE, Context

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

MAX_BYTES = 2_000_000
MAX_DEPTH = 20


class Fault(NamedTuple):
    """Something in a file that the reader itself can tell is wrong."""

    line: int
    code: str
    value: str
    node: str
    """IRI of the mapping it was found in; empty when there is none."""
    key: str


class Position(NamedTuple):
    """A place in the tree of a document: a mapping, a key in it, a value of that key."""

    node: str
    key: str = ""
    value: str = ""


class Document(NamedTuple):
    """One YAML file as JSON-LD without its context."""

    path: Path
    subject: str
    """IRI of what the file is about; empty when the file does not say."""
    tree: dict[str, Any]
    lines: dict[Position, int]
    faults: list[Fault]

    def jsonld(self, context: Context) -> str:
        """Give the document with its context inlined, ready for any JSON-LD 1.1 processor (base: subject + "/")."""
        return json.dumps({"@context": context.terms, **self.tree}, ensure_ascii=False)


class _Loader(yaml.CSafeLoader):
    """PyYAML's C parser with the scalar types of JSON (YAML 1.2, section 10.2) instead of YAML 1.1's."""

    yaml_implicit_resolvers: dict[str, Any] = {}  # noqa: RUF012 - a class attribute by PyYAML's own design


for _tag, _pattern, _first in (
    ("null", r"null|", ["n", ""]),
    ("bool", r"true|false", ["t", "f"]),
    ("int", r"-?(?:0|[1-9][0-9]*)", list("-0123456789")),
    ("float", r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?", list("-0123456789")),
):
    _Loader.add_implicit_resolver(f"tag:yaml.org,2002:{_tag}", re.compile(rf"^(?:{_pattern})$"), _first)

_SCALARS: dict[str, Callable[[str], Any]] = {
    "tag:yaml.org,2002:str": str,
    "tag:yaml.org,2002:int": int,
    "tag:yaml.org,2002:float": str,  # decimals stay text and get their type from the context
    "tag:yaml.org,2002:bool": lambda text: text == "true",
    "tag:yaml.org,2002:null": lambda _: None,
}
_KEY = re.compile(r"[a-z][a-z0-9_]*\Z")
_LOCAL_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*\Z")


def read(path: Path, context: Context) -> Document:
    """Read one file.

    Never raises for what a file contains: whatever is wrong is in `Document.faults`, and what can still be understood
    is in the tree.

    Raises:
        OSError: the file cannot be opened.
    """
    return parse(path, path.read_bytes(), context)


def parse(path: Path, content: bytes, context: Context) -> Document:
    """Read a file's content; see `read`."""
    document = Document(path, "", {}, {}, [])
    root = _compose(content, document.faults)
    if root is not None:
        return _Reader(document, context).document(root)
    return document


def _compose(content: bytes, faults: list[Fault]) -> yaml.MappingNode | None:
    if len(content) > MAX_BYTES:
        faults.append(Fault(1, "too-large", f"{len(content)} bytes", "", ""))
        return None
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        faults.append(Fault(line, "wrong-encoding", f"byte 0x{content[error.start]:02x}", "", ""))
        return None
    try:
        root = yaml.compose(text.removeprefix("\ufeff"), Loader=_Loader)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        problem = str(getattr(error, "problem", None) or error).splitlines()[0]
        faults.append(Fault(mark.line + 1 if mark else 1, "yaml-syntax", problem, "", ""))
        return None
    except RecursionError:
        faults.append(Fault(1, "too-deep", str(MAX_DEPTH), "", ""))
        return None
    if not isinstance(root, yaml.MappingNode):
        faults.append(Fault(1, "not-a-mapping", "", "", ""))
        return None
    return root


class _Reader:
    """Walks one YAML tree: checks types against the context, names mappings, notes lines."""

    def __init__(self, document: Document, context: Context) -> None:
        self._document = document
        self._context = context
        self._seen: set[int] = set()

    def document(self, root: yaml.MappingNode) -> Document:
        """Give the document of a file whose outermost mapping is `root`."""
        heads = {k.value: v for k, v in root.value if isinstance(k, yaml.ScalarNode) and isinstance(v, yaml.ScalarNode)}
        kind, name = heads.get("type"), heads.get("id")
        if kind is None or kind.value not in self._context.types:
            self._fault(kind or root, "unknown-type", "" if kind is None else kind.value, "", "type")
            return self._document
        if name is None or not _LOCAL_ID.match(name.value):
            self._fault(name or root, "bad-id", "" if name is None else name.value, "", "id")
            return self._document
        subject = BASE + self._context.types[kind.value] + "/" + name.value
        if name.value != self._document.path.stem:
            self._fault(name, "file-name", name.value, subject, "id")
        tree = self._mapping(root, subject, 0)
        return self._document._replace(subject=subject, tree=tree)

    def _mapping(self, node: yaml.MappingNode, iri: str, depth: int) -> dict[str, Any]:
        self._note(node, Position(iri))
        tree: dict[str, Any] = {"id": iri}
        first_lines: dict[str, int] = {}
        for key_node, value_node in node.value:
            key = key_node.value if isinstance(key_node, yaml.ScalarNode) else ""
            if key == "id":
                first_lines.setdefault(key, key_node.start_mark.line + 1)
                continue
            if self._bad_key(key_node, key, iri, first_lines):
                continue
            self._note(key_node, Position(iri, key))
            value = self._value(value_node, iri, key, depth + 1)
            if value is not None:
                tree[key] = value
        return tree

    def _bad_key(self, node: yaml.Node, key: str, iri: str, first_lines: dict[str, int]) -> bool:
        if key in first_lines:
            self._fault(node, "duplicate-key", key, iri, key)
        elif key.startswith("@"):
            self._fault(node, "context-in-data", key, iri, key)
        elif not _KEY.match(key):
            self._fault(node, "unknown-key", key, iri, key)
        else:
            first_lines[key] = node.start_mark.line + 1
            return False
        return True

    def _value(self, node: yaml.Node, iri: str, key: str, depth: int) -> Any:
        if id(node) in self._seen:
            self._fault(node, "yaml-alias", "", iri, key)
            return None
        if not isinstance(node, yaml.ScalarNode):
            self._seen.add(id(node))
        if depth > MAX_DEPTH:
            self._fault(node, "too-deep", str(MAX_DEPTH), iri, key)
            return None
        if isinstance(node, yaml.SequenceNode):
            items = [self._value(item, iri, key, depth + 1) for item in node.value]
            return [item for item in items if item is not None]
        if isinstance(node, yaml.MappingNode):
            return self._nested(node, iri, key, depth)
        assert isinstance(node, yaml.ScalarNode)
        return self._scalar(node, iri, key)

    def _scalar(self, node: yaml.ScalarNode, iri: str, key: str) -> Any:
        if node.tag not in _SCALARS:
            self._fault(node, "yaml-tag", node.tag, iri, key)
            return None
        value = _SCALARS[node.tag](node.value)
        term = self._term(key)
        if value is None or isinstance(value, bool) or _is_language_map(term):
            self._fault(node, "wrong-type", node.value or "null", iri, key)
            return None
        if _is_reference(term):
            value = quote(str(value), safe="/-._~")
        self._note(node, Position(iri, key, str(value)))
        return value

    def _nested(self, node: yaml.MappingNode, iri: str, key: str, depth: int) -> dict[str, Any] | None:
        term = self._term(key)
        if _is_language_map(term):
            return self._language_map(node, iri, key)
        if _is_reference(term) or (isinstance(term, dict) and "@type" in term):
            self._fault(node, "wrong-type", "{…}", iri, key)
            return None
        name = self._name(node, key)
        if name is None:
            self._fault(node, "bad-id", "", iri, key)
            return None
        child = f"{iri}/{name}"
        if Position(child) in self._document.lines:
            self._fault(node, "duplicate-id", name, iri, key)
            return None
        return self._mapping(node, child, depth)

    def _language_map(self, node: yaml.MappingNode, iri: str, key: str) -> dict[str, Any]:
        texts: dict[str, Any] = {}
        for language_node, text_node in node.value:
            language = str(language_node.value)
            values = text_node.value if isinstance(text_node, yaml.SequenceNode) else [text_node]
            if language in texts:
                self._fault(language_node, "duplicate-key", language, iri, key)
            elif not all(isinstance(value, yaml.ScalarNode) for value in values):
                self._fault(text_node, "wrong-type", "{…}", iri, key)
            else:
                for value in values:
                    self._note(value, Position(iri, key, value.value))
                texts[language] = [value.value for value in values] if len(values) > 1 else values[0].value
        return texts

    def _name(self, node: yaml.MappingNode, key: str) -> str | None:
        """Name a nested mapping: by its `id`, else by the values that the context's table says identify it."""
        values = {
            k.value: v.value for k, v in node.value if isinstance(k, yaml.ScalarNode) and isinstance(v, yaml.ScalarNode)
        }
        if "id" in values:
            return values["id"] if _LOCAL_ID.match(values["id"]) else None
        if key not in self._context.names:
            return None
        parts = [values.get(part, "") for part in self._context.names[key]]
        return quote("/".join([key, "-".join(parts)]) if parts else key, safe="/-._~")

    def _term(self, key: str) -> Any:
        return self._context.terms.get(key)

    def _note(self, node: yaml.Node, position: Position) -> None:
        self._document.lines.setdefault(position, node.start_mark.line + 1)

    def _fault(self, node: yaml.Node, code: str, value: str, iri: str, key: str) -> None:
        self._document.faults.append(Fault(node.start_mark.line + 1, code, value, iri, key))


def _is_reference(term: Any) -> bool:
    return isinstance(term, dict) and term.get("@type") in ("@vocab", "@id")


def _is_language_map(term: Any) -> bool:
    return isinstance(term, dict) and term.get("@container") == "@language"
