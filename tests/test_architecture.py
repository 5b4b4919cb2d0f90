"""The map of the house is true: what it names is there, and every wing is on it."""

from __future__ import annotations

import re
from pathlib import Path
from statistics import median

import pytest

ROOT = Path(__file__).parents[1]
SOURCE = ROOT / "src" / "lhl_graph"
MAP = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
NAMED = sorted({name for name in re.findall(r"`([\w./-]+)`", MAP) if "/" in name or name.endswith((".py", ".md"))})
MODULES = [path for path in SOURCE.rglob("*.py") if path.stat().st_size]


def lines(path: Path) -> int:
    return len(path.read_text(encoding="utf-8").splitlines())


@pytest.mark.parametrize("name", NAMED)
def test_each_file_that_the_map_names_is_there(name: str) -> None:
    assert (ROOT / name).exists() or (SOURCE / name).exists()


def test_every_wing_and_every_room_of_the_ground_floor_is_on_the_map() -> None:
    rooms = {path.name + "/" for path in SOURCE.iterdir() if (path / "__init__.py").is_file()}
    rooms |= {path.stem for path in SOURCE.glob("[!_]*.py")}
    assert {room for room in rooms if f"`{room}`" not in MAP} == set()


def test_no_module_is_long_and_no_wing_crowded() -> None:
    assert [path.name for path in MODULES if lines(path) > 300] == []
    assert median(map(lines, MODULES)) <= 150
    wings = {path.parent for path in MODULES}
    assert [wing.name for wing in wings if wing != SOURCE and len(list(wing.glob("[!_]*.py"))) > 20] == []
