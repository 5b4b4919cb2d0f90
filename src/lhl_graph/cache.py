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
    from collections.abc import Callable, Sequence

    from lhl_graph.reading.repository import Repository

FORMAT = "1"
"""Changes whenever the meaning of a cached folder does."""

KEEP = 4
"""How many built graphs stay on disk."""

_MANIFEST = "manifest.txt"
_LAST = "last"
"""The piece that names the graph kept last, and lists its quads."""

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
    return Path(os.path.expanduser(caches)) / "lhl-graph"  # noqa: PTH111 - Path.expanduser raises where a user has no home


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
    root = Path(__file__).parent
    for path in sorted(root.rglob("*.py")):
        about = path.stat()
        digest.update(f"\0{path.relative_to(root)}\0{about.st_size}\0{about.st_mtime_ns}".encode())
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
    found = _built(repository, made_from, progress)
    if fingerprint(repository) != made_from:
        tell("the data changed while they were read; they are read once more")
        return load(repository, tell, progress)
    try:
        _keep(found, place)
        return Store(_open(place))
    except (OSError, CacheError) as error:
        why = error.strerror if isinstance(error, OSError) and error.strerror else error
        tell(f"no cache could be kept in {place.parent} ({why}); the next start will be as slow")
    store = ox.Store()
    store.bulk_load(b"\n".join(found), ox.RdfFormat.N_QUADS)
    return Store(store)


def joined(repository: Repository, drafts: Sequence[Path], progress: Callable[[int, int], None] | None = None) -> Store:
    """Build the graph with drafts taking part, analysed anew as a whole; nothing of them is kept on disk.

    Raises:
        InputError: a draft cannot be read or is no new initiative.
        RepositoryError: the repository's files have faults.
    """
    import json

    from lhl_graph.findings import compute, write
    from lhl_graph.graph import build

    parsed = json.loads(Kept(folder() / "pieces").get(f"files-{_program()}") or b"{}")
    store = build.load(repository, parsed, drafts)
    store.inner.bulk_extend(write.quads(compute.analyse(store, progress=progress)))
    return Store(store.inner)


def _built(repository: Repository, made_from: str, progress: Callable[[int, int], None] | None) -> set[bytes]:
    """Give every quad of the graph and of what is computed from it, as lines of N-Quads.

    Nothing is done again whose grounds are the same: a file that has not changed is not parsed, a graph that says what
    it said is not analysed, a facet that is tagged as it was is not drawn.
    """
    from lhl_graph.findings.write import made_from as input_hash
    from lhl_graph.graph import build

    pieces = Kept(folder() / "pieces")
    import json

    files = f"files-{_program()}"
    parsed: dict[str, str] = json.loads(pieces.get(files) or b"{}")
    before = set(parsed)
    built = build.load(repository, parsed)
    if parsed.keys() != before:
        pieces.put(files, json.dumps(parsed, ensure_ascii=False).encode())
    facts = _lines(built.inner)
    digest = blake2b(b"\n".join(sorted(facts)), digest_size=16)
    analysis = f"{digest.hexdigest()}-{_program()}"
    computed = pieces.get(analysis)
    if computed is None:
        from lhl_graph.findings import compute, write

        found = compute.analyse(built, progress=progress, remember=pieces.draws)
        stated = ox.Store()
        stated.bulk_extend(write.quads(found))
        computed = b"\n".join(_lines(stated))
        pieces.put(analysis, computed)
    return {*facts, *computed.splitlines(), f"{input_hash(made_from)} .".encode()}


def _lines(store: ox.Store) -> list[bytes]:
    return (store.dump(format=ox.RdfFormat.N_QUADS) or b"").splitlines()


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
    with open(path, "rb", buffering=0) as file:  # noqa: PTH123 - Path.open costs as much again, file for file
        return file.read()


def _keep(lines: set[bytes], place: Path) -> None:
    """Write a graph to its place, from the newest that is there when they are much the same."""
    import tempfile

    place.parent.mkdir(parents=True, exist_ok=True)
    draft = Path(tempfile.mkdtemp(prefix=_DRAFT, dir=place.parent))
    try:
        if not _changed(lines, place, draft):
            disk = ox.Store(str(draft / "store"))
            disk.bulk_load(b"\n".join(lines), ox.RdfFormat.N_QUADS)
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
    Kept(folder() / "pieces").put(_LAST, b"\n".join([place.name.encode(), *lines]))
    _forget_old(place)


def _changed(lines: set[bytes], place: Path, draft: Path) -> bool:
    """Copy the graph kept last and change it to hold these quads; False, and nothing done, if that is no gain."""
    import shutil

    last, _, kept = (Kept(folder() / "pieces").get(_LAST) or b"").partition(b"\n")
    before = set(kept.splitlines())
    gone, come = before - lines, lines - before
    if len(gone) + len(come) > len(lines) // 10:
        return False
    try:
        _open(place.parent / last.decode())
    except CacheError:
        return False
    shutil.copytree(place.parent / last.decode() / "store", draft / "store")
    disk = ox.Store(str(draft / "store"))
    for quad in ox.parse(b"\n".join(gone), ox.RdfFormat.N_QUADS):
        disk.remove(quad)
    disk.extend(ox.parse(b"\n".join(come), ox.RdfFormat.N_QUADS))
    disk.flush()
    return True


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
