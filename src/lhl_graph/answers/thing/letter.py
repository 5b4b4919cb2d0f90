"""The first sentences about a letter and its assignments: from whom to whom, on what, how known, and how it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from lhl_graph.answers.thing.lead import called, words
from lhl_graph.iris import BASE, NS, PREFIXES, root
from lhl_graph.prose import counted, dates, listed, quoted, small, upper

if TYPE_CHECKING:
    from lhl_graph.graph.labels import Labels
    from lhl_graph.graph.store import Store

_LETTER: Final = BASE + "source-form/letter"
_ELSEWHERE: Final = BASE + "task-state/refers-elsewhere"
_RATING: Final = NS + "riskRating"
_ABOUT: Final = tuple(NS + name for name in ("aboutInitiative", "aboutFocusArea", "aboutMeasure"))


def of_letter(store: Store, labels: Labels, iri: str) -> list[str]:
    """Say what a letter is, from whom to whom, when, and with how many assignments on what.

    What all of its assignments are about is named; one that is known only through what others say of it is said to be.
    """
    said, language = words(labels.language), labels.language
    tasks = [each for each, _ in store.pointing(iri, NS + "letter")]
    kinds = [labels[each] for each in store.objects(iri, NS + "letterType")]
    ends = _ends(store, labels, iri)
    days = store.objects(iri, PREFIXES["dct"] + "date")
    when = [said["letter day" if "-" in each else "letter year"].format(dates(each, language)) for each in days]
    number = [said["letter tasks"].format(counted(len(tasks), "task", language))] if tasks else []
    shared = sorted(set.intersection(*(set(about(store, each)) for each in tasks))) if tasks else []
    on = [said["letter on"].format(listed([labels[each] for each in shared], language))] if shared else []
    return [upper(" ".join([*kinds[:1], *ends, *when, *number, *on])) + ".", *_known(store, iri, language)]


def of_task(store: Store, labels: Labels, iri: str) -> list[str]:
    """Say by whom, to whom and in which letter an assignment was given, on what, and how it stood when last told."""
    said, language = words(labels.language), labels.language
    on = listed([labels[each] for each in about(store, iri)], language)
    letters = store.objects(iri, NS + "letter")
    given = [each for letter in letters for each in _ends(store, labels, letter)]
    given += [said["task in"].format(labels[each]) for each in letters]
    told = " ".join([said["task"], *given, *([said["letter on"].format(on)] if on else [])])
    return [f"{told}.", *(f"{upper(each)}." for each in standing(store, labels, iri))]


def _ends(store: Store, labels: Labels, letter: str) -> list[str]:
    """Say from whom to whom a letter went, as far as that is known."""
    said = words(labels.language)
    return [
        said[f"letter {name}"].format(called(labels, each))
        for name in ("sender", "receiver")
        for each in store.objects(letter, NS + name)
    ]


def standing(store: Store, labels: Labels, task: str) -> list[str]:
    """Say how an assignment stood in each year that a source tells of, and the whole of how it rated the risk.

    The two are said once where the rating says the state; a state that only refers to other assignments says nothing.
    """
    said, found = words(labels.language), []
    for each in store.objects(task, NS + "taskStatus"):
        (year,), (state,) = (store.objects(each, NS + name) for name in ("year", "state"))
        told, rating = (small(labels[it]) if it else "" for it in (state, "".join(store.objects(each, _RATING))))
        if rating:
            is_one = state == _ELSEWHERE or rating.startswith(told)
            told = rating if is_one else said["task rated"].format(told, quoted(rating, labels.language))
        found.append(said["task status"].format(year, told))
    return found


def about(store: Store, task: str) -> list[str]:
    """Give the initiatives that an assignment is about, as a whole or in part; of anything else, none."""
    return list(dict.fromkeys(root(each) for name in _ABOUT for each in store.objects(task, name)))


def _known(store: Store, iri: str, language: str) -> list[str]:
    """Say through which papers a letter is known, each once however many of its chapters tell; not of one at hand."""
    sources = store.objects(iri, NS + "sourceEntry")
    if not sources or any(_LETTER in store.objects(each, NS + "form") for each in sources):
        return []
    titles = [title.partition(", ")[0] for each in sources for title in store.objects(each, PREFIXES["dct"] + "title")]
    told = [quoted(each, language) for each in dict.fromkeys(titles)]
    return [words(language)["letter known"].format(listed(told, language))] if told else []
