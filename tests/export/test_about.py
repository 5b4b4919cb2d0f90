"""An export is called after what it holds."""

from __future__ import annotations

import pytest

from lhl_graph.export.about import TITLE, About

WHOLE = About("1", "2025-01-01", "", None, None, "nb")


def test_the_whole_is_called_as_the_graph_is() -> None:
    assert WHOLE.titles == TITLE


@pytest.mark.parametrize("language", sorted(TITLE))
def test_a_day_names_no_reform_that_may_not_be_there(language: str) -> None:
    title = WHOLE._replace(on="2025", language=language).title
    assert "2025" in title
    assert "Leve hele livet" not in title


def test_each_part_has_a_title_of_its_own() -> None:
    titles = [WHOLE._replace(what=what).title for what in ("all", "stated", "classified", "computed")]
    assert len(set(titles)) == 4
    assert WHOLE._replace(what="stated", on="2025").title == "Nasjonale satsinger i kraft 2025: det kildene sier"
