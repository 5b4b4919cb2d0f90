"""Folders that appear whole or not at all, and never in place of something that is not an export."""

from __future__ import annotations

import io
import os
import shutil
import tempfile
import zipfile
from glob import escape
from pathlib import Path
from typing import TYPE_CHECKING, Final

from lhl_graph import atomic
from lhl_graph.errors import OutputError, reason

if TYPE_CHECKING:
    from collections.abc import Mapping

MARK: Final = ".lhl-graph-export"
"""A file in each folder that an export made: the names of the files that came with it, one a line."""


def write(path: Path, files: Mapping[str, bytes], *, force: bool = False) -> None:
    """Write a folder under a temporary name beside its place, then rename it.

    An earlier export that stands there is replaced, if nothing but its own files is in it. With `force` the files are
    put into whatever folder is there, one by one, and what else is in it stays.

    Raises:
        OutputError: something else stands there, or it cannot be written; what stood there before still does.
    """
    place = Path(os.path.realpath(path))
    check(place, force=force)
    if refused(place):
        for name, content in {**files, MARK: _mark(files)}.items():
            atomic.write(place / name, content)
    else:
        _replace(place, files)


def check(place: Path, *, force: bool = False) -> None:
    """See that a folder may be written.

    Raises:
        OutputError: something else stands there.
    """
    why = refused(place)
    if why and not (force and place.is_dir()):
        raise OutputError(why)


def refused(place: Path) -> str:
    """Say why a folder must not be replaced; nothing where it may."""
    try:
        if not place.exists() and not place.is_symlink():
            return ""
        if not place.is_dir():
            return f"{place}: is a file; name a folder"
        there = {entry.name for entry in place.iterdir()}
        listed = (place / MARK).read_text(encoding="utf-8").splitlines() if MARK in there else []
    except (OSError, UnicodeDecodeError) as error:
        return f"{place}: cannot be read ({reason(error)})"
    alien = sorted(there - {MARK, *listed})
    if alien:
        return f"{place}: holds files that are not of an export, such as {alien[0]}; choose another folder, or --force"
    return ""


def zipped(files: Mapping[str, bytes]) -> bytes:
    """Pack files into a ZIP archive that says nothing of when or where it was made."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in sorted(files.items()):
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 3
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, content)
    return buffer.getvalue()


def _replace(place: Path, files: Mapping[str, bytes]) -> None:
    draft = old = None
    try:
        _heal(place)
        draft = Path(tempfile.mkdtemp(prefix=f"{atomic.DRAFT}{place.name}-", dir=place.parent))
        draft.chmod(0o777 & ~_mask())
        for name, content in {**files, MARK: _mark(files)}.items():
            (draft / name).write_bytes(content)
        if place.exists():
            old = draft.with_name(draft.name + atomic.OLD)
            place.rename(old)
        draft.rename(place)
    except OSError as error:
        raise OutputError(f"{place}: cannot be written ({error.strerror or error})") from error
    finally:
        if old is not None and not place.exists():
            old.rename(place)
        for each in (draft, old):
            if each is not None and each.exists():
                shutil.rmtree(each, ignore_errors=True)


def _heal(place: Path) -> None:
    """Put back what a killed process had moved away, and remove what it left."""
    atomic.tidy(place.parent)
    for old in place.parent.glob(f"{atomic.DRAFT}{escape(place.name)}-*{atomic.OLD}"):
        if place.exists():
            shutil.rmtree(old, ignore_errors=True)
        else:
            old.rename(place)


def _mask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def _mark(files: Mapping[str, bytes]) -> bytes:
    return "".join(f"{name}\n" for name in sorted(files)).encode()
