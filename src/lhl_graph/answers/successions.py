"""Successions that no source states, with what speaks for them, and how far the rule that finds them can be trusted."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from lhl_graph.analysis.succession import FoundAgain, Succession, found_again, successions, unstated
from lhl_graph.answers.overlaps import stored
from lhl_graph.findings import facts
from lhl_graph.graph.labels import Labels
from lhl_graph.iris import local_name
from lhl_graph.table.listing import item
from lhl_graph.table.numerals import decimal

if TYPE_CHECKING:
    from lhl_graph.graph.store import Store


class SuccessionRow(NamedTuple):
    """`later` has probably taken over from `earlier`, both IRIs; nobody has said so."""

    earlier: str
    later: str
    name_earlier: str
    name_later: str
    score: float
    years: list[str]
    """Last year of the earlier, where it is known, and first year of the later."""
    hands: list[str]
    """Who owns or carries out both."""
    reason: str


HEADINGS: Final = {
    "nb": {"name_earlier": "Satsing", "name_later": "Trolig avløst av", "score": "Samlet", "reason": "Hvorfor"},
    "nn": {"name_earlier": "Satsing", "name_later": "Truleg avløyst av", "score": "Samla", "reason": "Kvifor"},
    "en": {"name_earlier": "Initiative", "name_later": "Likely succeeded by", "score": "Overall", "reason": "Why"},
}
_WORDS: Final = {
    "nb": {
        "reason": "«{later}» har trolig avløst «{earlier}»: {time}, {together}, og de er blant dem som overlapper mest "
        "med hverandre (overlapp {score}). Ingen av kildene her sier det.",
        "known": "den ene sluttet i {end}, den andre begynte i {start}",
        "unknown": "den ene er over, den andre begynte i {start}",
        "hands": "begge ligger hos {hands}",
        "field": "begge gjelder samme felt",
        "measured": "Regelen finner {found} av de {stated} avløsningene som kildene oppgir, uten å kjenne dem.",
    },
    "nn": {
        "reason": "«{later}» har truleg avløyst «{earlier}»: {time}, {together}, og dei er mellom dei som overlappar "
        "mest med kvarandre (overlapp {score}). Ingen av kjeldene her seier det.",
        "known": "den eine slutta i {end}, den andre tok til i {start}",
        "unknown": "den eine er over, den andre tok til i {start}",
        "hands": "begge ligg hos {hands}",
        "field": "begge gjeld same felt",
        "measured": "Regelen finn {found} av dei {stated} avløysingane som kjeldene oppgjev, utan å kjenne dei.",
    },
    "en": {
        "reason": "“{later}” has probably succeeded “{earlier}”: {time}, {together}, and they are among those that "
        "overlap most with each other (overlap {score}). No source in the graph says so.",
        "known": "one ended in {end}, the other began in {start}",
        "unknown": "one is over, the other began in {start}",
        "hands": "both are with {hands}",
        "field": "both are in the same field",
        "measured": "The rule finds {found} of the {stated} successions that sources state, without knowing them.",
    },
}


def read(store: Store) -> list[Succession]:
    """Give all pairs of which the rule says that one has succeeded the other, stated or not."""
    scores = {pair: row.score for pair, (row, _) in stored(store).items()}
    return successions(facts.periods(store), scores, facts.hands(store), facts.fields(store))


def measured(store: Store, found: list[Succession]) -> FoundAgain:
    """Tell how many of the stated successions between described initiatives the rule finds again, each held out."""
    return found_again(found, facts.relations(store), facts.initiatives(store))


def rows(store: Store, succeeded: list[Succession], language: str) -> list[SuccessionRow]:
    """Give those of the successions that no source states, the largest overlap first."""
    labels, words = Labels(store, language), _WORDS[language]
    periods = {period.initiative: period for period in facts.periods(store)}
    found = []
    for row in unstated(succeeded, facts.relations(store)):
        end, start = periods[row.earlier].last_day, periods[row.later].first_day or ""
        hands = [labels[each] for each in row.hands]
        time = words["known" if end else "unknown"].format(end=(end or "")[:4], start=start[:4])
        together = words["hands"].format(hands=", ".join(hands)) if hands else words["field"]
        names = {"earlier": labels[row.earlier], "later": labels[row.later]}
        score = decimal(row.score, 2, language)
        said = words["reason"].format(**names, time=time, together=together, score=score)
        years = [day[:4] for day in (end, start) if day]
        found.append(SuccessionRow(*row[:2], names["earlier"], names["later"], row.score, years, hands, said))
    return found


def trust(store: Store, found: list[Succession], language: str) -> str:
    """Say how many of the stated successions the rule finds again."""
    return _WORDS[language]["measured"].format(**measured(store, found)._asdict())


def text(rows: list[SuccessionRow], width: int | None) -> str:
    """Write one sentence a succession, and the command that tells the rest."""
    lines = []
    for number, row in enumerate(rows, 1):
        earlier, later = (local_name(iri) for iri in row[:2])
        lines += [item(row.reason, width, f"{number:3}. "), f"     lhl why {earlier} {later}", ""]
    return "\n".join(lines[:-1])
