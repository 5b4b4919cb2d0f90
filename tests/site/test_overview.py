"""Overviews: the start page, the list of initiatives, the timeline, and what the page on the site itself says."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from lhl_graph.analysis.overlap import WEIGHTS
from lhl_graph.site.frame import Frame
from lhl_graph.site.pages import overview
from lhl_graph.site.voice import words

if TYPE_CHECKING:
    from lhl_graph.knowledge_graph import KnowledgeGraph
    from lhl_graph.site.content import Content


@pytest.mark.parametrize("language", ["nb", "nn", "en"])
def test_the_list_of_initiatives_leads_to_each_way_they_stand(
    content: Content, made: dict[str, dict[str, str]], language: str
) -> None:
    text = made[language]["initiative/index.html"]
    chips = re.findall(r'<a href="#([^"]+)">[^<]+ <span class="count">(\d+)</span>', text)
    assert [mark for mark, _ in chips] == ["active", "perhaps", "ended", "named"]
    for mark, count in chips:
        section = text.split(f'<section id="{mark}">')[1].split("</section>")[0]
        assert section.count("<li>") == int(count) == sum(content.mark(each) == mark for each in content.initiatives)
    ended = text.split('<section id="ended">')[1].split("</section>")[0]
    assert all(words(language)[name] in ended for name in ("replaced_by", "basis_of")), (
        "what took over or builds on it stands in the row"
    )


@pytest.mark.parametrize(
    ("language", "said"),
    [
        (
            "nb",
            "Leve hele livet ble avsluttet 31. desember 2023 og avløst av Bo trygt hjemme. {} satsinger er i kraft, ",
        ),
        (
            "nn",
            "Leve heile livet vart avslutta 31. desember 2023 og avløyst av Bu trygt heime. {} satsingar er i kraft, ",
        ),
        ("en", "Leve hele livet ended 31 December 2023 and was replaced by Community and independence"),
    ],
)
def test_the_start_page_begins_with_what_became_of_the_reform_and_how_many_stand_how(
    kg: KnowledgeGraph, content: Content, language: str, said: str
) -> None:
    frame = Frame(content, language, (language,))
    page = next(each for each in overview.pages(content, frame.voice, kg.repository, None) if each.path == "index.html")
    first = frame.render(page).decode().partition('<ul class="cards">')[0]
    text = re.sub(r"\s+", " ", re.sub("<[^>]+>", "", first))
    counts = {mark: sum(content.mark(each) == mark for each in content.initiatives) for mark in ("active", "ended")}
    _, _, rest = text.partition(said.format(counts["active"]))
    assert rest and f" {counts['ended']} " in rest
    assert f". {counts['active']} " in text
    assert all(f'initiative/index.html#{each}"' in first for each in ("active", "perhaps", "ended"))


def test_the_start_page_says_once_what_all_rows_of_a_list_have(kg: KnowledgeGraph, content: Content) -> None:
    frame = Frame(content, "nb", ("nb",))
    page = next(each for each in overview.pages(content, frame.voice, kg.repository, None) if each.path == "index.html")
    text = frame.render(page).decode()
    unseen, late = text.split(f"<h2>{words('nb')['top_unseen']}")[1].split("<h2>Sist bekreftet i kraft</h2>")
    assert unseen.count("<li>") == overview.MOST and frame.voice.shared["unlinked"] not in unseen
    shown = re.findall('<time datetime="([^"]+)"', late)
    known = [each.day for each in overview.changes(content, frame.voice) if content.states[each.initiative] == "active"]
    assert shown == [each for each in known if each >= known[overview.OPEN - 1]], "no day is told of by half"
    assert ">I kraft<" not in late


def test_whether_likeness_may_be_chance_is_said_alike_on_every_page(kg: KnowledgeGraph, content: Content) -> None:
    frame = Frame(content, "nb", ("nb",))
    pages = {each.path: each for each in overview.pages(content, frame.voice, kg.repository, None)}
    table, first = (frame.render(pages[f"{name}.html"]).decode() for name in ("likhet", "index"))

    def said(text: str, row: str, name: str) -> dict[str, list[str]]:
        rows = (each for each in re.findall(f"<{row}>(.*?)</{row}>", text, re.DOTALL) if name in each)
        return {
            re.findall('href="initiative/([^"]+).html"', each)[0]: re.findall(
                "neppe tilfeldig|kan være tilfeldig", each
            )
            for each in rows
        }

    listed, likest = said(table, "tr", '<td class="n">'), said(first, "li", 'class="score"')
    assert likest and {each: listed[each] for each in likest} == likest
    assert listed["bo-trygt-hjemme"] == [], "what a source links is not said to be alike by chance"


def test_the_timeline_can_show_only_how_some_stand(kg: KnowledgeGraph, content: Content) -> None:
    frame = Frame(content, "nb", ("nb",))
    page = next(
        each for each in overview.pages(content, frame.voice, kg.repository, None) if each.path == "tidslinje.html"
    )
    text = frame.render(page).decode()
    for mark, count in re.findall(r'id="state-([^"]+)"> [^<]+ <span class="count">(\d+)</span>', text):
        assert len(re.findall(f'<tr class="{mark}">', text)) == int(count), mark
    assert "Avløst av: " in text


def test_the_about_page_counts_sources_and_says_why_something_is_only_perhaps_in_force(
    kg: KnowledgeGraph, content: Content
) -> None:
    frame = Frame(content, "nb", ("nb",))
    page = next(each for each in overview.pages(content, frame.voice, kg.repository, None) if each.path == "om.html")
    text = frame.render(page).decode()
    (row,) = kg.query("SELECT (COUNT(DISTINCT ?url) AS ?all) { ?source a lhl:Source ; lhl:url ?url }")
    assert f"{row[0]} kilder" in text.replace("\u00a0", "")
    assert "bare sier at satsingen er planlagt" in text
    weights = re.findall(r"\(vekt (\d+)\)", text)
    assert [int(each) / int(weights[1]) for each in weights] == [
        WEIGHTS[facet] / WEIGHTS["target_groups"] for facet in ("goals", "target_groups", "themes")
    ]
    solutions = sum(part.kind == "solution" for part in content.carried)
    assert re.search(rf"Av reformens \d+ løsninger er {solutions} registrert her", text)
    assert "{" not in text.split("<main")[1]
    planned = next(
        each
        for each in content.initiatives
        if content.mark(each) == "perhaps" and (period := content.period(each)) and period.status == "planned"
    )
    assert frame.voice.standing(planned).startswith("Kanskje i kraft, planlagt per ")


@pytest.mark.parametrize("kind", ["initiative", "theme", "target-group", "actor", "letter", "objective"])
def test_a_list_begins_with_what_it_lists(made: dict[str, dict[str, str]], kind: str) -> None:
    assert all('<p class="lead">' in pages[f"{kind}/index.html"] for pages in made.values())
