"""Names of another kind of thing than is asked for: the option that takes them is told."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from lhl_graph.errors import InputError, UnknownTermError
from lhl_graph.messages import say

if TYPE_CHECKING:
    from lhl_graph.knowledge_graph import KnowledgeGraph

THEME, GROUP = "give it with --theme", "give it with --group"


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ({"initiative": "theme:dementia"}, THEME),
        ({"initiative": "Demens"}, THEME),
        ({"initiative": "municipalities"}, GROUP),
        ({"theme": "group:relatives"}, GROUP),
        ({"theme": "municipalities"}, GROUP),
        ({"group": "theme:dementia"}, THEME),
    ],
)
def test_a_theme_or_group_where_another_thing_is_asked_for_is_told_its_option(
    given: dict[str, str], says: str, kg: KnowledgeGraph
) -> None:
    with pytest.raises(InputError, match=says) as of_overlaps:
        kg.overlaps(**given)  # type: ignore[arg-type]  # the options in hand are names
    focus = {"focus" if option == "initiative" else option: name for option, name in given.items()}
    with pytest.raises(InputError, match=says) as of_graph:
        kg.graph_html(**focus)  # type: ignore[arg-type]  # likewise
    for error in (of_overlaps.value, of_graph.value):
        assert "give it" not in say(str(error), "nb") + say(str(error), "nn")


@pytest.mark.parametrize("option", ["initiative", "theme", "group"])
def test_what_is_the_name_of_nothing_is_told_no_option(option: str, kg: KnowledgeGraph) -> None:
    with pytest.raises(UnknownTermError) as error:
        kg.overlaps(**{option: "no-such-thing"})  # type: ignore[arg-type]  # the option in hand is a name
    assert "--" not in str(error.value)
