"""The map in small: as many marks and lines as the map opens on, told apart as there."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from lhl_graph.findings import facts, inventory
from lhl_graph.findings.read import findings
from lhl_graph.iris import REFORM
from lhl_graph.picture.compose import compose
from lhl_graph.picture.lines import line_ends, name_of
from lhl_graph.picture.page import positions
from lhl_graph.picture.scope import Scope
from lhl_graph.picture.sketch import Opening, sketch

if TYPE_CHECKING:
    from lhl_graph.knowledge_graph import KnowledgeGraph


@pytest.fixture(scope="module")
def opening(kg: KnowledgeGraph) -> Opening:
    whole, found, day = inventory.inventory(kg.store), findings(kg.store), facts.data_day(kg.store)
    assert (opens := compose(whole, found, Scope(), day).scope["near"])
    picture = compose(whole, found, Scope(focus=REFORM), day)
    assert [thing["id"] for thing in picture.things] == opens
    return Opening(picture, positions(picture))


def test_it_has_a_mark_for_each_thing_hollow_as_on_the_map_and_a_ring_in_the_middle(opening: Opening) -> None:
    hollow = sum(thing.get("named_only", False) for thing in opening.picture.things)
    drawn = sketch(opening, "nb", "Leve hele livet")
    assert drawn.count("<title>") == len(opening.places) and drawn.count('class="ring"') == 1
    assert drawn.count('class="hollow"') == hollow > 0
    assert drawn.count('class="filled"') == len(opening.places) - hollow > 0
    assert drawn.endswith(">Leve hele livet</text></svg>")


def test_a_line_is_dashed_where_no_source_links_its_ends_and_those_of_the_middle_stand_out(opening: Opening) -> None:
    drawn = sketch(opening, "nb", "Leve hele livet")
    seen = [line for line in opening.picture.lines if line["strong"] or line["stated"]]
    for whose, how in (("own", "stated"), ("others", "stated"), ("others", "computed")):
        path = drawn.partition(f'<path class="{whose} {how}" d="')[2].partition('"')[0]
        of = [line for line in seen if (name_of(REFORM) in line_ends(line)) == (whose == "own")]
        assert path.count("L") == sum(bool(line["stated"]) == (how == "stated") for line in of) > 0


def test_a_name_is_escaped_and_in_the_language_of_the_page(opening: Opening) -> None:
    things = [{**thing, "short": {"nb": "A & B", "nn": "C < D"}} for thing in opening.picture.things]
    named = opening._replace(picture=opening.picture._replace(things=things))
    assert "A &amp; B" in sketch(named, "nb", "") and "C &lt; D" in sketch(named, "nn", "")
    assert sketch(opening, "en", "E & F").endswith(">E &amp; F</text></svg>")


@pytest.mark.parametrize("called", ["Leve hele livet", "Reform"])
def test_no_mark_lies_under_the_name(opening: Opening, called: str) -> None:
    drawn = sketch(opening, "nb", called)
    x, line = map(int, re.findall(r'<text x="(-?\d+)" y="(-?\d+)"', drawn)[0])
    marks = [tuple(map(float, each)) for each in re.findall(r'cx="([^"]+)" cy="([^"]+)" r="([^"]+)"', drawn)]
    assert len(marks) == len(opening.places) + 1
    half = len(called) * 10
    assert not [1 for mx, my, r in marks if abs(mx - x) < half + r and line - 34 - r < my < line + r]
