"""Files and folders that appear whole or not at all."""

from __future__ import annotations

import contextlib
import os
import shutil
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from lhl_graph.errors import OutputError

if TYPE_CHECKING:
    from collections.abc import Mapping

DRAFT = ".lhl-graph-draft-"
"""How the name of whatever is not yet whole begins."""

OLD = ".old"
"""How the name of a folder ends that is whole, and only out of the way until the new one is in its place."""

_LONG = 60 * 60
"""Seconds after which whoever began a draft has surely been stopped."""


def write(path: Path, content: bytes) -> None:
    """Write a file under a temporary name beside its place, then rename it; a device or pipe is written to as it is.

    Raises:
        OutputError: it cannot be written; whatever stood there before still does.
    """
    try:
        if path.exists() and not path.is_file():
            path.write_bytes(content)
            return
        tidy(path.parent)
        _put(path, content)
    except OSError as error:
        raise OutputError(f"{path}: cannot be written ({error.strerror or error})") from error


def write_all(files: Mapping[Path, bytes]) -> None:
    """Write many files, each whole, and make the folders they lie in; a folder is tidied once, not for each of them.

    Raises:
        OSError: one cannot be written; those before it are.
    """
    for folder in sorted({path.parent for path in files}):
        folder.mkdir(parents=True, exist_ok=True)
        tidy(folder)
    for path, content in files.items():
        _put(path, content)


def _put(path: Path, content: bytes) -> None:
    handle, name = tempfile.mkstemp(prefix=DRAFT, dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        mask = os.umask(0)
        os.umask(mask)
        Path(name).chmod(0o666 & ~mask)
        Path(name).replace(path)
    except BaseException:
        with contextlib.suppress(OSError):
            Path(name).unlink()
        raise


def tidy(folder: Path) -> None:
    """Remove drafts that a process left behind when it was killed an hour ago or more.

    Raises:
        OSError: the folder cannot be read.
    """
    with os.scandir(folder) as entries:
        left = [Path(each) for each in entries if each.name.startswith(DRAFT) and not each.name.endswith(OLD)]
    for each in left:
        with contextlib.suppress(OSError):  # another process may have removed it
            if abs(time.time() - each.lstat().st_mtime) > _LONG:  # an hour ahead, if the clock was set back
                shutil.rmtree(each) if each.is_dir() and not each.is_symlink() else each.unlink()
