"""The table of docs/benchmarks.md: what was measured, and whether a ratio has become worse since it was committed.

A figure is a median of one run; its ratio is to something measured in the same run, and less is better. Milliseconds
are of one machine on one day: ratios are what counts.
"""

from __future__ import annotations

import platform
import re
from collections.abc import Callable
from importlib import metadata
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

WORSE: Final = 1.25
"""A ratio so many times the committed one is told."""

PEERS: Final = ("pyoxigraph", "rdflib", "numpy", "scipy", "networkx", "pyshacl", "uvicorn")

_HEAD: Final = """# Benchmarks

What `make bench` measured: medians, and ratios to what stands beside, measured in the same run. Less is better. Take
the ratios elsewhere, not the milliseconds. Work that a run left out keeps its line.

{versions}

| Work | ms | Ratio | Beside |
|---|---|---|---|
"""
_LINE: Final = re.compile(r"\| (?P<work>.+?) \| (?P<ms>[\d.,]+) \| (?P<ratio>[\d.]+) \| (?P<beside>.+?) \|")


Record = Callable[[str, float, float, str], None]
"""Takes some work, its milliseconds, those of what stands beside it, and what that is."""


class Figure(NamedTuple):
    """How long some work took, and how many times as long as what stands beside it."""

    ms: float
    ratio: float
    beside: str


def read(text: str) -> dict[str, Figure]:
    """Read the figures of a table, by their work."""
    return {
        found["work"]: Figure(float(found["ms"].replace(",", "")), float(found["ratio"]), found["beside"])
        for found in _LINE.finditer(text)
    }


def written(figures: Mapping[str, Figure]) -> str:
    """Write a table."""
    lines = [
        f"| {work} | {each.ms:,.1f} | {each.ratio:{'.0f' if each.ratio >= 100 else '.3g'}} | {each.beside} |\n"
        for work, each in sorted(figures.items())
    ]
    return _HEAD.format(versions=versions()) + "".join(lines)


def versions() -> str:
    """Name the interpreter, the machine and the libraries that matter."""
    known = [f"{name} {metadata.version(name)}" for name in PEERS if _is_installed(name)]
    return f"Python {platform.python_version()}, {platform.machine()}, {', '.join(known)}."


def worse(before: Mapping[str, Figure], now: Mapping[str, Figure]) -> list[str]:
    """Say which ratios are worse by a quarter."""
    return [
        f"{work}: ratio {each.ratio:.3g}, was {before[work].ratio:.3g} (to {each.beside})"
        for work, each in sorted(now.items())
        if work in before and each.ratio > WORSE * before[work].ratio
    ]


def update(path: Path, now: Mapping[str, Figure]) -> list[str]:
    """Write the figures of a run into the table; say what is worse than it was there."""
    before = read(path.read_text(encoding="utf-8")) if path.exists() else {}
    path.write_text(written({**before, **now}), encoding="utf-8")
    return worse(before, now)


def _is_installed(name: str) -> bool:
    try:
        metadata.version(name)
    except metadata.PackageNotFoundError:
        return False
    return True
