"""The plots: a heading that states the finding, how to read it, the reform told from the rest, and a sender."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from lhl_graph.analysis.overlap import Overlap
from lhl_graph.analysis.timeline import Bar
from lhl_graph.errors import InputError
from lhl_graph.findings import facts
from lhl_graph.picture import explorer, plot
from lhl_graph.picture.caption import of_timeline
from lhl_graph.picture.plot_words import WORDS
from lhl_graph.picture.stretch import LOOKS, stretches
from lhl_graph.prose import dated

if TYPE_CHECKING:
    from pathlib import Path

    from lhl_graph.knowledge_graph import KnowledgeGraph
    from tests.conftest import Lhl

LANGUAGES = ("nb", "nn", "en")


def said(kg: KnowledgeGraph, name: str, language: str = "nb", top: int | None = None) -> list[str]:
    """Give the texts of a plot in the order that they are drawn."""
    pytest.importorskip("matplotlib", reason="no matplotlib here: pip install 'lhl-graph[plot]'")
    return re.findall(r">([^<>]+)</text>", explorer.plot(kg.store, name, "svg", top=top, language=language).decode())


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("name", "finding", "reading"),
    [
        ("heatmap", "nearest", "heatmap_reading"),
        ("timeline", "running", "timeline_reading"),
        ("communities", "reform_grouped", "communities_reading"),
    ],
)
def test_a_plot_states_its_finding_how_to_read_it_and_who_says_so(
    kg: KnowledgeGraph, name: str, finding: str, reading: str, language: str
) -> None:
    texts = said(kg, name, language, 5 if name == "heatmap" else None)
    form = "".join(
        "(.+)" if n % 2 else re.escape(part) for n, part in enumerate(re.split(r"(\{\w+\})", WORDS[language][finding]))
    )
    assert any(re.fullmatch(form, text) for text in texts)
    assert any(text.startswith(WORDS[language][reading][:40]) for text in texts)
    assert any(text.startswith("lhl-graph ") and "CC BY 4.0" in text for text in texts)


def test_the_words_of_plots_are_complete_in_every_language() -> None:
    assert WORDS["nb"].keys() == WORDS["nn"].keys() == WORDS["en"].keys()


def test_a_heat_map_that_can_be_read_has_the_numbers_of_the_reform_the_largest_first(kg: KnowledgeGraph) -> None:
    texts = said(kg, "heatmap", top=8)
    numbers = [text for text in texts if re.fullmatch(r"0,\d\d", text)]
    assert len(numbers) == 7
    assert numbers == sorted(numbers, reverse=True)
    assert not [text for text in said(kg, "heatmap", top=999) if re.fullmatch(r"0,\d\d", text)]


def test_the_command_draws_as_many_rows_as_can_be_read(lhl: Lhl, tmp_path: Path) -> None:
    pytest.importorskip("matplotlib", reason="no matplotlib here: pip install 'lhl-graph[plot]'")
    file = tmp_path / "heatmap.svg"
    assert lhl("plot", "heatmap", "-o", file).returncode == 0
    assert len(re.findall(r">0,\d\d</text>", file.read_text(encoding="utf-8"))) == 24


def test_a_period_that_is_over_is_paler_than_one_that_runs() -> None:
    pytest.importorskip("matplotlib", reason="no matplotlib here: pip install 'lhl-graph[plot]'")
    bar = Bar("a", "2016-01-01", "2018-12-31", None, "ended", "2019")

    def pale(day: str) -> int:
        return plot.timeline([bar], {"a": "A"}, "svg", day).decode().count("fill: #c4c8cc")

    assert pale("2026-01-19") == pale("2018-01-19") + 1


def test_each_look_of_a_bar_and_the_reform_stand_in_the_legend(kg: KnowledgeGraph) -> None:
    texts = said(kg, "timeline")
    assert {WORDS["nb"][look] for look in LOOKS} <= set(texts)
    assert texts.count("Leve hele livet") == 2


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_legend_of_a_timeline_is_whole_and_stands_over_it(kg: KnowledgeGraph, language: str) -> None:
    pytest.importorskip("matplotlib", reason="no matplotlib here: pip install 'lhl-graph[plot]'")
    drawn = explorer.plot(kg.store, "timeline", "svg", language=language).decode()
    found = re.findall(r'<text[^>]*?(?: x="|translate\()([\d.]+)(?:" y="| )([\d.]+)[^>]*>([^<>]+)</text>', drawn)
    places = {text: (float(x), float(y)) for x, y, text in found}
    wide = max(map(float, re.findall(r' viewBox="0 0 ([\d.]+)', drawn)))
    for look in LOOKS:
        x, y = places[WORDS[language][look]]
        assert x + 8 * 0.5 * len(WORDS[language][look]) < wide
        assert y < places["2015"][1]


def test_the_reform_stands_first_in_a_timeline_whose_years_stand_over_and_under_it(kg: KnowledgeGraph) -> None:
    texts, names = said(kg, "timeline"), {each["short"]["nb"] for each in explorer.picture(kg.store).things}
    years = [text for text in texts if re.fullmatch(r"20\d\d", text)]
    assert years and all(years.count(year) == 2 for year in years)
    assert next(text for text in texts if text in names) == "Leve hele livet"


def test_what_has_begun_by_its_period_but_is_only_announced_counts_as_perhaps_in_force() -> None:
    bars = [
        Bar("a", "2020-01-01", "2030-12-31", None, "planned", "2019"),
        Bar("b", "2020-01-01", None, "open", "active", "2019"),
        Bar("c", "2020-01-01", None, "open", "active", "2025"),
        Bar("d", None, None, "open", "planned", "2023"),
        Bar("e", "2010-01-01", "2015-12-31", None, "planned", "2009"),
    ]
    finding, _ = of_timeline(bars, {}, "2026-01-19", "nb")
    assert finding == "Per 19. januar 2026 er 1 satsinger i kraft og 3 kanskje i kraft"


def test_a_heat_map_has_a_dot_for_what_is_more_than_chance() -> None:
    pytest.importorskip("matplotlib", reason="no matplotlib here: pip install 'lhl-graph[plot]'")
    rows = [Overlap("a", "b", 0.4, 0, 0, 0, 0, 0), Overlap("a", "c", 0.3, 0, 0, 0, 0, 0)]
    names = {"a": "A", "b": "B", "c": "C"}

    def dots(*rare: tuple[str, str]) -> int:
        return plot.heatmap(rows, list(names), names, "svg", "2026-01-19", rare=rare).decode().count("<use ")

    assert dots(("a", "b")) == dots() + 2


def test_what_has_no_known_start_stands_last() -> None:
    pytest.importorskip("matplotlib", reason="no matplotlib here: pip install 'lhl-graph[plot]'")
    bars = [
        Bar("a", None, None, "open", "active", "2020"),
        Bar("b", "2016-01-01", "2030-12-31", None, "active", "2025"),
    ]
    drawn = plot.timeline(bars, {"a": "Uten start", "b": "Med start"}, "svg", "2026-01-19").decode()
    assert drawn.index("Med start") < drawn.index("Uten start")


@pytest.mark.parametrize("name", explorer.PLOTS)
def test_plots_are_files_of_their_kind_and_the_same_every_time(kg: KnowledgeGraph, name: str) -> None:
    pytest.importorskip("matplotlib", reason="no matplotlib here: pip install 'lhl-graph[plot]'")
    drawing = explorer.plot(kg.store, name, "svg", language="en")
    assert drawing.startswith(b"<?xml")
    assert b"Dementia Plan 2025" in drawing
    assert drawing == explorer.plot(kg.store, name, "svg", language="en")


def test_plots_are_pictures_for_other_programs_too(kg: KnowledgeGraph) -> None:
    pytest.importorskip("matplotlib", reason="no matplotlib here: pip install 'lhl-graph[plot]'")
    assert explorer.plot(kg.store, "timeline", "png").startswith(b"\x89PNG")


def test_unknown_plots_and_formats_are_refused(kg: KnowledgeGraph) -> None:
    with pytest.raises(InputError, match="the plots are heatmap, timeline, communities"):
        explorer.plot(kg.store, "pie", "svg")
    with pytest.raises(InputError, match="the formats are svg, png"):
        explorer.plot(kg.store, "timeline", "gif")


def test_a_heat_map_of_the_first_keeps_those_most_like_the_reform(kg: KnowledgeGraph) -> None:
    drawn = explorer.plot(kg.store, "heatmap", "svg", top=5).decode()
    rows = set(re.findall(r">([^<>]+)</text>", drawn)) & {
        each["short"]["nb"] for each in explorer.picture(kg.store).things
    }
    assert len(rows) == 5
    for top, name in ((0, "heatmap"), (5, "timeline")):
        with pytest.raises(InputError, match="top is how many rows"):
            explorer.plot(kg.store, name, "svg", top=top)


def test_a_plot_in_norwegian_has_commas_and_names_the_reform_in_bold(kg: KnowledgeGraph) -> None:
    assert ">0,2<" in explorer.plot(kg.store, "heatmap", "svg", top=5).decode()
    assert ">0.2<" in explorer.plot(kg.store, "heatmap", "svg", top=5, language="en").decode()
    drawn = explorer.plot(kg.store, "communities", "svg").decode()
    assert re.search("<text[^>]*(bold|700)[^>]*>Leve hele livet ★<", drawn)


def test_what_has_no_end_is_drawn_a_year_past_today_and_no_further() -> None:
    bar = Bar("i", "2016-01-01", None, "open", "active", "2020")
    (_, sure, _), (start, stop, look) = stretches(bar, 2010, 2026.0)
    assert (sure, start, stop, look) == (2020, 2020, 2027, "open")


def test_an_end_that_no_source_gives_is_dashed_as_far_as_the_source_and_what_is_planned_is_hollow() -> None:
    ended = Bar("i", "2016-01-01", None, "unknown", "ended", "2020")
    assert stretches(ended, 2010, 2026.0) == [(2016, 2020, "unknown")]
    active = Bar("i", "2016-01-01", None, "unknown", "active", "2020")
    assert stretches(active, 2010, 2026.0)[1:] == [(2020, 2026, "unknown")]
    planned = Bar("i", "2028-01-01", None, "unknown", "planned", None)
    assert stretches(planned, 2010, 2026.0) == [(2028, 2029, "planned")]
    bounded = planned._replace(last_day="2030-01-01", end_is=None)
    assert stretches(bounded, 2010, 2026.0) == [(2028, 2030, "planned")]


@pytest.mark.parametrize("status", ["planned", "active", "ended"])
def test_what_has_no_known_period_is_the_day_of_its_source_and_no_year_that_nobody_stated(status: str) -> None:
    assert stretches(Bar("i", None, None, "open", status, "2023"), 2010, 2026.0) == [(2023, 2023, "mentioned")]
    assert stretches(Bar("i", None, None, "open", status, None), 2010, 2026.0) == []


@pytest.mark.parametrize(("language", "words"), [("nb", "nevnt i en kilde fra 2020"), ("en", "named by a source from")])
def test_what_has_no_known_period_says_when_a_source_named_it(language: str, words: str) -> None:
    pytest.importorskip("matplotlib", reason="no matplotlib here: pip install 'lhl-graph[plot]'")
    bar = Bar("a", None, None, "open", "active", "2020-05")
    drawn = plot.timeline([bar], {"a": "A"}, "svg", "2026-01-19", language).decode()
    assert f">{words}" in drawn


def test_the_heat_map_says_whom_the_reform_is_most_like_and_not_who_is_most_like_the_reform(kg: KnowledgeGraph) -> None:
    assert "Leve hele livet likner mest på Programmet for et aldersvennlig Norge (0,42)" in said(kg, "heatmap")


def test_the_heading_of_the_communities_can_be_counted_in_the_drawing(kg: KnowledgeGraph) -> None:
    groups = [each["members"] for each in explorer.picture(kg.store).communities]
    own = next(members for members in groups if "initiative/leve-hele-livet" in members)
    finding = f"Leve hele livet hører til en gruppe på {len(own)} satsinger; i alt er det {len(groups)} grupper"
    assert finding in said(kg, "communities")


def test_a_bar_without_an_end_ends_in_an_arrow() -> None:
    pytest.importorskip("matplotlib", reason="no matplotlib here: pip install 'lhl-graph[plot]'")

    def arrows(end: str | None) -> int:
        bar = Bar("a", "2016-01-01", end, None if end else "open", "active", "2025")
        return plot.timeline([bar], {"a": "A"}, "svg", "2026-01-19").decode().count("<use ")

    assert arrows(None) == arrows("2030-12-31") + 1


def test_the_communities_are_lists_that_begin_with_the_reform_and_name_every_member(kg: KnowledgeGraph) -> None:
    texts, picture = said(kg, "communities"), explorer.picture(kg.store)
    named = {thing["id"]: thing["short"].get("nb") for thing in picture.things}
    members = [name for group in picture.communities for name in group["members"]]
    assert {named[name] for name in members} - {"Leve hele livet"} <= set(texts)
    first = min(texts.index(text) for name in members if (text := named[name]) in texts)
    assert texts.index("Leve hele livet ★") < first
    assert any(f"{len(picture.things) - len(members)} satsinger er i ingen gruppe" in text for text in texts)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_heading_of_the_timeline_can_be_counted_in_the_drawing(kg: KnowledgeGraph, language: str) -> None:
    pytest.importorskip("matplotlib", reason="no matplotlib here: pip install 'lhl-graph[plot]'")
    drawn = explorer.plot(kg.store, "timeline", "svg", language=language).decode()
    texts = re.findall(r">([^<>]+)</text>", drawn)
    marks = {state: marked(drawn, state) for state in ("active", "perhaps")}
    day = dated(facts.data_day(kg.store), language)
    assert WORDS[language]["running"].format(day=day, sure=marks["active"], perhaps=marks["perhaps"]) in texts
    assert {WORDS[language][state] for state in marks} <= set(texts), "the legend tells what the marks mean"


def marked(drawn: str, state: str) -> int:
    """Give how many marks of a state stand on the line for the day."""
    (group,) = re.findall(rf'<g id="{state}">(.*?)</g>\n', drawn, re.DOTALL)
    return int(group.count("<use "))


def test_a_stated_period_that_no_source_has_confirmed_lately_is_known_no_further_than_its_source() -> None:
    pytest.importorskip("matplotlib", reason="no matplotlib here: pip install 'lhl-graph[plot]'")

    def pale(as_of: str) -> int:
        bar = Bar("a", "2015-01-01", "2030-12-31", None, "active", as_of)
        drawn = plot.timeline([bar], {"a": "A"}, "svg", "2026-01-19").decode()
        return drawn.count("fill: #c3d5e3; stroke: ")

    assert pale("2020") == pale("2025") + 1


def test_what_was_continued_in_another_form_says_so() -> None:
    pytest.importorskip("matplotlib", reason="no matplotlib here: pip install 'lhl-graph[plot]'")

    def is_said(status: str) -> bool:
        bar = Bar("a", "2022-01-01", "2024-12-31", None, status, "2024-03")
        return WORDS["nb"]["continued"] in plot.timeline([bar], {"a": "A"}, "svg", "2026-01-19").decode()

    assert is_said("continued") and not is_said("ended")


@pytest.mark.parametrize("start", ["2015-01-01", "2023-06-01"])
def test_that_a_bar_was_continued_is_said_clear_of_the_line_for_the_day(start: str) -> None:
    pytest.importorskip("matplotlib", reason="no matplotlib here: pip install 'lhl-graph[plot]'")
    lasting = Bar("b", "2010-01-01", "2030-12-31", None, "active", "2025")
    ended = Bar("a", start, "2024-12-31", None, "continued", "2024-03")
    drawn = plot.timeline([lasting, ended], {"a": "A", "b": "B"}, "svg", "2026-01-19").decode()
    (line,) = re.findall(r'd="M ([\d.]+) [^"]*"[^>]*stroke-dasharray: 2,2', drawn)
    (side, place) = re.findall(rf'text-anchor: (\w+)[^>]* x="([\d.]+)"[^>]*>{WORDS["nb"]["continued"]}', drawn)[0]
    assert side == "end"
    assert float(place) < float(line)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_communities_say_who_stands_first_and_where_those_outside_are(kg: KnowledgeGraph, language: str) -> None:
    texts = said(kg, "communities", language)
    (reform,) = [each.removesuffix(" ★") for each in texts if each.endswith(" ★")]
    first = WORDS[language]["communities_first"].format(reform=reform)
    where = {"nb": "i ingen gruppe, se kartet.", "nn": "i inga gruppe, sjå kartet.", "en": "in no group, see the map."}
    assert where[language] + first in " ".join(texts)


def test_a_heat_map_of_few_has_larger_dots_than_one_of_all(kg: KnowledgeGraph) -> None:
    pytest.importorskip("matplotlib", reason="no matplotlib here: pip install 'lhl-graph[plot]'")

    def wide(top: int) -> float:
        drawn = explorer.plot(kg.store, "heatmap", "svg", top=top).decode()
        return max(float(each) for each in re.findall(r'<path id="m\w+" d="M 0 ([\d.]+) \nC', drawn))

    assert wide(25) > wide(999)
