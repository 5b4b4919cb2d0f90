"""The rows that the analysis takes, asked of the real graph."""

from pathlib import Path

import pyoxigraph as ox
import pytest

from lhl_graph.analysis.information_content import Annotation
from lhl_graph.analysis.part import Part
from lhl_graph.analysis.period import Period
from lhl_graph.analysis.relation import Relation
from lhl_graph.findings import facts, select
from lhl_graph.graph import build
from lhl_graph.graph.store import Store
from lhl_graph.iris import BASE, NS
from lhl_graph.reading.repository import Repository

LHL = BASE + "initiative/leve-hele-livet"


@pytest.fixture(scope="module")
def store() -> Store:
    return build.load(Repository.find(Path(__file__).parents[2]))


def test_described_initiatives_have_rows_and_those_only_named_have_none(store: Store) -> None:
    described = set(facts.initiatives(store))
    named = {iri for (iri,) in store.rows(f"SELECT ?i {{ ?i lhl:knowledge <{BASE}knowledge/named-only> }}")}
    assert LHL in described
    assert named
    assert not named & described
    assert {row.initiative for row in facts.annotations(store)} == described
    assert {row.initiative for row in facts.parts(store)} <= described
    assert {row.initiative for row in facts.periods(store)} == described


def test_every_row_stands_once_and_in_order(store: Store) -> None:
    for rows in (facts.annotations(store), facts.relations(store), facts.responsible(store)):
        assert rows == sorted(set(rows))
    for names in ([row.part for row in facts.parts(store)], [row.statement for row in facts.statements(store)]):
        assert len(names) == len(set(names))
        assert names == sorted(names, key=lambda name: (name.rsplit("/", 1)[0], name))


def test_a_tag_is_an_annotation_of_its_part(store: Store) -> None:
    rows = facts.annotations(store)
    assert Annotation(LHL, "theme", BASE + "theme/faith", LHL + "/s2-2") in rows
    assert Annotation(LHL, "target-group", BASE + "target-group/relatives", LHL + "/g2") in rows
    assert Annotation(LHL, "theme", BASE + "theme/volunteering", LHL + "/themes/volunteering") in rows


def test_owner_responsible_and_partners_are_annotations_of_the_initiative(store: Store) -> None:
    found = {row.concept for row in facts.annotations(store) if row.scheme == "actor" and row.initiative == LHL}
    assert {BASE + "actor/regjeringen", BASE + "actor/hdir", BASE + "actor/ks"} <= found
    assert {row.part for row in facts.annotations(store) if row.scheme == "actor"} == set(facts.initiatives(store))


def test_a_part_has_its_kind_tags_and_focus_area(store: Store) -> None:
    found = {row.part: row for row in facts.parts(store)}
    tags = frozenset({BASE + "theme/faith", BASE + "theme/language-and-culture"})
    groups = frozenset({BASE + "target-group/older-people"})
    assert found[LHL + "/s2-2"] == Part(LHL, LHL + "/s2-2", "solution", tags, groups, LHL + "/fa2")
    assert {row.kind for row in found.values()} == set(select.KINDS)


def test_a_part_and_its_annotations_carry_the_same_concepts(store: Store) -> None:
    tagged: dict[str, set[str]] = {}
    for row in facts.annotations(store):
        tagged.setdefault(row.part, set()).add(row.concept)
    for part in facts.parts(store):
        assert part.themes | part.groups == tagged.get(part.part, set())


def test_a_statement_has_its_name_then_its_text_in_bokmal(store: Store) -> None:
    found = {row.statement: row for row in facts.statements(store)}
    assert found[LHL + "/fa2"].text == "Aktivitet og fellesskap"
    assert found[LHL + "/m7"].text.startswith("Veileder for å måle effekt og resultat Prosessveileder laget av")
    assert found[LHL + "/m7"].kind == "measure"
    assert all(row.text for row in found.values())


def test_concepts_have_those_right_above_them_and_top_concepts_none(store: Store) -> None:
    found = facts.broader(store)
    assert found[BASE + "theme/dementia"] == [BASE + "theme/health-care"]
    assert BASE + "theme/health-care" not in found


def test_a_relation_keeps_the_direction_in_which_it_is_stated(store: Store) -> None:
    found = facts.relations(store)
    successor = Relation(BASE + "initiative/bo-trygt-hjemme", "succeeds", LHL)
    assert successor in found
    assert Relation(LHL, "succeeds", successor.initiative) not in found


def test_every_initiative_has_somebody_responsible_the_owner_if_nobody_else(store: Store) -> None:
    found = facts.responsible(store)
    assert {row.actor for row in found if row.initiative == LHL} == {BASE + "actor/hdir"}
    assert {row.initiative for row in found} == set(facts.initiatives(store))


def test_a_period_has_days_bounds_and_the_date_of_its_status(store: Store) -> None:
    found = {row.initiative: row for row in facts.periods(store)}
    assert found[LHL] == Period(LHL, "2019-01-01", "2023-12-31", None, None, "ended", "2024-04-05")
    follower = found[BASE + "initiative/bo-trygt-hjemme"]
    assert follower[1:6] == ("2024-01-01", None, None, "open", "active")


def test_the_parts_of_one_are_those_of_all_that_are_its(store: Store) -> None:
    own = [row for row in facts.parts(store) if row.initiative == LHL]
    assert own
    assert facts.parts(store, LHL) == own


def test_the_day_of_the_data_is_the_newest_that_a_source_tells() -> None:
    day = "<urn:{0}> a lhl:Source ; dct:date '{1}' ."
    empty = Store(ox.Store())
    assert facts.data_day(empty) == "1970-01-01"
    text = f"PREFIX lhl: <{NS}> PREFIX dct: <http://purl.org/dc/terms/> INSERT DATA {{ %s }}"
    empty.inner.update(text % (day.format("a", "2024") + day.format("b", "2023-05-06")))
    assert facts.data_day(empty) == "2024-01-01"


def test_who_owns_or_answers_for_an_initiative_has_a_hand_in_it(store: Store) -> None:
    hands, responsible = facts.hands(store), facts.responsible(store)
    assert hands.keys() >= {row.initiative for row in responsible}
    assert all(row.actor in hands[row.initiative] for row in responsible)
