"""Messages on a pipe between the front process and a worker: one byte of kind, four of length, the content."""

from __future__ import annotations

import json
import struct
from typing import TYPE_CHECKING, Any, BinaryIO, Final

if TYPE_CHECKING:
    from asyncio import StreamReader

JOB: Final = b"J"
READY: Final = b"R"
CHUNK: Final = b"C"
DONE: Final = b"D"
ERROR: Final = b"E"

_HEAD: Final = struct.Struct(">cI")


def packed(kind: bytes, content: bytes | dict[str, Any]) -> bytes:
    """Give a message as bytes; a dictionary goes as JSON."""
    payload = content if isinstance(content, bytes) else json.dumps(content).encode()
    return _HEAD.pack(kind, len(payload)) + payload


def read(stream: BinaryIO) -> bytes | None:
    """Read the content of one message; None at the end."""
    head = stream.read(_HEAD.size)
    if len(head) < _HEAD.size:
        return None
    payload = stream.read(_HEAD.unpack(head)[1])
    return payload if len(payload) == _HEAD.unpack(head)[1] else None


async def receive(reader: StreamReader) -> tuple[bytes, bytes]:
    """Read kind and content of one message.

    Raises:
        IncompleteReadError: the other side has gone.
    """
    kind, length = _HEAD.unpack(await reader.readexactly(_HEAD.size))
    return kind, await reader.readexactly(length)
