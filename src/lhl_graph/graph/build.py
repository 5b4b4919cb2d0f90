"""From files to graph: each file into its own named graph, then the rules that derive what follows from them."""

from __future__ import annotations

import json
from hashlib import blake2b
from typing import TYPE_CHECKING

import pyoxigraph as ox

from lhl_graph.errors import InputError, RepositoryError
from lhl_graph.graph.store import Store
from lhl_graph.iris import PREFIXES, local_name
from lhl_graph.reading.faults import brief
from lhl_graph.reading.yamlld import Document, read

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from lhl_graph.reading.repository import Context, Repository


def load(repository: Repository, parsed: dict[str, str] | None = None, drafts: Sequence[Path] = ()) -> Store:
    """Build the graph of a repository in memory, with the initiatives of `drafts` for the moment; see `triples`.

    Raises:
        RepositoryError: a file cannot be part of a graph; `lhl validate` lists all that is wrong.
        InputError: a draft cannot be, or is of an initiative that is there already.
    """
    context = repository.context()
    taking_part = [_draft(repository, path, context) for path in drafts]
    for path, draft in zip(drafts, taking_part, strict=True):
        if sum(draft.subject == each.subject for each in taking_part) > 1:
            name = local_name(draft.subject)
            raise InputError(
                f"{path}: another draft is of an initiative called {name} too; give one of them another id"
            )
    return put_together(repository, triples(repository, {} if parsed is None else parsed), taking_part)


def triples(repository: Repository, parsed: dict[str, str]) -> dict[str, str]:
    """Give what each data file says, as N-Triples by the IRI of its graph.

    `parsed` holds what files became in an earlier build (by a hash of all that a file's triples depend on): such files
    are not read again, and it then holds those of this build.

    Raises:
        RepositoryError: a file cannot be part of a graph; `lhl validate` lists all that is wrong.
    """
    context = repository.context()
    paths = {key: path for path, key in _keys(repository, context).items()}
    documents = [read(path, context) for key, path in paths.items() if key not in parsed]
    for document in documents:
        if document.faults:
            fault = document.faults[0]
            where = f"{repository.relative(document.path)}:{fault.line}"
            told = ": ".join(filter(None, (fault.key, brief(fault.code, fault.value))))
            raise RepositoryError(f"{where}: {told}; `lhl validate` says what to do")
    store = ox.Store()
    store.load(jsonld(repository, documents), ox.RdfFormat.JSON_LD)
    for key, path in paths.items():
        if key not in parsed:
            graph = ox.NamedNode(repository.graph_of(path))
            parsed[key] = (store.dump(format=ox.RdfFormat.N_TRIPLES, from_graph=graph) or b"").decode()
    for gone in parsed.keys() - paths.keys():
        del parsed[gone]
    return {repository.graph_of(path): parsed[key] for key, path in paths.items()}


def put_together(repository: Repository, said: Mapping[str, str], drafts: Sequence[Document] = ()) -> Store:
    """Put what data files say (see `triples`) into one graph with the ontology, and run the rules over it.

    Raises:
        RepositoryError: a Turtle file does not parse.
    """
    return _ruled(repository, _loaded(repository, drafts, repository.ontology_files(), said))


def _draft(repository: Repository, path: Path, context: Context) -> Document:
    """Read an initiative that lies outside the repository, as if it lay inside; its file may be called anything."""
    try:
        document = read(path, context)
    except OSError as error:
        raise InputError(f"{path}: cannot be read ({error.strerror})") from error
    fault = next((each for each in document.faults if each.code != "file-name"), None)
    if fault is not None:
        told = brief(fault.code, fault.value)
        raise InputError(f"{path}:{fault.line}: {told}; `lhl validate {path}` says what to do")
    if not document.subject.startswith(PREFIXES["initiative"]):
        raise InputError(f"{path}: is no initiative; only initiatives can take part for the moment")
    place = repository.root / "data" / "initiatives" / f"{document.subject.removeprefix(PREFIXES['initiative'])}.yaml"
    if place.exists():
        raise InputError(f"{path}: an initiative called {place.stem} is in the data already; give the draft another id")
    return document._replace(path=place)


def without_fault(repository: Repository, parsed: Mapping[str, str]) -> dict[Path, str]:
    """Give those data files of which an earlier build has kept what they became, with it, as N-Triples.

    A file that had a fault is not among them, nor one that has changed.
    """
    keys = _keys(repository, repository.context()) if parsed else {}
    return {path: parsed[key] for path, key in keys.items() if key in parsed}


def assemble(
    repository: Repository,
    documents: Iterable[Document],
    turtle: Iterable[Path],
    kept: Mapping[Path, str] | None = None,
) -> Store:
    """Build a graph from documents that have been read and Turtle files, and run the repository's rules over it.

    `kept` holds other data files as N-Triples, so that they need not be read.

    Raises:
        RepositoryError: a Turtle file does not parse.
    """
    said = {repository.graph_of(path): text for path, text in (kept or {}).items()}
    return _ruled(repository, _loaded(repository, documents, turtle, said))


def _keys(repository: Repository, context: Context) -> dict[Path, str]:
    """Give each data file with a hash of what its triples depend on: its place, its content and the context."""
    read_by = json.dumps(context, sort_keys=True)
    return {path: _key(repository, path, read_by) for path in repository.data_files()}


def _key(repository: Repository, path: Path, read_by: str) -> str:
    try:
        content = path.read_bytes()
    except OSError:
        content = b""  # `read` tells what is wrong with it
    return blake2b(f"{repository.relative(path)}\0{read_by}\0".encode() + content, digest_size=16).hexdigest()


def _loaded(
    repository: Repository, documents: Iterable[Document], turtle: Iterable[Path], said: Mapping[str, str]
) -> ox.Store:
    store = ox.Store()
    for path in turtle:
        try:
            store.load(path=path, format=ox.RdfFormat.TURTLE, to_graph=ox.NamedNode(repository.graph_of(path)))
        except SyntaxError as error:
            raise RepositoryError(f"{repository.relative(path)}: {error}") from error
    store.load(jsonld(repository, documents), ox.RdfFormat.JSON_LD)
    for graph, text in said.items():
        store.load(text, ox.RdfFormat.N_TRIPLES, to_graph=ox.NamedNode(graph))
    return store


def _ruled(repository: Repository, store: ox.Store) -> Store:
    for rule in repository.rule_files(".ru"):
        store.update(rule.read_text(encoding="utf-8"), prefixes=PREFIXES)
    return Store(store)


def jsonld(repository: Repository, documents: Iterable[Document]) -> str:
    """Put documents together as one, each in its own named graph with its own base.

    The context is then read once and not once a file: three times faster.
    """
    graphs = [
        {
            "@context": {"@base": document.subject + "/"},
            "@id": repository.graph_of(document.path),
            "@graph": document.tree,
        }
        for document in documents
        if document.subject
    ]
    return json.dumps({"@context": repository.context().terms, "@graph": graphs}, ensure_ascii=False)
