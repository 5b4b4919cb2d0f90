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

from lhl_graph.iris import BASE
from lhl_graph.reading.yaml12 import MAX_DEPTH, TYPES, UnreadableError, compose, decode, line_of, shown

if TYPE_CHECKING:
    from pathlib import Path

    from lhl_graph.reading.repository import Context

TEXT_LANGUAGES = ("nb", "nn", "en", "se")
"""Languages that a text may be in: both forms of Norwegian, English, Northern Sami."""


class Fault(NamedTuple):
    """Something in a file that the reader itself can tell is wrong."""

    line: int
    code: str
    value: str
    node: str
    """IRI of the mapping it was found in; empty when there is none."""
    key: str


class Position(NamedTuple):
    """A place in the tree of a document: a mapping, a key in it, a value of that key as it is written."""

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


_KEYWORDS = ("id", "type")
_SLUG = re.compile(r"[a-z0-9][a-z0-9-]*\Z")
_LOCAL_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*\Z")
_PLAIN = re.compile(r"[\w-]+(?:/[\w-]+)*\Z", re.ASCII)


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
    try:
        return _Reader(document, context).document(compose(decode(content)))
    except UnreadableError as error:
        document.faults.append(Fault(error.line, error.code, error.value, "", ""))
        return document


def reference(text: str) -> str:
    """Make a name into a relative IRI that leads nowhere but below its base, whatever the name is.

    Space, colon and the like are percent-encoded, and so are a slash in front, the steps `.` and `..`, and the words
    that the context makes keywords: JSON-LD leaves a reference to one out without a word.
    """
    if text in _KEYWORDS:
        return f"%{ord(text[0]):02X}{text[1:]}"
    if _PLAIN.match(text):
        return text
    steps = quote(text, safe="/-._~").split("/")
    path = "/".join("%2E" * len(step) if step in (".", "..") else step for step in steps)
    return "%2F" + path[1:] if path.startswith("/") else path


