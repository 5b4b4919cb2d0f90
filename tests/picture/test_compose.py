from __future__ import annotations

import math
from typing import Any

import pytest

from lhl_graph.analysis.goal_match import GoalMatch
from lhl_graph.analysis.overlap import Overlap, SharedConcept
from lhl_graph.analysis.period import Period
from lhl_graph.findings.inventory import Facet, Initiative, Inventory, Part, Source, Stated
from lhl_graph.findings.read import Findings, Group
from lhl_graph.iris import BASE, NS
from lhl_graph.picture.compose import Picture, compose
from lhl_graph.picture.layout import Spot, place
from lhl_graph.picture.lines import sizes
from lhl_graph.picture.naming import short, told_apart
from lhl_graph.picture.scope import Scope, around

A, B, C, D = (f"{BASE}initiative/{name}" for name in "abcd")
DEMENTIA, HEALTH, OLD = BASE + "theme/dementia", BASE + "theme/health", BASE + "target-group/old"
OWNER = BASE + "actor/hod"


def initiative(iri: str, theme: str, first: str = "2019-01-01", last: str = "2023-12-31") -> Initiative:
    period = Period(iri, first, last, None, None, "ended", "2024-01-01")
    part = Part(iri + "/g1", "goal", {"nb": f"Mål for {iri[-1]}"}, (theme, OLD), ("S1",))
    return Initiative(iri, "strategy", False, OWNER, (OWNER,), (), period, (Facet(theme, "stated", ("S1",)),), (part,))


INVENTORY = Inventory(
    [
        initiative(A, DEMENTIA),
        initiative(B, DEMENTIA),
        initiative(C, HEALTH, "2024-01-01", "2030-12-31"),
        Initiative(D, "reform", True, None, (), (), None, (), ()),
    ],
    [
        Stated(A, "builds-on", D, "", ("S1",), NS + "buildsOn"),
        Stated(B, "succeeds", A, "the plan before", ("S1", "S2"), NS + "succeeds"),
    ],
    {
        "S1": Source("S1", "https://example.org/1", "En", "2020", "HOD"),
        "S2": Source("S2", "https://example.org/1", "En", "2020", "HOD"),
    },
    {
        **{iri: {"nb": f"Satsing {iri[-1]}"} for iri in (A, B, C, D)},
        DEMENTIA: {"nb": "Demens", "en": "Dementia"},
        HEALTH: {"nb": "Helse"},
        OLD: {"nb": "Eldre"},
        OWNER: {"nb": "Departementet"},
    },
    {},
    {DEMENTIA: {"nb": ["kognitiv svikt"]}},
    {DEMENTIA: [HEALTH]},
)
FINDINGS = Findings(
    [Overlap(A, B, 0.6, 0.5, 0.6, 0.7, 0.1, 1.0), Overlap(A, C, 0.2, 0.2, 0.2, 0.2, 0.2, 0.2)],
    {(A, B): 0.01, (A, C): 0.7},
    {(A, B): [SharedConcept("themes", DEMENTIA, 1.0, 0.7)], (A, C): []},
    {(A, B): [GoalMatch(A + "/g1", B + "/g1", 0.5, 0.5, 0.5, mutual=True)]},
    [Group(1, (A, B), (DEMENTIA,))],
)


def drawn(scope: Scope | None = None) -> Picture:
    return compose(INVENTORY, FINDINGS, scope or Scope())


def ids(picture: Picture) -> list[str]:
    return [thing["id"] for thing in picture.things]


def line(picture: Picture, a: str, b: str) -> dict[str, Any]:
    (found,) = [each for each in picture.lines if (each["a"], each["b"]) == (f"initiative/{a}", f"initiative/{b}")]
    return found


def test_a_name_in_another_language_is_explained_and_drawn_as_it_is() -> None:
    told = compose(INVENTORY._replace(glosses={A: {"en": "Initiative a"}}), FINDINGS, Scope())
    (found,) = [each for each in told.things if each["id"] == "initiative/a"]
    assert found["names"] == {"nb": "Satsing a"}
    assert found["gloss"] == {"en": "Initiative a"}
    assert "Initiative a" not in str(found["short"])


def test_a_pair_has_one_line_with_all_that_is_known_of_it() -> None:
    found = line(drawn(), "a", "b")
    assert found["score"] == 0.6
    assert found["strong"]
    assert found["facets"] == [0.5, 0.6, 0.7, 0.1, 1.0]
    assert found["shared"] == [["themes", "theme/dementia", 0.7]]
    assert found["matches"] == [[0, 0, 0.5]]
    assert [(each["kind"], each["from"], each["note"]) for each in found["stated"]] == [
        ("succeeds", "initiative/b", "the plan before")
    ]


