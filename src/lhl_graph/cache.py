"""The built graph on disk, so that the second start reads no YAML.

Content-addressed: a folder is named by a hash of everything the graph is built from, so an edited file simply means
another folder. A folder appears by one rename once it is complete; its manifest holds a checksum of every file in it,
checked each time it is opened.
"""

from __future__ import annotations

import contextlib
import os
import sys
import time
import zlib
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING

import pyoxigraph as ox

from lhl_graph.errors import CacheError, RepositoryError
from lhl_graph.graph.store import Store
from lhl_graph.kept import Kept

if TYPE_CHECKING:
    from collections.abc import Callable

    from lhl_graph.reading.repository import Repository

FORMAT = "1"
"""Changes whenever the meaning of a cached folder does."""

KEEP = 4
"""How many built graphs stay on disk."""

_MANIFEST = "manifest.txt"
_DRAFT = ".lhl-graph-draft-"
_GRAPH = "[0-9a-f]" * 32 + "-" + "[0-9a-f]" * 8
_DAY = 24 * 60 * 60


def folder() -> Path:
    """Give the cache's place: `LHL_GRAPH_CACHE`, else the user's cache directory."""
    if named := os.environ.get("LHL_GRAPH_CACHE"):
        return Path(named)
    if sys.platform == "win32":
        caches = os.environ.get("LOCALAPPDATA") or "~/AppData/Local"
    elif sys.platform == "darwin":
        caches = "~/Library/Caches"
    else:
        caches = os.environ.get("XDG_CACHE_HOME") or "~/.cache"
    return Path(os.path.expanduser(caches)) / "lhl-graph"  # noqa: PTH111 - gives no error where there is no home


def fingerprint(repository: Repository) -> str:
    """Hash everything the graph is built from: the names and contents of the repository's files.

    Raises:
        RepositoryError: a file cannot be read.
    """
    digest = blake2b(digest_size=16)
    for path in repository.source_files():
        try:
            content = _content(path)
        except OSError as error:
            raise RepositoryError(f"{repository.relative(path)}: cannot be read ({error.strerror})") from error
        digest.update(f"\0{path.parent.name}/{path.name}\0{len(content)}\0".encode())
        digest.update(content)
    return digest.hexdigest()


def _program() -> str:
    """Hash what builds the graph: this package as it stands, and the store's version."""
    digest = blake2b(f"{FORMAT}/{ox.__version__}".encode(), digest_size=4)
    for path in sorted(Path(__file__).parent.rglob("*.py")):
        about = path.stat()
        digest.update(f"\0{path}\0{about.st_size}\0{about.st_mtime_ns}".encode())
    return digest.hexdigest()


def load(
    repository: Repository,
    tell: Callable[[str], None] = lambda _: None,
    progress: Callable[[int, int], None] | None = None,
) -> Store:
    """Open the graph, with all that is computed from it, from the cache; build and keep it when it is not there.

    `tell` gets one line when a damaged cache was replaced or no cache could be kept; `progress` gets how much of the
    analysis is done, and how much there is.

    Raises:
        RepositoryError: the repository's files have faults.
    """
    made_from = fingerprint(repository)
    place = folder() / f"{made_from}-{_program()}"
    if os.path.lexists(place):
        try:
            return Store(_open(place))
        except CacheError as error:
            tell(f"the cache was damaged ({error}); it is being rebuilt")
            _remove(place)
    from lhl_graph.findings.write import made_from as input_hash
    from lhl_graph.graph import build

    built = build.load(repository)
    _analyse(built, progress)
    built.inner.add(input_hash(made_from))
    try:
        _keep(built, place)
    except OSError as error:
        tell(f"no cache could be kept in {place.parent} ({error.strerror or error}); the next start will be as slow")
    return built


def _analyse(built: Store, progress: Callable[[int, int], None] | None) -> None:
    """Add to a graph what is computed from it: as kept where the same graph was analysed before, else worked out.

    A change that leaves every fact as it was costs no analysis; one that leaves a facet as it was costs no draws of it.
    """
    pieces = Kept(folder() / "pieces")
    facts = sorted((built.inner.dump(format=ox.RdfFormat.N_QUADS) or b"").splitlines())
    digest = blake2b(b"\n".join(facts), digest_size=16)
    key = f"{digest.hexdigest()}-{_program()}"
    known = pieces.get(key)
    if known is None:
        from lhl_graph.findings import compute, write

        found = list(write.quads(compute.analyse(built, progress=progress, remember=pieces.draws)))
        built.inner.extend(found)
        pieces.put(key, ox.serialize(found, format=ox.RdfFormat.N_QUADS) or b"")
    else:
        built.inner.load(known, ox.RdfFormat.N_QUADS)


def _open(place: Path) -> ox.Store:
    """Open a cached store after checking it.

    Raises:
        CacheError: a file is missing, or is not what was written.
    """
    try:
        written = set((place / _MANIFEST).read_text(encoding="utf-8").splitlines())
        wrong = written ^ set(checksums(place / "store"))
        if wrong or not written:
            raise CacheError(f"{min(wrong, default='the manifest').split(' ')[0]} is not as it was written")
        return ox.Store.read_only(str(place / "store"))
    except OSError as error:
        raise CacheError(f"{Path(error.filename or place).name}: {error.strerror or error}") from error
    except UnicodeDecodeError as error:
        raise CacheError(f"{_MANIFEST} is not as it was written") from error


def checksums(folder: Path) -> list[str]:
    """Give name and CRC-32 of each file in a folder, but for the database's lock and log, which change when opened."""
    with os.scandir(folder) as entries:
        return [
            f"{entry.name} {zlib.crc32(_content(entry)):08x}"
            for entry in entries
            if entry.name != "LOCK" and not entry.name.startswith("LOG")
        ]


def _content(path: os.PathLike[str]) -> bytes:
    """Read a file in as few system calls as it takes: hundreds are read on every start."""
    with open(path, "rb", buffering=0) as file:  # noqa: PTH123 - as above
        return file.read()


def _keep(built: Store, place: Path) -> None:
    import tempfile

    place.parent.mkdir(parents=True, exist_ok=True)
    draft = Path(tempfile.mkdtemp(prefix=_DRAFT, dir=place.parent))
    try:
        disk = ox.Store(str(draft / "store"))
        disk.bulk_extend(built.inner)
        disk.flush()
        disk.optimize()
        del disk  # closes the database
        (draft / _MANIFEST).write_text("\n".join(checksums(draft / "store")), encoding="utf-8")
        with contextlib.suppress(FileExistsError, NotADirectoryError):
            draft.rename(place)
    except OSError:
        if not place.exists():
            raise
    finally:
        _remove(draft)
    _forget_old(place)


def _forget_old(newest: Path) -> None:
    """Remove older graphs, and drafts that a process left behind; nothing else that lies in the folder is touched."""
    with contextlib.suppress(OSError):  # another process may be tidying up too
        graphs = sorted(newest.parent.glob(_GRAPH), key=lambda entry: entry.stat().st_mtime, reverse=True)
        drafts = (entry for entry in newest.parent.glob(_DRAFT + "*") if time.time() - entry.stat().st_mtime > _DAY)
        for entry in [*graphs[KEEP:], *drafts]:
            if entry != newest:
                _remove(entry)


def _remove(place: Path) -> None:
    import shutil

    if place.is_dir() and not place.is_symlink():
        shutil.rmtree(place, ignore_errors=True)
    else:
        with contextlib.suppress(OSError):
            place.unlink()
