"""The pages of concepts, actors, letters, common objectives and the lists: what they are called and what they tell."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

import pytest

from lhl_graph.analysis.overlap import WEIGHTS
from lhl_graph.iris import BASE, local_name
from lhl_graph.site import search
from lhl_graph.site.address import local
from lhl_graph.site.content import Content, read
from lhl_graph.site.frame import Frame
from lhl_graph.site.offer import is_offered
from lhl_graph.site.pages import concept, overview, things
from lhl_graph.site.voice import Voice, words

if TYPE_CHECKING:
    from lhl_graph.knowledge_graph import KnowledgeGraph


@pytest.fixture(scope="module")
def content(kg: KnowledgeGraph) -> Content:
    return read(kg.store)


@pytest.fixture(scope="module")
def made(content: Content) -> dict[str, dict[str, str]]:
    """Each page of a thing, by language and path."""
    frames = {language: Frame(content, language, (language,)) for language in ("nb", "nn", "en")}
    return {
        language: {
            page.path: frame.render(page).decode()
            for page in things.pages(content, frame.voice)
            if page.path.startswith(("letter", "objective", "actor", "theme/", "target-group/", "initiative/"))
        }
        for language, frame in frames.items()
    }


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


def test_a_main_letter_is_said_to_be_one_beside_the_short_name_that_the_source_has(
    made: dict[str, dict[str, str]],
) -> None:
    said = {each: made["nb"][f"letter/{each}.html"] for each in ("hoved-2020", "hoved-2021", "tillegg-6")}
    assert [each for each in said if "hovedbrevet for året" in said[each]] == ["hoved-2020", "hoved-2021"]
    assert "<h1>Tildelingsbrev 2020 til Helsedirektoratet</h1>" in said["hoved-2020"]


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


def test_letters_are_known_by_their_names(made: dict[str, dict[str, str]]) -> None:
    main, more = (made["nb"][f"letter/{name}.html"] for name in ("hoved-2020", "tillegg-40"))
    assert "<h1>Tildelingsbrev 2020 til Helsedirektoratet</h1>" in main and "«Hoved 2020»" in main
    assert "Selve brevet er ikke blant kildene." in main
    assert "<h1>Tillegg nr. 40 til tildelingsbrev til Helsedirektoratet 2018</h1>" in more
    assert re.search(r"<dt>Selve brevet</dt><dd><a href=", more)
    assert "<h1>Tillegg nr. 6 til Helsedirektoratet, 2019</h1>" in made["nb"]["letter/tillegg-6.html"]
    assert "<h1>Allocation letter 2020 to Norwegian Directorate of Health</h1>" in made["en"]["letter/hoved-2020.html"]


def test_a_status_is_told_once_and_a_figure_is_said_to_be_one(made: dict[str, dict[str, str]]) -> None:
    text = made["nb"]["letter/hoved-2021.html"]
    assert "Status i 2022: forsinket, påvirker ikke leveranse. Ved utgangen" in text
    assert "Status i 2022: ferdig. " in text and "Risiko: ferdig" not in text
    assert text.count("Kilde: ") == 1 and re.search(r"<p>Planlagt videre:</p><ul><li>", text)
    figure, report = re.findall(r"<h3[^>]*>(.*?)</h3>", text)
    assert "Tall å rapportere" in figure and "Tall å rapportere" not in report
    other = made["nb"]["letter/hoved-2020.html"]
    assert "Status i 2022: til vurdering. Risikovurderingen i kilden er «i henhold til plan». " in other
    assert "Status i 2022: i henhold til plan. Årsrapporten viser til de andre oppdragene.<" in other


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("nb", "Seks satsinger har mål om velferdsteknologi"),
        ("nn", "Seks satsingar har mål om velferdsteknologi"),
        ("en", "Six initiatives have goals on welfare technology"),
    ],
)
def test_a_common_objective_says_no_more_than_what_its_goals_are_on(
    content: Content, made: dict[str, dict[str, str]], language: str, said: str
) -> None:
    voice = Voice(content, language)
    name = next(iri for iri in content.said if voice.objective(iri) == said).rpartition("/")[2]
    text = made[language][f"objective/{name}.html"]
    assert f"<h1>{said}</h1>" in text and 'class="basis computed"' in text


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


def test_a_page_says_that_its_goals_and_measures_are_in_another_language(made: dict[str, dict[str, str]]) -> None:
    for path in ("initiative/leve-hele-livet.html", "theme/housing.html"):
        assert "Mål og tiltak utan tekst på nynorsk står på bokmål." in made["nn"][path]
        assert "står på nynorsk" not in made["nb"][path] and "given in Norwegian" not in made["en"][path]


def test_bodies_are_called_in_english_what_they_call_themselves(made: dict[str, dict[str, str]]) -> None:
    assert "<h1>Norwegian Directorate of Health</h1>" in made["en"]["actor/hdir.html"]
    assert "The Government owned the initiative" in made["en"]["initiative/leve-hele-livet.html"]


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
    (measures, ask), rules = said["concept_sections"], said["apart"]["rules"]
    headings = re.findall(r"<h2 id=[^>]*>(.*?) ?(?:<span|</h2>)", text)
    assert headings[:3] == [rules[0], measures, said["apart"]["lasting"][0]]
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
    assert said.format(counts["active"]) in text and f" {counts['ended']} " in text.rpartition(",")[2]
    assert f". {counts['active']} " in text
    assert all(f'initiative/index.html#{each}"' in first for each in ("active", "perhaps", "ended"))


def test_the_start_page_says_once_what_all_rows_of_a_list_have(kg: KnowledgeGraph, content: Content) -> None:
    frame = Frame(content, "nb", ("nb",))
    page = next(each for each in overview.pages(content, frame.voice, kg.repository, None) if each.path == "index.html")
    text = frame.render(page).decode()
    unseen, late = text.split(f"<h2>{words('nb')['top_unseen']}")[1].split("<h2>Sist bekreftet i kraft</h2>")
    assert unseen.count("<li>") == overview.MOST and frame.voice.shared["unlinked"] not in unseen
    assert late.count("<li>") == overview.OPEN and ">I kraft<" not in late


def test_a_hit_of_the_search_says_what_builds_on_what_is_over(content: Content) -> None:
    voice = Voice(content, "nb")
    assert content.after(f"{BASE}initiative/omsorg-2020")[0] == "basis_of"
    assert "Grunnlag for: Kompetanseløft 2020, Leve hele livet" in search.said(content, voice, ()).decode()


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


@pytest.mark.parametrize("language", ["nb", "nn", "en"])
def test_a_letter_whose_assignments_are_not_recorded_says_so_where_it_is_listed_and_on_its_page(
    content: Content, made: dict[str, dict[str, str]], language: str
) -> None:
    bare = words(language)["letter_bare"]
    rows = re.findall(r'<li><a href="\.\./(letter/[^"]+)\.html">(.*?)</li>', made[language]["letter/index.html"])
    told = {letter for letter, row in rows if bare in row}
    assert told == {local(each) for each in content.things("letter") if not content.reader.pointing(each, "lhl:letter")}
    for letter, _ in rows:
        text = made[language][f"{letter}.html"]
        assert (bare[1:] in text) == (letter in told)
        assert '<span class="count">0</span>' not in text


def test_the_sources_of_an_actor_are_said_to_be_on_the_actor(made: dict[str, dict[str, str]]) -> None:
    assert f"<h2>{words('nb')['actor_sources']} " in made["nb"]["actor/hdir.html"]


def test_a_letter_without_assignments_stands_last_among_letters(made: dict[str, dict[str, str]]) -> None:
    listed = made["nb"]["letter/index.html"].partition("<main")[2]
    bare = listed.index("oppdragene er ikke registrert her")
    assert 0 < listed.index('href="../letter/hoved-2020.html"') < bare
