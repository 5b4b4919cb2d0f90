"""What took long to work out, kept on disk by a hash of what it was made from; never trusted blindly."""

from __future__ import annotations

import contextlib
import os
import time
import zlib
from typing import TYPE_CHECKING, NamedTuple

from lhl_graph.errors import OutputError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from lhl_graph.analysis.draws.convolution import Counts

KEEP = 12
"""How many pieces stay on disk: those used last."""

_CHECKSUM = 4
"""Bytes of a CRC-32, which finds what a disk spoils, in a quarter of the time of a hash."""
_LAG = 60
"""Seconds by which the clock of a file server may go before ours."""


class Kept(NamedTuple):
    """Pieces in one folder: a file is a checksum and what it is a checksum of."""

    folder: Path
    maker: str
    """Hash of the program that makes them: what another one made is not found."""

    def get(self, key: str) -> bytes | None:
        """Give what is kept under a key; nothing where it is missing, unreadable or not what was written."""
        try:
            with self._file(key).open("rb", buffering=0) as file:
                told, piece = file.read(_CHECKSUM), file.readall()
            os.utime(self._file(key))
        except OSError:
            return None
        return piece if told == _checksum(piece) else None

    def put(self, key: str, piece: bytes) -> None:
        """Keep a piece, if the disk lets us, and forget what has not been used for longest."""
        from lhl_graph import atomic

        with contextlib.suppress(OSError, OutputError):
            self.folder.mkdir(parents=True, exist_ok=True)
            atomic.write(self._file(key), _checksum(piece) + piece)
            for entry in newest_first(self.folder.iterdir())[KEEP:]:
                entry.unlink()

    def made(self, key: str, make: Callable[[], bytes]) -> bytes:
        """Give the piece that is kept under a key, else make and keep it."""
        piece = self.get(key)
        if piece is None:
            piece = make()
            self.put(key, piece)
        return piece

    def draws(self, key: str, make: Callable[[], Counts]) -> Counts:
        """Give the draws that are kept under a key, else make and keep them."""
        import io

        import numpy as np

        def written() -> bytes:
            file = io.BytesIO()
            np.save(file, make(), allow_pickle=False)
            return file.getvalue()

        found: Counts = np.load(io.BytesIO(self.made(key, written)), allow_pickle=False)
        return found

    def _file(self, key: str) -> Path:
        return self.folder / f"{key}-{self.maker}"


def newest_first(entries: Iterable[Path]) -> list[Path]:
    """Put what was changed last first; what is dated after now was made before the clock was set back, and goes last.

    Raises:
        OSError: one of them is gone.
    """
    now = time.time() + _LAG
    times = {entry: entry.stat().st_mtime for entry in entries}
    return sorted(times, key=lambda entry: times[entry] if times[entry] <= now else 0.0, reverse=True)


def _checksum(piece: bytes) -> bytes:
    return zlib.crc32(piece).to_bytes(_CHECKSUM, "big")
