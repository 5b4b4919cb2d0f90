from __future__ import annotations

import re
from pathlib import Path

import pytest

from lhl_graph.design.palette import colours, css, groups

SOURCE = Path(__file__).parents[2] / "src" / "lhl_graph"


def luminance(colour: str) -> float:
    """Relative luminance as WCAG 2.2 defines it."""
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(a: str, b: str) -> float:
    low, high = sorted((luminance(a), luminance(b)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_text_and_groups_stand_out_from_the_ground_and_from_a_panel(mode: str) -> None:
    told = colours(mode)
    for name in ("ink", "muted", "accent", "wrong", *(name for name in told if name.startswith("group-"))):
        for ground in ("ground", "panel"):
            assert contrast(told[name], told[ground]) >= 4.5, (name, ground)


def test_both_modes_name_the_same_colours_and_no_two_groups_look_alike() -> None:
    assert colours("light").keys() == colours("dark").keys()
    assert len(set(groups())) == len(set(groups("dark"))) == 12


def test_what_a_style_or_a_script_asks_for_is_in_the_palette() -> None:
    told = set(re.findall(r"--([a-z0-9-]+):", css()))
    for path in [*SOURCE.rglob("*.css"), *SOURCE.rglob("*.css.j2")]:
        if "vendor" not in path.parts:
            text = path.read_text(encoding="utf-8")
            own = set(re.findall(r"--([a-z0-9-]+):", text))
            assert set(re.findall(r"var\(--([a-z0-9-]+)", text)) <= told | own, path.name


def test_the_ground_colour_stands_in_one_file() -> None:
    ground = colours()["ground"]
    styled = [path for path in SOURCE.rglob("*") if path.suffix in {".css", ".js", ".py", ".j2"} and path.is_file()]
    assert [path.name for path in styled if "vendor" not in path.parts and ground in path.read_text()] == []
