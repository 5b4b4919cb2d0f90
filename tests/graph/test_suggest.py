from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lhl_graph.graph.suggest import Suggestions, nearest
from lhl_graph.iris import BASE

if TYPE_CHECKING:
    from lhl_graph.graph.store import Store
    from lhl_graph.reading.repository import Repository


@pytest.fixture(scope="module")
def suggestions(built: Store, repository: Repository) -> Suggestions:
    known = Suggestions(repository.context())
    known.learn(built)
    return known


@given(st.lists(st.text(min_size=1), min_size=1, unique_by=str.casefold), st.data())
def test_a_known_name_is_nearest_to_itself(names: list[str], data: st.DataObject) -> None:
    name = data.draw(st.sampled_from(names))
    assert nearest(name, names) == name


def test_a_label_wins_over_a_name_spelt_alike() -> None:
    assert nearest("demens", ["demeans"], {"demens": "dementia"}) == "dementia"


def test_nothing_is_suggested_when_nothing_is_alike() -> None:
    assert nearest("xyz", ["dementia", "culture"], {"demens": "dementia"}) is None


@pytest.mark.parametrize(
    ("key", "space", "word", "found"),
    [
        ("theme", "theme", "demens", "dementia"),
        ("theme", "theme", "DEMENS", "dementia"),
        ("theme", "theme", "dementa", "dementia"),
        ("theme", "theme", "Einsemd", "loneliness"),
        ("theme", "theme", "aldersvennleg", "age-friendly-society"),
        ("group", "target-group", "pårørende", "relatives"),
        ("group", "target-group", "pårørande", "relatives"),
        ("to", "initiative", "Leve heile livet", "leve-hele-livet"),
        ("to", "initiative", "demensplan-20205", "demensplan-2025"),
        ("owner", "actor", "Helse- og omsorgsdepartementet", "hod"),
        ("owner", "actor", "HOD", "hod"),
        ("status", "status", "pågår ikke akkurat", None),
    ],
)
def test_the_suggestion_is_what_may_stand_there(
    suggestions: Suggestions, key: str, space: str, word: str, found: str | None
) -> None:
    assert suggestions.value(key, f"{BASE}{space}/{word}", word) == found


@pytest.mark.parametrize(
    ("key", "written", "found"),
    [
        ("about_areas", "leve-hele-livet/f1", "leve-hele-livet/fa1"),
        ("about_measures", "leve-hele-livet/M10", "leve-hele-livet/m10"),
        ("about_areas", "leve-hele-livet/kap1", None),
        ("about_areas", "no-such-initiative/fa1", None),
    ],
)
def test_a_part_is_sought_in_the_file_it_is_said_to_stand_in(
    suggestions: Suggestions, key: str, written: str, found: str | None
) -> None:
    assert suggestions.value(key, f"{BASE}initiative/{written}", written) == found


def test_a_source_is_sought_among_the_sources_of_the_same_file(suggestions: Suggestions) -> None:
    assert suggestions.value("source", BASE + "initiative/demensplan-2025/s1", "s1") == "S1"


@pytest.mark.parametrize(("word", "found"), [("themes_", "themes"), ("ownr", "owner"), ("Goals", "goals"), ("x", None)])
def test_a_misspelt_key_is_recognised(suggestions: Suggestions, word: str, found: str | None) -> None:
    assert suggestions.key(word) == found


def test_without_a_graph_only_keys_are_suggested(repository: Repository) -> None:
    blank = Suggestions(repository.context())
    assert (blank.key("ownr"), blank.value("theme", BASE + "theme/demens", "demens")) == ("owner", None)
