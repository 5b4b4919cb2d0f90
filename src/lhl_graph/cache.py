"""The built graph on disk, so that the second start reads no YAML.

Content-addressed: a folder is named by a hash of everything the graph is built from, so an edited file simply means
another folder. A folder appears by one rename once it is complete; its manifest holds a checksum of every file in it,
checked each time it is opened.
"""

from __future__ import annotations

import contextlib
import os
import sys
import zlib
from functools import partial
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING

import pyoxigraph as ox

from lhl_graph.errors import CacheError, RepositoryError, reason
from lhl_graph.graph.store import KeptStore
from lhl_graph.kept import Kept, newest_first
from lhl_graph.program import program

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from lhl_graph.built_graph import BuiltGraph
    from lhl_graph.graph.store import Store
    from lhl_graph.reading.repository import Repository

KEEP = 4
"""How many built graphs stay on disk."""

GROWN = 1.5
"""A store this many times as large as its lines holds too much that changes left behind, and is written anew."""

_MANIFEST = "manifest.txt"
_LAST = "last"
"""The piece that names the graph kept last, and the parts that it is made of."""

_GRAPH = "[0-9a-f]" * 32 + "-" + "[0-9a-f]" * 8
_UNJUDGED = "-unjudged"
"""Ends the name of a graph that lacks p and q, which nobody has waited for."""


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


def load(
    repository: Repository,
    tell: Callable[[str], None] = lambda _: None,
    progress: Callable[[int, int], None] | None = None,
    *,
    wait: bool = True,
) -> Store:
    """Open the graph, with all that is computed from it, from the cache; build and keep it when it is not there.

    `tell` gets one line when a damaged cache was replaced or no cache could be kept; `progress` gets how much of the
    analysis is done, and how much there is. Without `wait` a graph that is not there yet comes without p and q.

    Raises:
        RepositoryError: the repository's files have faults.
    """
    parts = pieces()
    made_from = fingerprint(repository)
    judged = folder() / f"{made_from}-{program()}"
    unjudged = judged.with_name(judged.name + _UNJUDGED)
    for place in [judged] if wait else [judged, unjudged]:
        if os.path.lexists(place):
            try:
                kept = KeptStore(_open(place), partial(_lines, place, parts))
            except CacheError as error:
                tell(f"the cache was damaged ({error}); it is being rebuilt")
                _remove(place)
            else:
                with contextlib.suppress(OSError):
                    os.utime(place)  # what has not been used for longest is the first to be forgotten
                return kept
    from lhl_graph.built_graph import BuiltGraph
    from lhl_graph.findings import write

    built = BuiltGraph(repository, parts, progress, wait=wait)
    place = judged if built.judged else unjudged
    origin = write.made_from(made_from)
    try:
        _keep(built, origin, place, parts)
        opened = _open(place)
    except (OSError, CacheError) as error:
        tell(f"no cache could be kept in {place.parent} ({reason(error)}); the next start will be as slow")
        opened = ox.Store()
        opened.bulk_load(b"\n".join([built.stated, built.found, origin]), ox.RdfFormat.N_QUADS)
    if fingerprint(repository) != made_from:
        tell("the data changed while they were read; they are read once more")
        for mixed in (place, parts.folder):
            _remove(mixed)
        return load(repository, tell, progress, wait=wait)
    return KeptStore(opened, partial(_lines, place, parts))


def joined(
    repository: Repository,
    drafts: Sequence[Path],
    progress: Callable[[int, int], None] | None = None,
    *,
    wait: bool = True,
) -> Store:
    """Build the graph with drafts taking part; see `built_graph.joined`."""
    from lhl_graph import built_graph

    return built_graph.joined(repository, drafts, pieces(), progress, wait=wait)


def parsed() -> dict[str, str]:
    """Give what the files became when the graph was built last, for `graph.build.load`; nothing without a cache."""
    from lhl_graph import built_graph

    return built_graph.parsed(pieces())


def pieces(of: str = "pieces") -> Kept:
    """Give what this program keeps of what took long to work out, in a folder of its own for each kind."""
    return Kept(folder() / of, program())


def _lines(place: Path, parts: Kept) -> bytes | None:
    """Give a graph as N-Quads, from the parts that it is made of; nothing where they are of another graph, or gone."""
    from lhl_graph.built_graph import kept_stated

    name, stated_key, found_key, origin = (parts.get(_LAST) or b"\n\n\n").decode().split("\n")
    stated, found = kept_stated(parts), parts.get(found_key)
    if name != place.name or stated.key != stated_key or found is None:
        return None
    return b"\n".join([stated.lines, found, origin.encode()])


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


def _keep(built: BuiltGraph, origin: bytes, place: Path, pieces: Kept) -> None:
    """Write a graph to its place, from the newest that is there when they are much the same."""
    import tempfile

    from lhl_graph import atomic

    place.parent.mkdir(parents=True, exist_ok=True)
    draft = Path(tempfile.mkdtemp(prefix=atomic.DRAFT, dir=place.parent))
    try:
        if not _changed(built, origin, place, draft, pieces):
            disk = ox.Store(str(draft / "store"))
            disk.bulk_load(b"\n".join([built.stated, built.found, origin]), ox.RdfFormat.N_QUADS)
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
    built.keep_stated()
    pieces.put(_LAST, b"\n".join([place.name.encode(), built.stated_key.encode(), built.found_key.encode(), origin]))
    _forget_old(place)


def _changed(built: BuiltGraph, origin: bytes, place: Path, draft: Path, pieces: Kept) -> bool:
    """Copy the graph kept last and change it to hold these quads; False, and nothing done, if that is no gain."""
    import shutil

    last = pieces.get(_LAST)
    if last is None:
        return False
    name, stated, found, origin_then = last.decode().split("\n")
    difference = built.since(stated, found)
    if difference is None:
        return False
    try:
        _open(place.parent / name)
    except CacheError:
        return False
    store = place.parent / name / "store"
    if sum(entry.stat().st_size for entry in store.iterdir()) > GROWN * (len(built.stated) + len(built.found)):
        return False
    shutil.copytree(store, draft / "store")
    disk = ox.Store(str(draft / "store"))
    for quad in ox.parse(b"\n".join([*difference.gone, origin_then.encode()]), ox.RdfFormat.N_QUADS):
        disk.remove(quad)
    disk.extend(ox.parse(b"\n".join([*difference.come, origin]), ox.RdfFormat.N_QUADS))
    disk.flush()
    return True


def _forget_old(newest: Path) -> None:
    """Remove the graphs not used for longest, and drafts that a process left behind, and nothing else."""
    from lhl_graph import atomic

    with contextlib.suppress(OSError):  # another process may be tidying up too
        kept = [entry for name in (_GRAPH, _GRAPH + _UNJUDGED) for entry in newest.parent.glob(name)]
        for entry in newest_first(kept)[KEEP:]:
            if entry != newest:
                _remove(entry)
        atomic.tidy(newest.parent)


def _remove(place: Path) -> None:
    import shutil

    if place.is_dir() and not place.is_symlink():
        shutil.rmtree(place, ignore_errors=True)
    else:
        with contextlib.suppress(OSError):
            place.unlink()