def test_a_pair_that_chance_may_explain_is_not_strong() -> None:
    assert not line(drawn(), "a", "c")["strong"]


def test_a_stated_pair_needs_no_overlap() -> None:
    found = line(drawn(), "a", "d")
    assert found["score"] == 0
    assert found["stated"]


def test_one_page_cited_from_two_files_is_one_source() -> None:
    picture = drawn()
    assert picture.sources == [["https://example.org/1", "En", "2020", "HOD", "", 0]]
    assert line(picture, "a", "b")["stated"][0]["sources"] == [0]


def test_concepts_come_with_all_above_them() -> None:
    concepts = drawn().concepts
    assert concepts["theme/dementia"]["broader"] == ["theme/health"]
    assert concepts["theme/dementia"]["others"] == {"nb": ["kognitiv svikt"]}
    assert concepts["theme/health"]["broader"] == []


def test_groups_say_who_is_in_them_and_what_tells_them() -> None:
    picture = drawn()
    assert picture.communities == [
        {"number": 1, "themes": ["theme/dementia"], "members": ["initiative/a", "initiative/b"]}
    ]
    assert [thing["community"] for thing in picture.things] == [1, 1, 0, 0]


def test_what_is_known_by_name_only_says_so() -> None:
    (named,) = [thing for thing in drawn().things if thing["id"] == "initiative/d"]
    assert named["named_only"]
    assert "parts" not in named


def test_focus_leaves_the_neighbourhood() -> None:
    assert ids(drawn(Scope(focus=B))) == ["initiative/a", "initiative/b"]
    assert ids(drawn(Scope(focus=B, depth=2))) == ["initiative/a", "initiative/b", "initiative/d"]
    assert ids(drawn(Scope(focus=C))) == ["initiative/c"], "an overlap that chance may explain is no way to go"


def test_a_date_a_theme_and_a_group_leave_what_they_fit() -> None:
    assert ids(drawn(Scope(on="2022"))) == ["initiative/a", "initiative/b"]
    assert ids(drawn(Scope(on="2025-06-01"))) == ["initiative/c"]
    assert ids(drawn(Scope(on="2022", confirmed_within=0))) == ["initiative/a", "initiative/b"], "perhaps"
    assert ids(drawn(Scope(theme=DEMENTIA))) == ["initiative/a", "initiative/b"]
    assert ids(drawn(Scope(theme=HEALTH))) == ["initiative/a", "initiative/b", "initiative/c"], (
        "with all that is narrower"
    )
    assert ids(drawn(Scope(group=OLD))) == ["initiative/a", "initiative/b", "initiative/c"]


def test_no_line_leads_out_of_what_is_shown() -> None:
    for scope in (Scope(on="2022"), Scope(theme=DEMENTIA), Scope(focus=B), Scope(view="all", on="2022")):
        picture = drawn(scope)
        assert {end for each in picture.lines for end in (each["a"], each["b"])} <= set(ids(picture))


def test_a_least_score_takes_the_place_of_significance() -> None:
    assert line(drawn(Scope(min_score=0.15)), "a", "c")["strong"]
    picture = drawn(Scope(min_score=0.3))
    assert [(each["a"], each["b"]) for each in picture.lines if each["score"]] == [("initiative/a", "initiative/b")]


def test_views_take_their_kinds_of_lines() -> None:
    assert {each["kind"] for each in drawn(Scope(view="overlaps")).lines} == {"pair"}
    assert all(each["stated"] and not each["score"] for each in drawn(Scope(view="stated")).lines)
    both = drawn(Scope(view="bipartite"))
    assert {each["kind"] for each in both.lines} == {"tag"}
    assert {"theme/dementia", "theme/health"} <= set(ids(both))
    everything = drawn(Scope(view="all"))
    assert {each["kind"] for each in everything.lines} == {"pair", "tag", "role"}
    assert "actor/hod" in ids(everything)


def test_the_same_rows_in_another_order_give_the_same_picture() -> None:
    turned = INVENTORY._replace(relations=INVENTORY.relations[::-1])
    again = FINDINGS._replace(overlaps=FINDINGS.overlaps[::-1])
    assert compose(turned, again, Scope()).lines == drawn().lines


def test_a_bad_date_is_refused() -> None:
    with pytest.raises(ValueError, match="no date"):
        drawn(Scope(on="someday"))


def test_more_lines_make_a_larger_mark() -> None:
    picture = drawn()
    size = sizes(picture.things, picture.lines)
    assert size["initiative/a"] > size["initiative/b"] > size["initiative/c"]


