"""The overlap of initiatives: three facets, their mean, and the evidence that adds up to it."""

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lhl_graph.analysis.goal_match import TEXT_WEIGHT, Statement, Statements
from lhl_graph.analysis.information_content import Annotation
from lhl_graph.analysis.overlap import FACETS, WEIGHTS, Model, balanced_weights, combine

BROADER = {"dementia": ["health"], "rehabilitation": ["health"], "relatives": ["people"]}
Said = tuple[Statement, list[Annotation]]
NAMES = ["demensplan", "hjemme", "reform", "transport"]


def says(initiative: str, goal: str, text: str, *concepts: str, kind: str = "goal") -> Said:
    """A statement, and the annotations it brings."""
    name = f"{initiative}/{goal}"
    tags = [
        Annotation(initiative, "target-group" if c in ("relatives", "people") else "theme", c, name) for c in concepts
    ]
    return Statement(initiative, name, kind, text, frozenset(concepts)), tags


SAID = [
    says("demensplan", "g1", "Pårørende skal få avlastning", "dementia", "relatives"),
    says("demensplan", "g2", "Flere skal få diagnosen tidlig", "dementia"),
    says("reform", "g1", "Dei pårørande skal få avlasting", "health", "relatives"),
    says("reform", "m1", "Kurs for pårørende", "dementia", "relatives", kind="measure"),
    says("hjemme", "g1", "Eldre skal bo trygt hjemme", "rehabilitation"),
    says("hjemme", "m1", "Kurs for naboer", kind="measure"),
]
STATEMENTS = [statement for statement, _ in SAID]
TAGS = [tag for _, tags in SAID for tag in tags]
ACTORS = [Annotation(name, "actor", "hdir", name) for name in ("demensplan", "reform")]


@pytest.fixture(scope="module")
def model() -> Model:
    return Model(NAMES, TAGS + ACTORS, STATEMENTS, BROADER)


def test_every_pair_has_one_row_the_highest_first(model: Model) -> None:
    rows = model.overlaps()
    assert len(rows) == math.comb(len(NAMES), 2)
    assert all(row.a < row.b for row in rows)
    assert [row.score for row in rows] == sorted((row.score for row in rows), reverse=True)
    assert (rows[0].a, rows[0].b) == ("demensplan", "reform")


def test_every_score_is_between_0_and_1_with_six_decimals(model: Model) -> None:
    for row in model.overlaps():
        for value in row[2:]:
            assert 0 <= value <= 1
            assert value == round(value, 6)


def test_the_score_is_the_weighted_mean_of_the_facets(model: Model) -> None:
    for row in model.overlaps():
        facets = row._asdict()
        mean = sum(weight * facets[facet] for facet, weight in WEIGHTS.items()) / sum(WEIGHTS.values())
        assert row.score == pytest.approx(mean, abs=2e-6)


def test_nothing_said_nothing_shared(model: Model) -> None:
    assert all(not any(row[2:]) for row in model.overlaps() if "transport" in row[:2])


@pytest.mark.parametrize("facet", ["target_groups", "themes", "actors"])
def test_the_shares_of_the_shared_concepts_sum_to_the_facet(model: Model, facet: str) -> None:
    for row in model.overlaps():
        shares = [shared.share for shared in model.shared_concepts(row.a, row.b) if shared.facet == facet]
        assert sum(shares) == pytest.approx(row._asdict()[facet], abs=1e-6 * (len(shares) + 1))


def test_evidence_comes_facet_by_facet_the_largest_share_first(model: Model) -> None:
    found = model.shared_concepts("demensplan", "reform")
    assert found == sorted(found, key=lambda shared: (FACETS.index(shared.facet), -shared.share))
    assert {shared.concept for shared in found} >= {"dementia", "hdir"}


def test_evidence_is_the_same_from_either_side(model: Model) -> None:
    assert model.shared_concepts("demensplan", "reform") == model.shared_concepts("reform", "demensplan")


def test_each_goal_is_matched_with_its_best_counterpart(model: Model) -> None:
    first = model.matches("demensplan", "reform")[0]
    assert (first.statement_a, first.statement_b, first.mutual) == ("demensplan/g1", "reform/g1", True)
    named = {name for match in model.matches("demensplan", "reform") for name in match[:2]}
    assert named == {"demensplan/g1", "demensplan/g2", "reform/g1", "reform/m1"}


def test_likeness_weighs_words_and_concepts(model: Model) -> None:
    found = model.statements.likeness("demensplan/g1", "reform/g1")
    assert found.score == TEXT_WEIGHT * found.text + (1 - TEXT_WEIGHT) * found.concepts


