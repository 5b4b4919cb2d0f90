"""Drafts written into a folder: what is new, what was there, what is guessed; nothing is overwritten unasked."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from lhl_graph import atomic
from lhl_graph.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path


class Draft(NamedTuple):
    """A file below `data/`, with how sure it is that it is of a task that is there: 1.0 the same words, 0.0 new."""

    place: str
    text: str
    name: str
    likeness: float
    remarks: tuple[str, ...]


class Imported(NamedTuple):
    """A draft: `new`, `same words`, `similar words` (as something in the data), or `left` for a line not understood."""

    place: str
    name: str
    outcome: str
    likeness: float
    remark: str


def written(made: Sequence[Draft], folder: Path, *, force: bool) -> list[Imported]:
    """Write drafts that are not there yet; all or, where one stands in the way, none."""
    wanted = [each for each in made if not _there(folder / each.place, each.text, force=force)]
    for each in wanted:
        (folder / each.place).parent.mkdir(parents=True, exist_ok=True)
        atomic.write(folder / each.place, each.text.encode())
    return [Imported(each.place, each.name, _outcome(each), each.likeness, "; ".join(each.remarks)) for each in made]


def _there(path: Path, text: str, *, force: bool) -> bool:
    if not path.exists():
        return False
    same = path.read_bytes() == text.encode()
    if not same and not force:
        raise InputError(f"{path}: is there already and says something else; take it away, or write --force")
    return same


def _outcome(draft: Draft) -> str:
    if draft.likeness == 1.0:
        return "same words"
    return "similar words" if draft.likeness else "new"
