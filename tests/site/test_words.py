"""Every language says everything."""

from __future__ import annotations

from typing import Any

import pytest

from lhl_graph.site.voice import words


def shape(said: Any) -> Any:
    if isinstance(said, dict):
        return {name: shape(each) for name, each in said.items()}
    return [shape(each) for each in said] if isinstance(said, list) else bool(said)


@pytest.mark.parametrize("language", ["nn", "en"])
def test_a_language_has_the_same_words_as_bokmal(language: str) -> None:
    assert shape(words(language)) == shape(words("nb"))
