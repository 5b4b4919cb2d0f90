"""Every number of every chapter is one that the commands, Python or SPARQL give; a number from elsewhere is found."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any, Final

import pytest
from click.testing import CliRunner

from lhl_graph.analysis.coverage import FAINT, LEAST
from lhl_graph.analysis.overlap import WEIGHTS
from lhl_graph.cli.main import main
from lhl_graph.iris import PREFIXES
from lhl_graph.report.blocks import Grid, Heading, Items, Paragraph
from lhl_graph.report.voice import Voice

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lhl_graph.knowledge_graph import KnowledgeGraph
    from lhl_graph.report.blocks import Block, Document

VOICE: Final = Voice("nb")
DAY: Final = "2026-01-19"
WORDS: Final = {VOICE.spelled(number): str(number) for number in range(2, 13)} | {"ett": "1", "én": "1"}
DATES: Final = r"\d{1,2}\. [a-z]+ \d{4}"
NUMERAL: Final = r"\d[\d\u00a0]*(?:,\d+)?"


def asked(*arguments: str) -> Any:
    done = CliRunner().invoke(main, [*arguments, "-f", "json"])
    assert done.exit_code == 0, done.stderr
    return json.loads(done.stdout)


def sparql(text: str) -> list[str]:
    """The values of the one row that a query gives."""
    (row,) = asked("query", text)["results"]["bindings"]
    return [each["value"] for each in row.values()]


def numbers(text: str) -> set[str]:
    """The numbers of a sentence, in figures and in words; what stands in quotation marks, and dates, are no numbers."""
    bare = re.sub(DATES, "", re.sub("«[^»]*»", "", text))
    return set(re.findall(NUMERAL, bare)) | {WORDS[word] for word in re.findall(r"\w+", bare.lower()) if word in WORDS}


def chapters(blocks: Iterable[Block]) -> dict[str, list[Block]]:
    """The blocks of each chapter, by its heading."""
    found: dict[str, list[Block]] = {}
    for block in blocks:
        if isinstance(block, Heading) and block.level == 1:
            found[block.text] = []
        else:
            found[next(reversed(found))].append(block)
    return found


def told(blocks: Iterable[Block]) -> set[str]:
    """The numbers in sentences, points and captions, and in the columns of numbers, periods and grounds."""
    said: list[str] = []
    for block in blocks:
        match block:
            case Paragraph(text):
                said.append(text)
            case Items(points):
                said += [each.text for each in points]
            case Grid():
                wanted = {*block.numeric, *(n for n, head in enumerate(block.head) if head in ("Periode", LAST))}
                said += [block.caption, *(row[place].text for row in block.rows for place in sorted(wanted))]
    return {number for text in said for number in numbers(text)}


LAST: Final = "Grunnlag og likhet"


def decimals(values: Iterable[float | None], digits: int = 2) -> set[str]:
    return {VOICE.decimal(value, digits) for value in values if value is not None}


def q_values(rows: Iterable[dict[str, Any]]) -> set[str]:
    return decimals((row["q"] for row in rows), 3) | {"0,001"}


def counts(*values: float) -> set[str]:
    return {VOICE.number(int(value)) for value in values}


@pytest.fixture(scope="module")
def expected(kg: KnowledgeGraph) -> dict[str, set[str]]:
    """Chapter → the numbers that the commands give for it."""
    nearest = asked("overlaps", "--top", "10")
    carried = asked("coverage", "--of", "leve-hele-livet", "--on", DAY)
    parts = {row["part"] for row in carried}
    left = parts - {row["part"] for row in carried if row["counts"] and not row["perhaps"]}
    goals, gaps, tasks, groups = asked("objectives"), asked("gaps"), asked("tasks"), asked("network")
    common = counts(len({row["number"] for row in goals}), *(row["size"] for row in goals), 3)
    cut, stability = map(float, sparql("SELECT ?cut ?s { ?run lhl:objectiveCut ?cut ; lhl:objectiveStability ?s }"))
    described, said = sparql("""
        SELECT (COUNT(DISTINCT ?i) AS ?a) (COUNT(DISTINCT ?g) AS ?b) { ?i a lhl:DescribedInitiative ; lhl:goal ?g }""")
    (linked,) = sparql("""
        SELECT (COUNT(DISTINCT ?pair) AS ?n) { ?a lhl:relation/lhl:to ?b . ?a a lhl:DescribedInitiative .
        ?b a lhl:DescribedInitiative BIND(IF(STR(?a) < STR(?b), CONCAT(STR(?a), STR(?b)), CONCAT(STR(?b), STR(?a)))
        AS ?pair) }""")
    (rare,) = sparql("SELECT (COUNT(*) AS ?n) { ?o lhl:qValue ?q FILTER(?q <= 0.05) }")
    every = int(described)
    on = counts(len(parts), len(left))
    overall = next(row for row in kg.evaluate(samples=2) if row.score == "overall")  # samples are for the intervals
    bases = {row.kind: row.number for row in kg.stats() if row.section in ("basis", "knowledge")}
    matched = [match.score for row in nearest for match in kg.why("leve-hele-livet", row["other"]).matches]
    stated = sum(row["stated"] for row in nearest)
    contradicted = sum(bool(row["contradiction"]) for row in tasks)
    years = {day[:4] for row in goals for day in (row["first_day"], row["last_day"]) if day}
    least = min(WEIGHTS.values())
    return {
        "Svaret på én side": counts(every, int(said), every * (every - 1) // 2, int(linked), stated, 10, len(gaps), 1)
        | common | on | counts(len(tasks), contradicted),
        "Hva «Leve hele livet» deler med de nærmeste satsingene": decimals(row["score"] for row in nearest)
        | q_values(nearest) | decimals(matched) | {"0", "1"},
        "Felles målsettinger": common | years | counts(round(100 * stability), 1, *(row["number"] for row in goals))
        | decimals([cut]),
        "Grupper av satsinger, og hvem som binder dem sammen":
        counts(len(groups), *(row["number"] for row in groups), *(row["size"] for row in groups)),
        "Sammenhenger som ingen kilde viser": counts(len(gaps)) | decimals(row["score"] for row in gaps)
        | q_values(gaps),
        "Delene av «Leve hele livet», og hva de likner": on | decimals(row["score"] for row in carried)
        | decimals((LEAST, FAINT), 1),
        "Oppdragene, med risiko og status": counts(len(tasks), contradicted, *range(1, len(tasks) + 1)),
        "Hvor sikkert dette er": counts(*(round(weight / least) for weight in WEIGHTS.values()), int(rare))
        | decimals([0.05, overall.auc, overall.ap]) | counts(*bases.values(), 1),
    }  # fmt: skip


def test_the_numbers_of_every_chapter_are_those_that_the_commands_give(
    document: Document, expected: dict[str, set[str]]
) -> None:
    found = {name: told(blocks) for name, blocks in chapters(document.blocks).items()}
    assert list(found) == list(expected)
    assert {name: said - expected[name] for name, said in found.items() if said - expected[name]} == {}
    assert all(found.values())


@pytest.mark.parametrize("wrong", ["Ni hundre og 98 par ligger her.", "Likheten er 0,987.", "Det er 12\u00a0345 mål."])
def test_a_number_from_elsewhere_is_found(document: Document, expected: dict[str, set[str]], wrong: str) -> None:
    for name, blocks in chapters(document.blocks).items():
        assert told([*blocks, Paragraph(wrong)]) - expected[name]


def test_the_tables_have_the_rows_of_the_commands(kg: KnowledgeGraph, document: Document) -> None:
    grids = {block.head: block for block in document.blocks if isinstance(block, Grid)}
    shares = grids[VOICE.head("shares-head")]
    nearest = asked("overlaps", "--top", "10")
    assert [row[0].text for row in shares.rows] == [row["other_name"] for row in nearest]
    assert [row[1].text for row in shares.rows] == [VOICE.decimal(row["score"]) for row in nearest]
    assert [row[3].text == "ja" for row in shares.rows] == [row["stated"] for row in nearest]
    gaps = asked("gaps")
    assert [row[1].text for row in grids[VOICE.head("links-head")].rows] == [
        VOICE.decimal(row["score"]) for row in gaps
    ]
    groups = asked("network")
    assert [row[2].text for row in grids[VOICE.head("communities-head")].rows] == [str(row["size"]) for row in groups]
    tasks = asked("tasks")
    assert len(grids[VOICE.head("assignments-head")].rows) == len(tasks)
    carried = kg.coverage(DAY, of="leve-hele-livet")
    rows = grids[VOICE.head("on-head")].rows
    assert [row[1].text for row in rows] == list(dict.fromkeys(row.text for row in carried))
    nothing = {row.text for row in carried if not row.carrier}
    assert {row[1].text for row in rows if row[2].text == "ingen"} == nothing


def test_what_is_known_of_the_graph_is_counted_as_lhl_stats_does(kg: KnowledgeGraph, document: Document) -> None:
    bases = {row.kind: row.number for row in kg.stats() if row.section == "basis"}
    said = " ".join(block.text for block in document.blocks if isinstance(block, Paragraph))
    stated, classified, computed = (VOICE.number(bases[label]) for label in _bases(kg))
    assert f"{stated} utsagn oppgitt av en kilde, {classified} vurdert av redaktørene og {computed} beregnet" in said


def _bases(kg: KnowledgeGraph) -> list[str]:
    from lhl_graph.graph.labels import Labels

    labels = Labels(kg.store, "nb")
    return [labels[PREFIXES["basis"] + name] for name in ("stated", "classified", "computed")]
