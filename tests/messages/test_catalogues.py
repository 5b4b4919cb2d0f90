"""Every message that a person can see is in both catalogues, with the same slots, and every entry is in use."""

from __future__ import annotations

import ast
import os
import re
from pathlib import Path

import click
import pytest

from lhl_graph.messages import catalogue
from tests.messages.said import messages, numbered, sources, templates

NORWEGIAN = ("nb", "nn")
SAID_IN_PIECES = (
    *('no term is called "{0}"{1}', 'no question is called "{0}" (`{1}` lists them){2}'),
    "; did you mean {0} or {1}?",
    "; did you mean {0} or {1} or {2}?",
    *(
        f"; did you mean {' or '.join(f'{{{n}}}' for n in range(count))}?; {{{count}}} is {what}"
        for count in (1, 2, 3)
        for what in (f"one of {{{count + 1}}}", f"an id, CURIE or label of the type {{{count + 1}}}")
    ),
    "?{0} is selected, but is neither in GROUP BY nor in an aggregate; write GROUP BY … ?{1} or (SAMPLE(?{2}) AS ?…)",
    "SERVICE would ask another server; this tool never uses the network; {0}",
    "{0}; --user and --password-env say who you are",
    "line {0}, column {1}: {2}",
    "{0}: {1}",
)
"""Messages that are put together of several texts of the source."""

SAID_BY_CLICK = (
    *(f"Missing {what} {{0}}.{more}" for what in ("argument", "option") for more in ("", " {1}")),
    *(f"No such {what} {{0}}. {{1}}" for what in ("option", "command")),
    *(f"{{0}} is not a valid {what}." for what in ("integer", "integer range", "float", "float range")),
    *(f"{what} {{0}} does not exist." for what in ("File", "Directory", "Path")),
    *("File {0} is a directory.", "Directory {0} is a file.", "Path {0} is not readable.", "Choose from:"),
)
"""Messages about wrong use that click puts together."""

SAID_BY_PYTHON = (
    "argument {0}: invalid choice: {1} (choose from {2})",
    "argument {0}: expected one argument",
    "unrecognized arguments: {0}",
    "ambiguous option: {0} could match {1}",
    *("No closing quotation", "No escaped character"),
)
"""Messages about wrong use of a notebook's line, by argparse and shlex."""


def untranslated(text: str, known: set[str]) -> frozenset[str]:
    return messages(ast.parse(text)) - known


def test_a_message_that_is_not_in_the_catalogue_is_found() -> None:
    assert untranslated('raise InputError(f"{name}: is green")', {"{0}: is green"}) == set()
    assert untranslated('raise InputError(f"{name}: is green")', {"{0}: is blue"}) == {"{0}: is green"}
    assert untranslated('settings.tell("done it" if done else f"{count} left")', set()) == {"done it", "{0} left"}
    assert untranslated('log("not for people")', set()) == set()


@pytest.mark.parametrize("language", NORWEGIAN)
def test_every_message_is_in_the_catalogue(language: str) -> None:
    known = set(catalogue(language))
    lacking = {path.name: found for path, tree in sources() if (found := messages(tree) - known)}
    assert lacking == {}


@pytest.mark.parametrize("language", NORWEGIAN)
def test_every_entry_is_a_message_of_today(language: str) -> None:
    ours = {text for _, tree in sources() for text in templates(tree)}
    system = {os.strerror(number) for number in range(1, 135)}
    of_click = {
        numbered(text)
        for path in Path(click.__file__).parent.glob("*.py")
        for text in templates(ast.parse(path.read_text("utf-8")))
    }
    said = ours | system | {text.lower() for text in system} | of_click
    assert set(catalogue(language)) - said - {*SAID_IN_PIECES, *SAID_BY_CLICK, *SAID_BY_PYTHON} == set()


def test_both_catalogues_have_the_same_messages_with_the_same_slots() -> None:
    bokmal, nynorsk = map(catalogue, NORWEGIAN)
    assert list(bokmal) == list(nynorsk) == sorted(bokmal)

    def slots(text: str) -> list[str]:
        return sorted(re.findall(r"\{\d\}", text))

    for english in bokmal:
        assert slots(english) == slots(bokmal[english]) == slots(nynorsk[english]), english


def test_no_article_stands_before_a_word_that_is_not_known() -> None:
    """What fills the slot may begin with a vowel, as ASK and initiative do."""
    assert [english for english in catalogue("nb") if re.search(r"\b[Aa]n? [\"`]?\{", english)] == []


def test_something_stands_between_any_two_slots() -> None:
    """So that it is known where one ends and the next begins."""
    assert [english for english in catalogue("nb") if re.search(r"\}\{", english)] == []
