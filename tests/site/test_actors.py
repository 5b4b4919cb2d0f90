"""Actors: their list, and of each what it is behind, offers, was asked to do, and whether it is still there."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

import pytest

from lhl_graph import alphabet
from lhl_graph.iris import BASE
from lhl_graph.site.offer import is_offered
from lhl_graph.site.voice import words

if TYPE_CHECKING:
    from lhl_graph.site.content import Content


def test_the_list_of_actors_tells_how_many_initiatives_each_has_a_part_in_and_marks_those_no_longer_there(
    content: Content, made: dict[str, dict[str, str]]
) -> None:
    reader = content.reader
    text = made["nb"]["actor/index.html"].split('<details class="folded"', 1)[1]
    rows = re.findall(r'<li><a href="\.\./(actor/[^"]+)\.html">[^\n]*?</li>', text)
    told = {actor: text.split(f'{actor}.html">')[1].split("</li>")[0] for actor in rows}
    assert sorted(BASE + each for each in rows) == sorted(content.things("actor"))
    gone = words("nb")["gone"]
    for actor, row in told.items():
        of = {i for name in ("owner", "responsible", "partner") for i in reader.pointing(BASE + actor, f"lhl:{name}")}
        count = re.search(r'<span class="count">(\d+)</span>', row)
        assert (int(count[1]) if count else 0) == len(of), actor
        assert (gone in row) == content.is_gone(BASE + actor), actor
        assert all(each.removeprefix(BASE) in row for each in reader.all(BASE + actor, "lhl:replacedBy"))
    assert {each for each in told if gone in told[each]} >= {"actor/kmd", "actor/eldreombudet"}


def test_many_actors_of_a_kind_stand_under_its_name_and_those_without_a_part_are_folded(
    content: Content, made: dict[str, dict[str, str]]
) -> None:
    folds = re.findall(
        r'<details class="folded"( open)?>\s*<summary><h2>(.*?) <span class="count">(\d+)</span>.*?</details>',
        made["nb"]["actor/index.html"],
        re.DOTALL,
    )
    groups = words("nb")["actor_groups"]
    assert [name for is_open, name, _ in folds if not is_open] == [groups["others"]]
    assert {"Departement", "Direktorat", "Organisasjon"} < {name for _, name, _ in folds}
    assert sum(int(count) for *_, count in folds) == len(content.things("actor"))


def test_an_actor_that_ended_says_so_with_the_day_and_its_source_and_is_asked_of_nothing(
    content: Content, made: dict[str, dict[str, str]]
) -> None:
    facts = made["nb"]["actor/eldreombudet.html"].split('<dl class="facts">')[1].split("</dl>")[0]
    assert words("nb")["gone"] in facts and "Avsluttet 1. juli 2023" in facts and 'href="https://www.nrk.no/' in facts
    assert not [each for each in content.initiatives if any(map(content.is_gone, content.asked(each)))]
    before = content._replace(day="2023-06-30")
    assert not before.is_gone(f"{BASE}actor/eldreombudet")


def test_who_owns_an_initiative_is_told_by_the_name_of_today_too(made: dict[str, dict[str, str]]) -> None:
    facts = made["nb"]["initiative/nasjonale-forventninger-2019.html"].split("<dt>Eier</dt>")[1].split("</dl>")[0]
    now = '(nå <a href="../actor/kdd.html">Kommunal- og distriktsdepartementet</a>)'
    assert facts.count(now) == 2, "as owner and as responsible"
    ended = made["nb"]["initiative/eldreombudet.html"].split("<dt>Ansvarlig</dt>")[1].split("</dl>")[0]
    assert "Eldreombudet</a> (finnes ikke lenger)" in ended


def test_an_actor_has_its_website_as_derived_and_its_role_in_what_is_over_as_past(
    content: Content, made: dict[str, dict[str, str]]
) -> None:
    text = made["nb"]["actor/hdir.html"]
    assert (
        '<a href="https://www.helsedirektoratet.no/">helsedirektoratet.no</a> <span class="about">(slik det står'
        in text
    )
    assert "Rollen i Leve hele livet (avsluttet, 2019–2023) er registrert slik: Nasjonalt ansvar" in text
    without = next(each for each in content.things("actor") if not content.reader.one(each, "lhl:website"))
    assert "Nettsted:" not in made["nb"][f"actor/{without.rpartition('/')[2]}.html"]


def test_the_part_of_an_actor_in_the_reform_is_said_first(made: dict[str, dict[str, str]]) -> None:
    lead = made["nb"]["actor/hod.html"].split('<p class="lead">')[1].split("</p>")[0]
    assert "var partner i Leve hele livet (avsluttet, 2019–2023) og sendte seks brev med oppdrag om reformen." in lead
    assert "Leve hele livet" not in made["nb"]["actor/hdir.html"].split('<p class="lead">')[1].split("</p>")[0], "once"


def test_an_actor_begins_with_how_many_initiatives_it_is_behind_and_names_each_once(
    content: Content, made: dict[str, dict[str, str]]
) -> None:
    text = made["nb"]["actor/hdir.html"]
    actor, reader = f"{BASE}actor/hdir", content.reader
    owned, answered = ({*reader.pointing(actor, f"lhl:{name}")} for name in ("owner", "responsible"))
    behind = owned | answered
    assert owned & answered
    lead = text.split("</h1>")[1].split("</p>")[0]
    assert f"eier eller har ansvar for {len(behind)} av satsingene her: " in lead
    roles = text.split("<h2>Satsinger som er eller kanskje er i kraft ")[1].split("<h2>Samarbeider")[0]
    assert roles.count('class="badge ') == len(behind) and roles.count(">eier og ansvarlig<") == len(owned & answered)
    now, over = roles.split('<details class="folded">', 1)
    assert 'class="badge active"' in now and 'class="badge ended"' not in now
    assert 'class="badge ended"' in over and 'class="badge active"' not in over
    assert '<details class="folded" open' not in text, "what is over, assignments and sources are folded"


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("nb", "Direktoratet for høyere utdanning og kompetanse samarbeidet om én satsing her, og den er avsluttet."),
        ("nn", "Direktoratet for høyere utdanning og kompetanse samarbeidde om éi satsing her, og ho er avslutta."),
        (
            "en",
            "Direktoratet for høyere utdanning og kompetanse was a partner in one initiative here, and it has ended.",
        ),
    ],
)
def test_an_actor_begins_with_what_is_known_of_it(made: dict[str, dict[str, str]], language: str, said: str) -> None:
    pages = {path: text for path, text in made[language].items() if path.startswith("actor/") and "index" not in path}
    assert said in pages["actor/hkdir.html"]
    assert sum('<p class="lead">' not in text for text in pages.values()) < len(pages) / 8


def test_initiatives_stand_by_the_names_that_are_shown(made: dict[str, dict[str, str]]) -> None:
    rows = made["nb"]["actor/hdir.html"].split("<h2>Satsinger som er eller")[1].split("</ul>")[0]
    names = re.findall(r'<li><a href="../initiative/[^"]+">(?:<span[^>]*>)?([^<]+)<', rows)
    in_force = [row for row in rows.split("<li>")[1:] if 'class="badge active"' in row]
    assert names[: len(in_force)] == sorted(names[: len(in_force)], key=alphabet.key)


def test_an_actor_says_what_municipalities_can_have_of_it_by_initiative_with_the_source(
    content: Content, made: dict[str, dict[str, str]]
) -> None:
    actor = f"{BASE}actor/hdir"
    offers = Counter(
        of.initiative
        for part, (of, _) in content.parts.items()
        if is_offered(content, part) and actor in content.asked(of.initiative)
    )
    found = re.findall(
        r"<details><summary>\w+ tiltak for kommuner</summary>.*?</details>", made["nb"]["actor/hdir.html"]
    )
    assert len(found) == len(offers) > 5
    assert sum(each.count("<li>") for each in found) == offers.total()
    assert all("Kilde: <a" in each for each in found)


def test_the_assignments_of_an_actor_stand_by_letter_with_the_source_once(
    content: Content, made: dict[str, dict[str, str]]
) -> None:
    tasks = made["nb"]["actor/hdir.html"].split("<h2>Oppdrag ")[1].split("<h2>Kilder")[0]
    counts = [int(each) for each in re.findall(r'</a> <span class="count">(\d+)</span></h3>', tasks)]
    assert len(counts) > 1 and sum(counts) == tasks.count("<li>")
    cited = re.findall("Kilde: (.*?)</p>", tasks)
    assert len(cited) == len(set(cited)) > 0


def test_the_sources_of_an_actor_are_said_to_be_on_the_actor(made: dict[str, dict[str, str]]) -> None:
    assert f"<h2>{words('nb')['actor_sources']} " in made["nb"]["actor/hdir.html"]


def test_an_actor_is_written_in_english_as_in_a_sentence(made: dict[str, dict[str, str]]) -> None:
    assert '<p class="lead">The Norwegian Directorate of Health owns' in made["en"]["actor/hdir.html"]
    assert "<h1>United Nations</h1>" in made["en"]["actor/fn.html"], "a source says so"
