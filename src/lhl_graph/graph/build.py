"""From files to graph: each file into its own named graph, then the rules that derive what follows from them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pyoxigraph as ox

from lhl_graph.errors import RepositoryError
from lhl_graph.graph.store import Store
from lhl_graph.iris import PREFIXES
from lhl_graph.reading.yamlld import Document, read

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from lhl_graph.reading.repository import Repository


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
    for path in turtle:
        try:
            store.load(path=path, format=ox.RdfFormat.TURTLE, to_graph=ox.NamedNode(repository.graph_of(path)))
        except SyntaxError as error:
            raise RepositoryError(f"{repository.relative(path)}: {error}") from error
    store.load(jsonld(repository, documents), ox.RdfFormat.JSON_LD)
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