class _Reader:
    """Walks one YAML tree: checks types against the context, names mappings, notes lines."""

    def __init__(self, document: Document, context: Context) -> None:
        self._document = document
        self._context = context

    def document(self, root: yaml.MappingNode) -> Document:
        """Give the document of a file whose outermost mapping is `root`."""
        heads = {k.value: v for k, v in root.value if isinstance(k, yaml.ScalarNode)}
        kind, name = heads.get("type"), heads.get("id")
        if kind is None:
            self._fault(root, "missing-type", "", "", "type")
        elif not isinstance(kind, yaml.ScalarNode) or kind.value not in self._context.types:
            self._fault(kind, "unknown-type", shown(kind), "", "type")
        elif not isinstance(name, yaml.ScalarNode) or not _SLUG.match(name.value):
            self._fault(name or root, "bad-id", "" if name is None else shown(name), "", "id")
        else:
            subject = BASE + self._context.types[kind.value] + "/" + name.value
            if f"{name.value}.yaml" != self._document.path.name:
                self._fault(name, "file-name", name.value, subject, "id")
            self._untagged(root, subject, "")
            return self._document._replace(subject=subject, tree=self._mapping(root, subject, 0))
        return self._document

    def _mapping(self, node: yaml.MappingNode, iri: str, depth: int) -> dict[str, Any]:
        self._note(node, Position(iri))
        tree: dict[str, Any] = {"id": iri}
        keys: set[str] = set()
        for key_node, value_node in node.value:
            key = shown(key_node)
            if key in keys:
                self._fault(key_node, "duplicate-key", key, iri, key)
            elif self._is_key(key_node, key, iri, depth) and self._usable(value_node, iri, key) and key != "id":
                self._note(key_node, Position(iri, key))
                value = self._value(value_node, iri, key, depth + 1)
                if value is not None:
                    tree[key] = value
            keys.add(key)
        return tree

    def _is_key(self, node: yaml.Node, key: str, iri: str, depth: int) -> bool:
        if not self._untagged(node, iri, key):
            return False
        if key.startswith("@"):
            self._fault(node, "context-in-data", key, iri, key)
            return False
        known = key == "id" or (key == "type" and depth == 0) or isinstance(self._term(key), dict)
        if not known or not isinstance(node, yaml.ScalarNode):
            self._fault(node, "unknown-key", key, iri, key)
            return False
        return True

    def _usable(self, node: yaml.Node, iri: str, key: str) -> bool:
        """Refuse what holds nothing, and a type that the file states itself."""
        if not self._untagged(node, iri, key):
            return False
        if node.tag == "null" or not (node.value.strip() if isinstance(node.value, str) else node.value):
            self._fault(node, "empty-value", "", iri, key)
            return False
        return True

    def _untagged(self, node: yaml.Node, iri: str, key: str) -> bool:
        if node.tag in TYPES:
            return True
        self._fault(node, "yaml-tag", node.tag.replace("tag:yaml.org,2002:", "!!"), iri, key)
        return False

    def _value(self, node: yaml.Node, iri: str, key: str, depth: int) -> Any:
        if depth > MAX_DEPTH:
            raise UnreadableError(line_of(node), "too-deep", str(MAX_DEPTH))
        if isinstance(node, yaml.SequenceNode):
            return self._list(node, iri, key, depth)
        if isinstance(node, yaml.MappingNode):
            return self._nested(node, iri, key, depth)
        assert isinstance(node, yaml.ScalarNode)
        return self._scalar(node, iri, key)

    def _list(self, node: yaml.SequenceNode, iri: str, key: str, depth: int) -> list[Any] | None:
        term = self._term(key)
        if _is_language_map(term):
            self._fault(node, "wrong-type", shown(node), iri, key)
            return None
        if term.get("@container") != "@set":
            self._fault(node, "one-value", shown(node.value[0]), iri, key)
            return None
        items = []
        for item in node.value:
            if not self._usable(item, iri, key):
                continue
            if isinstance(item, yaml.SequenceNode):
                self._fault(item, "wrong-type", shown(item), iri, key)
            elif (value := self._value(item, iri, key, depth + 1)) is not None:
                items.append(value)
        return items

    def _scalar(self, node: yaml.ScalarNode, iri: str, key: str) -> Any:
        value = TYPES[node.tag](node.value)
        term = self._term(key)
        if isinstance(value, bool) or _is_language_map(term):
            self._fault(node, "no-language" if isinstance(value, str) else "wrong-type", shown(node), iri, key)
            return None
        self._note(node, Position(iri, key, node.value))
        return reference(node.value) if _is_reference(term) else value

    def _nested(self, node: yaml.MappingNode, iri: str, key: str, depth: int) -> Any:
        term = self._term(key)
        if _is_language_map(term):
            return self._language_map(node, iri, key)
        if isinstance(term, dict) and "@language" in term:
            return self._spoken(node, iri, key)
        if not isinstance(term, dict) or "@type" in term:
            self._fault(node, "wrong-type", shown(node), iri, key)
            return None
        values = {k.value: v for k, v in node.value if isinstance(k, yaml.ScalarNode)}
        if "id" in values:
            return self._child(node, values["id"], iri, key, depth)
        if (parts := self._context.names.get(key)) is not None:
            return self._unnamed(node, {part: values[part] for part in parts if part in values}, iri, key, depth)
        self._fault(node, "bad-id", "", iri, key)
        return None

    def _child(self, node: yaml.MappingNode, name: yaml.Node, iri: str, key: str, depth: int) -> dict[str, Any] | None:
        """Read a mapping that has an `id`."""
        if not isinstance(name, yaml.ScalarNode) or not _LOCAL_ID.match(name.value):
            self._fault(name, "bad-id", shown(name), iri, key)
        elif Position(f"{iri}/{name.value}") in self._document.lines:
            self._fault(name, "duplicate-id", name.value, iri, key)
        else:
            return self._mapping(node, f"{iri}/{name.value}", depth)
        return None

    def _unnamed(
        self, node: yaml.MappingNode, naming: dict[str, yaml.Node], iri: str, key: str, depth: int
    ) -> dict[str, Any] | None:
        """Read a mapping without `id`: it is named by values that the context's table says identify it."""
        for part, name in naming.items():
            if not isinstance(name, yaml.ScalarNode):
                several = name.value if isinstance(name, yaml.SequenceNode) else []
                self._fault(name, "one-value" if several else "wrong-type", shown([*several, name][0]), iri, part)
                return None
        names = [*naming.values()]
        child = f"{iri}/{reference('/'.join([key, *filter(None, ['-'.join(map(shown, names))])]))}"
        if Position(child) in self._document.lines:
            self._fault(node, "duplicate-entry", " ".join(map(shown, names)) or key, iri, key)
            return None
        return self._mapping(node, child, depth)

    def _language_map(self, node: yaml.MappingNode, iri: str, key: str) -> dict[str, Any]:
        texts: dict[str, Any] = {}
        for language_node, text_node in node.value:
            language = shown(language_node)
            if language not in TEXT_LANGUAGES:
                self._fault(language_node, "bad-language", language, iri, key)
            elif language in texts:
                self._fault(language_node, "duplicate-key", language, iri, key)
            elif self._usable(text_node, iri, key):
                nodes = text_node.value if isinstance(text_node, yaml.SequenceNode) else [text_node]
                texts[language] = [text.value for text in nodes if self._is_text(text, iri, key)]
        return texts

    def _spoken(self, node: yaml.MappingNode, iri: str, key: str) -> list[dict[str, Any]]:
        """Read a remark that says which language it is in, where plain text would be in the context's."""
        texts = self._language_map(node, iri, key)
        return [{"@value": text, "@language": tag} for tag, said in texts.items() for text in said]

    def _is_text(self, node: yaml.Node, iri: str, key: str) -> bool:
        if not self._usable(node, iri, key):
            return False
        if not isinstance(node, yaml.ScalarNode):
            self._fault(node, "wrong-type", shown(node), iri, key)
            return False
        self._note(node, Position(iri, key, node.value))
        return True

    def _term(self, key: str) -> Any:
        return self._context.terms.get(key)

    def _note(self, node: yaml.Node, position: Position) -> None:
        self._document.lines.setdefault(position, line_of(node))

    def _fault(self, node: yaml.Node, code: str, value: str, iri: str, key: str) -> None:
        self._document.faults.append(Fault(line_of(node), code, value, iri, key))


def _is_reference(term: Any) -> bool:
    return isinstance(term, dict) and term.get("@type") in ("@vocab", "@id")


def _is_language_map(term: Any) -> bool:
    return isinstance(term, dict) and term.get("@container") == "@language"
