"""Succession: what took over from what is over or builds on it, and which source says so."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lhl_graph.iris import BASE
from lhl_graph.site import search
from lhl_graph.site.voice import Voice

if TYPE_CHECKING:
    from lhl_graph.site.content import Content


def test_what_nobody_took_over_is_said_to_be_not_found_and_what_builds_on_it_is_named(
    content: Content, made: dict[str, dict[str, str]]
) -> None:
    text = made["nb"]["initiative/digital-hele-livet.html"]
    assert re.search(r"<dt>Grunnlag for</dt>.*?handlingsplan-digital-inkludering.html.*?Kilde: <a ", text, re.DOTALL)
    alone = next(
        each
        for each in sorted(content.initiatives)
        if content.mark(each) == "ended" and not content.succeeded_by(each) and not content.basis_of(each)
    )
    text = made["nb"][f"initiative/{alone.rpartition('/')[2]}.html"]
    assert "<dt>Avløst av</dt><dd>Vi har ikke funnet hva som tok over.</dd>" in text


def test_what_took_over_has_the_source_that_says_it(content: Content, made: dict[str, dict[str, str]]) -> None:
    reform, later = f"{BASE}initiative/leve-hele-livet", f"{BASE}initiative/bo-trygt-hjemme"
    sources = content.reader.ranked(content.stated(later, reform))
    told = made["nb"]["initiative/leve-hele-livet.html"].split("<dt>Avløst av</dt>")[1].split("</dd>")[0]
    assert sources and re.findall(r'Kilde: <a href="([^"]+)"', told) == [sources[0].url]
    text = made["nb"]["initiative/bo-trygt-hjemme.html"]
    assert '<p class="lead">En reform, fra 2024, som avløste Leve hele livet. ' in text
    told = text.split("<dt>Avløste</dt>")[1].split("</dd>")[0]
    assert "leve-hele-livet.html" in told and re.findall(r'Kilde: <a href="([^"]+)"', told) == [sources[0].url]
    assert not content.stated(reform, later)


def test_a_hit_of_the_search_says_what_builds_on_what_is_over(content: Content) -> None:
    voice = Voice(content, "nb")
    assert content.after(f"{BASE}initiative/omsorg-2020")[0] == "basis_of"
    assert "Grunnlag for: Kompetanseløft 2020, Leve hele livet" in search.said(content, voice, ()).decode()
