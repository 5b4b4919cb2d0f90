"""Write the same place over and over until killed: `work_for_ever.py JOB PLACE`."""

from __future__ import annotations

import sys
from itertools import count
from pathlib import Path
from typing import Final

SIZE: Final = 200_000


def content(number: int) -> bytes:
    """Give content that shows whether all of it is there: one digit, over and over."""
    return str(number % 10).encode() * SIZE


def write_file(place: Path, number: int) -> None:
    """Replace one file, as report, graph page and export do."""
    from lhl_graph import atomic

    atomic.write(place / "file.html", content(number))


def write_folder(place: Path, number: int) -> None:
    """Replace a folder, as release and the exports into folders do."""
    from lhl_graph.export import folder

    folder.write(place / "release", {name: content(number) for name in "abc"})


def write_site(place: Path, number: int) -> None:
    """Bring a site up to date, page by page."""
    from lhl_graph.site import build

    build.write(place / "site", {f"{name}.html": content(number) for name in "abc"})


def build_graph(place: Path, number: int) -> None:
    """Build the graph of a folder that is edited each time, and keep it in the cache."""
    from lhl_graph import cache
    from lhl_graph.reading.repository import Repository

    repository = Repository(place / "repository")
    edited = repository.data_files()[0]
    lines = [line for line in edited.read_text("utf-8").splitlines() if not line.startswith("#")]
    edited.write_text("\n".join([f"# {number % 3}", *lines, ""]), "utf-8")
    cache.load(repository)


JOBS: Final = {"file": write_file, "folder": write_folder, "site": write_site, "build": build_graph}

if __name__ == "__main__":
    for turn in count(1):
        JOBS[sys.argv[1]](Path(sys.argv[2]), turn)
        print(turn, flush=True)
