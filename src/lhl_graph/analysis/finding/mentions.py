"""What a text mentions: each label's longest match, weighed by what stands around it."""

from __future__ import annotations

from operator import eq
from typing import TYPE_CHECKING, Final, NamedTuple

from lhl_graph.analysis.finding import context, editions, settling
from lhl_graph.analysis.finding.ages import OLDEST, ages
from lhl_graph.analysis.finding.endings import same_word
from lhl_graph.analysis.finding.lexicon import NUMBER, SHORTEST_REST, Label, Lexicon, Node
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
    if not any(word.key in lexicon.glued for word in given):
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
    has_figures = any(word.said[0].isdigit() for word in given)
    if has_figures:
        yield from _references(text, given, span, number, lexicon)
        yield from _editions(text, given, span, number, lexicon)
    if has_figures and lexicon.ages is not None:
        for age in ages(text, *span):
            thing = lexicon.ages[age.least >= OLDEST]
            yield Found(Mention(age.start, age.end, thing, "group", "age", text[age.start : age.end]), None, number)
    hyphens = hyphens_within(text, *span)
    for place, word in enumerate(given):
        if word.said in lexicon.abbreviations or word.said.removesuffix("s") in lexicon.abbreviations:
            yield from _abbreviations(word, number, lexicon)
        meant = _meant(text, given, place, span, number, lexicon) if lexicon.starts(word.key) else None
        if word.key in lexicon.negatives.next or word.key.isdecimal():
            yield from _negatives(text, given, place, number, lexicon)
        if meant:
            yield from meant
        else:
            yield from _parts(text, given, place, number, lexicon)
        if word.end in hyphens and place + 1 < len(given) and given[place + 1].key not in JOINING:
            exact = any(each.mention.how == "exact" for each in meant or ())
            yield from _made_whole(text, given, place, span, number, lexicon, exact=exact)


def _made_whole(
    text: str, given: list[Word], place: int, span: tuple[int, int], number: int, lexicon: Lexicon, *, exact: bool
) -> Iterator[Found]:
    """Give what a word with a hyphen within it stands for as one word; `exact` if its first part is a label itself."""
    whole, at = unhyphenated(given, place)
    yield from _meant(text, whole, at, span, number, lexicon)
    head = lexicon.head(whole[at].key)
    if head is not None and (not exact or head.role == "negative"):
        yield _compound(whole[at], head, number)


def _meant(
    text: str, given: list[Word], place: int, span: tuple[int, int], number: int, lexicon: Lexicon
) -> list[Found]:
    """Give of the longest matches that begin at a word those that are mentions."""
    found = _walk(text, given, place, number, lexicon)
    return [each for each in found if context.is_meant(text, given, place, each, span, lexicon)]


def _walk(text: str, given: list[Word], place: int, number: int, lexicon: Lexicon) -> list[Found]:
    """Give the longest match of each class that begins at a word."""
    starts = lexicon.starts(given[place].key)
    if not starts:
        return []
    best: dict[str, tuple[int, int, bool, bool, Label, int]] = {}
    waiting = [(node, place) for node in starts]
    while waiting:
        node, at = waiting.pop()
        for label, said in node.ends:
            if label.kind in best and at < best[label.kind][0]:
                continue
            alike = sum(map(eq, [word.said.lower() for word in given[place : at + 1]], said))
            rank = (at, alike, label.role != "name", label.text == text[given[place].start : given[at].end])
            if label.kind not in best or rank > best[label.kind][:4]:
                best[label.kind] = (*rank, label, len(said))
        after = at + 1
        if node.next and after < len(given) and context.together(text, given[at], given[after]):
            forms = lexicon.meant(given[after].key)
            waiting += [(node.next[meant], after) for meant in forms if meant in node.next]
    found = []
    for kind, (at, fit, _, _, label, length) in best.items():
        how = "exact" if fit == length else "form"
        mention = Mention(given[place].start, given[at].end, label.thing, kind, how, label.text)
        found.append(Found(mention, label, number))
    return found


def _negatives(text: str, given: list[Word], place: int, number: int, lexicon: Lexicon) -> Iterator[Found]:
    """Give the longest negative label at a word; its first word is taken as it is, but for the written form."""
    node: Node | None = lexicon.negatives
    best: Found | None = None
    for at in range(place, len(given)):
        if at > place and not context.together(text, given[at - 1], given[at]):
            break
        word = given[at].key
        assert node is not None
        node = _below(node, word, inflected=at > place)
        if node is None:
            break
        if node.ends:
            label = node.ends[0][0]
            span = (given[place].start, given[at].end)
            best = Found(Mention(*span, label.thing, label.kind, "negative", label.text), label, number)
    if best:
        yield best


def _below(node: Node, word: str, *, inflected: bool) -> Node | None:
    if word in node.next:
        return node.next[word]
    if word.isdecimal():
        return node.next.get(NUMBER)
    forms = (below for said, below in node.next.items() if same_word(said, word)) if inflected else iter(())
    return next(forms, None)


def _abbreviations(word: Word, number: int, lexicon: Lexicon) -> Iterator[Found]:
    owners = lexicon.abbreviations.get(word.said) or lexicon.abbreviations[word.said.removesuffix("s")]
    for label in owners:
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


def _parts(text: str, given: list[Word], place: int, number: int, lexicon: Lexicon) -> Iterator[Found]:
    """Give what a word is a part of: a compound that a theme begins, or a suspended compound."""
    word = given[place]
    following = given[place + 1] if place + 1 < len(given) else None
    gap = text[word.end : following.start] if following else ""
    if following and gap.startswith(HYPHENS) and (following.key in JOINING or gap.strip() in ("-/", "-,")):
        yield from _suspended(given, place, number, lexicon)
        return
    head = lexicon.head(word.key)
    if head is not None:
        yield _compound(word, head, number)


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
