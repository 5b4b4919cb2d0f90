"""The measures on the page for municipalities: every usable one once, and those that can be relied on by themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from lhl_graph.iris import BASE, local_name
from lhl_graph.site import measures
from lhl_graph.site.content import USABLE, Content, read
from lhl_graph.site.offer import ELSEWHERE, apart, instrument
from lhl_graph.site.things import usable
from lhl_graph.site.voice import Voice

if TYPE_CHECKING:
    from lhl_graph.knowledge_graph import KnowledgeGraph


@pytest.fixture(scope="module")
def content(kg: KnowledgeGraph) -> Content:
    return read(kg.store)


@pytest.mark.parametrize("language", ["nb", "nn", "en"])
def test_every_usable_measure_stands_in_one_list(content: Content, language: str) -> None:
    told = measures.values(content, Voice(content, language))
    listed = [part for _, parts in (*told["sure"], *told["apart"]) for part in parts]
    usable = {
        iri for iri, (_, part) in content.parts.items() if part.kind == "measure" and instrument(content, iri) in USABLE
    }
    assert len(listed) == len(set(listed)) and set(listed) <= usable
    others = (each for each in listed if apart(content, each) != "over")
    titles = {content.reader.texts(each, "rdfs:label").get("nb") for each in others}
    for left in usable - set(listed):
        assert apart(content, left) == "over" and content.reader.texts(left, "rdfs:label")["nb"] in titles
    assert [kind for kind, _ in told["sure"]] == list(USABLE)
    assert {name for name, parts in told["apart"] if not parts} == {"later"}, "on the day of the data all have begun"


def test_what_can_be_relied_on_is_in_force_adopted_and_for_the_municipality(content: Content) -> None:
    for kind, parts in measures.values(content, Voice(content, "nb"))["sure"]:
        for part in parts:
            of, known = content.parts[part]
            groups = [each for each in known.concepts if each.startswith(BASE + "target-group/")]
            assert content.states[of.initiative] == "active" and instrument(content, part) == kind
            assert content.reader.one(part, "lhl:status") == ""
            assert not groups or not set(groups) <= ELSEWHERE


@pytest.mark.parametrize(
    ("measure", "why"),
    [
        ("eldreboligprogrammet/m1", "proposed"),
        ("tryggest/m4", "ended"),
        ("handlingsplan-digital-inkludering/m1", "others"),
        ("heltidserklaeringen/m1", "perhaps"),
        ("leve-hele-livet/m15", "over"),  # proposed by an initiative that is over
        ("demensplan-2020/m6", "over"),  # a guideline outlives the plan that it came with
        ("digihjelpen/m3", "ended"),  # a call whose deadline has passed
        ("aldersvennlig-norge-2030/m2", "ended"),  # ended by itself in an initiative that is in force
        ("den-kulturelle-spaserstokken/m1", ""),
    ],
)
def test_a_measure_stands_apart_for_one_reason(content: Content, measure: str, why: str) -> None:
    assert apart(content, f"{BASE}initiative/{measure}") == why


@pytest.mark.parametrize(
    ("measure", "year"),
    [
        ("digihjelpen/m4", "2019"),
        ("torn-prosjektet/m2", "2022"),  # one of its sources has no date
        ("helsefellesskap/m1", ""),  # told of in 2020, and again lately
        ("digihjelpen/m2", ""),  # its source has no date
    ],
)
def test_a_measure_that_no_recent_source_tells_of_says_when_it_was_last_seen(
    content: Content, measure: str, year: str
) -> None:
    iri = f"{BASE}initiative/{measure}"
    assert content.last_seen(iri) == year
    said = {language: Voice(content, language).last_seen(iri) for language in ("nb", "nn", "en")}
    assert all((year in each and len(each) > 4) if year else each == "" for each in said.values())


def test_whom_to_ask_is_who_is_responsible_else_the_owner(content: Content) -> None:
    asked = {
        each: list(map(local_name, content.asked(f"{BASE}initiative/{each}")))
        for each in ("leve-hele-livet", "palliasjonsmeldingen")
    }
    assert asked == {"leve-hele-livet": ["hdir"], "palliasjonsmeldingen": ["hod"]}


def test_what_has_not_begun_is_not_called_proposed(content: Content) -> None:
    measure = f"{BASE}initiative/den-kulturelle-spaserstokken/m1"
    before = content._replace(states=content.states | {content.parts[measure][0].initiative: "not yet"})
    assert apart(before, measure) == "later"


def test_what_a_theme_offers_is_neither_only_proposed_nor_ended_nor_for_others(content: Content) -> None:
    offered = {each for concept in content.tagged for each in usable(content, concept)}
    assert {apart(content, each) for each in offered} == {"", "perhaps"}
    assert f"{BASE}initiative/eldreboligprogrammet/m1" not in offered


def test_the_bodies_elsewhere_are_target_groups(content: Content) -> None:
    known = set(map(local_name, content.in_scheme("target-group")))
    assert {local_name(each) for each in ELSEWHERE} <= known