def test_without_concepts_the_words_stand_alone(model: Model) -> None:
    found = model.statements.likeness("hjemme/m1", "reform/m1")
    assert found.score == found.text > 0


def test_a_statement_is_wholly_like_itself(model: Model) -> None:
    for row in model.statements.rows:
        assert model.statements.likeness(row.statement, row.statement).score == pytest.approx(1)


def test_two_statements_of_one_name_are_refused() -> None:
    twice = [Statement("p", "g1", "goal", text, frozenset()) for text in ("one", "other")]
    with pytest.raises(ValueError, match="one name"):
        Statements(twice, {}, {}, 1)


def test_measures_are_compared_with_measures_only(model: Model) -> None:
    measures = {(row.a, row.b): row.measures for row in model.overlaps()}
    assert measures["hjemme", "reform"] > 0
    assert measures["demensplan", "reform"] == 0


def test_two_that_say_the_same_overlap_wholly() -> None:
    """Identity: a copy under another name scores 1 in every facet that has something to compare."""
    said = [
        says(name, "g1", "Trygt hjem", "dementia", "relatives", kind=kind)
        for name, kind in (("p", "measure"), ("q", "measure"))
    ]
    other, _ = says("r", "g1", "Vei", "transport")
    tags = [tag for _, row in said for tag in row] + [Annotation(n, "actor", "hdir", n) for n in "pq"]
    row = Model("pqr", tags, [*(s for s, _ in said), other], BROADER).overlaps()[0]
    assert row[:2] == ("p", "q")
    assert row[2:] == (1, 1, 1, 1, 1, 1)


def test_of_counterparts_that_are_equally_alike_the_first_is_the_best() -> None:
    text = "Pårørende skal få avlastning"
    said = [says("a", "g1", text), *(says("b", f"g{number}", text) for number in (3, 1, 2))]
    model = Model(["a", "b"], [], [statement for statement, _ in said], {})
    assert [(m.statement_b, m.mutual) for m in model.matches("a", "b")] == [
        ("b/g1", True),
        ("b/g2", False),
        ("b/g3", False),
    ]


@settings(max_examples=25)
@given(st.permutations(SAID), st.permutations(NAMES))
def test_the_order_of_rows_does_not_matter(model: Model, said: list[Said], names: list[str]) -> None:
    tags = [tag for _, row in said for tag in row] + ACTORS[::-1]
    again = Model(names, tags, [statement for statement, _ in said], BROADER)
    assert again.overlaps() == model.overlaps()
    assert again.matches("demensplan", "reform") == model.matches("demensplan", "reform")


def test_tags_already_closed_reach_the_same_concepts(model: Model) -> None:
    """Monotone: adding the broader concepts as tags of their own adds no concept, only counts."""
    wider = [
        Annotation(row.initiative, row.scheme, "health", f"{row.part}+") for row in TAGS if row.concept == "dementia"
    ]
    again = Model(NAMES, TAGS + wider + ACTORS, STATEMENTS, BROADER)
    for facet, weights in model.weights.items():
        assert {n: set(w) for n, w in again.weights[facet].items()} == {n: set(w) for n, w in weights.items()}


@pytest.mark.parametrize(
    ("weights", "said"),
    [({"taste": 1}, "unknown facet 'taste'"), ({"goals": -1}, "weight of goals"), ({"goals": 0}, "no facet")],
)
def test_weights_that_make_no_mean_are_refused(model: Model, weights: dict[str, float], said: str) -> None:
    with pytest.raises(ValueError, match=said):
        model.overlaps(weights)


def test_a_single_facet_can_be_the_score(model: Model) -> None:
    assert all(row.score == row.themes for row in model.overlaps({"themes": 2.5}))


def test_balanced_weights_let_each_facet_vary_equally(model: Model) -> None:
    facets = model.facets()
    weights = balanced_weights(facets, ["goals", "themes"])
    assert sum(weights.values()) == pytest.approx(1)
    spread = {f: weights[f] * (max(facets[f].values()) - min(facets[f].values())) for f in weights}
    assert all(value > 0 for value in spread.values())
    with pytest.raises(ValueError, match="no spread"):
        balanced_weights({"goals": {("a", "b"): 0.5}}, ["goals"])


def test_one_initiative_alone_has_no_overlap() -> None:
    assert Model(["p"], [], [], {}).overlaps() == []
    assert combine({facet: {} for facet in FACETS}, WEIGHTS) == []
