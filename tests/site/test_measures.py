"""The measures on the page for municipalities: every usable one once, and those that can be relied on by themselves."""

from __future__ import annotations

import json

import pytest

from lhl_graph.analysis.period import WITHIN
from lhl_graph.iris import BASE, local_name
from lhl_graph.site import client
from lhl_graph.site.content import BODIES, Content
from lhl_graph.site.offer import ELSEWHERE, RULE, USABLE, apart, instrument, rules, usable
from lhl_graph.site.pages import measures
from lhl_graph.site.voice import Voice


@pytest.mark.parametrize("language", ["nb", "nn", "en"])
def test_every_usable_measure_stands_in_one_list(content: Content, language: str) -> None:
    told = measures.values(content, Voice(content, language))
    listed = [part for _, parts in (*told["sure"], *told["apart"]) for part in parts]
    kinds = {iri: instrument(content, iri) for iri, (_, part) in content.parts.items() if part.kind == "measure"}
    usable = {
        iri
        for iri, kind in kinds.items()
        if kind in USABLE
        or apart(content, iri) in ("lasting", "rules")
        or (kind == RULE and apart(content, iri) == "proposed")
    }
    assert len(listed) == len(set(listed)) and set(listed) <= usable
    others = (each for each in listed if apart(content, each) not in ("lasting", "over"))
    titles = {content.reader.texts(each, "rdfs:label").get("nb") for each in others}
    for left in usable - set(listed):
        assert apart(content, left) in ("lasting", "over") and content.reader.texts(left, "rdfs:label")["nb"] in titles
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
        ("eldreloftet/m2", "others"),  # goes to voluntary organisations, for the good of older people
        ("eldreloftet/m1", "people"),  # for one's own home
        ("heltidserklaeringen/m1", "perhaps"),
        ("leve-hele-livet/m15", "over"),  # proposed by an initiative that is over
        ("demensplan-2020/m6", "lasting"),  # a guideline outlives the plan that it came with
        ("demensplan-2020/m1", "rules"),  # a duty, which may outlast it too
        ("ensomhet/m4", "proposed"),  # a duty that only a party tells of
        ("palliasjonsmeldingen/m2", "proposed"),  # one that only a newspaper tells of
        ("legemiddelmeldingen/m1", "proposed"),  # one that its white paper wanted
        ("nasjonale-forventninger-2023/m1", "rules"),  # in force, and nothing that a municipality chooses
        ("vold-og-overgrep/m2", "over"),  # a duty of state agencies
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
        ("digihjelpen/m2", ""),  # its source has no date
    ],
)
def test_a_measure_says_when_a_source_last_told_of_it(content: Content, measure: str, year: str) -> None:
    iri = f"{BASE}initiative/{measure}"
    assert content.last_seen(iri)[:4] == year
    for language in ("nb", "nn", "en"):
        voice = Voice(content, language)
        assert voice.seen(iri) == voice.words["seen" if year else "seen undated"].format(year=year)


def test_a_municipality_is_told_of_old_sources_of_measures_only(content: Content) -> None:
    told = json.loads(client.plan_said(content, Voice(content, "nb")).decode().partition("=")[2].rstrip(";\n"))
    said = {text: seen for text, seen in zip(told["parts"], told["seen"], strict=True) if seen}
    years = {int(seen[-4:]) for seen in said.values()}
    assert years and max(years) <= int(content.day[:4]) - WITHIN
    assert not any("helsefellesskap" in text.lower() for text in said), "told of in 2020, and again lately"


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


def test_what_only_parties_and_media_tell_of_is_no_rule(content: Content) -> None:
    told = measures.values(content, Voice(content, "nb"))
    apart_from = dict(told["apart"])
    on_themes = {part for concept in content.tagged for part in rules(content, concept)}
    proposed = {part for part in apart_from["proposed"] if instrument(content, part) == RULE}
    assert proposed and not proposed & {*apart_from["rules"], *on_themes}
    for part in on_themes:
        assert not all(map(content.is_second_hand, content.parts[part][1].sources)), part


def test_what_only_a_party_tells_of_is_proposed_whatever_its_kind(content: Content) -> None:
    measure, wish = (f"{BASE}initiative/{each}" for each in ("den-kulturelle-spaserstokken/m1", "ensomhet/m4"))
    whole, part = content.parts[measure]
    of_party = part._replace(sources=content.parts[wish][1].sources)
    assert apart(content._replace(parts=content.parts | {measure: (whole, of_party)}), measure) == "proposed"


def test_a_group_has_the_same_measures_on_its_page_for_municipalities_and_among_all_measures(content: Content) -> None:
    told = measures.values(content, Voice(content, "nb"))
    listed = [part for _, parts in told["sure"] for part in parts] + dict(told["apart"])["perhaps"]
    groups = content.in_scheme("target-group")
    for group in groups:
        among_all = {part for part in listed if group in told["about"][part]["target-group"]}
        assert among_all == set(usable(content, group)), group
    assert any(content.implied.get(part) for part in listed)


def test_the_bodies_elsewhere_are_target_groups(content: Content) -> None:
    known = set(map(local_name, content.in_scheme("target-group")))
    assert {local_name(each) for each in ELSEWHERE} <= known


def test_a_body_that_is_gone_is_not_asked_but_those_still_there_or_what_replaced_it(content: Content) -> None:
    kmd, kdd, hdir = (f"{BASE}actor/{name}" for name in ("kmd", "kdd", "hdir"))
    digihjelpen = f"{BASE}initiative/digihjelpen"
    assert content.reader.all(kmd, "lhl:replacedBy") == [kdd]
    for responsible, to_ask in (((kmd, hdir), [hdir]), ((kmd,), [kdd])):
        known = content.initiatives[digihjelpen]._replace(responsible=responsible)
        assert content._replace(initiatives=content.initiatives | {digihjelpen: known}).asked(digihjelpen) == to_ask
    for each in content.initiatives:
        assert not BODIES & set(content.asked(each)), "a kind of body can be asked nothing"
    assert {local_name(each) for each in BODIES} <= {local_name(each) for each in content.things("actor")}