def test_around_takes_as_many_steps_as_asked() -> None:
    pairs = [("a", "b"), ("b", "c"), ("c", "d")]
    assert around("a", 0, pairs) == {"a"}
    assert around("a", 2, pairs) == {"a", "b", "c"}
    assert around("d", 9, pairs) == {"a", "b", "c", "d"}


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Demensplan 2025", "Demensplan 2025"),
        ("Alle trenger et trygt hjem. Nasjonal strategi for den sosiale boligpolitikken", "Alle trenger et trygt hjem"),
        (
            "Lindrende behandling og omsorg – Vi skal alle dø en dag. Men alle andre dager",
            "Lindrende behandling og omsorg",
        ),
        (
            "Strategi for å øke helsekompetansen i befolkningen (2019–2023)",
            "Strategi for å øke helsekompetansen i befolkningen",
        ),
        (
            "National expectations regarding regional and municipal planning 2023",
            "Expectations regarding regional and municipal planning…",
        ),
        ("x" * 500, "x" * 58 + "…"),
    ],
)
def test_names_are_cut_where_they_pause_and_keep_what_they_are_about(name: str, expected: str) -> None:
    assert short(name) == expected


def test_names_that_come_out_alike_are_told_apart_by_their_years() -> None:
    long = "Nasjonale forventninger til regional og kommunal planlegging"
    found = told_apart(
        {"a": f"{long} 2019–2023", "b": f"{long} (2023–2027)", "c": f"{long} i nord", "d": f"{long} i sør"}
    )
    assert found["a"].endswith("… 2019–2023")
    assert found["b"].endswith("… 2023–2027")
    assert len(set(found.values())) == 4


def spots() -> list[Spot]:
    return [Spot(f"n{group}-{n}", group, 110, 50) for group in (1, 2, 3) for n in range(8)] + [Spot("alone", 0, 90, 30)]


TIES = [(f"n{group}-{a}", f"n{group}-{b}", 1.0) for group in (1, 2, 3) for a in range(8) for b in range(a)]


def test_a_layout_is_the_same_every_time_and_in_any_order() -> None:
    assert place(spots(), TIES) == place(spots()[::-1], TIES[::-1])


@pytest.mark.parametrize(("mark", "clear"), [(10.0, True), (0.0, False)])
def test_no_line_between_two_passes_through_the_mark_of_a_third(mark: float, clear: bool) -> None:
    row = [Spot(name, 0, 60, 60, mark) for name in "abc"]
    where = place(row, [("a", "b", 1.0), ("b", "c", 1.0), ("a", "c", 0.1)])
    ends = [(where[p], where[q], where[r]) for p, q, r in ("abc", "bca", "cab")]
    away = [
        abs((bx - ax) * (cy - ay) - (by - ay) * (cx - ax)) / math.dist((ax, ay), (bx, by))
        for (ax, ay), (bx, by), (cx, cy) in ends
        if 0 < (cx - ax) * (bx - ax) + (cy - ay) * (by - ay) < math.dist((ax, ay), (bx, by)) ** 2
    ]
    assert all(distance >= mark for distance in away) and (min(away, default=99.0) >= 10) == clear


def test_no_two_names_cover_each_other() -> None:
    where = place(spots(), TIES)
    boxes = [(where[spot.name], spot) for spot in spots()]
    for n, ((ax, ay), a) in enumerate(boxes):
        for (bx, by), b in boxes[:n]:
            assert abs(ax - bx) >= (a.width + b.width) / 2 - 3 or abs(ay - by) >= (a.height + b.height) / 2 - 3


def test_groups_stand_apart() -> None:
    where = place(spots(), TIES)
    boxes = []
    for group in (1, 2, 3):
        xs, ys = zip(*(where[spot.name] for spot in spots() if spot.group == group), strict=True)
        boxes.append((min(xs), max(xs), min(ys), max(ys)))
    for n, a in enumerate(boxes):
        for b in boxes[:n]:
            assert a[1] < b[0] or b[1] < a[0] or a[3] < b[2] or b[3] < a[2]


def test_large_groups_and_ties_to_the_unknown_are_no_trouble() -> None:
    many = [Spot(f"m{n}", n % 2 + 1, 60, 40) for n in range(400)] + [Spot(f"s{n}", 0, 60, 40) for n in range(500)]
    where = place(many, [("m0", "m2", 1.0), ("m0", "nobody", 1.0), ("m4", "m4", 1.0)])
    assert len(set(where.values())) == 900
    assert place([], []) == {}
