"""Is what the files say well formed, known, sourced and possible? Every answer names a file and a line.

Three sieves: the YAML reader, SHACL (pySHACL over the shapes in `ontology/shapes/`), and the violation queries in
`ontology/rules/*.rq`, of which any row is a fault. A place that one sieve has reported is left alone by the next.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import unquote

import pyoxigraph as ox

from lhl_graph.build import assemble
from lhl_graph.errors import InputError
from lhl_graph.faults import MESSAGES
from lhl_graph.repository import BASE, NS, Context, Repository
from lhl_graph.results import Result, conform, violations
from lhl_graph.suggest import Suggestions
from lhl_graph.yamlld import Document, Fault, Position, read

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from lhl_graph.store import Store


class Finding(NamedTuple):
    """One fault, where it stands and what to do about it."""

    file: str
    line: int
    severity: str
    """ERROR or WARNING."""
    code: str
    message: str
    value: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.severity} {self.code}: {self.message}"


class _Input(NamedTuple):
    documents: list[Document]
    turtle: list[Path]
    reported: set[Path]
    """The files whose faults the user asked for."""


def check(repository: Repository, paths: Sequence[Path] = (), language: str = "en") -> list[Finding]:
    """Check the repository's files, or the given files and folders as part of the repository.

    A given file about a subject that the repository has too takes its place. Messages come in `language`: nb (also for
    nn), else en. Findings come in the order of files and lines; none means valid.

    Raises:
        InputError: a path does not exist or is neither YAML nor Turtle.
        RepositoryError: the ontology itself cannot be read.
    """
    context = repository.context()
    chosen = _gather(repository, paths, context)
    findings = _Findings(repository, context, chosen, "nb" if language in ("nb", "nn") else "en")
    for document in chosen.documents:
        findings.of_reader(document)
    turtle = [path for path in chosen.turtle if findings.of_turtle(path)]
    store = assemble(repository, chosen.documents, turtle)
    findings.learn(store)
    for result in conform(store, repository.shape_files()):
        findings.of_graph(result)
    for rule in repository.rule_files(".rq"):
        for result in violations(store, rule):
            findings.of_graph(result)
    return findings.reported()


def _gather(repository: Repository, paths: Sequence[Path], context: Context) -> _Input:
    own = [read(path, context) for path in repository.data_files()]
    ontology = repository.ontology_files()
    if not paths:
        return _Input(own, ontology, {document.path for document in own} | set(ontology))
    given = list(dict.fromkeys(file for path in paths for file in _files(path)))
    documents = [read(path, context) for path in given if path.suffix != ".ttl"]
    subjects = {document.subject for document in documents if document.subject}
    places = {path.resolve() for path in given}
    rest = [each for each in own if each.subject not in subjects and each.path.resolve() not in places]
    turtle = [path for path in ontology if path.resolve() not in places]
    return _Input([*rest, *documents], [*turtle, *(path for path in given if path.suffix == ".ttl")], set(given))


def _files(path: Path) -> Iterator[Path]:
    known = (".yaml", ".yml", ".ttl")
    if path.is_dir():
        found = sorted(file for file in path.rglob("*") if file.suffix in known)
        if not found:
            raise InputError(f"{path}: no .yaml or .ttl file in this folder")
        yield from found
    elif not path.exists():
        raise InputError(f"{path}: no such file or folder")
    elif path.suffix not in known:
        raise InputError(f"{path}: only .yaml and .ttl files can be checked")
    else:
        yield path


class _Findings:
    """Turns what the sieves report into findings with a file and a line."""

    def __init__(self, repository: Repository, context: Context, chosen: _Input, language: str) -> None:
        self._repository = repository
        self._chosen = chosen
        self._language = language
        self._keys = {_property(context, term): key for key, term in context.terms.items() if isinstance(term, dict)}
        self._documents = {place.node: each for each in chosen.documents for place in each.lines if not place.key}
        self._turtle: dict[str, tuple[Path, int]] = {}
        self._suggestions = Suggestions(context)
        self._broken: set[tuple[str, str]] = set()
        self._subjects: dict[str, Path] = {}
        self._found: dict[tuple[Path, Finding], None] = {}

    def reported(self) -> list[Finding]:
        return sorted(finding for path, finding in self._found if path in self._chosen.reported)

    def learn(self, store: Store) -> None:
        self._suggestions.learn(store)

    def of_reader(self, document: Document) -> None:
        faults = list(document.faults)
        first = self._subjects.setdefault(document.subject, document.path) if document.subject else document.path
        if first != document.path:
            faults.append(Fault(1, "duplicate-subject", self._repository.relative(first), document.subject, "id"))
        for fault in faults:
            self._broken.add((fault.node, fault.key))
            message = MESSAGES[fault.code][self._language].format(value=fault.value, key=fault.key)
            hint = self._hint(self._suggestions.key(fault.value)) if fault.code == "unknown-key" else ""
            self._add(document.path, fault.line, "ERROR", fault.code, message + hint, fault.value)

    def of_turtle(self, path: Path) -> bool:
        """Note where the file's subjects stand; tell whether it can be read."""
        content = path.read_bytes()
        try:
            text = content.decode("utf-8")
            triples = list(ox.parse(content, ox.RdfFormat.TURTLE))
        except UnicodeDecodeError as error:
            line = content.count(b"\n", 0, error.start) + 1
            fault = Fault(line, "wrong-encoding", f"byte 0x{content[error.start]:02x}", "", "")
        except SyntaxError as error:
            found = re.search(r"line (\d+)", str(error))
            fault = Fault(int(found.group(1)) if found else 1, "turtle-syntax", str(error), "", "")
        else:
            starts = {name: text.count("\n", 0, found) + 1 for name, found in _blocks(text)}
            for triple in triples:
                subject = str(getattr(triple.subject, "value", ""))
                local = re.split(r"[/#]", subject)[-1]
                self._turtle.setdefault(subject, (path, starts.get(local, starts.get(subject, 1))))
            return True
        self.of_reader(Document(path, "", {}, {}, [fault]))
        return False

    def of_graph(self, result: Result) -> None:
        key = self._keys.get(result.path) or re.split(r"[/#]", result.path)[-1]
        if (result.focus, key) in self._broken:
            return
        value = _as_written(result.value)
        path, line = self._locate(result.focus, key, value)
        message = result.messages[self._language].format(value=value, key=key)
        if result.code == "unknown-key":
            value = key
            message += self._hint(self._suggestions.key(key))
        elif result.code.startswith(("unknown-", "dangling-")):
            message += self._hint(self._suggestions.value(key, result.focus, value))
        self._add(path, line, result.severity, result.code, message, value)

    def _locate(self, focus: str, key: str, value: str) -> tuple[Path, int]:
        if document := self._documents.get(focus):
            for place in (Position(focus, key, value), Position(focus, key), Position(focus)):
                if place in document.lines:
                    return document.path, document.lines[place]
        return self._turtle.get(focus, (self._repository.root, 1))

    def _add(self, path: Path, line: int, severity: str, code: str, message: str, value: str) -> None:
        finding = Finding(self._repository.relative(path), line, severity, code, message, value)
        self._found[path, finding] = None

    def _hint(self, suggestion: str | None) -> str:
        if suggestion is None:
            return ""
        return f"; mente du «{suggestion}»?" if self._language == "nb" else f'; did you mean "{suggestion}"?'


def _property(context: Context, term: dict[str, object]) -> str:
    prefix, _, local = str(term["@id"]).partition(":")
    return str(context.terms[prefix]) + local


def _as_written(value: str) -> str:
    """Give a value as it stands in the file: a reference without the IRI of its scheme, a text as it is."""
    if not value.startswith(BASE) or value.startswith(NS):
        return value
    return unquote(value.removeprefix(BASE).partition("/")[2])


def _blocks(text: str) -> Iterator[tuple[str, int]]:
    """Find where blocks of a Turtle file begin: lines whose first character belongs to a subject."""
    for found in re.finditer(r"^(?:<([^>]*)>|[\w-]*:([\w./-]+))\s", text, re.MULTILINE):
        yield found.group(2) or found.group(1), found.start()
