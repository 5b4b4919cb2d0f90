"""Words, endings, references, ages and mentions, each with a case that breaks the rule."""

from __future__ import annotations

import itertools
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lhl_graph.analysis.finding.ages import ages
from lhl_graph.analysis.finding.endings import same_word
from lhl_graph.analysis.finding.lexicon import Label, Lexicon
from lhl_graph.analysis.finding.mentions import find
from lhl_graph.analysis.finding.plan_goals import Passage, plan_goals
from lhl_graph.analysis.finding.plan_overlap import touches
from lhl_graph.analysis.finding.references import references
from lhl_graph.analysis.finding.words import key, unhyphenated, words
from lhl_graph.analysis.finding.written_form import written_form
from lhl_graph.analysis.information_content import Annotation

LABELS = [
    Label("reform", "initiative", "Leve hele livet", "name"),
    Label("home", "initiative", "Bo trygt hjemme", "name"),
    Label("dementia-plan", "initiative", "Demensplan 2025", "name"),
    Label("relatives-strategy", "initiative", "Pårørendestrategien", "name"),
    Label("union", "actor", "Delta", "name"),
    Label("reform", "initiative", "LHL", "abbreviation"),
    Label("patients", "actor", "LHL", "abbreviation"),
    Label("patients", "actor", "Landsforeningen for hjerte- og lungesyke", "name"),
    Label("older", "group", "eldre", "label"),
    Label("older", "group", "eldre bygg", "negative"),
    Label("population", "group", "innbyggere", "label"),
    Label("population", "group", "# innbyggere", "negative"),
    Label("dementia", "theme", "demens", "label"),
    Label("nutrition", "theme", "ernæring", "label"),
    Label("culture", "theme", "kultur", "label"),
    Label("culture", "theme", "kulturminne", "negative"),
    Label("home-care", "theme", "hjemmetjenester", "label"),
    Label("care", "theme", "helse- og omsorgstjenester", "label"),
    Label("design", "theme", "universell utforming", "label"),
    Label("design", "theme", "tilgjengelighet", "company"),
]
LEXICON = Lexicon(LABELS, {("meld", "15", "2017"): "reform"}, {}, ("older", "oldest"), {"dementia-plan": (2020, 2025)})


def found(text: str) -> list[tuple[str, str]]:
    return [(each.thing, text[each.start : each.end]) for each in find(text, [(0, len(text))], LEXICON)]


@pytest.mark.parametrize(
    ("nb", "nn"),
    [
        ("hjemmetjenesten", "heimetenesta"),
        ("sykehjemmene", "sjukeheimane"),
        ("forebyggende", "førebyggjande"),
        ("innbyggere", "innbyggjarar"),
        ("boliger", "bustader"),
        ("aldersvennlig", "aldersvenleg"),
        ("muligheter", "moglegheiter"),
    ],
)
def test_both_written_forms_of_a_word_meet(nb: str, nn: str) -> None:
    assert same_word(key(nb), key(nn))


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("demens", "dem"),
        ("fastlege", "fast"),
        ("ledelse", "led"),
        ("boliger", "boligeiere"),
        ("samer", "sammen"),
        ("omsorgsarbeidere", "omsorgsarbeid"),
    ],
)
def test_words_that_only_begin_alike_do_not(a: str, b: str) -> None:
    assert not same_word(key(a), key(b))


@given(st.text(alphabet="abdefghijklmnoprstuvyæøå", min_size=1, max_size=20))
def test_every_word_is_a_form_of_itself(word: str) -> None:
    assert same_word(key(word), key(word))


@pytest.mark.parametrize("hyphen", ["-\n", "\u00ad\n", "\u00ad", "\ufffe", "\x02", "\u2010\n"])
def test_a_word_that_a_line_break_parts_is_one(hyphen: str) -> None:
    text = f"kvardags{hyphen}rehabilitering"
    (word,) = words(text)
    assert (word.start, word.end, word.said) == (0, len(text), "kvardagsrehabilitering")


