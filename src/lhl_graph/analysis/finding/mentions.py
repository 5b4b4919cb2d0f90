"""What a text mentions: each label's longest match, weighed by what stands around it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from lhl_graph.analysis.finding import context, editions, settling
from lhl_graph.analysis.finding.ages import OLDEST, ages
from lhl_graph.analysis.finding.lexicon import SHORTEST_REST, Label, below, fitting
from lhl_graph.analysis.finding.overlaps import longest, merged
from lhl_graph.analysis.finding.references import references
from lhl_graph.analysis.finding.words import (
    HYPHENS,
    JOINING,
    Word,
    first_from,
    hyphens_within,
    key,
    unhyphenated,
    words,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lhl_graph.analysis.finding.lexicon import Fit, Lexicon, Node, Start

_BINDING: Final = ("", "s", "e")


class Mention(NamedTuple):
    """A span of the text, in code points, that stands for a thing of the graph.

    ``how`` tells by what: ``exact``, ``form`` (inflected, or the other written form), ``compound``,
    ``suspended``, ``abbreviation``, ``reference``, ``undated`` (a reference whose session the names in the text
    tell) or ``age``; ``label`` is the label that fits.
    """

    start: int
    end: int
    thing: str
    kind: str
    how: str
    label: str


class Found(NamedTuple):
    """A mention before it is weighed, with its label and the number of its block."""

    mention: Mention
    label: Label | None
    block: int


def find(text: str, spans: Sequence[tuple[int, int]], lexicon: Lexicon) -> list[Mention]:
    """Give what is mentioned within the spans (headings, paragraphs, cells), in order; no match crosses a span.

    Names keep their capital and abbreviations their case. Of what overlaps the longest is kept. An abbreviation
    that several things share goes to the one whose name the text has.
    """
    found: list[Found] = []
    for number, (start, end) in enumerate(spans):
        inside = _parted(words(text, start, end), lexicon)
        if inside:
            found.extend(longest(_in_block(text, inside, (start, end), number, lexicon)))
    found = settling.settled(text, found, lexicon)
    return merged(text, sorted(each.mention for each in found))


def _parted(given: list[Word], lexicon: Lexicon) -> list[Word]:
    """Part words that lost the blank after their hyphen: helseog omsorgstenester."""
    if lexicon.glued.isdisjoint([word.key for word in given]):
        return given
    parted: list[Word] = []
    for word in given:
        if word.key in lexicon.glued:
            cut = word.end - len("og")
            parted.append(Word(word.start, cut, word.said[:-2], key(word.said[:-2])))
            parted.append(Word(cut, word.end, "og", "og"))
        else:
            parted.append(word)
    return parted


def _in_block(text: str, given: list[Word], span: tuple[int, int], number: int, lexicon: Lexicon) -> Iterator[Found]:
    starts = [lexicon.start(word.said) for word in given]
    if any(start.figure for start in starts if start):
        yield from _figures(text, given, span, number, lexicon)
    hyphens = hyphens_within(text, *span)
    for place, start in enumerate(starts):
        meant: list[Found] = []
        if start:
            if start.owners:
                yield from _abbreviations(given[place], start, number)
            if start.negative:
                yield from _negatives(text, given, place, start.negative, number)
            if start.nodes:
                meant = _meant(text, given, place, span, number, lexicon)
                yield from meant
            if start.head and not meant and not _is_suspended(text, given, place):
                yield _compound(given[place], start.head, number)
        if hyphens and given[place].end in hyphens:
            yield from _hyphenated(text, given, place, span, number, lexicon, meant, small=hyphens[given[place].end])


def _figures(text: str, given: list[Word], span: tuple[int, int], number: int, lexicon: Lexicon) -> Iterator[Found]:
    """Give what figures tell: references, editions and ages."""
    yield from _references(text, given, span, number, lexicon)
    yield from _editions(text, given, span, number, lexicon)
    if lexicon.ages is not None:
        for age in ages(text, *span):
            thing = lexicon.ages[age.least >= OLDEST]
            yield Found(Mention(age.start, age.end, thing, "group", "age", text[age.start : age.end]), None, number)


def _hyphenated(
    text: str,
    given: list[Word],
    place: int,
    span: tuple[int, int],
    number: int,
    lexicon: Lexicon,
    meant: list[Found],
    *,
    small: bool,
) -> Iterator[Found]:
    """Give what a word before a hyphen is with what it lacks; `small` if a small letter follows, `meant` without it."""
    if not meant and _is_suspended(text, given, place):
        yield from _suspended(given, place, number, lexicon)
    if small and place + 1 < len(given) and given[place + 1].key not in JOINING:
        exact = any(each.mention.how == "exact" for each in meant)
        yield from _made_whole(text, given, place, span, number, lexicon, exact=exact)


def _made_whole(
    text: str, given: list[Word], place: int, span: tuple[int, int], number: int, lexicon: Lexicon, *, exact: bool
) -> Iterator[Found]:
    """Give what a word with a hyphen within it stands for as one word; `exact` if its first part is a label itself."""
    whole, at = unhyphenated(given, place)
    yield from _meant(text, whole, at, span, number, lexicon)
    start = lexicon.start(whole[at].said)
    if start and start.head and (not exact or start.head.role == "negative"):
        yield _compound(whole[at], start.head, number)


def _meant(
    text: str, given: list[Word], place: int, span: tuple[int, int], number: int, lexicon: Lexicon
) -> list[Found]:
    """Give of the longest matches that begin at a word those that are mentions."""
    found = _walk(text, given, place, number, lexicon)
    return [each for each in found if context.is_meant(text, given, place, each, span, lexicon)] if found else found


def _walk(text: str, given: list[Word], place: int, number: int, lexicon: Lexicon) -> list[Found]:
    """Give the longest match of each class that begins at a word."""
    word = given[place]
    start = lexicon.start(word.said)
    if start is None or not start.nodes:
        return []
    goes_on = (
        place + 1 < len(given)
        and not start.following.isdisjoint(lexicon.meant(given[place + 1].key))
        and context.together(text, word, given[place + 1])
    )
    if not goes_on and text[word.start : word.end] == word.said:
        return [_found(label, word.start, word.end, number, exact=exact) for label, exact in start.alone]
    best: dict[str, tuple[int, Fit, Label, bool]] = {}
    waiting = [(node, place) for node in start.nodes]
    while waiting:
        node, at = waiting.pop()
        if node.ends:
            said = [each.said.lower() for each in given[place : at + 1]]
            written = text[word.start : given[at].end]
            for label, parts in node.ends:
                fit = fitting(label, parts, said, written)
                if label.kind not in best or (at, fit) > best[label.kind][:2]:
                    best[label.kind] = at, fit, label, fit.alike == len(parts)
        after = at + 1
        if node.next and after < len(given) and context.together(text, given[at], given[after]):
            forms = lexicon.meant(given[after].key)
            waiting += [(node.next[meant], after) for meant in forms if meant in node.next]
    return [_found(label, word.start, given[at].end, number, exact=exact) for at, _, label, exact in best.values()]


def _found(label: Label, start: int, end: int, number: int, *, exact: bool) -> Found:
    mention = Mention(start, end, label.thing, label.kind, "exact" if exact else "form", label.text)
    return Found(mention, label, number)


def _negatives(text: str, given: list[Word], place: int, first: Node, number: int) -> Iterator[Found]:
    """Give the longest negative label at a word; its first word is taken as it is, but for the written form."""
    node: Node | None = first
    best: Found | None = None
    at = place
    while node:
        if node.ends:
            label = node.ends[0][0]
            span = (given[place].start, given[at].end)
            best = Found(Mention(*span, label.thing, label.kind, "negative", label.text), label, number)
        at += 1
        if not node.next or at == len(given) or not context.together(text, given[at - 1], given[at]):
            break
        node = below(node, given[at].key, inflected=True)
    if best:
        yield best


def _abbreviations(word: Word, start: Start, number: int) -> Iterator[Found]:
    for label in start.owners:
        mention = Mention(word.start, word.end, label.thing, label.kind, "abbreviation", label.text)
        yield Found(mention, label, number)


def _references(text: str, given: list[Word], span: tuple[int, int], number: int, lexicon: Lexicon) -> Iterator[Found]:
    """Give references; one without a year is what the title after it says, if that has such a number."""
    for each in references(text, *span):
        said = text[each.start : each.end]
        thing = lexicon.references.get((each.series, each.number, each.year))
        if thing is not None:
            yield Found(Mention(each.start, each.end, thing, "initiative", "reference", said), None, number)
        elif not each.year:
            first = first_from(given, each.end)
            after = range(first, min(first + 3, first_from(given, each.end + 13)))
            walks = (_walk(text, given, place, number, lexicon) for place in after)
            said_after = {found.mention.thing for walk in walks for found in walk}
            like = lexicon.numbered(each.series, each.number)
            for owner in sorted(like & said_after) or sorted(like):
                how = "reference" if owner in said_after else "undated"
                yield Found(Mention(each.start, each.end, owner, "initiative", how, said), None, number)


def _editions(text: str, given: list[Word], span: tuple[int, int], number: int, lexicon: Lexicon) -> Iterator[Found]:
    for edition in editions.listed(text, given, span, lexicon):
        label = edition.label
        name = given[edition.first].start, given[edition.last].end
        named = Found(Mention(*name, label.thing, label.kind, "exact", label.text), label, number)
        if context.is_meant(text, given, edition.first, named, span, lexicon):
            year = given[edition.year]
            start, how = (name[0], "exact") if edition.year == edition.years else (year.start, "suspended")
            yield Found(Mention(start, year.end, label.thing, label.kind, how, label.text), label, number)


def _is_suspended(text: str, given: list[Word], place: int) -> bool:
    """Whether a word is a suspended compound: one with a hyphen before og, a slash or a comma."""
    if place + 1 == len(given):
        return False
    word, following = given[place : place + 2]
    gap = text[word.end : following.start]
    return gap.startswith(HYPHENS) and (following.key in JOINING or gap.strip() in ("-/", "-,"))


def _compound(word: Word, head: Label, number: int) -> Found:
    how = "negative" if head.role == "negative" else "compound"
    return Found(Mention(word.start, word.end, head.thing, head.kind, how, head.text), head, number)


def _suspended(given: list[Word], place: int, number: int, lexicon: Lexicon) -> Iterator[Found]:
    """Give what the first part of a suspended compound stands for, with the end that a later word lends it."""
    word = given[place]
    for binding in _BINDING:
        label = lexicon.heads.get(word.key.removesuffix(binding) if binding else word.key)
        if label is not None:
            if label.role != "negative":
                mention = Mention(word.start, word.end, label.thing, label.kind, "suspended", label.text)
                yield Found(mention, label, number)
            return
    for later in given[place + 2 : place + 5]:
        for cut in range(2, len(later.said) - SHORTEST_REST):
            for label, _ in _alone(word.said + later.said[cut:].lower(), lexicon, exact=True):
                mention = Mention(word.start, word.end, label.thing, label.kind, "suspended", label.text)
                yield Found(mention, label, number)
                return


def _alone(said: str, lexicon: Lexicon, *, exact: bool = False) -> Iterator[tuple[Label, str]]:
    """Give the label that one word is."""
    for meant in lexicon.meant(key(said)):
        if exact and abs(len(meant) - len(key(said))) > SHORTEST_REST:
            continue
        node = lexicon.root.next.get(meant)
        if node and node.ends and node.ends[0][0].role == "label":
            yield node.ends[0][0], "suspended" if exact else "form"
            return
