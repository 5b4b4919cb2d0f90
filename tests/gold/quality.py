"""How well mentions are found in the labelled texts of this folder: `python tests/gold/quality.py` prints the table."""

from __future__ import annotations

import json
from collections import defaultdict
from pathlib import Path
from typing import NamedTuple

from lhl_graph.analysis.finding.lexicon import CLASSES, Lexicon
from lhl_graph.analysis.finding.mentions import Mention, find
from lhl_graph.documents.read import read
from lhl_graph.documents.vocabulary import lexicon
from lhl_graph.knowledge_graph import load

HERE = Path(__file__).parent
SECOND = HERE / "second"


class Gold(NamedTuple):
    """A labelled mention: class and id are those of the graph."""

    start: int
    end: int
    kind: str
    id: str


class Text(NamedTuple):
    """A labelled text with what is found in it."""

    name: str
    form: str
    text: str
    gold: list[Gold]
    negatives: list[tuple[int, int]]
    found: list[Mention]


class Score(NamedTuple):
    """Right among found, and found among labelled; `strict` counts the same borders only."""

    precision: float
    recall: float
    strict_precision: float
    strict_recall: float
    labelled: int
    found: int


def texts(words: Lexicon, folder: Path = HERE) -> list[Text]:
    """Read every labelled text of a folder and look for mentions in it."""
    everything = []
    for path in sorted(folder.glob("*.txt")):
        labels = json.loads(path.with_suffix(".json").read_text("utf-8"))
        gold = [Gold(each["start"], each["end"], each["class"], each["id"]) for each in labels["mentions"]]
        negatives = [(each["start"], each["end"]) for each in labels["negatives"]]
        document = read(path)
        found = find(document.text, [(block.start, block.end) for block in document.blocks], words)
        everything.append(Text(path.stem, labels["form"], document.text, gold, negatives, found))
    return everything


def slug(thing: str) -> str:
    """Give the last part of an IRI."""
    return thing.rsplit("/", 1)[1]


def meets(mention: Mention, gold: Gold) -> bool:
    """Whether a finding overlaps a labelled mention of the same thing."""
    return (
        mention.kind == gold.kind
        and slug(mention.thing) == gold.id
        and mention.start < gold.end
        and gold.start < mention.end
    )


def score(given: list[Text], kind: str | None = None, form: str | None = None) -> Score:
    """Score one class, or all; in texts of one written form, or all."""
    right = strict = labelled = found = recalled = exact = 0
    for text in given:
        if form not in (None, text.form):
            continue
        gold = [each for each in text.gold if kind in (None, each.kind)]
        mentions = [each for each in text.found if kind in (None, each.kind)]
        spans = {(each.start, each.end, each.id) for each in gold}
        said = {(each.start, each.end, slug(each.thing)) for each in mentions}
        labelled += len(gold)
        found += len(mentions)
        right += sum(any(meets(mention, each) for each in gold) for mention in mentions)
        recalled += sum(any(meets(mention, each) for mention in mentions) for each in gold)
        strict += sum((each.start, each.end, slug(each.thing)) in spans for each in mentions)
        exact += sum(each in said for each in spans)
    shares = ((right, found), (recalled, labelled), (strict, found), (exact, labelled))
    p, r, strict_p, strict_r = (round(part / max(whole, 1), 3) for part, whole in shares)
    return Score(p, r, strict_p, strict_r, labelled, found)


def ids(given: list[Text]) -> tuple[float, float]:
    """Give precision and recall of the things named in each text, however often."""
    right = labelled = found = 0
    for text in given:
        gold = {(each.kind, each.id) for each in text.gold}
        said = {(each.kind, slug(each.thing)) for each in text.found}
        right, labelled, found = right + len(gold & said), labelled + len(gold), found + len(said)
    return round(right / found, 3), round(right / labelled, 3)


def misled(given: list[Text]) -> list[str]:
    """Give the places labelled as something else where something is found all the same."""
    places = []
    for text in given:
        for start, end in text.negatives:
            for each in text.found:
                overlaps = each.start < end and start < each.end
                if overlaps and not any(meets(each, gold) for gold in text.gold):
                    places.append(f"{text.name}: {text.text[each.start : each.end]} as {slug(each.thing)}")
    return places


def errors(given: list[Text]) -> dict[str, list[str]]:
    """Give what was found wrongly and what was missed, text by text."""
    listed: dict[str, list[str]] = defaultdict(list)
    for text in given:
        for each in text.found:
            if not any(meets(each, gold) for gold in text.gold):
                around = text.text[max(0, each.start - 25) : each.end + 25].replace("\n", " ")
                listed[text.name].append(f"wrong  {each.kind}:{slug(each.thing)} ({each.how}) … {around} …")
        for gold in text.gold:
            if not any(meets(each, gold) for each in text.found):
                listed[text.name].append(f"missed {gold.kind}:{gold.id} … {text.text[gold.start : gold.end]} …")
    return listed


def table(given: list[Text]) -> str:
    """Give the table of the README."""
    lines = ["| | Bokmål P / R | Nynorsk P / R | both P / R | labelled |", "|---|---|---|---|---|"]
    for kind in (*CLASSES, None):
        cells = [score(given, kind, form) for form in ("nb", "nn", None)]
        said = " | ".join(f"{each.precision:.3f} / {each.recall:.3f}" for each in cells)
        lines.append(f"| {kind or 'all'} | {said} | {cells[-1].labelled} |")
    return "\n".join(lines)


if __name__ == "__main__":
    import sys

    results = texts(lexicon(load().store), SECOND if "--second" in sys.argv else HERE)
    print(table(results))
    overall = score(results)
    print(f"\nids a document {ids(results)}; strict borders {overall.strict_precision} / {overall.strict_recall}")
    print(f"misled at {len(misled(results))} of {sum(len(each.negatives) for each in results)} negatives")
    if "--errors" in sys.argv:
        for name, found in errors(results).items():
            print(name, *found, sep="\n  ")
