"""Is what the files say well formed, known, sourced and possible? Every answer names a file and a line.

Three sieves: the YAML reader, SHACL (pySHACL over the shapes in `ontology/shapes/`), and the violation queries in
`ontology/rules/*.rq`, of which any row is a fault. A place that one sieve has reported is left alone by the next, and
so is a reference to a file that cannot be read.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from lhl_graph.checks import shapes
from lhl_graph.checks.day import day_of_check
from lhl_graph.checks.results import Result, conform, violations
from lhl_graph.checks.written import as_written, in_one_line
from lhl_graph.errors import InputError
from lhl_graph.graph.build import assemble, without_fault
from lhl_graph.graph.labels import pick
from lhl_graph.graph.suggest import Suggestions
from lhl_graph.iris import compact, local_name
from lhl_graph.questions import library
from lhl_graph.reading import turtle, yaml_problems
from lhl_graph.reading.faults import MESSAGES
from lhl_graph.reading.yamlld import Document, Fault, Position, read
from lhl_graph.table.table import Table

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from lhl_graph.graph.store import Store
    from lhl_graph.reading.repository import Context, Repository
    from lhl_graph.reading.turtle import Turtle

_ELSEWHERE = {
    "nb": "; «{value}» finnes under ",
    "nn": "; «{value}» finst under ",
    "en": '; "{value}" is one of the ',
}
_MEANT = {"nb": "; mente du «{}»?", "nn": "; meinte du «{}»?", "en": '; did you mean "{}"?'}
_REFERENCE_CODES = ("unknown-", "dangling-")


_LEVELS: Final = {
    "nb": {"ERROR": "FEIL", "WARNING": "ADVARSEL"},
    "nn": {"ERROR": "FEIL", "WARNING": "ÅTVARING"},
    "en": {"ERROR": "ERROR", "WARNING": "WARNING"},
}
"""What a reader is told a severity is."""


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
        return self.said("en")

    def said(self, language: str) -> str:
        """Give the finding as one line, with its level as it is called in a language."""
        return f"{self.file}:{self.line}: {_LEVELS[language][self.severity]} {self.code}: {self.message}"


class _Said(NamedTuple):
    """What is wrong, before it is known where."""

    severity: str
    code: str
    message: str
    """Template with `{value}` and `{key}`."""


class _Input(NamedTuple):
    documents: list[Document]
    schemes: list[Turtle]
    reported: set[Path]
    """The files whose faults the user asked for."""
    kept: dict[Path, str]
    """Other files, known to be without fault, as N-Triples."""

    def focus(self) -> set[str]:
        """List the subjects that these files are about."""
        nodes = {place.node for each in self.documents if each.path in self.reported for place in each.lines}
        return nodes.union(*(each.blocks for each in self.schemes if each.path in self.reported))


def check(
    repository: Repository,
    paths: Sequence[Path] = (),
    language: str = "en",
    today: str | None = None,
    parsed: Mapping[str, str] | None = None,
    tell: Callable[[str], None] = lambda _: None,
) -> list[Finding]:
    """Check the repository's files, or the given files and folders as part of the repository.

    A given file about a subject or concept scheme that the repository has too takes its place; what a Turtle file says
    of subjects of YAML files is laid beside what these say, and told of there. Messages come in
    `language`: nb, nn or en. `today` is the day, YYYY-MM-DD, by which what has run out is judged; without
    one, the day of the call. `parsed` is what an earlier build has kept (`graph.build.load`): beside given paths, a
    file that is there is not read again. `tell` gets which file a given one takes the place of. Findings come in the
    order of files and lines; none means valid.

    Raises:
        InputError: `today` is no day, or a path does not exist, cannot be read or is neither YAML nor Turtle.
        RepositoryError: the ontology itself cannot be read.
    """
    day = day_of_check(today)
    context = repository.context()
    chosen = _gather(repository, paths, context, parsed or {}, tell)
    findings = _Findings(repository, context, chosen, language)
    for document in chosen.documents:
        findings.of_reader(document.path, document.subject, document.faults)
    for scheme in chosen.schemes:
        findings.of_reader(scheme.path, "", scheme.faults)
    for path in () if paths else repository.stray_files():
        findings.of_reader(path, "", [Fault(1, "stray-file", path.name, "", "")])
    for path, reason in () if paths else library.faults(repository):
        findings.of_reader(path, "", [Fault(1, "bad-question", reason, "", "")])
    turtles = [each.path for each in chosen.schemes if not each.faults]
    store = assemble(repository, chosen.documents, turtles, chosen.kept)
    findings.learn(store)
    for result in _of_shapes(store, repository, chosen.focus() if paths else None):
        findings.of_graph(result)
    for rule in repository.rule_files(".rq"):
        for result in violations(store, rule, day):
            findings.of_graph(result)
    return findings.reported()


def _of_shapes(store: Store, repository: Repository, focus: set[str] | None) -> Iterable[Result]:
    """Hold the graph, or a few subjects, against the shapes: by pySHACL, unless the few can do without."""
    if focus is not None and (known := shapes.read(repository.shape_files())) is not None:
        return shapes.results(known, store, focus)
    return conform(store, repository.shape_files(), focus)


def _gather(
    repository: Repository,
    paths: Sequence[Path],
    context: Context,
    parsed: Mapping[str, str],
    tell: Callable[[str], None],
) -> _Input:
    schemes = [turtle.read(path) for path in repository.ontology_files()]
    if not paths:
        questions = [path for path, _ in library.faults(repository)]
        files = (*repository.data_files(), *repository.stray_files(), *repository.ontology_files(), *questions)
        return _Input([read(path, context) for path in repository.data_files()], schemes, set(files), {})
    given = list(dict.fromkeys(file for path in paths for file in _files(path)))
    places = {path.resolve() for path in given}
    try:
        drafts = [read(path, context) for path in given if path.suffix != ".ttl"]
        own = [turtle.read(path) for path in given if path.suffix == ".ttl"]
    except OSError as error:
        raise InputError(f"{error.filename}: cannot be read ({error.strerror})") from error
    about = {each.subject: each.path for each in drafts if each.subject}
    names = {local_name(subject) for subject in about}  # of a file without fault, its name too
    about |= {head: each.path for each in own for head in each.heads}
    beside = [path for path in repository.data_files() if path.resolve() not in places]
    kept = {path: text for path, text in without_fault(repository, parsed).items() if path.stem not in names}
    documents = [read(path, context) for path in beside if path not in kept]
    schemes = [each for each in schemes if each.path.resolve() not in places]
    for path, heads in [*((each.path, {each.subject}) for each in documents), *(each[:2] for each in schemes)]:
        if same := heads & about.keys():
            tell(f"{about[min(same)]}: takes the place of {repository.relative(path)}")
    documents = [each for each in documents if each.subject not in about]
    schemes = [each for each in schemes if not each.heads & about.keys()]
    return _Input([*documents, *drafts], [*schemes, *own], set(given), {p: kept[p] for p in beside if p in kept})


def _files(path: Path) -> Iterator[Path]:
    known = (".yaml", ".yml", ".ttl")
    if path.is_dir():
        found = (file for file in path.rglob("*") if file.suffix in known and not file.is_dir())
        visible = [file for file in found if not any(part.startswith(".") for part in file.relative_to(path).parts)]
        if not visible:
            raise InputError(f"{path}: no .yaml or .ttl file in this folder")
        yield from sorted(visible)
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
        self._schemes = {subject: each for each in chosen.schemes for subject in each.blocks}
        nodes = ((place.node, each) for each in chosen.documents for place in each.lines if not place.key)
        self._documents = {node: each for node, each in nodes if node not in self._schemes}
        self._unread = {each.path.stem for each in chosen.documents if not each.subject}
        self._suggestions = Suggestions(context)
        self._broken: set[tuple[str, str]] = set()
        self._subjects: dict[str, Path] = {}
        self._found: dict[tuple[Path, Finding], None] = {}

    def reported(self) -> list[Finding]:
        return sorted(finding for path, finding in self._found if path in self._chosen.reported)

    def learn(self, store: Store) -> None:
        self._suggestions.learn(store)

    def of_reader(self, path: Path, subject: str, faults: Sequence[Fault]) -> None:
        named = path.resolve().is_relative_to(self._repository.root.resolve() / "data")
        for fault in faults:
            if fault.code == "file-name" and not named:
                continue  # outside the data a file may be called anything
            self._broken.add((fault.node, fault.key))
            hint = self._suggestions.key(fault.value) if fault.code == "unknown-key" else None
            if hint:
                self._broken.add((fault.node, hint))  # a key that is misspelt is not also missing
            said = self._said(fault.code)
            if fault.code == "yaml-syntax":
                problem = yaml_problems.said(fault.value, self._language)
                said = said._replace(message=said.message.replace("{value}", problem))
            self._add(path, fault.line, said, fault.value, fault.key, hint)
        first = self._subjects.setdefault(subject, path) if subject else path
        if first != path:
            self._add(path, 1, self._said("duplicate-subject"), self._repository.relative(first), "id", None)

    def of_graph(self, result: Result) -> None:
        document = self._documents.get(result.focus)
        key = self._keys.get(result.path, "") if document else compact(result.path)
        value = self._keys.get(result.value) or as_written(result.value, document.subject if document else "")
        hint = elsewhere = None
        if (result.focus, key) in self._broken:
            return
        if result.code == "unknown-key":
            value = key
        elif result.code.startswith(_REFERENCE_CODES):
            if value.split("/")[0] in self._unread:
                return
            hint = self._suggestions.value(key, result.value, value)
            elsewhere = self._suggestions.scheme(result.value, self._language)
        path, line = self._locate(document, result.focus, key, value)
        message = pick(result.messages, self._language) or ""
        if elsewhere:
            message += _ELSEWHERE[self._language] + elsewhere
        said = _Said(result.severity, result.code, message)
        self._add(path, line, said, value, key, hint)

    def _said(self, code: str) -> _Said:
        return _Said("ERROR", code, MESSAGES[code][self._language])

    def _locate(self, document: Document | None, focus: str, key: str, value: str) -> tuple[Path, int]:
        if document:
            places = (Position(focus, key, value), Position(focus, key), Position(focus))
            return document.path, next(document.lines[place] for place in places if place in document.lines)
        if scheme := self._schemes.get(focus):
            return scheme.path, scheme.line(focus, value, key)
        return self._repository.root, 1

    def _add(self, path: Path, line: int, said: _Said, value: str, key: str, hint: str | None) -> None:
        text = said.message.replace("{key}", key).replace("{value}", in_one_line(value))
        if hint is not None:
            text += _MEANT[self._language].format(hint)
        finding = Finding(self._repository.relative(path), line, said.severity, said.code, text, value)
        self._found[path, finding] = None


def _property(context: Context, term: dict[str, object]) -> str:
    prefix, _, local = str(term["@id"]).partition(":")
    return str(context.terms[prefix]) + local


def table(findings: Sequence[Finding], language: str = "en") -> Table[Finding]:
    """Give findings as a table that reads as one line a finding."""
    lines = "\n".join
    return Table(Finding._fields, findings, layout=lambda rows, _: lines(row.said(language) for row in rows))
