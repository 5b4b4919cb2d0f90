"""The drawings of the site: the reform first or in a colour of its own, the rest in the order of the plots."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from lhl_graph.analysis.overlap import Overlap
from lhl_graph.analysis.timeline import Bar, timeline
from lhl_graph.findings import facts
from lhl_graph.findings.read import findings
from lhl_graph.iris import BASE, REFORM, local_name
from lhl_graph.picture import caption
from lhl_graph.picture.plot_words import WORDS
from lhl_graph.picture.row_order import READABLE, by_likeness, by_start
from lhl_graph.picture.stretch import LOOKS
from lhl_graph.site import drawing
from lhl_graph.site.address import local
from lhl_graph.site.frame import Frame
from lhl_graph.site.pages import overview

if TYPE_CHECKING:
    from lhl_graph.knowledge_graph import KnowledgeGraph
    from lhl_graph.site.content import Content

NAMES = {REFORM: "Reformen", "x:a": "En annen", "x:b": "En tredje"}
LINKS = dict.fromkeys(NAMES, "a.html")


def overlap(a: str, b: str, score: float) -> Overlap:
    return Overlap(a, b, score, *([0.0] * (len(Overlap._fields) - 3)))


ROWS = [overlap(REFORM, "x:a", 0.4), overlap(REFORM, "x:b", 0.2), overlap("x:a", "x:b", 0.1)]
WITHOUT = ROWS[2:]
"""Those without the reform."""


def test_the_diagonal_has_a_look_of_its_own_and_the_reform_its_numbers() -> None:
    drawn = drawing.heatmap(ROWS, list(NAMES), NAMES, LINKS, "nb")
    (selves,) = re.findall(r'<path class="self" d="([^"]+)"', drawn)
    assert selves.count("M") == 3
    assert re.findall(r">(\d,\d+)</text>", drawn) == ["0,40", "0,20"]
    assert re.findall(r'<text class="reform"[^>]*>([^<]+)<', drawn) == ["Reformen", "Reformen"]


def test_without_the_reform_first_no_number_is_written() -> None:
    assert not re.findall(r">\d,\d+</text>", drawing.heatmap(WITHOUT, ["x:a", "x:b"], NAMES, LINKS, "nb"))
    assert "<text" not in drawing.heatmap([], [], {}, {}, "nb")


def test_a_pair_that_is_more_than_chance_has_a_dot_on_both_sides_of_the_diagonal() -> None:
    drawn = drawing.heatmap(ROWS, list(NAMES), NAMES, LINKS, "nb", {(REFORM, "x:a"), ("x:a", "x:b")})
    dots = {look: path.count("M") for look, path in re.findall(r'<path class="(light|dark)" d="([^"]+)"', drawn)}
    assert dots == {"dark": 2, "light": 2}
    assert "dark" not in drawing.heatmap(WITHOUT, ["x:a", "x:b"], NAMES, LINKS, "nb")


def test_the_key_gives_every_shade_its_likeness_up_to_the_largest() -> None:
    key = drawing.key(0.4, "nb")
    assert [said for _, said in key][::7] == ["0,00–0,05", "0,35–0,40"]
    assert len(key) == drawing.STEPS
    assert all(f'class="h{step}"' in drawn for step, (drawn, _) in enumerate(key))


def test_the_reform_has_a_colour_of_its_own_in_the_timeline() -> None:
    bars = [Bar(iri, "2019-01-01", "2023-12-31", None, "ended", "2024") for iri in NAMES]
    line = drawing.Timeline(bars, "2026-01-19")
    assert re.findall(r'<rect class="([^"]+)"', "".join(map(line.bar, bars))) == ["over reform", "over", "over"]


def test_what_is_confirmed_looks_otherwise_than_what_has_a_stated_period() -> None:
    stated = Bar("x:a", "2019-01-01", "2030-12-31", None, "active", "2024")
    confirmed = Bar("x:b", "2019-01-01", None, "open", "active", "2024")
    line = drawing.Timeline([stated, confirmed], "2026-01-19")
    assert re.findall(r'<rect class="([^"]+)"', line.bar(stated)) == ["known"]
    assert re.findall(r'<rect class="([^"]+)"', line.bar(confirmed)) == ["confirmed", "open"]
    assert ['href="#onward"' in line.bar(each) for each in (stated, confirmed)] == [False, True], "its end is open"
    assert 'id="onward"' in line.grid()


def test_what_is_only_perhaps_in_force_is_hatched_unlike_what_is_in_force() -> None:
    old, new = (Bar(f"x:{day}", "2019-01-01", None, "open", "active", day) for day in ("2020", "2025"))
    line = drawing.Timeline([old, new], "2026-01-19")
    assert re.findall(r'<rect class="([^"]+)"( fill="[^"]+")?', line.bar(old)) == [
        ("perhaps", ' fill="url(#hatch)"'),
        ("open", ""),
    ]
    assert re.findall(r'<rect class="([^"]+)"', line.bar(new)) == ["confirmed", "open"]
    assert 'id="hatch"' in line.grid() and "perhaps" in drawing.SHOWN


def test_a_stated_period_that_is_not_confirmed_lately_is_drawn_otherwise_from_its_newest_source_on() -> None:
    old, new = (Bar(f"x:{day}", "2019-01-01", "2030-12-31", None, "active", day) for day in ("2020", "2025"))
    line = drawing.Timeline([old, new], "2026-01-19")
    assert re.findall(r'<rect class="([^"]+)"', line.bar(old)) == ["perhaps", "unconfirmed"]
    assert re.findall(r'<rect class="([^"]+)"', line.bar(new)) == ["known"]


def test_what_has_no_known_start_is_a_dot_at_the_day_of_its_source() -> None:
    known = Bar("x:a", "2015-01-01", "2030", None, "active", "2024")
    early, late = (Bar("x:b", None, None, "open", "active", day) for day in ("2016", "2026"))
    line = drawing.Timeline([known, early, late], "2026-01-19")
    assert "<circle" not in line.bar(known)
    for each, anchor in ((early, "start"), (late, "end")):
        told = line.bar(each)
        assert told.count('<circle class="mentioned"') == 1 and "<rect" not in told
        assert f'text-anchor="{anchor}">nevnt i en kilde fra {each.as_of}</text>' in told


def test_the_longest_name_has_room_beside_its_row() -> None:
    long = "Avtalen om kommunal helse og omsorg og svært mye annet som kommunene har ansvar for, "
    names = {f"x:{year}": long + year for year in ("2012–2015", "2016–2018")}
    drawn = drawing.heatmap([], list(names), names, LINKS | dict.fromkeys(names, "a.html"), "nb")
    shown = set(re.findall(r'text-anchor="end">([^<]+)<', drawn))
    assert all(" … " in each or "… " in each for each in shown) and len(shown) == 2
    assert max(map(len, shown)) * 6 <= drawing.NAME


def test_a_bar_that_began_before_the_timeline_says_when() -> None:
    bars = [Bar("x:a", "1969-01-01", "2030", None, "active", "2024")]
    bars += [Bar("x:b", "2015-01-01", "2030", None, "active", "2024")] * 20
    line = drawing.Timeline(bars, "2026-01-19")
    assert re.findall(r">(← \d+)<", "".join(map(line.bar, bars))) == ["← 1969"]


def test_years_stand_where_their_lines_do() -> None:
    line = drawing.Timeline([Bar("x:a", "2015-01-01", "2030", None, "active", "2024")], "2026-01-19")
    assert re.findall(r'<text[^>]* x="([^"]+)"', line.axis()) == re.findall(r'"grid" x1="([^"]+)"', line.grid())


@pytest.mark.parametrize("language", ["nb", "nn", "en"])
def test_the_pages_of_drawings_say_what_the_plots_say(content: Content, kg: KnowledgeGraph, language: str) -> None:
    frame = Frame(content, language, (language,))
    pages = {page.path: page for page in overview.pages(content, frame.voice, kg.repository, None)}
    names = {each: frame.voice.called(each) for each in content.initiatives}
    found = findings(kg.store)
    order, bars = by_likeness(found, READABLE), by_start(timeline(facts.periods(kg.store)))
    told = {
        "likhet.html": caption.of_heatmap(found.overlaps, order, names, language),
        "tidslinje.html": caption.of_timeline(bars, names, content.day, language),
    }
    assert order[0] == REFORM and len(order) == READABLE
    for path, (finding, reading) in told.items():
        text = frame.render(pages[path]).decode()
        assert reading in text
        assert path == "likhet.html" or f"<h1>{finding}</h1>" in text
    counts = map(len, (content.standings.sure, content.standings.perhaps))
    assert {*map(str, counts)} < set(re.findall(r"\d+", told["tidslinje.html"].finding))
    table = frame.render(pages["tidslinje.html"]).decode().split("<tbody>")[1]
    assert all(f" {WORDS[language][look]}</span>" in text for look in LOOKS)
    assert f" {frame.voice.name(REFORM)}</span>" in text
    starts = [bar.first_day for bar in bars]
    assert table.count("<tr class=") == len(starts) and starts.index(None) == len([each for each in starts if each])


@pytest.mark.parametrize("language", ["nb", "nn", "en"])
def test_likeness_is_told_of_others_first_and_of_own_parts_and_editions_apart(
    content: Content, kg: KnowledgeGraph, language: str
) -> None:
    frame = Frame(content, language, (language,))
    page = next(
        each for each in overview.pages(content, frame.voice, kg.repository, None) if each.path == "likhet.html"
    )
    text, words = frame.render(page).decode(), frame.voice.words
    like = {row.b if row.a == REFORM else row.a: row.score for row in content.overlaps[REFORM]}
    said = [row for row in content.related[REFORM] if local_name(row.kind) == "part-of"]
    own = like.keys() & {row.initiative for row in said if row.to == REFORM and row.sure}
    wider = like.keys() & {row.to for row in said if row.initiative == REFORM} - own
    other = max(like.keys() - own, key=lambda each: like[each])
    assert max(like[each] for each in own) > like[other], "a part of its own is the most alike"
    heading = text.split("<h1>")[1].split("</h1>")[0]
    assert frame.voice.called(other) in heading and f"({frame.voice.decimal(like[other])})" in heading
    folded = {
        name: text.split(f"<summary>{words[name]} (")[1].split("</details>")[0] for name in ("own_parts", "own_pairs")
    }
    tables = text.split(words["as_table"])[1]
    assert all(folded["own_parts"].count(f'href="{local(each)}.html"') == 1 for each in own)
    assert not any(f'<th scope="row"><a href="{local(each)}.html"' in tables.split("<details")[0] for each in own)
    assert wider and not any(f'href="{local(each)}.html"' in folded["own_parts"] for each in wider)
    assert "initiative/demensplan-2020.html" in folded["own_pairs"]
    listed = text.split(words["rare_pairs"])[1].split(f"<summary>{words['own_pairs']}")[0]
    rows = re.findall(
        r'href="(initiative/[^"]+)\.html">[^<]*(?:<span[^<]*</span>)?</a> – <a href="([^"]+)\.html"', listed
    )
    pairs = [tuple(BASE + each for each in row) for row in rows]
    assert pairs and not [each for each in pairs if overview.is_own(content, frame.voice, each)]
    nearest = text.split('<ul class="nearest">')[1].split("</ul>")[0].split("\n<li>")
    for row, initiative in zip(nearest, by_likeness(findings(kg.store), READABLE), strict=False):
        _, *others = (BASE + each for each in re.findall(r'href="([^"]+)\.html"', row))
        alike = {
            each.b if each.a == initiative else each.a: (each.score, (each.a, each.b))
            for each in content.overlaps[initiative]
        }
        left = [each for each in alike if not overview.is_own(content, frame.voice, alike[each][1])]
        assert len(others) == 3 and others == sorted(left, key=lambda each: -alike[each][0])[:3], initiative
    assert len(nearest) == READABLE
