"""The page on what came after the reform says what `lhl coverage` says, and no more of a whole than its parts bear."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

import pytest

from lhl_graph.analysis.coverage import FAINT, LEAST, STATED_ON, grade
from lhl_graph.analysis.relation import CARRIES_ON
from lhl_graph.findings import facts
from lhl_graph.iris import BASE, REFORM, local_name
from lhl_graph.prose import spelled, upper
from lhl_graph.site.frame import Frame
from lhl_graph.site.pages import carried, overview
from lhl_graph.site.voice import Voice, words

if TYPE_CHECKING:
    from lhl_graph.knowledge_graph import KnowledgeGraph
    from lhl_graph.site.content import Content

LANGUAGES = ("nb", "nn", "en")


@pytest.fixture(scope="module", params=LANGUAGES)
def page(request: pytest.FixtureRequest, kg: KnowledgeGraph, content: Content) -> str:
    frame = Frame(content, request.param, LANGUAGES)
    found = next(
        each for each in overview.pages(content, frame.voice, kg.repository, None) if each.path == "dekning.html"
    )
    return frame.render(found).decode()


def test_each_part_has_the_carriers_of_the_command(kg: KnowledgeGraph, content: Content) -> None:
    rows = kg.coverage(content.day, of="leve-hele-livet")
    said = {(row.part, row.carrier, row.score, row.perhaps) for row in rows if row.carrier}
    areas = carried.by_area(content)
    held = [each for area in areas for each in area.held]
    sure = content.standings.sure
    shown = [(it, by) for it in held for by in (*it.carriers, *it.weak)]
    assert said == {(it.part, by.initiative, by.score, by.initiative not in sure) for it, by in shown}
    assert sorted(each.part for each in held) == sorted({row.part for row in rows})


def test_only_what_is_clearly_alike_or_stated_to_carry_on_counts_in_the_finding(
    kg: KnowledgeGraph, content: Content, page: str, request: pytest.FixtureRequest
) -> None:
    language = request.node.callspec.params["page"]
    rows = kg.coverage(content.day, of="leve-hele-livet")
    carriers = {(each.part, by.initiative): by for each in content.carried for by in each.carriers}
    in_force = [row for row in rows if row.carrier and not row.perhaps]
    parts = {row.part for row in rows}
    same = {row.part for row in in_force if round(row.score or 0, 2) >= LEAST}
    stated = {
        row.part
        for row in in_force
        if carriers[row.part, row.carrier].ground in STATED_ON and round(row.score or 0, 2) >= FAINT
    }
    kept = same | stated
    assert same and kept < {row.part for row in in_force}
    before, lists = page.split("</h1>")[1].split('<ul class="found">')
    assert re.search(rf"{upper(spelled(len(same), language, 'm'))} (av de|av dei|of the) {len(parts)} ", before)
    assert "bo-trygt-hjemme.html" in before, "what replaced the reform"
    listed = {
        named: (int(count), set(re.findall(r'href="#([^"]+)"', rest)))
        for count, named, rest in re.findall(
            r"<li><b>(\d+)</b><div><b>([^<]+)</b>(.*?)</div></li>", lists.split("<h2>")[0], re.DOTALL
        )
    }
    names = {state: said for state, (said, _) in words(language)["coverage_states"].items()}
    assert listed[names["same"]] == (len(same), set(map(local_name, same)))
    assert listed[names["some"]] == (len(kept - same), set(map(local_name, kept - same)))
    assert set().union(*(found for _, found in listed.values())) == set(map(local_name, parts))
    assert sum(count for count, _ in listed.values()) == len(parts)


def test_weak_likeness_stands_folded(content: Content, page: str, request: pytest.FixtureRequest) -> None:
    said = words(request.node.callspec.params["page"])["coverage_weak"]
    folded = re.findall(rf"<details><summary>{said}: (\d+)</summary>(.*?)</details>", page, re.DOTALL)
    held = [each for area in carried.by_area(content) for each in area.held if each.weak]
    assert [int(count) for count, _ in folded] == [len(each.weak) for each in held]
    assert all(rows.count("<li>") == int(count) for count, rows in folded)


def test_what_does_not_count_is_called_otherwise_than_what_may_be_alike(
    page: str, request: pytest.FixtureRequest
) -> None:
    voice = words(request.node.callspec.params["page"])
    alike, summary = voice["alike"], voice["coverage_weak"]
    folded = re.findall(rf"<summary>{summary}: \d+</summary>(.*?)</details>", page, re.DOTALL)
    clear = re.sub(rf"<summary>{summary}: \d+</summary>.*?</details>", "", page, flags=re.DOTALL)
    said = rf'class="badge [a-z]+">({"|".join(alike.values())}) \('
    assert {each for rows in folded for each in re.findall(said, rows)} == {alike["weak"]}
    assert set(re.findall(said, clear)) == {alike["same"], alike["some"]}


def test_the_counts_of_an_area_add_up_to_its_parts_and_those_of_all_areas_to_the_list_above(
    content: Content, page: str
) -> None:
    rows = page.split('class="areas"')[1].split("</tbody>")[0].split('<th scope="row">')[1:]
    told = [[int(each.replace("–", "0")) for each in re.findall('<td class="n">([^<]+)<', row)] for row in rows]
    areas = carried.by_area(content)
    assert [row[-1] for row in told] == [len(area.held) for area in areas] == [sum(row[:-1]) for row in told]
    assert [row[:-1] for row in told] == [list(area.counts.values()) for area in areas]
    above = re.findall(r"<li><b>(\d+)</b>", page.split('<ul class="found">')[1].split("<h2>")[0])
    assert [sum(column) for column in zip(*told, strict=True)][:-1] == list(map(int, above))


def test_what_editors_hold_for_unsure_is_marked_as_it_is_on_the_page_of_the_initiative(
    content: Content, page: str, request: pytest.FixtureRequest
) -> None:
    unsure = f"({Voice(content, request.node.callspec.params['page']).unsure})"
    rows = re.findall(r'<tr class="part"><th scope="row" id="([^"]+)"[^>]*>(.*?)</th>', page)
    assert (
        {name for name, told in rows if unsure in told}
        == {local_name(each.part) for each in content.carried if content.is_unsure(each.part)}
        != set()
    )


def test_every_part_stands_once_under_its_own_area(content: Content, page: str) -> None:
    rows = re.findall(r'<tr class="part"><th scope="row" id="([^"]+)"', page)
    assert len(rows) == len(set(rows)) == len(content.carried)
    for area in carried.by_area(content):
        for each in area.held:
            assert content.reader.one(each.part, "lhl:inFocusArea") == area.area


def test_only_a_stated_successor_is_said_to_take_over_from_the_reform(kg: KnowledgeGraph, content: Content) -> None:
    stated = {row.initiative for row in facts.relations(kg.store) if row.to == REFORM and row.kind in CARRIES_ON}
    said = {by.initiative for each in content.carried for by in each.carriers if by.ground == "successor"}
    assert said and said <= stated


def test_the_grade_agrees_with_the_number_beside_it(page: str, request: pytest.FixtureRequest) -> None:
    language = request.node.callspec.params["page"]
    grades = words(language)["alike"]
    said = re.findall(rf"({'|'.join(grades.values())}) \((\d[.,]\d+)\)", page)
    assert {named for named, _ in said} == set(grades.values())
    for named, number in said:
        shown = float(number.replace(",", "."))
        likely = ("same",) if shown >= LEAST else ("some", "weak")
        assert shown >= FAINT and named in {grades[each] for each in likely}, number


def test_who_by_sources_carries_the_reform_on_stands_once_with_the_way_there_and_its_sources(
    content: Content, page: str
) -> None:
    listed = page.split('id="carries-on"')[1].split("</ul>")[0]
    rows = re.findall(r"<li>(.*?)</li>", listed, re.DOTALL)
    ways = {local_name(way.initiative): way for way in carried.ways(content)}
    assert len(rows) == len(ways)
    assert {"bo-trygt-hjemme", "aldersvennlig-norge-2030"} <= ways.keys()
    for row, (name, way) in zip(rows, ways.items(), strict=True):
        links = re.findall(r'href="initiative/([^"]+)\.html"', row)
        assert links == [name, *(local_name(step.to) for step in way.steps)]
        assert way.sources and row.count('href="http') > 0
    on = {local_name(by.initiative) for each in content.carried for by in each.carriers if by.ground in STATED_ON}
    assert on <= ways.keys()


def test_what_a_source_says_of_the_whole_reform_is_no_badge_and_is_said_of_the_whole_initiative(
    content: Content, page: str, request: pytest.FixtureRequest
) -> None:
    grounds = words(request.node.callspec.params["page"])["coverage_grounds"]
    told = [by.ground for each in content.carried for by in each.carriers]
    notes = Counter(re.findall(r'class="about ground">(?:<a [^>]*>)?([^<]+)<', page))
    parts = [by for each in content.carried for by in each.carriers if content.is_part(by.initiative, REFORM)]
    assert parts and notes == {
        grounds["on"]: sum(ground in STATED_ON for ground in told),
        grounds["part"]: len(parts),
        grounds["relation"]: told.count("relation") - len(parts),
    }
    badges = set(re.findall(r'class="(?:badge|basis)[^"]*">([^<]+)<', page))
    assert badges and not badges & set(grounds.values())


def test_a_weak_likeness_looks_weaker_than_a_clear_one_and_both_are_marked_as_computed(
    content: Content, page: str, request: pytest.FixtureRequest
) -> None:
    voice = Voice(content, request.node.callspec.params["page"])
    said = re.escape(voice.shared["computed"].lower())
    for found, mark in (("same", "active"), ("some", "perhaps"), ("weak", "named")):
        named = rf">{voice.words['alike'][found]} \(\d"
        badges = re.findall(rf'<span class="badge (\w+)"{named}[^<]*</span> <span class="count">{said}<', page)
        assert badges == [mark] * len(re.findall(named, page)) != []


def test_each_row_shows_the_text_that_is_alike_and_links_to_it(content: Content, page: str) -> None:
    found = Counter(re.findall(r'<span class="matched"><a href="([^"]+)"', page))
    told = [by.matched_part.removeprefix(BASE) for each in content.carried for by in each.carriers]
    assert found == Counter("{}.html#{}".format(*part.rsplit("/", 1)) for part in told)


def test_areas_are_headings_and_no_claim_is_made_of_them(content: Content) -> None:
    areas = [area.area for area in carried.by_area(content) if area.area]
    assert areas and not {each.part for each in content.carried} & set(areas)


def test_the_page_tells_how_much_of_the_reform_is_recorded(content: Content, page: str) -> None:
    whole, areas = carried.whole(content), [area for area in carried.by_area(content) if area.area]
    assert {local_name(each) for each in whole.sources} == {"S6", "S8"}
    assert all(0 < area.solutions <= whole.each for area in areas)
    recorded = sum(area.solutions for area in areas)
    before = page.split("</h1>")[1].split('<table class="coverage"', 1)[0]
    assert re.search(rf"\b{whole.each * len(areas)}\b.*\b{recorded}\b", before)
    for area in areas:
        assert re.search(
            rf"\b{area.solutions} (av|of) {whole.each} ", page.split(f'id="about-{local_name(area.area)}"')[1]
        )


def test_the_first_sentence_tells_the_day(content: Content, page: str, request: pytest.FixtureRequest) -> None:
    first = re.search(r'<p class="lead">([^<]+)<', page)
    assert first and Voice(content, request.node.callspec.params["page"]).per() in first[1]


def test_likeness_is_named_by_the_limits_that_count(page: str) -> None:
    assert [grade(each) for each in (1.0, LEAST, LEAST - 0.01, FAINT, FAINT - 0.01)] == [
        "same", "same", "some", "some", "little",
    ]  # fmt: skip
    how = page.split("</h1>")[1].split("<table")[0]
    assert all(re.search(rf"\b{re.sub('[.,]', '[.,]', str(each))}\b", how) for each in (LEAST, FAINT))


def test_in_english_areas_and_solutions_and_initiatives_are_explained(
    content: Content, page: str, request: pytest.FixtureRequest
) -> None:
    """A name that no source gives in English stands as it is, with a translation whose star the page explains once."""
    meant = set(re.findall(r'<span class="gloss">\(“([^”]+)”\*\)</span>', page))
    areas = {content.inventory.glosses[each.area]["en"] for each in carried.by_area(content) if each.area}
    if request.node.callspec.params["page"] == "en":
        assert {*areas, "Faith and life", "Planning a little"} <= meant
        assert page.lower().count("our translation") == 1
    else:
        assert 'class="gloss"' not in page
