"""A source is named so that it can be told from the one beside it."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING

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
            assert ("(omtale)" in inline.cite([each.source])) == (bool(kinds & told) and bool(each.url)), each.url
            marked |= kinds & told
    assert marked == told


def test_no_two_sources_of_a_part_are_called_the_same(content: Content) -> None:
    inline, by_title = Inline(Voice(content, "nb"), ()), 0
    for _, part in content.parts.values():
        sources = [content.reader.source(each) for each in part.sources]
        labels = [unescape(each) for each in re.findall(r">([^<]+)</a>", inline.cite(part.sources))]
        titles = {each.title for each in sources}
        assert len(set(labels)) == len(labels) or len(titles) < len(sources), part.part
        by_title += sum(label in titles for label in labels)
    assert by_title
