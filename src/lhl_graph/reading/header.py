"""What a SPARQL file says of itself in the comments at its top."""

from __future__ import annotations


def header(text: str) -> dict[str, str]:
    """Read the `# key: value` lines on top of a query."""
    said: dict[str, str] = {}
    for line in text.splitlines():
        if not line.startswith("#"):
            break
        key, colon, value = line.removeprefix("#").partition(":")
        if colon and key.strip().isidentifier():
            said.setdefault(key.strip(), value.strip())
    return said
