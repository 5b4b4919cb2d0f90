"""From files to graph: each file into its own named graph, then the rules that derive what follows from them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyoxigraph as ox

from lhl_graph.errors import RepositoryError
from lhl_graph.repository import PREFIXES, Repository
from lhl_graph.store import Store
from lhl_graph.yamlld import Document, read

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path


def load(repository: Repository) -> Store:
    """Build the graph of a repository in memory.

    Raises:
        RepositoryError: a file cannot be part of a graph; `lhl validate` lists all that is wrong.
    """
    context = repository.context()
    documents = [read(path, context) for path in repository.data_files()]
    for document in documents:
        if document.faults:
            fault = document.faults[0]
            where = f"{repository.relative(document.path)}:{fault.line}"
            raise RepositoryError(f"{where}: {fault.code} {fault.value!r}; `lhl validate` lists all that is wrong")
    return assemble(repository, documents, repository.ontology_files())


def assemble(repository: Repository, documents: Iterable[Document], turtle: Iterable[Path]) -> Store:
    """Build a graph from documents that have been read and Turtle files, and run the repository's rules over it.

    Raises:
        RepositoryError: a Turtle file does not parse.
    """
    store = ox.Store()
    store.extend(_turtle_quads(repository, turtle))
    store.extend(_document_quads(repository, documents))
    for rule in repository.rule_files(".ru"):
        store.update(rule.read_text(encoding="utf-8"), prefixes=PREFIXES)
    return Store(store)


def _turtle_quads(repository: Repository, turtle: Iterable[Path]) -> Iterator[ox.Quad]:
    for path in turtle:
        graph = ox.NamedNode(repository.graph_of(path))
        try:
            for quad in ox.parse(path.read_bytes(), ox.RdfFormat.TURTLE):
                yield ox.Quad(quad.subject, quad.predicate, quad.object, graph)
        except SyntaxError as error:
            raise RepositoryError(f"{repository.relative(path)}: {error}") from error


def _document_quads(repository: Repository, documents: Iterable[Document]) -> Iterator[ox.Quad]:
    context = repository.context()
    for document in documents:
        if document.subject:
            graph = ox.NamedNode(repository.graph_of(document.path))
            text, base = document.jsonld(context), document.subject + "/"
            for quad in ox.parse(text, ox.RdfFormat.JSON_LD, base_iri=base):
                yield ox.Quad(quad.subject, quad.predicate, quad.object, graph)
