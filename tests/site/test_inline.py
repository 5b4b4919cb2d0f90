"""A source is named so that it can be told from the one beside it."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING

import pytest

from lhl_graph.findings.speakers import says_when
from lhl_graph.iris import BASE
from lhl_graph.site.inline import Inline
from lhl_graph.site.voice import Voice

if TYPE_CHECKING:
    from lhl_graph.site.content import Content


def test_what_media_and_parties_publish_is_marked_and_stands_after_what_is_official(content: Content) -> None:
    inline, told, marked = Inline(Voice(content, "nb"), ()), {"media", "party"}, set[str]()
    for _, part in content.parts.values():
        sources = content.reader.ranked(part.sources)
        assert [each.rank for each in sources] == sorted(each.rank for each in sources)
        for each in sources:
            publishers = content.reader.all(each.source, "dct:publisher")
            kinds = {content.reader.one(by, "lhl:actorType").removeprefix(f"{BASE}actor-type/") for by in publishers}
            assert ("omtale)" in inline.cite([each.source])) == (bool(kinds & told) and bool(each.url)), each.url
            marked |= kinds & told
    assert marked == told


@pytest.mark.parametrize(
    ("title", "is_told"),
    [
        ("Meld. St. 24 (2019–2020), kap. 1 Innledning og sammendrag", True),
        ("Bo trygt hjemme – årsrapport 2024, sammendrag", True),
        ("Kompetanseløft 2025 – årsrapport 2021, kap. 2", True),
        ("Nasjonal kartlegging … demens 2022, sammendrag", True),
        ("Om Demensplan 2025", False),
        ("Nasjonal handlingsplan for rehabilitering 2026–2035", False),
    ],
)
def test_a_title_says_from_when_it_is_by_its_year_or_session_and_not_by_the_name_of_a_plan(
    title: str, *, is_told: bool
) -> None:
    assert says_when(title) == is_told


def test_a_source_is_called_undated_only_where_neither_its_date_nor_its_title_says_when(content: Content) -> None:
    inline, silent = Inline(Voice(content, "nb"), ()), 0
    for _, part in content.parts.values():
        for each in map(content.reader.source, part.sources):
            if not each.date and each.url:
                assert ("(uten dato" in inline.cite([each.source])) != says_when(each.title), each.title
                silent += says_when(each.title)
    assert silent


def test_no_two_sources_of_a_part_are_called_the_same(content: Content) -> None:
    inline, by_title = Inline(Voice(content, "nb"), ()), 0
    for _, part in content.parts.values():
        sources = [content.reader.source(each) for each in part.sources]
        labels = [unescape(each) for each in re.findall(r">([^<]+)</a>", inline.cite(part.sources))]
        titles = {each.title for each in sources}
        assert len(set(labels)) == len(labels) or len(titles) < len(sources), part.part
        by_title += sum(label in titles for label in labels)
    assert by_title
