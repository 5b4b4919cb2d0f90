"""A thing goes by one name in a language, on the site, the server and the map."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from lhl_graph.graph.labels import LANGUAGES, Labels
from lhl_graph.iris import REFORM
from lhl_graph.picture import explorer
from lhl_graph.site.pages.overview import is_edition, is_own
from lhl_graph.site.voice import Voice

if TYPE_CHECKING:
    from lhl_graph.knowledge_graph import KnowledgeGraph
    from lhl_graph.site.content import Content


@pytest.mark.parametrize("language", LANGUAGES)
def test_site_and_server_call_initiatives_and_actors_the_same(content: Content, language: str) -> None:
    voice, labels = Voice(content, language), Labels(content.reader.store, language)
    differing = {(voice.called(each), labels[each]) for each in (*content.inventory.names, *content.inventory.short)}
    assert [(site, server) for site, server in differing if site != server] == []


def test_an_english_name_goes_before_a_norwegian_short_name(content: Content) -> None:
    voice, whole = Voice(content, "en"), content.inventory
    english = [each for each in content.initiatives if "en" in whole.names[each] | whole.short.get(each, {})]
    assert len(english) > 40
    assert [voice.called(each) for each in english if voice.tongue(voice.names(each))] == []


def test_a_name_with_no_english_is_told_of_in_english(content: Content) -> None:
    voice = Voice(content, "en")
    bare = [each for each in content.initiatives if voice.tongue(voice.names(each)) and not voice.gloss(each)]
    assert bare == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_reform_goes_by_one_name(content: Content, kg: KnowledgeGraph, language: str) -> None:
    drawn = next(each for each in explorer.picture(kg.store).things if REFORM.endswith(each["id"]))
    assert drawn["short"][language] == Voice(content, language).called(REFORM)


def test_the_same_pairs_are_editions_of_one_text_in_every_language(content: Content) -> None:
    voices = [Voice(content, language) for language in LANGUAGES]
    pairs = [(row.a, row.b) for row in content.findings.overlaps if content.findings.is_rare(row)]
    found = [{pair for pair in pairs if is_own(content, voice, pair)} for voice in voices]
    assert found[0] == found[1] == found[2]
    assert any(is_edition(voices[0], pair) for pair in pairs)