@pytest.mark.parametrize(
    "text", ["helse-\nog omsorgstjenester", "helse- og omsorgstjenester", "helseog omsorgstjenester"]
)
def test_a_suspended_hyphen_is_kept_or_found_again(text: str) -> None:
    assert found(text) == [("care", text)]


def test_decomposed_letters_are_found_where_they_stand() -> None:
    text = unicodedata.normalize("NFD", "Vi må styrke ernæring for å leve")
    assert found(text) == [("nutrition", unicodedata.normalize("NFD", "ernæring"))]


@pytest.mark.parametrize(
    "said",
    [
        "Meld. St. 15 (2017–2018)",
        "Meld.St.15 (2017-2018)",
        "St.meld. nr. 15 (2017-2018)",
        "Stortingsmelding nr. 15 2017/2018",
        "Stortingsmelding 15 (17-18)",
        "melding til Stortinget nr. 15 (2017–2018)",
    ],
)
def test_a_white_paper_is_known_in_every_spelling(said: str) -> None:
    (reference,) = references(said)
    assert (reference.series, reference.number, reference.year) == ("meld", "15", "2017")
    assert found(f"Se {said}.")[0][0] == "reform"


def test_a_number_without_a_year_is_what_its_title_says() -> None:
    assert [thing for thing, _ in found("Meld. St. 15 Leve hele livet")] == ["reform"]
    assert found("Meld. St. 15 om noe annet") == []


def test_a_number_without_a_year_is_the_one_whose_name_the_text_has() -> None:
    text = "Leve hele livet gjelder. Det er store krav i Meld. St. 15."
    assert found(text) == [("reform", "Leve hele livet"), ("reform", "Meld. St. 15")]
    twice = Lexicon([*LABELS], {("meld", "15", "2017"): "reform", ("meld", "15", "2022"): "home"})
    both = f"Bo trygt hjemme, og {text[0].lower() + text[1:]}".replace("leve", "Leve")
    assert "Meld. St. 15" not in [both[each.start : each.end] for each in find(both, [(0, len(both))], twice)]


def test_what_is_longer_than_any_word_is_none_and_takes_no_time() -> None:
    for text in ("a-\n" * 100_000, "demens" * 100_000):
        assert words(text) == []
        assert found(text) == []


def test_the_number_of_a_footnote_is_no_part_of_the_word() -> None:
    assert found("Vi har en plan for ernæring14 og demens2.") == [("nutrition", "ernæring"), ("dementia", "demens")]


def test_a_name_that_is_an_abbreviation_too_is_told_by_its_case() -> None:
    words_of = Lexicon([Label("nav", "actor", "NAV", "name"), Label("nav", "actor", "Nav", "name")])
    for text, said in (("Nav-kontoret og NAV", ["Nav", "NAV"]), ("nav i et hjul", [])):
        assert [text[each.start : each.end] for each in find(text, [(0, len(text))], words_of)] == said


@pytest.mark.parametrize("said", ["Prop. 1 S (2015–2016)", "kapittel 15 (2017–2018)", "side 15"])
def test_what_is_no_reference_is_none(said: str) -> None:
    assert list(references(said)) == []


@pytest.mark.parametrize(
    ("said", "least"),
    [("65+", 65), ("over 67 år", 67), ("80 år og eldre", 80), ("80-åringer", 80), ("mellom 67 og 79 år", 67)],
)
def test_ages_stand_for_people(said: str, least: int) -> None:
    assert [each.least for each in ages(f"Alle {said} får tilbud")] == [least]


