"""The command `ask`: the questions that come with the graph, listed, searched, shown and answered."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from lhl_graph.cli.options import TABLE_FORMATS, Command, print_table
from lhl_graph.cli.origin import endpoint_options, with_option
from lhl_graph.cli.settings import Settings, pass_settings
from lhl_graph.errors import InputError, UnknownTermError

if TYPE_CHECKING:
    from lhl_graph.questions.library import Question


@click.command(cls=Command)
@click.argument("words", nargs=-1, metavar="[NAME | WORDS…]")
@click.option(
    "-p", "--parameter", "given", multiple=True, metavar="NAME=VALUE", help="What to ask about; may be repeated."
)
@click.option("--show", "shown", is_flag=True, help="Show the question, its parameters and its query instead.")
@click.option("-f", "--format", "form", type=click.Choice(TABLE_FORMATS), default="table")
@with_option
@endpoint_options
@pass_settings
def ask(settings: Settings, words: tuple[str, ...], given: tuple[str, ...], shown: bool, form: str) -> None:
    r"""Ask one of the questions that come with the graph. Without a name, list them; by WORDS, search them.

    A VALUE is an id, a CURIE, an IRI or a label (nb, nn or en), a date, a number or a word. What is not given has a
    default, so every question answers at once. --show prints a query that any SPARQL endpoint takes.

    \b
    lhl ask
    lhl ask kommune
    lhl ask felles-malgruppe -p gruppe=relatives
    lhl ask tiltak-for-tema -p tema=Demens -p dato=2022-06-01 -f csv
    lhl ask felles-malgruppe --show
    """
    from lhl_graph.answers.asked.lines import aloud
    from lhl_graph.questions import library
    from lhl_graph.questions.unanswered import about
    from lhl_graph.reading.repository import Repository

    repository, name = Repository.find(settings.root), " ".join(words)
    try:
        question = library.find(repository, name)
    except UnknownTermError as error:
        questions = library.library(repository)
        found = library.search(questions, name)
        if given or shown:
            raise error from None
        if not found:
            ways = about(settings.open(judged=False).store, questions, name, settings.language)
            raise UnknownTermError(name, ways[:3] or error.suggestions, "question", listed_by="lhl ask") from None
        _list(settings, found, form)
        return
    store, values = settings.open().store, _values(given)
    if shown:
        click.echo(library.sheet(question, settings.language))
        click.echo(library.query_text(store, question, values, settings.language), nl=False)
    else:
        answer = library.ask(store, question, values, settings.language)
        print_table(aloud(store, question, values, answer), form)


@click.command(cls=Command)
@click.option("--letter", metavar="LETTER", help="Only those of this letter (tillegg-40).")
@click.option("--risk", metavar="RISK", help="Only those rated so, by word or number (1, finished, Ferdig).")
@click.option("--state", metavar="STATE", help="Only those whose text says so (ongoing, refers-elsewhere).")
@click.option("--year", type=int, help="Only as reported for this year.")
@click.option("--actor", metavar="ACTOR", help="Only those that name this actor, or are read to.")
@click.option("--theme", metavar="THEME", help="Only those about this theme or a narrower one.")
@click.option("--contradictions", is_flag=True, help="Only those whose status contradicts their plan.")
@click.option("--planned", is_flag=True, help="Only those with activities planned next, and which.")
@click.option("-f", "--format", "form", type=click.Choice(TABLE_FORMATS), default="table")
@endpoint_options
@pass_settings
def tasks(
    settings: Settings,
    letter: str | None,
    risk: str | None,
    state: str | None,
    year: int | None,
    actor: str | None,
    theme: str | None,
    contradictions: bool,
    planned: bool,
    form: str,
) -> None:
    r"""List the assignments of the yearly matrix. By letter, risk, state, year, actor or theme.

    \b
    lhl tasks --risk 2 --planned
    lhl tasks --letter tillegg-40 --contradictions --lang nn
    """
    table = settings.open(judged=False).tasks(
        letter=letter,
        risk=risk,
        state=state,
        year=year,
        actor=actor,
        theme=theme,
        contradictions=contradictions,
        planned=planned,
    )
    print_table(table, form)


def _list(settings: Settings, found: list[Question], form: str) -> None:
    from lhl_graph.questions import library

    if form == "table":
        click.echo(library.overview(found, settings.language))
    else:
        print_table(library.listed(found, settings.language), form)


def _values(given: tuple[str, ...]) -> dict[str, str]:
    """Read `name=value`.

    Raises:
        InputError: there is no `=`, or one name stands twice.
    """
    values: dict[str, str] = {}
    for each in given:
        name, sign, value = each.partition("=")
        if not sign or not name.strip():
            raise InputError(f"-p {each}: write it as name=value, for example -p gruppe=relatives")
        if name.strip() in values:
            raise InputError(f"-p {name.strip()} is given twice")
        values[name.strip()] = value
    return values
