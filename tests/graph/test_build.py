"""Each file becomes a named graph of its own; the rules add what follows from them all."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING
from urllib.parse import urljoin

import pyoxigraph as ox
import pytest

from lhl_graph.errors import RepositoryError
from lhl_graph.graph import build
from lhl_graph.iris import BASE, INFERRED, NS, PREFIXES
from lhl_graph.reading.yamlld import read

if TYPE_CHECKING:
    from pathlib import Path

    from lhl_graph.graph.store import Store
    from lhl_graph.reading.repository import Repository

TYPE, BROADER = PREFIXES["rdf"] + "type", PREFIXES["skos"] + "broader"


@pytest.fixture(scope="module")
def whole(repository: Repository) -> Store:
    return build.load(repository)


def test_every_file_has_a_named_graph_and_there_is_one_more_for_what_is_inferred(
    repository: Repository, whole: Store
) -> None:
    files = [*repository.data_files(), *repository.ontology_files()]
    assert set(whole.graphs()) == {*map(repository.graph_of, files), INFERRED}


def test_nothing_stands_outside_of_the_named_graphs(whole: Store) -> None:
    assert not any(whole.inner.quads_for_pattern(None, None, None, ox.DefaultGraph()))


def test_there_is_no_blank_node(whole: Store) -> None:
    assert not any(isinstance(term, ox.BlankNode) for quad in whole.inner for term in (quad.subject, quad.object))


def test_files_read_together_say_what_each_says_alone(repository: Repository, whole: Store) -> None:
    context = repository.context()
    for path in repository.data_files():
        document, graph = read(path, context), repository.graph_of(path)
        alone = ox.parse(document.jsonld(context), ox.RdfFormat.JSON_LD, base_iri=document.subject + "/")
        together = whole.inner.quads_for_pattern(None, None, None, ox.NamedNode(graph))
        assert {quad.triple for quad in together} == {quad.triple for quad in alone} != set(), path.name


def test_a_file_speaks_of_itself_only_through_its_own_iris(repository: Repository, whole: Store) -> None:
    """Ids like S1 are local: no part of one file has the IRI of a part of another."""
    for path in repository.data_files():
        quads = whole.inner.quads_for_pattern(None, None, None, ox.NamedNode(repository.graph_of(path)))
        assert {str(quad.subject).strip("<>").split("/")[5] for quad in quads} == {path.stem}


def test_building_twice_gives_the_same(three: Repository) -> None:
    assert build.load(three).sorted_quads() == build.load(three).sorted_quads()


# What follows from the files


def inferred(store: Store, query: str) -> list[tuple[str, ...]]:
    return list(store.rows(f"SELECT * {{ GRAPH <{INFERRED}> {{ {query} }} }}"))


def test_every_part_is_typed_by_the_property_that_holds_it(whole: Store) -> None:
    untyped = """
      ?whole ?property ?part . ?property rdfs:subPropertyOf dct:hasPart ; rdfs:range ?class
      FILTER NOT EXISTS { ?part a ?class ; dct:isPartOf ?whole }"""
    assert list(whole.rows(f"SELECT * {{ {untyped} }}")) == []
    assert len(inferred(whole, "?goal a lhl:Goal")) >= 440


def test_what_has_a_source_has_a_basis(whole: Store) -> None:
    assert list(whole.rows("SELECT ?x { ?x dct:source ?s FILTER NOT EXISTS { ?x lhl:basis ?b } }")) == []


def test_a_relation_is_a_direct_link_too(whole: Store) -> None:
    both = "?a lhl:relation [ lhl:relationKind relation:succeeds ; lhl:to ?b ] . ?b a lhl:Initiative"
    stated = set(whole.rows(f"SELECT ?a ?b {{ {both} }}"))
    assert stated == set(whole.rows("SELECT ?a ?b { ?a lhl:succeeds ?b ; lhl:linkedTo ?b }")) != set()


def test_an_initiative_covers_what_its_parts_are_tagged_with_and_all_that_is_broader(whole: Store) -> None:
    covered = {concept for (concept,) in whole.rows("SELECT ?c { initiative:demensplan-2025 lhl:covers ?c }")}
    assert BASE + "theme/dementia" in covered
    broader = {above for concept in covered for above in whole.objects(concept, BROADER)}
    assert broader <= covered


@pytest.mark.parametrize(
    ("start", "end", "first", "last"),
    [
        ("2019", "2023", "2019-01-01", "2023-12-31"),
        ("2019-05", "2020-02", "2019-05-01", "2020-02-29"),
        ("2019-05", "2021-02", "2019-05-01", "2021-02-28"),
        ("2000-02", "2000-02", "2000-02-01", "2000-02-29"),
        ("1900-02", "1900-02", "1900-02-01", "1900-02-28"),
        ("2019-05-17", "2019-06-30", "2019-05-17", "2019-06-30"),
        ("2019-04", "2019-11", "2019-04-01", "2019-11-30"),
        ("2019-02-30", "2019-13", None, None),
    ],
)
def test_a_period_runs_from_the_first_to_the_last_day_that_is_meant(
    small: Repository, start: str, end: str, first: str | None, last: str | None
) -> None:
    path = small.data_files()[1]
    path.write_text(
        path.read_text("utf-8").replace("{start: 2021, end: 2025}", f"{{start: {start}, end: {end}}}"), "utf-8"
    )
    ((found_first, found_last),) = build.load(small).rows(
        """SELECT ?first ?last { initiative:demensplan-2025 lhl:period ?p
           OPTIONAL { ?p lhl:firstDay ?first } OPTIONAL { ?p lhl:lastDay ?last } }"""
    )
    assert (found_first, found_last) == (first, last)


def test_every_date_has_days_that_compare(whole: Store) -> None:
    since = 'FILTER(?day >= "2020-01-01"^^xsd:date)'
    written = [date for (date,) in whole.rows("SELECT ?d { ?s a lhl:Source ; dct:date ?d }") if date >= "2020"]
    assert len(list(whole.rows(f"SELECT ?s {{ ?s a lhl:Source ; lhl:firstDay ?day {since} }}"))) == len(written) > 300
    assert (
        list(whole.rows("SELECT ?s { ?s a lhl:Source ; dct:date ?d MINUS { ?s lhl:firstDay ?f ; lhl:lastDay ?l } }"))
        == []
    )


def test_an_open_period_has_no_last_day(whole: Store) -> None:
    assert list(whole.rows("SELECT ?p { ?p lhl:endIs ?bound ; lhl:lastDay ?day }")) == []
    assert list(whole.rows("SELECT ?p { ?p lhl:endIs ?bound }"))


def test_narrower_and_top_concepts_are_said_from_both_sides(whole: Store) -> None:
    for there, back in (("skos:broader", "skos:narrower"), ("skos:hasTopConcept", "skos:topConceptOf")):
        assert set(whole.rows(f"SELECT ?a ?b {{ ?a {there} ?b }}")) == set(
            whole.rows(f"SELECT ?a ?b {{ ?b {back} ?a }}")
        )


# What cannot be built


@pytest.mark.parametrize(
    ("file", "content", "where"),
    [
        ("data/initiatives/x.yaml", "id: x\ntype: Initiative\nkind: [", r"data/initiatives/x\.yaml:\d+: yaml-syntax"),
        ("data/initiatives/x.yaml", "id: x\ntype: Dog\n", r"data/initiatives/x\.yaml:2: type: unknown-type 'Dog'"),
        ("ontology/vocab/theme.ttl", "<urn:a> <urn:b>", r"ontology/vocab/theme\.ttl: "),
    ],
)
def test_a_file_that_cannot_be_part_of_the_graph_is_named(
    small: Repository, file: str, content: str, where: str
) -> None:
    (small.root / file).write_text(content, encoding="utf-8")
    with pytest.raises(RepositoryError, match=where) as caught:
        build.load(small)
    assert caught.value.exit_code == 2


def test_a_file_that_is_not_utf8_is_named(small: Repository) -> None:
    (small.root / "data" / "initiatives" / "x.yaml").write_bytes("id: x\nnote: æ".encode("latin-1"))
    with pytest.raises(RepositoryError, match=r"x\.yaml:2: wrong-encoding"):
        build.load(small)


def test_an_unknown_concept_is_no_reason_not_to_build(small: Repository) -> None:
    path: Path = small.data_files()[1]
    path.write_text(path.read_text("utf-8").replace("kind: action-plan", "kind: no-such-kind"), "utf-8")
    kinds = build.load(small).objects(BASE + "initiative/demensplan-2025", NS + "kind")
    assert kinds == [BASE + "initiative-kind/no-such-kind"]


def test_the_website_of_an_actor_is_where_most_of_what_it_published_lies(whole: Store) -> None:
    addresses: dict[str, set[str]] = defaultdict(set)
    for actor, url in whole.rows("SELECT ?actor ?url { ?source dct:publisher ?actor ; lhl:url ?url }"):
        addresses[actor].add(url)
    expected = {}
    for actor, urls in addresses.items():
        host, number = Counter(urljoin(url, "/").replace("//www.", "//") for url in urls).most_common(1)[0]
        site = max(each for url in urls if (each := urljoin(url, "/")).replace("//www.", "//") == host)
        if (
            number > 1
            and 2 * number > len(urls)
            and BASE + "actor-type/media" not in whole.objects(actor, NS + "actorType")
        ):
            expected[actor] = [site]
    assert len(expected) > 20
    assert expected[BASE + "actor/hdir"] == ["https://www.helsedirektoratet.no/"]
    assert expected[BASE + "actor/husbanken"] == ["https://www.husbanken.no/"], "with and without www it is one site"
    assert {actor: whole.objects(actor, NS + "website") for actor in addresses} == {
        actor: expected.get(actor, []) for actor in addresses
    }