@pytest.mark.parametrize("said", ["80 prosent", "over 20 år", "2080+", "over 70 år gammel", "1980-årene"])
def test_other_numbers_do_not(said: str) -> None:
    assert list(ages(f"Tallet er {said} nå")) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Reformen Leve hele livet gjelder.", [("reform", "Leve hele livet")]),
        ("De skal få leve hele livet her.", []),
        ("reformen leve hele livet", [("reform", "leve hele livet")]),
        ("«leve heile livet»", [("reform", "leve heile livet")]),
        ("Bo trygt hjemme så lenge som mulig", []),
        ("pårørendestrategien gjelder", [("relatives-strategy", "pårørendestrategien")]),
        ("demensplan 2025", [("dementia-plan", "demensplan 2025")]),
        ("Vår demensplan 2025", [("dementia", "demensplan")]),
        ("Demensplan 2025–2029", [("dementia", "Demensplan")]),
        ("Delta i arbeidet", []),
        ("Vi må delta i arbeidet", []),
        ("Fagforbundet og Delta er med", [("union", "Delta")]),
        ("eldre og eldre bygg", [("older", "eldre")]),
        ("5 400 innbyggere bor her. Innbyggere skal høres.", [("population", "Innbyggere")]),
        ("kulturskolen og kulturminner", [("culture", "kulturskolen")]),
        ("hjemme- og institusjonstjenester", [("home-care", "hjemme")]),
        ("ernærings- og aktivitetsplan", [("nutrition", "ernærings")]),
        ("tilgjengelighet til data", []),
        (
            "tilgjengelighet og universell utforming",
            [("design", "tilgjengelighet"), ("design", "universell utforming")],
        ),
        ("leve hele livet-reformen", [("reform", "leve hele livet")]),
        ("se www.demens.no/demens for mer", []),
    ],
)
def test_what_stands_around_a_word_decides(text: str, expected: list[tuple[str, str]]) -> None:
    assert found(text) == expected


def test_an_abbreviation_is_what_the_text_names() -> None:
    assert ("reform", "LHL") in found("Leve hele livet, kort LHL.")
    assert ("patients", "LHL") in found("Landsforeningen for hjerte- og lungesyke er med. LHL har kurs.")
    assert found("LHL har kurs.") == []


@given(st.text(max_size=200))
def test_any_text_is_read_and_every_mention_lies_in_it(text: str) -> None:
    mentions = find(text, [(0, len(text))], LEXICON)
    assert all(0 <= each.start < each.end <= len(text) for each in mentions)
    assert all(a.end <= b.start for a, b in itertools.pairwise(mentions))


def test_the_written_form_of_a_passage_is_told_by_its_small_words() -> None:
    assert written_form("Dei skal ikkje vere åleine heime.") == "nn"
    assert written_form("De skal ikke være alene hjemme.") == "nb"
    assert written_form("Demensplan 2025", "nn") == "nn"


def test_goals_are_told_by_wording_and_place() -> None:
    passages = [
        Passage("heading", 0, "Mål", ()),
        Passage("item", 10, "Flere eldre skal få hjelp hjemme", ("Mål",)),
        Passage("paragraph", 60, "Målgruppen er bred. Kommunen skal bygge nye boliger.", ("Status",)),
        Passage("paragraph", 200, "Det regner ofte her i landet.", ("Status",)),
    ]
    assert [(goal.start, goal.confidence) for goal in plan_goals(passages)] == [(10, 0.7), (80, 0.4)]


def test_two_words_about_a_hyphen_become_one_and_their_neighbours_stay() -> None:
    made, place = unhyphenated(words("vår demens-plan for alle"), 1)
    assert ([word.said for word in made], place) == (["vår", "demensplan", "for", "alle"], 1)


def test_of_a_long_text_as_many_words_before_a_hyphen_as_after_it_are_looked_at() -> None:
    made, place = unhyphenated(words("vår " * 99 + "demens-plan" + " for" * 99), 99)
    assert made[place].said == "demensplan"
    assert len(made) == 2 * place + 1 < 99


@pytest.mark.parametrize(
    ("name", "common"),
    [("demens", True), ("tilgjengelighet", True), ("eldre bygg", False), ("Delta", False), ("Demensplan 2025", False)],
)
def test_a_name_is_common_that_a_theme_or_group_has_too(name: str, common: bool) -> None:
    assert LEXICON.is_common(name) == common


def test_a_plan_that_says_the_only_thing_there_is_to_say_is_as_chance_would_have_it() -> None:
    said = [Annotation("a", "theme", "dementia", "a/g1")]
    (first, second) = touches({"dementia": 1}, ["a", "b"], said, {}, draws=1)
    assert (first.initiative, first.p, second.score) == ("a", 1, 0)
