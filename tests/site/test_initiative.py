"""The page of an initiative: what it begins with, in which order, and who says each thing."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from lhl_graph.analysis.relation import linked_pairs
from lhl_graph.analysis.significance import VALIDATED
from lhl_graph.findings import facts
from lhl_graph.findings.speakers import speakers
from lhl_graph.iris import BASE
from lhl_graph.site.frame import Frame
from lhl_graph.site.pages import carried, things
from lhl_graph.site.voice import Voice

if TYPE_CHECKING:
    from lhl_graph.knowledge_graph import KnowledgeGraph
    from lhl_graph.site.content import Content

REFORM = BASE + "initiative/leve-hele-livet"


def page(content: Content, name: str, language: str = "nb") -> str:
    frame = Frame(content, language, (language,))
    made = things.pages(content, frame.voice)
    return frame.render(next(each for each in made if each.thing == f"{BASE}initiative/{name}")).decode()


def sections(text: str) -> dict[str, str]:
    """Give what stands under each heading that can be folded, by its place."""
    found = re.findall(
        r'<details class="folded".*?</summary>\n<div id="([^"]+)">(.*?)</div>\n</details>', text, re.DOTALL
    )
    return dict(found)


def items(section: str) -> list[str]:
    return re.findall(r"<li.*?</li>", section, re.DOTALL)


@pytest.mark.parametrize(
    ("language", "begun"),
    [
        ("nb", "En reform, 2019–2023, avløst av Bo trygt hjemme. Regjeringen eide satsingen, "),
        ("nn", "Ei reform, 2019–2023, avløyst av Bu trygt heime. Regjeringa åtte satsinga, "),
        ("en", "A reform, 2019–2023, replaced by Community and independence – live safely at home. "),
    ],
)
def test_it_begins_with_sentences_facts_what_it_is_like_and_what_it_wants(
    content: Content, language: str, begun: str
) -> None:
    text = page(content, "leve-hele-livet", language)
    assert f'<p class="lead">{begun}' in text
    order = ("lead", "box", "about-overlaps", "goal", "target-group", "theme", "measure", "about-sources")
    places = [re.search(f'(class|id)="{each}"', text) for each in order]
    starts = [found.start() for found in places if found]
    assert len(starts) == len(order) and starts == sorted(starts)


def test_goals_groups_and_themes_stand_open_and_the_rest_is_folded_with_its_count(content: Content) -> None:
    text = page(content, "leve-hele-livet")
    opened = re.findall(r'<details class="folded" open>.*?<div id="([^"]+)"', text, re.DOTALL)
    assert opened == ["goal", "target-group", "theme"]
    counts = re.findall(r'<summary><h2>[^<]+ <span class="count">(\d+)</span>', text)
    told = sections(text)
    assert {"measure", "solution", "about-relations", "about-tasks", "about-sources"} <= told.keys()
    assert carried.recorded(content, Voice(content, "nb")) in told["solution"]
    assert [int(each) for each in counts] == [len(items(each)) for each in told.values()]


def test_the_contents_lead_to_every_section(content: Content) -> None:
    text = page(content, "leve-hele-livet")
    contents = text[text.index('<nav class="contents"') : text.index("</nav>", text.index('<nav class="contents"'))]
    assert re.findall('href="#([^"]+)"', contents) == ["about-overlaps", *sections(text)]


def test_what_it_is_like_says_whether_a_source_links_the_two_and_whether_it_may_be_chance(
    kg: KnowledgeGraph, content: Content
) -> None:
    text = page(content, "leve-hele-livet")
    rows = re.split("<li>", text[text.index('<ol class="like">') : text.index("</section>")])[1:]
    linked = linked_pairs(facts.relations(kg.store))
    assert len(rows) == 10
    assert any("avløste Leve hele livet" in row for row in rows)
    for row in rows:
        other = BASE + re.findall('href="../([^"]+).html"', row)[0]
        pair = (min(REFORM, other), max(REFORM, other))
        assert bool(re.search(">(koblet i kilder|del av Leve hele livet|avløste|avløst av)", row)) == (pair in linked)
        assert (">ikke direkte, men via <a " in row) == (pair in content.through)
        took_over = bool(re.search(">(avløste|avløst av)", row))
        assert took_over == (other in content.succeeded_by(REFORM) + content.preceded_by(REFORM))
        assert ("kan være tilfeldig" in row) == (content.findings.q[pair] > VALIDATED and pair not in linked)
        assert ("neppe tilfeldig" in row) == (content.findings.q[pair] <= VALIDATED)
        assert ("· likheten <i" in row) == (took_over and "neppe" in row), "what took over did not do so by chance"
        assert "Hvorfor?" in row and "Felles, blant annet" in row
    assert "ingen kobling funnet" in text and ">koblet i kilder" in text


def test_a_likeness_that_no_goal_or_measure_shows_says_so_and_what_else_counts_as_shared(content: Content) -> None:
    text = page(content, "eldreloftet")
    rows = {
        re.findall('href="../initiative/([^"]+).html"', row)[0]: row
        for row in text[text.index('<ol class="like">') : text.index("</section>")].split("<li>")[1:]
    }
    assert "produksjonskjøkken" not in rows["leve-hele-livet"]
    told = [each for each in rows.values() if "Hvorfor?" in each]
    assert {"<blockquote>" in each for each in told} == {True, False}
    assert all(("Ingen mål eller tiltak likner nok til å vises" in each) != ("<blockquote>" in each) for each in told)
    assert "det som bare enkelte mål og tiltak gjelder" in text.partition('<ol class="like">')[0]
    assert text.count("Enkelte mål og tiltak kan gjelde andre.") == 2


def test_the_first_sentences_leave_out_its_own_parts_and_these_are_marked(content: Content) -> None:
    whole, part = page(content, "bo-trygt-hjemme"), page(content, "eldreboligprogrammet")
    row = next(each for each in items(whole) if ">Eldreboligprogrammet</a>" in each and "score" in each)
    assert ">del av Bo trygt hjemme " in row
    assert "Utenom egne deler likner satsingen mest på" in whole
    assert "Utenom" not in part, "what it is part of is not what it is most like"
    assert "Utenom det den er del av, likner satsingen mest på" in page(content, "jobbvinner")
    assert "Eldreboligprogrammet er del av denne" in part
    assert "Satsingen likner mest på" in page(content, "demensplan-2025")


def test_what_is_alike_and_not_linked_is_listed(kg: KnowledgeGraph, content: Content) -> None:
    name = next(each for each in sorted(content.initiatives) if content.unseen(each)).rpartition("/")[2]
    told = sections(page(content, name))["about-unseen"]
    unlinked = {row.other for row in kg.overlaps(name, top=1000) if not row.stated}
    found = {f"{BASE}initiative/{each}" for each in re.findall(r'<li><a href="../initiative/([^"]+)\.html">', told)}
    assert found and found <= unlinked


def test_what_sources_link_by_way_of_another_says_by_which_and_is_not_called_unlinked(content: Content) -> None:
    row = next(each for each in items(page(content, "aldersvennlig-norge-2030")) if ">Leve hele livet</a>" in each)
    told = re.search(r'<span class="link stated">ikke direkte, men via (.*?)</span>', row)
    assert told and 'aldersvennlig-norge.html">Programmet for et aldersvennlig Norge</a>' in told[1]
    assert "ingen kobling funnet" not in row
    assert not any((each.a, each.b) in content.through for iri in content.initiatives for each in content.unseen(iri))


def test_a_relation_is_told_from_this_end(content: Content) -> None:
    earlier, later = (sections(page(content, f"demensplan-{year}"))["about-relations"] for year in (2020, 2025))
    assert re.search(r'<h3>Avløst av <.*?<a href="../initiative/demensplan-2025.html">', earlier, re.DOTALL)
    assert re.search(r'<h3>Avløste <.*?<a href="../initiative/demensplan-2020.html">', later, re.DOTALL)


def test_stated_judged_and_computed_are_told_apart(content: Content) -> None:
    text = page(content, "leve-hele-livet")
    told = sections(text)
    assert '<span class="basis computed">Regnet ut</span>' in text
    assert re.search(r'<h2>Mål <.*?<span class="basis stated">Oppgitt i en kilde</span></h2>', text)
    groups = {re.findall("<a [^>]+>([^<]+)</a>", each)[0]: each for each in items(told["target-group"])}
    assert 'class="pill judged"' in groups["Pårørende"] and "Vurdert av redaktørene" in groups["Pårørende"]
    assert 'class="pill stated"' in groups["Kommuner"] and "Oppgitt i en kilde" in groups["Kommuner"]


def test_official_sources_come_first(kg: KnowledgeGraph, content: Content) -> None:
    text = page(content, "leve-hele-livet")
    listed = re.findall(r'<a href="([^"]+)"', sections(text)["about-sources"])
    entries = content.reader.all(REFORM, "lhl:sourceEntry")
    ranks = {content.reader.source(each).url: speakers(kg.store)[each].rank for each in entries}
    found = [ranks[each.replace("&amp;", "&")] for each in listed]
    assert found == sorted(found) and found[0] == 0 and len(set(found)) > 3
    assert ">Meld. St. 15 (2017–2018)</a>" in sections(text)["theme"]


def test_one_known_by_name_alone_says_so(content: Content) -> None:
    name = next(iri for iri, each in content.initiatives.items() if each.named_only).rpartition("/")[2]
    text = page(content, name)
    assert "Den er bare nevnt i kildene, så målene er ikke kjent." in text
    assert "goal" not in sections(text)


def test_a_chip_is_a_name_and_its_sources_are_unfolded(content: Content) -> None:
    told = sections(page(content, "leve-hele-livet"))["theme"]
    chips, cited = told.split('<details class="cited">')
    assert all(each.count("<a ") == 1 for each in items(chips)) and "https://" not in chips
    names = [re.findall("<a [^>]+>([^<]+)</a>", each)[0] for each in items(chips)]
    assert all(name in cited for name in names)


def test_another_end_of_the_same_relation_is_listed_once(content: Content) -> None:
    told = sections(page(content, "bo-trygt-hjemme"))["about-relations"]
    for group in told.split("<h3>")[1:]:
        listed = re.findall(r'<li><a href="([^"]+)"', group)
        assert len(listed) == len(set(listed)), group[:40]
    rows = [row for row in content.related[f"{BASE}initiative/bo-trygt-hjemme"] if "bustadmeldinga-2024" in str(row)]
    assert len(rows) > 1, "there is one told from both ends"


def test_in_english_a_name_without_one_is_explained_below_the_heading_and_in_rows(content: Content) -> None:
    meant = "(“Planning a little”, our translation)"
    text = page(content, "planlegge-litt", "en")
    assert text.index("<h1") < text.index(meant) < text.index('class="lead"')
    listed = page(content, "leve-hele-livet", "en")
    assert "(“Planning a little”*)" in listed and listed.count("Our translation") == 1
    for language in ("nb", "nn"):
        assert "gloss" not in page(content, "leve-hele-livet", language)


@pytest.mark.parametrize(
    ("language", "said"), [("nb", "omtalen av oppdraget for 2022"), ("en", "told of the assignment for 2022")]
)
def test_an_assignment_older_than_the_initiative_says_where_it_is_named(
    content: Content, language: str, said: str
) -> None:
    listed = page(content, "bo-trygt-hjemme", language).split('id="about-tasks"')[1].split("</ul>")[0]
    assert said in listed
    own = page(content, "leve-hele-livet", language).split('id="about-tasks"')[1].split("</ul>")[0]
    assert said not in own, "it began before the letters"


def test_goals_under_others_are_told_from_the_main_ones_and_come_last(content: Content) -> None:
    goals = items(sections(page(content, "leve-hele-livet"))["goal"])
    assert ["Delmål · " in each for each in goals] == [False] * 5 + [True] * 5


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("nb", "Kildene som er registrert for satsingen selv."),
        ("nn", "Kjeldene som er registrerte for satsinga sjølv."),
        ("en", "The sources recorded for the initiative itself."),
    ],
)
def test_which_sources_are_counted_is_said_beside_them(content: Content, language: str, said: str) -> None:
    assert said in sections(page(content, "leve-hele-livet", language))["about-sources"]
