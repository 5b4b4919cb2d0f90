"""What a name for one state of the data stands for: a file, a folder, a git commit or a built graph."""

from __future__ import annotations

import subprocess
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, NamedTuple
from zipfile import ZipFile

from lhl_graph.errors import InputError
from lhl_graph.graph import build
from lhl_graph.reading.faults import brief
from lhl_graph.reading.repository import Repository
from lhl_graph.reading.yamlld import Document, read

if TYPE_CHECKING:
    from collections.abc import Set

    from lhl_graph.graph.store import Store

_GRAPHS = (".ttl", ".trig", ".nq", ".nt", ".jsonld", ".rdf")
_FILES = (".yaml", ".yml")


class Drafts(NamedTuple):
    """Files that take their place in a repository."""

    documents: list[Document]

    def subjects(self) -> set[str]:
        """List what the files are about."""
        return {each.subject for each in self.documents}


def both(repository: Repository, before: str | Path, after: str | Path) -> tuple[Store, Store]:
    """Give the graphs that two names stand for.

    Each is one of

    * a YAML file, or a folder of them: the repository's graph with these files in the place of its own,
    * a repository's folder, or a git commit, branch or tag of this one,
    * a graph that `lhl build -o` wrote.

    Raises:
        InputError: a name is none of these, or a file has faults.
        RepositoryError: a repository's files have faults.
    """
    found = _opened(repository, before), _opened(repository, after)
    subjects = {each for side in found if isinstance(side, Drafts) for each in side.subjects()}
    one, other = (_with(repository, side, subjects) if isinstance(side, Drafts) else side for side in found)
    return one, other


def _opened(repository: Repository, name: str | Path) -> Store | Drafts:
    path = Path(name)
    if path.is_dir():
        if (path / "ontology" / "context.jsonld").is_file():
            return build.load(Repository(path))
        return _drafts(repository, sorted(each for each in path.rglob("*.y*ml") if each.suffix in _FILES), name)
    if path.is_file():
        if path.suffix in _FILES:
            return _drafts(repository, [path], name)
        if path.suffix in _GRAPHS:
            return _graph(path)
        raise InputError(f"{name}: not a data file (.yaml) or a graph ({', '.join(_GRAPHS)})")
    return _commit(repository, str(name))


def _drafts(repository: Repository, paths: list[Path], name: str | Path) -> Drafts:
    if not paths:
        raise InputError(f"{name}: no .yaml file in this folder")
    context = repository.context()
    documents = [read(path, context) for path in paths]
    for document in documents:
        faults = [each for each in document.faults if each.code != "file-name"]
        if faults:
            told = brief(faults[0].code, faults[0].value)
            raise InputError(f"{document.path}:{faults[0].line}: {told}; `lhl validate` tells more")
    return Drafts(documents)


def _with(repository: Repository, drafts: Drafts, replaced: Set[str]) -> Store:
    """Build the repository's graph with the drafts, and without what either side has a draft of."""
    context = repository.context()
    others = (read(path, context) for path in repository.data_files())
    kept = [each for each in others if each.subject not in replaced and not each.faults]
    return build.assemble(repository, [*kept, *drafts.documents], repository.ontology_files())


def _graph(path: Path) -> Store:
    import pyoxigraph as ox

    from lhl_graph.graph.formats import rdf_format
    from lhl_graph.graph.store import Store

    store = ox.Store()
    try:
        store.load(path=path, format=rdf_format(path))
    except (SyntaxError, ValueError) as error:
        raise InputError(f"{path}: cannot be read as a graph ({error})") from error
    return Store(store)


def _commit(repository: Repository, name: str) -> Store:
    command = ["git", "-C", str(repository.root), "archive", "--format=zip", "--end-of-options", name]
    try:
        done = subprocess.run([*command, "ontology", "data"], capture_output=True, check=False)
    except OSError as error:
        raise InputError(f"{name}: no such file or folder, and there is no git to ask for a commit") from error
    if done.returncode:
        raise InputError(f"{name}: no such file or folder, and no git commit of {repository.root} with data")
    with TemporaryDirectory() as folder, ZipFile(BytesIO(done.stdout)) as archive:
        archive.extractall(folder)
        return build.load(Repository(Path(folder)))
