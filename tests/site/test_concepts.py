"""Concepts, themes and target groups: what a page begins with, what is folded on it, and whom it names."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from lhl_graph.iris import BASE, local_name
from lhl_graph.site.pages import concept
from lhl_graph.site.voice import words

if TYPE_CHECKING:
    from lhl_graph.site.content import Content


def test_a_theme_tells_how_its_initiatives_stand_without_speaking_to_a_municipality(
    content: Content, made: dict[str, dict[str, str]]
) -> None:
    text = made["nb"]["theme/housing.html"]
    covered = content.covered[f"{BASE}theme/housing"]
    counts = re.findall(r'<h3 id="[^"]+">[^<]+ <span class="count">(\d+)</span>', text)
    assert sum(map(int, counts)) == len(covered) and f"{len(covered)} satsinger gjelder bolig og bomiljø: " in text
    assert not re.search(r"\b[Dd]ere\b", text.split("</h1>")[1].split("<footer>")[0])


def test_a_theme_has_the_goals_of_what_is_over_folded_and_what_may_outlast_it_open(
    content: Content, made: dict[str, dict[str, str]]
) -> None:
    text = made["nb"]["theme/dementia.html"].split("<h2>Satsinger ")[0]
    said = re.search(
        r'<details id="wanted-2"><summary>Mål i avsluttede satsinger \((\d+)\)</summary>(.*?)</details>',
        text,
        re.DOTALL,
    )
    goals = [
        part
        for part in content.tagged[f"{BASE}theme/dementia"]
        if content.parts[part][1].kind == "goal" and content.states.get(content.parts[part][0].initiative) == "ended"
    ]
    assert said and 8 < int(said[1]) <= len(goals) and "demensplan-2025.html" in said[2]
    lasting = text.split('<h2 id="use-3">Kan fortsatt gjelde, selv om planen er over')[1].split("<h2")[0]
    assert "Nasjonal faglig retningslinje om demens" in lasting
    assert "<details>" not in lasting and "Avløst av: " in lasting


@pytest.mark.parametrize("language", ["nb", "nn", "en"])
def test_a_theme_begins_with_rules_measures_and_whom_to_ask_before_goals(
    made: dict[str, dict[str, str]], language: str
) -> None:
    said, text = words(language), made[language]["theme/dementia.html"]
    ask, rules, perhaps = said["concept_sections"][1], said["apart"]["rules"], said["apart_links"]["perhaps"]
    headings = re.findall(r"<h2 id=[^>]*>(.*?) ?(?:<span|</h2>)", text)
    assert headings[:3] == [rules[0], perhaps, said["apart"]["lasting"][0]]
    assert headings[3:5] == [ask, said["concept_goals"][0]]
    contents = text.split('<nav class="about noprint"')[1].split("</nav>")[0]
    places = re.findall(r'href="#([^"]+)">([^<]+)<', contents)
    assert [name for _, name in places][:5] == headings[:5]
    assert all(f' id="{each}"' in text for each, _ in places)
    duty = text.split(f'<h2 id="use-1">{rules[0]}')[1].split("<h2")[0]
    assert "2020" in duty and "regjeringen.no" in duty
    assert rules[1] in re.sub(r'<a href="https://lovdata.no/">([^<]+)</a>', r"\1", duty) and "lovdata.no" in duty


def test_a_rule_is_told_before_the_plan_that_brought_it_and_without_what_became_of_the_plan(
    content: Content, made: dict[str, dict[str, str]]
) -> None:
    """The end of a plan does not end a duty."""
    said, text = words("nb"), made["nb"]["target-group/older-people.html"]
    section = text.split(f'<h2 id="use-1">{said["apart"]["rules"][0]}')[1].split("<h2")[0]
    rows = re.findall(r"<li>(.*?)</li>", section, re.DOTALL)
    assert len(rows) == 3 and all(0 < row.index(said["ruled"]) < row.index("../initiative/") for row in rows)
    over = [each for each in content.initiatives if content.mark(each) == "ended"]
    assert any(f"{local_name(each)}.html" in section for each in over)
    assert said["replaced_by"] not in section and "Perioden gikk ut" not in section
    assert "72 forventningspunkter" in rows[-1], "what many kinds of bodies are to follow comes last"


@pytest.mark.parametrize("language", ["nb", "nn", "en"])
def test_of_each_section_of_a_theme_or_target_group_few_parts_are_seen_at_first(
    made: dict[str, dict[str, str]], language: str
) -> None:
    text = made[language]["target-group/older-people.html"]
    heading = r'<h2 id="(?:use|wanted)-\d+">[^<]*<span class="count">(\d+)</span></h2>'
    sections = re.findall(rf"{heading}(.*?)<h2", text, re.DOTALL)
    parts = r'<li>(?!<a href="../initiative)'
    assert len(sections) > 2
    for count, section in sections:
        seen, _, rest = section.partition("<details>")
        assert len(re.findall(parts, seen)) == min(int(count), concept.MOST)
        if rest:
            assert rest.startswith(f"<summary>{words(language)['show_all']} {count}</summary>")
            assert len(re.findall(parts, rest.split("</details>")[0])) == int(count) - concept.MOST


def test_a_theme_says_when_the_plan_named_after_it_is_over_and_nothing_came_after(
    made: dict[str, dict[str, str]],
) -> None:
    nobody = words("nb")["client"]["nobody"]

    def told(name: str) -> list[str]:
        return re.findall(rf'<p><a href="../initiative/([^"]+)\.html">[^<]*</a>: [^<]*{nobody}</p>', made["nb"][name])

    assert told("theme/dementia.html") == ["demensplan-2025"]
    assert told("target-group/older-people.html") == [], "others in force are named after them"


def test_a_theme_names_what_sources_only_name_where_the_name_says_it(
    content: Content, made: dict[str, dict[str, str]]
) -> None:
    told = re.findall(rf"{words('nb')['only_named']} (.*?)</p>", made["nb"]["theme/dementia.html"])
    assert [re.findall(r'initiative/([^"]+)\.html"', each) for each in told] == [["abc-opplaeringen", "aktivitetsvenn"]]
    assert all(content.mark(f"{BASE}initiative/{each}") == "named" for each in ("abc-opplaeringen", "aktivitetsvenn"))
    assert words("nb")["only_named"] not in made["nb"]["theme/housing.html"]


def test_a_theme_and_a_group_of_the_same_name_show_the_way_to_each_other(made: dict[str, dict[str, str]]) -> None:
    theme, group = made["nb"]["theme/dementia.html"], made["nb"]["target-group/people-with-dementia.html"]
    assert 'Se også målgruppen <a href="../target-group/people-with-dementia.html">Personer med demens</a>.' in theme
    assert 'Se også temaet <a href="../theme/dementia.html">Demens</a>.' in group
