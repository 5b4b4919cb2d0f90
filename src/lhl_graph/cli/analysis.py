"""Commands that compare initiatives: overlaps, why, compare, gaps, coverage, network, objectives, evaluate."""

from __future__ import annotations

import click

from lhl_graph.cli.in_force import confirmed_within
from lhl_graph.cli.options import TABLE_FORMATS, Command, Decimal, print_table
from lhl_graph.cli.origin import endpoint_options, no_wait_option, with_option
from lhl_graph.cli.settings import Settings, pass_settings

KINDS = ("links", "themes", "groups", "goals", "successions")
FIRST = 20
"""How many overlaps a reader is shown who does not say how many."""


table_format = click.option("-f", "--format", "form", type=click.Choice(TABLE_FORMATS), default="table")


@click.command(cls=Command)
@click.argument("initiative", default="leve-hele-livet")
@click.option("--all", "every", is_flag=True, help="All pairs, not only those of INITIATIVE.")
@click.option(
    "--facet",
    type=click.Choice(("score", "goals", "target_groups", "themes", "measures", "actors")),
    default="score",
    show_default=True,
    help="Order by this, and apply --min-score to it.",
)
@click.option("--top", type=click.IntRange(min=1), help="How many to list (20 for reading, all for programs).")
@click.option("--min-score", type=Decimal(0, 1), default=0.0, help="Leave smaller scores out.")
@click.option(
    "--significant", is_flag=True, help="Only overlaps that are rare by chance (q ≤ 0.05, over the pairs asked for)."
)
@click.option("--unlinked", is_flag=True, help="Only pairs that no source links, in either direction.")
@click.option("--on", metavar="DATE", help="Only initiatives in force then: 2025, 2025-06, 01.06.2025, or A..B.")
@confirmed_within
@click.option("--theme", metavar="THEME", help="Only where both have this theme or a narrower one (id or label).")
@click.option("--group", metavar="GROUP", help="Only where both have this target group or a narrower one.")
@click.option(
    "--engine", type=click.Choice(("local", "dask")), help="Compute anew, in blocks, instead of reading back."
)
@click.option("--scheduler", metavar="ADDRESS", help="The Dask scheduler, such as tcp://127.0.0.1:8786.")
@table_format
@with_option
@no_wait_option
@endpoint_options
@pass_settings
def overlaps(
    settings: Settings,
    initiative: str,
    every: bool,
    facet: str,
    top: int | None,
    min_score: float,
    significant: bool,
    unlinked: bool,
    on: str | None,
    confirmed_within: int,
    theme: str | None,
    group: str | None,
    engine: str | None,
    scheduler: str | None,
    form: str,
) -> None:
    r"""List what overlaps most with INITIATIVE. Without one, with Leve hele livet.

    Scores run from 0 (nothing shared) to 1 (the same). The overall score weighs goals 4, target groups 1 and themes 1:
    each then has an equal say in the order. A concept that few initiatives have weighs more than one that most have.
    q tells how likely chance is to give as much: 0.05 or less is rare. With --all it is corrected over all pairs of
    initiatives; of one initiative, q (own) is corrected over its pairs with all others, and no more.

    \b
    lhl overlaps demensplan-2025 --top 5 --lang en
    lhl overlaps --unlinked --on 2025-01-01
    lhl overlaps --all --theme demens
    """
    if significant and not settings.wait:
        raise click.UsageError("--significant needs q; leave --no-wait out")
    table = settings.open().overlaps(
        None if every else initiative,
        facet=facet,
        top=top or (FIRST if form == "table" else None),
        min_score=min_score,
        significant=significant,
        unlinked=unlinked,
        on=on,
        confirmed_within=confirmed_within,
        theme=theme,
        group=group,
        engine=engine,
        scheduler=scheduler,
    )
    print_table(table, form)


@click.command(cls=Command)
@click.argument("a")
@click.argument("b")
@click.option("-f", "--format", "form", type=click.Choice(("text", "json")), default="text")
@with_option
@no_wait_option
@pass_settings
def why(settings: Settings, a: str, b: str, form: str) -> None:
    r"""Say why the initiatives A and B overlap. Down to the sources.

    Every shared theme and target group with its part of the score, every pair of goals or measures that answer each
    other, every link that a source states, shared actors, and the sources with date and address.

    \b
    lhl why leve-hele-livet demensplan-2025
    """
    explanation = settings.open().why(a, b)
    if form == "json":
        import json

        click.echo(json.dumps(explanation.to_dict(), ensure_ascii=False, indent=1))
    else:
        click.echo(str(explanation))


