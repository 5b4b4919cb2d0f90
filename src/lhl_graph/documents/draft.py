"""A plan as the draft of an initiative: what was found in it as YAML, every statement with its passage."""

from __future__ import annotations

import json
import re
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Final

from lhl_graph.analysis.finding.plan_goals import Passage, plan_goals
from lhl_graph.analysis.finding.written_form import written_form
from lhl_graph.documents.tables import quoted, where
from lhl_graph.documents.wording import said
from lhl_graph.errors import InputError
from lhl_graph.iris import BASE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lhl_graph.analysis.finding.plan_goals import PlanGoal
    from lhl_graph.analysis.finding.written_form import WrittenForm
    from lhl_graph.documents.annotation import Annotated

MOST: Final = 15
"""How many themes, and how many target groups, a plan is said to be about: those that it speaks of most."""

_SURE: Final = {0.9: "high", 0.7: "medium", 0.4: "low"}
_LABEL: Final = re.compile(r"^\W*\w*mål\w*\s*(?:nr\.?)?\s*\d+(?:\.\d+)*\s*[:–-]\s*", re.IGNORECASE)
"""What numbers a goal, and is none of its words."""
_GOAL_OF: Final = re.compile(r"\W*(?:hoved|hovud)?mål(?:et|a|ene)\s+(?:med|i|for|til)\s+", re.IGNORECASE)
_HAS_GOAL: Final = re.compile(r"\s+(?:har|hadde)\s+(?:som\s+|til\s+|et\s+|eit\s+)?(?:hoved|hovud)?mål\b", re.IGNORECASE)
_YEARS: Final = re.compile(r"\b((?:19|20)\d\d)\s*[-–—]\s*((?:19|20)\d\d)\b")


def draft(annotated: Annotated, name: str, made: str, file: str, *, with_goals: bool = False) -> str:
    """Give a plan as YAML of an initiative called `name`, all of it marked as read by machine.

    `made` is its id, `file` what the file is called that the text is written to.

    Themes and target groups are those that the plan speaks of most; goals, where wanted, those told by their wording
    and place. A goal without a theme stands as a comment: such a goal can be compared with nothing.

    Raises:
        InputError: nothing of what is wanted was found.
    """
    goals, left, national = _goals(annotated) if with_goals else ([], [], [])
    facets = [*_facets(annotated, "theme", "themes"), *_facets(annotated, "group", "target_groups")]
    if not facets and not goals:
        raise InputError(f"{annotated.document.name}: no theme, target group or goal was found to make a draft of")
    language, form = annotated.language, written_form(annotated.document.text)
    years = _YEARS.search(name) or _YEARS.search(annotated.document.text[:2000])
    start, end = (f"start: {years[1]}", f"end: {years[2]}") if years else ("start_is: unknown", "end_is: unknown")
    lines = [
        *(f"# {said(line, language).format(id=made, file=file)}" for line in ("draft", "draft next")),
        f"id: {made}",
        "type: Initiative",
        "basis: read-by-machine",
        "knowledge: full",
        "kind: local-plan",
        f"name: {{{written_form(name, form)}: {_quoted(name)}}}",
        f"period: {{{start}, {end}}}",
        *(["", "goals:", *goals] if goals else []),
        *facets,
        *_relations(annotated, form),
        *(["", *(f"# {line}" for line in (said("draft left", language), *left))] if left else []),
        *(["", *(f"# {line}" for line in (said("draft national", language), *national))] if national else []),
        "",
        "sources:",
        "  - id: S1",
        f"    title: {_quoted(Path(annotated.document.name).name)}",
        "    form: report",
    ]
    return "\n".join(lines) + "\n"


def _goals(annotated: Annotated) -> tuple[list[str], list[str], list[str]]:
    """Give the lines of the plan's goals, and a line for each that has no theme and each that is the state's."""
    document = annotated.document
    passages = (Passage(block.kind, block.start, document.said(block), block.path) for block in document.blocks)
    form = written_form(document.text)
    lines: list[str] = []
    left: list[str] = []
    national: list[str] = []
    number = 0
    for goal in dict.fromkeys(plan_goals(passages)):
        themes, groups = _within(annotated, goal, "theme"), _within(annotated, goal, "group")
        text = _LABEL.sub("", " ".join(goal.text.split()))
        if goal.of_state or _is_of_initiative(annotated, goal):
            national.append(f"– {_place(annotated, goal)}: {text}")
            continue
        if not themes:
            left.append(f"– {_place(annotated, goal)}: {text}")
            continue
        number += 1
        lines += [
            f"  - id: g{number}",
            f"    level: {goal.level}",
            f"    text: {{{written_form(goal.text, form)}: {_quoted(text)}}}",
            f"    theme: [{', '.join(themes)}]",
            *([f"    group: [{', '.join(groups)}]"] if groups else []),
            f"    confidence: {_SURE[goal.confidence]}",
            f"    note: {_remark(annotated, _place(annotated, goal))}",
            "    source: S1",
        ]
    return lines, left, national


def _is_of_initiative(annotated: Annotated, goal: PlanGoal) -> bool:
    """Whether a goal is said to be that of an initiative: Målet med Leve hele livet er et trygt liv."""
    text = annotated.document.text
    named = (each for each in annotated.mentions if each.kind == "initiative" and goal.start <= each.start < goal.end)
    return any(
        _GOAL_OF.fullmatch(text, goal.start, each.start)
        or (each.start == goal.start and _HAS_GOAL.match(text, each.end, goal.end))
        for each in named
    )


def _facets(annotated: Annotated, kind: str, key: str) -> Iterator[str]:
    counts = Counter(each.thing for each in annotated.mentions if each.kind == kind)
    first = {each.thing: each.start for each in reversed(annotated.mentions)}
    if counts:
        yield from ("", f"{key}:")
    for thing, count in sorted(counts.items(), key=lambda each: (-each[1], each[0]))[:MOST]:
        place = where(annotated.document, first[thing], annotated.language)
        times = said("draft time" if count == 1 else "draft times", annotated.language).format(n=count)
        note = f"{times} {place}" if place else times.partition(";")[0].rstrip(":")
        yield f"  - {{{kind}: {_name(thing)}, source: S1, note: {_remark(annotated, note)}}}"


def _relations(annotated: Annotated, form: WrittenForm) -> Iterator[str]:
    """Give the initiatives that the plan names, each with the first passage that does."""
    named = [each for kind in ("named", "ended") for each in annotated.of(kind) if each.mentions]
    if named:
        yield from ("", "relations:")
    for each in named:
        passage = quoted(annotated.document, each.mentions[0].start, each.mentions[0].end)
        note = f"{{{written_form(passage, form)}: {_quoted(passage)}}}"
        yield f"  - {{relation: refers-to, to: {_name(each.initiative)}, source: S1, note: {note}}}"


def _within(annotated: Annotated, goal: PlanGoal, kind: str) -> list[str]:
    inside = (each for each in annotated.mentions if goal.start <= each.start < goal.end and each.kind == kind)
    return sorted({_name(each.thing) for each in inside})


def _place(annotated: Annotated, goal: PlanGoal) -> str:
    place = where(annotated.document, goal.start, annotated.language)
    signs = said("draft signs", annotated.language).format(start=goal.start, end=goal.end)
    return f"{place}, {signs}" if place else signs


def _remark(annotated: Annotated, text: str) -> str:
    return f"{{{annotated.language}: {_quoted(text)}}}"


def _name(concept: str) -> str:
    return concept.removeprefix(BASE).partition("/")[2]


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
