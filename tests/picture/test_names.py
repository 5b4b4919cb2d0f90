"""Names on pictures: those of the server's pages, in the reader's language, and none over another."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from lhl_graph.graph.labels import Labels, pick
from lhl_graph.iris import BASE
from lhl_graph.picture import explorer
from lhl_graph.picture.naming import short

if TYPE_CHECKING:
    from lhl_graph.knowledge_graph import KnowledgeGraph


@pytest.mark.parametrize("language", ["nb", "nn", "en"])
def test_a_name_is_that_of_the_page_of_the_thing(kg: KnowledgeGraph, language: str) -> None:
    labels = Labels(kg.store, language)
    drawn = {each["id"]: pick(each["short"], language) or "" for each in explorer.picture(kg.store).things}
    apart = {name for name, said in drawn.items() if said != short(labels[BASE + name])}
    assert all(drawn[name].partition("…")[0][:12] in labels[BASE + name] for name in apart), "told apart by its years"
    assert len(apart) < 5


def test_a_norwegian_short_name_does_not_stand_for_an_english_name(kg: KnowledgeGraph) -> None:
    drawn = {each["id"]: each["short"] for each in explorer.picture(kg.store).things}
    assert drawn["initiative/verdens-barekraftsmal"]["en"].startswith("UN Sustainable Development Goals")
    assert "en" not in drawn["initiative/parorendestrategien"]


def test_names_on_a_plot_cover_neither_one_another_nor_a_mark() -> None:
    pytest.importorskip("matplotlib", reason="no matplotlib here: pip install 'lhl-graph[plot]'")
    from matplotlib.figure import Figure

    from lhl_graph.picture.plot_names import Name, Sheet

    axes = Figure(figsize=(6, 4)).add_subplot()
    axes.set_axis_off()
    axes.scatter([0, 1, 2], [0, 0, 1])
    sheet = Sheet(axes, [(0, 0, 4), (1, 0, 4), (2, 1, 4)])
    names = [Name(f"Et ganske langt navn {n}", n % 2, 0, 5, 8, "normal", "black") for n in range(30)]
    written = sheet.write(names)
    boxes = [each.get_window_extent() for each in axes.texts]
    assert 2 < written == len(boxes) < 30
    assert not [n for n, box in enumerate(boxes) if box.count_overlaps(boxes[:n])]
    for x, y in ((0, 0), (1, 0), (2, 1)):
        assert not [box for box in boxes if box.contains(*axes.transData.transform((x, y)))]
