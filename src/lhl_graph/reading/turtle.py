"""Turtle files: what they are about, and on which line they say it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

import pyoxigraph as ox

from lhl_graph.iris import PREFIXES
from lhl_graph.reading.yamlld import Fault

if TYPE_CHECKING:
    from pathlib import Path

_TYPE = PREFIXES["rdf"] + "type"
_HEADS = {PREFIXES["skos"] + "ConceptScheme", PREFIXES["owl"] + "Ontology"}


class Block(NamedTuple):
    """The lines about one subject."""

    line: int
    text: str


class Turtle(NamedTuple):
    """One Turtle file."""

    path: Path
    heads: frozenset[str]
    """IRIs of the schemes and ontologies it holds."""
    blocks: dict[str, Block]
    """Subject → its lines; empty when the file cannot be read."""
    faults: list[Fault]

    def line(self, subject: str, value: str, key: str) -> int:
        """Give the line where a subject has a value, else where it has the property `key`, else where it begins."""
        start, text = self.blocks[subject]
        local = re.split(r"[/#:]", key)[-1]
        property_ = re.compile(rf":{local}\b").search(text) if local else None
        pattern = re.compile(rf'["/:#]{re.escape(value)}(?![\w-])')
        found = None
        if value:
            found = pattern.search(text, property_.end() if property_ else 0) or pattern.search(text)
        found = found or property_
        return start + (text.count("\n", 0, found.start()) if found else 0)


def read(path: Path) -> Turtle:
    """Read one file; what is wrong with it is in `Turtle.faults`.

    Raises:
        OSError: the file cannot be opened.
    """
    content = path.read_bytes()
    try:
        text = content.decode("utf-8")
        triples = list(ox.parse(content, ox.RdfFormat.TURTLE))
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        fault = Fault(line, "wrong-encoding", f"byte 0x{content[error.start]:02x}", "", "")
    except SyntaxError as error:
        fault = Fault(error.lineno or 1, "turtle-syntax", _reason(error), "", "")
    else:
        blocks, whole = _blocks(text), Block(1, text)
        subjects = (str(getattr(triple.subject, "value", "")) for triple in triples)
        heads = (t.subject.value for t in triples if t.predicate.value == _TYPE and t.object.value in _HEADS)
        return Turtle(path, frozenset(heads), {subject: blocks.get(subject, whole) for subject in subjects}, [])
    return Turtle(path, frozenset(), {}, [fault])


def _blocks(text: str) -> dict[str, Block]:
    """Split a text where subjects begin: at lines whose first character belongs to one."""
    prefixes = dict(re.findall(r"^@prefix\s+([\w-]*):\s*<([^>]*)>", text, re.MULTILINE))
    starts = list(re.finditer(r"^(?:<([^>]*)>|([\w-]*):((?:[\w./-]|\\.)+))(?=\s)", text, re.MULTILINE))
    blocks: dict[str, Block] = {}
    ends = [*(each.start() for each in starts), len(text)][1:]
    line, counted = 1, 0
    for found, end in zip(starts, ends, strict=True):
        line, counted = line + text.count("\n", counted, found.start()), found.start()
        iri = found[1] or prefixes.get(found[2], "") + found[3].replace("\\", "")
        blocks.setdefault(iri, Block(line, text[counted:end]))
    return blocks


def _reason(error: SyntaxError) -> str:
    return re.sub(r"^Parser error [^:]*: ", "", error.msg)
