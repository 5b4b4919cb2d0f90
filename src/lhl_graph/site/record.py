"""What the folder of a site remembers: what the site was made from, and a checksum of its files."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

from lhl_graph import provenance

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

NAME: Final = ".lhl-graph-site.json"


def written(key: str, made: Mapping[str, bytes]) -> bytes:
    """Give the record of a site."""
    return json.dumps({"made of": key, "checksum": _checksum(made)}).encode()


def stands(place: Path, key: str, listed: Iterable[str]) -> bool:
    """Tell whether a site of the files `listed` was made of the same, and stands as it was written."""
    try:
        told: Any = json.loads((place / NAME).read_bytes())
        if not key or not isinstance(told, dict) or told.get("made of") != key:
            return False
        kept = {path: (place / path).read_bytes() for path in listed}
        return told == {"made of": key, "checksum": _checksum(kept)}
    except (OSError, ValueError):
        return False


def _checksum(files: Mapping[str, bytes]) -> str:
    return provenance.hashed(sorted((path, provenance.digest(content)) for path, content in files.items()))
