"""The built graph on disk, so that the second start reads no YAML.

Content-addressed: a folder is named by a hash of everything the graph is built from, so an edited file simply means
another folder. A folder appears by one rename once it is complete; its manifest holds a checksum of every file in it,
checked each time it is opened.
"""

from __future__ import annotations

import contextlib
import os
import zlib
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING

import pyoxigraph as ox

from lhl_graph.errors import CacheError
from lhl_graph.store import Store

if TYPE_CHECKING:
    from collections.abc import Callable

    from lhl_graph.repository import Repository

FORMAT = "1"
"""Changes whenever the meaning of a cached folder does."""

KEEP = 4
"""How many built graphs stay on disk."""

_MANIFEST = "manifest.json"


def folder() -> Path:
    """Give the cache's place: `LHL_GRAPH_CACHE`, else the user's cache directory."""
    if named := os.environ.get("LHL_GRAPH_CACHE"):
        return Path(named)
    from platformdirs import user_cache_path

    return user_cache_path("lhl-graph", appauthor=False)


def fingerprint(repository: Repository) -> str:
    """Hash everything the graph is built from: names and contents of files, and the version of this format."""
    digest = blake2b(f"{FORMAT}/{ox.__version__}".encode(), digest_size=16)
    for path in repository.source_files():
        content = path.read_bytes()
        name = path.relative_to(repository.root).as_posix()
        digest.update(f"\0{name}\0{len(content)}\0".encode())
        digest.update(content)
    return digest.hexdigest()


def load(repository: Repository, tell: Callable[[str], None] = lambda _: None) -> Store:
    """Open the graph from the cache; build it, and keep it, when it is not there or cannot be trusted.

    `tell` gets one line when a damaged cache was replaced or no cache could be kept.

    Raises:
        RepositoryError: the repository's files have faults.
    """
    place = folder() / fingerprint(repository)
    if place.exists():
        try:
            return Store(_open(place))
        except CacheError as error:
            tell(f"the cache was damaged ({error}); it is being rebuilt")
            _remove(place)
    from lhl_graph import build

    built = build.load(repository)
    try:
        _keep(built, place)
    except OSError as error:
        tell(f"no cache could be kept in {place.parent} ({error.strerror or error}); the next start will be as slow")
    return built


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
    except (OSError, UnicodeDecodeError) as error:
        raise CacheError(str(error)) from error


def checksums(folder: Path) -> list[str]:
    """Give name and CRC-32 of each file in a folder, but for the database's lock and log, which change when opened."""
    return [
        f"{entry.name} {zlib.crc32(Path(entry.path).read_bytes()):08x}"
        for entry in os.scandir(folder)
        if entry.name != "LOCK" and not entry.name.startswith("LOG")
    ]


def _keep(built: Store, place: Path) -> None:
    import tempfile

    place.parent.mkdir(parents=True, exist_ok=True)
    draft = Path(tempfile.mkdtemp(prefix=".draft-", dir=place.parent))
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
    with contextlib.suppress(OSError):  # another process may be tidying up too
        entries = sorted(newest.parent.iterdir(), key=lambda entry: entry.stat().st_mtime, reverse=True)
        for entry in entries[KEEP:]:
            if entry != newest:
                _remove(entry)


def _remove(place: Path) -> None:
    import shutil

    shutil.rmtree(place, ignore_errors=True)