@click.command(cls=Command)
@click.option(
    "--kind",
    type=click.Choice(KINDS),
    help="Unseen links, themes of one alone, groups or goals without a measure, successions that no source states.",
)
@click.option("--of", metavar="INITIATIVE", help="Only those of this initiative.")
@click.option("--on", metavar="DATE", help="Among initiatives in force then: 2025, 2025-06, 01.06.2025, or A..B.")
@confirmed_within
@click.option("--top", type=click.IntRange(min=1), help="How many to list.")
@table_format
@with_option
@endpoint_options
@pass_settings
def gaps(
    settings: Settings,
    kind: str | None,
    of: str | None,
    on: str | None,
    confirmed_within: int,
    top: int | None,
    form: str,
) -> None:
    r"""List what is not seen together, or not followed up. Without --kind, unseen links.

    An unseen link is a pair of initiatives whose overlap is rare by chance (q ≤ 0.05), that no source links in either
    direction, that no actor is responsible for both of, and where neither is likely to have taken over from the other.
    Those likely successions stand apart: one follows the other in time, in the same hands or field, and each is among
    the three that overlap most with the other.

    \b
    lhl gaps --of leve-hele-livet --on 2025
    lhl gaps --kind groups --lang en
    """
    if of in KINDS and kind is None:  # what --of meant before it named an initiative
        kind, of = of, None
    table = settings.open().gaps(kind or KINDS[0], of=of, on=on, confirmed_within=confirmed_within)
    print_table(table[:top] if top else table, form)


@click.command(cls=Command)
@click.argument("a")
@click.argument("b")
@table_format
@with_option
@endpoint_options
@pass_settings
def compare(settings: Settings, a: str, b: str, form: str) -> None:
    r"""List what only A has, only B has, and both have. Themes, target groups and actors.

    \b
    lhl compare leve-hele-livet bo-trygt-hjemme
    """
    print_table(settings.open(judged=False).compare(a, b), form)


@click.command(cls=Command)
@click.option("--on", metavar="DATE", help="A date or range A..B; default: today.")
@click.option("--of", "initiative", metavar="INITIATIVE", help="What resembles its focus areas, solutions and goals.")
@confirmed_within
@click.option("--timeline", is_flag=True, help="When each initiative runs; --on marks a date.")
@table_format
@with_option
@pass_settings
def coverage(
    settings: Settings, on: str | None, initiative: str | None, confirmed_within: int, timeline: bool, form: str
) -> None:
    r"""Show which themes are covered. For which groups, and by whom.

    With --of: for each focus area, solution and goal of an initiative, which initiatives in force have something like
    it – a stated successor, one with another stated link, or one that only computed likeness points to – and what
    resembles nothing. What no source has confirmed within so many years is listed apart, as perhaps in force.

    \b
    lhl coverage --of leve-hele-livet --on 2025-01-01
    lhl coverage --timeline --lang en
    """
    if timeline and initiative is not None:
        raise click.UsageError("--timeline shows all initiatives; leave --of out")
    graph = settings.open(judged=False)
    answer = graph.timeline(on) if timeline else graph.coverage(on, of=initiative, confirmed_within=confirmed_within)
    print_table(answer, form)


@click.command(cls=Command)
@click.option(
    "--graph",
    "kind",
    type=click.Choice(("overlap", "stated", "themes", "target-groups", "all")),
    default="overlap",
    show_default=True,
    help="Which network: validated overlap, stated links, initiatives with themes or groups, everything.",
)
@click.option(
    "--communities", "view", flag_value="communities", default=True, help="Which initiatives belong together."
)
@click.option("--centrality", "view", flag_value="centrality", help="How central each is.")
@click.option("--bridges", "view", flag_value="bridges", help="Which tie communities together.")
@click.option("--ties", "view", flag_value="ties", help="Which themes tie which communities together.")
@click.option("--backend", help="A networkx backend that is installed, such as parallel.")
@click.option("--top", type=click.IntRange(min=1), help="How many to list.")
@table_format
@with_option
@endpoint_options
@pass_settings
def network(settings: Settings, kind: str, view: str, backend: str | None, top: int | None, form: str) -> None:
    r"""Show how the initiatives hang together as a network.

    Communities are found by Louvain with fixed seeds and named by the themes that tell them from the rest.

    \b
    lhl network --bridges
    lhl network --graph stated --centrality --lang en
    """
    table = settings.open().network(kind, view, backend=backend)
    print_table(table[:top] if top else table, form)


@click.command(cls=Command)
@click.argument("initiative", required=False)
@click.option("--top", type=click.IntRange(min=1), help="How many objectives to list.")
@table_format
@with_option
@pass_settings
def objectives(settings: Settings, initiative: str | None, top: int | None, form: str) -> None:
    r"""List common objectives. Goals that three or more initiatives say, each in its own words.

    Goals are joined when they are alike in words and concepts, by average linkage. The cut is the likeness that one in
    200 pairs of goals of different initiatives exceeds. With INITIATIVE: those that it says.

    \b
    lhl objectives --top 5
    lhl objectives demensplan-2025 --lang en
    """
    table = settings.open(judged=False).objectives(initiative, top=top)
    if not table and form == "table":
        settings.tell("no goal is said by three or more initiatives")
    print_table(table, form)


@click.command(cls=Command)
@table_format
@pass_settings
def evaluate(settings: Settings, form: str) -> None:
    r"""Test the scores against what sources say. Do pairs that a source links score higher than others?

    ROC-AUC, average precision and precision among the first 20 and 50, with 95 % intervals (bootstrap over
    initiatives), for the overall score, each facet, and simpler measures; and ROC-AUC and average precision among
    linked pairs and unlinked ones of the same size, where what is merely much described gains nothing.

    \b
    lhl evaluate -f csv
    """
    print_table(settings.open(judged=False).evaluate(), form)
