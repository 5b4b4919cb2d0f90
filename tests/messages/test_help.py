"""The help of every command, option and argument is in Bokmål and Nynorsk, and no entry of it is without use."""

from __future__ import annotations

import re
import subprocess
import sys

import click
import pytest

from lhl_graph.messages import catalogue
from tests.messages import helped

NORWEGIAN = ("nb", "nn")
CONTEXTS = list(helped.contexts())
AS_WRITTEN = re.compile(r"--[a-z-]+|`[^`]+`|\.[a-z]{2,}\b")
"""What a reader types: options, commands and endings."""


def untranslated(ctx: click.Context, language: str) -> set[str]:
    return {*helped.texts(ctx), *helped.words(ctx)} - set(catalogue(language, "help"))


def test_a_command_without_translation_is_found() -> None:
    does = "Paint it.\n\n\b\nlhl paint blue      as the sky"
    values = [click.Argument(["colour"]), click.Option(["--coats"], type=int, help="How many coats.")]
    paint = click.Command("paint", params=values, help=does)
    ctx = click.Context(paint, info_name="paint")
    assert untranslated(ctx, "nb") == {"Paint it.", "as the sky", "How many coats.", "COLOUR"}


@pytest.mark.parametrize("language", NORWEGIAN)
@pytest.mark.parametrize("ctx", CONTEXTS, ids=lambda ctx: ctx.info_name)
def test_every_help_text_and_every_word_for_a_value_is_translated(ctx: click.Context, language: str) -> None:
    assert untranslated(ctx, language) == set()


@pytest.mark.parametrize("language", NORWEGIAN)
def test_the_help_of_the_magic_is_translated(language: str) -> None:
    texts = helped.of_the_magic()
    assert len(texts) > 8 and texts - set(catalogue(language, "help")) == set()


@pytest.mark.parametrize("language", NORWEGIAN)
def test_every_entry_is_a_text_of_today(language: str) -> None:
    commands = [*map(helped.texts, CONTEXTS), *map(helped.words, CONTEXTS)]
    used = set().union(*commands, helped.BY_CLICK, helped.of_the_magic())
    assert set(catalogue(language, "help")) - used == set()


@pytest.mark.parametrize("language", NORWEGIAN)
def test_a_word_for_a_value_has_one_name_in_all_texts(language: str) -> None:
    said = catalogue(language, "help")
    words = {word for word in set().union(*map(helped.words, CONTEXTS)) if len(word) > 1}
    for english, norwegian in said.items():
        for word in words & set(re.findall(r"[A-Z]+", english)):
            assert said[word] in norwegian, english


@pytest.mark.parametrize("language", NORWEGIAN)
def test_what_a_reader_types_stays_as_it_is(language: str) -> None:
    typed = {
        text: (AS_WRITTEN.findall(text), AS_WRITTEN.findall(said)) for text, said in catalogue(language, "help").items()
    }
    assert {text: found for text, found in typed.items() if sorted(found[0]) != sorted(found[1])} == {}


@pytest.mark.parametrize("language", ["en", *NORWEGIAN])
def test_the_list_of_commands_cuts_no_sentence(language: str) -> None:
    listed = helped.shown("--lang", language, "--help")
    assert "..." not in listed.replace("[ARGS]...", "").replace("[ARGUMENTER]...", "").replace("[ARGUMENT]...", "")


@pytest.mark.parametrize(("language", "heading"), [("nb", "Valg:"), ("nn", "Val:")])
@pytest.mark.parametrize("command", [[], ["gaps"], ["export"]], ids=str)
def test_nothing_english_is_left_around_the_texts(command: list[str], language: str, heading: str) -> None:
    shown = helped.shown(*command, "--lang", language, "--help")
    assert shown.startswith("Bruk: ") and f"\n{heading}\n" in shown
    assert not re.search(r"Usage|Options|OPTIONS|Commands|COMMAND|default|required|INTEGER|INITIATIVE|FILE|DATE", shown)


@pytest.mark.parametrize(("language", "read"), [("en", False), ("nn", True)])
def test_the_catalogue_is_read_only_when_norwegian_help_is_shown(language: str, read: bool) -> None:
    program = (
        "import sys, contextlib\nfrom lhl_graph.cli.main import run\n"
        f"with contextlib.suppress(SystemExit):\n    run(['--lang', '{language}', '--help'])\n"
        "print('lhl_graph.messages' in sys.modules, file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stderr.strip() == str(read)
